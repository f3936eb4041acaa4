// Check-in, step 3, while the desk is closed: no request is taken, and nobody is left with an empty page.
#include "app/screens/check_in_step.h"
#include "app/screens/help_numbers.h"
#include "app/screens/notes.h"
#include "app/screens/requests.h"
#include "ui/widgets/choice.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float banner_top = 474, head_top = 640, head_above = 24, head_to_cards = 16;
constexpr float card_height = 150, card_gap = 22, notes_above = 34, notes_top = 1128;
constexpr float pad = 37, disc_px = 92, words_gap = 30, radius = 40;

struct CardLook {
    std::string_view id, title, second;
    ui::Icon icon;
    ui::Family family = ui::Family::sage;
    bool to_help = false;
};

bool draw_card(Page& page, ui::Rect rect, const CardLook& look) {
    constexpr float chevron_px = 50;
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const std::string label =
        look.second.empty() ? std::string(look.title) : std::string(look.title) + ". " + std::string(look.second);
    const ui::Touch touch = frame.control(look.id, rect, {.role = ui::Role::button, .label = label});
    ui::choice_box(frame, look.id, rect, radius, false, touch.pressed);
    const ui::Rect disc{rect.x + pad, rect.center().y - disc_px / 2, disc_px, disc_px};
    float right = rect.right() - pad;
    if (look.to_help) {
        frame.paint.stroke(rect, theme.help, theme.edge_px, radius);
        frame.paint.disc(disc.center(), disc_px / 2, theme.help_row);
        frame.paint.icon(look.icon, ui::square_at(disc.center(), 56), theme.help);
        right -= chevron_px;
        frame.paint.icon(ui::Icon::chevron_right, {right, rect.center().y - chevron_px / 2, chevron_px, chevron_px},
                         theme.ink, 2.2F);
        right -= words_gap;
    } else {
        ui::icon_disc(frame, disc, look.family, look.icon, 52);
    }
    const float x = disc.right() + words_gap;
    const ui::TextBlock title{.words = look.title,
                              .style = frame.type.sans(40, 48.8F, ui::Weight::bold),
                              .color = theme.ink,
                              .width_px = right - x};
    const ui::TextBlock second{
        .words = look.second, .style = frame.type.small(), .color = theme.ink_2, .width_px = right - x};
    const float below = look.second.empty() ? 0 : frame.paint.measure(second).height;
    const float y = rect.center().y - (frame.paint.measure(title).height + below) / 2;
    const ui::Size drawn = frame.label({x, y}, title);
    if (below > 0) frame.label({x, y + drawn.height}, second);
    return touch.activated;
}

/// Quiet minute, short reads, and a line to help. Returns where they end.
float draw_open_now(Page& page, float top, std::optional<Action>& action) {
    const float width = page.frame.canvas.width - 2 * step_margin, half = (width - step_column_gap) / 2;
    const std::string quiet = page.say("late.quiet"), reads = page.say("late.reads");
    ui::Rect rect{step_margin, top, half, card_height};
    if (draw_card(page, rect, {.id = "late.quiet", .title = quiet, .second = {}, .icon = ui::Icon::leaf}))
        action = action::OpenQuiet{};
    rect.x += half + step_column_gap;
    if (draw_card(
            page, rect,
            {.id = "late.reads", .title = reads, .second = {}, .icon = ui::Icon::book_open, .family = ui::Family::sky}))
        action = action::OpenExplore{};
    const std::string& crisis = page.facts.help.crisis;
    const std::string talk = crisis.empty() ? page.say("bar.help") : page.say("late.talk");
    const Key second_key = Key::of({"late.talk.", region_word(page.facts.site.region)});
    const std::string second = crisis.empty() ? std::string() : page.say(second_key, {{"number", crisis}});
    rect = {step_margin, rect.bottom() + card_gap, width, card_height};
    if (draw_card(page, rect,
                  {.id = "late.talk", .title = talk, .second = second, .icon = ui::Icon::life_buoy, .to_help = true}))
        action = action::OpenHelp{};
    return rect.bottom();
}

} // namespace

std::optional<Action> draw_after_hours(const CheckInState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const auto& opens = page.facts.site.desk_opens_minute;
    const std::string title = page.say("late.title"),
                      lead = opens ? page.say("late.lead", {{"time", page.say.time(*opens)}}) : std::string(),
                      words = page.say("late.banner"), head = page.say("late.head"), skip = page.say("req.skip"),
                      finish = page.say("req.finish");
    const float lead_bottom = step_header(page, 3, title, lead);
    const ui::BannerResult banner =
        step_banner(page, {}, banner_top, lead_bottom,
                    {.words = words, .icon = ui::Icon::hand_heart, .icon_color = frame.theme.lamp_800});
    std::optional<Action> action;
    const float top = std::max(head_top, banner.rect.bottom() + head_above);
    const ui::Size size =
        frame.text({step_margin, top},
                   {.words = head, .style = frame.type.sans(38, 45.6F, ui::Weight::bold), .color = frame.theme.ink},
                   ui::Role::heading);
    const float bottom = draw_open_now(page, top + size.height + head_to_cards, action);
    if (page.facts.site.kind_notes)
        if (auto noted = draw_notes(state, page, std::max(notes_top, bottom + notes_above))) action = noted;
    if (auto touched = step_buttons(
            page, {.skip_id = "req.skip", .go_id = "req.finish", .skip = skip, .go = finish, .ready = true}))
        action = touched;
    return action;
}

} // namespace porchlight::screens
