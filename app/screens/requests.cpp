// Check-in, step 3: small things to ask for without saying them out loud, and a kind word for the next person. While
// the desk is closed no request is taken that nobody would see.
#include "app/screens/requests.h"
#include "app/screens/check_in_step.h"
#include "app/screens/notes.h"
#include "app/screens/screens.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float banner_top = 400, head_above = 33.5F, head_to_grid = 19, grid_top = 640;
constexpr float card_height = 214, grid_gap = 26, notes_above = 34, notes_top = 1128;

struct Card {
    RequestKind kind;
    std::string_view id;
    Key title;
    ui::Icon icon;
    ui::Family family;
};
constexpr std::array<Card, request_count> cards{{
    {RequestKind::peer, "req.peer", "req.peer", ui::Icon::heart_handshake, ui::Family::lamp},
    {RequestKind::quiet, "req.quiet", "req.quiet", ui::Icon::leaf, ui::Family::sage},
    {RequestKind::water, "req.water", "req.water", ui::Icon::droplet, ui::Family::sky},
    {RequestKind::private_talk, "req.private", "req.private", ui::Icon::lock, ui::Family::plum},
}};

bool draw_card(Page& page, const Card& card, ui::Rect rect, bool chosen) {
    const std::string title = page.say(card.title), chosen_word = page.say("say.chosen");
    return ui::option_card(page.frame, card.id, rect,
                           {.title = title,
                            .second = {},
                            .icon = card.icon,
                            .family = card.family,
                            .chosen = chosen,
                            .any = true,
                            .chosen_word = chosen_word,
                            .title_style = page.frame.type.sans(40, 48.8F, ui::Weight::bold)});
}

/// What the site can offer, two in a row, with its heading. Returns where it ends.
float draw_offers(const CheckInState& state, Page& page, float top, std::optional<Action>& action) {
    ui::Frame& frame = page.frame;
    const std::string head = page.say("req.head");
    const float width = (frame.canvas.width - 2 * step_margin - step_column_gap) / 2;
    const ui::Size size =
        frame.text({step_margin, top},
                   {.words = head, .style = frame.type.sans(38, 55.1F, ui::Weight::bold), .color = frame.theme.ink},
                   ui::Role::heading);
    const float first = std::max(grid_top, top + size.height + head_to_grid);
    std::size_t place = 0;
    float bottom = first;
    for (const Card& card : cards) {
        if (!page.facts.site.offers[static_cast<std::size_t>(card.kind)]) continue;
        const ui::Rect rect{step_margin + static_cast<float>(place % 2) * (width + step_column_gap),
                            first + static_cast<float>(place / 2) * (card_height + grid_gap), width, card_height};
        if (draw_card(page, card, rect, state.draft.requests.has(card.kind))) action = action::ToggleRequest{card.kind};
        bottom = rect.bottom();
        ++place;
    }
    return bottom;
}

} // namespace

std::optional<Action> draw_requests(const CheckInState& state, Page& page) {
    if (!page.facts.site.desk_is_open) return draw_after_hours(state, page);
    const std::string title = page.say("req.title"), lead = page.say("req.lead"), words = page.say("req.banner"),
                      skip = page.say("req.skip"), finish = page.say("req.finish");
    const float lead_bottom = step_header(page, 3, title, lead);
    const ui::BannerResult banner =
        step_banner(page, {}, banner_top, lead_bottom,
                    {.words = words, .icon = ui::Icon::hand_heart, .icon_color = page.frame.theme.lamp_800});
    std::optional<Action> action;
    const auto& offers = page.facts.site.offers;
    const bool has_offers = std::any_of(offers.begin(), offers.end(), [](bool offered) { return offered; });
    float bottom = banner.rect.bottom() + head_above;
    if (has_offers) bottom = draw_offers(state, page, bottom, action) + notes_above;
    if (page.facts.site.kind_notes) {
        const float top = has_offers ? std::max(notes_top, bottom) : std::max(grid_top, bottom);
        if (auto noted = draw_notes(state, page, top)) action = noted;
    }
    if (auto touched = step_buttons(
            page, {.skip_id = "req.skip", .go_id = "req.finish", .skip = skip, .go = finish, .ready = true}))
        action = touched;
    return action;
}

} // namespace porchlight::screens
