// See upgrade.h.
#include "store/upgrade.h"

#include "store/audit.h"
#include "store/db.h"
#include "store/keys.h"
#include "store/record.h"
#include "store/schema/audit_generated.h"
#include "store/schema/export_generated.h"
#include "store/vault_record.h"

#include <map>
#include <utility>
#include <vector>

namespace store {

namespace {

using Entries = std::vector<std::pair<Bytes, Bytes>>;

Entries entries_of(const ReadTxn& txn, Table table) {
    Entries entries;
    txn.each(table, {}, [&](ByteView key, ByteView value) {
        entries.emplace_back(Bytes(key.begin(), key.end()), Bytes(value.begin(), value.end()));
        return true;
    });
    return entries;
}

/// The newest day the audit says a group went out on, by its days.
using DaysOfExports = std::map<std::pair<std::int32_t, std::int32_t>, flatbuffers::Optional<std::int32_t>>;

DaysOfExports days_of_exports(const ReadTxn& txn) {
    DaysOfExports days;
    txn.each(Table::audit, {}, [&](ByteView, ByteView stored) {
        const auto entry = Record<schema::Audit>::read(stored, "audit");
        if (entry && static_cast<Action>((*entry)->action()) == Action::exported && (*entry)->from() &&
            (*entry)->until())
            days[{(*entry)->from().value(), (*entry)->until().value()}] = (*entry)->day();
        return true;
    });
    return days;
}

} // namespace

/// 2: a value of the vault has a sum, and a verified export its day. 3: an export's numbers are sealed.
Result<void> upgrade(WriteTxn& txn, std::uint32_t version) {
    if (version < 1 || version > 2) return fail(Code::corrupt, "no Porchlight wrote format " + std::to_string(version));
    if (version == 1)
        for (const auto& [key, value] : entries_of(txn, Table::vault)) txn.put(Table::vault, key, value);
    const auto days = version == 1 ? days_of_exports(txn) : DaysOfExports{};
    const auto vault = VaultRecord::load(txn);
    for (const auto& [key, value] : entries_of(txn, Table::exports)) {
        const auto entry = Record<schema::Export>::read(value, "export");
        const auto period = period_at(key);
        if (!period || !entry) continue; // a damaged one stays as it is
        const auto day = days.find({period->from.number, period->until.number});
        const auto verified_on = (*entry)->verified() && day != days.end() ? day->second : (*entry)->verified_on();
        auto sealed = vault ? box_seal(vault->staff_public, view_of((*entry)->numbers_sealed())) : Bytes{};
        if (!sealed) return tl::unexpected<Error>(sealed.error());
        flatbuffers::FlatBufferBuilder builder;
        const auto manifest = vector_of(builder, view_of((*entry)->manifest_sha256()));
        const auto numbers = vector_of(builder, *sealed);
        txn.put(Table::exports, key,
                finished(builder, schema::CreateExport(builder, manifest, (*entry)->verified(), numbers, verified_on,
                                                       (*entry)->pending())));
    }
    return {};
}

} // namespace store
