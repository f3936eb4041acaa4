// See lost_groups.h.
#include "store/lost_groups.h"

#include "store/audit.h"
#include "store/crypto.h"
#include "store/keys.h"
#include "store/record.h"
#include "store/schema/audit_generated.h"
#include "store/schema/export_generated.h"

#include <algorithm>

namespace store {

namespace {

bool overlap(Period left, Period right) { return left.from <= right.until && right.from <= left.until; }

} // namespace

void LostGroups::see(Table table, ByteView key, ByteView value) {
    if (table == Table::exports)
        if (const auto period = period_at(key)) known_.push_back(*period);
    if (table == Table::visits && key.size() == std::tuple_size_v<DayAndId>) days_.insert(days_.end(), day_at(key));
    if (table == Table::audit) see_audit(value);
}

void LostGroups::see_audit(ByteView value) {
    const auto entry = Record<schema::Audit>::read(value, "audit");
    if (!entry) return;
    const Day on{(*entry)->day()};
    for (WentOut& group : went_out_)
        if (on <= group.period.until) group.ended = std::min(group.ended.value_or(on), on);
    if (static_cast<Action>((*entry)->action()) != Action::exported || !(*entry)->from() || !(*entry)->until()) return;
    went_out_.push_back({{Day{(*entry)->from().value()}, Day{(*entry)->until().value()}}, {}});
}

std::vector<std::pair<Bytes, Bytes>> LostGroups::rows() const {
    flatbuffers::FlatBufferBuilder builder;
    const auto manifest = vector_of(builder, Digest{}); // nobody knows it any more
    const Bytes unknown = finished(builder, schema::CreateExport(builder, manifest));
    std::vector<Period> groups = known_;
    std::vector<std::pair<Bytes, Bytes>> rows;
    const auto add = [&](Period period) {
        if (std::ranges::any_of(groups, [&](Period other) { return overlap(period, other); })) return;
        groups.push_back(period);
        const PeriodBytes key = key_of(period);
        rows.emplace_back(Bytes(key.begin(), key.end()), unknown);
    };
    for (const auto& [period, ended] : went_out_) {
        if (!ended) add(period);
        if (!ended) continue;
        if (period.from < *ended) add({period.from, *ended - 1});
        for (auto day = days_.lower_bound(std::max(period.from, *ended)); day != days_.end() && *day <= period.until;
             ++day)
            add({*day, *day});
    }
    return rows;
}

} // namespace store
