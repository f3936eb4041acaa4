// Welcome: hello, the light is on, and three things to do. It is what the kiosk shows while nobody is there.
#include "app/emblems.h"
#include "app/screens/front_parts.h"
#include "app/screens/scene.h"
#include "app/screens/screens.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr std::size_t groups_shown = 2;
constexpr float above_foot = 6, list_above = 12;

Key greeting_at(std::int32_t minute) {
    const std::int32_t hour = minute / 60;
    if (hour >= 5 && hour < 12) return "welcome.greet.morning";
    if (hour >= 12 && hour < 17) return "welcome.greet.afternoon";
    return "welcome.greet.evening";
}

/// Upright, over the scene, the greeting stays left of the roof in one line: a long one is a step smaller.
ui::TextStyle greeting_style(ui::Frame& frame, std::string_view greeting) {
    constexpr float room = 704;
    ui::TextStyle display = frame.type.display();
    if (!frame.is_portrait()) {
        const bool is_plain = !frame.theme.glows || frame.type.size() == ui::TextSize::largest;
        const float share = (is_plain ? 90.0F : 104.0F) / 108; // on plain paper it stays left of the lantern's chain
        display.size_px *= share;
        display.line_px *= share;
        return display;
    }
    if (frame.type.size() == ui::TextSize::largest) return display;
    const float width = frame.paint.measure({.words = greeting, .style = display, .color = {}}).width;
    if (width <= room) return display;
    display.size_px *= 94.0F / 108;
    display.line_px *= 94.0F / 108;
    return display;
}

constexpr float seen_pad = 8, seen_emblem = 56, seen_above = 20;

ui::TextBlock seen_block(const Page& page, std::string_view words) {
    return {.words = words,
            .style = page.frame.type.sans(34, 49.3F, ui::Weight::semibold),
            .color = page.frame.theme.cream};
}

/// In the language it was told in, whatever the front page is in by now.
std::string seen_words(const WelcomeState& state, const Page& page) {
    for (const Strings* other : page.other_languages)
        if (other->language() == state.seen_language) return words_of(*state.seen_name, *other);
    return words_of(*state.seen_name, page.say);
}

float seen_height(const WelcomeState& state, Page& page) {
    if (!state.seen_name || state.seen_name_until_seconds <= page.frame.now_seconds) return 0;
    const std::string words = seen_words(state, page);
    return seen_above + std::max(seen_emblem, page.frame.paint.measure(seen_block(page, words)).height) + 2 * seen_pad;
}

/// "Amber Heron 27", small, for those who touched "I'm done" too soon.
void draw_seen_name(const WelcomeState& state, Page& page, float x, float top) {
    constexpr float gap = 16;
    ui::Frame& frame = page.frame;
    const float height = seen_height(state, page) - seen_above;
    if (height <= 0) return;
    const std::string words = seen_words(state, page);
    const ui::TextBlock block = seen_block(page, words);
    const ui::Size size = frame.paint.measure(block);
    const ui::Rect pill{x, top + seen_above, seen_pad + seen_emblem + gap + size.width + 32, height};
    frame.paint.fill(pill, frame.theme.dusk_900, height / 2);
    draw_emblem(frame, {pill.x + seen_pad, pill.center().y - seen_emblem / 2, seen_emblem, seen_emblem},
                *state.seen_name);
    frame.text({pill.x + seen_pad + seen_emblem + gap, pill.center().y - size.height / 2}, block, ui::Role::status);
    frame.wake_in(state.seen_name_until_seconds - frame.now_seconds);
}

/// The parts on the paper, one below the other.
class Front {
  public:
    Front(Page& page, float width, float margin)
        : page_(page), width_(width), margin_(margin), has_languages_(page.facts.site.languages.size() > 1),
          has_groups_(page.facts.site.shows_groups && page.facts.groups.scheduled),
          sizes_(front_sizes(page, has_languages_, has_groups_)) {
        const bool is_over = has_groups_ && page.facts.groups.to_come.empty(); // one line: the tiles have the rest
        if (is_over && page.frame.is_portrait() && !sizes_.tiles_low) sizes_.tile_px = 320;
    }

