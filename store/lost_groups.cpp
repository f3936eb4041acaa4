// See lost_groups.h.
#include "store/lost_groups.h"

#include "store/audit.h"
#include "store/crypto.h"
#include "store/keys.h"
#include "store/record.h"
#include "store/schema/audit_generated.h"
#include "store/schema/export_generated.h"

namespace store {

void LostGroups::see(Table table, ByteView key, ByteView value) {
    if (table == Table::exports) known_.emplace(key.begin(), key.end());
    if (table != Table::audit) return;
    const auto entry = Record<schema::Audit>::read(value, "audit");
    if (!entry || static_cast<Action>((*entry)->action()) != Action::exported) return;
    if (!(*entry)->from() || !(*entry)->until()) return;
    const DayBytes from = bytes_of(Day{(*entry)->from().value()});
    const DayBytes until = bytes_of(Day{(*entry)->until().value()});
    Bytes group(from.begin(), from.end());
    group.insert(group.end(), until.begin(), until.end());
    went_out_.insert(std::move(group));
}

std::vector<std::pair<Bytes, Bytes>> LostGroups::rows() const {
    flatbuffers::FlatBufferBuilder builder;
    const auto manifest = vector_of(builder, Digest{}); // nobody knows it any more
    const Bytes unknown = finished(builder, schema::CreateExport(builder, manifest));
    std::vector<std::pair<Bytes, Bytes>> rows;
    for (const Bytes& group : went_out_)
        if (!known_.contains(group)) rows.emplace_back(group, unknown);
    return rows;
}

} // namespace store
