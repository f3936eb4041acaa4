// See backup.h and FORMAT.md, "backup.sealed".
#include "store/backup.h"

#include "store/db.h"
#include "store/descriptor.h"
#include "store/guard.h"
#include "store/slots.h"
#include "store/sync.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace store {

namespace {

constexpr std::string_view magic = "porchlight backup 2\n";
constexpr std::string_view first_magic = "porchlight backup 1\n"; ///< its key was sealed by nobody in particular
constexpr std::string_view key_domain = "porchlight backup";
constexpr std::size_t wrapped_bytes = key_bytes + aead_overhead_bytes;
constexpr std::size_t sealed_key_bytes = key_bytes + aead_overhead_bytes;
constexpr std::size_t piece_bytes = 64 * 1024;
constexpr std::size_t row_head_bytes = 1 + 2 + 4;
constexpr std::uint8_t fill_mark = 0xff; ///< in a table's place: from here on zeros
constexpr std::size_t piece_overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t before_key_bytes = 20 + 4 + 32 + 16 + 8 + 8 + wrapped_bytes; ///< what the key is bound to
constexpr std::size_t header_bytes =
    before_key_bytes + sealed_key_bytes + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr KdfCost dearest{100, std::uint64_t{4} << 30}; ///< a damaged header must not keep us busy for days

constexpr std::array kept_tables{Table::vault,  Table::day_keys, Table::visits,  Table::counters, Table::notes,
                                 Table::groups, Table::settings, Table::exports, Table::audit};

Error damaged() { return {Code::corrupt, "backup.sealed: it is damaged, so nothing was restored"}; }

void append_number(Bytes& out, std::uint64_t number, unsigned bytes) {
    for (unsigned i = 0; i < bytes; ++i) out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

std::uint64_t number_in(ByteView bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8 | bytes[i];
    return number;
}

void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

/// Takes bytes off the front.
class Reader {
  public:
    explicit Reader(ByteView bytes) : rest_(bytes) {}
    std::size_t left() const { return rest_.size(); }
    ByteView take(std::size_t count) {
        const ByteView taken = rest_.first(count);
        rest_ = rest_.subspan(count);
        return taken;
    }
    template <std::size_t Count>
    void fill(std::array<std::uint8_t, Count>& out) {
        const ByteView taken = take(Count);
        std::copy(taken.begin(), taken.end(), out.begin());
    }

  private:
    ByteView rest_;
};

/// The stream's state holds its key: locked and wiped like one.
class Stream {
  public:
    crypto_secretstream_xchacha20poly1305_state* state() {
        return reinterpret_cast<crypto_secretstream_xchacha20poly1305_state*>(memory_.bytes().data());
    }

  private:
    Secret memory_{sizeof(crypto_secretstream_xchacha20poly1305_state)};
};

/// Rows in, sealed pieces out.
class Sealer {
  public:
    Sealer(Bytes& out, ByteView header, Stream stream) : out_(out), header_(header), stream_(std::move(stream)) {}

    void add(Table table, ByteView key, ByteView value) {
        plain_.push_back(static_cast<std::uint8_t>(table));
        append_number(plain_, key.size(), 2);
        append_number(plain_, value.size(), 4);
        append(plain_, key);
        append(plain_, value);
        while (plain_.size() >= piece_bytes) seal(piece_bytes, 0);
    }
    /// Up to whole pieces, of which one more or fewer is chance: what a backup grew by must not tell how many came.
    void finish() {
        plain_.push_back(fill_mark);
        plain_.resize(plain_.size() + randombytes_uniform(piece_bytes));
        plain_.resize((plain_.size() + piece_bytes - 1) / piece_bytes * piece_bytes);
        while (plain_.size() > piece_bytes) seal(piece_bytes, 0);
        seal(piece_bytes, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    }

  private:
    void seal(std::size_t size, unsigned char tag) {
        const std::size_t start = out_.size();
        out_.resize(start + size + piece_overhead);
        crypto_secretstream_xchacha20poly1305_push(stream_.state(), out_.data() + start, nullptr, plain_.data(), size,
                                                   header_.data(), header_.size(), tag);
        plain_.erase(plain_.begin(), plain_.begin() + static_cast<std::ptrdiff_t>(size));
    }

    Bytes& out_;
    ByteView header_;
    Stream stream_;
    Bytes plain_; // as it lies in the store: nothing that was not sealed there
};

Bytes head_before_key(const VaultRecord& vault, const SlotRecord& recovery) {
    Bytes head;
    append(head, bytes_of(magic));
    append_number(head, schema_version, 4);
    append(head, vault.staff_public);
    append(head, recovery.salt);
    append_number(head, recovery.cost.operations, 8);
    append_number(head, recovery.cost.memory_bytes, 8);
    append(head, recovery.wrapped);
    return head;
}

using GoingRow = std::optional<std::pair<Bytes, Bytes>>;

/// In the order of the keys; `going` is laid over `exports`.
void each_kept_row(const ReadTxn& txn, GoingRow going,
                   const std::function<void(Table table, ByteView key, ByteView value)>& use) {
    for (const Table table : kept_tables) {
        const auto add_going = [&](const auto& is_due) {
            if (table != Table::exports || !going || !is_due(going->first)) return;
            use(table, going->first, going->second);
            going.reset();
        };
        txn.each(table, {}, [&](ByteView key, ByteView value) {
            const bool is_replaced = table == Table::exports && going && std::ranges::equal(going->first, key);
            add_going([&](const Bytes& at) { return !std::ranges::lexicographical_compare(key, at); });
            if (!is_replaced && (table != Table::vault || text_of(key) != "tries")) use(table, key, value);
            return true;
        });
        add_going([](const Bytes&) { return true; });
    }
}

struct Header {
    std::uint32_t schema = 0;
    VaultRecord vault; ///< with the recovery slot alone
    ByteView before_key, key_sealed, stream;
};

Result<Header> read_header(ByteView backup) {
    if (backup.size() >= header_bytes && text_of(backup.first(first_magic.size())) == first_magic)
        return fail(Code::invalid, "backup.sealed: it is of the first form, which anybody who finds a package could "
                                   "make; nothing was restored, so export again from a kiosk with this program");
    if (backup.size() < header_bytes || text_of(backup.first(magic.size())) != magic)
        return tl::unexpected<Error>(damaged());
    Reader reader(backup.subspan(magic.size()));
    Header header;
    header.schema = static_cast<std::uint32_t>(number_in(reader.take(4)));
    reader.fill(header.vault.staff_public);
    SlotRecord slot{0, true, {}, {}, {}, {}};
    reader.fill(slot.salt);
    slot.cost.operations = number_in(reader.take(8));
    slot.cost.memory_bytes = number_in(reader.take(8));
    const ByteView wrapped = reader.take(wrapped_bytes);
    slot.wrapped.assign(wrapped.begin(), wrapped.end());
    header.vault.slots.push_back(std::move(slot));
    header.before_key = backup.first(before_key_bytes);
    header.key_sealed = reader.take(sealed_key_bytes);
    header.stream = reader.take(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    const KdfCost& cost = header.vault.slots.front().cost;
    if (cost.operations > dearest.operations || cost.memory_bytes > dearest.memory_bytes)
        return tl::unexpected<Error>(damaged());
    if (header.schema > schema_version)
        return fail(Code::newer_schema, "backup.sealed: it was made by a newer Porchlight (its format is " +
                                            std::to_string(header.schema) + ", this program knows up to " +
                                            std::to_string(schema_version) + "); nothing was restored");
    return header;
}

using RowReader = std::function<Result<void>(Table table, ByteView key, ByteView value)>;

/// Opens piece after piece. Rows reach the reader as they come, so what it does must be undone when this fails.
Result<void> open_rows(ByteView backup, const Header& header, const Secret& key, const RowReader& reader) {
    Stream stream;
    if (crypto_secretstream_xchacha20poly1305_init_pull(stream.state(), header.stream.data(), key.bytes().data()) != 0)
        return tl::unexpected<Error>(damaged());
    const ByteView associated = backup.first(header_bytes);
    Reader pieces(backup.subspan(header_bytes));
    Bytes plain; // a row may lie across pieces
    unsigned char tag = 0;
    bool filled = false;
    while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
        const std::size_t size = std::min(pieces.left(), piece_bytes + piece_overhead);
        if (size < piece_overhead) return tl::unexpected<Error>(damaged());
        const std::size_t start = plain.size();
        plain.resize(start + size - piece_overhead);
        const ByteView piece = pieces.take(size);
        if (crypto_secretstream_xchacha20poly1305_pull(stream.state(), plain.data() + start, nullptr, &tag,
                                                       piece.data(), piece.size(), associated.data(),
                                                       associated.size()) != 0)
            return tl::unexpected<Error>(damaged());
        Reader rows(plain);
        while (!filled && rows.left() > 0) {
            Reader ahead = rows;
            const std::uint8_t mark = ahead.take(1).front();
            filled = mark == fill_mark;
            if (filled || ahead.left() < 6) break;
            const auto table = static_cast<Table>(mark);
            const auto key_size = static_cast<std::size_t>(number_in(ahead.take(2)));
            const auto value_size = static_cast<std::size_t>(number_in(ahead.take(4)));
            if (ahead.left() < key_size + value_size) break;
            if (std::find(kept_tables.begin(), kept_tables.end(), table) == kept_tables.end() || key_size == 0)
                return tl::unexpected<Error>(damaged());
            const ByteView row_key = ahead.take(key_size);
            if (auto taken = reader(table, row_key, ahead.take(value_size)); !taken) return taken;
            rows = ahead;
        }
        plain.erase(plain.begin(), plain.end() - static_cast<std::ptrdiff_t>(filled ? 0 : rows.left()));
    }
    return filled && pieces.left() == 0 ? Result<void>{} : tl::unexpected<Error>(damaged());
}

/// Gathers rows into commits of a bounded size.
class Filler {
  public:
    explicit Filler(Db& db) : db_(db) {}
    Result<void> add(Table table, ByteView key, ByteView value) {
        rows_.push_back({table, Bytes(key.begin(), key.end()), Bytes(value.begin(), value.end())});
        return rows_.size() < rows_per_commit ? Result<void>{} : flush();
    }
    Result<void> finish(std::uint32_t schema) {
        Bytes version;
        append_number(version, schema, 4);
        const ByteView name = bytes_of("schema");
        rows_.push_back({Table::meta, Bytes(name.begin(), name.end()), std::move(version)});
        return flush();
    }

  private:
    static constexpr std::size_t rows_per_commit = 20'000;
    struct Row {
        Table table;
        Bytes key, value;
    };
    Result<void> flush() {
        auto kept = db_.write([&](WriteTxn& txn) -> Result<void> {
            for (const Row& row : rows_) txn.put(row.table, row.key, row.value);
            return {};
        });
        rows_.clear();
        return kept;
    }
    Db& db_;
    std::vector<Row> rows_;
};

Error folder_error(const std::filesystem::path& folder) {
    return {code_of(errno),
            folder.string() + ": could not be made a kiosk's data folder (" + std::strerror(errno) + ")"};
}

constexpr const char* staging_name = "restoring"; ///< what an interrupted restore leaves; the next one clears it

Result<std::filesystem::path> staging_in(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return tl::unexpected<Error>(folder_error(folder));
    std::error_code failed;
    // Cut off between the device key and the database, whose place is `restoring` then: the key is that restore's.
    const bool half_moved = std::filesystem::exists(folder / staging_name / "db", failed) &&
                            !std::filesystem::exists(folder / staging_name / "device.key", failed);
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
        if (entry.path().filename() != staging_name && !(half_moved && entry.path().filename() == "device.key"))
            return fail(Code::invalid, folder.string() + ": it is not empty (\"" + entry.path().filename().string() +
                                           "\" lies in it); restore needs a new data folder");
    if (failed) return fail(Code::invalid, folder.string() + ": it can't be read as a folder");
    if (half_moved) std::filesystem::remove(folder / "device.key", failed); // first: without it `restoring` is all
    if (!failed) std::filesystem::remove_all(folder / staging_name, failed);
    if (failed) return fail(Code::io, folder.string() + ": what an earlier restore left can't be removed");
    return folder / staging_name;
}

Result<void> fill(const std::filesystem::path& staging, ByteView backup, const Header& header, const Secret& key,
                  const Restore& wanted) {
    {
        const auto db = Db::open(staging, wanted.options.map_bytes);
        if (!db) return tl::unexpected<Error>(db.error());
        Filler filler(**db);
        auto opened = open_rows(backup, header, key, [&](Table table, ByteView row_key, ByteView value) {
            return filler.add(table, row_key, value);
        });
        if (!opened) return opened;
        if (auto finished = filler.finish(header.schema); !finished) return finished;
    } // opened anew, so that an older format is upgraded as on a kiosk
    const auto store = Store::open(staging, wanted.options);
    if (!store) return tl::unexpected<Error>(store.error());
    const auto session = (*store)->vault().recover(wanted.recovery_code);
    if (!session) return tl::unexpected<Error>(session.error());
    return (*store)->vault().move_to_new_device(*session, wanted.passcode, wanted.today);
}

/// The database comes last: without it the folder is nobody's kiosk.
Result<void> move_in(const std::filesystem::path& staging, const std::filesystem::path& folder) {
    std::error_code ignored; // an empty folder and a lock file are in nobody's way
    if (::rename((staging / "device.key").c_str(), (folder / "device.key").c_str()) != 0)
        return tl::unexpected<Error>(folder_error(folder));
    if (!sync_folder(folder) || ::rename((staging / "db").c_str(), (folder / "db").c_str()) != 0) {
        const Error failed = folder_error(folder);
        std::filesystem::remove(folder / "device.key", ignored);
        return tl::unexpected<Error>(failed);
    }
    if (!sync_folder(folder)) return tl::unexpected<Error>(folder_error(folder));
    std::filesystem::remove_all(staging, ignored);
    return {};
}

Result<Secret> backup_key(const Header& header, std::string_view recovery_code) {
    const Secret typed = normalise_code(recovery_code);
    auto opened = try_slots(header.vault, true, kdf_input(typed.bytes(), nullptr));
    if (!opened) return tl::unexpected<Error>(opened.error());
    if (!*opened)
        return fail(Code::wrong_passcode, "that is not the recovery code the backup was made under; nothing was "
                                          "restored");
    const Secret staff_only = derived_key((*opened)->staff_secret, key_domain);
    Secret key(key_bytes);
    if (!aead_open(staff_only.bytes(), header.key_sealed, header.before_key, key.bytes()))
        return tl::unexpected<Error>(damaged());
    return key;
}

Result<void> restore(ByteView backup, const std::filesystem::path& folder, const Restore& wanted) {
    if (auto allowed = check_passcode(wanted.passcode, {}); !allowed) return allowed;
    const auto header = read_header(backup);
    if (!header) return tl::unexpected<Error>(header.error());
    const bool was_there = std::filesystem::exists(folder);
    const auto staging = staging_in(folder);
    if (!staging) return tl::unexpected<Error>(staging.error());
    const auto key = backup_key(*header, wanted.recovery_code);
    auto restored =
        !key ? Result<void>(tl::unexpected<Error>(key.error())) : fill(*staging, backup, *header, *key, wanted);
    if (restored) restored = move_in(*staging, folder);
    if (restored) return restored;
    std::error_code ignored; // the next restore clears what stays
    std::filesystem::remove_all(*staging, ignored);
    if (!was_there) std::filesystem::remove(folder, ignored);
    return restored;
}

} // namespace

Result<Bytes> make_backup(const Db& db, const Session& session, const std::optional<ExportEntry>& going) {
    return guarded([&] {
        return db.read([&](const ReadTxn& txn) -> Result<Bytes> {
            const auto vault = VaultRecord::load(txn);
            if (!vault) return tl::unexpected<Error>(vault.error());
            if (!session.is_of(vault->staff_public)) return fail(Code::locked, "staff must unlock again");
            const auto recovery = std::find_if(vault->slots.begin(), vault->slots.end(), [](const SlotRecord& slot) {
                return slot.recovery && slot.wrapped.size() == wrapped_bytes;
            });
            if (recovery == vault->slots.end())
                return fail(Code::corrupt, "the stored recovery code's slot is damaged, so no backup can be made");
            const Secret key = random_key();
            Bytes backup = head_before_key(*vault, *recovery);
            append(backup, aead_seal(session.key_for(key_domain).bytes(), key.bytes(), backup));
            Stream stream;
            std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES> stream_header{};
            crypto_secretstream_xchacha20poly1305_init_push(stream.state(), stream_header.data(), key.bytes().data());
            append(backup, stream_header);
            const Bytes header = backup;
            const GoingRow row = going ? Exports::row_going_out(txn, *going) : std::nullopt;
            std::size_t row_bytes = 0; // looked through once, so that growing does not take the memory twice
            each_kept_row(txn, row, [&](Table, ByteView row_key, ByteView value) {
                row_bytes += row_head_bytes + row_key.size() + value.size();
            });
            const std::size_t pieces = row_bytes / piece_bytes + 3; // the last one and what chance fills
            backup.reserve(header.size() + pieces * (piece_bytes + piece_overhead));
            Sealer sealer(backup, header, std::move(stream));
            each_kept_row(txn, row,
                          [&](Table table, ByteView row_key, ByteView value) { sealer.add(table, row_key, value); });
            sealer.finish();
            return backup;
        });
    });
}

Result<void> restore_backup(ByteView backup, const std::filesystem::path& folder, const Restore& wanted) {
    return guarded([&] { return restore(backup, folder, wanted); });
}

} // namespace store
