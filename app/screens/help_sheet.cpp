// The shortest way to a person, over any screen. Every number is the site's own; one that is not set is left out. A
// kiosk cannot call: the numbers are to be read, not touched.
#include "app/screens/help_numbers.h"
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <string>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float top_px = 48, title_to_lead_px = 14, lead_to_cards_px = 34;
constexpr float wide_top_px = 24, wide_lead_to_cards_px = 22, lead_beside_px = 24, lead_raised_px = 6,
                wide_air_most_px = 32; // landscape
constexpr float card_gap_px = 26, card_radius_px = 44, card_inset_px = 43, card_padding_px = 39;
constexpr float disc_px = 104, disc_to_words_px = 32, words_to_buttons_px = 28, desk_button_px = 120,
                desk_buttons_gap_px = 24, desk_stacked_gap_px = 16;
constexpr float kit_px = 96, kit_inset_px = 40, kit_icon_px = 56, kit_gap_px = 28;
constexpr float bottom_px = 36;
constexpr float columns_gap_px = 32; // in landscape

/// What the first card says: how to tell the desk, that it was rung, or that it is closed.
struct Desk {
    std::string title, second;
    bool closed, rung;
};

Desk desk_of(const HelpSheet& sheet, Page& page) {
    const Site& site = page.facts.site;
    if (!site.desk_is_open) return {page.say("help.closed"), {}, true, false};
    Desk desk{page.say("help.desk"), {}, false, sheet.rung};
    if (sheet.rung) {
        desk.second = sheet.rung_again ? page.say("help.rung.again") : page.say("help.rung");
        return desk;
    }
    const std::string side = site.desk == DeskSide::left    ? page.say("help.side.left")
                             : site.desk == DeskSide::right ? page.say("help.side.right")
                                                            : page.say("help.side.behind");
    desk.second = page.say("help.desk.sub", {{"side", side}});
    return desk;
}

struct DeskWords {
    ui::TextBlock title, second;
    float title_px, height_px;
};

DeskWords desk_words(Page& page, const Desk& desk, float width) {
    ui::Frame& frame = page.frame;
    const float room = width - 2 * card_inset_px - disc_px - disc_to_words_px;
    DeskWords words{
        {.words = desk.title,
         .style = desk.closed ? frame.type.sans(38, 51, ui::Weight::semibold) : frame.type.h2(),
         .color = frame.theme.ink,
         .width_px = room},
        {.words = desk.second, .style = frame.type.sans(36, 48.6F), .color = frame.theme.ink, .width_px = room},
        0,
        0};
    words.title_px = frame.paint.measure(words.title).height;
    words.height_px = words.title_px + (desk.second.empty() ? 0 : frame.paint.measure(words.second).height);
    return words;
}

ui::ButtonLook desk_look(const Page& page, std::string_view label, ui::Icon icon) {
    return {.label = label,
            .before = icon,
            .icon_px = 48,
            .stroke_units = 2,
            .style = page.frame.type.sans(38, 43.7F, ui::Weight::bold)};
}

/// Ring and card side by side, or one below the other.
struct DeskButtons {
    ui::Rect ring, card;
    float height_px;
};

DeskButtons desk_buttons(Page& page, ui::Rect row) {
    const std::string ring = page.say("help.ring"), card = page.say("help.card");
    const float half = (row.width - desk_buttons_gap_px) / 2;
    if (fits_on_button(page, desk_look(page, ring, ui::Icon::bell_ring), half) &&
        fits_on_button(page, desk_look(page, card, ui::Icon::speech), half))
        return {
            {row.x, row.y, half, desk_button_px}, {row.right() - half, row.y, half, desk_button_px}, desk_button_px};
    const float below = desk_button_px + desk_stacked_gap_px;
    return {{row.x, row.y, row.width, desk_button_px},
            {row.x, row.y + below, row.width, desk_button_px},
            below + desk_button_px};
}

float desk_height(Page& page, const Desk& desk, float width) {
    const float words = std::max(disc_px, desk_words(page, desk, width).height_px);
    const float buttons = desk_buttons(page, {0, 0, width - 2 * card_inset_px, 0}).height_px;
    return 2 * card_padding_px + words + (desk.closed ? 0 : words_to_buttons_px + buttons);
}

