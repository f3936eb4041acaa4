// A slot of the vault: the staff secret key under what somebody knows. A passcode goes through the device key, then
// Argon2id; slots made on the same kiosk share their salt, so that one stretching tells whose passcode it is. Refuses
// passcodes many people would guess.
#pragma once

#include "store/vault_record.h"

#include <optional>
#include <string_view>

namespace store {

inline constexpr std::uint16_t first_slot = 1;

struct OpenedSlot {
    std::uint16_t slot;
    Secret staff_secret;
};

/// What Argon2id is given: a passcode is worth nothing without the device key; the recovery code must also open on a
/// new device, and holds 88 bits by itself.
Secret kdf_input(ByteView typed, const Secret* device_key);

/// Nothing when no slot of that kind opens.
Result<std::optional<OpenedSlot>> try_slots(const VaultRecord& vault, bool recovery, const Secret& input);

/// Wraps the staff secret in `slot`; takes the salt of an earlier slot of the same cost.
Result<void> wrap_slot(const VaultRecord& vault, SlotRecord& slot, const Secret& input, KdfCost cost,
                       ByteView staff_secret);

/// Padded, so that its length does not tell the label.
Result<Bytes> seal_label(const PublicKey& staff, std::string_view label);

/// Code::invalid says what is wrong with them.
Result<void> check_passcode(std::string_view passcode, std::string_view label);

} // namespace store
