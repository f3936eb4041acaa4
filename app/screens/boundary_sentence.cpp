// The sentence of the boundary builder, high up where it can be read, and the ways to say it.
#include "app/screens/boundary.h"
#include "app/screens/page_zones.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/header.h"
#include "ui/widgets/panel.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float padding_px = 8;

constexpr float halo_px = 790; ///< the light that the sentence stands in

/// Kind and situation, small, above the sentence.
struct Where {
    static constexpr float disc_px = 72, gap_px = 24;
    std::string words;
    const BoundaryKind& kind;
    [[nodiscard]] ui::TextBlock block(const ui::Frame& frame, float width) const {
        return {.words = words,
                .style = frame.type.sans(34, 49.3F, ui::Weight::bold),
                .color = frame.theme.tint(kind.family).deep,
                .width_px = width - disc_px - gap_px};
    }
    [[nodiscard]] float height(ui::Frame& frame, float width) const {
        return std::max(disc_px, frame.paint.measure(block(frame, width)).height);
    }
    void draw(ui::Frame& frame, ui::Rect box) const {
        ui::icon_disc(frame, {box.x, box.center().y - disc_px / 2, disc_px, disc_px}, kind.family, kind.icon, 42, 2);
        frame.text_in({box.x + disc_px + gap_px, box.y, box.width - disc_px - gap_px, box.height},
                      block(frame, box.width));
    }
};

Where where_of(const BoundaryState& state, const Page& page) {
    return {page.say("bound.where", {{"kind", page.say(Key::of({"bound.", kind_words[*state.kind]}))},
                                     {"situation", boundary_words(page, *state.kind, *state.situation, "what")}}),
            boundary_kinds[*state.kind]};
}

/// In the size that was chosen, or as much smaller as lets the whole sentence be seen in `room_px`; as at Standard at
/// least.
ui::TextBlock sentence_block(ui::Frame& frame, std::string_view words, float width, float room_px) {
    constexpr float standard_px = 70, standard_line_px = 84, step_px = 4;
    ui::TextBlock block = with_whole_words(frame, {.words = words,
                                                   .style = frame.type.serif(standard_px, standard_line_px),
                                                   .color = frame.theme.ink,
                                                   .width_px = width});
    while (room_px > 0 && block.style.size_px - step_px >= standard_px && frame.paint.measure(block).height > room_px) {
        block.style.line_px *= (block.style.size_px - step_px) / block.style.size_px;
        block.style.size_px -= step_px;
    }
    return block;
}

/// The sentence on its lit card, as high up as it can be read, and above it, in the same light, what it is about; a box
/// with a height is what the card should keep to. Returns where it ends.
float draw_card(const BoundaryState& state, Page& page, ui::Rect about, ui::Rect box) {
    constexpr float side_px = 63, inside_px = 61, label_below_px = 14, least_px = 440;
    ui::Frame& frame = page.frame;
    const std::string head = page.say("bound.try"),
                      sentence = page.say("quoted",
                                          {{"text", boundary_words(page, *state.kind, *state.situation,
                                                                   tone_words[static_cast<std::size_t>(state.tone)])}});
    const ui::TextBlock label{
        .words = head, .style = frame.type.body(), .color = frame.theme.ink_2, .width_px = box.width - 2 * side_px};
    const float label_px = frame.paint.measure(label).height;
    const ui::TextBlock words = sentence_block(frame, sentence, box.width - 2 * side_px,
                                               box.height - 2 * inside_px - label_px - label_below_px);
    const float words_px = frame.paint.measure(words).height;
    const ui::Rect card{box.x, box.y, box.width,
                        std::max(least_px, 2 * inside_px + label_px + label_below_px + words_px)};
    if (frame.is_portrait()) frame.paint.glow(card.center(), halo_px, ui::Glow::emblem);
    where_of(state, page).draw(frame, about);
    frame.paint.shadow(card, 56, ui::Shadow::lifted);
    frame.paint.fill(card, frame.theme.surface, 56);
    frame.paint.stroke(card, frame.theme.lamp_700, frame.theme.edge_px, 56);
    float y = card.center().y - (label_px + label_below_px + words_px) / 2;
    frame.text({card.x + side_px, y}, label);
    y += label_px + label_below_px;
    frame.text({card.x + side_px, y}, words, ui::Role::heading);
    return card.bottom();
}

/// How tall things are at least; across the glass there is less room for them.
struct Heights {
    float tone_px, more_px, tip_px, around_tip_px;
};
constexpr Heights upright{128, 120, 116, 40}, across{118, 110, 94, 30};

const Heights& heights_on(const ui::Frame& frame) { return frame.is_portrait() ? upright : across; }

