// The pages of Settings that are steps of set-up: the help numbers, read out loud and ticked, the clock, and the test
// of the glass. Nothing changes before Save.
#include "app/clock.h"
#include "app/screens/save_page.h"
#include "app/screens/settings_pages.h"
#include "app/screens/setup_step.h"
#include "app/unicode.h"
#include "app/zones.h"

#include <array>

namespace porchlight::screens {

namespace {

constexpr float gap_px = 24, tick_px = 116;

/// The tick that has to be there before Save; returns where it ends.
float tick(Page& page, ui::Rect column, float y, const TickLook& look, const Action& on_touch,
           std::optional<Action>& asked) {
    const ui::Rect rect{column.x, y, column.width, tick_card_height(page, column.width, look.words, tick_px)};
    if (tick_card(page, rect, look)) asked = on_touch;
    return rect.bottom();
}

struct Part {
    ClockPart part;
    std::string_view id;
    Key name;
    std::string value;
};

std::array<Part, 5> parts_of(Page& page, const LocalTime& time) {
    const auto date = store::date_of(time.day);
    const auto first_of_year = store::day_of(date.year() / 7 / 1); // a number without marks between thousands
    std::string hour = page.say.time(time.minute / 60 * 60);
    if (const auto zeros = hour.find(":00"); zeros != std::string::npos) hour.erase(zeros, 3);
    return {
        Part{ClockPart::month, "set.clock.month", "setup.clock.month", page.say.date("date.month", time.day)},
        Part{ClockPart::day, "set.clock.day", "setup.clock.day", page.say.number(static_cast<unsigned>(date.day()))},
        Part{ClockPart::year, "set.clock.year", "setup.clock.year", page.say.date("date.year", first_of_year)},
        Part{ClockPart::hour, "set.clock.hour", "setup.clock.hour", hour},
        Part{ClockPart::minute, "set.clock.minute", "setup.clock.minute", page.say.number(time.minute % 60)}};
}

/// Two beside one another where there is room, with the zone after the year. Returns where they end.
float steppers(Page& page, const ClockDraft& draft, ui::Rect column, float y, std::optional<Action>& asked) {
    const bool one = page.frame.type.size() >= ui::TextSize::larger;
    const float height = stepper_height(page.frame), width = one ? column.width : (column.width - gap_px) / 2;
    std::size_t cell = 0;
    const auto next = [&] {
        const std::size_t row = one ? cell : cell / 2, beside = one ? 0 : cell % 2;
        ++cell;
        return ui::Rect{column.x + static_cast<float>(beside) * (width + gap_px),
                        y + static_cast<float>(row) * (height + gap_px), width, height};
    };
    for (const Part& part : parts_of(page, shown(draft, page.facts.local))) {
        const std::string name = page.say(part.name);
        if (const int by = stepper(page, next(), {part.id, name, part.value}); by != 0)
            asked = action::StepClock{part.part, by};
        if (part.part != ClockPart::year) continue;
        const std::string zone = page.say("setup.clock.zone"), value = zone_now(page, draft.zone);
        if (staff_field(page, next(), {"set.clock.zone", zone, value, ui::Icon::chevron_down}))
            asked = action::OpenZones{};
    }
    return y + static_cast<float>(one ? cell : cell / 2) * (height + gap_px);
}

/// What keeps it from being saved, or what saving it does.
std::string clock_words(Page& page, const ClockDraft& draft) {
    const LocalTime now = shown(draft, page.facts.local);
    const std::string day = page.say.date("date.long", now.day);
    switch (fault_of(draft, page.facts)) {
    case ClockFault::before_program:
        return page.say("setup.clock.old");
    case ClockFault::day_went_out:
        return page.say("set.clock.out", {{"day", day}});
    case ClockFault::none:
        break;
    }
    if (now.day == page.facts.local.day) return page.say("setup.clock.why");
    return page.say("set.clock.day", {{"day", day}});
}

} // namespace

const std::string& zone_in_use(const Page& page, const std::string& zone) {
    return zone.empty() ? page.facts.setup.machine_zone : zone;
}

std::string zone_now(Page& page, const std::string& zone) {
    const std::string& known = zone_in_use(page, zone);
    return known.empty() ? page.say("setup.clock.machine") : words_of_zone(known, page.say.language()).name;
}

std::optional<Action> numbers_page(const SettingsState& state, Page& page) {
    if (state.help.typing != HelpField::none) return number_typing(page, state.help, true);
    const std::string check = page.say("setup.check");
    SavePage save(page, "setup.help.title", page.say("setup.help.lead"), state.help.checked && !state.working);
    const ui::Rect column = save.column();
    std::optional<Action> asked;
    float y = number_cards(page, column, state.help.numbers, asked) + gap_px;
    y = part_sentence(page, column, y, in_one_line(page.say("setup.help.test"))) + gap_px;
    if (state.help.asked_to_check)
        y += setup_note(page, {column.x, y}, column.width, page.say(numbers_need(state.help)), ui::Icon::info, true) +
             gap_px;
    y = tick(page, column, y, {"setup.help.check", check, state.help.checked}, action::CheckNumbers{}, asked);
    return save.finish(y, asked);
}

std::optional<Action> touch_page(const SettingsState& state, Page& page) {
    return touch_test(state.touch, {.in_setup = false, .working = state.working}, page);
}

std::optional<Action> clock_page(const SettingsState& state, Page& page) {
    const std::string check = page.say("setup.clock.check");
    const LocalTime now = shown(state.clock, page.facts.local);
    const bool fault = fault_of(state.clock, page.facts) != ClockFault::none;
    SavePage save(page, "setup.done.clock",
                  page.say.date("date.long.year", now.day) + " · " + page.say.time(now.minute),
                  state.clock.checked && !fault && !state.working);
    const ui::Rect column = save.column();
    std::optional<Action> asked;
    float y = steppers(page, state.clock, column, column.y, asked);
    const bool news = fault || now.day != page.facts.local.day;
    y = part_sentence(page, column, y, clock_words(page, state.clock), news ? ui::Role::status : ui::Role::text) +
        gap_px;
    y = tick(page, column, y, {"set.clock.check", check, state.clock.checked}, action::CheckClock{}, asked);
    return save.finish(y, asked);
}

} // namespace porchlight::screens
