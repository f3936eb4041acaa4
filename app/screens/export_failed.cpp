// When a stick fails: taken out early, not matching, too full, read-only, unreadable. Nothing is lost, and the page
// says so first.
#include "app/screens/export_pages.h"
#include "app/screens/staff_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/ring.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48;

/// Title and sentence under the picture; returns where they end.
float centered_words(Page& page, float y, float lead_gap, float lead_px, const std::string& title,
                     const std::string& lead) {
    ui::Frame& frame = page.frame;
    const float width = frame.canvas.width - 2 * margin_px, middle = frame.canvas.width / 2;
    const ui::Size head = frame.text({margin_px, y},
                                     {.words = title,
                                      .style = frame.type.h1(),
                                      .color = frame.theme.ink,
                                      .width_px = width,
                                      .align = ui::Align::center},
                                     ui::Role::heading);
    const float lead_y = y + head.height + lead_gap;
    const ui::Size size = frame.text({middle - lead_px / 2, lead_y}, {.words = lead,
                                                                      .style = frame.type.lead(),
                                                                      .color = frame.theme.ink_2,
                                                                      .width_px = lead_px,
                                                                      .align = ui::Align::center});
    return lead_y + size.height;
}

/// "Not now", and the lamp that waits for a stick that can be used.
std::optional<Action> try_again(Page& page, float y, bool ready) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    constexpr float height_px = 136, gap_px = 28;
    const float width = frame.canvas.width - 2 * margin_px;
    const float later_px = 389.4F / 984 * width;
    const ui::Rect right{margin_px + later_px + gap_px, y, width - later_px - gap_px, height_px};
    const std::string later = page.say("exp.later");
    std::optional<Action> asked;
    if (ui::line_button(frame, "staff.export.later", {margin_px, y, later_px, height_px}, {.label = later}))
        asked = action::ExportDone{};
    if (ready) {
        const std::string again = page.say("exp.again");
        if (ui::lamp_button(frame, "staff.export.again", right, {.label = again})) asked = action::StartExport{};
        return asked;
    }
    const std::string wait = page.say("exp.wait");
    frame.control("staff.export.again", right, {.role = ui::Role::button, .label = wait, .enabled = false});
    frame.paint.fill(right, theme.sunken, 36);
    frame.paint.dashed(right, theme.edge, 3, 36, 6, 4);
    ui::centered_words(frame, right, {.label = wait, .before = ui::Icon::usb, .icon_px = 50, .stroke_units = 2},
                       frame.type.button(), theme.ink_3);
    return asked;
}

/// A stick that could take the export now.
bool stick_ready(const Facts& facts, std::uint64_t needed_bytes) {
    return facts.volume && facts.volume->readable && facts.volume->writable &&
           facts.volume->free_bytes >= std::max(needed_bytes, facts.exporting.needed_bytes);
}

struct Said {
    Key title, lead, step;
};

/// What is wrong, what that means, and the second of the three steps.
Said said_of(ExportPhase phase) {
    switch (phase) {
    case ExportPhase::full:
        return {"exp.full", "exp.full.sub", "exp.full.step.2"};
    case ExportPhase::read_only:
        return {"exp.locked", "exp.locked.sub", "exp.full.step.2"};
    case ExportPhase::blocked:
        return {"exp.blocked", "exp.blocked.sub", "exp.blocked.step.2"};
    case ExportPhase::refused:
        return {"exp.refused", "exp.refused.sub", "exp.full.step.2"};
    case ExportPhase::own:
        return {"exp.own", "exp.own.sub", "exp.full.step.2"};
    case ExportPhase::ready:
    case ExportPhase::copying:
    case ExportPhase::safe:
    case ExportPhase::removed_early:
    case ExportPhase::mismatch:
    case ExportPhase::broken:
    case ExportPhase::unreadable:
        break;
    }
    return {"exp.unread", "exp.unread.sub", "exp.full.step.2"};
}

std::optional<Action> only_later(Page& page, float y) {
    ui::Frame& frame = page.frame;
    const std::string later = page.say("exp.later");
    const ui::Rect button{margin_px, y, frame.canvas.width - 2 * margin_px, 136};
    if (ui::lamp_button(frame, "staff.export.later", button, {.label = later})) return action::ExportDone{};
    return std::nullopt;
}

