// What waits in the tray, between Db and the medium: read over what is stored, brought in by the next commit. LMDB
// itself is not seen here.
#include "store/crypto.h"
#include "store/db_env.h"
#include "store/tray.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace store {

namespace {

constexpr std::string_view generation_key = "tray";
constexpr std::size_t most_waiting = 16; ///< check-ins; the kiosk settles after each, so only a crowd comes so far

bool is_of(const ReadTxn& txn, const Tray::Generation& generation) {
    const auto stored = txn.get(Table::meta, bytes_of(generation_key));
    return stored && std::equal(stored->begin(), stored->end(), generation.begin(), generation.end());
}

Result<void> nothing(WriteTxn&) { return {}; }

/// A database that was rescued without its vault takes nothing that was sealed to it: nobody could open it there.
bool has_a_place(Table table, const ReadTxn& txn) {
    return !hangs_on_vault(table) || txn.get(Table::vault, bytes_of("vault"));
}

} // namespace

struct Db::Waiting {
    explicit Waiting(const std::filesystem::path& file) : tray(file) {}

    std::mutex mutex; // guards what follows; held while something is committed
    Tray tray;
    Tray::Generation generation{};
    Redo redo;
    std::size_t check_ins = 0;
    bool used = false;  // the tray may hold a record of this generation
    bool taking = true; // the last commit succeeded
    std::atomic<bool> any = false;
};

/// Without a generation in the database there is no tray, and every write is a commit. What waited when the program
/// ended is brought in now; on a medium that takes no more it stays where it is, and is read from there.
void Db::open_tray(const std::filesystem::path& file) {
    Tray::Generation generation{};
    const auto known = read([&](const ReadTxn& txn) -> Result<bool> {
        const auto stored = txn.get(Table::meta, bytes_of(generation_key));
        if (stored && stored->size() == generation.size())
            std::copy(stored->begin(), stored->end(), generation.begin());
        return stored && stored->size() == generation.size();
    });
    if (!known) return;
    if (!*known) {
        random_bytes(generation);
        const auto kept = write([&](WriteTxn& txn) -> Result<void> {
            txn.put(Table::meta, bytes_of(generation_key), generation);
            return {};
        });
        if (!kept) return;
    }
    waiting_ = std::make_shared<Waiting>(file);
    waiting_->generation = generation;
    waiting_->redo = waiting_->tray.waiting(generation);
    waiting_->any = waiting_->used = !waiting_->redo.empty();
    if (waiting_->any)
        (void)settle();
    else
        waiting_->tray.wipe(); // a record that was brought in just before the end
}

Result<void> Db::run_read(const std::function<Result<void>(const ReadTxn&)>& body) const {
    if (!waiting_ || !waiting_->any) return read_medium(nullptr, body);
    std::unique_lock lock(waiting_->mutex); // what waits and what is stored are of one moment
    Redo over = waiting_->redo;
    return read_medium(&over, [&](WriteTxn& txn) {
        if (lock.owns_lock()) lock.unlock();
        return body(txn);
    });
}

Result<void> Db::run_write(const std::function<Result<void>(WriteTxn&)>& body) {
    if (!waiting_) return write_medium(body);
    const std::scoped_lock lock(waiting_->mutex);
    return commit_with(waiting_->redo, body);
}

Result<void> Db::run_write_to_tray(const std::function<Result<void>(WriteTxn&)>& body) {
    if (!waiting_) return write_medium(body);
    Waiting& waiting = *waiting_;
    const std::scoped_lock lock(waiting.mutex);
    Redo redo;
    bool taking = waiting.taking && waiting.check_ins < most_waiting;
    const auto done = read_medium(&redo, [&](WriteTxn& txn) {
        redo = waiting.redo; // anew, when the environment was healed under the body
        taking = taking && is_of(txn, waiting.generation);
        return body(txn);
    });
    if (!done) return done;
    if (taking) {
        waiting.used = true; // a write that fails may have arrived all the same
        taking = waiting.tray.put(waiting.generation, redo);
    }
    if (!taking) return commit_with(redo, nothing);
    waiting.redo = std::move(redo);
    ++waiting.check_ins;
    waiting.any = true;
    return done;
}

Result<void> Db::settle() {
    if (!waiting_ || !waiting_->any) return {};
    const std::scoped_lock lock(waiting_->mutex);
    return commit_with(waiting_->redo, nothing);
}

/// `first` is all that waits, or that and more. A record in the tray counts as long as it bears the generation that is
/// in the database: from this commit on, none does. The caller holds the mutex.
Result<void> Db::commit_with(const Redo& first, const std::function<Result<void>(WriteTxn&)>& body) {
    Waiting& waiting = *waiting_;
    Tray::Generation next = waiting.generation;
    if (waiting.used) random_bytes(next);
    bool refused = false; // by the body, not by the medium
    const auto done = write_medium([&](WriteTxn& txn) -> Result<void> {
        for (const auto& [at, value] : first) {
            if (!has_a_place(at.first, txn)) continue;
            if (value)
                txn.put(at.first, at.second, *value);
            else
                txn.erase(at.first, at.second);
        }
        if (!is_of(txn, next)) txn.put(Table::meta, bytes_of(generation_key), next);
        const Result<void> good = body(txn);
        refused = !good;
        return good;
    });
    if (!refused) waiting.taking = done.has_value();
    if (!done) return done;
    waiting.redo.clear();
    waiting.check_ins = 0;
    waiting.any = false;
    waiting.generation = next;
    if (std::exchange(waiting.used, false)) waiting.tray.wipe();
    return done;
}

std::optional<ByteView> ReadTxn::get(Table table, ByteView key) const {
    if (over_ != nullptr) {
        const auto found = over_->find({table, Bytes(key.begin(), key.end())});
        if (found != over_->end()) return found->second ? std::optional<ByteView>(*found->second) : std::nullopt;
    }
    return stored(table, key);
}

/// Two sorted lists into one; where both have a key, what waits stands.
void ReadTxn::each(Table table, ByteView from, const std::function<bool(ByteView key, ByteView value)>& visitor) const {
    if (over_ == nullptr) return each_stored(table, from, visitor);
    auto next = over_->lower_bound({table, Bytes(from.begin(), from.end())});
    const auto is_next = [&] { return next != over_->end() && next->first.first == table; };
    bool more = true;
    each_stored(table, from, [&](ByteView key, ByteView value) {
        bool stands = true;
        for (; more && is_next(); ++next) {
            const Bytes& ours = next->first.second;
            if (std::lexicographical_compare(key.begin(), key.end(), ours.begin(), ours.end())) break;
            if (std::equal(key.begin(), key.end(), ours.begin(), ours.end())) stands = false;
            if (next->second) more = visitor(ours, *next->second);
        }
        if (more && stands) more = visitor(key, value);
        return more;
    });
    for (; more && is_next(); ++next)
        if (next->second) more = visitor(next->first.second, *next->second);
}

} // namespace store
