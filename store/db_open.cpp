// Opens the environment: nobody else's folder, a file that was looked at first, the program's own version.
#include "store/db_env.h"
#include "store/still_time.h"

#include "store/db_pages.h"
#include "store/sync.h"
#include "store/upgrade.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <thread>

namespace store {

namespace {

constexpr std::uint64_t most_leaves_now = 2000; // 8 MB, read in a few milliseconds

/// Less than a transaction's pages are free.
bool is_full(const std::filesystem::path& folder) {
    struct statvfs space {};
    constexpr unsigned long long least_bytes = 256 * 1024;
    return ::statvfs(folder.c_str(), &space) == 0 &&
           static_cast<unsigned long long>(space.f_bavail) * space.f_frsize < least_bytes;
}

std::string name_of(uid_t user) {
    const passwd* known = ::getpwuid(user); // one thread: a store is opened before there are others that ask
    return known != nullptr ? known->pw_name : "user " + std::to_string(user);
}

/// Above a folder whose path may be relative or end in a slash.
std::filesystem::path parent_of(const std::filesystem::path& folder) { return folder / ".."; }

bool sync_all(std::initializer_list<std::filesystem::path> folders) {
    return std::all_of(folders.begin(), folders.end(), [](const auto& folder) { return sync_folder(folder); });
}

/// Somebody else's files have a sentence of their own: the folder, or what a start under another name left in it.
Error with_owner(const Error& error, const std::filesystem::path& folder) {
    if (error.code != Code::read_only) return error;
    for (const auto& file :
         {folder, folder / "lock", folder / "db", folder / "db" / "data.mdb", folder / "db" / "lock.mdb"}) {
        struct stat about {};
        if (::stat(file.c_str(), &about) != 0 || about.st_uid == ::geteuid()) continue;
        const std::string us = name_of(::geteuid());
        return {Code::read_only, file.string() + ": belongs to " + name_of(about.st_uid) + ", and Porchlight runs as " +
                                     us + "; give everything in the data folder to " + us};
    }
    return error;
}

/// The kernel lets go of the lock when the process ends, however it ends. It offers no wait that ends by itself, so the
/// lock is asked for again until the patience is over.
bool lock_within(int descriptor, std::chrono::milliseconds patience) {
    constexpr std::chrono::milliseconds between_tries{20};
    const auto until = std::chrono::steady_clock::now() + patience;
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if ((errno != EWOULDBLOCK && errno != EINTR) || std::chrono::steady_clock::now() >= until) return false;
        std::this_thread::sleep_for(between_tries);
    }
    return true;
}

Result<Descriptor> take_folder(const std::filesystem::path& folder, std::chrono::milliseconds patience) {
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return tl::unexpected<Error>(error_of(errno, folder, "make the data folder"));
    Descriptor lock(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock.open()) return tl::unexpected<Error>(error_of(errno, folder, "open the data folder"));
    if (!lock_within(lock.number(), patience)) {
        if (errno == EWOULDBLOCK)
            return fail(Code::in_use, folder.string() + ": another Porchlight is using this data folder");
        return tl::unexpected<Error>(error_of(errno, folder, "lock the data folder"));
    }
    return lock;
}

} // namespace

Error error_of(int code, const std::filesystem::path& folder, const std::string& doing) {
    const std::string where = folder.string() + ": ";
    if (code == EIO && is_full(folder)) code = ENOSPC; // LMDB's name for a write that came out short
    switch (const Code meaning = code_of(code)) {
    case Code::full:
        return {meaning, where + "no space is left to " + doing};
    case Code::read_only:
        return {meaning, where + "may not be written, so Porchlight cannot " + doing};
    case Code::vanished:
        return {meaning, where + "went away while Porchlight tried to " + doing};
    default:
        break;
    }
    switch (code) {
    case ENOENT:
        return {Code::not_found, where + "is not there, and its parent folder is not either"};
    case ENOTDIR:
    case EEXIST:
        return {Code::invalid, where + "is not a folder"};
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND:
    case MDB_INVALID:
        return {Code::corrupt, where + "the database is damaged"};
    case MDB_VERSION_MISMATCH:
        return {Code::newer_schema, where + "was written by another version of LMDB"};
    default:
        return {Code::io, where + "could not " + doing + " (" + ::mdb_strerror(code) + ")"};
    }
}

/// Nothing when the database is new.
std::optional<std::uint32_t> Db::Env::stored_version() {
    const Txn txn = begin(env, MDB_RDONLY);
    MDB_dbi meta = 0;
    const int found = ::mdb_dbi_open(txn.get(), table_names[0], 0, &meta);
    if (found == MDB_NOTFOUND) return {};
    if (found != MDB_SUCCESS) lmdb::error::raise("mdb_dbi_open", found);
    MDB_val key = val_of(bytes_of(schema_key));
    MDB_val value{};
    const bool is_there = ::mdb_get(txn.get(), meta, &key, &value) == MDB_SUCCESS;
    const auto version = is_there ? schema_of(view_of(value)) : std::nullopt;
    if (!version) lmdb::error::raise("mdb_get", MDB_CORRUPTED);
    return version;
}

