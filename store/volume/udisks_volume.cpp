// Calls to UDisks2, each on a connection of its own and each answered with a typed error.
#include "store/volume/udisks_volume.h"

#include "store/package/folder.h"
#include "store/volume/sticks.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sdbus-c++/sdbus-c++.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace store {
namespace {

using Options = std::map<std::string, sdbus::Variant>;

constexpr const char* service = "org.freedesktop.UDisks2";
constexpr const char* service_path = "/org/freedesktop/UDisks2";
constexpr const char* filesystem_interface = "org.freedesktop.UDisks2.Filesystem";
constexpr const char* drive_interface = "org.freedesktop.UDisks2.Drive";
constexpr std::chrono::seconds call_limit{120}; ///< a slow stick flushes for long when it is unmounted

Identity own_identity() {
    Identity own{geteuid(), std::vector<gid_t>(static_cast<std::size_t>(std::max(0, getgroups(0, nullptr))))};
    const int count = getgroups(static_cast<int>(own.groups.size()), own.groups.data());
    own.groups.resize(static_cast<std::size_t>(std::max(0, count)));
    own.groups.push_back(getegid());
    return own;
}

/// Nobody sits at a keyboard to answer the system's questions.
Options quiet() { return {{"auth.no_user_interaction", sdbus::Variant(true)}}; }

bool is_gone(const std::string& error) {
    return error == "org.freedesktop.DBus.Error.UnknownObject" || error == "org.freedesktop.DBus.Error.UnknownMethod" ||
           error == "org.freedesktop.DBus.Error.UnknownInterface";
}

/// What a refused call means; `otherwise` when it says nothing special.
Error error_of(const sdbus::Error& error, Code otherwise) {
    const std::string& name = error.getName();
    if (is_gone(name)) return {Code::vanished, "stick: it was taken out."};
    if (name.starts_with("org.freedesktop.UDisks2.Error.NotAuthorized"))
        return {Code::io, "stick: the system does not let this program use it: " + error.getMessage()};
    if (!name.starts_with("org.freedesktop.UDisks2.Error."))
        return {Code::io, "stick: the system's disk service does not answer: " + error.getMessage()};
    return {otherwise, "stick: " + error.getMessage()};
}

/// Calls `method` of the object and returns what it answers.
template <typename Answer = void, typename... Arguments>
Result<Answer> call(const std::string& path, const std::string& interface, const std::string& method, Code otherwise,
                    const Arguments&... arguments) {
    try {
        const auto bus = sdbus::createSystemBusConnection();
        const auto object = sdbus::createProxy(*bus, service, path);
        auto invoker = object->callMethod(method); // keeps a reference to the name
        invoker.onInterface(interface).withTimeout(call_limit).withArguments(arguments...);
        if constexpr (std::is_void_v<Answer>) {
            invoker.storeResultsTo();
            return {};
        } else {
            Answer answer;
            invoker.storeResultsTo(answer);
            return answer;
        }
    } catch (const sdbus::Error& error) {
        return tl::unexpected(error_of(error, otherwise));
    }
}

Error none() { return {Code::vanished, "stick: none is in."}; }

Result<void> flush(const std::filesystem::path& root) {
    const auto folder = open_root(root);
    if (!folder) return tl::unexpected(folder.error());
    if (syncfs(folder->number()) != 0) return tl::unexpected(medium_error(errno, root.string()));
    return {};
}

/// Of everything the service tells, only what changes which sticks there are: not our own mounting and unmounting.
bool changes_sticks(sdbus::Message& signal) {
    const std::string member = signal.getMemberName();
    if (member == "InterfacesAdded" || member == "InterfacesRemoved") {
        sdbus::ObjectPath path;
        signal >> path;
        return !path.starts_with(std::string(service_path) + "/jobs/");
    }
    if (member != "PropertiesChanged") return false;
    std::string interface;
    DiskProperties changed;
    signal >> interface >> changed;
    constexpr std::array telling{"Size", "IdUsage", "IdUUID", "ReadOnly", "MediaAvailable", "HintIgnore"};
    return std::any_of(telling.begin(), telling.end(), [&](const char* name) { return changed.contains(name); });
}

} // namespace

