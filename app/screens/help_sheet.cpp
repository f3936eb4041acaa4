// The shortest way to a person, over any screen. Every number is the site's own; one that is not set is left out. A
// kiosk cannot call: the numbers are to be read, not touched.
#include "app/flow.h"
#include "app/screens/help_numbers.h"
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fit.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float title_to_lead_px = 14;
constexpr float lead_beside_px = 24, lead_raised_px = 6, wide_air_most_px = 32; // landscape
constexpr float card_radius_px = 44, card_inset_px = 43;
constexpr float disc_px = 104, disc_to_words_px = 32, desk_buttons_gap_px = 24, desk_stacked_gap_px = 16;
constexpr float kit_px = 96, kit_inset_px = 40, kit_icon_px = 56, kit_gap_px = 28;
constexpr float columns_gap_px = 32; // in landscape

/// Where there is not room for all of it at once, air goes first, so that both numbers are seen without scrolling.
struct Air {
    float card_gap_px = 26, card_padding_px = 39, words_to_buttons_px = 28, desk_button_px = 120;
    float top_px = 48, lead_to_cards_px = 34, foot_button_px = 124, bottom_px = 36;
    float left_share = 0.5F; ///< of the two columns, across the glass
    bool is_close = false;
};
constexpr Air airy, airy_across{.top_px = 24, .lead_to_cards_px = 22},
    close{16, 26, 16, 104, 24, 16, 104, 20, 0.455F, true}, closest{12, 20, 12, 96, 20, 12, 96, 16, 0.455F, true};

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
        desk.second = page.say(!page.facts.site.sound_ring ? Key("help.rung.silent") // nobody heard it
                               : sheet.rung_again          ? Key("help.rung.again")
                                                           : Key("help.rung"));
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