void Db::Env::open_tables(std::optional<std::uint32_t> stored) {
    Txn txn = begin(env, 0);
    for (std::size_t i = 0; i < table_count; ++i) lmdb::dbi_open(txn.get(), table_names[i], MDB_CREATE, &tables[i]);
    if (stored != schema_version) {
        WriteTxn write(txn.get(), tables.data(), &leaves);
        if (stored)
            if (const auto done = upgrade(write, *stored); !done) lmdb::error::raise("upgrade", MDB_CORRUPTED);
        write.put(Table::meta, bytes_of(schema_key), schema_value(schema_version));
    }
    commit(std::move(txn));
}

Result<void> Db::Env::look(bool all_now) {
    if (const auto ended = finish_interrupted(folder); !ended) return ended;
    const std::filesystem::path data = folder / "db" / "data.mdb";
    const auto file = PageFile::open(data);
    if (!file && file.error().code != Code::not_found) return tl::unexpected<Error>(file.error());
    bool damaged = false;
    if (file && file->size_bytes() > 0) {
        const Survey found = survey(*file, table_names, schema_version, all_now ? ~0ull : most_leaves_now);
        if (found.state == Survey::State::newer && found.schema)
            return fail(Code::newer_schema, folder.string() + ": was written by a newer Porchlight (its format is " +
                                                std::to_string(*found.schema) + ", this program knows up to " +
                                                std::to_string(schema_version) + "); nothing was changed");
        if (found.state == Survey::State::newer)
            return tl::unexpected<Error>(error_of(MDB_VERSION_MISMATCH, folder, "open the database"));
        damaged = found.state == Survey::State::damaged;
        leaves_later = found.leaves_later;
        leaves_of = found.meta;
    } else { // the device key is made at set-up: there was a database
        std::error_code unknown;
        damaged = std::filesystem::exists(folder / "device.key", unknown);
    }
    if (!damaged) return {};
    leaves_later.clear();
    auto saved = rescue(folder, Taking::all);
    if (!saved && saved.error().code == Code::full && room.release()) saved = rescue(folder, Taking::all);
    if (!saved) return tl::unexpected<Error>(saved.error());
    return {};
}

Result<void> Db::Env::open_found() {
    try {
        env = lmdb::env::create();
        env.set_max_dbs(table_count);
        env.set_mapsize(static_cast<std::size_t>(map_bytes));
        // MDB_NOTLS ties a read slot to its transaction, so that a pool of threads cannot run out of slots.
        env.open((folder / "db").c_str(), MDB_NOTLS, 0600);
        int dead = 0; // slots of readers that were killed would keep old pages from being used again
        ::mdb_reader_check(env, &dead);
        if (!leaves_later.empty()) {
            std::shared_ptr<MDB_txn> snapshot(begin(env, MDB_RDONLY).release(), AbortTxn());
            leaves.start(folder / "db" / "data.mdb", leaves_of, std::exchange(leaves_later, {}), std::move(snapshot));
        }
        const auto stored = stored_version();
        while (true) {
            try {
                open_tables(stored);
                break;
            } catch (const lmdb::map_full_error&) {
                MDB_envinfo info{};
                lmdb::env_info(env, &info);
                lmdb::env_set_mapsize(env, info.me_mapsize * 2);
            }
        }
        if (!stored && !sync_all({folder / "db", folder, parent_of(folder)}))
            return tl::unexpected<Error>(error_of(errno, folder, "keep the new data folder"));
        return {};
    } catch (const lmdb::error& error) {
        return tl::unexpected<Error>(error_of(error.code(), folder, "open the database"));
    }
}

Result<void> Db::Env::open(bool all_now) {
    if (::mkdir((folder / "db").c_str(), 0700) != 0 && errno != EEXIST)
        return tl::unexpected<Error>(error_of(errno, folder, "make the database"));
    if (const auto looked = look(all_now); !looked) return looked;
    auto opened = open_found();
    if (!opened && opened.error().code == Code::full && room.release()) {
        close();
        opened = open_found();
    }
    if (!opened) {
        close();
        return opened;
    }
    ++generation;
    shred_replaced();
    room.keep();
    still_times();
    return {};
}

void Db::Env::close() {
    leaves.stop();
    env = lmdb::env{nullptr};
}

bool Db::Env::heal(int code, std::uint64_t seen) {
    const bool damaged = code == MDB_CORRUPTED || code == MDB_PAGE_NOTFOUND;
    if (!damaged && code != MDB_PANIC) return false;
    const std::unique_lock alone(map);
    if (generation != seen) return true; // another thread was here
    close();
    return open(damaged).has_value();
}

void Db::Env::still_times() const {
    still_data();
    for (const auto& file :
         {folder / "lock", folder / "reserve", folder / "tray", folder / "device.key", folder / "db", folder})
        still_time(file);
}

void Db::Env::still_data() const {
    still_time(folder / "db" / "lock.mdb");
    still_time(folder / "db" / "data.mdb");
}

Result<std::unique_ptr<Db>> Db::open(const std::filesystem::path& folder, std::uint64_t map_bytes,
                                     std::chrono::milliseconds lock_patience) {
    auto lock = take_folder(folder, lock_patience);
    if (!lock) return tl::unexpected<Error>(with_owner(lock.error(), folder));
    auto parts = std::make_unique<Env>();
    parts->folder = folder;
    parts->map_bytes = map_bytes;
    parts->lock = std::move(*lock);
    parts->room.lie_in(folder);
    if (const auto opened = parts->open(false); !opened)
        return tl::unexpected<Error>(with_owner(opened.error(), folder));
    auto db = std::unique_ptr<Db>(new Db(std::move(parts)));
    db->open_tray(folder / "tray");
    return db;
}

} // namespace store
