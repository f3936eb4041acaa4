// The rules of what is offered, over plain values, so that they can be tested without a disk.
#include "store/volume/sticks.h"

#include <algorithm>
#include <array>
#include <sdbus-c++/Error.h>
#include <sdbus-c++/Message.h>

namespace store {
namespace {

constexpr const char* block_interface = "org.freedesktop.UDisks2.Block";
constexpr const char* drive_interface = "org.freedesktop.UDisks2.Drive";
constexpr const char* filesystem_interface = "org.freedesktop.UDisks2.Filesystem";
constexpr const char* partition_interface = "org.freedesktop.UDisks2.Partition";
constexpr const char* loop_interface = "org.freedesktop.UDisks2.Loop";

using Interfaces = std::map<std::string, DiskProperties>;
using ByteString = std::vector<std::uint8_t>;
using Configuration = std::vector<sdbus::Struct<std::string, DiskProperties>>;

/// The property, or the fallback where it is missing or of another type.
template <typename T>
T get(const Interfaces& object, const char* interface, const char* name, T fallback = {}) {
    const auto properties = object.find(interface);
    if (properties == object.end()) return fallback;
    const auto property = properties->second.find(name);
    if (property == properties->second.end()) return fallback;
    try {
        return property->second.get<T>();
    } catch (const sdbus::Error&) {
        return fallback;
    }
}

std::string text_of(const ByteString& bytes) {
    return {bytes.begin(), std::find(bytes.begin(), bytes.end(), std::uint8_t{0})};
}

std::vector<std::string> texts(const Interfaces& object, const char* interface, const char* name) {
    std::vector<std::string> list;
    for (const auto& bytes : get<std::vector<ByteString>>(object, interface, name)) list.push_back(text_of(bytes));
    return list;
}

/// What belongs together: everything on one drive.
struct Group {
    Stick stick;
    std::string label;
    std::uint64_t largest_bytes = 0;
    bool systems = false; ///< something of it is the system's
};

bool is_usb_stick(const DiskObjects& objects, const std::string& path) {
    const auto drive = objects.find(sdbus::ObjectPath(path));
    if (drive == objects.end()) return false;
    const auto flag = [&](const char* name) { return get<bool>(drive->second, drive_interface, name); };
    return get<std::string>(drive->second, drive_interface, "ConnectionBus") == "usb" && !flag("Optical") &&
           (flag("Removable") || flag("MediaRemovable")) && flag("MediaAvailable");
}

bool is_offered_loop(const Interfaces& object, const std::filesystem::path& loop_folder) {
    if (loop_folder.empty()) return false;
    const auto file = text_of(get<ByteString>(object, loop_interface, "BackingFile"));
    return !file.empty() && std::filesystem::path(file).parent_path() == loop_folder;
}

/// The drive a block is on, or the loop device; empty when it is on neither.
std::string group_of(const DiskObjects& objects, const std::string& path, const Interfaces& object,
                     const std::filesystem::path& loop_folder) {
    const auto drive = get<sdbus::ObjectPath>(object, block_interface, "Drive");
    if (!drive.empty() && drive != "/") return is_usb_stick(objects, drive) ? std::string(drive) : std::string();
    if (is_offered_loop(object, loop_folder)) return path;
    const auto table = get<sdbus::ObjectPath>(object, partition_interface, "Table");
    const auto whole = objects.find(table);
    return whole != objects.end() && is_offered_loop(whole->second, loop_folder) ? std::string(table) : std::string();
}

bool is_systems(const Interfaces& object, bool is_loop) {
    if (!is_loop && get<bool>(object, block_interface, "HintSystem")) return true; // of a loop it always says so
    if (!get<Configuration>(object, block_interface, "Configuration").empty()) return true; // in fstab or crypttab
    const auto mounts = texts(object, filesystem_interface, "MountPoints");
    return std::any_of(mounts.begin(), mounts.end(), [](const std::string& at) {
        return !at.starts_with("/media/") && !at.starts_with("/run/media/");
    });
}

/// The kernel numbers every insertion.
std::string insertion(const Interfaces& object) {
    for (const auto& link : texts(object, block_interface, "Symlinks")) {
        if (link.find("/by-diskseq/") != std::string::npos) return link;
    }
    return {};
}

void add(Group& group, const std::string& path, const Interfaces& object, bool is_loop) {
    group.systems = group.systems || is_systems(object, is_loop);
    if (group.stick.id.empty()) group.stick.id = path + insertion(object);
    if (get<bool>(object, block_interface, "HintIgnore")) return;
    const auto bytes = get<std::uint64_t>(object, block_interface, "Size");
    const bool usable = object.contains(filesystem_interface) &&
                        get<std::string>(object, block_interface, "IdUsage") == "filesystem" &&
                        bytes > group.largest_bytes;
    if (!usable) return;
    group.largest_bytes = bytes;
    group.stick.block = path;
    group.stick.number = get<std::uint64_t>(object, block_interface, "DeviceNumber");
    group.stick.uuid = get<std::string>(object, block_interface, "IdUUID");
    group.stick.read_only = get<bool>(object, block_interface, "ReadOnly");
    group.stick.mounted = !texts(object, filesystem_interface, "MountPoints").empty();
    group.label = get<std::string>(object, block_interface, "IdLabel");
}

std::string name_of(const DiskObjects& objects, const Group& group) {
    if (auto label = shown_name(group.label); !label.empty()) return label;
    if (const auto drive = objects.find(sdbus::ObjectPath(group.stick.drive)); drive != objects.end()) {
        auto make = shown_name(get<std::string>(drive->second, drive_interface, "Vendor") + " " +
                               get<std::string>(drive->second, drive_interface, "Model"));
        if (!make.empty()) return make;
    }
    return "USB";
}

/// One character of UTF-8 from `at` on; false and one byte for anything that is not.
bool take_character(std::string_view text, std::size_t& at, char32_t& character, std::size_t& length) {
    const auto first = static_cast<unsigned char>(text[at]);
    length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || (length > 1 && first < 0xC2) || at + length > text.size()) return length = 1, false;
    constexpr std::array<unsigned, 5> masks{0, 0x7F, 0x1F, 0x0F, 0x07};
    character = first & masks[length];
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0) != 0x80) return length = 1, false;
        character = (character << 6U) | (next & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool good = character >= least[length] && character <= 0x10FFFF && (character < 0xD800 || character > 0xDFFF);
    if (!good) length = 1;
    return good;
}

