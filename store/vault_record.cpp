// See vault_record.h.
#include "store/vault_record.h"

#include "store/record.h"
#include "store/schema/vault_generated.h"

namespace store {

namespace {

constexpr std::string_view vault_key = "vault";

bool read_slot(const schema::Slot& stored, SlotRecord& slot) {
    slot.id = stored.id();
    slot.recovery = stored.kind() == schema::SlotKind::recovery;
    slot.cost = {stored.operations(), stored.memory_bytes()};
    const ByteView wrapped = view_of(stored.wrapped());
    const ByteView label = view_of(stored.label_sealed());
    slot.wrapped.assign(wrapped.begin(), wrapped.end());
    slot.label_sealed.assign(label.begin(), label.end());
    return copy_exactly(view_of(stored.salt()), slot.salt);
}

} // namespace

bool VaultRecord::is_there(const ReadTxn& txn) { return txn.get(Table::vault, bytes_of(vault_key)).has_value(); }

Result<VaultRecord> VaultRecord::load(const ReadTxn& txn) {
    const auto stored = txn.get(Table::vault, bytes_of(vault_key));
    if (!stored) return fail(Code::not_found, "this kiosk is not set up yet");
    const auto vault = Record<schema::Vault>::read(*stored, "list of staff keys");
    if (!vault) return tl::unexpected<Error>(vault.error());
    VaultRecord record;
    const ByteView sign_secret = view_of((*vault)->sign_secret_sealed());
    const ByteView export_words = view_of((*vault)->export_words_sealed());
    record.sign_secret_sealed.assign(sign_secret.begin(), sign_secret.end());
    record.export_words_sealed.assign(export_words.begin(), export_words.end());
    record.next_slot = (*vault)->next_slot();
    bool sound = copy_exactly(view_of((*vault)->staff_public()), record.staff_public) &&
                 copy_exactly(view_of((*vault)->sign_public()), record.sign_public) && (*vault)->slots() != nullptr;
    if (sound) {
        for (const schema::Slot* slot : *(*vault)->slots()) {
            sound = sound && read_slot(*slot, record.slots.emplace_back());
        }
    }
    if (!sound) return fail(Code::corrupt, "the stored list of staff keys is damaged");
    return record;
}

void VaultRecord::save(WriteTxn& txn) const {
    flatbuffers::FlatBufferBuilder builder;
    std::vector<flatbuffers::Offset<schema::Slot>> stored;
    for (const SlotRecord& slot : slots) {
        const auto salt = vector_of(builder, slot.salt);
        const auto wrapped = vector_of(builder, slot.wrapped);
        const auto label = vector_of(builder, slot.label_sealed);
        stored.push_back(schema::CreateSlot(builder, slot.id,
                                            slot.recovery ? schema::SlotKind::recovery : schema::SlotKind::passcode,
                                            salt, slot.cost.operations, slot.cost.memory_bytes, wrapped, label));
    }
    const auto staff = vector_of(builder, staff_public);
    const auto signer = vector_of(builder, sign_public);
    const auto sign_secret = vector_of(builder, sign_secret_sealed);
    const auto export_words = vector_of(builder, export_words_sealed);
    const auto all = builder.CreateVector(stored);
    const Bytes record =
        finished(builder, schema::CreateVault(builder, staff, signer, sign_secret, export_words, next_slot, all));
    txn.put(Table::vault, bytes_of(vault_key), record);
}

Bytes slot_binding(const SlotRecord& slot, const PublicKey& staff_public) {
    constexpr std::string_view domain = "porchlight slot";
    Bytes binding(domain.begin(), domain.end());
    binding.push_back(static_cast<std::uint8_t>(slot.id));
    binding.push_back(static_cast<std::uint8_t>(slot.id >> 8));
    binding.push_back(slot.recovery ? 1 : 0);
    binding.insert(binding.end(), staff_public.begin(), staff_public.end());
    return binding;
}

} // namespace store