    /// One group gives way before anything has to scroll.
    void fit(float room) {
        if (height() > room) shown_ = 1;
        if (height() > room) shown_ = groups_shown;
    }
    [[nodiscard]] float height() const {
        float height = here_height(page_, width_, sizes_) + sizes_.below_here + tiles_height(page_, width_, sizes_);
        if (has_languages_) height += languages_height(page_, width_, sizes_) + sizes_.below_chips;
        if (has_groups_) height += sizes_.below_tiles + groups_height(page_, width_, sizes_, shown_);
        return height;
    }
    [[nodiscard]] float foot_px(float paper_width) const { return foot_height(page_, paper_width, margin_, sizes_); }

    std::optional<Action> draw(float x, float y) {
        std::optional<Action> action;
        const auto keep = [&action](std::optional<Action> touched) {
            if (touched) action = std::move(touched);
        };
        if (has_languages_) {
            keep(draw_languages(page_, {x, y, width_, 0}, sizes_));
            y += languages_height(page_, width_, sizes_) + sizes_.below_chips;
        }
        const ui::Rect here{x, y, width_, here_height(page_, width_, sizes_)};
        keep(draw_here(page_, here));
        y = here.bottom() + sizes_.below_here;
        keep(draw_tiles(page_, {x, y, width_, 0}, sizes_));
        y += tiles_height(page_, width_, sizes_) + sizes_.below_tiles;
        if (has_groups_) keep(draw_groups(page_, {x, y, width_, 0}, sizes_, shown_));
        return action;
    }
    std::optional<Action> draw_foot_at(ui::Rect rect) { return draw_foot(page_, rect, margin_, sizes_); }

  private:
    Page& page_;
    float width_, margin_;
    bool has_languages_, has_groups_;
    FrontSizes sizes_;
    std::size_t shown_ = groups_shown;
};

} // namespace

std::optional<Action> draw(const WelcomeState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const Facts& facts = page.facts;
    const std::string greeting = page.say(greeting_at(facts.local.minute)), tagline = page.say("welcome.tagline");
    const SceneResult scene = draw_scene(page,
                                         {.sky = sky_at(facts.local.minute),
                                          .clock_id = "welcome.clock",
                                          .title = greeting,
                                          .second = tagline,
                                          .title_style = greeting_style(frame, greeting)},
                                         seen_height(state, page));
    draw_seen_name(state, page, 56, scene.bottom_px);

    const ui::Rect& paper = scene.paper;
    ui::Rect content = scene.content;
    Front front(page, content.width, content.x - paper.x);
    const float foot = front.foot_px(paper.width);
    // The foot may be further down; the groups are seen.
    const float up_px = std::clamp(front.height() - content.height, 0.0F, scene.can_rise_px);
    content.y -= up_px;
    content.height += up_px;
    front.fit(content.height - foot - above_foot);
    std::optional<Action> action;
    const auto keep = [&action](std::optional<Action> touched) {
        if (touched) action = std::move(touched);
    };
    if (front.height() <= content.height - foot - above_foot) {
        keep(front.draw(content.x, content.y));
        keep(front.draw_foot_at({paper.x, paper.bottom() - foot, paper.width, foot}));
    } else {
        const float top = std::max(0.0F, content.y - list_above);
        ui::ScrollBox list(frame, "welcome.list", {paper.x, top, paper.width, paper.bottom() - top}, greeting);
        const float y = list.origin_y() + content.y - top;
        keep(front.draw(content.x, y));
        const float foot_y = y + front.height() + 32;
        keep(front.draw_foot_at({paper.x, foot_y, paper.width, foot}));
        list.content_height(foot_y + foot - list.origin_y());
    }
    if (scene.door_opened) action = action::StaffDoor{};
    return action;
}

} // namespace porchlight::screens