/// Softer, Plain, Firmer. Returns where they end.
float draw_tones(const BoundaryState& state, Page& page, ui::Rect box, std::optional<Action>& action) {
    constexpr float gap_px = 22, tick_px = 48, below_px = 20;
    ui::Frame& frame = page.frame;
    const float tone_px = heights_on(frame).tone_px;
    const std::string your = page.say("bound.your"), chosen = page.say("say.chosen");
    float y = draw_part_heading(page, box, your) + below_px;
    const bool one_column = large_text(frame) && frame.is_portrait();
    const float width = one_column ? box.width : (box.width - 2 * gap_px) / 3;
    float x = box.x;
    for (std::size_t at = 0; at < tone_words.size(); ++at) {
        const auto tone = static_cast<Tone>(at);
        const bool on = state.tone == tone;
        const std::string label = page.say(Key::of({"bound.tone.", tone_words[at]})),
                          id = "bound.tone." + std::string(tone_words[at]);
        const ui::Rect rect{x, y, width, tone_px};
        const ui::Touch touch = frame.control(
            id, rect, {.role = ui::Role::choice_one, .label = label, .value = on ? std::string_view(chosen) : ""});
        ui::choice_box(frame, id, rect, 40, on, touch.pressed);
        const ui::TextBlock words{.words = label, .style = frame.type.button(), .color = frame.theme.ink};
        const ui::Size size = frame.paint.measure(words);
        const float all = size.width + (on ? tick_px + 20 : 0);
        float at_x = rect.center().x - all / 2;
        if (on) ui::tick(frame, {at_x, rect.center().y - tick_px / 2, tick_px, tick_px}, true);
        if (on) at_x += tick_px + 20;
        frame.label({at_x, rect.center().y - size.height / 2}, words);
        if (touch.activated) action = action::PickTone{tone};
        if (one_column)
            y += tone_px + 16;
        else
            x += width + gap_px;
    }
    return one_column ? y - 16 : y + tone_px;
}

/// Three small pieces of advice. Returns where they end.
float draw_tips(Page& page, ui::Rect box) {
    constexpr float side_px = 38, disc_px = 72, gap_px = 26, edge_px = 10;
    ui::Frame& frame = page.frame;
    const Heights& least = heights_on(frame);
    const std::array<std::string, 3> tips{page.say("bound.tips.1"), page.say("bound.tips.2"), page.say("bound.tips.3")};
    std::array<float, 3> heights{};
    float height = 2 * edge_px;
    const auto block = [&](const std::string& words) {
        return ui::TextBlock{.words = words,
                             .style = frame.type.sans(36, 52.2F),
                             .color = frame.theme.ink,
                             .width_px = box.width - 2 * side_px - disc_px - gap_px};
    };
    for (std::size_t at = 0; at < tips.size(); ++at) {
        heights[at] = std::max(least.tip_px, frame.paint.measure(block(tips[at])).height + least.around_tip_px);
        height += heights[at];
    }
    const ui::Rect card{box.x, box.y, box.width, height};
    ui::card(frame, card, 40);
    float y = card.y + edge_px;
    for (std::size_t at = 0; at < tips.size(); ++at) {
        const ui::Rect row{card.x + side_px, y, card.width - 2 * side_px, heights[at]};
        if (at > 0) frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
        const std::string number = page.say.number(static_cast<std::int64_t>(at + 1));
        const ui::Point disc{row.x + disc_px / 2, row.center().y};
        frame.paint.disc(disc, disc_px / 2, frame.theme.lamp.fill);
        const ui::TextStyle style = frame.type.sans(36, 52.2F, ui::Weight::bold);
        frame.label_in({row.x, disc.y - disc_px / 2, disc_px, disc_px},
                       {.words = number, .style = style, .color = frame.theme.lamp.deep, .align = ui::Align::center});
        frame.text_in({row.x + disc_px + gap_px, row.y, row.width - disc_px - gap_px, row.height}, block(tips[at]));
        y += heights[at];
    }
    return card.bottom();
}

/// Another situation, and reading aloud where the site has a voice. Returns where they end.
float draw_more(Page& page, ui::Rect box, std::optional<Action>& action) {
    constexpr float gap_px = 26;
    ui::Frame& frame = page.frame;
    const float more_px = heights_on(frame).more_px;
    const std::string other = page.say("bound.other"), read = page.say("bound.read");
    const ui::TextStyle style = frame.type.sans(38, 43.7F, ui::Weight::bold);
    const ui::ButtonLook other_look{
        .label = other, .before = ui::Icon::refresh_cw, .icon_px = 44, .stroke_units = 2.1F, .style = style};
    const ui::ButtonLook read_look{
        .label = read, .before = ui::Icon::volume_2, .icon_px = 46, .stroke_units = 2, .style = style};
    const bool speech = page.facts.site.has_speech, stacked = large_text(frame);
    const float width = speech && !stacked ? (box.width - gap_px) / 2 : box.width;
    const float height = std::max(button_height(page, other_look, width, more_px),
                                  speech ? button_height(page, read_look, width, more_px) : 0);
    ui::Rect rect{box.x, box.y, width, height};
    if (ui::line_button(frame, "bound.other", rect, other_look)) action = action::NextSituation{};
    if (!speech) return rect.bottom();
    rect = stacked ? rect.moved(0, height + 20) : rect.moved(width + gap_px, 0);
    if (ui::line_button(frame, "bound.read", rect, read_look))
        action = action::SetLook{page.state.look, page.state.reach_mode, true};
    return rect.bottom();
}

