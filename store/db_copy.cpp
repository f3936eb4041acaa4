// See db_copy.h.
#include "store/db_copy.h"

#include "store/sync.h"

#include <cerrno>

namespace store {

DbCopy::DbCopy(const std::filesystem::path& folder, std::uint64_t map_bytes)
    : folder_(folder), env_(lmdb::env::create()) {
    std::error_code failed;
    std::filesystem::remove_all(folder, failed);
    if (!std::filesystem::create_directory(folder, failed)) lmdb::error::raise("mkdir", failed.value());
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    env_.set_max_dbs(table_count);
    env_.set_mapsize(static_cast<std::size_t>(map_bytes));
    env_.open(folder.c_str(), MDB_NOTLS | MDB_NOSYNC, 0600); // flushed once, at the end
    txn_ = begin(env_, 0);
    for (std::size_t i = 0; i < table_count; ++i) lmdb::dbi_open(txn_.get(), table_names[i], MDB_CREATE, &tables_[i]);
}

void DbCopy::turn() {
    if (++in_turn_ < turn_entries) return;
    in_turn_ = 0;
    commit(std::move(txn_));
    txn_ = begin(env_, 0);
}

void DbCopy::put(std::size_t table, ByteView key, ByteView value, bool is_in_order) {
    if (key.empty() || key.size() > key_bytes_max) return;
    MDB_val at = val_of(key);
    MDB_val stored = val_of(value);
    lmdb::dbi_put(txn_.get(), tables_[table], &at, &stored, is_in_order ? MDB_APPEND : MDB_NOOVERWRITE);
    turn();
}

void DbCopy::finish() {
    commit(std::move(txn_));
    lmdb::env_sync(env_, true);
    env_ = lmdb::env{nullptr};
    std::error_code failed;
    std::filesystem::remove(folder_ / "lock.mdb", failed);
    if (!sync_folder(folder_)) lmdb::error::raise("fsync", errno);
}

} // namespace store
