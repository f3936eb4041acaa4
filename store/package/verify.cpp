// Signature first, then what it covers, then what the files say of each other. One failure does not hide the next, but
// nothing is said about a file that could not be read.
#include "store/package/verify.h"

#include "store/guard.h"
#include "store/package/digest.h"
#include "store/package/folder.h"
#include "store/package/locked.h"
#include "store/package/manifest.h"
#include "store/package/records.h"
#include "store/package/tables.h"

#include <algorithm>
#include <map>

namespace store {
namespace {

constexpr std::uint64_t manifest_bytes_max = 64 * 1024;
constexpr std::uint64_t clear_bytes_max = 4 * 1024 * 1024;
constexpr std::uint64_t locked_bytes_max = 2048ull * 1024 * 1024; ///< 28 million visits

class Check {
  public:
    Check(const std::filesystem::path& path, const VerifyOptions& options) : path_(path), options_(options) {}
    void run();
    void give_up(std::string sentence) { failed(std::move(sentence)); }
    Verification answer() { return std::move(answer_); }

  private:
    void failed(std::string sentence) { answer_.failures.push_back(std::move(sentence)); }
    bool read_manifest_file();
    void check_names(const Descriptor& folder);
    void check_file(const Descriptor& folder, const ManifestFile& listed);
    void check_summary();
    void check_records();
    void check_row_counts(const std::string& csv);
    void compare_summaries(const Tally& tally);
    const ManifestFile& listed(FileKind kind) const;

