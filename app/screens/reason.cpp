// Check-in, step 1: one tap tells staff what kind of visit to get ready for.
#include "app/screens/check_in_step.h"
#include "app/screens/choice_card.h"
#include "app/screens/screens.h"

#include <array>
#include <vector>

namespace porchlight::screens {

namespace {

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

std::vector<ChoiceCard> cards_of(const CheckInState& state, const Strings& say) {
    std::vector<ChoiceCard> shown;
    for (const Card& card : cards)
        shown.push_back({.id = card.id,
                         .title = say(card.title),
                         .second = say(card.second),
                         .icon = card.icon,
                         .family = card.family,
                         .chosen = state.draft.reason == card.reason});
    return shown;
}

CardGrid grid_of(const Page& page) {
    const ui::Frame& frame = page.frame;
    CardGrid grid{.row_gap_px = 26, .title_style = frame.type.h3(), .second_style = frame.type.small()};
    grid.columns = stacks(frame) ? 1 : 2;
    grid.beside = stacks(frame) || reaches(page) || !frame.is_portrait();
    if (grid.beside && !stacks(frame)) {
        grid.title_style = frame.type.sans(38, 46.36F, ui::Weight::bold);
        grid.second_style = frame.type.sans(31, 37.82F);
        grid.column_gap_px = 28;
        grid.row_gap_px = 22;
    }
    return grid;
}

} // namespace

std::optional<Action> draw_reason(const CheckInState& state, Page& page) {
    const std::string title = page.say("reason.title"), lead = page.say("reason.lead");
    const std::string promise = page.say("reason.promise"), brief = page.say("reason.promise.brief"),
                      go = page.say("common.continue");
    const bool says_why = state.asked_to_pick && !state.draft.reason;
    const std::string why = says_why ? page.say("reason.pick") : std::string();
    const std::vector<ChoiceCard> shown = cards_of(state, page.say);
    const CardGrid grid = grid_of(page);
    return draw_step(page,
                     {.step = 1,
                      .title = title,
                      .lead = lead,
                      .banner_id = "reason.promise",
                      .banner = {.words = promise,
                                 .icon = ui::Icon::shield_check,
                                 .icon_color = page.frame.theme.sage.deep,
                                 .opens = true,
                                 .icon_px = 60},
                      .brief = brief,
                      .above_buttons_px = above_buttons,
                      .buttons = {.skip_id = {},
                                  .go_id = "reason.continue",
                                  .skip = {},
                                  .go = go,
                                  .ready = state.draft.reason.has_value(),
                                  .why_not = why}},
                     {.height = [&](float width) { return cards_height(page, shown, width, grid); },
                      .draw = [&](ui::Rect area) -> std::optional<Action> {
                          const auto touched = draw_cards(page, shown, area, grid);
                          return touched ? std::optional<Action>(action::PickReason{cards.at(*touched).reason})
                                         : std::nullopt;
                      }});
}

} // namespace porchlight::screens
