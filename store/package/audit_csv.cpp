// See audit_csv.h.
#include "store/package/audit_csv.h"

#include "store/package/digest.h"

namespace store {

namespace {

/// With a last row that brings it to whole steps: the size of records.zip tells nobody how much staff did.
std::string filled(std::string csv) {
    constexpr std::string_view front = ",,fill,,,", end = "\r\n";
    const std::size_t least = csv.size() + front.size() + end.size();
    const std::size_t size = (least + audit_step_bytes - 1) / audit_step_bytes * audit_step_bytes;
    return csv.append(front).append(size - least, 'x').append(end);
}

} // namespace

std::string_view code_of(Action action) {
    switch (action) {
    case Action::set_up:
        return "set_up";
    case Action::unlocked:
        return "unlocked";
    case Action::failed_try:
        return "failed_try";
    case Action::recovered:
        return "recovered";
    case Action::exported:
        return "exported";
    case Action::passcode_added:
        return "passcode_added";
    case Action::passcode_changed:
        return "passcode_changed";
    case Action::passcode_removed:
        return "passcode_removed";
    case Action::settings_changed:
        return "settings_changed";
    case Action::erased_days:
        return "erased_days";
    case Action::export_words_changed:
        return "export_words_changed";
    case Action::rekeyed:
        return "rekeyed";
    case Action::restored:
        return "restored";
    }
    return "unknown"; // written by a later version
}

Result<std::string> audit_csv(const Audit& audit, Period period, const std::vector<Day>& uncertain_days) {
    std::string csv(audit_header);
    for (const Day day : uncertain_days) csv += to_iso(day) + ",,day_uncertain,,,\r\n";
    const auto links = audit.chain();
    if (!links && links.error().code == Code::corrupt) return filled(csv + ",,chain_broken,,,\r\n");
    if (!links) return tl::unexpected(links.error());
    for (const auto& [entry, digest] : *links) {
        if (entry.day < period.from || entry.day > period.until) continue;
        csv += to_iso(entry.day) + "," + std::to_string(entry.slot) + "," + std::string(code_of(entry.action)) + ",";
        csv += entry.period ? to_iso(entry.period->from) + "," + to_iso(entry.period->until) : ",";
        csv += "," + to_hex(digest) + "\r\n";
    }
    return filled(std::move(csv));
}

} // namespace store
