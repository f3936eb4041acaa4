// When a stick fails: taken out early, not matching, too full, read-only, unreadable. Nothing is lost, and the page
// says so first.
#include "app/screens/export_pages.h"
#include "app/screens/sheet_box.h"
#include "app/screens/staff_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/ring.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float button_top_px = 12; // below the end of what scrolls
constexpr float later_share = 389.4F / 984, between_px = 28, stacked_px = 20;

float button_height(const ui::Frame& frame) { return frame.is_portrait() ? 136 : 112; }

/// "Not now", and the lamp that waits for a stick that can be used, or offers another one that is in; one over the
/// other where the words are large.
struct AgainWords {
    std::string later, again;
    bool ready = false, has_other = false;
};

AgainWords again_words(Page& page, bool ready) {
    const auto& volume = page.facts.volume;
    const bool has_other = !ready && !page.facts.volume_is_busy && volume && volume->others > 0;
    return {page.say("exp.later"),
            ready       ? page.say("exp.again")
            : has_other ? page.say("exp.others.use")
                        : page.say("exp.wait"),
            ready, has_other};
}

ui::ButtonLook again_look(const AgainWords& words) {
    if (words.ready) return {.label = words.again};
    return {.label = words.again, .before = ui::Icon::usb, .icon_px = 50, .stroke_units = 2};
}

bool again_stacks(Page& page, const AgainWords& words, float width) {
    const float later = width * later_share;
    return !fits_on_button(page, {.label = words.later}, later) ||
           !fits_on_button(page, again_look(words), width - later - between_px);
}

float foot_width(const ui::Frame& frame) {
    return frame.is_portrait() ? frame.canvas.width - 96 : frame.canvas.width - 48 - 712;
}

float again_foot(Page& page, const AgainWords& words) {
    const float one = button_height(page.frame);
    const float buttons = again_stacks(page, words, foot_width(page.frame)) ? 2 * one + stacked_px : one;
    return buttons + (page.frame.is_portrait() ? 56 : 26);
}

std::optional<Action> try_again(Page& page, ui::Rect foot, const AgainWords& words) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const float height = button_height(frame), y = foot.y + button_top_px;
    const float later_px = foot.width * later_share;
    ui::Rect left{foot.x, y, later_px, height},
        right{foot.x + later_px + between_px, y, foot.width - later_px - between_px, height};
    if (again_stacks(page, words, foot.width)) {
        right = {foot.x, y, foot.width, height};
        left = right.moved(0, height + stacked_px);
    }
    std::optional<Action> asked;
    if (ui::line_button(frame, "staff.export.later", left, {.label = words.later})) asked = action::ExportDone{};
    if (words.ready) {
        if (ui::lamp_button(frame, "staff.export.again", right, again_look(words))) asked = action::StartExport{};
        return asked;
    }
    if (words.has_other) {
        if (ui::lamp_button(frame, "staff.export.other", right, again_look(words))) asked = action::NextStick{};
        return asked;
    }
    frame.control("staff.export.again", right, {.role = ui::Role::button, .label = words.again, .enabled = false});
    frame.paint.fill(right, theme.sunken, 36);
    frame.paint.dashed(right, theme.edge, 3, 36, 6, 4);
    ui::centered_words(frame, right, again_look(words), frame.type.button(), theme.ink_3);
    return asked;
}

/// A stick that could take the export now.
bool stick_ready(const Facts& facts, std::uint64_t needed_bytes) {
    return !facts.volume_is_busy && facts.volume && facts.volume->readable && facts.volume->writable &&
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

std::optional<Action> only_later(Page& page, ui::Rect foot) {
    ui::Frame& frame = page.frame;
    const std::string later = page.say("exp.later");
    const ui::Rect button{foot.x, foot.y + button_top_px, foot.width, button_height(frame)};
    if (ui::lamp_button(frame, "staff.export.later", button, {.label = later})) return action::ExportDone{};
    return std::nullopt;
}

/// Returns where the card ends.
float switch_card(Page& page, ui::Rect at) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say("exp.switch");
    const ui::TextBlock block{
        .words = words, .style = frame.type.sans(35, 46.9F), .color = frame.theme.ink, .width_px = at.width - 158};
    const float least = frame.is_portrait() ? 140 : 112;
    const ui::Rect card{at.x, at.y, at.width, std::max(least, frame.paint.measure(block).height + 40)};
    frame.paint.fill(card, frame.theme.surface, 32);
    frame.paint.stroke(card, frame.theme.line, 2, 32);
    frame.paint.icon(ui::Icon::lock, {card.x + 42, card.center().y - 26, 52, 52}, frame.theme.lamp_800);
    frame.text_in({card.x + 116, card.y, card.width - 158, card.height}, block);
    return card.bottom();
}

void lost_picture(ui::Frame& frame, ui::Point light, float unit) {
    const ui::Theme& theme = frame.theme;
    frame.paint.disc(light, 206 * unit, theme.lamp_100);
    frame.paint.dashed_ring(light, 170 * unit, theme.lamp_700, 8 * unit, 22 * unit, 20 * unit);
    frame.paint.icon(ui::Icon::usb, ui::square_at(light, 192 * unit), theme.lamp_800, 1.5F);
}

} // namespace

