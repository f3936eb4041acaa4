// See db.h. lmdb++ throws; every throw of a transaction is caught in this file.
#include "store/db_env.h"

#include "store/crypto.h"

#include <algorithm>

namespace store {

namespace {

MDB_txn* handle(void* txn) { return static_cast<MDB_txn*>(txn); }

} // namespace

void Db::Env::grow() {
    const std::unique_lock alone(map);
    MDB_envinfo info{};
    lmdb::env_info(env, &info);
    lmdb::env_set_mapsize(env, info.me_mapsize * 2);
}

Db::Db(std::unique_ptr<Env> env) : env_(std::move(env)) {}
Db::~Db() {
    (void)settle(); // what cannot be committed now waits for the next open
    waiting_.reset();
    env_->close();
    env_->still_times();
}

Result<void> Db::read_medium(Redo* over, const std::function<Result<void>(WriteTxn&)>& body) const {
    for (bool healed = false;; healed = true) {
        int problem = 0;
        std::uint64_t seen = 0;
        try {
            const std::shared_lock map(env_->map);
            seen = env_->generation;
            const Txn txn = begin_open(env_->env, MDB_RDONLY);
            WriteTxn read(txn.get(), env_->tables.data(), &env_->leaves, over);
            return body(read);
        } catch (const lmdb::error& error) {
            problem = error.code();
        } catch (const std::exception& error) { // no memory, most likely
            return fail(Code::io, env_->folder.string() + ": could not read (" + error.what() + ")");
        }
        if (healed || !env_->heal(problem, seen)) return tl::unexpected<Error>(error_of(problem, env_->folder, "read"));
    }
}

Result<void> Db::write_medium(const std::function<Result<void>(WriteTxn&)>& body) {
    for (bool healed = false;;) {
        int problem = 0;
        std::uint64_t seen = 0;
        try {
            const std::shared_lock map(env_->map);
            seen = env_->generation;
            Txn txn = begin_open(env_->env, 0);
            WriteTxn write(txn.get(), env_->tables.data(), &env_->leaves);
            const Result<void> done = body(write);
            if (!done) return done;
            commit(std::move(txn));
            env_->still_data();
            env_->room.keep(); // again, once there is room
            return done;
        } catch (const lmdb::error& error) {
            problem = error.code();
        } catch (const std::exception& error) {
            return fail(Code::io, env_->folder.string() + ": could not write (" + error.what() + ")");
        }
        if (problem == MDB_MAP_FULL) {
            try {
                env_->grow();
            } catch (const lmdb::error& error) {
                return tl::unexpected<Error>(error_of(error.code(), env_->folder, "grow the database"));
            }
            continue;
        }
        const Error failure = error_of(problem, env_->folder, "write");
        if (failure.code == Code::full && env_->room.release()) continue;
        if (healed || !env_->heal(problem, seen)) return tl::unexpected<Error>(failure);
        healed = true;
    }
}

unsigned ReadTxn::tree(Table table) const {
    if (table == Table::visits && !leaves_->is_sound()) lmdb::error::raise("leaf", MDB_CORRUPTED);
    return tables_[static_cast<std::size_t>(table)];
}

std::optional<ByteView> ReadTxn::stored(Table table, ByteView key) const {
    MDB_val wanted = val_of(key);
    MDB_val value{};
    if (!lmdb::dbi_get(handle(txn_), tree(table), &wanted, &value)) return {};
    const ByteView found = view_of(value);
    if (table == Table::vault) {
        const auto sum = stored(Table::meta, bytes_of(sum_key_of(key)));
        if (!sum || !std::ranges::equal(*sum, blake2b(found))) lmdb::error::raise("sum", MDB_CORRUPTED);
    }
    return found;
}

void ReadTxn::each_stored(Table table, ByteView from,
                          const std::function<bool(ByteView key, ByteView value)>& visitor) const {
    lmdb::cursor cursor = lmdb::cursor::open(handle(txn_), tree(table));
    MDB_val key = val_of(from);
    MDB_val value{};
    bool more = lmdb::cursor_get(cursor, &key, &value, from.empty() ? MDB_FIRST : MDB_SET_RANGE);
    while (more && visitor(view_of(key), view_of(value))) more = lmdb::cursor_get(cursor, &key, &value, MDB_NEXT);
}

Bytes ReadTxn::last_key(Table table) const {
    lmdb::cursor cursor = lmdb::cursor::open(handle(txn_), tree(table));
    MDB_val key{};
    MDB_val value{};
    Bytes last;
    for (bool more = lmdb::cursor_get(cursor, &key, &value, MDB_LAST); more;
         more = lmdb::cursor_get(cursor, &key, &value, MDB_PREV)) {
        last.assign(view_of(key).begin(), view_of(key).end());
        if (over_ == nullptr || !over_->contains({table, last}) || over_->at({table, last})) break;
        last.clear(); // erased
    }
    if (over_ != nullptr)
        for (const auto& [at, put] : *over_)
            if (at.first == table && put && last < at.second) last = at.second;
    return last;
}

void WriteTxn::put(Table table, ByteView key, ByteView value) {
    if (over_ != nullptr) {
        over_->insert_or_assign({table, Bytes(key.begin(), key.end())}, Bytes(value.begin(), value.end()));
        return;
    }
    MDB_val at = val_of(key);
    MDB_val stored = val_of(value);
    lmdb::dbi_put(handle(txn_), tree(table), &at, &stored, 0);
    if (table == Table::vault) put(Table::meta, bytes_of(sum_key_of(key)), blake2b(value));
}

bool WriteTxn::put_new(Table table, ByteView key, ByteView value) {
    if (over_ != nullptr) {
        if (get(table, key)) return false;
        put(table, key, value);
        return true;
    }
    MDB_val at = val_of(key);
    MDB_val stored = val_of(value);
    return lmdb::dbi_put(handle(txn_), tree(table), &at, &stored, MDB_NOOVERWRITE);
}

bool WriteTxn::erase(Table table, ByteView key) {
    if (over_ != nullptr) {
        const bool was_there = get(table, key).has_value();
        over_->insert_or_assign({table, Bytes(key.begin(), key.end())}, std::nullopt);
        return was_there;
    }
    MDB_val at = val_of(key);
    if (table == Table::vault) erase(Table::meta, bytes_of(sum_key_of(key)));
    return lmdb::dbi_del(handle(txn_), tree(table), &at, nullptr);
}

} // namespace store
