// Visits, counts, requests and gathering. Unlocking and the export are in effects_staff.cpp, set-up in
// effects_setup.cpp.
#include "app/effects.h"

#include "app/note_keys.h"

#include <algorithm>

namespace porchlight {

namespace {

store::RequestKinds kinds_of(const Requests& requests) {
    return {requests.has(RequestKind::peer), requests.has(RequestKind::quiet), requests.has(RequestKind::water),
            requests.has(RequestKind::private_talk)};
}

GroupFact fact_of(const store::Group& group) {
    return {.name = group.name,
            .room = group.room,
            .start_minute = group.start_minute,
            .minutes = group.duration_minutes,
            .audience = static_cast<std::int32_t>(group.audience),
            .on = group.on};
}

/// The same group apart from whether it meets.
bool is_of(const std::vector<store::Group>& usual, store::Group group) {
    return std::ranges::any_of(usual, [&](store::Group one) { return one.on = group.on, one == group; });
}

/// The groups of a day, and which of them are on the usual list of its weekday.
std::vector<GroupFact> facts_on(const store::Schedule& schedule, store::Day day) {
    const std::chrono::weekday weekday{std::chrono::sys_days{store::date_of(day)}};
    const auto usual = schedule.usual(weekday).value_or(std::vector<store::Group>{});
    std::vector<GroupFact> facts;
    for (const store::Group& group : schedule.groups_on(day).value_or(std::vector<store::Group>{})) {
        facts.push_back(fact_of(group));
        facts.back().weekly = is_of(usual, group);
    }
    return facts;
}

} // namespace

Effects::Effects(EffectsParts parts, Knowledge knowledge)
    : parts_(std::move(parts)), knowledge_(std::move(knowledge)) {}

void Effects::perform(const Effect& effect) {
    std::visit([this](const auto& wanted) { perform_one(wanted); }, effect);
}

void Effects::gather() {
    gather_setup();
    gather_groups();
    const auto last_week = parts_.store.counters().visits_last_week(parts_.local_time().day);
    knowledge_.visits_last_week = last_week.value_or(0);
}

void Effects::gather_groups() {
    const store::Day today = parts_.local_time().day;
    knowledge_.schedule = {.first = today, .days = {}};
    for (std::int32_t ahead = 0; ahead < days_planned; ++ahead)
        knowledge_.schedule.days.push_back(facts_on(parts_.store.schedule(), today + ahead));
    const ScheduleFact& coming = knowledge_.schedule; // the lobby is told of today and tomorrow alone
    knowledge_.scheduled = !coming.on(today).empty() || !coming.on(today + 1).empty();
}

void Effects::begin_day() {
    if (!knowledge_.set_up) return;
    waiting_.clear(); // a request ends with its day; a ring that nobody has answered yet does not
    if (auto begun = parts_.store.begin_day(parts_.local_time().day); !begun) {
        parts_.answer(action::StoreFailed{failure_of(begun.error().code)});
        return;
    }
    gather();
    if (session_) gather_staff(); // yesterday is not today
    tell();
}

void Effects::begin_run() {
    if (parts_.run_mark) parts_.run_mark->begin();
}

void Effects::perform_one(const effect::SubmitVisit& wanted) {
    store::Submission submission;
    submission.day = parts_.local_time().day;
    submission.reason = wanted.draft.reason.value_or(store::Reason::something_else);
    submission.feelings = wanted.draft.feelings;
    submission.named = wanted.named;
    if (wanted.named) submission.requests = kinds_of(wanted.draft.requests);
    if (wanted.draft.note && knowledge_.config.kind_notes) submission.note = note_key(*wanted.draft.note);
    answer_receipt(parts_.store.submit(submission), wanted.draft.requests);
}

void Effects::perform_one(const effect::AskForPeer&) {
    Requests requests;
    requests.toggle(RequestKind::peer);
    answer_receipt(parts_.store.ask(parts_.local_time().day, kinds_of(requests)), requests);
}

void Effects::answer_receipt(const store::Result<store::Receipt>& receipt, const Requests& requests) {
    if (!receipt) return parts_.answer(action::SubmitFailed{receipt.error().code});
    action::Submitted submitted;
    if (receipt->name) submitted.name = shown(*receipt->name);
    if (receipt->note) submitted.note = note_index(*receipt->note);
    if (receipt->request && submitted.name)
        waiting_[key_of(*receipt->request)] = {*receipt->request, *submitted.name, requests, RequestProgress::open,
                                               parts_.now_seconds()};
    parts_.answer(submitted);
    // Nobody waits for this, and what they sent is safe already. A medium that takes no more tells the next visit.
    static_cast<void>(parts_.store.settle());
}

void Effects::perform_one(const effect::CountRead& wanted) {
    // A count that cannot be kept is no reason to stop anybody reading; the next visit will meet the same medium and
    // say so.
    if (knowledge_.set_up)
        static_cast<void>(parts_.store.counters().count_read(parts_.local_time().day, wanted.slug, wanted.language));
}

void Effects::perform_one(const effect::RingStaff&) {
    if (!knowledge_.help_rung) knowledge_.help_rung_seconds = parts_.now_seconds();
    knowledge_.help_rung = true;
    tell();
}

void Effects::perform_one(const effect::StopRinging&) {
    knowledge_.help_rung = false;
    tell();
}

void Effects::perform_one(const effect::CheckStore&) {
    // Only a medium that has just taken something takes the next visit too.
    constexpr const char* key = "check";
    auto well = parts_.store.settings().set(key, true);
    if (well) well = parts_.store.settings().erase(key);
    if (well && knowledge_.set_up) well = parts_.store.begin_day(parts_.local_time().day);
    if (!well) return parts_.answer(action::StoreFailed{failure_of(well.error().code)});
    gather();
    tell();
    parts_.answer(action::StoreWell{});
}

} // namespace porchlight
