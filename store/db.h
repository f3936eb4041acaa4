// One LMDB environment: tables of bytes, transactions, the lock that keeps a second process out, and the one place
// where the medium's failures become our errors. Default durability: a write that returned is on the medium. Refuses a
// database written by a newer program.
#pragma once

#include "store/error.h"
#include "store/secret.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace store {

/// What the program writes. A newer number on the medium is refused; an older one is upgraded step by step.
inline constexpr std::uint32_t schema_version = 3;

inline constexpr std::size_t key_bytes_max = 511; ///< LMDB's own limit

enum class Table : std::uint8_t {
    meta,
    vault,
    day_keys,
    visits,
    counters,
    requests,
    notes,
    groups,
    settings,
    exports,
    audit,
};
inline constexpr std::size_t table_count = 11;

/// What transactions left behind, by table and key: the final value, or nothing where it was erased.
using Redo = std::map<std::pair<Table, Bytes>, std::optional<Bytes>>;

class LeafCheck;

/// Views into the medium are valid until the transaction ends: copy what must stay. Inside a transaction a failing
/// medium is thrown; Db::read and Db::write turn it into an Error, so it never leaves the store.
class ReadTxn {
  public:
    /// Values of `vault` are kept with a sum: one that changed on the medium is Code::corrupt, never a wrong key to
    /// seal to.
    std::optional<ByteView> get(Table table, ByteView key) const;
    /// Calls the visitor with each entry from `from` on, in key order, until it returns false.
    void each(Table table, ByteView from, const std::function<bool(ByteView key, ByteView value)>& visitor) const;
    /// The last entry's key, copied; empty when the table is.
    Bytes last_key(Table table) const;

  protected:
    friend class Db;
    ReadTxn(void* txn, const unsigned* tables, LeafCheck* leaves, Redo* over = nullptr)
        : txn_(txn), tables_(tables), leaves_(leaves), over_(over) {}
    std::optional<ByteView> stored(Table table, ByteView key) const;
    void each_stored(Table table, ByteView from,
                     const std::function<bool(ByteView key, ByteView value)>& visitor) const;
    unsigned tree(Table table) const;
    void* txn_;
    const unsigned* tables_;
    LeafCheck* leaves_;
    Redo* over_; ///< laid over what is stored, and all that a WriteTxn changes; null: nothing is
};

class WriteTxn : public ReadTxn {
  public:
    void put(Table table, ByteView key, ByteView value);
    /// False, and nothing written, when the key is there already.
    bool put_new(Table table, ByteView key, ByteView value);
    /// False when there was none.
    bool erase(Table table, ByteView key);

  private:
    friend class Db;
    using ReadTxn::ReadTxn;
};

/// Every database that was set aside and still lies in the data folder, oldest first.
std::vector<std::string> folders_set_aside(const std::filesystem::path& folder);
/// False while a full medium has taken it, or has no room for one.
bool holds_reserve(const std::filesystem::path& folder);

/// Safe from several threads: reads run side by side, writes one after another. The file is looked at before LMDB is
/// let near it; a damaged one is renamed (folders_set_aside), and what could be read of it goes on in a new one. An
/// environment that LMDB gave up is opened anew. In front of it lies the tray (tray.h), for what must be durable in one
/// flush.
class Db {
  public:
    /// `folder` is the data folder: the lock file lies in it, the environment in `folder`/db. Makes the folder when its
    /// parent exists, and waits so long for one that is in use. Codes as Store::open.
    static Result<std::unique_ptr<Db>> open(const std::filesystem::path& folder, std::uint64_t map_bytes,
                                            std::chrono::milliseconds lock_patience = {});
    ~Db();
    Db(const Db&) = delete;
    Db& operator=(const Db&) = delete;

    /// Runs `body(const ReadTxn&) -> Result<T>` on one snapshot.
    template <typename Body>
    auto read(Body&& body) const {
        return run<const ReadTxn&>(&Db::run_read, this, body);
    }
    /// Runs `body(WriteTxn&) -> Result<T>` and commits, durably, unless it returns an error. When the map is full it is
    /// grown and the body runs again, so the body must not have effects of its own.
    template <typename Body>
    auto write(Body&& body) {
        return run<WriteTxn&>(&Db::run_write, this, body);
    }
    /// As write, and as durable, in one flush instead of two: what the body did is acknowledged once it lies in the
    /// tray (tray.h says why that is enough), is seen by everybody from then on, and is committed with the next write
    /// or settle(). For a few small values; what does not fit is committed at once.
    template <typename Body>
    auto write_to_tray(Body&& body) {
        return run<WriteTxn&>(&Db::run_write_to_tray, this, body);
    }
    /// Commits what waits in the tray; nothing to do when nothing does. Whoever reads the files themselves calls it
    /// first. On an error it goes on waiting, as durable as before; but the tray takes no more until a commit succeeds.
    Result<void> settle();

    /// Puts a copy in the file's place that was written in the order of the keys, and overwrites the old file: no page
    /// tells what came when, and what was erased is gone. Nothing happens when others kept writing meanwhile. Two wait
    /// for one another.
    Result<void> rewrite();
    /// True when something was committed since the file was last written anew.
    bool was_written() const;
    /// Renames the database like a damaged one, and goes on without its vault: for one whose vault cannot be read.
    Result<void> set_aside();
    const std::filesystem::path& folder() const;

  private:
    struct Env;
    struct Waiting;
    explicit Db(std::unique_ptr<Env> env);
    Result<void> run_read(const std::function<Result<void>(const ReadTxn&)>& body) const;
    Result<void> run_write(const std::function<Result<void>(WriteTxn&)>& body);
    Result<void> run_write_to_tray(const std::function<Result<void>(WriteTxn&)>& body);
    Result<void> read_medium(Redo* over, const std::function<Result<void>(WriteTxn&)>& body) const;
    Result<void> write_medium(const std::function<Result<void>(WriteTxn&)>& body);
    void open_tray(const std::filesystem::path& file);
    Result<void> commit_with(const Redo& first, const std::function<Result<void>(WriteTxn&)>& body);

    template <typename Txn, typename Run, typename Self, typename Body>
    static auto run(Run run, Self self, Body& body) {
        using Answer = std::invoke_result_t<Body&, Txn>;
        std::optional<Answer> answer;
        const Result<void> done = (self->*run)([&](Txn txn) -> Result<void> {
            answer = body(txn);
            if (!*answer) return tl::unexpected<Error>(answer->error());
            return {};
        });
        return done ? std::move(*answer) : Answer(tl::unexpected<Error>(done.error()));
    }

    std::unique_ptr<Env> env_;
    std::shared_ptr<Waiting> waiting_; ///< null: there is no tray
};

} // namespace store
