// The staff door, today and the export, as drawn.
#include "app/gallery/samples_today.h"

#include <array>
#include <chrono>

namespace porchlight::gallery {

namespace {

using namespace std::chrono;

store::Period last_week() { return {store::day_of(2025y / October / 7), store::day_of(2025y / October / 13)}; }

Requests asking(RequestKind kind) {
    Requests requests;
    requests.toggle(kind);
    return requests;
}

Sample passcode(Sample sample, std::size_t characters, bool letters, bool signs = false) {
    PasscodeState state;
    for (std::size_t i = 0; i < characters; ++i) state.typed.add('0');
    state.letters = letters;
    state.signs = signs;
    sample.state.screen = state;
    return sample;
}

Sample today(Sample sample) {
    TodayFacts& facts = sample.facts.today;
    facts.waiting = {{.key = 1,
                      .name = {EmblemFamily::amber, EmblemShape::heron, 27},
                      .requests = asking(RequestKind::peer),
                      .waited_minutes = 2},
                     {.key = 2,
                      .name = {EmblemFamily::moss, EmblemShape::cedar, 21},
                      .requests = asking(RequestKind::private_talk),
                      .progress = RequestProgress::helping,
                      .waited_minutes = 6}};
    store::Tally tally;
    tally.total = 23;
    tally.reasons = {11, 5, 1, 4, 1, 1};
    tally.lines[0].fifths = {3, 5, 4, 1, 0};
    tally.lines[1].fifths = {1, 4, 5, 3, 2};
    tally.lines[2].fifths = {4, 5, 3, 1, 2};
    return at_today(std::move(sample), tally);
}

Sample after_restart(Sample sample) {
    sample = today(std::move(sample));
    TodayFacts& facts = sample.facts.today;
    facts.from_before_restart = true;
    facts.waiting = {{.key = 1,
                      .name = {EmblemFamily::copper, EmblemShape::oak, 52},
                      .requests = asking(RequestKind::quiet),
                      .progress = RequestProgress::open,
                      .waited_minutes = std::nullopt},
                     {.key = 2,
                      .name = {EmblemFamily::sky, EmblemShape::shell, 8},
                      .requests = asking(RequestKind::water),
                      .progress = RequestProgress::open,
                      .waited_minutes = std::nullopt}};
    facts.health = HealthFact::power;
    facts.problems = {HealthFact::power};
    return sample;
}

Sample on_battery(Sample sample) {
    sample = today(std::move(sample));
    TodayFacts& facts = sample.facts.today;
    facts.health = HealthFact::battery;
    facts.problems = {HealthFact::battery};
    facts.battery_minutes = 40;
    return sample;
}

Sample help_ring(Sample sample) {
    sample = today(std::move(sample));
    sample.facts.today.help_rung = true;
    sample.facts.today.health = HealthFact::export_due;
    sample.facts.today.health_number = 7;
    return sample;
}

Sample exporting(Sample sample, ExportState state, double lock_seconds) {
    state.period = last_week();
    state.volume_name = "BLUE STICK";
    sample.facts.exporting = {.since_last = last_week(), .days = 7, .needed_bytes = 2'300'000, .has_backup = true};
    sample.state.screen = StaffState{0, std::move(state)};
    locks_in(sample, lock_seconds);
    return sample;
}

Sample ready(Sample sample) {
    sample.facts.volume = {.name = "BLUE STICK", .free_bytes = 14'200'000'000, .writable = true};
    return exporting(std::move(sample), {}, 112);
}

Sample copying(Sample sample) {
    ExportState state;
    state.phase = ExportPhase::copying;
    state.heard_seconds = sample.facts.now_seconds;
    state.progress = {
        .stage = ExportStage::copy, .share = 0.52F, .files_done = 4, .files_total = 6, .seconds_left = 20};
    return exporting(std::move(sample), std::move(state), 120);
}

Sample safe(Sample sample) {
    ExportState state;
    state.phase = ExportPhase::safe;
    state.folder = "porchlight/maple-street/2025-10-07_2025-10-13";
    state.files = {{"summary.csv", 6'000},       {"report.html", 88'000},     {"records.zip", 41'000},
                   {"backup.sealed", 2'100'000}, {"datapackage.json", 9'000}, {"manifest.json", 2'000}};
    return exporting(std::move(sample), std::move(state), 100);
}

Sample failed(Sample sample, ExportPhase phase) {
    ExportState state;
    state.phase = phase;
    state.needed_bytes = 2'300'000;
    state.free_bytes = 1'100'000;
    if (phase == ExportPhase::full)
        sample.facts.volume = {.name = "BLUE STICK", .free_bytes = state.free_bytes, .writable = true};
    return exporting(std::move(sample), std::move(state), 115);
}

Sample groups(Sample sample) {
    const std::vector<GroupFact> today{{"Morning circle", "Oak Room", 9 * 60 + 30, 60, 0, true},
                                       {"Evening recovery group", "Oak Room", 18 * 60, 75, 1, true},
                                       {"Family night", "Garden Room", 18 * 60 + 30, 60, 2, true},
                                       {"Grief and loss circle", "Room 4", 19 * 60 + 15, 60, 0, true}};
    plan(sample, {today});
    sample.facts.staff.groups_last_week = today;
    GroupsState state;
    state.edit = GroupEdit{.row = 2, .draft = today[2]};
    sample.state.screen = StaffState{0, state};
    locks_in(sample, 108);
    return sample;
}

Sample settings(Sample sample) {
    sample.facts.staff.passcodes = {{1, "Day lead"}, {2, "Evening lead"}, {3, "Weekend"}};
    sample.facts.staff.erasable_days = 31;
    sample.facts.staff.languages = sample.facts.site.languages;
    SettingsState state;
    state.draft = sample.facts.site;
    sample.state.screen = StaffState{1, state};
    locks_in(sample, 104);
    return sample;
}

Sample trends(Sample sample) {
    const store::Day first = store::day_of(2025y / July / 21);
    constexpr std::array<std::uint64_t, 12> counts{14, 0, 12, 17, 0, 0, 13, 19, 16, 0, 18, 22};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        WeekFact week{.monday = first + static_cast<std::int32_t>(i) * 7};
        const store::Cell cell = counts[i] > 0 ? store::Cell{store::Cell::Kind::exact, counts[i]}
                                               : store::Cell{store::Cell::Kind::one_to_ten, 0};
        week.visits = cell;
        week.kinds.fill(cell);
        week.answered.fill(true);
        if (counts[i] > 0) week.middles.fill(static_cast<std::uint8_t>(24 + 2 * counts[i]));
        sample.facts.staff.weeks.push_back(week);
    }
    sample.facts.staff.weeks_read = true;
    sample.state.screen = StaffState{0, TrendsState{store::Reason::family_visit}};
    locks_in(sample, 108);
    return sample;
}

Sample days(Sample sample) {
    ExportState state;
    state.picking =
        DayPicking{.month = store::day_of(2025y / October / 1), .first = last_week().from, .last = last_week().until};
    sample = exporting(std::move(sample), std::move(state), 110);
    sample.facts.exporting.exported = {{store::day_of(2025y / September / 1), store::day_of(2025y / October / 6)}};
    return sample;
}

std::optional<Sample> draw_from(std::string_view name, Sample lobby) {
    if (name == "staff-passcode") return passcode(std::move(lobby), 9, false);
    if (name == "staff-passcode-letters") return passcode(std::move(lobby), 11, true);
    if (name == "staff-passcode-signs") return passcode(std::move(lobby), 14, true, true);
    if (name == "staff-dashboard") return today(std::move(lobby));
    if (name == "staff-after-restart") return after_restart(std::move(lobby));
    if (name == "staff-battery") return on_battery(std::move(lobby));
    if (name == "staff-help-ring") return help_ring(std::move(lobby));
    if (name == "staff-trends") return trends(std::move(lobby));
    if (name == "schedule-editor") return groups(std::move(lobby));
    if (name == "staff-settings") return settings(std::move(lobby));
    if (name == "export-days") return days(std::move(lobby));
    if (name == "export-ready") return ready(std::move(lobby));
    if (name == "export-copying") return copying(std::move(lobby));
    if (name == "export-safe") return safe(std::move(lobby));
    if (name == "export-removed-early") return failed(std::move(lobby), ExportPhase::removed_early);
    if (name == "export-stick-full") return failed(std::move(lobby), ExportPhase::full);
    return std::nullopt;
}

} // namespace

Room staff_room() {
    return {{"staff-passcode", "staff-passcode-letters", "staff-passcode-signs", "staff-dashboard",
             "staff-after-restart", "staff-battery", "staff-help-ring", "staff-trends", "schedule-editor",
             "staff-settings", "export-days", "export-ready", "export-copying", "export-safe", "export-removed-early",
             "export-stick-full"},
            draw_from};
}

} // namespace porchlight::gallery
