// 17f: the export passphrase and the recovery code, shown once, to be copied. Covered after two minutes untouched; the
// words are on this page and nowhere else.
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "app/screens/setup_step.h"
#include "app/unicode.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float card_gap_px = 24, first_card_y = 432, full_from_y = 1120;
constexpr float above_head_px = 26, above_words_px = 14, word_row_px = 84, close_row_px = 68, card_side_px = 40;

/// One over the other; across the glass side by side, so that both are seen at once.
bool side_by_side(const Page& page, const SetupBox& box) { return !page.frame.is_portrait() && !box.one_column(); }

float card_width(const Page& page, const SetupBox& box) {
    return side_by_side(page, box) ? (box.width() - card_gap_px) / 2 : box.width();
}

std::size_t word_columns(const Page& page, const SetupBox& box) {
    return side_by_side(page, box) || (box.one_column() && page.frame.is_portrait()) ? 2 : 4;
}

/// Large words need taller rows.
float word_row(const Page& page) {
    const bool upright = page.frame.is_portrait();
    return std::max(upright ? word_row_px : close_row_px, page.frame.type.sans(40, 52).line_px + (upright ? 28 : 14));
}

float card_height(const Page& page, const SetupBox& box, float head_px) {
    const auto rows = static_cast<float>(ShownWords::count / word_columns(page, box));
    return above_head_px + head_px + above_words_px + rows * word_row(page) + 14;
}

