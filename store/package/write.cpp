// The write protocol. Up to the rename nothing on the volume looks like a package; after it, everything of it has been
// read back. Whatever an interrupted export left behind has a name of its own, which never comes twice, and is cleared
// by the next one as far as it can be.
#include "store/exports.h"
#include "store/guard.h"
#include "store/package/build.h"
#include "store/package/digest.h"
#include "store/package/folder.h"
#include "store/package/locked.h"
#include "store/package/manifest.h"
#include "store/package/verify.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace store {
namespace {

constexpr std::string_view top_name = "porchlight";
constexpr std::uint64_t cluster_bytes = 64 * 1024; ///< the largest usual allocation unit of a stick

constexpr std::size_t mark_digits = 8; ///< of a half-made folder's name, random

std::string period_name(Period period) { return to_iso(period.from) + "_" + to_iso(period.until); }

/// ".<from>_<until>.<8 hexadecimal digits>.part"
std::string half_made_name(Period period) {
    std::array<std::uint8_t, mark_digits / 2> mark{};
    random_bytes(mark);
    return "." + period_name(period) + "." + to_hex(mark) + ".part";
}

bool is_half_made_name(std::string_view name) {
    constexpr std::size_t period_end = 1 + 10 + 1 + 10;
    if (name.size() != period_end + 1 + mark_digits + 5 || !name.starts_with(".") || !name.ends_with(".part")) {
        return false;
    }
    std::array<std::uint8_t, mark_digits / 2> mark{};
    return day_from_iso(name.substr(1, 10)) && name[11] == '_' && day_from_iso(name.substr(12, 10)) &&
           name[period_end] == '.' && from_hex(name.substr(period_end + 1, mark_digits), mark);
}

/// Noon of the last day, so that the times of the files say the period and nothing else.
std::time_t stamp_of(Period period) { return std::time_t{period.until.number} * 86'400 + 43'200; }

/// The space the package takes, each file and folder rounded up to whole clusters.
std::uint64_t needed_bytes(const MadePackage& package) {
    std::uint64_t sum = 3 * cluster_bytes;
    for (const auto& file : package.files) sum += (file.bytes.size() / cluster_bytes + 1) * cluster_bytes;
    return sum;
}

/// Passes progress on so that it never goes back.
class Meter {
  public:
    explicit Meter(const ExportHooks& hooks) : hooks_(hooks) {}
    void begin(Stage stage) {
        now_.stage = stage;
        now_.files_done = 0;
        tell();
    }
    void expect(const MadePackage& package) {
        for (const auto& file : package.files) now_.bytes_total += 2 * file.bytes.size();
        now_.files_total = static_cast<std::uint32_t>(package.files.size());
    }
    bool step(std::uint64_t bytes) {
        now_.bytes_done = std::min(now_.bytes_done + bytes, now_.bytes_total);
        tell();
        return !hooks_.stop.stop_requested();
    }
    void file_done() {
        ++now_.files_done;
        tell();
    }
    void finish() {
        now_.bytes_done = now_.bytes_total;
        now_.files_done = now_.files_total;
        begin(Stage::let_go);
    }

  private:
    void tell() const {
        if (hooks_.progress) hooks_.progress(now_);
    }
    const ExportHooks& hooks_;
    Progress now_;
};

/// The folders on the way to the package, with what was made remembered so that it can be taken back.
struct Way {
    Descriptor root;
    Descriptor top;
    Descriptor kiosk;
    bool top_made = false;
    bool kiosk_made = false;
};

class Export {
  public:
    Export(const PackageRequest& request, Volume& volume, const ExportHooks& hooks)
        : request_(request), volume_(volume), hooks_(hooks), meter_(hooks), name_(period_name(request.period)),
          half_name_(half_made_name(request.period)) {}