UdisksVolume::UdisksVolume(std::filesystem::path loop_folder) : loop_folder_(std::move(loop_folder)) {}

UdisksVolume::~UdisksVolume() { put_back(); }

std::string UdisksVolume::name() const { return taken_ ? taken_->name : std::string("stick"); }

bool UdisksVolume::present() const {
    struct stat info {};
    if (root_.empty() || stat(root_.c_str(), &info) != 0 || info.st_dev != device_) return false;
    // The mount outlives the device for a moment.
    const auto number = std::to_string(major(taken_->number)) + ":" + std::to_string(minor(taken_->number));
    return access(("/sys/dev/block/" + number).c_str(), F_OK) == 0;
}

Result<std::uint64_t> UdisksVolume::free_bytes() const {
    struct statvfs info {};
    if (!present() || statvfs(root_.c_str(), &info) != 0) return tl::unexpected(none());
    return static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize;
}

Result<void> UdisksVolume::check_writable() const {
    struct statvfs info {};
    if (!present() || statvfs(root_.c_str(), &info) != 0) return tl::unexpected(none());
    if ((info.f_flag & ST_RDONLY) != 0 || access(root_.c_str(), W_OK | X_OK) != 0)
        return fail(Code::read_only, name() + ": it can't be written to.");
    return {};
}

Result<std::vector<Stick>> UdisksVolume::find() {
    const auto objects =
        call<DiskObjects>(service_path, "org.freedesktop.DBus.ObjectManager", "GetManagedObjects", Code::io);
    if (!objects) return tl::unexpected(objects.error());
    auto sticks = sticks_of(*objects, loop_folder_);
    const auto is_in = [&](const std::string& id) {
        return std::any_of(sticks.begin(), sticks.end(), [&](const Stick& stick) { return stick.id == id; });
    };
    std::erase_if(seen_, [&](const std::string& id) { return !is_in(id); });
    for (const auto& stick : sticks) {
        if (std::find(seen_.begin(), seen_.end(), stick.id) == seen_.end()) seen_.push_back(stick.id);
    }
    if (!is_in(chosen_)) chosen_.clear();
    std::erase_if(sticks, [&](const Stick& stick) { return stick.id == released_; });
    const auto place = [&](const Stick& stick) { return std::find(seen_.begin(), seen_.end(), stick.id); };
    std::sort(sticks.begin(), sticks.end(), [&](const Stick& a, const Stick& b) { return place(a) > place(b); });
    return sticks;
}

Result<Stick> UdisksVolume::choose() {
    const auto sticks = find();
    if (!sticks) return tl::unexpected(sticks.error());
    if (sticks->empty()) return tl::unexpected(none());
    const auto chosen =
        std::find_if(sticks->begin(), sticks->end(), [&](const Stick& stick) { return stick.id == chosen_; });
    return chosen == sticks->end() ? sticks->front() : *chosen;
}

Result<void> UdisksVolume::mount(const Stick& stick, bool read_only) {
    if (stick.block.empty()) return fail(Code::unreadable, stick.name + ": it has no file system.");
    if (stick.mounted) { // as a run that was cut off left it, or with other options than ours
        if (auto freed = call(stick.block, filesystem_interface, "Unmount", Code::io, quiet()); !freed) return freed;
    }
    auto options = quiet();
    options["options"] = sdbus::Variant(std::string(read_only ? "nosuid,nodev,noexec,ro" : "nosuid,nodev,noexec"));
    const auto at = call<std::string>(stick.block, filesystem_interface, "Mount", Code::unreadable, options);
    if (!at) return tl::unexpected(at.error());
    struct stat info {};
    root_ = *at;
    taken_ = std::make_unique<Stick>(stick);
    taken_->mounted = false;
    if (stat(root_.c_str(), &info) != 0) return tl::unexpected(none());
    device_ = info.st_dev;
    return {};
}

