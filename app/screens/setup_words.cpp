// 17fb: one word of each, from the copy. The words themselves are covered; a wrong one fades and says so.
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, card_px = 398, card_gap_px = 28, top_px = 640, side_px = 40;

struct QuestionLook {
    std::string_view id; ///< of the card; the chips follow it
    Key what;
    ui::Icon icon;
    ui::Family family;
    bool recovery;
};

void right_mark(Page& page, ui::Rect card) {
    ui::Frame& frame = page.frame;
    constexpr float tick_px = 48, gap_px = 12;
    const std::string words = page.say("setup.words.right");
    const ui::TextBlock text{
        .words = words, .style = frame.type.sans(36, 52.2F, ui::Weight::bold), .color = frame.theme.ink};
    const ui::Size size = frame.paint.measure(text);
    const float middle = card.y + 26 + 44, x = card.right() - side_px - size.width;
    ui::tick(frame, {x - gap_px - tick_px, middle - tick_px / 2, tick_px, tick_px}, true);
    frame.text({x, middle - size.height / 2}, text, ui::Role::status);
}

bool word_chip(Page& page, std::string_view id, ui::Rect rect, std::string_view word, bool picked, bool right) {
    ui::Frame& frame = page.frame;
    const ui::TextStyle style = frame.type.sans(40, 58, ui::Weight::semibold);
    if (picked && !right) { // faded, and still there to be touched again
        const bool touched = frame.control(id, rect, {.role = ui::Role::choice_one, .label = word}).activated;
        frame.paint.stroke(rect, frame.theme.line, frame.theme.edge_px, rect.height / 2);
        frame.label_in(rect, {.words = word, .style = style, .color = frame.theme.ink_3, .align = ui::Align::center});
        return touched;
    }
    const std::string value = picked ? page.say("say.chosen") : std::string();
    return ui::chip(frame, id, rect, {.label = word, .icon_px = 38, .style = style, .value = value}, picked);
}

std::optional<Action> question(Page& page, float y, const WordQuestion& asked, const QuestionLook& look) {
    ui::Frame& frame = page.frame;
    const ui::Rect card{margin_px, y, frame.canvas.width - 2 * margin_px, card_px};
    const bool wrong = asked.picked && !asked.right;
    const std::string title = page.say("setup.words.ask", {{"what", page.say(look.what)}, {"n", asked.place + 1}});
    const std::string second = wrong ? page.say("setup.words.no") : std::string();
    paper_card(page, card, {look.icon, look.family, title, second, 88, frame.theme.ink});
    if (asked.right) right_mark(page, card);

    constexpr float gap_px = 18, chip_px = 108;
    const float width = (card.width - 2 * side_px - 2 * gap_px) / 3;
    std::optional<Action> answer;
    for (std::size_t i = 0; i < asked.choices.size(); ++i) {
        const ui::Rect rect{card.x + side_px + static_cast<float>(i % 3) * (width + gap_px),
                            card.y + 128 + static_cast<float>(i / 3) * (chip_px + gap_px), width, chip_px};
        const std::string id = std::string(look.id) + "." + std::to_string(i + 1);
        const bool picked = asked.picked == i;
        if (word_chip(page, id, rect, asked.choices[i], picked, asked.right))
            answer = action::PickWord{look.recovery, i};
    }
    return answer;
}

} // namespace

std::optional<Action> draw_setup_words(const SetupState& state, Page& page) {
    ui::Frame& frame = page.frame;
    setup_top(page, 6, page.say("setup.words.title"), page.say("setup.words.lead"));
    if (state.not_kept) // what Finish met, and Continue tries again
        setup_banner(page, ui::Icon::triangle_alert,
                     page.say(Key::of({"fail.staff.s", std::to_string(static_cast<int>(*state.not_kept))})));
    else if (state.working)
        setup_banner(page, ui::Icon::timer, page.say("setup.wait"));
    else
        setup_banner(page, ui::Icon::eye_off, page.say("setup.words.banner"));
    std::optional<Action> asked =
        question(page, top_px, state.ask_passphrase,
                 {"setup.words.pass", "setup.codes.pass", ui::Icon::file_lock_2, ui::Family::sage, false});
    if (auto answer = question(page, top_px + card_px + card_gap_px, state.ask_recovery,
                               {"setup.words.rec", "setup.codes.rec", ui::Icon::key_round, ui::Family::indigo, true}))
        asked = answer;
    const std::string show = page.say("setup.words.show"), next = page.say("common.continue");
    constexpr float left_px = 443, gap_px = 28;
    if (ui::line_button(frame, "setup.words.show", {margin_px, 1580, left_px, 128},
                        {.label = show, .before = ui::Icon::eye, .icon_px = 48, .stroke_units = 2}))
        asked = action::ShowWordsAgain{};
    const float x = margin_px + left_px + gap_px;
    const bool ready = state.ask_passphrase.right && state.ask_recovery.right && !state.working;
    if (ui::lamp_button(frame, "setup.continue", {x, 1580, frame.canvas.width - margin_px - x, 128},
                        {.label = next, .after = ui::Icon::arrow_right, .enabled = ready}))
        asked = action::Continue{};
    return asked;
}

} // namespace porchlight::screens
