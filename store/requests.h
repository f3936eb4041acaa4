// What people asked for today, under their arrival name: sealed like visits, gone when answered or when the day ends.
#pragma once

#include "store/arrival_name.h"
#include "store/day.h"

#include <array>
#include <cstdint>
#include <vector>

namespace store {

class Db;
class DayKey;
class Session;
class WriteTxn;

using RequestId = std::array<std::uint8_t, 16>; ///< random; carries no order

struct RequestKinds {
    bool peer = false;         ///< a peer supporter
    bool quiet = false;        ///< a quiet space
    bool water = false;        ///< some water
    bool private_talk = false; ///< talk to staff in private
    bool any() const { return peer || quiet || water || private_talk; }
    friend bool operator==(const RequestKinds&, const RequestKinds&) = default;
};

struct Request {
    RequestId id{};
    ArrivalName name;
    RequestKinds kinds;
    friend bool operator==(const Request&, const Request&) = default;
};

struct RequestList {
    std::vector<Request> requests; ///< by random id: no order of asking is kept
    std::uint64_t corrupt = 0;
};

/// Safe from several threads.
class Requests {
  public:
    explicit Requests(Db& db) : db_(db) {}

    /// Open requests of the day, also those from before a restart.
    Result<RequestList> list(Day day, const Session& session) const;
    /// Answered: erased. Answering one that is gone is no error.
    Result<void> answer(Day day, const RequestId& id);
    /// Erases what earlier days left open; returns how many.
    Result<std::size_t> drop_before(Day day);

    static Result<void> put(WriteTxn& txn, const DayKey& key, const Request& request);

  private:
    Db& db_;
};

} // namespace store
