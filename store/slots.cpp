// See slots.h and FORMAT.md, "The vault".
#include "store/slots.h"

#include "store/vault.h"

#include <algorithm>

namespace store {

namespace {

constexpr std::size_t most_label_bytes = 60;

} // namespace

Secret kdf_input(ByteView typed, const Secret* device_key) {
    Secret input(key_bytes);
    blake2b(typed, device_key == nullptr ? ByteView{} : device_key->bytes(), input.bytes());
    return input;
}

Result<std::optional<OpenedSlot>> try_slots(const VaultRecord& vault, bool recovery, const Secret& input) {
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
            return std::optional(OpenedSlot{slot.id, std::move(opened)});
    }
    return std::optional<OpenedSlot>{};
}

Result<void> wrap_slot(const VaultRecord& vault, SlotRecord& slot, const Secret& input, KdfCost cost,
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

Result<Bytes> seal_label(const PublicKey& staff, std::string_view label) {
    Bytes padded(most_label_bytes, 0);
    std::copy(label.begin(), label.end(), padded.begin());
    return box_seal(staff, padded);
}

Result<void> check_passcode(std::string_view passcode, std::string_view label) {
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

} // namespace store