/// Controls, and what has no width or turns the direction of what follows.
bool is_hidden(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c >= 0xE0000;
}

} // namespace

bool may_write(const Identity& who, const struct stat& folder) {
    if (who.user == 0) return true;
    const bool is_member = std::find(who.groups.begin(), who.groups.end(), folder.st_gid) != who.groups.end();
    const mode_t needed = folder.st_uid == who.user ? S_IWUSR | S_IXUSR
                          : is_member               ? S_IWGRP | S_IXGRP
                                                    : S_IWOTH | S_IXOTH;
    return (folder.st_mode & needed) == needed;
}

std::string shown_name(std::string_view label) {
    constexpr std::size_t characters_max = 32;
    std::string name;
    std::size_t characters = 0;
    for (std::size_t at = 0, length = 1; at < label.size() && characters < characters_max; at += length) {
        char32_t character = 0;
        if (!take_character(label, at, character, length) || is_hidden(character)) continue;
        if (character == ' ' && (name.empty() || name.back() == ' ')) continue;
        name += label.substr(at, length);
        ++characters;
    }
    while (!name.empty() && name.back() == ' ') name.pop_back();
    return name;
}

std::vector<Stick> sticks_of(const DiskObjects& objects, const std::filesystem::path& loop_folder) {
    std::map<std::string, Group> groups;
    for (const auto& [path, object] : objects) {
        if (!object.contains(block_interface)) continue;
        const auto key = group_of(objects, path, object, loop_folder);
        if (key.empty()) continue;
        const bool is_loop = !objects.at(sdbus::ObjectPath(key)).contains(drive_interface);
        if (!is_loop) groups[key].stick.drive = key;
        add(groups[key], path, object, is_loop);
    }
    std::vector<Stick> sticks;
    for (auto& [key, group] : groups) {
        if (group.systems) continue;
        group.stick.name = name_of(objects, group);
        sticks.push_back(std::move(group.stick));
    }
    return sticks;
}

} // namespace store
