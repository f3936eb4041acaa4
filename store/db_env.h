// Inside the database: the LMDB environment and the few helpers that db*.cpp share. Nobody else includes it.
#pragma once

#include "store/db.h"
#include "store/db_leaf_check.h"
#include "store/db_pages.h"
#include "store/db_room.h"
#include "store/descriptor.h"

#include <lmdb++.h>

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>

namespace store {

inline constexpr std::array<const char*, table_count> table_names = {
    "meta", "vault", "day_keys", "visits", "counters", "requests", "notes", "groups", "settings", "exports", "audit"};

/// Where `meta` keeps the format's number: four bytes, the lowest first.
inline constexpr std::string_view schema_key = "schema";
inline std::array<std::uint8_t, 4> schema_value(std::uint32_t version) {
    std::array<std::uint8_t, 4> value{};
    for (std::uint8_t& byte : value) {
        byte = static_cast<std::uint8_t>(version);
        version >>= 8;
    }
    return value;
}
/// Nothing when it is no number.
inline std::optional<std::uint32_t> schema_of(ByteView value) {
    if (value.size() != 4) return {};
    std::uint32_t version = 0;
    for (std::size_t at = value.size(); at-- > 0;) version = version << 8 | value[at];
    return version;
}

/// The only translation of LMDB's codes, which may be an errno.
Error error_of(int code, const std::filesystem::path& folder, const std::string& doing);

inline MDB_val val_of(ByteView bytes) { return {bytes.size(), const_cast<std::uint8_t*>(bytes.data())}; }
inline ByteView view_of(const MDB_val& value) {
    return {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size};
}

/// Where `meta` keeps the sum of a value of `vault`.
inline std::string sum_key_of(ByteView key) { return "sum/" + std::string(text_of(key)); }

struct AbortTxn {
    void operator()(MDB_txn* txn) const { ::mdb_txn_abort(txn); }
};
using Txn = std::unique_ptr<MDB_txn, AbortTxn>;

inline Txn begin(MDB_env* env, unsigned flags) {
    MDB_txn* txn = nullptr;
    lmdb::txn_begin(env, nullptr, flags, &txn);
    return Txn(txn);
}

/// An environment that could not be opened anew is one that LMDB gave up.
inline Txn begin_open(MDB_env* env, unsigned flags) {
    if (env == nullptr) lmdb::error::raise("begin", MDB_PANIC);
    return begin(env, flags);
}

/// lmdb::txn::commit aborts again when a commit fails; mdb_txn_commit has freed the transaction by then.
inline void commit(Txn txn) { lmdb::txn_commit(txn.release()); }

struct Db::Env {
    std::filesystem::path folder;
    std::uint64_t map_bytes = 0;
    Descriptor lock; // destroyed after the environment
    Room room;
    lmdb::env env{nullptr};
    std::array<unsigned, table_count> tables{};
    LeafCheck leaves;              // ended before the environment
    std::mutex rewriting;          // one copy at a time: it has one name
    mutable std::shared_mutex map; // shared by transactions, alone while the environment is opened, grown or replaced
    std::uint64_t generation = 0;  // how often it was opened

    /// Looks at the file, rescues what it holds when it is damaged, and opens it. `all_now`: no page is left for later.
    Result<void> open(bool all_now);
    void close();
    /// After `code` stopped a transaction of `seen` generation: true when the environment was opened anew since.
    bool heal(int code, std::uint64_t seen);
    void grow();
    /// The files' times say nothing about when: see FORMAT.md. `still_data` sees to the two that a commit changes.
    void still_times() const;
    void still_data() const;
    Result<void> put_in_place(const std::filesystem::path& copy);
    /// Ends what a power cut left of put_in_place.
    void shred_replaced() const;

  private:
    std::vector<std::uint64_t> leaves_later;
    PageMeta leaves_of; ///< the description they belong to
    Result<void> look(bool all_now);
    Result<void> open_found();
    void open_tables(std::optional<std::uint32_t> stored);
    std::optional<std::uint32_t> stored_version();
};

/// What a rescue takes along.
enum class Taking : std::uint8_t { all, without_vault };

/// Renames `folder`/db to a free name and puts a database in its place that holds what could be read of it. Without a
/// readable vault, what is sealed to it stays behind.
Result<void> rescue(const std::filesystem::path& folder, Taking taking);
/// Without the vault these are of no use; they are never shown under another site's keys.
bool hangs_on_vault(Table table);
/// Ends what a power cut left of a rescue or of a rewrite.
Result<void> finish_interrupted(const std::filesystem::path& folder);

} // namespace store
