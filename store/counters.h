// How often something happened on a day, by day and name: nothing about who, when or after what. Refuses names outside
// the list below.
#pragma once

#include "store/day.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Db;
class ReadTxn;
class WriteTxn;

/// A counter's name: "visits" or "read/{language}/{article}"; the privacy sheet names both, and no other may be added
/// without a line there.
struct Count {
    Day day;
    std::string name;
    std::uint64_t count;
    friend bool operator==(const Count&, const Count&) = default;
};

/// Safe from several threads; each call that counts is one durable commit.
class Counters {
  public:
    explicit Counters(Db& db) : db_(db) {}

    /// Somebody opened an article. Code::invalid unless slug is a-z, 0-9, '-' (1 to 80) and language a-z, '-' (2 to 8).
    Result<void> count_read(Day day, std::string_view slug, std::string_view language);

    Result<std::uint64_t> visits(Period period) const;
    /// Visits of the last Monday-to-Sunday week that is over on `today`.
    Result<std::uint64_t> visits_last_week(Day today) const;
    /// All counts of the period, by day, then by name.
    Result<std::vector<Count>> list(Period period) const;

    /// Days of the period on which something was counted, ascending. They stay when a day's visits are erased.
    static std::vector<Day> days(const ReadTxn& txn, Period period);
    static Result<void> add(WriteTxn& txn, Day day, std::string_view name, std::uint64_t count);

  private:
    Db& db_;
};

/// The last Monday-to-Sunday week that is over on `today`.
Period last_closed_week(Day today);

} // namespace store