std::optional<Action> lost_page(Page& page, const ExportState& state) {
    ui::Frame& frame = page.frame;
    const bool mismatch = state.phase == ExportPhase::mismatch, broken = state.phase == ExportPhase::broken;
    // The stick is gone, so it is not named; the one that would be taken now is.
    const bool ready = stick_ready(page.facts, state.needed_bytes);
    std::string days = state.period ? page.say.range(*state.period) : std::string();
    if (ready) days = page.say("exp.lead.stick", {{"name", page.facts.volume->name}, {"days", days}});
    const AgainWords words = again_words(page, ready);
    constexpr float radius_px = 206;
    const std::string title = page.say(broken ? Key("exp.broken") : Key("exp.lost")),
                      lead = page.say(broken     ? Key("exp.broken.sub")
                                      : mismatch ? Key("exp.mismatch")
                                                 : Key("exp.lost.sub"));
    const Key first = broken ? Key("exp.broken.step.1") : Key("exp.lost.step.1");
    PicturePage body(page, {.caption = days, .foot_px = again_foot(page, words)},
                     {.title = title,
                      .lead = lead,
                      .style = PicturePage::title_style(frame),
                      .upright_y = 700,
                      .gap_px = 12,
                      .lead_px = 880,
                      .picture_px = 2 * radius_px,
                      .rest_y = 946});
    if (body.unit() > 0) lost_picture(frame, body.middle(446, radius_px), body.unit());
    body.words();
    const float bottom = numbered_steps(page, body.rest(), 124, 16,
                                        {page.say(first), page.say("exp.lost.step.2"), page.say("exp.lost.step.3")});
    const ui::Rect foot = body.foot();
    const std::optional<Action> tab = body.finish(bottom, std::nullopt);
    const std::optional<Action> asked = try_again(page, foot, words);
    return asked ? asked : tab;
}

namespace {

/// A ring that is full, or that a stick's own trouble stands in.
void unusable_picture(ui::Frame& frame, ui::Point light, float size, ExportPhase phase) {
    const ui::Theme& theme = frame.theme;
    const float unit = size * 360.0F / 440, radius = 177 * unit, line_px = 22 * unit;
    frame.paint.disc(light, 206 * unit, theme.lamp_100);
    const bool full = phase == ExportPhase::full;
    if (theme.glows)
        frame.paint.ring(light, radius, theme.lamp_700.faded(0.35F), line_px);
    else if (!full) // a faint track would hardly be seen on black
        frame.paint.ring(light, radius, theme.lamp_700, 8 * unit);
    if (full) ui::round_arc(frame.paint, light, radius, 0.96F, theme.lamp_700, line_px);
    const ui::Icon icon = phase == ExportPhase::full        ? ui::Icon::hard_drive
                          : phase == ExportPhase::read_only ? ui::Icon::lock
                                                            : ui::Icon::usb;
    frame.paint.icon(icon, ui::square_at(light, 168 * unit), theme.lamp_800, 1.6F);
}

bool no_stick_helps(ExportPhase phase) { return phase == ExportPhase::refused || phase == ExportPhase::own; }

/// What to do with the stick; nothing where no stick changes anything.
float unusable_steps(Page& page, const PicturePage& body, const ExportState& state, const Said& said) {
    const bool upright = page.frame.is_portrait();
    const ui::Rect at = body.rest();
    if (no_stick_helps(state.phase)) return at.y;
    ui::Rect below = at;
    below.y = numbered_steps(page, at, upright ? 116 : 100, upright ? 12 : 8,
                             {page.say("exp.full.step.1"), page.say(said.step), page.say("exp.full.step.3")});
    if (state.phase == ExportPhase::blocked) return below.y;
    below.y += 24;
    return switch_card(page, below);
}

} // namespace

std::optional<Action> unusable_page(Page& page, const ExportState& state) {
    ui::Frame& frame = page.frame;
    const bool full = state.phase == ExportPhase::full, refused = state.phase == ExportPhase::refused;
    const std::string days = stick_and_days(page, state);
    const AgainWords words = again_words(page, stick_ready(page.facts, state.needed_bytes));
    constexpr float radius_px = 206 * 360.0F / 440;
    const Said said = said_of(state.phase);
    const std::string title = page.say(said.title),
                      lead = full ? page.say("exp.full.sub", {{"size", page.say.size(state.needed_bytes)},
                                                              {"free", page.say.size(state.free_bytes)}})
                                  : page.say(said.lead);
    PicturePage body(
        page,
        {.caption = days,
         .foot_px = refused ? button_height(frame) + (frame.is_portrait() ? 56 : 26) : again_foot(page, words)},
        {.title = title,
         .lead = lead,
         .style = PicturePage::title_style(frame),
         .upright_y = 578,
         .gap_px = 8,
         .lead_px = 980,
         .picture_px = 2 * radius_px,
         .rest_y = 850,
         .alone = no_stick_helps(state.phase)});
    if (body.unit() > 0) unusable_picture(frame, body.middle(380, radius_px), body.unit(), state.phase);
    body.words();
    const float bottom = unusable_steps(page, body, state, said);
    const ui::Rect foot = body.foot();
    const std::optional<Action> tab = body.finish(bottom, std::nullopt);
    const std::optional<Action> asked =
        refused ? only_later(page, foot) : try_again(page, foot, words); // no other stick changes a refusal
    return asked ? asked : tab;
}

} // namespace porchlight::screens
