// 17a: the main language, the country that fills in the help numbers, and the name on the front page, which may stay
// empty. The name is typed in place.
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "app/screens/typing.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, top_px = 640, language_px = 124, region_px = 132, region_gap_px = 18;

std::optional<Action> languages(Page& page, const SetupState& state, float y) {
    ui::Frame& frame = page.frame;
    const auto& offered = page.facts.site.languages;
    constexpr float gap_px = 22, tick_px = 48;
    const auto columns = static_cast<float>(std::max<std::size_t>(offered.size(), 3));
    const float width = (frame.canvas.width - 2 * margin_px - gap_px * (columns - 1)) / columns;
    ui::Rect rect{margin_px, y, width, language_px};
    std::optional<Action> asked;
    const std::string chosen_word = page.say("say.chosen");
    for (const LanguageFact& language : offered) {
        const std::string id = "setup.language." + language.code;
        const bool chosen = language.code == state.language;
        const ui::Touch touch = frame.control(id, rect,
                                              {.role = ui::Role::choice_one,
                                               .label = language.name,
                                               .value = chosen ? std::string_view(chosen_word) : std::string_view{}});
        ui::choice_box(frame, id, rect, 36, chosen, touch.pressed);
        const ui::TextBlock words{.words = language.name, .style = frame.type.h3(), .color = frame.theme.ink};
        const ui::Size size = frame.paint.measure(words);
        const float mark = chosen ? tick_px + 20 : 0;
        const float x = rect.center().x - (size.width + mark) / 2;
        frame.label({x, rect.center().y - size.height / 2}, words);
        if (chosen) ui::tick(frame, {x + size.width + 20, rect.center().y - tick_px / 2, tick_px, tick_px}, true);
        if (touch.activated) asked = action::PickLanguage{language.code};
        rect.x += width + gap_px;
    }
    return asked;
}

struct Country {
    Region region;
    std::string_view id;
    Key title, second;
};

std::optional<Action> countries(Page& page, const SetupState& state, float y) {
    static constexpr std::array<Country, 3> all{
        Country{Region::us, "setup.place.us", "setup.place.us", "setup.place.us.sub"},
        Country{Region::in, "setup.place.in", "setup.place.in", "setup.place.in.sub"},
        Country{Region::other, "setup.place.else", "setup.place.else", "setup.place.else.sub"}};
    ui::Frame& frame = page.frame;
    constexpr float side_px = 39, tick_px = 56;
    ui::Rect rect{margin_px, y, frame.canvas.width - 2 * margin_px, region_px};
    std::optional<Action> asked;
    const std::string chosen_word = page.say("say.chosen");
    for (const Country& country : all) {
        const bool chosen = state.region == static_cast<std::uint8_t>(country.region);
        const std::string title = page.say(country.title), second = page.say(country.second);
        const ui::Touch touch = frame.control(country.id, rect,
                                              {.role = ui::Role::choice_one,
                                               .label = title + ", " + second,
                                               .value = chosen ? std::string_view(chosen_word) : std::string_view{}});
        ui::choice_box(frame, country.id, rect, 36, chosen, touch.pressed);
        const ui::TextStyle head = frame.type.h3(), body = frame.type.small();
        const float top = rect.center().y - (head.line_px + body.line_px) / 2;
        frame.label({rect.x + side_px, top}, {.words = title, .style = head, .color = frame.theme.ink});
        frame.label({rect.x + side_px, top + head.line_px},
                    {.words = second, .style = body, .color = frame.theme.ink_2});
        if (chosen)
            ui::tick(frame, {rect.right() - side_px - tick_px, rect.center().y - tick_px / 2, tick_px, tick_px}, true);
        if (touch.activated) asked = action::PickRegion{static_cast<std::uint8_t>(country.region)};
        rect.y += region_px + region_gap_px;
    }
    return asked;
}

/// The label and the field of the name; touching the field opens and closes its keys.
bool name_field(Page& page, const SetupState& state, float y) {
    ui::Frame& frame = page.frame;
    const std::string label = page.say("setup.place.name");
    const ui::TextBlock words{
        .words = label, .style = frame.type.sans(36, 43.2F, ui::Weight::bold), .color = frame.theme.ink};
    const float head_px = frame.label({margin_px, y}, words).height;
    const ui::Rect rect{margin_px, y + head_px + 16, frame.canvas.width - 2 * margin_px, 112};
    const ui::Touch touch =
        frame.control("setup.place.name", rect, {.role = ui::Role::field, .label = label, .value = state.site_name});
    ui::text_field(frame, rect, state.site_name, state.naming);
    if (!state.naming)
        frame.paint.icon(ui::Icon::pencil, {rect.right() - 77, rect.center().y - 22, 44, 44}, frame.theme.ink, 2);
    return touch.activated;
}

std::optional<Action> name_keys(Page& page, const SetupState& state) {
    const Spoken words(page.say);
    const std::string done = page.say("common.done");
    // What a name of a house is written with, besides letters.
    const std::array<ui::ExtraKey, 5> bottom{
        ui::ExtraKey{
            .id = "key.apostrophe", .label = "’", .width_px = 95, .face = ui::KeyFace::plain, .character = U'’'},
        ui::ExtraKey{.id = "key.hyphen", .label = "-", .width_px = 95, .face = ui::KeyFace::plain, .character = U'-'},
        ui::ExtraKey{.id = "key.period", .label = ".", .width_px = 95, .face = ui::KeyFace::plain, .character = U'.'},
        ui::ExtraKey{.id = "key.space", .label = words.space(), .face = ui::KeyFace::plain, .character = U' '},
        ui::ExtraKey{.id = "setup.place.name.done", .label = done, .width_px = 300, .face = ui::KeyFace::lamp}};
    const auto stroke = ui::keyboard(page.frame, ui::bar_height(page.frame),
                                     {.number_row = true,
                                      .capitals = state.capitals,
                                      .has_text = !state.site_name.empty(),
                                      .words = words.keys(),
                                      .bottom = bottom});
    if (!stroke) return std::nullopt;
    if (stroke->kind == ui::StrokeKind::extra) return action::EditSiteName{};
    return typed(*stroke, action::EditSiteName{});
}

} // namespace

std::optional<Action> draw_setup_place(const SetupState& state, Page& page) {
    ui::Frame& frame = page.frame;
    setup_top(page, 1, page.say("setup.place.title"), page.say("setup.place.lead"));
    if (state.naming) { // the keys need the room of the choices
        std::optional<Action> asked = name_keys(page, state);
        if (name_field(page, state, top_px)) asked = action::EditSiteName{};
        return asked;
    }
    setup_banner(page, ui::Icon::map_pin, page.say("setup.place.banner"));
    std::optional<Action> asked = languages(page, state, top_px);
    float y = top_px + language_px + 40;
    if (auto picked = countries(page, state, y)) asked = picked;
    y += 3 * region_px + 2 * region_gap_px + 34;
    if (name_field(page, state, y)) asked = action::EditSiteName{};
    const std::string words = page.say("common.continue");
    if (ui::lamp_button(frame, "setup.continue", {margin_px, 1580, frame.canvas.width - 2 * margin_px, 128},
                        {.label = words, .after = ui::Icon::arrow_right}))
        asked = action::Continue{};
    return asked;
}

} // namespace porchlight::screens
