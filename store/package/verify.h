// Checks a package as anybody can who holds it: is it whole, unchanged and from the kiosk it names; and with the
// passphrase, is every record sound. Changes nothing, and follows no symbolic link inside the package.
#pragma once

#include "store/package/package.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace store {

struct VerifyOptions {
    std::optional<PublicKey> trusted_key; ///< without it the manifest's own key is used, and `key_trusted` is false
    std::optional<SecretText> passphrase; ///< without it records.zip is checked as a file, not opened
};

struct Verification {
    std::vector<std::string> failures; ///< one sentence each, opening with the file's name; empty when all is well
    bool key_trusted = false;
    bool records_opened = false;
    PublicKey key{};
    std::string kiosk;
    std::string program;
    Period period;
    std::optional<std::uint64_t> visits; ///< exact when the records were opened or the total is published
    std::vector<FileInfo> files;
    Digest manifest_sha256{};
    std::string records_sha256; ///< of records.csv inside the locked file, once opened
    bool good() const { return failures.empty(); }
};

/// Never fails: what is wrong with a package is a failure in the answer. May read for as long as the medium does.
Verification verify_package(const std::filesystem::path& folder, const VerifyOptions& options = {});

/// backup.sealed of a package that was verified. Code::not_found when there is none.
Result<Bytes> read_backup(const std::filesystem::path& folder);

} // namespace store
