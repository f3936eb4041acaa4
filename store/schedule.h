// The groups people can join. A weekday has its usual list; a day may have its own, which stands instead. Refuses
// nothing about overlaps: two groups in one room is for staff to see and decide.
#pragma once

#include "store/day.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace store {

class Db;

enum class Audience : std::uint8_t { everyone, clients, families, teens };

struct Group {
    std::string name;                    ///< 1 to 60 bytes, read by anyone in the lobby
    std::uint16_t start_minute = 0;      ///< minutes since local midnight, 0 to 1439
    std::uint16_t duration_minutes = 60; ///< 5 to 720
    std::string room;                    ///< up to 40 bytes
    Audience audience = Audience::everyone;
    bool on = true; ///< false: "Not meeting today"
    friend bool operator==(const Group&, const Group&) = default;
};

inline constexpr std::size_t groups_max = 40; ///< of one day

/// Safe from several threads. Lists come back by start minute.
class Schedule {
  public:
    explicit Schedule(Db& db) : db_(db) {}

    /// The day's own list, else the usual list of its weekday, else none.
    Result<std::vector<Group>> groups_on(Day day) const;
    /// Gives the day its own list. Code::invalid names the group and what is allowed (40 groups at most).
    Result<void> set_day(Day day, std::vector<Group> groups);
    Result<std::vector<Group>> usual(std::chrono::weekday weekday) const;
    /// The day's own list and the usual one of its weekday, both or neither. A day that is as usual gets none of its
    /// own.
    Result<void> set_day_and_usual(Day day, std::vector<Group> groups, std::vector<Group> usual);
    Result<void> set_usual(std::chrono::weekday weekday, std::vector<Group> groups);

  private:
    Db& db_;
};

} // namespace store
