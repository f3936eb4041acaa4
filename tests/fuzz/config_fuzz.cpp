// Any bytes as porchlight.toml: refused in one sentence or taken within the limits, never a crash.
#include "app/config.h"

#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto config = porchlight::parse_config({reinterpret_cast<const char*>(data), size}, "porchlight.toml");
    if (!config && config.error().sentence.empty()) std::abort();
    if (config && (config->check_in_idle_seconds < 30 || config->check_in_idle_seconds > 300)) std::abort();
    return 0;
}
