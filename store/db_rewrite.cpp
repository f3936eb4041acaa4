// Db::rewrite: a copy in key order, and the end of the old file.
#include "store/db_copy.h"
#include "store/sync.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace store {

namespace {

constexpr const char* copy_name = "db.next";
constexpr const char* old_name = "old.mdb"; ///< of the file that was replaced, until it is overwritten

/// Overwrites what nobody reads any more. What flash makes of that, FORMAT.md says.
void shred(const Descriptor& old) {
    struct stat about {};
    if (!old.open() || ::fstat(old.number(), &about) != 0) return;
    const std::array<std::uint8_t, 65536> zeros{};
    for (off_t at = 0; at < about.st_size;) {
        const auto left = static_cast<std::size_t>(about.st_size - at);
        const ssize_t wrote = ::pwrite(old.number(), zeros.data(), std::min(zeros.size(), left), at);
        if (wrote <= 0) break;
        at += wrote;
    }
    (void)::fdatasync(old.number());
    (void)::fallocate(old.number(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, about.st_size); // a hint to flash
}

std::uint64_t newest_transaction(MDB_env* env) {
    MDB_envinfo info{};
    lmdb::env_info(env, &info);
    return info.me_last_txnid;
}

void copy_all(MDB_txn* txn, const std::array<unsigned, table_count>& tables, DbCopy& copy) {
    for (std::size_t table = 0; table < table_count; ++table) {
        lmdb::cursor cursor = lmdb::cursor::open(txn, tables[table]);
        MDB_val key{};
        MDB_val value{};
        for (bool more = lmdb::cursor_get(cursor, &key, &value, MDB_FIRST); more;
             more = lmdb::cursor_get(cursor, &key, &value, MDB_NEXT))
            copy.put(table, view_of(key), view_of(value), true);
    }
}

/// Nothing when they cannot be counted.
std::optional<std::size_t> entries_of(MDB_env* env, const std::array<unsigned, table_count>& tables) {
    try {
        const Txn txn = begin(env, MDB_RDONLY);
        std::size_t entries = 0;
        for (const unsigned table : tables) {
            MDB_stat about{};
            lmdb::dbi_stat(txn.get(), table, &about);
            entries += about.ms_entries;
        }
        return entries;
    } catch (const lmdb::error&) {
        return {};
    }
}

/// A copy that fails for want of room would take a check-in's room meanwhile.
bool has_room(const std::filesystem::path& folder) {
    struct statvfs space {};
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(folder / "db" / "data.mdb", failed);
    return !failed && ::statvfs(folder.c_str(), &space) == 0 &&
           static_cast<std::uintmax_t>(space.f_bavail) * space.f_frsize > size + (1 << 20);
}

} // namespace

/// The caller holds the map alone.
Result<void> Db::Env::put_in_place(const std::filesystem::path& copy) {
    const std::filesystem::path data = folder / "db" / "data.mdb";
    const std::filesystem::path second = folder / old_name; // so that a power cut does not leave it without any
    const bool named = ::link(data.c_str(), second.c_str()) == 0 && sync_folder(folder);
    const Descriptor old(::open((named ? second : data).c_str(), O_RDWR | O_CLOEXEC));
    close();
    const bool placed = ::rename((copy / "data.mdb").c_str(), data.c_str()) == 0 && sync_folder(folder / "db");
    const int problem = errno;
    ::rmdir(copy.c_str());
    if (placed) shred(old);
    ::unlink(second.c_str());
    const auto opened = open(false);
    if (!placed) return tl::unexpected<Error>(error_of(problem, folder, "replace the database"));
    return opened;
}

/// Where there is no database beside it, it may be all there is.
void Db::Env::shred_replaced() const {
    const std::filesystem::path second = folder / old_name;
    const Descriptor old(::open(second.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    struct stat of_old {
    }, of_data{};
    if (!old.open() || ::fstat(old.number(), &of_old) != 0 || !S_ISREG(of_old.st_mode)) return;
    if (::stat((folder / "db" / "data.mdb").c_str(), &of_data) != 0) return;
    const bool is_in_use = of_old.st_dev == of_data.st_dev && of_old.st_ino == of_data.st_ino; // not replaced yet
    if (!is_in_use) shred(old);
    ::unlink(second.c_str());
}

bool Db::was_written() const {
    const std::shared_lock map(env_->map);
    if (env_->env.handle() == nullptr) return true;
    const auto entries = entries_of(env_->env, env_->tables);
    return !entries || newest_transaction(env_->env) > DbCopy::transactions_for(*entries);
}

Result<void> Db::rewrite() {
    constexpr int most_tries = 3;
    const std::filesystem::path copy = env_->folder / copy_name;
    const std::scoped_lock alone_here(env_->rewriting);
    if (const auto settled = settle(); !settled) return settled;
    if (!has_room(env_->folder))
        return fail(Code::full, env_->folder.string() + ": no space is left to rewrite the database");
    for (int tried = 0; tried < most_tries; ++tried) {
        int problem = 0;
        std::uint64_t seen = 0;
        try {
            std::uint64_t of_copy = 0;
            {
                const std::shared_lock map(env_->map);
                seen = env_->generation;
                const Txn txn = begin_open(env_->env, MDB_RDONLY);
                if (!env_->leaves.is_sound()) lmdb::error::raise("leaf", MDB_CORRUPTED);
                of_copy = ::mdb_txn_id(txn.get());
                MDB_envinfo info{};
                lmdb::env_info(env_->env, &info);
                DbCopy writing(copy, info.me_mapsize);
                copy_all(txn.get(), env_->tables, writing);
                writing.finish();
            }
            const std::unique_lock alone(env_->map);
            if (seen == env_->generation && newest_transaction(env_->env) == of_copy) return env_->put_in_place(copy);
        } catch (const lmdb::error& error) {
            problem = error.code();
        } catch (const std::exception& error) {
            return fail(Code::io, env_->folder.string() + ": could not rewrite (" + error.what() + ")");
        }
        std::error_code ignored; // what stays there is removed by the next rewrite, or at the next start
        std::filesystem::remove_all(copy, ignored);
        if (problem != 0 && !env_->heal(problem, seen))
            return tl::unexpected<Error>(error_of(problem, env_->folder, "rewrite the database"));
    }
    return {}; // others keep writing: at another time
}

} // namespace store
