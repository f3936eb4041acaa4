// 17fb: one word of each, from the copy. The words themselves are covered; a wrong one fades and says so.
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "app/screens/setup_step.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

namespace porchlight::screens {

namespace {

constexpr float card_gap_px = 28, close_card_gap_px = 20, side_px = 40;

struct QuestionLook {
    std::string_view id; ///< of the card; the chips follow it
    Key what;
    ui::Icon icon;
    ui::Family family;
    bool recovery;
};

constexpr float mark_px = 48, mark_gap_px = 12, above_head_px = 26;

ui::TextBlock right_words(const ui::Frame& frame, std::string_view words) {
    return {.words = words, .style = frame.type.sans(36, 52.2F, ui::Weight::bold), .color = frame.theme.ink};
}

/// "Right" with its tick ends at `right`; `middle` is the head's.
void right_mark(Page& page, float right, float middle) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say("setup.words.right");
    const ui::TextBlock text = right_words(frame, words);
    const ui::Size size = frame.paint.measure(text);
    const float x = right - size.width;
    ui::tick(frame, {x - mark_gap_px - mark_px, middle - mark_px / 2, mark_px, mark_px}, true);
    frame.text({x, middle - size.height / 2}, text, ui::Role::status);
}

bool word_chip(Page& page, std::string_view id, ui::Rect rect, std::string_view word, bool picked, bool right) {
    ui::Frame& frame = page.frame;
    const ui::TextStyle style = frame.type.sans(40, 58, ui::Weight::semibold);
    if (picked && !right) { // faded, and still there to be touched again
        const bool touched = frame.control(id, rect, {.role = ui::Role::choice_one, .label = word}).activated;
        frame.paint.dashed(rect, frame.theme.edge, frame.theme.edge_px, rect.height / 2);
        frame.label_in(rect, {.words = word, .style = style, .color = frame.theme.ink_3, .align = ui::Align::center});
        return touched;
    }
    const std::string value = picked ? page.say("say.chosen") : std::string();
    return ui::chip(frame, id, rect, {.label = word, .icon_px = 38, .style = style, .value = value}, picked);
}

/// One card with its six words; returns where it ends.
float question(Page& page, SetupBox& box, float y, const WordQuestion& asked, const QuestionLook& look,
               std::optional<Action>& answer) {
    const bool wrong = asked.picked && !asked.right;
    const std::string title = page.say("setup.words.ask", {{"what", page.say(look.what)}, {"n", asked.place + 1}});
    const std::string second = wrong ? page.say("setup.words.no") : std::string();
    ui::Frame& frame = page.frame;
    const std::string right = page.say("setup.words.right");
    const PaperLook paper{.icon = look.icon,
                          .family = look.family,
                          .title = title,
                          .second = second,
                          .second_color = frame.theme.ink,
                          .kept_right_px = asked.right ? frame.paint.measure(right_words(frame, right)).width +
                                                             mark_gap_px + mark_px + 16
                                                       : 0,
                          .second_role = ui::Role::status};
    const bool upright = frame.is_portrait();
    const std::size_t columns = box.one_column() && upright ? 2 : 3;
    const float gap_px = upright ? 18 : 14, below_px = upright ? 36 : 22;
    const float chip_px = std::max(upright ? 108.0F : 92.0F, frame.type.sans(40, 58).line_px + 28);
    // One line of head, or two once something was wrong: the chips do not move for that.
    const float two_lines = frame.type.h3().line_px + frame.type.small().line_px;
    const float head_px = paper_head_px(frame, box.width(), paper, upright ? std::max(88.0F, two_lines) : two_lines);
    const float chips_y = y + above_head_px + head_px + 14;
    const float rows = columns == 2 ? 3 : 2;
    const ui::Rect card{box.left(), y, box.width(), chips_y - y + rows * chip_px + (rows - 1) * gap_px + below_px};
    paper_card(page, card, paper, head_px);
    if (asked.right) right_mark(page, card.right() - side_px, card.y + above_head_px + head_px / 2);
    const float count = static_cast<float>(columns);
    const float width = (card.width - 2 * side_px - (count - 1) * gap_px) / count;
    for (std::size_t i = 0; i < asked.choices.size(); ++i) {
        const ui::Rect rect{card.x + side_px + static_cast<float>(i % columns) * (width + gap_px),
                            chips_y + static_cast<float>(i / columns) * (chip_px + gap_px), width, chip_px};
        const std::string id = std::string(look.id) + "." + std::to_string(i + 1);
        const bool picked = asked.picked == i;
        if (word_chip(page, id, rect, asked.choices[i], picked, asked.right))
            answer = action::PickWord{look.recovery, i};
    }
    return card.bottom();
}

} // namespace

std::optional<Action> draw_setup_words(const SetupState& state, Page& page) {
    const std::string title = page.say("setup.words.title"), lead = page.say("setup.words.lead"),
                      show = page.say("setup.words.show"), next = page.say("common.continue");
    const bool ready = state.ask_passphrase.right && state.ask_recovery.right && !state.working;
    SetupBox box(
        page, 6, title, lead,
        {.go = next, .ready = ready, .second = show, .second_id = "setup.words.show", .second_ready = !state.working});
    if (state.not_kept) // what Finish met, and Continue tries again
        box.banner(ui::Icon::triangle_alert,
                   page.say(Key::of({"fail.staff.s", std::to_string(static_cast<int>(*state.not_kept))})));
    else if (state.working)
        box.banner(ui::Icon::timer, page.say("setup.wait"));
    else if (state.asked_too_soon)
        box.banner(ui::Icon::info, page.say("setup.words.need"));
    else
        box.banner(ui::Icon::eye_off, page.say("setup.words.banner"));
    std::optional<Action> asked;
    float y = question(page, box, box.begin(), state.ask_passphrase,
                       {"setup.words.pass", "setup.codes.pass", ui::Icon::file_lock_2, ui::Family::sage, false}, asked);
    y = question(page, box, y + (page.frame.is_portrait() ? card_gap_px : close_card_gap_px), state.ask_recovery,
                 {"setup.words.rec", "setup.codes.rec", ui::Icon::key_round, ui::Family::indigo, true}, asked);
    const SetupPressed pressed = box.end(y);
    if (pressed == SetupPressed::second) return action::ShowWordsAgain{};
    if (pressed == SetupPressed::go) return action::Continue{};
    return asked;
}

} // namespace porchlight::screens
