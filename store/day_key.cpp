// See day_key.h and FORMAT.md, "Day keys" and "Sealed records".
#include "store/day_key.h"

#include "store/db.h"
#include "store/keys.h"
#include "store/vault.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>

namespace store {

namespace {

constexpr std::size_t block_bytes = 32;
constexpr std::size_t kept_bytes = key_bytes + aead_overhead_bytes;

Result<Secret> open_day_key(const Session& session, ByteView key, ByteView stored) {
    if (stored.size() != kept_bytes) return session.open(stored);
    Secret opened(key_bytes);
    if (!aead_open(session.keeping_key(), stored, key, opened.bytes()))
        return fail(Code::corrupt, "a stored day key is damaged");
    return opened;
}

/// Ends at the 0x80 behind the record. The bytes are authentic by now, so their time may depend on them.
ByteView without_padding(ByteView padded) {
    std::size_t size = padded.size();
    while (size > 0 && padded[size - 1] == 0) --size;
    return size > 0 && padded[size - 1] == 0x80 ? padded.first(size - 1) : ByteView{};
}

} // namespace

DayKey::DayKey(Day day, const PublicKey& staff) : day_(day), id_{}, key_(random_key()) {
    random_bytes(id_);
    sealed_ = box_seal(staff, key_.bytes());
}

Bytes DayKey::seal(ByteView plain, ByteView associated) const {
    Bytes padded((plain.size() / block_bytes + 1) * block_bytes);
    std::copy(plain.begin(), plain.end(), padded.begin());
    sodium_pad(nullptr, padded.data(), plain.size(), block_bytes, padded.size());
    Bytes sealed = aead_seal(key_.bytes(), padded, associated);
    sodium_memzero(padded.data(), padded.size());
    return sealed;
}

void DayKey::put(WriteTxn& txn) const {
    if (!saved_) txn.put(Table::day_keys, key_of(day_, id_), sealed_);
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

OpenDayKeys::OpenDayKeys(const ReadTxn& txn, const Session& session, Day day) {
    txn.each(Table::day_keys, bytes_of(day), [&](ByteView key, ByteView sealed) {
        if (key.size() != 20 || day_at(key) != day) return false;
        auto opened = open_day_key(session, key, sealed);
        if (opened && opened->bytes().size() == key_bytes) keys_.push_back(std::move(*opened));
        return true;
    });
}

ByteView OpenDayKeys::open(ByteView sealed, ByteView associated) {
    if (sealed.size() < aead_overhead_bytes || sealed.size() > plain_.size() + aead_overhead_bytes) return {};
    const std::span<std::uint8_t> plain(plain_.data(), sealed.size() - aead_overhead_bytes);
    for (std::size_t tried = 0; tried < keys_.size(); ++tried) {
        const std::size_t place = (last_ + tried) % keys_.size();
        if (!aead_open(keys_[place].bytes(), sealed, associated, plain)) continue;
        last_ = place;
        return without_padding(plain);
    }
    return {};
}

} // namespace store
