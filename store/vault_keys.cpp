// What makes keys and what replaces them: set-up, new words, and a re-key after a leak. See vault.h.
#include "store/audit.h"
#include "store/day_key.h"
#include "store/db.h"
#include "store/device_key.h"
#include "store/exports.h"
#include "store/slots.h"
#include "store/vault.h"

#include <algorithm>

namespace store {

namespace {

struct Wanted {
    const SetUp& set_up;
    std::uint16_t slot;
    const Secret& device_key;
    KdfCost passcode_cost;
    KdfCost recovery_cost; ///< the recovery code must open on a smaller device too, and needs no stretching
};

Result<SlotRecord> recovery_slot(const VaultRecord& vault, const WordCode& code, KdfCost cost, ByteView staff_secret) {
    SlotRecord slot{0, true, {}, {}, {}, {}};
    const Secret input = kdf_input(code.text().bytes(), nullptr);
    return wrap_slot(vault, slot, input, cost, staff_secret).map([&] { return slot; });
}

Result<VaultRecord> make_vault(const KeyPair& staff, const Wanted& wanted) {
    const KeyPair signer = make_sign_pair();
    VaultRecord vault;
    vault.staff_public = staff.public_key;
    vault.sign_public = signer.public_key;
    auto sign_secret = box_seal(staff.public_key, signer.secret.bytes());
    auto export_words = box_seal(staff.public_key, wanted.set_up.export_words->text().bytes());
    auto label = seal_label(staff.public_key, wanted.set_up.label);
    for (const auto* sealed : {&sign_secret, &export_words, &label})
        if (!*sealed) return tl::unexpected<Error>(sealed->error());
    vault.sign_secret_sealed = std::move(*sign_secret);
    vault.export_words_sealed = std::move(*export_words);
    vault.next_slot = static_cast<std::uint16_t>(wanted.slot + 1);

    SlotRecord person{wanted.slot, false, {}, {}, {}, std::move(*label)};
    const Secret passcode = kdf_input(bytes_of(wanted.set_up.passcode), &wanted.device_key);
    const auto wrapped = wrap_slot(vault, person, passcode, wanted.passcode_cost, staff.secret.bytes());
    if (!wrapped) return tl::unexpected<Error>(wrapped.error());
    auto recovery = recovery_slot(vault, *wanted.set_up.recovery_code, wanted.recovery_cost, staff.secret.bytes());
    if (!recovery) return tl::unexpected<Error>(recovery.error());
    vault.slots = {std::move(person), std::move(*recovery)};
    return vault;
}

Result<void> check(const SetUp& wanted) {
    if (wanted.recovery_code == nullptr || wanted.export_words == nullptr)
        return fail(Code::invalid, "a recovery code and an export passphrase are needed");
    return check_passcode(wanted.passcode, wanted.label);
}

} // namespace

Result<void> Vault::set_up(const SetUp& wanted, Day today) {
    if (const auto allowed = check(wanted); !allowed) return allowed;
    const std::scoped_lock alone(making_keys_);
    const auto done = is_set_up();
    if (!done) return tl::unexpected<Error>(done.error());
    if (*done) return fail(Code::invalid, "this kiosk is set up already");
    const auto device_key = make_device_key(device_key_file_);
    if (!device_key) return tl::unexpected<Error>(device_key.error());

    const KeyPair staff = make_box_pair();
    const auto vault = make_vault(staff, {wanted, first_slot, *device_key, fitting_cost(), cost_});
    if (!vault) return tl::unexpected<Error>(vault.error());
    return db_.write([&](WriteTxn& txn) -> Result<void> {
        if (VaultRecord::is_there(txn)) return fail(Code::invalid, "this kiosk is set up already");
        vault->save(txn);
        return Audit::add(txn, {today, first_slot, Action::set_up, {}});
    });
}

/// The new device key waits under a name of its own until the commit that needs it, so that a kill before it leaves the
/// old passcodes their key, and one after it is finished by whoever needs the key next.
Result<Session> Vault::rekey(const Session& session, const SetUp& wanted, Day today,
                             const std::function<Result<void>(const Commit&)>& around) {
    if (const auto allowed = check(wanted); !allowed) return tl::unexpected<Error>(allowed.error());
    const std::scoped_lock alone(making_keys_);
    const auto old = load();
    if (!old) return tl::unexpected<Error>(old.error());
    if (old->staff_public != session.public_key_) return fail(Code::locked, "staff must unlock again");
    (void)device_key_of(*old); // takes its place before those that nobody needs are dropped
    if (!std::filesystem::exists(waiting_device_key(device_key_file_, old->staff_public)))
        drop_waiting_device_keys(device_key_file_);
    const KeyPair staff = make_box_pair();
    const auto waiting = waiting_device_key(device_key_file_, staff.public_key);
    const auto device_key = make_device_key(waiting);
    if (!device_key) return tl::unexpected<Error>(device_key.error());

    const auto vault = make_vault(staff, {wanted, old->next_slot, *device_key, fitting_cost(), cost_});
    if (!vault) return tl::unexpected<Error>(vault.error());
    Session fresh(old->next_slot, staff.public_key, Secret::copy_of(staff.secret.bytes()));
    const auto replace = [&](WriteTxn& txn) -> Result<void> {
        const auto current = VaultRecord::load(txn);
        if (!current) return tl::unexpected<Error>(current.error());
        if (current->staff_public != session.public_key_ || current->next_slot != old->next_slot)
            return fail(Code::in_use, "the passcodes were changed meanwhile; try again");
        rekey_day_keys(txn, session, fresh);
        if (const auto groups = Exports::rekey(txn, session, fresh); !groups) return groups;
        vault->save(txn);
        return Audit::add(txn, {today, session.slot(), Action::rekeyed, {}});
    };
    const auto kept = around([&] { return db_.write(replace); });
    if (!kept) return tl::unexpected<Error>(kept.error());
    (void)adopt_device_key(waiting, device_key_file_); // else by whoever needs it next
    (void)tries_.clear(); // else by the next right passcode; the old keys are gone all the same
    return fresh;
}

Result<void> Vault::change(const Session& session, Day today, Action action,
                           const std::function<void(VaultRecord&)>& how) {
    return db_.write([&](WriteTxn& txn) -> Result<void> {
        auto vault = VaultRecord::load(txn);
        if (!vault) return tl::unexpected<Error>(vault.error());
        if (vault->staff_public != session.public_key_) return fail(Code::locked, "staff must unlock again");
        how(*vault);
        vault->save(txn);
        return Audit::add(txn, {today, session.slot(), action, {}});
    });
}

Result<void> Vault::renew_export_words(const Session& session, const WordCode& words, Day today) {
    const auto sealed = box_seal(session.public_key_, words.text().bytes());
    if (!sealed) return tl::unexpected<Error>(sealed.error());
    return change(session, today, Action::export_words_changed,
                  [&](VaultRecord& vault) { vault.export_words_sealed = *sealed; });
}

Result<void> Vault::move_to_new_device(const Session& session, std::string_view passcode, Day today) {
    if (const auto allowed = check_passcode(passcode, {}); !allowed) return allowed;
    const auto vault = load();
    if (!vault) return tl::unexpected<Error>(vault.error());
    if (vault->staff_public != session.public_key_) return fail(Code::locked, "staff must unlock again");
    const auto device_key = make_device_key(device_key_file_);
    if (!device_key) return tl::unexpected<Error>(device_key.error());
    SlotRecord person{vault->next_slot, false, {}, {}, {}, {}};
    VaultRecord without = *vault; // the old passcodes' salt and cost are another device's
    std::erase_if(without.slots, [&](const SlotRecord& slot) {
        if (!slot.recovery && person.label_sealed.empty()) person.label_sealed = slot.label_sealed;
        return !slot.recovery;
    });
    const Secret input = kdf_input(bytes_of(passcode), &*device_key);
    const auto wrapped = wrap_slot(without, person, input, fitting_cost(), session.secret_.bytes());
    if (!wrapped) return wrapped;
    return change(session, today, Action::restored, [&](VaultRecord& current) {
        std::erase_if(current.slots, [](const SlotRecord& slot) { return !slot.recovery; });
        current.slots.push_back(person);
        ++current.next_slot;
    });
}

} // namespace store