    const std::filesystem::path& path_;
    const VerifyOptions& options_;
    Verification answer_;
    Manifest manifest_;
    Bytes manifest_text_;
    std::map<std::string, Bytes, std::less<>> files_; ///< those that match the manifest
};

const ManifestFile& Check::listed(FileKind kind) const {
    return *std::find_if(manifest_.files.begin(), manifest_.files.end(),
                         [&](const ManifestFile& file) { return file.name == name_of(kind); });
}

bool Check::read_manifest_file() {
    const auto text = text_of(manifest_text_);
    Signature signature{};
    const auto signed_part = signing_text(text, signature);
    if (!signed_part) {
        failed(signed_part.error().detail);
        return false;
    }
    auto manifest = read_manifest(text);
    if (!manifest) {
        failed(manifest.error().detail);
        return false;
    }
    manifest_ = std::move(*manifest);
    answer_.key = manifest_.key;
    if (!is_signed_by(manifest_.key, bytes_of(*signed_part), signature)) {
        failed("manifest.json: the signature does not match, so the file was changed after the kiosk signed it.");
        return false;
    }
    answer_.key_trusted = options_.trusted_key == manifest_.key;
    if (options_.trusted_key && !answer_.key_trusted) { // nothing else of it is worth reading
        failed("manifest.json: it was signed by another key than the trusted one.");
        return false;
    }
    answer_.kiosk = manifest_.kiosk;
    answer_.program = manifest_.program;
    answer_.period = manifest_.period;
    return true;
}

void Check::check_names(const Descriptor& folder) {
    const auto names = names_in(folder);
    if (!names) return failed(path_.filename().string() + ": " + names.error().detail);
    for (const auto& name : *names) {
        const bool known = name == name_of(FileKind::manifest) ||
                           std::any_of(manifest_.files.begin(), manifest_.files.end(),
                                       [&](const ManifestFile& file) { return file.name == name; });
        if (!known) failed(name + ": this file does not belong to the package.");
    }
}

void Check::check_file(const Descriptor& folder, const ManifestFile& file) {
    const bool locked = file.name == name_of(FileKind::records) || file.name == name_of(FileKind::backup);
    const auto bytes_max = std::min(file.bytes, locked ? locked_bytes_max : clear_bytes_max);
    auto bytes = read_file(folder, file.name, bytes_max);
    if (!bytes) {
        const bool missing = bytes.error().code == Code::not_found;
        return failed(missing ? file.name + ": the manifest names it, but it is missing." : bytes.error().detail);
    }
    if (bytes->size() != file.bytes) {
        return failed(file.name + ": it is " + std::to_string(bytes->size()) + " bytes, and the manifest says " +
                      std::to_string(file.bytes) + ".");
    }
    if (sha256(*bytes) != file.sha256) {
        return failed(file.name + ": its contents are not those the kiosk signed (SHA-256 differs).");
    }
    files_.emplace(file.name, std::move(*bytes));
}

void Check::check_row_counts(const std::string& csv) {
    const auto lines = static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n'));
    const auto rows = std::to_string(lines == 0 ? 0 : lines - 1);
    if (listed(FileKind::summary).rows != rows) {
        failed("summary.csv: it has " + rows + " rows, and the manifest says " +
               listed(FileKind::summary).rows.value_or("nothing") + ".");
    }
}

/// What can be said without opening the records: the row counts, and the total if it is published.
void Check::check_summary() {
    const auto found = files_.find(name_of(FileKind::summary));
    if (found == files_.end()) return;
    const std::string csv(text_of(found->second));
    check_row_counts(csv);
    const auto rows = listed(FileKind::records).rows.value_or("");
    const auto total =
        "," + to_iso(manifest_.period.from) + "," + to_iso(manifest_.period.until) + ",all,total," + rows + "\r\n";
    if (csv.find(total) == std::string::npos) {
        failed("summary.csv: its total is not the row count the manifest has for records.zip.");
    }
    if (rows != "1 to 10" && !rows.empty()) answer_.visits = std::stoull(rows);
}

void Check::compare_summaries(const Tally& tally) {
    answer_.visits = tally.total;
    const auto summary = suppress(tally);
    const auto rows = listed(FileKind::records).rows.value_or("");
    if (to_text(summary.total) != rows) {
        failed("records.zip: it holds " + std::to_string(tally.total) + " visits, and the manifest says " + rows + ".");
    }
    const auto found = files_.find(name_of(FileKind::summary));
    if (found == files_.end()) return;
    if (text_of(found->second) != summary_csv(summary, manifest_.kiosk, manifest_.period)) {
        failed("summary.csv: it is not what the visits in records.zip add up to.");
    }
}

void Check::check_records() {
    const auto found = files_.find(name_of(FileKind::records));
    if (found == files_.end() || !options_.passphrase) return;
    const auto unlocked = unlock_records(found->second, *options_.passphrase);
    if (!unlocked) return failed(unlocked.error().detail);
    const std::string& csv = unlocked->records;
    Tally tally;
    const auto read = read_records(csv, manifest_.period, [&](const Visit& visit) { tally.add(visit); });
    if (!read) {
        failed("records.zip: records.csv, " + read.error().detail + ".");
    } else if (csv.size() != records_csv_bytes(tally.total)) {
        failed("records.zip: records.csv is not as long as its rows make it.");
    } else {
        answer_.records_opened = true;
        answer_.records_sha256 = to_hex(sha256(bytes_of(csv)));
        compare_summaries(tally);
    }
}

void Check::run() {
    const auto folder = open_root(path_);
    if (!folder) return failed(folder.error().detail);
    auto text = read_file(*folder, std::string(name_of(FileKind::manifest)), manifest_bytes_max);
    if (!text) {
        const bool missing = text.error().code == Code::not_found;
        return failed(missing ? "manifest.json: it is missing, so this is not a whole package." : text.error().detail);
    }
    manifest_text_ = std::move(*text);
    answer_.manifest_sha256 = sha256(manifest_text_);
    if (!read_manifest_file()) return;
    check_names(*folder);
    for (const auto& file : manifest_.files) {
        check_file(*folder, file);
        for (const auto& rule : file_rules) {
            if (rule.name == file.name) answer_.files.push_back({rule.kind, file.name, file.bytes});
        }
    }
    answer_.files.push_back({FileKind::manifest, std::string(name_of(FileKind::manifest)), manifest_text_.size()});
    check_summary();
    check_records();
}

} // namespace

Verification verify_package(const std::filesystem::path& folder, const VerifyOptions& options) {
    Check check(folder, options);
    if (const auto done = guarded([&]() -> Result<void> { return check.run(), Result<void>{}; }); !done) {
        check.give_up(folder.filename().string() + ": " + done.error().detail + ".");
    }
    return check.answer();
}

Result<Bytes> read_backup(const std::filesystem::path& folder) {
    return guarded([&]() -> Result<Bytes> {
        const auto opened = open_root(folder);
        if (!opened) return tl::unexpected(opened.error());
        return read_file(*opened, std::string(name_of(FileKind::backup)), locked_bytes_max);
    });
}

} // namespace store
