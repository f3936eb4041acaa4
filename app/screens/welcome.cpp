// Welcome: hello, the light is on, and three things to do. It is what the kiosk shows while nobody is there.
#include "app/emblems.h"
#include "app/screens/scene.h"
#include "app/screens/screens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float margin = 48;
constexpr float chips_top = 708, chip_height = 96, chip_gap = 20, chips_below = 28;
constexpr float here_height = 208, here_height_alone = 240, here_below = 32;
constexpr float tile_height = 252, tile_height_alone = 320, tile_gap = 28;
constexpr float groups_top = 1354, group_row = 92, groups_shown = 2;
constexpr float foot_height = 124, keeps_width = 380;
constexpr std::size_t languages_shown = 3;
constexpr std::int32_t soon_minutes = 15;

Key greeting_at(std::int32_t minute) {
    const std::int32_t hour = minute / 60;
    if (hour >= 5 && hour < 12) return "welcome.greet.morning";
    if (hour >= 12 && hour < 17) return "welcome.greet.afternoon";
    return "welcome.greet.evening";
}

/// The greeting stays left of the roof, in one line: a long one is a step smaller.
ui::TextStyle greeting_style(ui::Frame& frame, std::string_view greeting) {
    constexpr float room = 704;
    const ui::TextStyle display = frame.type.display();
    const float width = frame.paint.measure({.words = greeting, .style = display, .color = {}}).width;
    return width <= room ? display : frame.type.serif(94, 101.5F);
}

/// "Amber Heron 27", small, for those who touched "I'm done" too soon.
void draw_seen_name(const WelcomeState& state, Page& page, float top) {
    ui::Frame& frame = page.frame;
    const double left = state.seen_name_until_seconds - frame.now_seconds;
    if (!state.seen_name || left <= 0) return;
    constexpr float height = 72, emblem_px = 56, pad = 8, gap = 16;
    const std::string words = words_of(*state.seen_name, page.say);
    const ui::TextBlock block{
        .words = words, .style = frame.type.sans(34, 49.3F, ui::Weight::semibold), .color = frame.theme.cream};
    const ui::Size size = frame.paint.measure(block);
    const ui::Rect pill{56, top + 20, pad + emblem_px + gap + size.width + 32, height};
    frame.paint.fill(pill, frame.theme.dusk_900, height / 2);
    draw_emblem(frame, {pill.x + pad, pill.center().y - emblem_px / 2, emblem_px, emblem_px}, *state.seen_name);
    frame.text({pill.x + pad + emblem_px + gap, pill.center().y - size.height / 2}, block, ui::Role::status);
    frame.wake_in(left);
}

/// Up to three languages, the one in use always among them; more are behind "More".
std::vector<LanguageFact> offered_languages(const Page& page) {
    std::vector<LanguageFact> offered = page.facts.site.languages;
    const auto used = std::find_if(offered.begin(), offered.end(),
                                   [&](const LanguageFact& one) { return one.code == page.state.look.language; });
    if (used != offered.end() && static_cast<std::size_t>(used - offered.begin()) >= languages_shown)
        std::iter_swap(used, offered.begin() + languages_shown - 1);
    offered.resize(std::min(offered.size(), languages_shown));
    return offered;
}

std::optional<Action> draw_languages(Page& page) {
    ui::Frame& frame = page.frame;
    const std::vector<LanguageFact> offered = offered_languages(page);
    const bool has_more = page.facts.site.languages.size() > languages_shown;
    const auto count = static_cast<float>(offered.size() + (has_more ? 1 : 0));
    const float width = (frame.canvas.width - 2 * margin - chip_gap * (count - 1)) / count;
    const ui::TextStyle style = frame.type.sans(36, 52.2F, ui::Weight::semibold);
    std::optional<Action> action;
    ui::Rect rect{margin, chips_top, width, chip_height};
    for (const LanguageFact& language : offered) {
        const bool on = language.code == page.state.look.language;
        const std::string chosen = on ? page.say("say.chosen") : std::string();
        const ui::ButtonLook look{.label = language.name, .style = style, .value = chosen};
        if (ui::chip(frame, "welcome.language." + language.code, rect, look, on))
            action = action::PickLanguage{language.code};
        rect.x += width + chip_gap;
    }
    const std::string more = page.say("welcome.languages.more");
    if (has_more &&
        ui::chip(frame, "welcome.language.more", rect, {.label = more, .style = style}, false, ui::Role::button))
        action = action::OpenLanguage{};
    return action;
}

