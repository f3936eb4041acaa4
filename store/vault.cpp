// See vault.h and FORMAT.md, "The vault": set-up, opening, and the passcodes of single people. vault_keys.cpp has what
// makes and replaces keys.
#include "store/vault.h"

#include "store/audit.h"
#include "store/db.h"
#include "store/device_key.h"
#include "store/guard.h"
#include "store/kdf_fit.h"
#include "store/slots.h"

#include <algorithm>

namespace store {

namespace {

constexpr std::size_t most_slots = 64;

std::vector<SlotRecord>::iterator find_passcode(VaultRecord& vault, std::uint16_t id) {
    return std::find_if(vault.slots.begin(), vault.slots.end(),
                        [&](const SlotRecord& slot) { return !slot.recovery && slot.id == id; });
}

} // namespace

Session::Session(std::uint16_t slot, PublicKey public_key, Secret secret)
    : slot_(slot), public_key_(public_key), secret_(std::move(secret)),
      keeping_key_(derived_key(secret_, "porchlight day keys")) {}

Result<Bytes> Session::seal(ByteView plain) const { return box_seal(public_key_, plain); }

Result<Secret> Session::open(ByteView sealed) const { return box_open(public_key_, secret_, sealed); }

Vault::Vault(Db& db, std::filesystem::path device_key_file, KdfCost cost, bool measure_cost, std::string boot)
    : db_(db), device_key_file_(std::move(device_key_file)), cost_(cost), measure_cost_(measure_cost),
      tries_(db, std::move(boot)) {}

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

/// A re-key that was cut short between its commit and the device key's new name is finished here.
Result<Secret> Vault::device_key_of(const VaultRecord& vault) const {
    const auto waiting = waiting_device_key(device_key_file_, vault.staff_public);
    auto key = read_device_key(waiting);
    if (!key) return read_device_key(device_key_file_);
    (void)adopt_device_key(waiting, device_key_file_); // else the next time
    return key;
}

/// Without a whole key no passcode opens any more, so the new one takes nothing away. A new key means a new device, or
/// one that lost its own: what it bears is measured anew.
Result<Vault::ForSlot> Vault::for_new_slot(const VaultRecord& vault) const {
    auto key = device_key_of(vault);
    const bool is_gone = !key && (key.error().code == Code::not_found || key.error().code == Code::corrupt);
    if (is_gone) key = make_device_key(device_key_file_);
    if (!key) return tl::unexpected<Error>(key.error());
    KdfCost cost = cost_;
    if (is_gone) return ForSlot{std::move(*key), fitting_cost()};
    for (const SlotRecord& slot : vault.slots) // as dear as the dearest, which set-up measured
        if (!slot.recovery && slot.cost.memory_bytes >= cost.memory_bytes && slot.cost.operations >= cost.operations)
            cost = slot.cost;
    return ForSlot{std::move(*key), cost};
}

KdfCost Vault::fitting_cost() const { return measure_cost_ ? fit_cost_here(cost_) : cost_; }

Result<Session> Vault::unlock(std::string_view passcode, std::uint64_t now_seconds) {
    const auto vault = load();
    if (!vault) return tl::unexpected<Error>(vault.error());
    const auto device_key = device_key_of(*vault);
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
    const auto with = for_new_slot(vault);
    if (!with) return tl::unexpected<Error>(with.error());
    const Secret input = kdf_input(bytes_of(passcode), &with->device_key);
    const auto taken = try_slots(vault, false, input);
    if (!taken) return tl::unexpected<Error>(taken.error());
    if (*taken && (*taken)->slot != slot.id)
        return fail(Code::invalid, "that passcode cannot be used here; choose another one");
    return wrap_slot(vault, slot, input, with->cost, session.secret_.bytes());
}

Result<std::uint16_t> Vault::add_passcode(const Session& session, std::string_view passcode, std::string_view label,
                                          Day today) {
    if (const auto allowed = check_passcode(passcode, label); !allowed) return tl::unexpected<Error>(allowed.error());
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
    if (const auto allowed = check_passcode(passcode, {}); !allowed) return allowed;
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