std::optional<Action> draw_desk_buttons(Page& page, bool rung, ui::Rect row) {
    ui::Frame& frame = page.frame;
    const std::string ring = page.say("help.ring"), card = page.say("help.card"), on = page.say("say.on");
    const DeskButtons at = desk_buttons(page, row);
    ui::ButtonLook look = desk_look(page, ring, rung ? ui::Icon::check : ui::Icon::bell_ring);
    std::optional<Action> action;
    if (rung) {
        const ui::Touch touch =
            frame.control("help.ring", at.ring, {.role = ui::Role::button, .label = ring, .value = on});
        frame.paint.fill(at.ring, touch.pressed ? frame.theme.lamp_300 : frame.theme.lamp_500, 36);
        frame.paint.stroke(at.ring, frame.theme.lamp_700, frame.theme.edge_px, 36);
        ui::centered_words(frame, at.ring, look, *look.style, frame.theme.on_lamp);
        if (touch.activated) action = action::RingStaff{};
    } else if (ui::dusk_button(frame, "help.ring", at.ring, look)) {
        action = action::RingStaff{};
    }
    look = desk_look(page, card, ui::Icon::speech);
    if (ui::line_button(frame, "help.card", at.card, look)) action = action::ShowCard{};
    return action;
}

std::optional<Action> draw_desk(Page& page, const Desk& desk, ui::Rect card) {
    ui::Frame& frame = page.frame;
    frame.paint.fill(card, desk.closed ? frame.theme.surface : frame.theme.lamp_100, card_radius_px);
    frame.paint.stroke(card, desk.closed ? frame.theme.line : frame.theme.lamp_700, frame.theme.edge_px,
                       card_radius_px);
    const DeskWords words = desk_words(page, desk, card.width);
    const float row = std::max(disc_px, words.height_px), y = card.y + card_padding_px;
    const ui::Rect disc{card.x + card_inset_px, y + (row - disc_px) / 2, disc_px, disc_px};
    frame.paint.disc(disc.center(), disc_px / 2, frame.theme.lamp_500);
    frame.paint.icon(ui::Icon::concierge_bell, ui::square_at(disc.center(), 62), frame.theme.on_lamp, 1.8F);
    const ui::Point at{disc.right() + disc_to_words_px, y + (row - words.height_px) / 2};
    frame.text(at, words.title, ui::Role::heading);
    if (!desk.second.empty())
        frame.text({at.x, at.y + words.title_px}, words.second, desk.rung ? ui::Role::status : ui::Role::text);
    if (desk.closed) return std::nullopt;
    return draw_desk_buttons(
        page, desk.rung, {card.x + card_inset_px, y + row + words_to_buttons_px, card.width - 2 * card_inset_px, 0});
}

ui::TextBlock kit_block(Page& page, std::string_view words, float width) {
    return {.words = words,
            .style = page.frame.type.sans(36, 52.2F),
            .color = page.frame.theme.ink,
            .width_px = width - kit_inset_px - kit_icon_px - kit_gap_px};
}

void draw_kit(Page& page, ui::Rect row, const ui::TextBlock& words) {
    ui::Frame& frame = page.frame;
    const float middle = row.center().y;
    frame.paint.icon(ui::Icon::briefcase_medical,
                     {row.x + kit_inset_px, middle - kit_icon_px / 2, kit_icon_px, kit_icon_px}, frame.theme.clay.deep,
                     1.8F);
    frame.text({row.x + kit_inset_px + kit_icon_px + kit_gap_px, middle - frame.paint.measure(words).height / 2},
               words);
}

/// The desk, the numbers and the kit: one below the other, or, across the glass, the desk at the left and the numbers
/// at the right. While the desk is closed the line that answers day and night comes first.
class Ways {
  public:
    Ways(Page& page, const HelpSheet& sheet, float width)
        : page_(page), desk_(desk_of(sheet, page)), is_across_(!page.frame.is_portrait()),
          column_px_(is_across_ ? (width - columns_gap_px) / 2 : width), numbers_(help_number_cards(page, column_px_)),
          kit_(page.say("help.naloxone")) {
        if (is_across_)
            place_across();
        else
            place_upright();
    }

    [[nodiscard]] float height() const { return height_px_; }

    std::optional<Action> draw(ui::Point at) const {
        std::optional<Action> action;
        for (const Placed& one : placed_) {
            const ui::Rect rect = one.rect.moved(at.x, at.y);
            switch (one.way) {
            case Way::desk:
                action = draw_desk(page_, desk_, rect);
                break;
            case Way::crisis:
            case Way::emergency:
                draw_help_number(page_, numbers_, *one.line, rect, desk_.closed && one.line == numbers_.cards.data());
                break;
            case Way::kit:
                draw_kit(page_, rect, kit_block(page_, kit_, rect.width));
                break;
            }
        }
        return action;
    }

  private:
    enum class Way : std::uint8_t { desk, crisis, emergency, kit };
    struct Placed {
        Way way;
        ui::Rect rect;
        const HelpNumberCard* line = nullptr;
    };

