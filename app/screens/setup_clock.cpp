// 17b: the date, the time and the zone, which somebody compares with a phone or a watch. The read-out is the kiosk's
// own clock: it follows every touch and goes on by itself.
#include "app/clock.h"
#include "app/screens/screens.h"
#include "app/screens/settings_pages.h"
#include "app/screens/setup_parts.h"
#include "app/screens/setup_step.h"
#include "app/unicode.h"
#include "ui/widgets/stepper.h"

#include <array>

namespace porchlight::screens {

namespace {

constexpr float gap_px = 28, row_gap_px = 26, close_row_gap_px = 18, card_radius_px = 36;

/// The card of the time and the day, in the place of the banner. Large words need the icon's room too.
void read_out(Page& page, SetupBox& box) {
    ui::Frame& frame = page.frame;
    const std::string time = page.say.time(page.facts.local.minute);
    const std::string day = page.say.date("date.long.year", page.facts.local.day);
    constexpr float icon_px = 92, left_px = 46, beside_icon_px = 178, right_px = 30, pad_px = 23, drawn_y = 416;
    const float width = reading_column(frame).width;
    ui::TextBlock time_words{
        .words = time, .style = frame.type.serif(88, 88, ui::Weight::semibold), .color = frame.theme.ink};
    const bool has_icon = frame.paint.measure(time_words).width <= width - beside_icon_px - right_px;
    const float words_left_px = has_icon ? beside_icon_px : left_px, room_px = width - words_left_px - right_px;
    if (const float wide = frame.paint.measure(time_words).width; wide > room_px) // a time has no place to break
        time_words.style = frame.type.serif(88 * room_px / wide * 0.98F, 88, ui::Weight::semibold);
    const ui::TextBlock day_words{
        .words = day, .style = frame.type.sans(40, 52), .color = frame.theme.ink, .width_px = room_px};
    const float time_px = frame.paint.measure(time_words).height, day_px = frame.paint.measure(day_words).height;
    const ui::Rect rect = box.room_for_banner(time_px + day_px + 4 + 2 * pad_px, drawn_y);
    frame.paint.shadow(rect, card_radius_px, ui::Shadow::rest);
    frame.paint.fill(rect, frame.theme.lamp_50, card_radius_px);
    frame.paint.stroke(rect, frame.theme.banner_line, 2, card_radius_px);
    if (has_icon)
        frame.paint.icon(ui::Icon::clock, {rect.x + left_px, rect.center().y - icon_px / 2, icon_px, icon_px},
                         frame.theme.lamp_800, 1.6F);
    frame.text({rect.x + words_left_px, rect.y + pad_px}, time_words, ui::Role::status);
    frame.text({rect.x + words_left_px, rect.y + pad_px + time_px + 4}, day_words, ui::Role::status);
}

struct Part {
    ClockPart part;
    std::string_view id;
    Key label;
    std::string value;
};

/// The hour as it is said where the kiosk hangs: "5 PM".
std::string hour_words(Page& page, int minute) {
    const std::string time = page.say.time(minute / 60 * 60);
    const auto zeros = time.find(":00");
    if (zeros == std::string::npos) return time;
    std::string hour = time;
    hour.erase(zeros, 3);
    return hour;
}

/// A number without marks between thousands.
std::string plain(Page& page, int number) {
    return page.say.date(Key("date.year"), store::day_of(std::chrono::year(number) / 7 / 1));
}

float steppers(Page& page, SetupBox& box, float y, std::optional<Action>& asked) {
    const LocalTime& now = page.facts.local;
    const auto date = store::date_of(now.day);
    const std::string zone_label = page.say("setup.clock.zone");
    const std::string zone = zone_now(page, page.facts.setup.zone);
    const std::array<Part, 5> parts{
        Part{ClockPart::month, "setup.clock.month", "setup.clock.month", page.say.date("date.month", now.day)},
        Part{ClockPart::day, "setup.clock.day", "setup.clock.day", page.say.number(static_cast<unsigned>(date.day()))},
        Part{ClockPart::year, "setup.clock.year", "setup.clock.year", plain(page, static_cast<int>(date.year()))},
        Part{ClockPart::hour, "setup.clock.hour", "setup.clock.hour", hour_words(page, now.minute)},
        Part{ClockPart::minute, "setup.clock.minute", "setup.clock.minute", page.say.number(now.minute % 60)}};
    const std::string less = page.say("say.earlier"), more = page.say("say.later");
    const bool one = box.one_column();
    const float width = one ? box.width() : (box.width() - gap_px) / 2;
    std::size_t cell = 0;
    float row_px = 0;
    const auto next = [&](auto&& draw) {
        const bool second = !one && cell % 2 == 1;
        draw(ui::Rect{box.left() + (second ? width + gap_px : 0), y, width, row_px});
        if (one || second) y += row_px + (page.frame.is_portrait() ? row_gap_px : close_row_gap_px);
        ++cell;
    };
    for (const Part& part : parts) {
        const std::string label = page.say(part.label);
        const ui::StepperLook look{label, part.value, less, more};
        row_px = ui::stepper_height(page.frame, look);
        if (part.part == ClockPart::hour) // the zone stands beside the year
            next([&](ui::Rect rect) {
                if (ui::picker(page.frame, "setup.clock.zone", rect, {zone_label, zone})) asked = action::OpenZones{};
            });
        next([&](ui::Rect rect) {
            if (const int by = ui::stepper(page.frame, part.id, rect, look); by != 0)
                asked = action::StepClock{part.part, by};
        });
    }
    return y;
}

} // namespace

std::optional<Action> draw_setup_clock(const SetupState& state, Page& page) {
    const std::string title = page.say("setup.clock.title"), lead = page.say("setup.clock.lead"),
                      go = page.say("common.continue"), check = page.say("setup.clock.check");
    const bool old = page.facts.setup.clock_is_old;
    SetupBox box(page, 2, title, lead, {.go = go, .ready = state.clock_checked && !old && !state.working});
    read_out(page, box);
    std::optional<Action> asked;
    float y = steppers(page, box, box.begin(644), asked);
    const std::string note = state.not_kept         ? page.say("setup.not_kept")
                             : old                  ? page.say("setup.clock.old")
                             : state.asked_too_soon ? page.say("setup.clock.need")
                                                    : page.say("setup.clock.why");
    const bool portrait = page.frame.is_portrait();
    y += setup_note(page, {box.left(), y}, box.width(), portrait ? note : in_one_line(note), ui::Icon::info,
                    old || state.not_kept || state.asked_too_soon) +
         (portrait ? 22.0F : 10.0F);
    const float tick_px = tick_card_height(page, box.width(), check, portrait ? 132 : 92);
    if (tick_card(page, {box.left(), y, box.width(), tick_px}, {"setup.clock.check", check, state.clock_checked}))
        asked = action::CheckClock{};
    if (box.end(y + tick_px) == SetupPressed::go) asked = action::Continue{};
    return asked;
}

} // namespace porchlight::screens
