// See day_key.h and FORMAT.md, "Day keys" and "Sealed records".
#include "store/day_key.h"

#include "store/db.h"
#include "store/guard.h"
#include "store/keys.h"
#include "store/vault.h"
#include "store/vault_record.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>

namespace store {

namespace {

constexpr std::size_t block_bytes = 32;
constexpr std::size_t kept_bytes = key_bytes + aead_overhead_bytes;

bool open_day_key(const Session& session, ByteView key, ByteView stored, std::span<std::uint8_t> out) {
    if (stored.size() == kept_bytes) return aead_open(session.keeping_key(), stored, key, out);
    const auto opened = session.open(stored);
    if (!opened || opened->bytes().size() != out.size()) return false;
    std::copy(opened->bytes().begin(), opened->bytes().end(), out.begin());
    return true;
}

/// Ends at the 0x80 behind the record. The bytes are authentic by now, so their time may depend on them.
ByteView without_padding(ByteView padded) {
    std::size_t size = padded.size();
    while (size > 0 && padded[size - 1] == 0) --size;
    return size > 0 && padded[size - 1] == 0x80 ? padded.first(size - 1) : ByteView{};
}

} // namespace

Nonce record_nonce(RecordKind kind, const RecordAt& at) {
    const std::string_view domain = kind == RecordKind::visit ? "porch visit " : "porch ask   ";
    Nonce nonce{};
    std::copy(domain.begin(), domain.end(), nonce.begin());
    std::copy_n(at.begin(), 12, nonce.begin() + 12); // the day, then 8 bytes of the id
    return nonce;
}

Result<DayKey> DayKey::make(Day day, const PublicKey& staff) {
    return guarded([&]() -> Result<DayKey> {
        DayKey key(day, staff);
        random_bytes(key.id_);
        auto sealed = box_seal(staff, key.key_.bytes());
        if (!sealed) return tl::unexpected<Error>(sealed.error());
        key.sealed_ = std::move(*sealed);
        return key;
    });
}

Bytes DayKey::seal(ByteView plain, RecordKind kind, const RecordAt& at) const {
    Bytes padded((plain.size() / block_bytes + 1) * block_bytes);
    std::copy(plain.begin(), plain.end(), padded.begin());
    sodium_pad(nullptr, padded.data(), plain.size(), block_bytes, padded.size());
    const Nonce nonce = record_nonce(kind, at);
    Bytes sealed(padded.size() + aead_overhead_bytes);
    aead_seal(key_.bytes(), nonce, padded, at, sealed);
    sodium_memzero(padded.data(), padded.size());
    sealed.erase(sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(nonce.size()));
    return sealed;
}

Result<void> DayKey::put(WriteTxn& txn) const {
    const auto vault = VaultRecord::load(txn);
    if (!vault && vault.error().code != Code::not_found) return tl::unexpected<Error>(vault.error());
    if (!vault || vault->staff_public != staff_)
        return fail(Code::not_found, "the staff keys of this kiosk were lost, so nobody could ever read what is stored "
                                     "now; it must be set up again, or restored");
    txn.put_new(Table::day_keys, key_of(day_, id_), sealed_); // a copy that staff keep by now stays
    return {};
}

std::size_t DayKey::count(const ReadTxn& txn, Day day) {
    std::size_t count = 0;
    txn.each(Table::day_keys, bytes_of(day), [&](ByteView key, ByteView) {
        const bool of_day = key.size() == 20 && day_at(key) == day;
        if (of_day) ++count;
        return of_day;
    });
    return count;
}

Result<void> keep_day_keys(Db& db, const Session& session) {
    return db.write([&](WriteTxn& txn) -> Result<void> {
        std::vector<std::pair<Bytes, Bytes>> kept;
        txn.each(Table::day_keys, {}, [&](ByteView key, ByteView stored) {
            if (stored.size() == kept_bytes) return true;
            const auto opened =
                session.open(stored); // one that does not open stays as it is, and is counted on reading
            if (opened && opened->bytes().size() == key_bytes)
                kept.emplace_back(Bytes(key.begin(), key.end()),
                                  aead_seal(session.keeping_key(), opened->bytes(), key));
            return true;
        });
        for (const auto& [key, wrapped] : kept) txn.put(Table::day_keys, key, wrapped);
        return {};
    });
}

void rekey_day_keys(WriteTxn& txn, const Session& old, const Session& fresh) {
    std::vector<std::pair<Bytes, Bytes>> kept;
    Secret opened(key_bytes);
    txn.each(Table::day_keys, {}, [&](ByteView key, ByteView stored) {
        if (open_day_key(old, key, stored, opened.bytes()))
            kept.emplace_back(Bytes(key.begin(), key.end()), aead_seal(fresh.keeping_key(), opened.bytes(), key));
        return true;
    });
    for (const auto& [key, wrapped] : kept) txn.put(Table::day_keys, key, wrapped);
}

OpenDayKeys::OpenDayKeys(const Session& session, RecordKind kind)
    : session_(session), kind_(kind), scratch_(key_bytes), subkeys_(4 * key_bytes) {}

OpenDayKeys::~OpenDayKeys() { sodium_memzero(plain_.data(), plain_.size()); }

void OpenDayKeys::load(const ReadTxn& txn, Day day) {
    count_ = 0;
    last_ = 0;
    const Nonce nonce = record_nonce(kind_, key_of(day, {}));
    txn.each(Table::day_keys, bytes_of(day), [&](ByteView key, ByteView stored) {
        if (key.size() != 20 || day_at(key) != day) return false;
        if (!open_day_key(session_, key, stored, scratch_.bytes())) return true;
        if ((count_ + 1) * key_bytes > subkeys_.bytes().size()) {
            Secret more(2 * subkeys_.bytes().size());
            std::copy(subkeys_.bytes().begin(), subkeys_.bytes().end(), more.bytes().begin());
            subkeys_ = std::move(more);
        }
        aead_subkey(scratch_.bytes(), nonce, subkeys_.bytes().subspan(count_ * key_bytes, key_bytes));
        ++count_;
        return true;
    });
}

ByteView OpenDayKeys::open(ByteView sealed, const RecordAt& at) {
    if (sealed.size() < tag_bytes || sealed.size() > plain_.size() + tag_bytes) return {};
    const std::span<std::uint8_t> plain(plain_.data(), sealed.size() - tag_bytes);
    const Nonce nonce = record_nonce(kind_, at);
    for (std::size_t tried = 0; tried < count_; ++tried) {
        const std::size_t place = (last_ + tried) % count_;
        if (!aead_open_with_subkey(subkeys_.bytes().subspan(place * key_bytes, key_bytes), nonce, sealed, at, plain))
            continue;
        last_ = place;
        return without_padding(plain);
    }
    return {};
}

} // namespace store
