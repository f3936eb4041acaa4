// Check-in, step 3, while the desk is closed: no request is taken, and nobody is left with an empty page.
#include "app/screens/check_in_step.h"
#include "app/screens/help_numbers.h"
#include "app/screens/notes.h"
#include "app/screens/opening_words.h"
#include "app/screens/requests.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/fit.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float head_to_cards = 16, card_height = 150, card_gap = 22, notes_above = 34, notes_below = 72;
constexpr float card_height_low = 118, card_gap_low = 16, notes_above_low = 18; // across the glass
constexpr float pad = 37, disc_px = 92, words_gap = 30, radius = 40, chevron_px = 50, around_words = 36;

struct CardLook {
    std::string_view id, title, second;
    ui::Icon icon;
    ui::TextStyle style; ///< of the title
    ui::Family family = ui::Family::sage;
    bool to_help = false;
};

struct CardWords {
    ui::TextBlock title, second;
    float title_height = 0, height = 0;
};

float words_width(float card_width) { return card_width - 2 * pad - disc_px - words_gap; }

CardWords words_of(Page& page, const CardLook& look, float card_width) {
    const ui::Theme& theme = page.frame.theme;
    const float width = words_width(card_width) - (look.to_help ? chevron_px + words_gap : 0);
    CardWords words{
        .title = {.words = look.title, .style = look.style, .color = theme.ink, .width_px = width},
        .second = {.words = look.second, .style = page.frame.type.small(), .color = theme.ink_2, .width_px = width}};
    words.title_height = page.frame.paint.measure(words.title).height;
    words.height = words.title_height + (look.second.empty() ? 0 : page.frame.paint.measure(words.second).height);
    return words;
}

bool draw_card(Page& page, ui::Rect rect, const CardLook& look) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const std::string label =
        look.second.empty() ? std::string(look.title) : std::string(look.title) + ". " + std::string(look.second);
    const ui::Touch touch = frame.control(look.id, rect, {.role = ui::Role::button, .label = label});
    ui::choice_box(frame, look.id, rect, radius, false, touch.pressed);
    const ui::Rect disc{rect.x + pad, rect.center().y - disc_px / 2, disc_px, disc_px};
    if (look.to_help) {
        frame.paint.stroke(rect, theme.help, theme.edge_px, radius);
        frame.paint.disc(disc.center(), disc_px / 2, theme.help_row);
        frame.paint.icon(look.icon, ui::square_at(disc.center(), theme.glows ? 56.0F : 70.0F), theme.help);
        frame.paint.icon(ui::Icon::chevron_right,
                         {rect.right() - pad - chevron_px, rect.center().y - chevron_px / 2, chevron_px, chevron_px},
                         theme.ink, 2.2F);
    } else {
        ui::icon_disc(frame, disc, look.family, look.icon, 52);
    }
    const CardWords words = words_of(page, look, rect.width);
    const float x = disc.right() + words_gap, y = rect.center().y - words.height / 2;
    frame.label({x, y}, words.title);
    if (!look.second.empty()) frame.label({x, y + words.title_height}, words.second);
    return touch.activated;
}

/// What is open right now, a line to help, and the notes.
class OpenNow {
  public:
    OpenNow(Page& page, const CheckInState& state)
        : page_(page), state_(state), head_(page.say("late.head")), quiet_(page.say("late.quiet")),
          reads_(page.say("late.reads")), is_low_(!page.frame.is_portrait()) {
        const std::string& crisis = page.facts.help.crisis;
        const Key second_key = Key::of({"late.talk.", region_word(page.facts.site.region)});
        talk_ = crisis.empty() ? page.say("bar.help") : page.say("late.talk");
        if (!crisis.empty()) talk_second_ = page.say(second_key, {{"number", crisis}});
    }

    [[nodiscard]] float height(float width) const {
        const Heights heights = heights_of(width);
        const float first = stacks(page_.frame) ? 2 * heights.half + card_gap : heights.half;
        float height = heights.head + head_to_cards + first + gap() + heights.talk;
        if (page_.facts.site.kind_notes) height += notes_gap() + notes_height(state_, page_, width);
        return height;
    }

