// manifest.json: the list of the files of a package, signed by the kiosk. Written last: no manifest, no package. Holds
// no time of writing, and never a count that the summary hides.
#pragma once

#include "store/package/package.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

inline constexpr std::uint64_t format_version = 1;

struct ManifestFile {
    std::string name;
    std::uint64_t bytes = 0;
    Digest sha256{};
    std::optional<std::string> rows; ///< "28", or "1 to 10" where the summary hides it; none for a file without rows
};

struct Manifest {
    std::string program;
    std::string kiosk;
    Period period;
    std::vector<ManifestFile> files;
    PublicKey key{};
};

/// The kind and the name of every file a package of this version has, in the order they are written.
struct FileRule {
    FileKind kind;
    std::string_view name;
    bool always = true; ///< every package has it
};
inline constexpr std::array file_rules{
    FileRule{FileKind::summary, "summary.csv"},     FileRule{FileKind::report, "report.html"},
    FileRule{FileKind::records, "records.zip"},     FileRule{FileKind::backup, "backup.sealed", false},
    FileRule{FileKind::schema, "datapackage.json"}, FileRule{FileKind::manifest, "manifest.json"}};

constexpr std::string_view name_of(FileKind kind) {
    for (const auto& rule : file_rules) {
        if (rule.kind == kind) return rule.name;
    }
    return {};
}

/// The text of manifest.json, signed. Passes on what the signer answers.
Result<std::string> signed_manifest(const Manifest& manifest, const Signer& signer);

/// What is signed opens with these words, so that a signature of one kind of file is never one of another.
inline constexpr std::string_view manifest_prefix = "porchlight manifest 1\n";

/// `text`, a JSON object whose last field is an empty signature, with the signature put in. `prefix` as below.
Result<std::string> with_signature(std::string text, std::string_view prefix, const Signer& signer);

/// The bytes that are signed: `prefix`, then the file with the 128 digits of the signature taken out.
/// Code::corrupt when the text holds no signature where it belongs.
Result<std::string> signing_text(std::string_view text, Signature& signature,
                                 std::string_view prefix = manifest_prefix);

/// Reads and checks the form; the signature is the caller's to check, over signing_text. One sentence that names the
/// field, and the file's name in front. Code::newer_schema for a format this program does not know.
Result<Manifest> read_manifest(std::string_view text);

/// a-z, 0-9 and inner hyphens, 1-32 characters.
bool is_kiosk_code(std::string_view text);

} // namespace store
