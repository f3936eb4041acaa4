// Makes the files of a package in memory, so that their sizes are known before anything touches the medium. The rows of
// records.csv exist only while they are being locked.
#pragma once

#include "store/package/package.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace store {

struct MadeFile {
    FileKind kind;
    Bytes bytes;
};

struct MadePackage {
    std::vector<MadeFile> files; ///< in the order of file_rules, the manifest last
    std::uint64_t visits = 0;
    Digest manifest_sha256{};
    Digest numbers_sha256{}; ///< see Outgoing
    const Bytes& file(FileKind kind) const;
};

/// `at(stage)` is called as gather and lock begin. Code::invalid for a request outside its limits or other numbers than
/// before, Code::stopped, and whatever the source and the signer answer.
Result<MadePackage> make_package(const PackageRequest& request, std::stop_token stop,
                                 const std::function<void(Stage)>& at);

} // namespace store
