// See vault.h and FORMAT.md, "The vault". A passcode goes through the device key, then Argon2id; slots made on the same
// kiosk share their salt, so that one stretching tells whose passcode it is.
#include "store/vault.h"

#include "store/audit.h"
#include "store/db.h"
#include "store/device_key.h"
#include "store/guard.h"
#include "store/vault_record.h"

#include <algorithm>

namespace store {

namespace {

constexpr std::size_t most_slots = 64;
constexpr std::uint16_t first_slot = 1;
constexpr std::size_t most_label_bytes = 60;

struct Opened {
    std::uint16_t slot;
    Secret staff_secret;
};

/// What Argon2id is given: a passcode is worth nothing without the device key; the recovery code must also open on a
/// new device, and holds 88 bits by itself.
Secret kdf_input(ByteView typed, const Secret* device_key) {
    Secret input(key_bytes);
    blake2b(typed, device_key == nullptr ? ByteView{} : device_key->bytes(), input.bytes());
    return input;
}

/// Nothing when no slot of that kind opens.
Result<std::optional<Opened>> try_slots(const VaultRecord& vault, bool recovery, const Secret& input) {
    struct Stretched {
        Salt salt;
        KdfCost cost;
        Secret key;
    };
    std::vector<Stretched> done;
    for (const SlotRecord& slot : vault.slots) {
        if (slot.recovery != recovery || slot.wrapped.size() != key_bytes + aead_overhead_bytes) continue;
        auto found = std::find_if(done.begin(), done.end(), [&](const Stretched& known) {
            return known.salt == slot.salt && known.cost == slot.cost;
        });
        if (found == done.end()) {
            auto key = stretch(input.bytes(), slot.salt, slot.cost);
            if (!key) return tl::unexpected<Error>(key.error());
            done.push_back({slot.salt, slot.cost, std::move(*key)});
            found = done.end() - 1;
        }
        Secret opened(key_bytes);
        if (aead_open(found->key.bytes(), slot.wrapped, slot_binding(slot, vault.staff_public), opened.bytes()))
            return std::optional(Opened{slot.id, std::move(opened)});
    }
    return std::optional<Opened>{};
}

/// Wraps the staff secret in `slot`; takes the salt of an earlier slot of the same cost.
Result<void> wrap(const VaultRecord& vault, SlotRecord& slot, const Secret& input, KdfCost cost,
                  ByteView staff_secret) {
    slot.cost = cost;
    random_bytes(slot.salt);
    for (const SlotRecord& other : vault.slots)
        if (other.id != slot.id && other.recovery == slot.recovery && other.cost == cost) slot.salt = other.salt;
    const auto key = stretch(input.bytes(), slot.salt, cost);
    if (!key) return tl::unexpected<Error>(key.error());
    slot.wrapped = aead_seal(key->bytes(), staff_secret, slot_binding(slot, vault.staff_public));
    return {};
}

/// Padded, so that its length does not tell the label.
Result<Bytes> seal_label(const PublicKey& staff, std::string_view label) {
    Bytes padded(most_label_bytes, 0);
    std::copy(label.begin(), label.end(), padded.begin());
    return box_seal(staff, padded);
}

Result<void> check(std::string_view passcode, std::string_view label) {
    switch (passcode_strength(passcode)) {
    case PasscodeStrength::too_short:
        return fail(Code::invalid, "a passcode has 8 characters or more");
    case PasscodeStrength::too_long:
        return fail(Code::invalid, "a passcode has 128 bytes at most");
    case PasscodeStrength::easy:
        return fail(Code::invalid, "many people would guess that passcode");
    case PasscodeStrength::good:
        break;
    }
    if (label.size() > most_label_bytes) return fail(Code::invalid, "a staff label has 60 bytes at most");
    return {};
}

std::vector<SlotRecord>::iterator find_passcode(VaultRecord& vault, std::uint16_t id) {
    return std::find_if(vault.slots.begin(), vault.slots.end(),
                        [&](const SlotRecord& slot) { return !slot.recovery && slot.id == id; });
}

} // namespace

Session::Session(std::uint16_t slot, PublicKey public_key, Secret secret)
    : slot_(slot), public_key_(public_key), secret_(std::move(secret)), keeping_key_(key_bytes) {
    blake2b(bytes_of("porchlight day keys"), secret_.bytes(), keeping_key_.bytes());
}

Result<Secret> Session::open(ByteView sealed) const { return box_open(public_key_, secret_, sealed); }

Vault::Vault(Db& db, std::filesystem::path device_key_file, KdfCost cost, std::string boot)
    : db_(db), device_key_file_(std::move(device_key_file)), cost_(cost), tries_(db, std::move(boot)) {}

Result<VaultRecord> Vault::load() const {
    return db_.read([](const ReadTxn& txn) { return VaultRecord::load(txn); });
}

Result<bool> Vault::is_set_up() const {
    return db_.read([](const ReadTxn& txn) -> Result<bool> { return VaultRecord::is_there(txn); });
}

Result<PublicKey> Vault::staff_public_key() const {
    return load().map([](const VaultRecord& vault) { return vault.staff_public; });
}

Result<PublicKey> Vault::sign_public_key() const {
    return load().map([](const VaultRecord& vault) { return vault.sign_public; });
}

/// Without a whole key no passcode opens any more, so the new one takes nothing away.
Result<Secret> Vault::device_key_or_new() const {
    auto key = read_device_key(device_key_file_);
    const bool is_gone = !key && (key.error().code == Code::not_found || key.error().code == Code::corrupt);
    return is_gone ? make_device_key(device_key_file_) : std::move(key);
}

Result<void> Vault::set_up(const SetUp& wanted, Day today) {
    if (const auto allowed = check(wanted.passcode, wanted.label); !allowed) return allowed;
    if (wanted.recovery_code == nullptr || wanted.export_words == nullptr)
        return fail(Code::invalid, "set-up needs a recovery code and an export passphrase");
    const std::scoped_lock alone(setting_up_);
    const auto done = is_set_up();
    if (!done) return tl::unexpected<Error>(done.error());
    if (*done) return fail(Code::invalid, "this kiosk is set up already");
    const auto device_key = make_device_key(device_key_file_);
    if (!device_key) return tl::unexpected<Error>(device_key.error());

    const KeyPair staff = make_box_pair();
    const KeyPair signer = make_sign_pair();
    VaultRecord vault;
    vault.staff_public = staff.public_key;
    vault.sign_public = signer.public_key;
    auto sign_secret = box_seal(staff.public_key, signer.secret.bytes());
    auto export_words = box_seal(staff.public_key, wanted.export_words->text().bytes());
    auto label = seal_label(staff.public_key, wanted.label);
    for (const auto* sealed : {&sign_secret, &export_words, &label})
        if (!*sealed) return tl::unexpected<Error>(sealed->error());
    vault.sign_secret_sealed = std::move(*sign_secret);
    vault.export_words_sealed = std::move(*export_words);
    vault.next_slot = first_slot + 1;

    SlotRecord first{first_slot, false, {}, {}, {}, std::move(*label)};
    const Secret passcode = kdf_input(bytes_of(wanted.passcode), &*device_key);
    if (const auto wrapped = wrap(vault, first, passcode, cost_, staff.secret.bytes()); !wrapped) return wrapped;
    SlotRecord recovery{0, true, {}, {}, {}, {}};
    const Secret code = kdf_input(wanted.recovery_code->text().bytes(), nullptr);
    if (const auto wrapped = wrap(vault, recovery, code, cost_, staff.secret.bytes()); !wrapped) return wrapped;
    vault.slots = {std::move(first), std::move(recovery)};

    return db_.write([&](WriteTxn& txn) -> Result<void> {
        if (VaultRecord::is_there(txn)) return fail(Code::invalid, "this kiosk is set up already");
        vault.save(txn);
        return Audit::add(txn, {today, first_slot, Action::set_up, {}});
    });
}

Result<Session> Vault::unlock(std::string_view passcode, std::uint64_t now_seconds) {
    const auto vault = load();
    if (!vault) return tl::unexpected<Error>(vault.error());
    const auto device_key = read_device_key(device_key_file_);
    if (!device_key) return tl::unexpected<Error>(device_key.error());
    if (const auto counted = tries_.begin(now_seconds); !counted) return tl::unexpected<Error>(counted.error());
    auto opened = guarded([&] { return try_slots(*vault, false, kdf_input(bytes_of(passcode), &*device_key)); });
    if (!opened) { // it could not be tried, so it was not wrong
        if (const auto undone = tries_.undo(); !undone) return tl::unexpected<Error>(undone.error());
        return tl::unexpected<Error>(opened.error());
    }
    if (!*opened) return fail(Code::wrong_passcode, "no staff passcode is that one");
    if (const auto cleared = tries_.clear(); !cleared) return tl::unexpected<Error>(cleared.error());
    return Session((*opened)->slot, vault->staff_public, std::move((*opened)->staff_secret));
}

Result<Session> Vault::recover(std::string_view typed_code) {
    const auto vault = load();
    if (!vault) return tl::unexpected<Error>(vault.error());
    auto opened = try_slots(*vault, true, kdf_input(normalise_code(typed_code).bytes(), nullptr));
    if (!opened) return tl::unexpected<Error>(opened.error());
    if (!*opened) return fail(Code::wrong_passcode, "that is not the recovery code");
    if (const auto cleared = tries_.clear(); !cleared) return tl::unexpected<Error>(cleared.error());
    return Session((*opened)->slot, vault->staff_public, std::move((*opened)->staff_secret));
}

Result<Rest> Vault::rest(std::uint64_t now_seconds) { return tries_.rest(now_seconds); }

Result<std::vector<PasscodeSlot>> Vault::passcodes(const Session& session) const {
    const auto vault = load();
    if (!vault) return tl::unexpected<Error>(vault.error());
    std::vector<PasscodeSlot> list;
    for (const SlotRecord& slot : vault->slots) {
        if (slot.recovery) continue;
        const auto label = session.open(slot.label_sealed);
        if (!label) return tl::unexpected<Error>(label.error());
        list.push_back({slot.id, std::string(label->text().substr(0, label->text().find('\0')))});
    }
    return list;
}

/// Fills `slot` for a passcode that is good and nobody else's.
Result<void> Vault::fill_slot(const Session& session, const VaultRecord& vault, SlotRecord& slot,
                              std::string_view passcode) const {
    if (vault.staff_public != session.public_key_) return fail(Code::locked, "staff must unlock again");
    const auto device_key = device_key_or_new();
    if (!device_key) return tl::unexpected<Error>(device_key.error());
    const Secret input = kdf_input(bytes_of(passcode), &*device_key);
    const auto taken = try_slots(vault, false, input);
    if (!taken) return tl::unexpected<Error>(taken.error());
    if (*taken && (*taken)->slot != slot.id)
        return fail(Code::invalid, "that passcode cannot be used here; choose another one");
    return wrap(vault, slot, input, cost_, session.secret_.bytes());
}

Result<std::uint16_t> Vault::add_passcode(const Session& session, std::string_view passcode, std::string_view label,
                                          Day today) {
    if (const auto allowed = check(passcode, label); !allowed) return tl::unexpected<Error>(allowed.error());
    auto vault = load();
    if (!vault) return tl::unexpected<Error>(vault.error());
    if (vault->slots.size() >= most_slots) return fail(Code::invalid, "63 staff passcodes are the most");
    auto sealed_label = seal_label(vault->staff_public, label);
    if (!sealed_label) return tl::unexpected<Error>(sealed_label.error());
    SlotRecord slot{vault->next_slot, false, {}, {}, {}, std::move(*sealed_label)};
    if (const auto filled = fill_slot(session, *vault, slot, passcode); !filled)
        return tl::unexpected<Error>(filled.error());
    return db_.write([&](WriteTxn& txn) -> Result<std::uint16_t> {
        auto current = VaultRecord::load(txn);
        if (!current) return tl::unexpected<Error>(current.error());
        if (current->next_slot != slot.id) return fail(Code::in_use, "the passcodes were changed meanwhile; try again");
        current->slots.push_back(slot);
        ++current->next_slot;
        current->save(txn);
        const auto noted = Audit::add(txn, {today, session.slot(), Action::passcode_added, {}});
        if (!noted) return tl::unexpected<Error>(noted.error());
        return slot.id;
    });
}

Result<void> Vault::change_passcode(const Session& session, std::uint16_t id, std::string_view passcode, Day today) {
    if (const auto allowed = check(passcode, {}); !allowed) return allowed;
    auto vault = load();
    if (!vault) return tl::unexpected<Error>(vault.error());
    const auto found = find_passcode(*vault, id);
    if (found == vault->slots.end()) return fail(Code::not_found, "that staff passcode was removed");
    SlotRecord slot = *found;
    if (const auto filled = fill_slot(session, *vault, slot, passcode); !filled) return filled;
    return db_.write([&](WriteTxn& txn) -> Result<void> {
        auto current = VaultRecord::load(txn);
        if (!current) return tl::unexpected<Error>(current.error());
        const auto place = find_passcode(*current, id);
        if (place == current->slots.end()) return fail(Code::not_found, "that staff passcode was removed");
        *place = slot;
        current->save(txn);
        return Audit::add(txn, {today, session.slot(), Action::passcode_changed, {}});
    });
}

Result<void> Vault::remove_passcode(const Session& session, std::uint16_t id, Day today) {
    return db_.write([&](WriteTxn& txn) -> Result<void> {
        auto vault = VaultRecord::load(txn);
        if (!vault) return tl::unexpected<Error>(vault.error());
        if (vault->staff_public != session.public_key_) return fail(Code::locked, "staff must unlock again");
        const auto place = find_passcode(*vault, id);
        if (place == vault->slots.end()) return fail(Code::not_found, "that staff passcode was removed");
        const auto passcodes = std::count_if(vault->slots.begin(), vault->slots.end(),
                                             [](const SlotRecord& slot) { return !slot.recovery; });
        if (passcodes == 1) return fail(Code::invalid, "the last staff passcode cannot be removed");
        vault->slots.erase(place);
        vault->save(txn);
        return Audit::add(txn, {today, session.slot(), Action::passcode_removed, {}});
    });
}

Result<Secret> Vault::export_passphrase(const Session& session) const {
    return load().and_then([&](const VaultRecord& vault) { return session.open(vault.export_words_sealed); });
}

Result<Signature> Vault::sign(const Session& session, ByteView message) const {
    const auto vault = load();
    if (!vault) return tl::unexpected<Error>(vault.error());
    const auto secret = session.open(vault->sign_secret_sealed);
    if (!secret) return tl::unexpected<Error>(secret.error());
    if (secret->bytes().size() != 64) return fail(Code::corrupt, "the stored signing key is damaged");
    return store::sign(*secret, message);
}

} // namespace store