float draw_safe(Page& page, ui::Rect box) {
    constexpr float icon_px = 46, gap_px = 20;
    ui::Frame& frame = page.frame;
    const std::string words = page.say("bound.safe");
    const ui::TextBlock block{.words = words,
                              .style = frame.type.sans(34, 45.56F),
                              .color = frame.theme.ink_2,
                              .width_px = box.width - icon_px - gap_px};
    const float height = std::max(icon_px, frame.paint.measure(block).height);
    frame.paint.icon(ui::Icon::shield_check, {box.x, box.y + (height - icon_px) / 2, icon_px, icon_px},
                     frame.theme.sage.deep, 2);
    frame.text_in({box.x + icon_px + gap_px, box.y, block.width_px, height}, block);
    return box.y + height;
}

constexpr float where_to_card_px = 48;

/// Everything below one another; the sentence is where it can be read, and what is touched begins where it can be.
void draw_down(const BoundaryState& state, Page& page, const PageZones& zones, std::optional<Action>& action) {
    constexpr float where_y_px = 84, lantern_px = 180, card_y_px = 204, tones_y_px = 700, below_px = 16;
    ui::Frame& frame = page.frame;
    ui::lantern(frame, {.chain_px = 1, .scale = 0.82F});
    const std::string title = page.say("bound.title");
    ui::ScrollBox list(frame, "bound.list", {0, 0, frame.canvas.width, zones.lamp.y - 20}, title);
    const float x = zones.controls.x, width = zones.controls.width, top = list.origin_y();
    ui::Rect about{x, top + where_y_px, width - lantern_px, 0};
    about.height = where_of(state, page).height(frame, about.width);
    float y =
        draw_card(state, page, about, {x, std::max(about.bottom() + where_to_card_px, top + card_y_px), width, 0});
    y = draw_tones(state, page, {x, std::max(y + 56, top + tones_y_px), width, 0}, action);
    y = draw_tips(page, {x, y + 30, width, 0});
    y = draw_more(page, {x, y + 34, width, 0}, action);
    y = draw_safe(page, {x, y + 26, width, 0});
    list.content_height(y + below_px - top);
}

/// The sentence at the left, what can be touched at the right.
void draw_across(const BoundaryState& state, Page& page, const PageZones& zones, std::optional<Action>& action) {
    constexpr float where_y_px = 40, card_y_px = 160, side_px = 24, left_px = 48, list_side_px = 40, gap_px = 18;
    ui::Frame& frame = page.frame;
    const std::string title = page.say("bound.title");
    frame.paint.glow({zones.controls.x / 2, card_y_px + 260}, halo_px, ui::Glow::emblem); // beyond the list's edge
    {
        const float bottom = frame.canvas.height - ui::bar_height(frame);
        ui::ScrollBox list(frame, "bound.sentence", {0, 0, zones.controls.x - side_px, bottom}, title);
        const float width = zones.controls.x - 2 * side_px - left_px, top = list.origin_y();
        ui::Rect about{left_px, top + where_y_px, width, 0};
        about.height = where_of(state, page).height(frame, width);
        float y = std::max(about.bottom() + where_to_card_px, top + card_y_px);
        y = draw_card(state, page, about, {left_px, y, width, bottom - side_px - (y - top)});
        list.content_height(y + side_px - top);
    }
    const ui::Rect box{zones.controls.x - list_side_px, zones.controls.y, zones.controls.width + 2 * list_side_px,
                       zones.controls.height};
    ui::ScrollBox list(frame, "bound.list", box, title);
    const float x = zones.controls.x, width = zones.controls.width;
    float y = draw_tones(state, page, {x, list.origin_y() + padding_px, width, 0}, action);
    y = draw_more(page, {x, y + gap_px, width, 0}, action);
    y = draw_tips(page, {x, y + gap_px, width, 0});
    y = draw_safe(page, {x, y + gap_px, width, 0});
    list.content_height(y + padding_px - list.origin_y());
}

} // namespace

std::optional<Action> draw_sentence(const BoundaryState& state, Page& page) {
    const std::string again = page.say("bound.again"), done = page.say("bound.done");
    const PageActions actions{.line_id = "bound.again",
                              .lamp_id = "bound.done",
                              .line = {.label = again, .before = ui::Icon::fence, .icon_px = 46},
                              .lamp = {.label = done}};
    const PageZones zones = page_zones(page, actions);
    ui::header_wash(page.frame, zones.landscape ? page.frame.canvas.height : 620);
    std::optional<Action> action;
    if (zones.landscape)
        draw_across(state, page, zones, action);
    else
        draw_down(state, page, zones, action);
    const auto touched = draw_page_actions(page, zones, actions);
    if (touched == PageAction::line) return action::BuildAnother{};
    if (touched == PageAction::lamp) return action::TryItDone{};
    return action;
}

} // namespace porchlight::screens
