// Any bytes as a content pack, as its manifest, and as a manifest that is signed: refused in one sentence or taken
// within the limits, never a crash.
#include "store/pack/manifest.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const store::ByteView bytes{data, size};
    const store::PublicKey nobody{};
    const auto pack = store::read_pack(bytes, std::span(&nobody, 1));
    if (pack || pack.error().detail.empty()) std::abort(); // nobody signed it
    const auto manifest = store::read_pack_manifest(store::text_of(bytes));
    if (!manifest && manifest.error().detail.empty()) std::abort();
    if (!manifest) return 0;
    if (manifest->version == 0 || manifest->languages.empty()) std::abort();
    for (const store::PackEntry& file : manifest->files)
        if (!store::is_pack_name(file.name) || file.bytes > store::pack_file_bytes_max) std::abort();
    return 0;
}
