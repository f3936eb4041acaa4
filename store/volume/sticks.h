// Which of all that the system's disk service (UDisks2) knows are sticks an export may go to. Offers removable USB
// media and nothing else; a drive with anything of the system's on it is never offered.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <sdbus-c++/Types.h>
#include <string>
#include <sys/stat.h>
#include <vector>

namespace store {

/// As org.freedesktop.DBus.ObjectManager.GetManagedObjects answers.
using DiskProperties = std::map<std::string, sdbus::Variant>;
using DiskObjects = std::map<sdbus::ObjectPath, std::map<std::string, DiskProperties>>;

struct Stick {
    std::string id;           ///< another one each time it is put in
    std::string name;         ///< UTF-8, at most 32 characters, fit to be shown; its label, else its make
    std::string drive;        ///< object that can be powered off; empty for a loop device
    std::string block;        ///< object with the file system; empty when nothing on it can be read
    std::string uuid;         ///< of the file system
    std::uint64_t number = 0; ///< of the block device, as the kernel counts them
    bool read_only = false;
    bool mounted = false; ///< where removable media are mounted, by an earlier run or by somebody else
};

/// One for each drive, with its largest file system, in the order of their paths. Loop devices are offered only when
/// the file behind them is in `loop_folder`, which is for tests; empty: none.
std::vector<Stick> sticks_of(const DiskObjects& objects, const std::filesystem::path& loop_folder = {});

/// Who a process is, for what it may write.
struct Identity {
    uid_t user = 0;
    std::vector<gid_t> groups; ///< all of them
};
/// Whether it could write into such a folder if the folder were mounted to be written to: a file system with owners
/// may be root's own, and access(2) can't tell while it is mounted read-only.
bool may_write(const Identity& who, const struct stat& folder);

/// A label as anybody may have written it: without control, invisible and direction-changing characters, and short.
std::string shown_name(std::string_view label);

} // namespace store
