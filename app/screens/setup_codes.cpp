// 17f: the export passphrase and the recovery code, shown once, to be copied. Covered after two minutes untouched; the
// words are on this page and nowhere else.
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "app/screens/setup_step.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float card_gap_px = 24, first_card_y = 432;

struct Words {
    PaperLook look;
    const ShownWords& words;
};

constexpr float word_row_px = 84, card_side_px = 40;

std::size_t word_columns(const SetupBox& box) { return box.one_column() ? 2 : 4; }

/// Large words need taller rows.
float word_row(Page& page) { return std::max(word_row_px, page.frame.type.sans(40, 52).line_px + 28); }

float card_height(Page& page, const SetupBox& box, float head_px) {
    const auto rows = static_cast<float>(ShownWords::count / word_columns(box));
    return head_px + 40 + rows * word_row(page) + 14;
}

void word_grid(Page& page, const SetupBox& box, ui::Rect card, float head_px,
               const std::array<std::string_view, ShownWords::count>& words) {
    ui::Frame& frame = page.frame;
    constexpr float column_gap_px = 12;
    const std::size_t columns = word_columns(box);
    const auto count = static_cast<float>(columns);
    const float left = card.x + card_side_px;
    const float width = (card.width - 2 * card_side_px - (count - 1) * column_gap_px) / count;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const float x = left + static_cast<float>(i % columns) * (width + column_gap_px);
        const float y = card.y + head_px + 40 + static_cast<float>(i / columns) * word_row(page);
        frame.paint.fill({x, y, width, 2}, frame.theme.line);
        const std::string number = page.say.number(static_cast<std::int64_t>(i) + 1);
        const ui::TextStyle small = frame.type.sans(29, 37.7F), style = frame.type.sans(40, 52, ui::Weight::bold);
        // Number and word share a line of writing: the smaller type sits lower in its box.
        const ui::Size drawn = frame.text({x, y + 10 + (style.line_px - small.line_px) * 0.76F},
                                          {.words = number, .style = small, .color = frame.theme.ink_2});
        frame.text({x + std::max(32.0F, drawn.width + 14), y + 10},
                   {.words = words[i], .style = style, .color = frame.theme.ink});
    }
}

/// Returns where the card ends.
float words_card(Page& page, const SetupBox& box, float y, const Words& part) {
    const ui::Rect card{box.left(), y, box.width(), card_height(page, box, part.look.head_px)};
    paper_card(page, card, part.look);
    if (!part.words.empty())
        word_grid(page, box, card, part.look.head_px, part.words.each());
    else
        page.frame.paint.fill({card.x + 40, card.y + part.look.head_px + 40, card.width - 80, 140},
                              page.frame.theme.sunken, 28);
    return card.bottom();
}

float secrets(Page& page, const SetupBox& box, const SetupState& state, float y, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const float head_px = frame.type.h3().line_px + frame.type.small().line_px;
    if (state.covered) {
        const float height = 2 * card_height(page, box, head_px) + card_gap_px;
        if (auto answer = cover(page, {box.left(), y, box.width(), height})) asked = answer;
        return y + height;
    }
    const std::string pass = page.say("setup.codes.pass"), pass_second = page.say("setup.codes.pass.sub"),
                      code = page.say("setup.codes.rec"), code_second = page.say("setup.codes.rec.sub");
    y = words_card(
        page, box, y,
        {{ui::Icon::file_lock_2, ui::Family::sage, pass, pass_second, head_px, frame.theme.ink_2}, state.passphrase});
    return words_card(
        page, box, y + card_gap_px,
        {{ui::Icon::key_round, ui::Family::indigo, code, code_second, head_px, frame.theme.ink_2}, state.recovery});
}

struct WayLook {
    std::string_view id, title;
    ui::Icon icon;
    bool chosen = false, enabled = true;
};

bool way_card(Page& page, ui::Rect rect, const WayLook& look) {
    ui::Frame& frame = page.frame;
    const std::string value = look.chosen ? page.say("say.chosen") : std::string();
    const ui::Touch touch = frame.control(
        look.id, rect, {.role = ui::Role::choice_one, .label = look.title, .value = value, .enabled = look.enabled});
    ui::choice_box(frame, look.id, rect, 40, look.chosen, touch.pressed && look.enabled);
    constexpr float icon_px = 60, tick_px = 56;
    frame.paint.icon(look.icon, {rect.center().x - icon_px / 2, rect.y + 26.4F, icon_px, icon_px}, frame.theme.ink,
                     1.8F);
    frame.label_in({rect.x + 20, rect.y + 98, rect.width - 40, 55},
                   {.words = look.title,
                    .style = frame.type.sans(38, 55.1F, ui::Weight::bold),
                    .color = frame.theme.ink,
                    .align = ui::Align::center});
    if (look.chosen) ui::tick(frame, {rect.right() - 28 - tick_px, rect.y + 28, tick_px, tick_px}, true);
    return touch.activated && look.enabled;
}

float ways(Page& page, const SetupBox& box, const SetupState& state, float y, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const std::string how = page.say("setup.codes.how");
    y += frame
             .text({box.left(), y}, {.words = how,
                                     .style = frame.type.sans(38, 45.6F, ui::Weight::bold),
                                     .color = frame.theme.ink,
                                     .width_px = box.width()})
             .height +
         16;
    constexpr float gap_px = 26;
    const std::string print = page.say("setup.codes.print"), hand = page.say("setup.codes.hand");
    ui::Rect rect{box.left(), y, box.width(), 180};
    if (page.facts.site.has_printer) {
        if (!box.one_column()) rect.width = (box.width() - gap_px) / 2;
        way_card(page, rect, {"setup.codes.print", print, ui::Icon::printer, false, false});
        if (box.one_column())
            rect.y += rect.height + gap_px;
        else
            rect.x += rect.width + gap_px;
    }
    if (way_card(page, rect, {"setup.codes.hand", hand, ui::Icon::pencil, state.by_hand.value_or(false), true}))
        asked = action::KeepByHand{};
    return rect.bottom();
}

} // namespace

std::optional<Action> draw_setup_codes(const SetupState& state, Page& page) {
    const std::string title = page.say("setup.codes.title"), look = page.say("setup.codes.look"),
                      next = page.say("setup.codes.next"), two = page.say("setup.codes.two");
    const bool ready = state.by_hand.has_value() && !state.passphrase.empty();
    SetupBox box(page, 6, title, {}, {.go = next, .ready = ready});
    box.line(ui::Icon::eye, look);
    std::optional<Action> asked;
    float y = secrets(page, box, state, box.begin(first_card_y), asked) + 46;
    y = ways(page, box, state, y, asked) + 24;
    y += setup_note(page, {box.left(), y}, box.width(), two);
    if (box.end(y) == SetupPressed::go) asked = action::Continue{};
    return asked;
}

} // namespace porchlight::screens
