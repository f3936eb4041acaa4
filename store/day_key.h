// The key a day's visits and requests are sealed with: made fresh for each local day and each start, kept in locked
// memory, and on the medium only sealed to the staff key. Refuses to open anything: it seals.
#pragma once

#include "store/crypto.h"
#include "store/day.h"
#include "store/error.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace store {

/// A record's nonce, made of where it lies: "porch visit " or "porch ask   ", the day, and half of its random id. The
/// key is fresh each day and each start, so 64 random bits do not come twice under it.
enum class RecordKind : std::uint8_t { visit, request };
using RecordAt = std::array<std::uint8_t, 20>; ///< day (4) || random id (16), see keys.h
Nonce record_nonce(RecordKind kind, const RecordAt& at);

class Db;
class ReadTxn;
class Session;
class WriteTxn;

/// One thread at a time. Wiped when it goes.
class DayKey {
  public:
    /// Makes the key and its sealed copy (about 60 us), so that storing a visit later costs neither. Code::corrupt when
    /// the staff key is damaged, Code::io when there is no memory to lock.
    static Result<DayKey> make(Day day, const PublicKey& staff);

    Day day() const { return day_; }
    /// Seals `plain`, padded to 32 bytes so that its length tells nothing, for the place `at`; opens nowhere else.
    Bytes seal(ByteView plain, RecordKind kind, const RecordAt& at) const;

    /// Puts the sealed copy beside the record that needs it, where there is none: the database may have lost it, or be
    /// another one, since the record before. Code::not_found when the staff key it is sealed to is not in the vault any
    /// more: nobody could ever open what the key seals.
    Result<void> put(WriteTxn& txn) const;

    /// Sealed copies already kept for the day: the starts of the day that stored something.
    static std::size_t count(const ReadTxn& txn, Day day);

  private:
    DayKey(Day day, const PublicKey& staff) : day_(day), staff_(staff), id_{}, key_(random_key()) {}
    Day day_;
    PublicKey staff_;
    std::array<std::uint8_t, 16> id_;
    Secret key_;
    Bytes sealed_;
};

/// Rewraps the day keys that were sealed to staff with the key staff keep, so that reading years of visits does not
/// open a box for each day. One commit, or none when all are kept already.
Result<void> keep_day_keys(Db& db, const Session& session);

/// Wraps every day key that `old` opens with the key of `fresh`, which is the staff of a re-key. One that does not open
/// stays as it is.
void rekey_day_keys(WriteTxn& txn, const Session& old, const Session& fresh);

/// The keys of one day after another, opened by staff. A record does not say which key sealed it (that would part the
/// day at a restart), so each is tried; a day has one or two. One thread.
class OpenDayKeys {
  public:
    /// `session` must outlive it.
    OpenDayKeys(const Session& session, RecordKind kind);
    ~OpenDayKeys();
    OpenDayKeys(const OpenDayKeys&) = delete;
    OpenDayKeys& operator=(const OpenDayKeys&) = delete;

    /// Forgets the day before. A key that does not open is left out: its records count as damaged.
    void load(const ReadTxn& txn, Day day);

    /// The plain bytes, without padding, in a buffer reused by the next call; empty when no key opens it.
    ByteView open(ByteView sealed, const RecordAt& at);

  private:
    const Session& session_;
    RecordKind kind_;
    Secret scratch_; // locked memory is slow to get, so it is got once
    Secret subkeys_; // of all the day's nonces, which begin alike; 32 bytes each
    std::size_t count_ = 0;
    std::size_t last_ = 0; // the key that opened the record before
    alignas(8) std::array<std::uint8_t, 256> plain_{};
};

} // namespace store