bool draw_here(Page& page, ui::Rect rect) {
    constexpr float radius = 44, disc_px = 128, icon_px = 76, pad = 43, gap = 36, arrow_px = 72, arrow_pad = 47;
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const std::string title = page.say("welcome.here");
    const std::string second =
        page.facts.site.desk_is_open ? page.say("welcome.here.sub") : page.say("welcome.here.closed");
    const std::string label = title + ". " + second;
    const ui::Touch touch = frame.control("welcome.checkin", rect, {.role = ui::Role::button, .label = label});
    const float down = ui::press_depth(frame, "welcome.checkin", touch.pressed);
    ui::lamp_face(frame, rect, radius, down);

    const ui::Rect face = rect.moved(0, down);
    const ui::Point disc{face.x + pad + disc_px / 2, face.center().y};
    frame.paint.disc(disc, disc_px / 2, theme.cream);
    frame.paint.icon(ui::Icon::door_open, ui::square_at(disc, icon_px), theme.on_lamp, 1.7F);
    const float x = face.x + pad + disc_px + gap;
    const float width = face.right() - arrow_pad - arrow_px - gap - x;
    const ui::TextBlock words{.words = title, .style = frame.type.tile(), .color = theme.on_lamp, .width_px = width};
    const ui::TextBlock below{.words = second,
                              .style = frame.type.sans(36, 41.4F, ui::Weight::medium),
                              .color = theme.on_lamp,
                              .width_px = width};
    const float height = frame.paint.measure(words).height + 10 + frame.paint.measure(below).height;
    const float y = face.center().y - height / 2;
    const ui::Size drawn = frame.label({x, y}, words);
    frame.label({x, y + drawn.height + 10}, below);
    frame.paint.icon(ui::Icon::arrow_right,
                     {face.right() - arrow_pad - arrow_px, face.center().y - arrow_px / 2, arrow_px, arrow_px},
                     theme.on_lamp, 2);
    return touch.activated;
}

struct TileLook {
    std::string_view id;
    Key title, second;
    ui::Icon icon;
    ui::Family family;
};

bool draw_tile(Page& page, ui::Rect rect, const TileLook& look) {
    constexpr float pad = 37, disc_top = 31, disc_px = 84, words_bottom = 29;
    ui::Frame& frame = page.frame;
    const std::string title = page.say(look.title), second = page.say(look.second);
    const std::string label = title + ". " + second;
    const ui::Touch touch = frame.control(look.id, rect, {.role = ui::Role::button, .label = label});
    ui::choice_box(frame, look.id, rect, 40, false, touch.pressed);
    ui::icon_disc(frame, {rect.x + pad, rect.y + disc_top, disc_px, disc_px}, look.family, look.icon, 48);
    const float width = rect.width - 2 * pad;
    const ui::TextBlock words{.words = title, .style = frame.type.h3(), .color = frame.theme.ink, .width_px = width};
    const ui::TextBlock below{
        .words = second, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = width};
    const float height = frame.paint.measure(words).height + frame.paint.measure(below).height;
    const float y = rect.bottom() - words_bottom - height;
    const ui::Size drawn = frame.label({rect.x + pad, y}, words);
    frame.label({rect.x + pad, y + drawn.height}, below);
    return touch.activated;
}

void draw_group(Page& page, float y, const GroupFact& group) {
    constexpr float time_width = 196, gap = 24;
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const ui::Rect row{margin, y + 2, frame.canvas.width - 2 * margin, group_row - 2};
    frame.paint.fill({row.x, y, row.width, 2}, theme.line);
    const std::int32_t minutes = group.start_minute - page.facts.local.minute;
    const bool soon = minutes >= 0 && minutes <= soon_minutes;
    const std::string when =
        soon ? page.say("welcome.groups.soon", {{"n", minutes}}) : page.say.time(group.start_minute);
    frame.text_in({row.x, row.y, time_width, row.height}, {.words = when,
                                                           .style = frame.type.sans(36, 52.2F, ui::Weight::bold),
                                                           .color = soon ? theme.attention_text : theme.ink});
    const ui::TextBlock room{.words = group.room, .style = frame.type.sans(32, 46.4F), .color = theme.ink_2};
    const ui::Size size = frame.paint.measure(room);
    frame.text_in({row.x + time_width, row.y, row.width - time_width - size.width - gap, row.height},
                  {.words = group.name, .style = frame.type.sans(36, 52.2F), .color = theme.ink, .lines_max = 1});
    frame.text({row.right() - size.width, row.center().y - size.height / 2}, room);
}

bool draw_groups(Page& page) {
    constexpr float link_height = 88, link_room = 48;
    ui::Frame& frame = page.frame;
    const GroupsFact& groups = page.facts.groups;
    const bool over = groups.to_come.empty();
    const std::string title = over ? page.say("groups.title") : page.say("welcome.groups");
    const std::string all = page.say("welcome.groups.all");
    const ui::TextStyle style = frame.type.sans(40, 48.8F, ui::Weight::bold);
    const float link_width =
        frame.paint.measure({.words = all, .style = frame.type.sans(34, 49.3F, ui::Weight::semibold), .color = {}})
            .width +
        link_room;
    const float right = frame.canvas.width - margin;
    frame.text({margin, groups_top},
               {.words = title, .style = style, .color = frame.theme.ink, .width_px = right - link_width - margin - 24},
               ui::Role::heading);
    const bool opened =
        ui::link_button(frame, "welcome.groups", {right - link_width, groups_top - 18, link_width, link_height}, all);
    float y = groups_top + 62.8F;
    if (over) {
        const auto& first = groups.tomorrow_first_minute;
        const std::string words = first ? page.say("welcome.groups.none", {{"time", page.say.time(*first)}})
                                        : page.say("welcome.groups.over");
        frame.paint.fill({margin, y, right - margin, 2}, frame.theme.line);
        frame.text_in({margin, y + 2, right - margin, group_row - 2},
                      {.words = words, .style = frame.type.sans(36, 52.2F), .color = frame.theme.ink});
        return opened;
    }
    const auto shown = std::min(groups.to_come.size(), static_cast<std::size_t>(groups_shown));
    for (std::size_t at = 0; at < shown; ++at, y += group_row) draw_group(page, y, groups.to_come[at]);
    return opened;
}