    Result<Exported> run();
    void take_back();
    void close() { way_ = Way{}; } ///< an open folder would keep the volume busy
    bool taken() const { return taken_; }
    std::uint64_t needed() const { return needed_bytes(package_); }

  private:
    Result<void> make();
    Result<void> check_space();
    Result<void> open_way();
    Result<bool> already_there();
    Result<void> set_aside();
    Result<void> clear_half_made();
    Result<void> copy_and_rename();
    Result<void> copy(const Descriptor& folder);
    Result<void> read_back(const Descriptor& folder);
    Result<void> rename_into_place();
    Result<void> reopen_way();
    Result<void> confirm();
    Result<void> write();
    Result<void> announce(const Digest& manifest_sha256);
    bool same_records(const std::string& existing);

    const PackageRequest& request_;
    Volume& volume_;
    const ExportHooks& hooks_;
    Meter meter_;
    std::string name_;
    std::string half_name_;
    MadePackage package_;
    Exported exported_;
    Way way_;
    bool taken_ = false;
};

Result<void> Export::make() {
    if (auto taken = volume_.take(); !taken) return taken;
    taken_ = true;
    if (auto writable = volume_.check_writable(); !writable) return writable;
    auto package = make_package(request_, hooks_.stop, [&](Stage stage) { meter_.begin(stage); });
    if (!package) return tl::unexpected(package.error());
    package_ = std::move(*package);
    meter_.expect(package_);
    return {};
}

Result<void> Export::check_space() {
    const auto free = volume_.free_bytes();
    if (!free) return tl::unexpected(free.error());
    const auto needed = needed_bytes(package_);
    if (*free >= needed) return {};
    return fail(Code::full, volume_.name() + ": this export needs " + std::to_string(needed) + " bytes, and " +
                                std::to_string(*free) + " are free.");
}

Result<void> Export::open_way() {
    auto root = open_root(volume_.root());
    if (!root) return tl::unexpected(root.error());
    way_.root = std::move(*root);
    auto top = make_folder(way_.root, std::string(top_name), way_.top_made);
    if (!top) return tl::unexpected(top.error());
    way_.top = std::move(*top);
    auto kiosk = make_folder(way_.top, request_.kiosk, way_.kiosk_made);
    if (!kiosk) return tl::unexpected(kiosk.error());
    way_.kiosk = std::move(*kiosk);
    return {};
}

/// What interrupted exports of any period left. Something that can't be removed, because it is torn or not ours, is in
/// nobody's way: our own half-made folder has a name of its own.
Result<void> Export::clear_half_made() {
    const auto names = names_in(way_.kiosk);
    if (!names) return tl::unexpected(names.error());
    for (const auto& name : *names) {
        if (is_half_made_name(name)) (void)remove_folder(way_.kiosk, name);
    }
    return {};
}

bool is_locked(FileKind kind) { return kind == FileKind::records || kind == FileKind::backup; }

/// The owner of the store keeps that these numbers go out, before they do.
Result<void> Export::announce(const Digest& manifest_sha256) {
    if (!hooks_.before_readable) return {};
    return hooks_.before_readable({manifest_sha256, package_.numbers_sha256});
}

/// Whether the locked rows in the existing package are those we would write.
bool Export::same_records(const std::string& existing) {
    const auto ours = unlock_records(package_.file(FileKind::records), request_.passphrase);
    return ours && to_hex(sha256(bytes_of(ours->records))) == existing;
}

Result<bool> Export::already_there() {
    const auto folder = open_folder(way_.kiosk, name_);
    if (!folder) {
        if (folder.error().code == Code::not_found) return false;
        return tl::unexpected(Error{folder.error().code, package_folder(request_) + ": " + folder.error().detail});
    }
    meter_.begin(Stage::read_back);
    const VerifyOptions ours{request_.signer.public_key, request_.passphrase};
    auto found = verify_package(volume_.root() / package_folder(request_), ours);
    if (!found.good() || found.kiosk != request_.kiosk || !(found.period == request_.period)) return false;
    if (!same_records(found.records_sha256)) {
        const auto& ours_now = package_.file(FileKind::summary);
        const auto summary = read_file(*folder, std::string(name_of(FileKind::summary)), ours_now.size());
        if (summary && *summary == ours_now) return false;
        return tl::unexpected(other_numbers(request_.period)); // the kiosk let out other numbers of these days
    }
    exported_.files = std::move(found.files);
    exported_.manifest_sha256 = found.manifest_sha256;
    if (auto kept = announce(found.manifest_sha256); !kept) return tl::unexpected(kept.error());
    return exported_.already_there = true;
}

/// Something else lies where the package belongs: it is kept under another name.
Result<void> Export::set_aside() {
    for (int number = 1; number <= 99; ++number) {
        const auto aside = name_ + ".earlier-" + std::to_string(number);
        struct stat info {};
        if (fstatat(way_.kiosk.number(), aside.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0) continue;
        if (renameat(way_.kiosk.number(), name_.c_str(), way_.kiosk.number(), aside.c_str()) != 0 && errno != ENOENT) {
            return tl::unexpected(medium_error(errno, name_));
        }
        return {};
    }
    return fail(Code::blocked, name_ + ": too many earlier copies of it are kept beside it.");
}

/// What is locked first, and most of the bytes: a stick that fails there has let nothing out.
Result<void> Export::copy(const Descriptor& folder) {
    meter_.begin(Stage::copy);
    const auto step = [&](std::uint64_t bytes) { return meter_.step(bytes); };
    for (const bool locked : {true, false}) {
        if (!locked)
            if (auto kept = announce(package_.manifest_sha256); !kept) return kept;
        for (const auto& file : package_.files) {
            if (is_locked(file.kind) != locked) continue;
            const std::string name(name_of(file.kind));
            if (auto written = write_file(folder, name, file.bytes, stamp_of(request_.period), step); !written) {
                return written;
            }
            meter_.file_done();
        }
    }
    return sync_folder(folder, name_);
}

Result<void> Export::read_back(const Descriptor& folder) {
    meter_.begin(Stage::read_back);
    for (const auto& file : package_.files) {
        const auto step = [&](std::uint64_t bytes) { return meter_.step(bytes); };
        const std::string name(name_of(file.kind));
        if (auto same = compare_file(folder, name, file.bytes, hooks_.read_back, step); !same) return same;
        meter_.file_done();
    }
    return {};
}

/// What is read from here on was on the medium, and not only in the memory of this machine: where the volume can, its
/// file system was put away and mounted anew.
Result<void> Export::reopen_way() {
    const bool top_made = way_.top_made, kiosk_made = way_.kiosk_made;
    close();
    if (auto again = volume_.take_again(); !again) return again;
    auto opened = open_way();
    way_.top_made = top_made;
    way_.kiosk_made = kiosk_made;
    return opened;
}

Result<void> Export::rename_into_place() {
    if (auto aside = set_aside(); !aside) return aside;
    if (renameat(way_.kiosk.number(), half_name_.c_str(), way_.kiosk.number(), name_.c_str()) != 0) {
        return tl::unexpected(medium_error(errno, name_));
    }
    if (auto synced = sync_folder(way_.kiosk, request_.kiosk); !synced) return synced;
    if (way_.kiosk_made) {
        if (auto synced = sync_folder(way_.top, std::string(top_name)); !synced) return synced;
    }
    return way_.top_made ? sync_folder(way_.root, volume_.name()) : Result<void>{};
}

/// Under its final name, once more from the medium: a stick can lose a rename as well as bytes.
Result<void> Export::confirm() {
    if (auto reopened = reopen_way(); !reopened) return reopened;
    const auto folder = open_folder(way_.kiosk, name_);
    if (!folder) {
        if (folder.error().code != Code::not_found) return tl::unexpected(folder.error());
        return fail(Code::corrupt, name_ + ": it was renamed, and the medium does not know of it.");
    }
    for (const auto& file : package_.files) {
        const std::string name(name_of(file.kind));
        auto same = compare_file(*folder, name, file.bytes, hooks_.read_back, [](std::uint64_t) { return true; });
        if (!same) return same;
    }
    return {};
}

Result<void> Export::copy_and_rename() {
    bool made = false;
    {
        const auto folder = make_folder(way_.kiosk, half_name_, made);
        if (!folder) return tl::unexpected(folder.error());
        if (!made) return fail(Code::blocked, half_name_ + ": something lies there already.");
        if (auto copied = copy(*folder); !copied) return copied;
    }
    if (auto reopened = reopen_way(); !reopened) return reopened;
    {
        const auto folder = open_folder(way_.kiosk, half_name_);
        if (!folder && folder.error().code == Code::not_found)
            return fail(Code::corrupt, half_name_ + ": it was written, and the medium does not know of it.");
        if (!folder) return tl::unexpected(folder.error());
        if (auto same = read_back(*folder); !same) return same;
    }
    if (hooks_.stop.stop_requested()) return fail(Code::stopped, "The export was stopped.");
    if (auto renamed = rename_into_place(); !renamed) return renamed;
    return confirm();
}

/// Best effort: on a stick that is gone there is nothing to clear, and the next export clears the rest.
void Export::take_back() {
    if (way_.kiosk.open()) (void)remove_folder(way_.kiosk, half_name_);
    if (way_.kiosk_made) unlinkat(way_.top.number(), request_.kiosk.c_str(), AT_REMOVEDIR);
    if (way_.top_made) unlinkat(way_.root.number(), std::string(top_name).c_str(), AT_REMOVEDIR);
}

Result<void> Export::write() {
    if (auto opened = open_way(); !opened) return opened;
    if (auto cleared = clear_half_made(); !cleared) return cleared;
    const auto there = already_there();
    if (!there) return tl::unexpected(there.error());
    if (*there) return {};
    if (auto space = check_space(); !space) return space;
    return copy_and_rename();
}

Result<Exported> Export::run() {
    if (auto made = make(); !made) return tl::unexpected(made.error());
    if (auto written = write(); !written) return tl::unexpected(written.error());
    exported_.folder = package_folder(request_);
    exported_.visits = package_.visits;
    if (!exported_.already_there) {
        exported_.manifest_sha256 = package_.manifest_sha256;
        for (const auto& file : package_.files) {
            exported_.files.push_back({file.kind, std::string(name_of(file.kind)), file.bytes.size()});
        }
    }
    close();
    meter_.finish();
    if (auto gone = volume_.let_go(); !gone) return tl::unexpected(gone.error());
    return std::move(exported_);
}

} // namespace

std::string package_folder(const PackageRequest& request) {
    return std::string(top_name) + "/" + request.kiosk + "/" + period_name(request.period);
}

ExportResult<Exported> export_package(const PackageRequest& request, Volume& volume, const ExportHooks& hooks) {
    Export once(request, volume, hooks);
    auto exported = guarded([&] { return once.run(); });
    if (exported) return *exported;
    (void)guarded([&]() -> Result<void> { return once.take_back(), Result<void>{}; });
    ExportError error(std::move(exported.error()));
    const bool medium = error.code == Code::io || error.code == Code::not_found || error.code == Code::read_only;
    if (medium && once.taken() && !volume.present()) {
        error.code = Code::vanished;
        error.detail = volume.name() + ": it was taken away before the export was done.";
    } else if (error.code == Code::not_found) {
        error.code = Code::io;
    } else if (error.code == Code::full) {
        error.free_bytes = volume.free_bytes().value_or(0);
        error.needed_bytes = once.needed();
    }
    once.close();
    volume.put_back();
    return tl::unexpected(std::move(error));
}

} // namespace store
