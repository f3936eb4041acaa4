// The power of this machine: whether a battery feeds it and for how long, and whether it went out while the kiosk ran.
// Keeps no time of anything: a mark in the data folder names the machine's start that the kiosk runs in, and nothing
// else.
#pragma once

#include "app/facts.h"

#include <filesystem>
#include <optional>
#include <string>

namespace porchlight {

/// The battery that is being emptied while nothing feeds it, by the kernel's own list (its ABI document,
/// sysfs-class-power). A machine without batteries, or a folder that is not there, is on mains. Of several that are
/// emptied together, the one that lasts longest tells the minutes.
std::optional<Battery> battery_in_use(const std::filesystem::path& power_supplies = "/sys/class/power_supply");

/// Another one each time the machine starts: random, says nothing of the machine or of when (random(4)).
inline constexpr const char* kernel_boot_id = "/proc/sys/kernel/random/boot_id";

/// The mark that stays behind when a kiosk does not end by itself. While it names an earlier start of the machine, the
/// power went out, and staff have not read so. A program that was only killed left the mark of this start; a mark that
/// can't be read says nothing. One thread at a time.
class RunMark {
  public:
    explicit RunMark(const std::filesystem::path& data, std::filesystem::path boot_id = kernel_boot_id);
    /// Takes the mark away: the run that `begin` told of ended by itself. News that staff have not read stays.
    ~RunMark();
    RunMark(const RunMark&) = delete;
    RunMark& operator=(const RunMark&) = delete;

    /// The kiosk runs. Not waited for until it is on the disk; where nothing can be written, nothing will be known.
    void begin();
    /// Staff have read that the power came back.
    void told();
    /// The power went out in an earlier run, and staff have not read so.
    [[nodiscard]] bool power_came_back() const;

  private:
    void write() const;

    std::filesystem::path mark_;
    std::string boot_; ///< this start of the machine; empty: the kernel does not say
    bool begun_ = false, told_ = false;
};

} // namespace porchlight
