// Two folders change places through renameat2(RENAME_EXCHANGE). After it `library.next` is the old library, which a
// power cut may leave under that name: its version tells it from a new one that was not finished.
#include "store/pack/live.h"

#include "store/pack/manifest.h"
#include "store/package/digest.h"
#include "store/sync.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <set>
#include <sys/file.h>
#include <unistd.h>

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr const char *live_name = "library", *next_name = "library.next", *before_name = "library.before";

bool is_there(const fs::path& path) {
    std::error_code unknown; // what cannot be looked at is not there; using it says why
    return fs::is_directory(fs::symlink_status(path, unknown));
}

Result<std::string> manifest_text(const fs::path& root) {
    const auto folder = open_root(root);
    if (!folder) return tl::unexpected(folder.error());
    return read_file(*folder, std::string(pack_manifest_name), pack_manifest_bytes_max).map([](const Bytes& bytes) {
        return std::string(text_of(bytes));
    });
}

Result<PackManifest> manifest_of(const fs::path& root) {
    return manifest_text(root).and_then([](const std::string& text) { return read_pack_manifest(text); });
}

Result<void> check_file(const fs::path& root, const PackEntry& entry) {
    const auto file = root / entry.name;
    const auto folder = open_root(file.parent_path());
    if (!folder) return tl::unexpected(folder.error());
    const auto bytes = read_file(*folder, file.filename(), pack_file_bytes_max);
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->size() != entry.bytes || sha256(*bytes) != entry.sha256)
        return fail(Code::corrupt, file.string() + ": it is not the file that was installed.");
    return {};
}

Result<PackManifest> check_folder(const fs::path& root) {
    auto manifest = manifest_of(root);
    if (!manifest) {
        Error error = manifest.error();
        return fail(Code::corrupt, (root / "").string() + error.detail);
    }
    std::set<std::string> found;
    std::error_code failed;
    for (fs::recursive_directory_iterator at(root, failed), end; !failed && at != end; at.increment(failed))
        if (at->is_symlink(failed) || !at->is_directory(failed)) found.insert(fs::relative(at->path(), root, failed));
    if (failed) return fail(Code::io, root.string() + ": " + failed.message() + ".");
    found.erase(std::string(pack_manifest_name));
    for (const PackEntry& entry : manifest->files) {
        if (found.erase(entry.name) == 0) return fail(Code::corrupt, (root / entry.name).string() + ": it is missing.");
        if (auto same = check_file(root, entry); !same) return tl::unexpected(same.error());
    }
    if (!found.empty())
        return fail(Code::corrupt, (root / *found.begin()).string() + ": the installed pack does not hold it.");
    return manifest;
}

Result<void> write_below(const fs::path& root, const std::string& name, ByteView bytes) {
    auto folder = open_root(root);
    const fs::path path(name);
    for (const fs::path& part : path.parent_path()) {
        if (!folder) break;
        bool made = false;
        folder = make_folder(*folder, part, made);
    }
    if (!folder) return tl::unexpected(folder.error());
    return write_file(*folder, path.filename(), bytes, 0, [](std::uint64_t) { return true; });
}

Result<void> flush_folders(const fs::path& root) {
    const auto flushed = [](const fs::path& folder) -> Result<void> {
        if (sync_folder(folder)) return {};
        return tl::unexpected(medium_error(errno, folder.string()));
    };
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.is_directory())
            if (auto done = flushed(entry.path()); !done) return done;
    return flushed(root);
}

} // namespace

fs::path live_library(const fs::path& data) { return data / live_name; }

Result<std::optional<PackManifest>> check_live_library(const fs::path& data) {
    const auto root = live_library(data);
    std::error_code failed;
    if (fs::symlink_status(root, failed).type() == fs::file_type::not_found) return std::optional<PackManifest>{};
    return check_folder(root).map([](PackManifest&& manifest) { return std::optional(std::move(manifest)); });
}

