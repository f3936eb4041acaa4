// A database written from the beginning, for one that takes another's place. Refuses to be half: what is not finished
// is no database.
#pragma once

#include "store/db_env.h"

namespace store {

class DbCopy {
  public:
    /// `folder` is made anew; what an earlier try left there is removed.
    DbCopy(const std::filesystem::path& folder, std::uint64_t map_bytes);
    /// In the order of the keys pages fill up one after another; otherwise a key that is there already stays as it is.
    /// A key that LMDB does not take, which damage can make, is left behind.
    void put(std::size_t table, ByteView key, ByteView value, bool is_in_order);
    /// How many transactions a copy of so many entries takes.
    static std::uint64_t transactions_for(std::size_t entries) { return entries / turn_entries + 1; }
    /// On the medium when it returns. The functions throw lmdb::error.
    void finish();

  private:
    static constexpr std::size_t turn_entries = 20'000; // a transaction holds its pages in memory
    void turn();
    std::filesystem::path folder_;
    lmdb::env env_;
    Txn txn_;
    std::array<unsigned, table_count> tables_{};
    std::size_t in_turn_ = 0;
};

} // namespace store
