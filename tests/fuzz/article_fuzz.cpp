// Any bytes as a read: refused in one sentence or turned into blocks, never a crash.
#include "app/library/article.h"

#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto article = porchlight::library::parse_article({reinterpret_cast<const char*>(data), size}, "read.md");
    if (!article && article.error().sentence.empty()) std::abort();
    if (article && porchlight::library::word_count(*article) < 0) std::abort();
    return 0;
}
