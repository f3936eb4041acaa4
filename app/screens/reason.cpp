// Check-in, step 1: one tap tells staff what kind of visit to get ready for.
#include "app/screens/check_in_step.h"
#include "app/screens/screens.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float banner_top = 474, grid_top = 640, grid_gap = 26, below_banner = 24;
constexpr float above_buttons = 48; // room for the words that say why Continue waits

struct Card {
    store::Reason reason;
    std::string_view id;
    Key title, second;
    ui::Icon icon;
    ui::Family family;
};
constexpr std::array<Card, store::reason_count> cards{{
    {store::Reason::group_session, "reason.group", "reason.group", "reason.group.sub", ui::Icon::messages_square,
     ui::Family::lamp},
    {store::Reason::one_to_one, "reason.one", "reason.one", "reason.one.sub", ui::Icon::armchair, ui::Family::sky},
    {store::Reason::family_visit, "reason.family", "reason.family", "reason.family.sub", ui::Icon::users,
     ui::Family::clay},
    {store::Reason::medication, "reason.meds", "reason.meds", "reason.meds.sub", ui::Icon::clipboard_plus,
     ui::Family::plum},
    {store::Reason::first_visit, "reason.first", "reason.first", "reason.first.sub", ui::Icon::sprout,
     ui::Family::sage},
    {store::Reason::something_else, "reason.other", "reason.other", "reason.other.sub", ui::Icon::ellipsis,
     ui::Family::indigo},
}};

/// "Pick any one to go on", right above the button that was touched. Returns its height.
float draw_why(Page& page) {
    ui::Frame& frame = page.frame;
    const std::string why = page.say("reason.pick");
    const ui::TextBlock block{.words = why,
                              .style = frame.type.sans(32, 44.8F, ui::Weight::semibold),
                              .color = frame.theme.attention_text,
                              .width_px = frame.canvas.width - 2 * step_margin,
                              .align = ui::Align::center};
    const float height = frame.paint.measure(block).height;
    frame.text({step_margin, step_action_top - height - 2}, block, ui::Role::status);
    return height;
}

std::optional<Action> draw_cards(Page& page, const CheckInState& state, ui::Rect grid) {
    ui::Frame& frame = page.frame;
    const std::string chosen = page.say("say.chosen");
    const float rows = static_cast<float>(cards.size()) / 2;
    const float width = (grid.width - step_column_gap) / 2, height = (grid.height - (rows - 1) * grid_gap) / rows;
    std::optional<Action> action;
    for (std::size_t at = 0; at < cards.size(); ++at) {
        const Card& card = cards[at];
        const ui::Rect rect{grid.x + static_cast<float>(at % 2) * (width + step_column_gap),
                            grid.y + static_cast<float>(at / 2) * (height + grid_gap), width, height};
        const std::string title = page.say(card.title), second = page.say(card.second);
        if (ui::option_card(frame, card.id, rect,
                            {.title = title,
                             .second = second,
                             .icon = card.icon,
                             .family = card.family,
                             .chosen = state.draft.reason == card.reason,
                             .chosen_word = chosen}))
            action = action::PickReason{card.reason};
    }
    return action;
}

} // namespace

std::optional<Action> draw_reason(const CheckInState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("reason.title"), lead = page.say("reason.lead");
    const std::string promise = page.say("reason.promise"), go = page.say("common.continue");
    const float lead_bottom = step_header(page, 1, title, lead);
    const ui::BannerResult banner = step_banner(page, "reason.promise", banner_top, lead_bottom,
                                                {.words = promise,
                                                 .icon = ui::Icon::shield_check,
                                                 .icon_color = frame.theme.sage.deep,
                                                 .opens = true,
                                                 .icon_px = 60});
    std::optional<Action> action;
    if (banner.activated) action = action::OpenPrivacy{};

    const bool says_why = state.asked_to_pick && !state.draft.reason;
    const float above = says_why ? std::max(above_buttons, draw_why(page) + 3) : above_buttons;
    const float top = std::max(grid_top, banner.rect.bottom() + below_banner);
    const ui::Rect grid{step_margin, top, frame.canvas.width - 2 * step_margin, step_action_top - above - top};
    if (auto picked = draw_cards(page, state, grid)) action = picked;
    if (auto touched = step_buttons(
            page,
            {.skip_id = {}, .go_id = "reason.continue", .skip = {}, .go = go, .ready = state.draft.reason.has_value()}))
        action = touched;
    return action;
}

} // namespace porchlight::screens