DeskWords desk_words(Page& page, const Desk& desk, const Air& air, float width) {
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
    if (air.is_close) words.title.style = ui::a_line_less(frame.paint, words.title);
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

DeskButtons desk_buttons(Page& page, const Air& air, ui::Rect row) {
    const std::string ring = page.say("help.ring"), card = page.say("help.card");
    const float half = (row.width - desk_buttons_gap_px) / 2, high = air.desk_button_px;
    if (fits_on_button(page, desk_look(page, ring, ui::Icon::bell_ring), half) &&
        fits_on_button(page, desk_look(page, card, ui::Icon::speech), half))
        return {{row.x, row.y, half, high}, {row.right() - half, row.y, half, high}, high};
    const float below = high + desk_stacked_gap_px;
    return {{row.x, row.y, row.width, high}, {row.x, row.y + below, row.width, high}, below + high};
}

float desk_height(Page& page, const Desk& desk, const Air& air, float width) {
    const float words = std::max(disc_px, desk_words(page, desk, air, width).height_px);
    const float buttons = desk_buttons(page, air, {0, 0, width - 2 * card_inset_px, 0}).height_px;
    return 2 * air.card_padding_px + words + (desk.closed ? 0 : air.words_to_buttons_px + buttons);
}

std::optional<Action> draw_desk_buttons(Page& page, bool rung, const Air& air, ui::Rect row) {
    ui::Frame& frame = page.frame;
    const std::string ring = page.say("help.ring"), card = page.say("help.card"), on = page.say("say.on");
    const DeskButtons at = desk_buttons(page, air, row);
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

std::optional<Action> draw_desk(Page& page, const Desk& desk, const Air& air, ui::Rect card) {
    ui::Frame& frame = page.frame;
    frame.paint.fill(card, desk.closed ? frame.theme.surface : frame.theme.lamp_100, card_radius_px);
    frame.paint.stroke(card, desk.closed ? frame.theme.line : frame.theme.lamp_700, frame.theme.edge_px,
                       card_radius_px);
    const DeskWords words = desk_words(page, desk, air, card.width);
    const float row = std::max(disc_px, words.height_px), y = card.y + air.card_padding_px;
    const ui::Rect disc{card.x + card_inset_px, y + (row - disc_px) / 2, disc_px, disc_px};
    frame.paint.disc(disc.center(), disc_px / 2, frame.theme.lamp_500);
    frame.paint.icon(ui::Icon::concierge_bell, ui::square_at(disc.center(), 62), frame.theme.on_lamp, 1.8F);
    const ui::Point at{disc.right() + disc_to_words_px, y + (row - words.height_px) / 2};
    frame.text(at, words.title, ui::Role::heading);
    if (!desk.second.empty())
        frame.text({at.x, at.y + words.title_px}, words.second, desk.rung ? ui::Role::status : ui::Role::text);
    if (desk.closed) return std::nullopt;
    return draw_desk_buttons(
        page, desk.rung, air,
        {card.x + card_inset_px, y + row + air.words_to_buttons_px, card.width - 2 * card_inset_px, 0});
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
    Ways(Page& page, const HelpSheet& sheet, const Air& air, float width)
        : page_(page), desk_(desk_of(sheet, page)), air_(air), is_across_(!page.frame.is_portrait()),
          desk_px_(is_across_ ? (width - columns_gap_px) * air.left_share : width),
          numbers_px_(is_across_ ? width - columns_gap_px - desk_px_ : width),
          numbers_(help_number_cards(page, numbers_px_, air.is_close)), kit_(page.say("help.naloxone")) {
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
                action = draw_desk(page_, desk_, air_, rect);
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

    void place(Way way, float x, ui::Size size, const HelpNumberCard* line = nullptr) {
        float& y = x > 0 ? right_px_ : left_px_;
        if (y > 0) y += air_.card_gap_px;
        placed_.push_back({way, {x, y, size.width, size.height}, line});
        y += size.height;
        height_px_ = std::max(left_px_, right_px_) + air_.card_gap_px;
    }
    void place_desk(float x) { place(Way::desk, x, {desk_px_, desk_height(page_, desk_, air_, desk_px_)}); }
    void place_kit(float x) {
        if (!page_.facts.site.naloxone) return;
        const float words = page_.frame.paint.measure(kit_block(page_, kit_, desk_px_)).height;
        place(Way::kit, x, {desk_px_, std::max(kit_px, words + 20)});
    }
    void place_number(const HelpNumberCard& line, float x) {
        place(line.crisis ? Way::crisis : Way::emergency, x, {numbers_px_, line.height_px}, &line);
    }
    void place_upright() {
        std::size_t next = 0;
        if (desk_.closed && !numbers_.cards.empty()) place_number(numbers_.cards[next++], 0);
        place_desk(0);
        while (next < numbers_.cards.size()) place_number(numbers_.cards[next++], 0);
        place_kit(0);
    }
    void place_across() {
        const float right = (desk_.closed ? numbers_px_ : desk_px_) + columns_gap_px,
                    numbers = desk_.closed ? 0 : right;
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
    Air air_;
    bool is_across_;
    float desk_px_, numbers_px_;
    HelpNumberCards numbers_;
    std::string kit_;
    std::vector<Placed> placed_;
    float left_px_ = 0, right_px_ = 0, height_px_ = 0;
};

struct FootWords {
    std::string read, close;
};

FootButtons foot_of(const Page& page, const FootWords& words, const Air& air) {
    FootButtons foot{.left = {},
                     .right = {"help.close", {.label = words.close, .before = ui::Icon::x, .icon_px = 48}},
                     .right_is_lamp = false,
                     .least_px = air.foot_button_px};
    if (offers_speech(page.state, page.facts))
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

/// Title and lead, and how much room they leave for the rest of the sheet.
struct Head {
    ui::TextBlock title, lead;
    float title_px = 0, lead_px = 0, words_px = 0;
    float beside_x = 0; ///< of the lead where it stands beside the title, else 0
};

struct HeadWords {
    std::string title, lead;
};

/// Landscape is low: the lead stands beside the title where both have room on one line.
Head head_of(Page& page, const HeadWords& words, const Air& air, float width) {
    ui::Frame& frame = page.frame;
    Head head;
    ui::TextStyle style = air.is_close ? frame.type.serif(64, 68) : frame.type.serif(80, 88);
    style.tracking_px = -0.5F;
    head.title = {.words = words.title, .style = style, .color = frame.theme.ink, .width_px = width};
    head.lead = {.words = words.lead, .style = frame.type.lead(), .color = frame.theme.ink_2, .width_px = width};
    head.title_px = frame.paint.measure(head.title).height;
    head.lead_px = frame.paint.measure(head.lead).height;
    const float beside_x = frame.paint.advance(head.title) + lead_beside_px;
    const bool beside = !frame.is_portrait() && head.title_px < 1.5F * style.line_px &&
                        beside_x + frame.paint.advance(head.lead) <= width;
    if (beside) {
        head.beside_x = beside_x;
        head.lead.width_px = width - beside_x;
    }
    head.words_px = head.title_px + (beside ? 0 : title_to_lead_px + head.lead_px);
    return head;
}

void draw_head(Page& page, const Head& head, ui::Point at) {
    page.frame.text(at, head.title, ui::Role::heading);
    if (head.beside_x > 0)
        page.frame.text({at.x + head.beside_x, at.y + head.title_px - head.lead_px - lead_raised_px}, head.lead);
    else
        page.frame.text({at.x, at.y + head.title_px + title_to_lead_px}, head.lead);
}

} // namespace

std::optional<Action> draw(const HelpSheet& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    const bool is_across = !frame.is_portrait();
    const float width = SheetBox::width_on(frame, is_across);
    const HeadWords words{page.say("help.title"), page.say("help.lead")};
    const FootWords foot_words{page.say("help.read"), page.say("help.close")};
    std::optional<Ways> ways;
    Air air;
    Head head;
    float foot_px = 0, spare_px = 0;
    for (const Air& tried : {is_across ? airy_across : airy, close, closest}) {
        air = tried;
        head = head_of(page, words, air, width);
        foot_px = foot_buttons_height(page, foot_of(page, foot_words, air), width) + air.bottom_px;
        ways.emplace(page, sheet, air, width);
        const float above_px = air.top_px + head.words_px + air.lead_to_cards_px;
        spare_px = SheetBox::room_px(frame) - above_px - ways->height() - foot_px;
        if (spare_px >= 0) break;
    }
    // Across the glass, and where air was short, the head has some of what is left over.
    const float more = is_across || air.is_close ? std::clamp(spare_px / 4, 0.0F, wide_air_most_px) : 0,
                top = air.top_px + more;
    SheetBox box(page, "help.list", words.title,
                 {.head_px = top + head.words_px + air.lead_to_cards_px + more / 2,
                  .body_px = ways->height(),
                  .foot_px = foot_px,
                  .wide = is_across});
    draw_head(page, head, {box.left(), box.head_y() + top});
    box.begin_body();
    std::optional<Action> action = ways->draw({box.left(), box.body_y()});
    box.end_body();
    if (auto left = draw_foot(page, foot_of(page, foot_words, air), box)) action = left;
    return action;
}

} // namespace porchlight::screens
