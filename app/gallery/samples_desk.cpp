// The staff screens at their fullest and at their emptiest, at rest and in trouble, and the sheets over them.
#include "app/gallery/samples_today.h"
#include "store/schedule.h"

#include <array>
#include <chrono>

namespace porchlight::gallery {

namespace {

using namespace std::chrono;

/// Every kind of visit, everything asked for, and somebody who waits long.
Sample busy(Sample sample) {
    store::Tally tally;
    tally.total = 1204;
    tally.reasons = {411, 305, 188, 104, 96, 100};
    tally.lines[0].fifths = {103, 205, 304, 110, 61};
    tally.lines[1].fifths = {90, 140, 250, 230, 121};
    sample = at_today(std::move(sample), tally);
    Requests all;
    all.asked.fill(true);
    const auto waits = [&](std::uint64_t key, ArrivalName name, std::int32_t minutes) {
        sample.facts.today.waiting.push_back(
            {.key = key, .name = name, .requests = all, .progress = RequestProgress::open, .waited_minutes = minutes});
    };
    waits(1, {EmblemFamily::copper, EmblemShape::pebble, 88}, 27);
    waits(2, {EmblemFamily::slate, EmblemShape::daisy, 63}, 14);
    waits(3, {EmblemFamily::plum, EmblemShape::river, 4}, 3);
    waits(4, {EmblemFamily::sky, EmblemShape::finch, 30}, 0);
    sample.facts.today.waiting[1].progress = RequestProgress::helping;
    sample.facts.today.problems = {HealthFact::reserve, HealthFact::clock,   HealthFact::full,
                                   HealthFact::damage,  HealthFact::battery, HealthFact::export_due,
                                   HealthFact::upkeep,  HealthFact::unread,  HealthFact::help_numbers};
    sample.facts.today.health = HealthFact::damage;
    sample.facts.today.health_number = 91;
    return sample;
}

/// Nobody yet.
Sample early(Sample sample) { return at_today(std::move(sample), {}); }

Sample over_busy(Sample sample, Sheet sheet) {
    sample = busy(std::move(sample));
    sample.facts.today.help_rung = std::holds_alternative<WaitingSheet>(sheet);
    sample.facts.today.help_rung_minutes = 2;
    sample.state.sheet = std::move(sheet);
    return sample;
}

Sample reads(Sample sample, ReadsNews news) {
    sample = early(std::move(sample));
    sample.facts.reads = {.news = news,
                          .pack = "winter-reads.porchlight",
                          .version = 4,
                          .why = "reads/es/sleep.md, line 12: a link leads out of the kiosk."};
    sample.state.sheet = ReadsSheet{};
    return sample;
}

Sample groups(Sample sample) {
    const std::vector<GroupFact> today{{"Morning circle", "Oak Room", 9 * 60 + 30, 60, 0, true},
                                       {"Evening recovery group", "Oak Room", 18 * 60, 75, 1, true},
                                       {"Family night", "Garden Room", 18 * 60 + 30, 60, 2, false},
                                       {"Grief and loss circle", "", 19 * 60 + 15, 60, 0, true}};
    plan(sample, {today});
    sample.facts.staff.groups_last_week = today;
    sample.state.screen = StaffState{0, GroupsState{}};
    locks_in(sample, 108);
    return sample;
}

Sample group_open(Sample sample, GroupEdit edit) {
    sample = groups(std::move(sample));
    GroupsState state;
    state.edit = std::move(edit);
    sample.state.screen = StaffState{0, state};
    return sample;
}

/// At the time and in the room of another.
Sample group_clash(Sample sample) {
    return group_open(std::move(sample),
                      {.row = {}, .draft = {"Quiet hour", "Oak Room", 18 * 60 + 30, 45, 3, true, true}});
}

Sample group_audience(Sample sample) {
    sample = group_clash(std::move(sample));
    sample.state.sheet = AudienceSheet{};
    return sample;
}

/// As many as a day can have; `open`: one more on a full list of every week.
Sample groups_full(Sample sample, bool open) {
    if (open)
        return group_open(std::move(sample),
                          {.row = {}, .draft = {"Quiet hour", "Oak Room", 8 * 60, 45, 3, true, true}, .no_room = true});
    sample = groups(std::move(sample));
    auto& today = sample.facts.staff.schedule.days.front();
    while (today.size() < store::groups_max) today.push_back(today[today.size() - 4]);
    return sample;
}

Sample no_groups(Sample sample) {
    sample = groups(std::move(sample));
    plan(sample, {});
    sample.facts.staff.groups_last_week.clear();
    return sample;
}

/// The Thursday of this week, with an early group that is not over, and one that does not meet.
Sample other_day(Sample sample) {
    const std::vector<GroupFact> circle{{"Morning circle", "Oak Room", 9 * 60 + 30, 60, 0, true, true}},
        thursday{{"Morning circle", "Oak Room", 9 * 60 + 30, 60, 0, true, true},
                 {"Parents of teens", "Garden Room", 17 * 60, 90, 2, false, true},
                 {"Thursday recovery group", "Oak Room", 18 * 60, 75, 1, true, true}};
    sample = groups(std::move(sample));
    plan(sample, {sample.facts.staff.schedule.days.front(), circle, thursday, circle, {}, {}, circle});
    GroupsState state;
    state.day = sample.facts.local.day + 2;
    sample.state.screen = StaffState{0, state};
    return sample;
}

Sample group_days(Sample sample) {
    sample = other_day(std::move(sample));
    sample.state.sheet = GroupDaysSheet{};
    return sample;
}

Sample exporting(Sample sample, ExportPhase phase) {
    const store::Period week{store::day_of(2025y / October / 7), store::day_of(2025y / October / 13)};
    ExportState state;
    state.phase = phase;
    state.period = week;
    state.volume_name = "BLUE STICK";
    state.needed_bytes = 2'300'000;
    state.free_bytes = 1'100'000;
    sample.facts.exporting = {.since_last = week, .days = 7, .needed_bytes = 2'300'000, .has_backup = true};
    sample.state.screen = StaffState{0, std::move(state)};
    locks_in(sample, 115);
    return sample;
}

/// Two sticks are in: the one that counts can take the export, or nobody can read it.
Sample two_sticks(Sample sample, ExportPhase phase) {
    sample.facts.volume = {.name = "BLUE STICK",
                           .free_bytes = 14'200'000'000,
                           .writable = true,
                           .readable = phase == ExportPhase::ready,
                           .others = 1};
    return exporting(std::move(sample), phase);
}

/// A whole group that went out before, with no other days left to pick.
Sample days_again(Sample sample) {
    sample = exporting(std::move(sample), ExportPhase::ready);
    const store::Period group{store::day_of(2025y / August / 25), store::day_of(2025y / August / 31)};
    auto& state = std::get<ExportState>(std::get<StaffState>(sample.state.screen).page);
    state.picking =
        DayPicking{.month = store::day_of(2025y / August / 1), .first = group.from, .last = group.until, .again = true};
    sample.facts.exporting.exported = {{store::day_of(2025y / August / 3), store::day_of(2025y / August / 24)}, group};
    return sample;
}

Sample damaged(Sample sample) {
    sample = exporting(std::move(sample), ExportPhase::safe);
    auto& state = std::get<ExportState>(std::get<StaffState>(sample.state.screen).page);
    state.damaged = 3;
    state.folder = "porchlight/north-riverside-and-maple-street-1/2025-10-07_2025-10-13";
    state.files = {{"summary.csv", 6'000},       {"report.html", 88'000},     {"records.zip", 41'000'000},
                   {"backup.sealed", 2'100'000}, {"datapackage.json", 9'000}, {"manifest.json", 2'000}};
    return sample;
}

Sample passcode_rests(Sample sample) {
    PasscodeState state;
    state.offers_recovery = true;
    state.rest_seconds = 240;
    state.rest_until_seconds = sample.facts.now_seconds + 200;
    sample.state.screen = state;
    return sample;
}

Sample recovery(Sample sample) {
    PasscodeState state;
    state.letters = state.recovering = state.wrong = state.offers_recovery = true;
    for (const char one : std::string_view("apricot bridge candle dolphin ember fiddle")) state.typed.add(one);
    sample.state.screen = state;
    return sample;
}

std::optional<Sample> export_named(std::string_view name, Sample lobby) {
    if (name == "export-no-stick") return exporting(std::move(lobby), ExportPhase::ready);
    if (name == "export-days-again") return days_again(std::move(lobby));
    if (name == "export-damaged") return damaged(std::move(lobby));
    if (name == "export-mismatch") return exporting(std::move(lobby), ExportPhase::mismatch);
    if (name == "export-broken") return exporting(std::move(lobby), ExportPhase::broken);
    if (name == "export-read-only") return exporting(std::move(lobby), ExportPhase::read_only);
    if (name == "export-two-sticks") return two_sticks(std::move(lobby), ExportPhase::ready);
    if (name == "export-other-stick") return two_sticks(std::move(lobby), ExportPhase::unreadable);
    if (name == "export-unreadable") return exporting(std::move(lobby), ExportPhase::unreadable);
    if (name == "export-blocked") return exporting(std::move(lobby), ExportPhase::blocked);
    if (name == "export-refused") return exporting(std::move(lobby), ExportPhase::refused);
    if (name == "export-own") return exporting(std::move(lobby), ExportPhase::own);
    return std::nullopt;
}

std::optional<Sample> desk_named(std::string_view name, Sample lobby) {
    const double now = lobby.facts.now_seconds;
    if (name.starts_with("export-")) return export_named(name, std::move(lobby));
    if (name == "staff-passcode-rests") return passcode_rests(std::move(lobby));
    if (name == "staff-recovery") return recovery(std::move(lobby));
    if (name == "staff-busy") return busy(std::move(lobby));
    if (name == "staff-early") return early(std::move(lobby));
    if (name == "staff-waiting") return over_busy(std::move(lobby), WaitingSheet{});
    if (name == "staff-health") return over_busy(std::move(lobby), HealthSheet{});
    if (name == "staff-not-kept") return over_busy(std::move(lobby), NotKeptSheet{FailureCode::full});
    if (name == "staff-cleaning") return over_busy(std::move(lobby), CleaningSheet{now + 38});
    if (name == "staff-reads-offered") return reads(std::move(lobby), ReadsNews::offered);
    if (name == "staff-reads-taken") return reads(std::move(lobby), ReadsNews::taken);
    if (name == "staff-reads-refused") return reads(std::move(lobby), ReadsNews::refused);
    if (name == "schedule-list") return groups(std::move(lobby));
    if (name == "schedule-full") return groups_full(std::move(lobby), false);
    if (name == "schedule-weekly-full") return groups_full(std::move(lobby), true);
    if (name == "schedule-other-day") return other_day(std::move(lobby));
    if (name == "schedule-days") return group_days(std::move(lobby));
    if (name == "schedule-empty") return no_groups(std::move(lobby));
    if (name == "schedule-clash") return group_clash(std::move(lobby));
    if (name == "schedule-audience") return group_audience(std::move(lobby));
    if (name == "schedule-typing")
        return group_open(std::move(lobby), {.row = 1,
                                             .draft = {"Evening recovery group", "Oak Room", 18 * 60, 75, 1, true},
                                             .typing = GroupText::name,
                                             .capitals = false});
    return std::nullopt;
}

} // namespace

Room desk_room() {
    return {{"staff-passcode-rests", "staff-recovery",       "staff-busy",          "staff-early",
             "staff-waiting",        "staff-health",         "staff-not-kept",      "staff-cleaning",
             "staff-reads-offered",  "staff-reads-taken",    "staff-reads-refused", "schedule-list",
             "schedule-empty",       "schedule-clash",       "schedule-audience",   "schedule-typing",
             "export-no-stick",      "export-days-again",    "export-damaged",      "export-mismatch",
             "export-broken",        "export-read-only",     "export-unreadable",   "export-two-sticks",
             "export-other-stick",   "export-blocked",       "export-refused",      "export-own",
             "schedule-full",        "schedule-weekly-full", "schedule-other-day",  "schedule-days"},
            desk_named};
}

} // namespace porchlight::gallery
