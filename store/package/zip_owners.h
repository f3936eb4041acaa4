// What libzip hands out, each freed as it must be. Seen by the two that read and write zips: records.zip and the pack.
#pragma once

#include <memory>
#include <zip.h>

namespace store {

struct DiscardZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct CloseEntry {
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};
using ZipArchive = std::unique_ptr<zip_t, DiscardZip>;
using ZipSource = std::unique_ptr<zip_source_t, FreeSource>;
using ZipEntry = std::unique_ptr<zip_file_t, CloseEntry>;

} // namespace store
