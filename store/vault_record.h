// The vault's record as plain values, between FlatBuffers and the rules of vault.cpp.
#pragma once

#include "store/crypto.h"
#include "store/db.h"
#include "store/error.h"

#include <cstdint>
#include <vector>

namespace store {

struct SlotRecord {
    std::uint16_t id = 0;
    bool recovery = false;
    Salt salt{};
    KdfCost cost{};
    Bytes wrapped;      // the staff secret key, sealed with the stretched passcode
    Bytes label_sealed; // to the staff key
};

struct VaultRecord {
    PublicKey staff_public{};
    PublicKey sign_public{};
    Bytes sign_secret_sealed;  // to the staff key
    Bytes export_words_sealed; // to the staff key
    std::uint16_t next_slot = 1;
    std::vector<SlotRecord> slots;

    /// Code::not_found until set-up is done; Code::corrupt.
    static Result<VaultRecord> load(const ReadTxn& txn);
    static bool is_there(const ReadTxn& txn);
    void save(WriteTxn& txn) const;
};

/// What a slot's wrapping is bound to, so that one slot's bytes cannot stand in for another's.
Bytes slot_binding(const SlotRecord& slot, const PublicKey& staff_public);

} // namespace store