    std::optional<Action> draw(ui::Rect area) {
        const Heights heights = heights_of(area.width);
        std::optional<Action> action;
        float y = area.y + heights.head + head_to_cards;
        page_.frame.text({area.x, area.y}, head_block(area.width), ui::Role::heading);
        ui::Rect rect{area.x, y, half_width(area.width), heights.half};
        if (draw_card(page_, rect, quiet(area.width))) action = action::OpenQuiet{};
        rect =
            stacks(page_.frame) ? rect.moved(0, rect.height + card_gap) : rect.moved(rect.width + step_column_gap, 0);
        if (draw_card(page_, rect, reads(area.width))) action = action::OpenExplore{};
        rect = {area.x, rect.bottom() + gap(), area.width, heights.talk};
        if (draw_card(page_, rect, talk())) action = action::OpenHelp{};
        if (!page_.facts.site.kind_notes) return action;
        // Upright they stand where they do while the desk is open, if there is room.
        const float lowest = area.bottom() - notes_below - notes_height(state_, page_, area.width);
        const float notes_y = std::max(rect.bottom() + notes_gap(), is_low_ ? 0 : lowest);
        if (auto noted = draw_notes(state_, page_, {area.x, notes_y, area.width, 0})) action = noted;
        return action;
    }

  private:
    struct Heights {
        float head, half, talk;
    };
    [[nodiscard]] float gap() const { return is_low_ ? card_gap_low : card_gap; }
    [[nodiscard]] float notes_gap() const { return is_low_ ? notes_above_low : notes_above; }
    [[nodiscard]] float half_width(float width) const {
        return stacks(page_.frame) ? width : (width - step_column_gap) / 2;
    }
    [[nodiscard]] ui::TextBlock head_block(float width) const {
        return {.words = head_,
                .style = page_.frame.type.sans(38, 45.6F, ui::Weight::bold),
                .color = page_.frame.theme.ink,
                .width_px = width};
    }
    [[nodiscard]] ui::TextStyle title_style() const { return page_.frame.type.sans(40, 48.8F, ui::Weight::bold); }
    /// Of the two that stand side by side: as much smaller as saves either of them its second line.
    [[nodiscard]] ui::TextStyle half_style(float width) const {
        ui::TextStyle least = title_style();
        for (const std::string_view title : {std::string_view(quiet_), std::string_view(reads_)}) {
            const ui::TextStyle style = ui::a_line_less(
                page_.frame.paint,
                {.words = title, .style = title_style(), .color = {}, .width_px = words_width(half_width(width))});
            if (style.size_px < least.size_px) least = style;
        }
        return least;
    }
    [[nodiscard]] CardLook quiet(float width) const {
        return {.id = "late.quiet", .title = quiet_, .second = {}, .icon = ui::Icon::leaf, .style = half_style(width)};
    }
    [[nodiscard]] CardLook reads(float width) const {
        return {.id = "late.reads",
                .title = reads_,
                .second = {},
                .icon = ui::Icon::book_open,
                .style = half_style(width),
                .family = ui::Family::sky};
    }
    [[nodiscard]] CardLook talk() const {
        return {.id = "late.talk",
                .title = talk_,
                .second = talk_second_,
                .icon = ui::Icon::life_buoy,
                .style = title_style(),
                .to_help = true};
    }
    [[nodiscard]] Heights heights_of(float width) const {
        const float least = is_low_ ? card_height_low : card_height, half = half_width(width);
        const auto tall = [&](const CardLook& look, float wide) {
            return std::max(least, words_of(page_, look, wide).height + around_words);
        };
        return {page_.frame.paint.measure(head_block(width)).height,
                std::max(tall(quiet(width), half), tall(reads(width), half)), tall(talk(), width)};
    }

    Page& page_;
    const CheckInState& state_;
    std::string head_, quiet_, reads_, talk_, talk_second_;
    bool is_low_;
};

} // namespace

std::optional<Action> draw_after_hours(const CheckInState& state, Page& page) {
    const std::string title = page.say("late.title"), lead = opening_words(page, "late.lead", "late.lead.day"),
                      words = page.say("late.banner"), skip = page.say("req.skip"), finish = page.say("req.finish");
    OpenNow open_now(page, state);
    return draw_step(page,
                     {.step = 3,
                      .title = title,
                      .lead = lead,
                      .banner_id = {},
                      .banner = {.words = words, .icon = ui::Icon::hand_heart, .icon_color = page.frame.theme.lamp_800},
                      .buttons = {.skip_id = "req.skip", .go_id = "req.finish", .skip = skip, .go = finish}},
                     {.height = [&](float width) { return open_now.height(width); },
                      .draw = [&](ui::Rect area) { return open_now.draw(area); }});
}

} // namespace porchlight::screens
