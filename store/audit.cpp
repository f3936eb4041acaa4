// See audit.h.
#include "store/audit.h"

#include "store/db.h"
#include "store/record.h"
#include "store/schema/audit_generated.h"

namespace store {

namespace {

using Number = std::array<std::uint8_t, 8>;

Number bytes_of_number(std::uint64_t number) {
    Number bytes{};
    for (std::size_t i = 8; i-- > 0; number >>= 8) bytes[i] = static_cast<std::uint8_t>(number);
    return bytes;
}

std::uint64_t number_of(ByteView bytes) {
    std::uint64_t number = 0;
    for (const std::uint8_t byte : bytes) number = number << 8 | byte;
    return number;
}

} // namespace

Result<void> Audit::add(WriteTxn& txn, const AuditEntry& entry) {
    const Bytes last = txn.last_key(Table::audit);
    Digest previous{};
    if (!last.empty()) previous = blake2b(*txn.get(Table::audit, last));
    flatbuffers::FlatBufferBuilder builder;
    flatbuffers::Optional<std::int32_t> from;
    flatbuffers::Optional<std::int32_t> until;
    if (entry.period) {
        from = entry.period->from.number;
        until = entry.period->until.number;
    }
    const auto chain = vector_of(builder, previous);
    const Bytes record =
        finished(builder, schema::CreateAudit(builder, entry.day.number, entry.slot,
                                              static_cast<std::uint8_t>(entry.action), from, until, chain));
    txn.put(Table::audit, bytes_of_number(number_of(last) + 1), record);
    return {};
}

Result<void> Audit::add(const AuditEntry& entry) {
    return db_.write([&](WriteTxn& txn) { return add(txn, entry); });
}

Result<std::vector<AuditLink>> Audit::chain() const {
    return db_.read([](const ReadTxn& txn) -> Result<std::vector<AuditLink>> {
        std::vector<AuditLink> entries;
        Digest expected{};
        bool follows = true;
        txn.each(Table::audit, {}, [&](ByteView key, ByteView stored) {
            const auto record = Record<schema::Audit>::read(stored, "audit");
            Digest previous{};
            follows = record && number_of(key) == entries.size() + 1 &&
                      copy_exactly(view_of((*record)->previous()), previous) && previous == expected;
            if (!follows) return false;
            AuditEntry entry{Day{(*record)->day()}, (*record)->slot(), static_cast<Action>((*record)->action()), {}};
            if ((*record)->from() && (*record)->until())
                entry.period = Period{Day{(*record)->from().value()}, Day{(*record)->until().value()}};
            expected = blake2b(stored);
            entries.push_back({entry, expected});
            return true;
        });
        if (!follows)
            return fail(Code::corrupt, "entry " + std::to_string(entries.size() + 1) +
                                           " of the audit does not follow from the one before it");
        return entries;
    });
}

Result<std::vector<AuditEntry>> Audit::list() const {
    const auto links = chain();
    if (!links) return tl::unexpected(links.error());
    std::vector<AuditEntry> entries;
    for (const AuditLink& link : *links) entries.push_back(link.entry);
    return entries;
}

} // namespace store
