// 17a: the main language, the country that fills in the help numbers, and the name on the front page, which may stay
// empty. The name is typed in place.
#include "app/screens/screens.h"
#include "app/screens/search_keys.h"
#include "app/screens/setup_parts.h"
#include "app/screens/setup_step.h"
#include "app/screens/typing.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr float name_px = 112, name_gap_px = 16;

/// Across the glass everything stands a little closer, so that it is seen at once.
struct Layout {
    float language_px = 124, below_languages_px = 40, region_px = 132, region_gap_px = 18, above_name_px = 34;
};
Layout layout_of(const ui::Frame& frame) {
    if (frame.is_portrait()) return {};
    return {.language_px = 104, .below_languages_px = 26, .region_px = 116, .region_gap_px = 14, .above_name_px = 24};
}

float languages(Page& page, SetupBox& box, const SetupState& state, float y, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const auto& offered = page.facts.site.languages;
    constexpr float gap_px = 22, tick_px = 48;
    const float language_px = std::max(layout_of(frame).language_px, frame.type.h3().line_px + 40);
    const std::size_t columns = box.one_column() && frame.is_portrait() ? 1 : 3;
    const float width = (box.width() - gap_px * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const std::string chosen_word = page.say("say.chosen");
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const LanguageFact& language = offered[i];
        const ui::Rect rect{box.left() + static_cast<float>(i % columns) * (width + gap_px),
                            y + static_cast<float>(i / columns) * (language_px + gap_px), width, language_px};
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
    }
    const auto rows = static_cast<float>((offered.size() + columns - 1) / columns);
    return y + rows * (language_px + gap_px) - gap_px;
}

struct Country {
    Region region;
    std::string_view id;
    Key title, second;
};

/// Returns where the card ends.
float country_card(Page& page, SetupBox& box, const SetupState& state, float y, const Country& country,
                   std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    constexpr float side_px = 39, tick_px = 56;
    const bool chosen = state.region == static_cast<std::uint8_t>(country.region);
    const std::string title = page.say(country.title), second = page.say(country.second),
                      value = chosen ? page.say("say.chosen") : std::string();
    const float room = box.width() - 2 * side_px - tick_px - 20;
    const ui::TextBlock head{.words = title, .style = frame.type.h3(), .color = frame.theme.ink, .width_px = room};
    const ui::TextBlock body{
        .words = second, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = room};
    const float head_px = frame.paint.measure(head).height;
    const float words_px = head_px + frame.paint.measure(body).height;
    const ui::Rect rect{box.left(), y, box.width(), std::max(layout_of(frame).region_px, words_px + 24)};
    const ui::Touch touch =
        frame.control(country.id, rect, {.role = ui::Role::choice_one, .label = title + ", " + second, .value = value});
    ui::choice_box(frame, country.id, rect, 36, chosen, touch.pressed);
    const float top = rect.center().y - words_px / 2;
    frame.label({rect.x + side_px, top}, head);
    frame.label({rect.x + side_px, top + head_px}, body);
    if (chosen)
        ui::tick(frame, {rect.right() - side_px - tick_px, rect.center().y - tick_px / 2, tick_px, tick_px}, true);
    if (touch.activated) asked = action::PickRegion{static_cast<std::uint8_t>(country.region)};
    return rect.bottom();
}

float countries(Page& page, SetupBox& box, const SetupState& state, float y, std::optional<Action>& asked) {
    static constexpr std::array<Country, 3> all{
        Country{Region::us, "setup.place.us", "setup.place.us", "setup.place.us.sub"},
        Country{Region::in, "setup.place.in", "setup.place.in", "setup.place.in.sub"},
        Country{Region::other, "setup.place.else", "setup.place.else", "setup.place.else.sub"}};
    const float gap_px = layout_of(page.frame).region_gap_px;
    for (const Country& country : all) y = country_card(page, box, state, y, country, asked) + gap_px;
    return y - gap_px;
}

ui::TextBlock name_label(const ui::Frame& frame, std::string_view words, float width) {
    return {.words = words,
            .style = frame.type.sans(36, 43.2F, ui::Weight::bold),
            .color = frame.theme.ink,
            .width_px = width};
}

/// The label and the field of the name; touching the field opens its keys. Returns where the field ends.
struct FieldAt {
    float left, y, width;
};
float name_field(Page& page, const SetupState& state, FieldAt at, bool& touched) {
    ui::Frame& frame = page.frame;
    const std::string label = page.say("setup.place.name");
    const float head_px = frame.label({at.left, at.y}, name_label(frame, label, at.width)).height;
    const ui::Rect rect{at.left, at.y + head_px + name_gap_px, at.width, name_px};
    const ui::Touch touch =
        frame.control("setup.place.name", rect, {.role = ui::Role::field, .label = label, .value = state.site_name});
    ui::text_field(frame, rect, state.site_name, state.naming);
    if (!state.naming)
        frame.paint.icon(ui::Icon::pencil, {rect.right() - 77, rect.center().y - 22, 44, 44}, frame.theme.ink, 2);
    touched = touch.activated;
    return rect.bottom();
}

std::optional<Action> name_keys(Page& page, const SetupState& state, const TypingRoom& room) {
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
                                      .rows = letter_rows(page.state.look.language, state.site_name),
                                      .capitals = state.capitals,
                                      .has_text = !state.site_name.empty(),
                                      .words = words.keys(),
                                      .bottom = bottom,
                                      .left_px = room.bed_left,
                                      .width_px = room.bed_width});
    if (!stroke) return std::nullopt;
    if (stroke->kind == ui::StrokeKind::extra) return action::EditSiteName{};
    return typed(*stroke, action::EditSiteName{});
}

/// The keys need the room of the choices.
std::optional<Action> name_page(Page& page, const SetupState& state, const SetupHead& head) {
    ui::Frame& frame = page.frame;
    constexpr float drawn_y = 640, over_keys_px = 28;
    const TypingRoom room = typing_room(frame);
    const std::string label = page.say("setup.place.name");
    const float field_px = frame.paint.measure(name_label(frame, label, room.width)).height + name_gap_px + name_px;
    const float y = frame.is_portrait() ? std::min(drawn_y, room.keys_top - over_keys_px - field_px)
                                        : room.keys_top - over_keys_px - field_px;
    setup_reading(page, head, std::nullopt, y - name_gap_px);
    std::optional<Action> asked = name_keys(page, state, room);
    bool touched = false; // the keys are there already, and stay
    name_field(page, state, {room.left, y, room.width}, touched);
    return asked;
}

} // namespace

std::optional<Action> draw_setup_place(const SetupState& state, Page& page) {
    const std::string title = page.say("setup.place.title"), lead = page.say("setup.place.lead");
    if (state.naming) return name_page(page, state, {1, title, lead});
    const std::string go = page.say("common.continue");
    SetupBox box(page, 1, title, lead, {.go = go, .ready = !state.working});
    box.banner(state.not_kept ? ui::Icon::triangle_alert : ui::Icon::map_pin,
               page.say(state.not_kept ? Key("setup.not_kept") : Key("setup.place.banner")));
    std::optional<Action> asked;
    bool named = false;
    const Layout at = layout_of(page.frame);
    float y = languages(page, box, state, box.begin(), asked) + at.below_languages_px;
    y = countries(page, box, state, y, asked) + at.above_name_px;
    y = name_field(page, state, {box.left(), y, box.width()}, named);
    if (named) asked = action::EditSiteName{};
    if (box.end(y) == SetupPressed::go) asked = action::Continue{};
    return asked;
}

} // namespace porchlight::screens