void word_grid(Page& page, const SetupBox& box, ui::Rect card, float head_px,
               const std::array<std::string_view, ShownWords::count>& words) {
    ui::Frame& frame = page.frame;
    constexpr float column_gap_px = 12;
    const std::size_t columns = word_columns(page, box);
    const auto count = static_cast<float>(columns);
    const float left = card.x + card_side_px;
    const float width = (card.width - 2 * card_side_px - (count - 1) * column_gap_px) / count;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const float x = left + static_cast<float>(i % columns) * (width + column_gap_px);
        const float y =
            card.y + above_head_px + head_px + above_words_px + static_cast<float>(i / columns) * word_row(page);
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

void words_card(Page& page, const SetupBox& box, ui::Rect card, float head_px, const PaperLook& look,
                const ShownWords& words) {
    paper_card(page, card, look, head_px);
    if (!words.empty())
        word_grid(page, box, card, head_px, words.each());
    else
        page.frame.paint.fill({card.x + card_side_px, card.y + above_head_px + head_px + above_words_px,
                               card.width - 2 * card_side_px, 140},
                              page.frame.theme.sunken, 28);
}

/// Returns where the words end.
float secrets(Page& page, const SetupBox& box, const SetupState& state, float y, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const std::string pass = page.say("setup.codes.pass"), pass_second = page.say("setup.codes.pass.sub"),
                      code = page.say("setup.codes.rec"), code_second = page.say("setup.codes.rec.sub");
    const PaperLook passphrase{ui::Icon::file_lock_2, ui::Family::sage, pass, pass_second, frame.theme.ink_2},
        recovery{ui::Icon::key_round, ui::Family::indigo, code, code_second, frame.theme.ink_2};
    const float width = card_width(page, box);
    const float head_px =
        std::max(paper_head_px(frame, width, passphrase, 0), paper_head_px(frame, width, recovery, 0));
    const ui::Rect first{box.left(), y, width, card_height(page, box, head_px)};
    const ui::Rect second =
        side_by_side(page, box) ? first.moved(width + card_gap_px, 0) : first.moved(0, first.height + card_gap_px);
    if (state.covered) {
        if (auto answer = cover(page, {first.x, first.y, second.right() - first.x, second.bottom() - first.y}))
            asked = answer;
        return second.bottom();
    }
    words_card(page, box, first, head_px, passphrase, state.passphrase);
    words_card(page, box, second, head_px, recovery, state.recovery);
    return second.bottom();
}

struct WayLook {
    std::string_view id, title;
    ui::Icon icon;
    bool chosen = false, enabled = true;
};

constexpr float way_icon_px = 60, way_tick_px = 56, way_px = 180;

ui::TextStyle way_style(const ui::Frame& frame) { return frame.type.sans(38, 55.1F, ui::Weight::bold); }

/// Its icon over the words; where that is too narrow, or across the glass, beside them.
bool way_card(Page& page, ui::Rect rect, const WayLook& look, bool in_a_row) {
    ui::Frame& frame = page.frame;
    const std::string value = look.chosen ? page.say("say.chosen") : std::string();
    const ui::Touch touch = frame.control(
        look.id, rect, {.role = ui::Role::choice_one, .label = look.title, .value = value, .enabled = look.enabled});
    ui::choice_box(frame, look.id, rect, 40, look.chosen, touch.pressed && look.enabled);
    const ui::Color ink = look.enabled ? frame.theme.ink : frame.theme.ink_2;
    ui::TextBlock words{.words = look.title, .style = way_style(frame), .color = ink};
    if (in_a_row) {
        const float middle = rect.center().y;
        frame.paint.icon(look.icon, {rect.x + 36, middle - way_icon_px / 2, way_icon_px, way_icon_px}, ink, 1.8F);
        frame.label_in({rect.x + 120, rect.y, rect.width - 120 - 104, rect.height}, words);
        if (look.chosen)
            ui::tick(frame, {rect.right() - 28 - way_tick_px, middle - way_tick_px / 2, way_tick_px, way_tick_px},
                     true);
        return touch.activated && look.enabled;
    }
    frame.paint.icon(look.icon, {rect.center().x - way_icon_px / 2, rect.y + 26.4F, way_icon_px, way_icon_px}, ink,
                     1.8F);
    words.align = ui::Align::center;
    frame.label_in({rect.x + 20, rect.y + 98, rect.width - 40, 55}, words);
    if (look.chosen) ui::tick(frame, {rect.right() - 28 - way_tick_px, rect.y + 28, way_tick_px, way_tick_px}, true);
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
    const bool prints = state.print.phase == WordsPrint::Phase::running;
    const std::string print = page.say("setup.codes.print"), printing = page.say("setup.codes.printing"),
                      hand = page.say("setup.codes.hand");
    const auto width_of = [&](const std::string& words) {
        return frame.paint.measure({.words = words, .style = way_style(frame), .color = {}}).width;
    };
    const float half = (box.width() - gap_px) / 2,
                wider = std::max({width_of(print), width_of(printing), width_of(hand)});
    const bool fits_half = wider <= half - 2 * 20, one = box.one_column() || !fits_half;
    const bool in_a_row = one || !frame.is_portrait();
    ui::Rect rect{box.left(), y, box.width(), in_a_row ? std::max(112.0F, way_style(frame).line_px + 48) : way_px};
    if (page.facts.has_printer) {
        if (!one) rect.width = half;
        const bool chosen = state.by_hand.has_value() && !*state.by_hand;
        if (way_card(page, rect,
                     {"setup.codes.print", prints ? printing : print, ui::Icon::printer, chosen,
                      !prints && !state.passphrase.empty()},
                     in_a_row))
            asked = action::PrintWords{};
        if (one)
            rect.y += rect.height + gap_px;
        else
            rect.x += rect.width + gap_px;
    }
    if (way_card(page, rect, {"setup.codes.hand", hand, ui::Icon::pencil, state.by_hand.value_or(false), true},
                 in_a_row))
        asked = action::KeepByHand{};
    return rect.bottom();
}

/// How the printing went, if there is anything to say.
std::optional<Key> print_news(const Page& page, const SetupState& state) {
    if (state.print.phase == WordsPrint::Phase::failed) return Key("setup.codes.failed");
    const bool printed = state.by_hand.has_value() && !*state.by_hand;
    return printed && page.facts.has_printer ? std::optional(Key("setup.codes.printed")) : std::nullopt;
}

/// The line under the cards: what is still to do, how the printing went, how to keep what they have. Across the glass
/// there is no room for two of them; there the news stand beside, where it is read.
struct WaysNote {
    std::string words;
    bool news = false;
};
WaysNote ways_note(Page& page, const SetupState& state, std::optional<Key> news, float width) {
    const bool upright = page.frame.is_portrait();
    if (state.asked_too_soon) return {page.say("setup.codes.need"), true};
    const std::string two = page.say("setup.codes.two");
    if (!upright) return {in_one_line(two)};
    if (!news) return {two};
    if (state.print.phase == WordsPrint::Phase::failed) return {page.say(*news), true};
    // In one line where it fits, so that the news take no room of their own; else in the two it is drawn with.
    const std::string one = in_one_line(two);
    const bool fits = setup_note_height(page, width, one) < setup_note_height(page, width, two);
    return {page.say(*news) + "\n" + (fits ? one : two), true};
}

} // namespace

std::optional<Action> draw_setup_codes(const SetupState& state, Page& page) {
    const std::string title = page.say("setup.codes.title"),
                      look = page.say(state.renewed ? Key("setup.codes.renewed") : Key("setup.codes.look")),
                      next = page.say("setup.codes.next");
    const bool ready = state.by_hand.has_value() && !state.passphrase.empty();
    SetupBox box(page, 6, title, {}, {.go = next, .ready = ready});
    box.line(ui::Icon::eye, look);
    const bool portrait = page.frame.is_portrait();
    const std::optional<Key> news = print_news(page, state);
    if (news && !portrait) box.line(ui::Icon::info, page.say(*news), true);
    std::optional<Action> asked;
    float y = secrets(page, box, state, box.begin(first_card_y), asked);
    // Taller writing leaves less between the parts, so that the last line is seen as well.
    const bool is_full = y - box.drawn_from() > full_from_y;
    y += portrait && !is_full ? 46.0F : 22.0F;
    y = ways(page, box, state, y, asked) + (portrait && !is_full ? 24.0F : 14.0F);
    const WaysNote note = ways_note(page, state, news, box.width());
    y += setup_note(page, {box.left(), y}, box.width(), note.words, ui::Icon::info, note.news);
    if (box.end(y) == SetupPressed::go) asked = action::Continue{};
    return asked;
}

} // namespace porchlight::screens