void draw_community(Page& page, ui::Rect rect) {
    constexpr float icon_px = 48, gap = 24, pad = 12;
    ui::Frame& frame = page.frame;
    const Facts& facts = page.facts;
    const std::string words = !facts.site.community_line ? page.say("welcome.community.c")
                              : facts.community_people
                                  ? page.say("welcome.community.a", {{"n", *facts.community_people}})
                                  : page.say("welcome.community.b");
    frame.paint.icon(ui::Icon::footprints, {rect.x + margin, rect.center().y - icon_px / 2, icon_px, icon_px},
                     frame.theme.ink);
    const float x = rect.x + margin + icon_px + gap;
    frame.text_in({x, rect.y, rect.right() - pad - x, rect.height},
                  {.words = words, .style = frame.type.sans(32, 42.24F), .color = frame.theme.ink});
}

/// Community line at the left, what is kept at the right.
bool draw_foot(Page& page, ui::Rect rect) {
    constexpr float icon_px = 46, chevron_px = 40, pad = 28, gap = 18;
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const ui::Rect keeps{rect.right() - keeps_width, rect.y, keeps_width, rect.height};
    const std::string words = page.say("welcome.keeps");
    const ui::Touch touch = frame.control("welcome.keeps", keeps, {.role = ui::Role::button, .label = words});
    frame.paint.fill(rect, theme.lamp_100);
    if (touch.pressed) frame.paint.fill(keeps, theme.lamp_50);
    frame.paint.fill({keeps.x, keeps.y, 2, keeps.height}, theme.lamp_300);
    draw_community(page, {rect.x, rect.y, rect.width - keeps_width, rect.height});
    const float middle = keeps.center().y;
    float x = keeps.x + 2 + pad;
    frame.paint.icon(ui::Icon::shield_check, {x, middle - icon_px / 2, icon_px, icon_px}, theme.sage.deep, 2);
    x += icon_px + gap;
    const ui::Rect chevron{keeps.right() - pad - chevron_px, middle - chevron_px / 2, chevron_px, chevron_px};
    frame.label_in(
        {x, keeps.y, chevron.x - gap - x, keeps.height},
        {.words = words, .style = frame.type.sans(32, 39.04F, ui::Weight::semibold), .color = theme.sky.deep});
    frame.paint.icon(ui::Icon::chevron_right, chevron, theme.sky.deep, 2.2F);
    return touch.activated;
}

} // namespace

std::optional<Action> draw(const WelcomeState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const Facts& facts = page.facts;
    const std::string greeting = page.say(greeting_at(facts.local.minute)), tagline = page.say("welcome.tagline");
    const SceneResult scene = draw_scene(page, {.sky = sky_at(facts.local.minute),
                                                .clock_id = "welcome.clock",
                                                .title = greeting,
                                                .second = tagline,
                                                .title_style = greeting_style(frame, greeting)});
    draw_seen_name(state, page, scene.bottom_px);

    std::optional<Action> action;
    const bool has_languages = facts.site.languages.size() > 1;
    const bool has_groups = facts.site.shows_groups && facts.groups.scheduled;
    float y = chips_top;
    if (has_languages) {
        action = draw_languages(page);
        y += chip_height + chips_below;
    }
    const float width = frame.canvas.width - 2 * margin;
    const ui::Rect here{margin, y, width, has_languages ? here_height : here_height_alone};
    if (draw_here(page, here)) action = action::BeginCheckIn{};
    const ui::Rect tile{margin, here.bottom() + here_below, (width - tile_gap) / 2,
                        has_languages && has_groups ? tile_height : tile_height_alone};
    if (draw_tile(page, tile,
                  {"welcome.explore", "welcome.explore", "welcome.explore.sub", ui::Icon::book_open, ui::Family::sky}))
        action = action::OpenExplore{};
    if (draw_tile(page, tile.moved(tile.width + tile_gap, 0),
                  {"welcome.quiet", "welcome.quiet", "welcome.quiet.sub", ui::Icon::leaf, ui::Family::sage}))
        action = action::OpenQuiet{};
    if (has_groups && draw_groups(page)) action = action::OpenGroups{};
    const ui::Rect foot{0, scene.paper.bottom() - foot_height, frame.canvas.width, foot_height};
    if (draw_foot(page, foot)) action = action::OpenPrivacy{};
    if (scene.door_opened) action = action::StaffDoor{};
    return action;
}

} // namespace porchlight::screens
