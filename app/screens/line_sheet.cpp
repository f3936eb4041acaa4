// A feeling line for two switches and for keys without arrows: from which end to start, then further or back a little,
// five at a time, as an arrow key moves. Touch never comes here: it touches the line itself.
#include "app/screens/feeling_words.h"
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "ui/widgets/button.h"
#include "ui/widgets/feeling_line.h"

namespace porchlight::screens {

namespace {

constexpr float top_px = 44, title_to_line_px = 24, line_to_buttons_px = 28;
constexpr float button_px = 120, gap_px = 24, bottom_px = 40;

std::string_view word_of(Line line) { return line == Line::energy ? "energy" : line == Line::mood ? "mood" : "ease"; }

/// The words of the line, kept while it is drawn.
struct LineWords {
    std::string name, left, right, hint, set, clear, state;
    std::optional<std::uint8_t> value;
    [[nodiscard]] ui::FeelingLineLook look() const {
        return {.name = name,
                .left = left,
                .right = right,
                .hint = hint,
                .set_word = set,
                .clear_label = clear,
                .state_in_words = state,
                .value = value};
    }
};

LineWords words_of(const Page& page, Line line, std::optional<std::uint8_t> value) {
    const std::string_view word = word_of(line);
    LineWords words{.name = page.say(Key::of({"mood.", word})),
                    .left = page.say(Key::of({"mood.", word, ".left"})),
                    .right = page.say(Key::of({"mood.", word, ".right"})),
                    .hint = page.say("mood.hint"),
                    .set = page.say("mood.set"),
                    .clear = {},
                    .state = {},
                    .value = value};
    words.clear = page.say("mood.clear") + ": " + words.name;
    words.state = line_in_words(page.say, value, words.left, words.right);
    return words;
}

std::optional<Action> draw_track(Page& page, ui::Rect rect, Line line, const LineWords& words) {
    const auto change = ui::feeling_line(page.frame, "line", rect, words.look());
    if (change.set) return action::SetLine{line, *change.set};
    if (change.cleared) return action::ClearLine{line};
    return std::nullopt;
}

} // namespace

std::optional<Action> draw(const LineSheet& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    const auto* check_in = std::get_if<CheckInState>(&page.state.screen);
    const std::optional<std::uint8_t> value = check_in ? line_of(check_in->draft.feelings, sheet.line) : std::nullopt;
    const std::string_view word = word_of(sheet.line);
    const std::string name = page.say(Key::of({"mood.", word})), keep = page.say("mood.switch.keep"),
                      done = page.say("common.done");
    const std::string first =
        value ? page.say("mood.switch.further")
              : page.say("mood.switch.start", {{"end", page.say(Key::of({"mood.", word, ".left"}))}});
    const std::string second =
        value ? page.say("mood.switch.back")
              : page.say("mood.switch.start", {{"end", page.say(Key::of({"mood.", word, ".right"}))}});
    const TitleRow title{name, frame.type.h2(), "line.close", done};
    const float width = SheetBox::width_on(frame), title_px = title_row_height(page, title);
    const LineWords words = words_of(page, sheet.line, value);
    const float line_px = ui::feeling_line_height(frame, words.look(), width);
    SheetBox box(page, "line.list", name,
                 {.head_px = top_px + title_px + title_to_line_px,
                  .body_px = line_px + line_to_buttons_px + 2 * button_px + gap_px,
                  .foot_px = gap_px + button_px + bottom_px});
    std::optional<Action> action;
    if (title_row(page, {box.left(), box.head_y() + top_px}, width, title)) action = action::CloseSheet{};
    box.begin_body();
    const ui::Rect card{box.left(), box.body_y(), width, line_px};
    if (auto changed = draw_track(page, card, sheet.line, words)) action = changed;
    const ui::Rect upper{box.left(), card.bottom() + line_to_buttons_px, width, button_px};
    const ui::Rect lower = upper.moved(0, button_px + gap_px);
    // The same two controls before and after: the focus stays on the one that was pressed.
    if (ui::line_button(frame, "line.upper", upper, {.label = first}))
        action = value ? Action(action::MoveLine{true}) : Action(action::StartLine{true});
    if (ui::line_button(frame, "line.lower", lower, {.label = second}))
        action = value ? Action(action::MoveLine{false}) : Action(action::StartLine{false});
    box.end_body();
    if (ui::lamp_button(frame, "line.keep", {box.left(), box.foot_y() + gap_px, width, button_px}, {.label = keep}))
        action = action::CloseSheet{};
    return action;
}

} // namespace porchlight::screens
