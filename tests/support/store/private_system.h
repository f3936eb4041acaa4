// A bus, a udevd and a disk service of the test's own, in a mount namespace of its own: nothing of it is seen outside,
// and nothing outside is touched but free loop devices. Needs root, loop devices and the Debian packages; `missing`
// says what is not there.
#pragma once

#include "tests/support/store/package_sample.h"

#include <chrono>
#include <functional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace store::sample {

/// Waits for something that will happen soon; false when it did not within the limit.
bool soon(const std::function<bool()>& happened, std::chrono::milliseconds limit = std::chrono::seconds(10));

/// Runs a command line quietly; true when it answered 0.
bool runs(const std::string& command);

class PrivateSystem {
  public:
    PrivateSystem();
    ~PrivateSystem();
    PrivateSystem(const PrivateSystem&) = delete;
    PrivateSystem& operator=(const PrivateSystem&) = delete;
    const std::string& missing() const { return missing_; } ///< empty: everything works

    /// Files here are sticks once they are put in.
    const std::filesystem::path& shelf() const { return folder_.path(); }
    void restart_disk_service();

  private:
    std::string prepare();
    void cover(const char* folder);
    void offer_exfat();
    void start(pid_t& child, const std::vector<std::string>& arguments);
    static void end(pid_t& child);

    Folder folder_;
    std::string missing_;
    std::vector<std::string> covered_;
    pid_t bus_ = 0, udev_ = 0, disks_ = 0;
};

/// A stick: an image in the shelf, and a loop device while it is in.
class LoopStick {
  public:
    /// `make` is a command line with the image's path added, such as "mkfs.ext4 -q"; empty: left unformatted.
    LoopStick(const std::filesystem::path& image, std::uint64_t bytes, const std::string& make);
    ~LoopStick();
    LoopStick(const LoopStick&) = delete;
    LoopStick& operator=(const LoopStick&) = delete;

    bool made() const { return made_; }
    const std::filesystem::path& image() const { return image_; }
    std::string device() const { return "/dev/loop" + std::to_string(number_); }
    bool put_in(bool read_only = false);
    /// The partitions on it have devices of their own; false when it has none.
    bool offer_partitions();
    /// Out at once, mounted or not, as a hand does it.
    void pull_out();
    bool is_mounted() const;
    /// What mount options the kernel tells; empty when it is not mounted.
    std::string mount_line() const;

  private:
    std::filesystem::path image_;
    bool made_ = false;
    int number_ = -1;
    std::vector<std::string> nodes_; ///< of partitions, made by us
};

} // namespace store::sample
