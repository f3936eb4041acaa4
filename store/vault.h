// Who may open what. The staff secret key lies wrapped by every staff passcode and by the recovery code, never in the
// clear; a Session is that key, opened, in locked memory. The vault refuses weak passcodes, counts wrong tries before
// it tries them, and never tells which staff member's passcode was close.
#pragma once

#include "store/audit.h"
#include "store/crypto.h"
#include "store/day.h"
#include "store/error.h"
#include "store/secret.h"
#include "store/tries.h"
#include "store/words.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Db;
struct SlotRecord;
struct VaultRecord;

/// What guessing costs a thief. too_short: under 8 characters. easy: common words, repeats, runs, dates.
/// too_long: over 128 bytes.
enum class PasscodeStrength : std::uint8_t { too_short, easy, too_long, good };

inline constexpr std::size_t passcode_characters_min = 8; ///< NIST SP 800-63B, 5.1.1.2

/// NIST SP 800-63B asks for 8 characters and a blocklist; guessability is zxcvbn's, and under 2^28 guesses is easy:
/// whoever steals the whole kiosk has the device key too, and guesses without rests (FORMAT.md, "What a passcode is
/// worth").
PasscodeStrength passcode_strength(std::string_view passcode);

/// Staff have unlocked. Holds the opened staff key; wiped when it goes. Move-only; safe to read from several threads.
class Session {
  public:
    std::uint16_t slot() const { return slot_; } ///< whose passcode; 0 is the recovery code
    /// Then staff give somebody a new passcode before anything else (screens.md 13, Forgotten).
    bool by_recovery_code() const { return slot_ == 0; }
    /// Opens what was sealed to the staff key. Code::corrupt when it is not that.
    Result<Secret> open(ByteView sealed) const;
    /// To the staff key: for these sessions alone.
    Result<Bytes> seal(ByteView plain) const;
    /// A symmetric key that only staff have: what was sealed to them once is kept under it, 80 times faster to open.
    ByteView keeping_key() const { return keeping_key_.bytes(); }
    /// Another one, for what `domain` names: only staff can have made what opens with it.
    Secret key_for(std::string_view domain) const { return derived_key(secret_, domain); }
    /// False once the keys were changed, or the vault is another one.
    bool is_of(const PublicKey& staff) const { return public_key_ == staff; }

  private:
    friend class Vault;
    Session(std::uint16_t slot, PublicKey public_key, Secret secret);
    std::uint16_t slot_;
    PublicKey public_key_;
    Secret secret_;
    Secret keeping_key_;
};

/// What set-up decides. The words are drawn by the caller (WordCode::draw) and shown to a person before they are kept.
struct SetUp {
    std::string_view passcode;               ///< of the first staff member
    std::string_view label;                  ///< what the staff list calls that person, for example "Day lead"
    const WordCode* recovery_code = nullptr; ///< shown once, never stored
    const WordCode* export_words = nullptr;  ///< stored sealed to the staff key
};

struct PasscodeSlot {
    std::uint16_t id;
    std::string label;
};

/// Changes go to the audit in the same commit. Calls that stretch a passcode take about a second and the cost's memory:
/// call them off the frame thread. Safe from several threads.
class Vault {
  public:
    /// `cost` is the least a slot gets; with `measure_cost` set-up and a new device raise it as far as the device bears
    /// (fit_cost_here). `boot`: see Tries.
    Vault(Db& db, std::filesystem::path device_key_file, KdfCost cost, bool measure_cost, std::string boot);

    Result<bool> is_set_up() const;
    /// Makes the staff key, the signing key and the first slots. Code::invalid: set up already, or the passcode is not
    /// good (passcode_strength says why).
    Result<void> set_up(const SetUp& wanted, Day today);
    /// Code::not_found until set-up is done.
    Result<PublicKey> staff_public_key() const;

    /// `now_seconds` must come from a clock that is never set back or forward (CLOCK_BOOTTIME). Code::wrong_passcode;
    /// Code::resting while tries rest, see rest(); Code::locked after 100 wrong tries in a row, when only the recovery
    /// code opens; Code::not_found when the device key file is missing, which the recovery code survives.
    Result<Session> unlock(std::string_view passcode, std::uint64_t now_seconds);
    /// The recovery code does not rest: 88 bits cannot be tried out. Success ends a passcode rest.
    Result<Session> recover(std::string_view typed_code);
    Result<Rest> rest(std::uint64_t now_seconds);

    /// Staff members in the order they were added, without the recovery code.
    Result<std::vector<PasscodeSlot>> passcodes(const Session& session) const;
    /// Code::invalid: not good, or already somebody's (a passcode alone says who it is).
    Result<std::uint16_t> add_passcode(const Session& session, std::string_view passcode, std::string_view label,
                                       Day today);
    Result<void> change_passcode(const Session& session, std::uint16_t slot, std::string_view passcode, Day today);
    /// Code::invalid for the last one.
    Result<void> remove_passcode(const Session& session, std::uint16_t slot, Day today);

    /// The eight export words with one space between them.
    Result<Secret> export_passphrase(const Session& session) const;

    /// Packages made from now on open with the new words; earlier ones with the old, which nobody can read here any
    /// more.
    Result<void> renew_export_words(const Session& session, const WordCode& words, Day today);
    /// After a leak: a new staff key, signing key and device key, every day key wrapped anew, one passcode, the words
    /// of `wanted`. Old slots and sessions open nothing any more. One commit: a kill leaves the old keys or the new
    /// ones. What was read before the leak stays read, and a copy of the folder from before opens with the old
    /// passcodes. `around` runs the
    /// commit it is given while no visit is being sealed; see Store::rekey.
    using Commit = std::function<Result<void>()>;
    Result<Session> rekey(const Session& session, const SetUp& wanted, Day today,
                          const std::function<Result<void>(const Commit&)>& around);

    /// A backup lives on in another device: one new passcode under a new device key, labelled as the first one was; the
    /// old passcodes stayed with the old device. Needs the recovery code's session, as nothing else opens then.
    Result<void> move_to_new_device(const Session& session, std::string_view passcode, Day today);

    /// Ed25519, by this kiosk's key; needs staff, so that a stolen kiosk cannot sign.
    Result<Signature> sign(const Session& session, ByteView message) const;
    Result<PublicKey> sign_public_key() const;

  private:
    Result<VaultRecord> load() const;
    struct ForSlot {
        Secret device_key;
        KdfCost cost;
    };
    Result<ForSlot> for_new_slot(const VaultRecord& vault) const;
    KdfCost fitting_cost() const;
    Result<Secret> device_key_of(const VaultRecord& vault) const;
    Result<void> change(const Session& session, Day today, Action action, const std::function<void(VaultRecord&)>& how);
    Result<void> fill_slot(const Session& session, const VaultRecord& vault, SlotRecord& slot,
                           std::string_view passcode) const;

    Db& db_;
    std::filesystem::path device_key_file_;
    KdfCost cost_;
    bool measure_cost_;
    Tries tries_;
    std::mutex making_keys_; ///< the device key of one set-up is not replaced by another's
};

} // namespace store