Result<LibraryChange> LibraryChange::begin(const fs::path& data) {
    auto folder = open_root(data);
    if (!folder) return tl::unexpected(folder.error());
    if (flock(folder->number(), LOCK_EX | LOCK_NB) != 0)
        return fail(Code::in_use, data.string() + ": its reads are being changed already.");
    LibraryChange change(data, std::move(*folder));
    if (auto finished = change.finish(); !finished) return tl::unexpected(finished.error());
    return change;
}

LibraryChange::~LibraryChange() {
    if (!lock_.open() || !half_done_) return;
    std::error_code left; // the next change clears it
    fs::remove_all(data_ / next_name, left);
}

Result<void> LibraryChange::finish() {
    if (!is_there(data_ / next_name)) return {};
    const auto live = manifest_of(data_ / live_name), next = manifest_of(data_ / next_name);
    std::error_code failed;
    if (live && next && next->version < live->version) {
        fs::remove_all(data_ / before_name, failed);
        if (!failed) fs::rename(data_ / next_name, data_ / before_name, failed);
    } else {
        fs::remove_all(data_ / next_name, failed);
    }
    if (failed) return fail(Code::io, (data_ / next_name).string() + ": " + failed.message() + ".");
    return {};
}

Result<fs::path> LibraryChange::lay_out(const Pack& pack) {
    const auto live = manifest_of(data_ / live_name);
    if (live && pack.manifest.version <= live->version)
        return fail(Code::invalid, "its version is " + std::to_string(pack.manifest.version) +
                                       ", and this kiosk reads " + std::to_string(live->version) +
                                       "; a pack must be newer.");
    const auto root = data_ / next_name;
    bool made = false;
    half_done_ = true;
    auto folder = make_folder(lock_, next_name, made);
    if (!folder) return tl::unexpected(folder.error());
    for (const PackFile& file : pack.files)
        if (auto written = write_below(root, file.name, file.bytes); !written) return tl::unexpected(written.error());
    // Last, so that a folder with a manifest is a whole one.
    if (auto written = write_below(root, std::string(pack_manifest_name), bytes_of(pack.manifest_text)); !written)
        return tl::unexpected(written.error());
    if (auto flushed = flush_folders(root); !flushed) return tl::unexpected(flushed.error());
    return root;
}

Result<void> LibraryChange::put_in_use() {
    const int at = lock_.number();
    const bool had_one = is_there(data_ / live_name);
    if (renameat2(at, next_name, at, live_name, had_one ? RENAME_EXCHANGE : RENAME_NOREPLACE) != 0)
        return tl::unexpected(medium_error(errno, (data_ / live_name).string()));
    half_done_ = false;
    if (auto flushed = sync_folder(lock_, data_.string()); !flushed) return flushed;
    std::error_code failed;
    fs::remove_all(data_ / before_name, failed);
    if (!failed && had_one) fs::rename(data_ / next_name, data_ / before_name, failed);
    if (failed) return fail(Code::io, (data_ / before_name).string() + ": " + failed.message() + ".");
    return sync_folder(lock_, data_.string());
}

Result<void> LibraryChange::bring_back() {
    const int at = lock_.number();
    const bool has_one = is_there(data_ / live_name), has_before = is_there(data_ / before_name);
    if (!has_one && !has_before) return fail(Code::not_found, data_.string() + ": no reads were installed here.");
    if (has_before)
        if (auto whole = check_folder(data_ / before_name); !whole) return tl::unexpected(whole.error());
    const int done = !has_before ? renameat2(at, live_name, at, before_name, RENAME_NOREPLACE)
                     : has_one   ? renameat2(at, before_name, at, live_name, RENAME_EXCHANGE)
                                 : renameat2(at, before_name, at, live_name, RENAME_NOREPLACE);
    if (done != 0) return tl::unexpected(medium_error(errno, (data_ / live_name).string()));
    return sync_folder(lock_, data_.string());
}

} // namespace store
