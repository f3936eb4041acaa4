// This screen needs a rest: where a person is, what to say to staff, and that nobody did anything wrong. Draws nothing
// that comes from the store.
#include "app/screens/help_numbers.h"
#include "app/screens/opening_words.h"
#include "app/screens/scene.h"
#include "app/screens/screens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fit.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float rows_below_paper = 64, arrow_px = 200, arrow_gap = 40, list_above = 12;
constexpr float body_above = 34, card_above = 44, buttons_above = 32, buttons_between = 28;
constexpr float close_air = 0.5F, close_below_paper = 28; // of the gaps, where there is no room for all of them
constexpr float card_height = 170, button_height = 120, staff_above = 40, staff_bottom = 30;

std::string_view code_word(FailureCode code) {
    switch (code) {
    case FailureCode::read_only:
        return "s204";
    case FailureCode::full:
        return "s207";
    case FailureCode::not_saved:
        return "s210";
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
        return opening_words(page, "fail.body.closed", "fail.body.closed.day");
    return page.say("fail.body", {{"side", page.say(Key::of({"fail.side.", side_word(site.desk)}))}});
}

/// The crisis line, to read: the kiosk has no phone. The number beside the words or, where there is no room, above.
struct CrisisLine {
    static constexpr float radius = 36, pad = 43, gap = 36, rule_px = 3, rule_height = 104;
    std::string words;
    ui::TextBlock number, block;
    bool is_above = false;
    float height = 0;
};

void fill_line(Page& page, float width, CrisisLine& line) {
    ui::Frame& frame = page.frame;
    line.words =
        "**" + page.say("fail.line") + "**\n" + page.say(Key::of({"fail.line.", region_word(page.facts.site.region)}));
    // It grows with the text as help numbers do, less than the words beside it.
    constexpr float standard_px = 104, of_standard_px = 124;
    ui::TextStyle style = frame.type.help_number();
    style.size_px = style.line_px = style.size_px * standard_px / of_standard_px;
    style.tracking_px = 0;
    line.number = {.words = page.facts.help.crisis, .style = style, .color = frame.theme.ink};
    const ui::Size number = frame.paint.measure(line.number);
    line.block = {.words = line.words, .style = frame.type.sans(36, 48.96F), .color = frame.theme.ink};
    constexpr float least_words = 420;
    const float beside = width - 2 * CrisisLine::pad - number.width - 2 * CrisisLine::gap - CrisisLine::rule_px;
    line.is_above = beside < least_words;
    line.block.width_px = line.is_above ? width - 2 * CrisisLine::pad : beside;
    const float words = frame.paint.measure(line.block).height;
    line.height =
        std::max(card_height, (line.is_above ? number.height + 8 + words : std::max(words, number.height)) + 52);
}

void draw_line(Page& page, ui::Rect rect, const CrisisLine& line) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    frame.paint.shadow(rect, CrisisLine::radius, ui::Shadow::rest);
    frame.paint.fill(rect, theme.surface, CrisisLine::radius);
    frame.paint.stroke(rect, theme.edge, theme.edge_px, CrisisLine::radius);
    const ui::Size number = frame.paint.measure(line.number);
    const float left = rect.x + CrisisLine::pad, words = frame.paint.measure(line.block).height;
    if (line.is_above) {
        const float y = rect.center().y - (number.height + 8 + words) / 2;
        frame.text({left, y}, line.number);
        frame.text({left, y + number.height + 8}, line.block);
        return;
    }
    frame.text({left, rect.center().y - number.height / 2}, line.number);
    const float rule = left + number.width + CrisisLine::gap;
    frame.paint.fill(
        {rule, rect.center().y - CrisisLine::rule_height / 2, CrisisLine::rule_px, CrisisLine::rule_height},
        theme.line);
    frame.text({rule + CrisisLine::rule_px + CrisisLine::gap, rect.center().y - words / 2}, line.block);
}

/// The rows on the paper, one below the other, and staff's line, which goes to the bottom where there is room.
class Rows {
  public:
    Rows(Page& page, const FailureState& state, float width)
        : page_(page), state_(state), width_(width), is_beside_(state.reads_open && !page.frame.is_portrait()),
          go_(page.say("fail.go")), body_(body_words(page)), again_(page.say("fail.again")),
          explore_(page.say("welcome.explore")), staff_(page.say(Key::of({"fail.staff.", code_word(state.code)}))) {
        if (!page.facts.help.crisis.empty()) fill_line(page, width, line_);
    }

    [[nodiscard]] float height() const { return rows_height() + air_ * staff_above + measured(staff_block()); }
    void stand_closer() { air_ = close_air; }