void switch_card(Page& page, float y) {
    ui::Frame& frame = page.frame;
    const ui::Rect card{margin_px, y, frame.canvas.width - 2 * margin_px, 140};
    frame.paint.fill(card, frame.theme.surface, 32);
    frame.paint.stroke(card, frame.theme.line, 2, 32);
    frame.paint.icon(ui::Icon::lock, {card.x + 42, card.center().y - 26, 52, 52}, frame.theme.lamp_800);
    const std::string words = page.say("exp.switch");
    frame.text_in({card.x + 116, card.y, card.width - 158, card.height},
                  {.words = words, .style = frame.type.sans(35, 46.9F), .color = frame.theme.ink});
}

} // namespace

std::optional<Action> lost_page(Page& page, const ExportState& state) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const bool mismatch = state.phase == ExportPhase::mismatch;
    // The stick is gone, so it is not named.
    const std::string days = state.period ? page.say.range(*state.period) : std::string();
    staff_top(page, page.say("exp.title"), days, true);
    const ui::Point light{frame.canvas.width / 2, 446};
    frame.paint.disc(light, 206, theme.lamp_100);
    frame.paint.dashed_ring(light, 170, theme.lamp_700, 8, 22, 20);
    frame.paint.icon(ui::Icon::usb, ui::square_at(light, 192), theme.lamp_800, 1.5F);
    const bool broken = state.phase == ExportPhase::broken;
    const Key title = broken ? Key("exp.broken") : Key("exp.lost");
    const Key lead = broken ? Key("exp.broken.sub") : mismatch ? Key("exp.mismatch") : Key("exp.lost.sub");
    const Key first = broken ? Key("exp.broken.step.1") : Key("exp.lost.step.1");
    centered_words(page, 700, 12, 880, page.say(title), page.say(lead));
    numbered_steps(page, 946, 124, 16, {page.say(first), page.say("exp.lost.step.2"), page.say("exp.lost.step.3")});
    return try_again(page, 1432, stick_ready(page.facts, state.needed_bytes));
}

std::optional<Action> unusable_page(Page& page, const ExportState& state) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const bool full = state.phase == ExportPhase::full;
    staff_top(page, page.say("exp.title"), stick_and_days(page, state), true);
    constexpr float unit = 360.0F / 440;
    const ui::Point light{frame.canvas.width / 2, 380};
    frame.paint.disc(light, 206 * unit, theme.lamp_100);
    constexpr float radius = 177 * unit, line_px = 22 * unit;
    frame.paint.ring(light, radius, theme.lamp_700.faded(0.35F), line_px);
    if (full) ui::round_arc(frame.paint, light, radius, 0.96F, theme.lamp_700, line_px);
    const ui::Icon icon = full                                    ? ui::Icon::hard_drive
                          : state.phase == ExportPhase::read_only ? ui::Icon::lock
                                                                  : ui::Icon::usb;
    frame.paint.icon(icon, ui::square_at(light, 168 * unit), theme.lamp_800, 1.6F);
    const Said said = said_of(state.phase);
    const std::string lead = full ? page.say("exp.full.sub", {{"size", page.say.size(state.needed_bytes)},
                                                              {"free", page.say.size(state.free_bytes)}})
                                  : page.say(said.lead);
    const float end = centered_words(page, 578, 8, 980, page.say(said.title), lead);
    if (state.phase == ExportPhase::refused) return only_later(page, 1436); // no other stick changes that
    if (state.phase == ExportPhase::own) return try_again(page, 1436, stick_ready(page.facts, state.needed_bytes));
    const float steps_end =
        numbered_steps(page, std::max(850.0F, end + 32), 116, 12,
                       {page.say("exp.full.step.1"), page.say(said.step), page.say("exp.full.step.3")});
    if (state.phase != ExportPhase::blocked) switch_card(page, steps_end + 24);
    return try_again(page, 1436, stick_ready(page.facts, state.needed_bytes));
}

} // namespace porchlight::screens
