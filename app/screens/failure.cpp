// This screen needs a rest: where a person is, what to say to staff, and that nobody did anything wrong. Draws nothing
// that comes from the store.
#include "app/screens/help_numbers.h"
#include "app/screens/scene.h"
#include "app/screens/screens.h"
#include "ui/widgets/button.h"

#include <array>

namespace porchlight::screens {

namespace {

constexpr float margin = 56, rows_top = 732, arrow_px = 200, arrow_gap = 40;
constexpr float body_above = 34, card_above = 44, buttons_above = 32, buttons_between = 28;
constexpr float card_height = 170, button_height = 120, staff_bottom = 30;

std::string_view code_word(FailureCode code) {
    switch (code) {
    case FailureCode::read_only:
        return "s204";
    case FailureCode::full:
        return "s207";
    case FailureCode::not_saved:
        return "s210";
    case FailureCode::clock:
        return "t301";
    case FailureCode::touch:
        return "u401";
    }
    return "s210";
}

std::string_view side_word(DeskSide side) {
    return side == DeskSide::left ? "left" : side == DeskSide::right ? "right" : "behind";
}

/// A round-ended line; `turn` lays the arrow, which is drawn pointing left, towards the desk.
void draw_arrow(ui::Frame& frame, ui::Rect rect, DeskSide side) {
    constexpr float line_px = 15;
    const ui::Theme& theme = frame.theme;
    const ui::Point center = rect.center();
    frame.paint.disc(center, rect.width / 2 - 0.5F, theme.lamp_500);
    frame.paint.ring(center, rect.width / 2 - 0.5F, theme.lamp_700, 5);
    const auto turned = [&](float x, float y) {
        switch (side) {
        case DeskSide::left:
            return ui::Point{center.x + x, center.y + y};
        case DeskSide::right:
            return ui::Point{center.x - x, center.y + y};
        case DeskSide::behind:
            return ui::Point{center.x + y, center.y - x};
        }
        return center;
    };
    const ui::Point tip = turned(-48, 0);
    for (const ui::Point end : {turned(50, 0), turned(-8, -40), turned(-8, 40)}) {
        frame.paint.line(tip, end, theme.on_lamp, line_px);
        frame.paint.disc(end, line_px / 2, theme.on_lamp);
    }
    frame.paint.disc(tip, line_px / 2, theme.on_lamp);
}

std::string body_words(const Page& page) {
    const Site& site = page.facts.site;
    if (!site.desk_is_open && site.desk_opens_minute)
        return page.say("fail.body.closed", {{"time", page.say.time(*site.desk_opens_minute)}});
    return page.say("fail.body", {{"side", page.say(Key::of({"fail.side.", side_word(site.desk)}))}});
}

/// The crisis line, to read: the kiosk has no phone.
void draw_line(Page& page, ui::Rect rect) {
    constexpr float radius = 36, pad = 43, gap = 36, rule_px = 3, rule_height = 104;
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    frame.paint.shadow(rect, radius, ui::Shadow::rest);
    frame.paint.fill(rect, theme.surface, radius);
    frame.paint.stroke(rect, theme.edge, theme.edge_px, radius);
    const ui::TextBlock number{
        .words = page.facts.help.crisis, .style = frame.type.sans(104, 104, ui::Weight::heavy), .color = theme.ink};
    const ui::Size size = frame.paint.measure(number);
    frame.text({rect.x + pad, rect.center().y - size.height / 2}, number);
    float x = rect.x + pad + size.width + gap;
    frame.paint.fill({x, rect.center().y - rule_height / 2, rule_px, rule_height}, theme.line);
    x += rule_px + gap;
    const std::string words =
        "**" + page.say("fail.line") + "**\n" + page.say(Key::of({"fail.line.", region_word(page.facts.site.region)}));
    frame.text_in({x, rect.y, rect.right() - pad - x, rect.height},
                  {.words = words, .style = frame.type.sans(36, 48.96F), .color = theme.ink});
}

void draw_staff_line(Page& page, FailureCode code, float bottom) {
    constexpr float icon_px = 36, gap = 16;
    ui::Frame& frame = page.frame;
    const std::string words = page.say(Key::of({"fail.staff.", code_word(code)}));
    const float x = margin + icon_px + gap;
    const ui::TextBlock block{.words = words,
                              .style = frame.type.sans(30, 43.5F),
                              .color = frame.theme.ink_2,
                              .width_px = frame.canvas.width - margin - x};
    const ui::Size size = frame.paint.measure(block);
    const float y = bottom - staff_bottom - size.height;
    frame.paint.icon(ui::Icon::info, {margin, y + (43.5F - icon_px) / 2, icon_px, icon_px}, frame.theme.ink_2, 2);
    frame.text({x, y}, block);
}

} // namespace

std::optional<Action> draw(const FailureState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const std::string title = page.say("fail.title"), second = page.say("fail.sub");
    const SceneResult scene = draw_scene(page, {.sky = Sky::night,
                                                .clock_id = "failure.clock",
                                                .title = title,
                                                .second = second,
                                                .title_style = frame.type.serif(100, 108)});

    const std::string go = page.say("fail.go");
    const float right = frame.canvas.width - margin;
    const ui::Rect arrow{margin, rows_top, arrow_px, arrow_px};
    draw_arrow(frame, arrow, page.facts.site.desk);
    const float go_x = arrow.right() + arrow_gap;
    frame.text_in({go_x, arrow.y, right - go_x, arrow.height},
                  {.words = go, .style = frame.type.h1(), .color = theme.ink}, ui::Role::heading);

    float y = arrow.bottom() + body_above;
    const std::string body = body_words(page);
    y +=
        frame
            .text({margin, y},
                  {.words = body, .style = frame.type.sans(42, 59.64F), .color = theme.ink, .width_px = right - margin})
            .height;
    if (!page.facts.help.crisis.empty()) {
        y += card_above;
        draw_line(page, {margin, y, right - margin, card_height});
        y += card_height;
    }

    std::optional<Action> action;
    y += buttons_above;
    const std::string again = page.say("fail.again"), explore = page.say("welcome.explore");
    const ui::Rect button{margin, y, right - margin, button_height};
    if (ui::line_button(frame, "failure.again", button,
                        {.label = again,
                         .before = ui::Icon::refresh_cw,
                         .icon_px = 46,
                         .stroke_units = 2.1F,
                         .enabled = !state.trying}))
        action = action::TryAgain{};
    if (state.reads_open && ui::line_button(frame, "failure.explore", button.moved(0, button_height + buttons_between),
                                            {.label = explore, .before = ui::Icon::book_open, .icon_px = 48}))
        action = action::OpenExplore{};
    draw_staff_line(page, state.code, scene.paper.bottom());
    if (scene.door_opened) action = action::StaffDoor{}; // staff may have to export before there is room again
    return action;
}

} // namespace porchlight::screens
