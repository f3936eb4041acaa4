// Check-in, step 3: small things to ask for without saying them out loud, and a kind word for the next person. While
// the desk is closed no request is taken that nobody would see.
#include "app/screens/requests.h"
#include "app/screens/check_in_step.h"
#include "app/screens/choice_card.h"
#include "app/screens/notes.h"
#include "app/screens/screens.h"

#include <array>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float head_to_grid = 18.9F, card_height = 214, notes_above = 34;
constexpr float head_to_grid_low = 12, card_height_low = 122,
                notes_above_low = 16; // across the glass, and in reach mode

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

/// What can be asked for and left here, one block below the other.
class Wishes {
  public:
    Wishes(Page& page, const CheckInState& state) : page_(page), state_(state), head_(page.say("req.head")) {
        for (const Card& card : cards)
            if (page.facts.site.offers[static_cast<std::size_t>(card.kind)])
                offers_.push_back({.id = card.id,
                                   .title = page.say(card.title),
                                   .second = {},
                                   .icon = card.icon,
                                   .family = card.family,
                                   .chosen = state.draft.requests.has(card.kind)});
        const ui::Frame& frame = page.frame;
        is_low_ = !frame.is_portrait() || reaches_close(page);
        grid_ = {.columns = stacks(frame) ? 1 : 2,
                 .beside = is_low_ || stacks(frame) || reaches(page),
                 .any = true,
                 .row_gap_px = is_low_ ? 16.0F : 26.0F,
                 .least_px = is_low_         ? card_height_low
                             : stacks(frame) ? 150.0F
                                             : card_height,
                 .is_tight = reaches_close(page),
                 .title_style = frame.type.sans(40, 48.8F, ui::Weight::bold),
                 .second_style = frame.type.small()};
    }

    [[nodiscard]] float height(float width) const {
        float height = 0;
        if (!offers_.empty()) height += read_first(width) + cards_height(page_, offers_, width, grid_);
        if (page_.facts.site.kind_notes) height += notes_gap() + notes_height(state_, page_, width);
        return height;
    }

    /// The heading: what of it is only read.
    [[nodiscard]] float read_first(float width) const {
        return offers_.empty() ? 0 : page_.frame.paint.measure(head_block(width)).height + below_head();
    }

    std::optional<Action> draw(ui::Rect area) {
        std::optional<Action> action;
        float y = area.y;
        if (!offers_.empty()) {
            y += page_.frame.text({area.x, y}, head_block(area.width), ui::Role::heading).height + below_head();
            const float height = cards_height(page_, offers_, area.width, grid_);
            if (const auto touched = draw_cards(page_, offers_, {area.x, y, area.width, height}, grid_))
                action = action::ToggleRequest{kind_of(offers_[*touched].id)};
            y += height;
        }
        if (!page_.facts.site.kind_notes) return action;
        if (auto noted = draw_notes(state_, page_, {area.x, y + notes_gap(), area.width, 0})) action = noted;
        return action;
    }

  private:
    static RequestKind kind_of(std::string_view id) {
        for (const Card& card : cards)
            if (card.id == id) return card.kind;
        return RequestKind::peer;
    }
    [[nodiscard]] float below_head() const { return is_low_ ? head_to_grid_low : head_to_grid; }
    [[nodiscard]] float notes_gap() const { return offers_.empty() ? 0 : is_low_ ? notes_above_low : notes_above; }
    [[nodiscard]] ui::TextBlock head_block(float width) const {
        return {.words = head_,
                .style = page_.frame.type.sans(38, 55.1F, ui::Weight::bold),
                .color = page_.frame.theme.ink,
                .width_px = width};
    }

    Page& page_;
    const CheckInState& state_;
    std::string head_;
    std::vector<ChoiceCard> offers_;
    CardGrid grid_;
    bool is_low_ = false;
};

} // namespace

std::optional<Action> draw_requests(const CheckInState& state, Page& page) {
    if (!page.facts.site.desk_is_open) return draw_after_hours(state, page);
    const std::string title = page.say("req.title"), lead = page.say("req.lead"), words = page.say("req.banner"),
                      skip = page.say("req.skip"), finish = page.say("req.finish");
    Wishes wishes(page, state);
    return draw_step(page,
                     {.step = 3,
                      .title = title,
                      .lead = lead,
                      .banner_id = {},
                      .banner = {.words = words, .icon = ui::Icon::hand_heart, .icon_color = page.frame.theme.lamp_800},
                      .banner_top = 400,
                      .controls_top = 555.5F,
                      .below_banner_px = 33.5F,
                      .read_first_px = wishes.read_first(page.frame.canvas.width - 2 * step_margin),
                      .buttons = {.skip_id = "req.skip", .go_id = "req.finish", .skip = skip, .go = finish}},
                     {.height = [&](float width) { return wishes.height(width); },
                      .draw = [&](ui::Rect area) { return wishes.draw(area); }});
}

} // namespace porchlight::screens