Result<void> UdisksVolume::unmount() {
    if (root_.empty()) return {};
    root_.clear();
    return call(taken_->block, filesystem_interface, "Unmount", Code::io, quiet());
}

std::optional<VolumeLook> UdisksVolume::look() {
    put_back();
    const auto sticks = find();
    const auto stick = choose();
    if (!stick) return std::nullopt;
    VolumeLook look{.name = stick->name, .writable = !stick->read_only, .others = sticks ? sticks->size() - 1 : 0};
    const auto mounted = mount(*stick, true);
    if (!mounted && mounted.error().code == Code::vanished) return std::nullopt;
    look.readable = mounted.has_value();
    struct stat info {};
    if (mounted && stat(root_.c_str(), &info) == 0) look.writable = look.writable && may_write(own_identity(), info);
    look.free_bytes = mounted ? free_bytes().value_or(0) : 0;
    put_back();
    return look;
}

Result<void> UdisksVolume::take() {
    put_back();
    const auto stick = choose();
    if (!stick) return tl::unexpected(stick.error());
    if (stick->read_only) return fail(Code::read_only, stick->name + ": it can't be written to.");
    return mount(*stick, false);
}

Result<void> UdisksVolume::open_to_read() {
    put_back();
    const auto stick = choose();
    return stick ? mount(*stick, true) : tl::unexpected(stick.error());
}

Result<void> UdisksVolume::take_again() {
    if (!present()) return tl::unexpected(none());
    if (auto flushed = flush(root_); !flushed) return flushed;
    if (auto unmounted = unmount(); !unmounted) return unmounted;
    const auto sticks = find();
    if (!sticks) return tl::unexpected(sticks.error());
    const auto same = std::find_if(sticks->begin(), sticks->end(), [&](const Stick& stick) {
        return stick.id == taken_->id && stick.uuid == taken_->uuid;
    });
    return same == sticks->end() ? tl::unexpected(none()) : mount(*same, false);
}

Result<void> UdisksVolume::let_go() {
    if (!present()) return tl::unexpected(none());
    if (auto flushed = flush(root_); !flushed) return flushed;
    if (auto unmounted = unmount(); !unmounted) return unmounted;
    released_ = taken_->id;
    if (!taken_->drive.empty()) (void)call(taken_->drive, drive_interface, "PowerOff", Code::io, quiet());
    return {};
}

void UdisksVolume::put_back() { (void)unmount(); }

void UdisksVolume::choose_next() {
    const auto sticks = find();
    const auto now = choose();
    if (!sticks || !now) return;
    const auto at = std::find_if(sticks->begin(), sticks->end(), [&](const Stick& one) { return one.id == now->id; });
    chosen_ = at == sticks->end() || at + 1 == sticks->end() ? sticks->front().id : (at + 1)->id;
}

Result<void> UdisksVolume::watch(std::stop_token stop, const std::function<void()>& changed) const {
    try {
        const auto bus = sdbus::createSystemBusConnection();
        const std::string from = std::string("type='signal',sender='") + service + "',path_namespace='" + service_path;
        bus->addMatch(
            from + "'",
            [&](sdbus::Message& signal) {
                if (changes_sticks(signal)) changed();
            },
            sdbus::floating_slot);
        bus->addMatch(
            std::string("type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='") + service + "'",
            [&](sdbus::Message&) { changed(); }, sdbus::floating_slot);
        const std::stop_callback waker(stop, [&] { bus->leaveEventLoop(); });
        changed();
        if (!stop.stop_requested()) bus->enterEventLoop();
        return {};
    } catch (const sdbus::Error& error) {
        return tl::unexpected(error_of(error, Code::io));
    }
}

} // namespace store
