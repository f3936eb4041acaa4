// See db.h. lmdb++ throws; every throw is caught in this file.
#include "store/db.h"

#include "store/sync.h"

#include <lmdb++.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace store {

namespace {

constexpr std::array<const char*, table_count> table_names = {
    "meta", "vault", "day_keys", "visits", "counters", "requests", "notes", "groups", "settings", "exports", "audit"};
constexpr std::string_view schema_key = "schema";

/// Less than a transaction's pages are free.
bool is_full(const std::filesystem::path& folder) {
    struct statvfs space {};
    constexpr unsigned long long least_bytes = 256 * 1024;
    return ::statvfs(folder.c_str(), &space) == 0 &&
           static_cast<unsigned long long>(space.f_bavail) * space.f_frsize < least_bytes;
}

/// The only translation of errno and LMDB's codes.
Error error_of(int code, const std::filesystem::path& folder, const std::string& doing) {
    const std::string where = folder.string() + ": ";
    if (code == EIO && is_full(folder)) code = ENOSPC; // LMDB's name for a write that came out short
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return {Code::full, where + "no space is left to " + doing};
    case EROFS:
    case EACCES:
    case EPERM:
        return {Code::read_only, where + "may not be written, so Porchlight cannot " + doing};
    case ENOENT:
        return {Code::not_found, where + "is not there, and its parent folder is not either"};
    case ENOTDIR:
    case EEXIST:
        return {Code::invalid, where + "is not a folder"};
    case ENODEV:
    case ENXIO:
    case ESTALE:
        return {Code::vanished, where + "went away while Porchlight tried to " + doing};
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

MDB_val val_of(ByteView bytes) { return {bytes.size(), const_cast<std::uint8_t*>(bytes.data())}; }
ByteView view_of(const MDB_val& value) { return {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size}; }
MDB_txn* handle(void* txn) { return static_cast<MDB_txn*>(txn); }

struct Abort {
    void operator()(MDB_txn* txn) const { ::mdb_txn_abort(txn); }
};
using Txn = std::unique_ptr<MDB_txn, Abort>;

Txn begin(MDB_env* env, unsigned flags) {
    MDB_txn* txn = nullptr;
    lmdb::txn_begin(env, nullptr, flags, &txn);
    return Txn(txn);
}

/// lmdb::txn::commit aborts again when a commit fails; mdb_txn_commit has freed the transaction by then.
void commit(Txn txn) { lmdb::txn_commit(txn.release()); }

struct File {
    int descriptor = -1;
    File() = default;
    explicit File(int opened) : descriptor(opened) {}
    File(File&& other) noexcept : descriptor(std::exchange(other.descriptor, -1)) {}
    File& operator=(File&& other) noexcept {
        std::swap(descriptor, other.descriptor);
        return *this;
    }
    ~File() {
        if (descriptor >= 0) ::close(descriptor);
    }
};

/// Above a folder whose path may be relative or end in a slash.
std::filesystem::path parent_of(const std::filesystem::path& folder) { return folder / ".."; }

bool sync_all(std::initializer_list<std::filesystem::path> folders) {
    return std::all_of(folders.begin(), folders.end(), [](const auto& folder) { return sync_folder(folder); });
}

/// The kernel lets go of the lock when the process ends, however it ends.
Result<File> take_folder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return tl::unexpected<Error>(error_of(errno, folder, "make the data folder"));
    File lock(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (lock.descriptor < 0) return tl::unexpected<Error>(error_of(errno, folder, "open the data folder"));
    if (::flock(lock.descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return fail(Code::in_use, folder.string() + ": another Porchlight is using this data folder");
        return tl::unexpected<Error>(error_of(errno, folder, "lock the data folder"));
    }
    if (::mkdir((folder / "db").c_str(), 0700) != 0 && errno != EEXIST)
        return tl::unexpected<Error>(error_of(errno, folder, "make the database"));
    return lock;
}

} // namespace

struct Db::Env {
    std::filesystem::path folder;
    File lock; // destroyed after the environment
    lmdb::env env{nullptr};
    std::array<unsigned, table_count> tables{};
    mutable std::shared_mutex map; // shared by transactions, alone while the map grows

    std::optional<std::uint32_t> stored_version();
    void open_tables(bool is_new);
    void grow();
};

/// Nothing when the database is new.
std::optional<std::uint32_t> Db::Env::stored_version() {
    const Txn txn = begin(env, MDB_RDONLY);
    MDB_dbi meta = 0;
    const int found = ::mdb_dbi_open(txn.get(), table_names[0], 0, &meta);
    if (found == MDB_NOTFOUND) return {};
    if (found != MDB_SUCCESS) lmdb::error::raise("mdb_dbi_open", found);
    MDB_val key = val_of(bytes_of(schema_key));
    MDB_val value{};
    std::uint32_t version = 0;
    if (::mdb_get(txn.get(), meta, &key, &value) != MDB_SUCCESS || value.mv_size != sizeof version)
        lmdb::error::raise("mdb_get", MDB_CORRUPTED);
    const auto* bytes = static_cast<const std::uint8_t*>(value.mv_data);
    for (int i = 3; i >= 0; --i) version = version << 8 | bytes[i];
    return version;
}

void Db::Env::open_tables(bool is_new) {
    Txn txn = begin(env, 0);
    for (std::size_t i = 0; i < table_count; ++i) lmdb::dbi_open(txn.get(), table_names[i], MDB_CREATE, &tables[i]);
    if (is_new) {
        std::uint8_t version[4];
        for (unsigned i = 0; i < 4; ++i) version[i] = static_cast<std::uint8_t>(schema_version >> (8 * i));
        MDB_val key = val_of(bytes_of(schema_key));
        MDB_val value = val_of(version);
        lmdb::dbi_put(txn.get(), tables[0], &key, &value, 0);
    }
    commit(std::move(txn));
}

void Db::Env::grow() {
    const std::unique_lock alone(map);
    MDB_envinfo info{};
    lmdb::env_info(env, &info);
    lmdb::env_set_mapsize(env, info.me_mapsize * 2);
}

Result<std::unique_ptr<Db>> Db::open(const std::filesystem::path& folder, std::uint64_t map_bytes) {
    auto lock = take_folder(folder);
    if (!lock) return tl::unexpected<Error>(lock.error());
    auto parts = std::make_unique<Env>();
    parts->folder = folder;
    parts->lock = std::move(*lock);
    bool is_new = false;
    try {
        parts->env = lmdb::env::create();
        parts->env.set_max_dbs(table_count);
        parts->env.set_mapsize(static_cast<std::size_t>(map_bytes));
        // MDB_NOTLS ties a read slot to its transaction, so that a pool of threads cannot run out of slots.
        parts->env.open((folder / "db").c_str(), MDB_NOTLS, 0600);
        int dead = 0; // slots of readers that were killed would keep old pages from being used again
        ::mdb_reader_check(parts->env, &dead);
        const std::optional<std::uint32_t> version = parts->stored_version();
        if (version && *version > schema_version)
            return fail(Code::newer_schema, folder.string() + ": was written by a newer Porchlight (its format is " +
                                                std::to_string(*version) + ", this program knows up to " +
                                                std::to_string(schema_version) + "); nothing was changed");
        is_new = !version.has_value();
        while (true) {
            try {
                parts->open_tables(is_new);
                break;
            } catch (const lmdb::map_full_error&) {
                parts->grow();
            }
        }
    } catch (const lmdb::error& error) {
        return tl::unexpected<Error>(error_of(error.code(), folder, "open the database"));
    }
    if (is_new && !sync_all({folder / "db", folder, parent_of(folder)}))
        return tl::unexpected<Error>(error_of(errno, folder, "keep the new data folder"));
    return std::unique_ptr<Db>(new Db(std::move(parts)));
}

Db::Db(std::unique_ptr<Env> env) : env_(std::move(env)) {}
Db::~Db() = default;

Result<void> Db::run_read(const std::function<Result<void>(const ReadTxn&)>& body) const {
    const std::shared_lock map(env_->map);
    try {
        const Txn txn = begin(env_->env, MDB_RDONLY);
        return body(ReadTxn(txn.get(), env_->tables.data()));
    } catch (const lmdb::error& error) {
        return tl::unexpected<Error>(error_of(error.code(), env_->folder, "read"));
    } catch (const std::exception& error) { // no memory, most likely
        return fail(Code::io, env_->folder.string() + ": could not read (" + error.what() + ")");
    }
}

Result<void> Db::run_write(const std::function<Result<void>(WriteTxn&)>& body) {
    while (true) {
        try {
            const std::shared_lock map(env_->map);
            Txn txn = begin(env_->env, 0);
            WriteTxn write(txn.get(), env_->tables.data());
            const Result<void> done = body(write);
            if (done) commit(std::move(txn));
            return done;
        } catch (const lmdb::map_full_error&) {
            try {
                env_->grow();
            } catch (const lmdb::error& error) {
                return tl::unexpected<Error>(error_of(error.code(), env_->folder, "grow the database"));
            }
        } catch (const lmdb::error& error) {
            return tl::unexpected<Error>(error_of(error.code(), env_->folder, "write"));
        } catch (const std::exception& error) {
            return fail(Code::io, env_->folder.string() + ": could not write (" + error.what() + ")");
        }
    }
}

std::optional<ByteView> ReadTxn::get(Table table, ByteView key) const {
    MDB_val wanted = val_of(key);
    MDB_val value{};
    if (!lmdb::dbi_get(handle(txn_), tables_[static_cast<std::size_t>(table)], &wanted, &value)) return {};
    return view_of(value);
}

void ReadTxn::each(Table table, ByteView from, const std::function<bool(ByteView key, ByteView value)>& visitor) const {
    lmdb::cursor cursor =
        lmdb::cursor::open(handle(txn_), static_cast<MDB_dbi>(tables_[static_cast<std::size_t>(table)]));
    MDB_val key = val_of(from);
    MDB_val value{};
    bool more = lmdb::cursor_get(cursor, &key, &value, from.empty() ? MDB_FIRST : MDB_SET_RANGE);
    while (more && visitor(view_of(key), view_of(value))) more = lmdb::cursor_get(cursor, &key, &value, MDB_NEXT);
}

Bytes ReadTxn::last_key(Table table) const {
    lmdb::cursor cursor =
        lmdb::cursor::open(handle(txn_), static_cast<MDB_dbi>(tables_[static_cast<std::size_t>(table)]));
    MDB_val key{};
    MDB_val value{};
    if (!lmdb::cursor_get(cursor, &key, &value, MDB_LAST)) return {};
    const ByteView last = view_of(key);
    return Bytes(last.begin(), last.end());
}

void WriteTxn::put(Table table, ByteView key, ByteView value) {
    MDB_val at = val_of(key);
    MDB_val stored = val_of(value);
    lmdb::dbi_put(handle(txn_), tables_[static_cast<std::size_t>(table)], &at, &stored, 0);
}

bool WriteTxn::put_new(Table table, ByteView key, ByteView value) {
    MDB_val at = val_of(key);
    MDB_val stored = val_of(value);
    return lmdb::dbi_put(handle(txn_), tables_[static_cast<std::size_t>(table)], &at, &stored, MDB_NOOVERWRITE);
}

bool WriteTxn::erase(Table table, ByteView key) {
    MDB_val at = val_of(key);
    return lmdb::dbi_del(handle(txn_), tables_[static_cast<std::size_t>(table)], &at, nullptr);
}

} // namespace store