    void place(Way way, float x, float height, const HelpNumberCard* line = nullptr) {
        float& y = x > 0 ? right_px_ : left_px_;
        placed_.push_back({way, {x, y, column_px_, height}, line});
        y += height + card_gap_px;
        height_px_ = std::max(left_px_, right_px_);
    }
    void place_desk(float x) { place(Way::desk, x, desk_height(page_, desk_, column_px_)); }
    void place_kit(float x) {
        if (!page_.facts.site.naloxone) return;
        place(Way::kit, x, std::max(kit_px, page_.frame.paint.measure(kit_block(page_, kit_, column_px_)).height + 20));
    }
    void place_number(const HelpNumberCard& line, float x) {
        place(line.crisis ? Way::crisis : Way::emergency, x, line.height_px, &line);
    }
    void place_upright() {
        std::size_t next = 0;
        if (desk_.closed && !numbers_.cards.empty()) place_number(numbers_.cards[next++], 0);
        place_desk(0);
        while (next < numbers_.cards.size()) place_number(numbers_.cards[next++], 0);
        place_kit(0);
    }
    void place_across() {
        const float right = column_px_ + columns_gap_px, numbers = desk_.closed ? 0 : right;
        const auto place_numbers = [&] {
            for (const HelpNumberCard& line : numbers_.cards) place_number(line, numbers);
        };
        if (desk_.closed) place_numbers();
        place_desk(right - numbers);
        if (!desk_.closed) place_numbers();
        place_kit(right - numbers);
    }

    Page& page_;
    Desk desk_;
    bool is_across_;
    float column_px_;
    HelpNumberCards numbers_;
    std::string kit_;
    std::vector<Placed> placed_;
    float left_px_ = 0, right_px_ = 0, height_px_ = 0;
};

struct FootWords {
    std::string read, close;
};

FootButtons foot_of(const Page& page, const FootWords& words) {
    FootButtons foot{.left = {},
                     .right = {"help.close", {.label = words.close, .before = ui::Icon::x, .icon_px = 48}},
                     .right_is_lamp = false};
    if (page.facts.site.has_speech)
        foot.left = FootButton{
            "help.read", {.label = words.read, .before = ui::Icon::volume_2, .icon_px = 48, .stroke_units = 1.9F}};
    return foot;
}

std::optional<Action> draw_foot(Page& page, const FootButtons& foot, const SheetBox& box) {
    switch (foot_buttons(page, foot, {box.left(), box.foot_y()}, box.width())) {
    case FootTouch::left:
        return action::SetLook{page.state.look, page.state.reach_mode, true};
    case FootTouch::right:
        return action::CloseSheet{};
    case FootTouch::none:
        break;
    }
    return std::nullopt;
}

} // namespace

std::optional<Action> draw(const HelpSheet& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    const bool is_across = !frame.is_portrait();
    const float width = SheetBox::width_on(frame, is_across);
    const std::string title_words = page.say("help.title"), lead_words = page.say("help.lead");
    const ui::TextBlock title{
        .words = title_words, .style = frame.type.serif(80, 88), .color = frame.theme.ink, .width_px = width};
    ui::TextBlock lead{.words = lead_words, .style = frame.type.lead(), .color = frame.theme.ink_2, .width_px = width};
    const FootWords foot_words{page.say("help.read"), page.say("help.close")};
    const FootButtons foot = foot_of(page, foot_words);
    const Ways ways(page, sheet, width);
    const float title_px = frame.paint.measure(title).height, lead_px = frame.paint.measure(lead).height;
    // Landscape is low: the lead stands beside the title where both have room on one line.
    const float beside_x = frame.paint.advance(title) + lead_beside_px;
    const bool beside =
        is_across && title_px < 1.5F * title.style.line_px && beside_x + frame.paint.advance(lead) <= width;
    if (beside) lead.width_px = width - beside_x;
    const float foot_px = foot_buttons_height(page, foot, width) + bottom_px;
    const float words_px = title_px + (beside ? 0 : title_to_lead_px + lead_px);
    // Across the glass the head is as close as it must be, and has some of the air that is left over.
    const float low_px = wide_top_px + words_px + wide_lead_to_cards_px + ways.height() + foot_px;
    const float air =
        is_across ? std::clamp((frame.canvas.height - ui::bar_height(frame) - low_px) / 4, 0.0F, wide_air_most_px) : 0;
    const float top = is_across ? wide_top_px + air : top_px;
    SheetBox box(page, "help.list", title_words,
                 {.head_px = top + words_px + (is_across ? wide_lead_to_cards_px + air / 2 : lead_to_cards_px),
                  .body_px = ways.height(),
                  .foot_px = foot_px,
                  .wide = is_across});

    frame.text({box.left(), box.head_y() + top}, title, ui::Role::heading);
    if (beside)
        frame.text({box.left() + beside_x, box.head_y() + top + title_px - lead_px - lead_raised_px}, lead);
    else
        frame.text({box.left(), box.head_y() + top + title_px + title_to_lead_px}, lead);
    box.begin_body();
    std::optional<Action> action = ways.draw({box.left(), box.body_y()});
    box.end_body();
    if (auto left = draw_foot(page, foot, box)) action = left;
    return action;
}

} // namespace porchlight::screens
