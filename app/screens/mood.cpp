// Check-in, step 2: three lines to put a feeling on. Any of them may be left empty.
#include "app/screens/check_in_step.h"
#include "app/screens/feeling_words.h"
#include "app/screens/screens.h"
#include "ui/widgets/feeling_line.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float banner_top = 474, list_top = 632, list_gap = 24, below_banner = 24;

std::string_view word_of(Line line) { return line == Line::energy ? "energy" : line == Line::mood ? "mood" : "ease"; }

std::optional<Action> draw_line(Page& page, ui::Rect rect, Line line, std::optional<std::uint8_t> value) {
    const std::string_view word = word_of(line);
    const std::string name = page.say(Key::of({"mood.", word})), left = page.say(Key::of({"mood.", word, ".left"})),
                      right = page.say(Key::of({"mood.", word, ".right"})), hint = page.say("mood.hint"),
                      set = page.say("mood.set"), clear = page.say("mood.clear") + ": " + name,
                      state = line_in_words(page.say, value, left, right);
    const std::string id = "mood." + std::string(word);
    const ui::FeelingLineChange change = ui::feeling_line(page.frame, id, rect,
                                                          {.name = name,
                                                           .left = left,
                                                           .right = right,
                                                           .hint = hint,
                                                           .set_word = set,
                                                           .clear_label = clear,
                                                           .state_in_words = state,
                                                           .value = value});
    if (change.set) return action::SetLine{line, *change.set};
    if (change.cleared) return action::ClearLine{line};
    if (change.opened) return action::OpenLine{line};
    return std::nullopt;
}

} // namespace

std::optional<Action> draw_mood(const CheckInState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("mood.title"), lead = page.say("mood.lead"), words = page.say("mood.banner"),
                      skip = page.say("mood.skip"), go = page.say("common.continue");
    const float lead_bottom = step_header(page, 2, title, lead);
    const ui::BannerResult banner =
        step_banner(page, {}, banner_top, lead_bottom,
                    {.words = words, .icon = ui::Icon::feather, .icon_color = frame.theme.lamp_800});
    std::optional<Action> action;
    ui::Rect rect{step_margin, std::max(list_top, banner.rect.bottom() + below_banner),
                  frame.canvas.width - 2 * step_margin, ui::feeling_line_height};
    for (const Line line : state.lines) {
        if (auto changed = draw_line(page, rect, line, line_of(state.draft.feelings, line))) action = changed;
        rect.y += rect.height + list_gap;
    }
    if (auto touched = step_buttons(
            page, {.skip_id = "mood.skip", .go_id = "mood.continue", .skip = skip, .go = go, .ready = true}))
        action = touched;
    return action;
}

} // namespace porchlight::screens