    /// `until`: where staff's line ends at least.
    std::optional<Action> draw(float x, float y, float until) {
        ui::Frame& frame = page_.frame;
        const float arrow_row = go_height();
        draw_arrow(frame, {x, y + (arrow_row - arrow_px) / 2, arrow_px, arrow_px}, page_.facts.site.desk);
        frame.text_in({x + arrow_px + arrow_gap, y, go_block().width_px, arrow_row}, go_block(), ui::Role::heading);
        y += arrow_row + air_ * body_above;
        y += frame.text({x, y}, body_block()).height;
        if (line_.height > 0) {
            y += air_ * card_above;
            draw_line(page_, {x, y, width_, line_.height}, line_);
            y += line_.height;
        }
        std::optional<Action> action;
        y += air_ * buttons_above;
        const float width = button_width(), height = buttons_height();
        const ui::Rect button{x, y, width, is_beside_ ? height : button_px(again_)};
        if (ui::line_button(frame, "failure.again", button,
                            {.label = again_,
                             .before = ui::Icon::refresh_cw,
                             .icon_px = 46,
                             .stroke_units = 2.1F,
                             .enabled = !state_.trying}))
            action = action::TryAgain{};
        if (state_.reads_open) {
            const ui::Rect other = is_beside_
                                       ? button.moved(width + buttons_between, 0)
                                       : ui::Rect{x, button.bottom() + buttons_between, width, button_px(explore_)};
            if (ui::line_button(frame, "failure.explore", other,
                                {.label = explore_, .before = ui::Icon::book_open, .icon_px = 48}))
                action = action::OpenExplore{};
        }
        draw_staff(x, std::max(y + height + air_ * staff_above, until - measured(staff_block())));
        return action;
    }

  private:
    static constexpr float icon_px = 36, icon_gap = 16;

    [[nodiscard]] float measured(const ui::TextBlock& block) const { return page_.frame.paint.measure(block).height; }
    [[nodiscard]] ui::TextBlock go_block() const {
        ui::TextBlock block{.words = go_,
                            .style = page_.frame.type.h1(),
                            .color = page_.frame.theme.ink,
                            .width_px = width_ - arrow_px - arrow_gap};
        block.style = ui::fitting_lines(page_.frame.paint, go_, block.style, block.width_px);
        block.style = ui::a_line_less(page_.frame.paint, block);
        return block;
    }
    [[nodiscard]] ui::TextBlock body_block() const {
        return {.words = body_,
                .style = page_.frame.type.sans(42, 59.64F),
                .color = page_.frame.theme.ink,
                .width_px = width_};
    }
    [[nodiscard]] ui::TextBlock staff_block() const {
        return {.words = staff_,
                .style = page_.frame.type.sans(30, 43.5F),
                .color = page_.frame.theme.ink_2,
                .width_px = width_ - icon_px - icon_gap};
    }
    [[nodiscard]] float go_height() const { return std::max(arrow_px, measured(go_block())); }
    [[nodiscard]] float button_px(std::string_view words) const {
        const ui::TextBlock block{
            .words = words, .style = page_.frame.type.button(), .color = {}, .width_px = button_width() - 110};
        return std::max(button_height, measured(block) + 40);
    }
    [[nodiscard]] float button_width() const { return is_beside_ ? (width_ - buttons_between) / 2 : width_; }
    [[nodiscard]] float buttons_height() const {
        if (!state_.reads_open) return button_px(again_);
        return is_beside_ ? std::max(button_px(again_), button_px(explore_))
                          : button_px(again_) + buttons_between + button_px(explore_);
    }
    [[nodiscard]] float rows_height() const {
        float height = go_height() + air_ * (body_above + buttons_above) + measured(body_block()) + buttons_height();
        if (line_.height > 0) height += air_ * card_above + line_.height;
        return height;
    }
    void draw_staff(float x, float y) {
        const ui::TextBlock block = staff_block();
        page_.frame.paint.icon(ui::Icon::info, {x, y + (block.style.line_px - icon_px) / 2, icon_px, icon_px},
                               page_.frame.theme.ink_2, 2);
        page_.frame.text({x + icon_px + icon_gap, y}, block);
    }

    Page& page_;
    const FailureState& state_;
    float width_, air_ = 1;
    bool is_beside_; ///< the buttons, where both are there and the glass stands across
    std::string go_, body_, again_, explore_, staff_;
    CrisisLine line_;
};

} // namespace

std::optional<Action> draw(const FailureState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("fail.title"), second = page.say("fail.sub");
    ui::TextStyle style = frame.type.display();
    style.size_px *= 100.0F / 108;
    style.line_px *= 100.0F / 108;
    const SceneResult scene = draw_scene(page, {.sky = Sky::night,
                                                .clock_id = "failure.clock",
                                                .title = title,
                                                .second = second,
                                                .title_style = style,
                                                .is_close = true});
    const float margin = frame.is_portrait() ? 56 : scene.content.x - scene.paper.x;
    const float x = scene.paper.x + margin, bottom = scene.paper.bottom() - staff_bottom;
    float top = scene.paper.y + (frame.is_portrait() ? rows_below_paper : 56);
    Rows rows(page, state, scene.paper.width - 2 * margin);
    if (top + rows.height() > bottom) {
        rows.stand_closer();
        if (frame.is_portrait()) top = scene.paper.y + close_below_paper;
    }
    std::optional<Action> action;
    if (top + rows.height() <= bottom) {
        action = rows.draw(x, top, bottom);
    } else {
        const float from = top - list_above;
        ui::ScrollBox list(frame, "failure.list", {scene.paper.x, from, scene.paper.width, scene.paper.bottom() - from},
                           title);
        action = rows.draw(x, list.origin_y() + list_above, 0);
        list.content_height(list_above + rows.height() + staff_bottom);
    }
    if (scene.door_opened) action = action::StaffDoor{}; // staff may have to export before there is room again
    return action;
}

} // namespace porchlight::screens
