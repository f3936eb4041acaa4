// The lower parts of the welcome screen: today's groups, and the strip with the community line and what is kept.
#include "app/screens/check_in_step.h"
#include "app/screens/front_parts.h"
#include "app/screens/row_words.h"
#include "ui/widgets/button.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr float link_height = 88, link_room = 48, row_air_px = 24, column_gap = 24, rule_px = 2;

ui::TextStyle bold_row(const ui::Frame& frame) { return frame.type.sans(36, 52.2F, ui::Weight::bold); }
ui::TextStyle plain_row(const ui::Frame& frame) { return frame.type.sans(36, 52.2F); }

/// "6:00 PM", or "In 10 min" when it is near; and what is said of one that does not meet.
struct When {
    std::string words, off;
    bool soon = false;
};

When when_of(const Page& page, const GroupFact& group) {
    if (!group.on) return {page.say.time(group.start_minute), page.say("grp.off")};
    const std::int32_t minutes = group.start_minute - page.facts.local.minute;
    const bool soon = minutes >= 0 && minutes <= soon_minutes;
    return {soon ? page.say("welcome.groups.soon", {{"n", minutes}}) : page.say.time(group.start_minute), {}, soon};
}

/// What is said when nothing is left today.
std::string over_words(const Page& page) {
    const auto& first = page.facts.groups.tomorrow_first_minute;
    return first ? page.say("welcome.groups.none", {{"time", page.say.time(*first)}}) : page.say("welcome.groups.over");
}

float link_width(Page& page, std::string_view words) {
    const ui::TextBlock block{.words = words, .style = page.frame.type.sans(34, 49, ui::Weight::semibold), .color = {}};
    return std::max(link_height, page.frame.paint.measure(block).width + link_room);
}

/// One row of the list: when, what, and where at its right or, where there is no room, below. One that does not meet is
/// struck, and says so where the room would stand, so that nobody waits for it.
struct Row {
    ui::TextBlock when, name, room;
    float time_width = 0, room_width = 0, height = 0;
    bool room_below = false, off = false;
};

Row row_of(Page& page, float width, const GroupFact& group, const When& when, float time_width, float least) {
    ui::Frame& frame = page.frame;
    Row row{.when = {.words = when.words,
                     .style = bold_row(frame),
                     .color = when.soon ? frame.theme.attention_text : frame.theme.ink},
            .name = {.words = group.name,
                     .style = plain_row(frame),
                     .color = group.on ? frame.theme.ink : frame.theme.ink_2},
            .room = {.words = group.on ? group.room : when.off,
                     .style = frame.type.sans(32, 46.4F),
                     .color = frame.theme.ink_2},
            .time_width = time_width,
            .off = !group.on};
    row.room_width = frame.paint.measure(row.room).width;
    const float beside = width - time_width - row.room_width - column_gap;
    row.room_below = frame.paint.measure(row.name).width > beside;
    row.name.width_px = row.room_below ? width - time_width : beside;
    row.room.width_px = row.room_below ? width - time_width : 0;
    const float words =
        frame.paint.measure(row.name).height + (row.room_below ? frame.paint.measure(row.room).height : 0);
    row.height = std::max(least, words + row_air_px);
    return row;
}

/// The times stand in a column of their own, which the longest of them fits in.
float time_column(Page& page, std::size_t shown) {
    float widest = 196 - column_gap;
    for (std::size_t at = 0; at < shown; ++at) {
        const When when = when_of(page, page.facts.groups.to_come[at]);
        const ui::TextBlock block{.words = when.words, .style = bold_row(page.frame), .color = {}};
        widest = std::max(widest, page.frame.paint.measure(block).width);
    }
    return widest + column_gap;
}

void draw_row(Page& page, float x, float y, float width, const Row& row) {
    ui::Frame& frame = page.frame;
    frame.paint.fill({x, y, width, rule_px}, frame.theme.line);
    const float middle = y + rule_px + (row.height - rule_px) / 2;
    frame.text({x, middle - frame.paint.measure(row.when).height / 2}, row.when);
    const ui::Size name = frame.paint.measure(row.name), room = frame.paint.measure(row.room);
    const float words = name.height + (row.room_below ? room.height : 0);
    const float top = middle - words / 2;
    frame.text({x + row.time_width, top}, row.name);
    if (row.off) strike(frame, {x + row.time_width, top}, row.name);
    if (row.room_below)
        frame.text({x + row.time_width, top + name.height}, row.room);
    else
        frame.text({x + width - row.room_width, middle - room.height / 2}, row.room);
}

/// Larger text: the next group alone, in a sentence, with "All" beside it.
std::string next_words(const Page& page) {
    const auto& groups = page.facts.groups.to_come;
    if (groups.empty()) return over_words(page);
    const auto meets = std::ranges::find_if(groups, &GroupFact::on);
    const GroupFact& group = meets == groups.end() ? groups.front() : *meets;
    const When when = when_of(page, group);
    return "**" + when.words + "** " + group.name + (group.on ? "" : " · " + when.off);
}

ui::TextBlock next_block(const Page& page, std::string_view words, float width) {
    const ui::TextStyle style = stacks(page.frame) ? page.frame.type.sans(32, 40) : plain_row(page.frame);
    return {.words = words, .style = style, .color = page.frame.theme.ink, .width_px = width};
}

float next_height(Page& page, float width) {
    const std::string words = next_words(page), all = page.say("welcome.groups.every");
    const float room = width - link_width(page, all) - column_gap;
    return std::max(page.frame.is_portrait() ? 166.0F : 136.0F,
                    page.frame.paint.measure(next_block(page, words, room)).height + 48);
}

bool draw_next(Page& page, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const std::string words = next_words(page), all = page.say("welcome.groups.every");
    const float link = link_width(page, all), height = next_height(page, rect.width);
    frame.paint.fill({rect.x, rect.y, rect.width, 4}, frame.theme.line);
    const ui::Rect row{rect.x, rect.y + 4, rect.width - link - column_gap, height - 4};
    frame.text_in(row, next_block(page, words, row.width));
    return ui::link_button(frame, "welcome.groups",
                           {rect.right() - link, row.center().y - link_height / 2, link, link_height}, all);
}

struct Head {
    std::string title, all;
    float link = 0, height = 0, words_height = 0;
    ui::TextBlock block;
};

void fill_head(Page& page, float width, Head& head) {
    ui::Frame& frame = page.frame;
    head.title = page.facts.groups.to_come.empty() ? page.say("groups.title") : page.say("welcome.groups");
    head.all = page.say("welcome.groups.all");
    head.link = link_width(page, head.all);
    const ui::TextStyle style = frame.is_portrait() ? frame.type.sans(40, 48.8F, ui::Weight::bold)
                                                    : frame.type.sans(38, 46.36F, ui::Weight::bold);
    head.block = {
        .words = head.title, .style = style, .color = frame.theme.ink, .width_px = width - head.link - column_gap};
    head.words_height = frame.paint.measure(head.block).height;
    head.height = std::max(frame.is_portrait() ? 62.8F : 72.0F, head.words_height + 8);
}

std::string community_words(const Page& page) {
    const Facts& facts = page.facts;
    if (!facts.site.community_line) return page.say("welcome.community.c");
    if (facts.community_people) return page.say("welcome.community.a", {{"n", *facts.community_people}});
    return page.say("welcome.community.b");
}

constexpr float keeps_width = 380, community_icon = 48, keeps_icon = 46, chevron_px = 40, keeps_pad = 28,
                keeps_gap = 18;

/// The strip: two parts beside each other or, at Larger and Largest upright, one below the other.
struct Foot {
    std::string community, keeps;
    ui::TextBlock community_block, keeps_block;
    bool is_stacked = false;
    float community_height = 0, keeps_height = 0;
};

void fill_foot(Page& page, float width, float margin, const FrontSizes& sizes, Foot& foot) {
    ui::Frame& frame = page.frame;
    foot.community = community_words(page);
    foot.keeps = page.say("welcome.keeps");
    foot.is_stacked = stacks(frame);
    const float left = foot.is_stacked ? width : width - keeps_width, right = foot.is_stacked ? width : keeps_width;
    const float keeps_left = foot.is_stacked ? margin : keeps_pad + 2;
    foot.community_block = {.words = foot.community,
                            .style = frame.type.sans(32, 42.24F),
                            .color = frame.theme.ink,
                            .width_px = left - margin - community_icon - 24 - (foot.is_stacked ? margin : 12)};
    foot.keeps_block = {.words = foot.keeps,
                        .style = frame.type.sans(32, 39.04F, ui::Weight::semibold),
                        .color = frame.theme.link(),
                        .width_px = right - keeps_left - keeps_icon - keeps_gap - keeps_gap - chevron_px - keeps_pad};
    foot.community_height = frame.paint.measure(foot.community_block).height + 28;
    foot.keeps_height = std::max(foot.is_stacked ? 116.0F : 0.0F, frame.paint.measure(foot.keeps_block).height + 28);
    if (foot.is_stacked) return;
    foot.community_height = foot.keeps_height = std::max({sizes.foot_px, foot.community_height, foot.keeps_height});
}

void draw_community(Page& page, ui::Rect rect, float margin, const Foot& foot) {
    ui::Frame& frame = page.frame;
    frame.paint.icon(ui::Icon::footprints,
                     {rect.x + margin, rect.center().y - community_icon / 2, community_icon, community_icon},
                     frame.theme.ink);
    const float x = rect.x + margin + community_icon + 24;
    frame.text({x, rect.center().y - frame.paint.measure(foot.community_block).height / 2}, foot.community_block);
}

} // namespace

float groups_height(Page& page, float width_px, const FrontSizes& sizes, std::size_t shown) {
    if (stacks(page.frame)) return next_height(page, width_px);
    Head head;
    fill_head(page, width_px, head);
    const auto& groups = page.facts.groups.to_come;
    if (groups.empty()) {
        const std::string words = over_words(page);
        return head.height + std::max(sizes.group_row_px,
                                      page.frame.paint.measure(next_block(page, words, width_px)).height + row_air_px);
    }
    const std::size_t count = std::min(groups.size(), shown);
    const float time = time_column(page, count);
    float height = head.height;
    for (std::size_t at = 0; at < count; ++at) {
        const When when = when_of(page, groups[at]);
        height += row_of(page, width_px, groups[at], when, time, sizes.group_row_px).height;
    }
    return height;
}

std::optional<Action> draw_groups(Page& page, ui::Rect rect, const FrontSizes& sizes, std::size_t shown) {
    ui::Frame& frame = page.frame;
    const std::optional<Action> opened = action::OpenGroups{};
    if (stacks(frame)) return draw_next(page, rect) ? opened : std::nullopt;
    Head head;
    fill_head(page, rect.width, head);
    const float middle = rect.y + (frame.is_portrait() ? head.words_height / 2 : head.height / 2);
    frame.text({rect.x, middle - head.words_height / 2}, head.block, ui::Role::heading);
    // Its arrow stands out by eight upright, and in line with the list across the glass.
    const float in_px = frame.is_portrait() ? 0 : 8, down_px = frame.is_portrait() ? 2 : 0;
    const bool touched = ui::link_button(
        frame, "welcome.groups",
        {rect.right() - head.link - in_px, middle - link_height / 2 + down_px, head.link, link_height}, head.all);
    float y = rect.y + head.height;
    const auto& groups = page.facts.groups.to_come;
    if (groups.empty()) {
        const std::string words = over_words(page);
        frame.paint.fill({rect.x, y, rect.width, rule_px}, frame.theme.line);
        const ui::TextBlock block = next_block(page, words, rect.width);
        const float height = std::max(sizes.group_row_px, frame.paint.measure(block).height + row_air_px);
        frame.text_in({rect.x, y + rule_px, rect.width, height - rule_px}, block);
    }
    const std::size_t count = std::min(groups.size(), shown);
    const float time = time_column(page, count);
    for (std::size_t at = 0; at < count; ++at) {
        const When when = when_of(page, groups[at]);
        const Row row = row_of(page, rect.width, groups[at], when, time, sizes.group_row_px);
        draw_row(page, rect.x, y, rect.width, row);
        y += row.height;
    }
    return touched ? opened : std::nullopt;
}

float foot_height(Page& page, float width_px, float margin_px, const FrontSizes& sizes) {
    Foot foot;
    fill_foot(page, width_px, margin_px, sizes, foot);
    return foot.is_stacked ? foot.community_height + foot.keeps_height : foot.community_height;
}

std::optional<Action> draw_foot(Page& page, ui::Rect rect, float margin_px, const FrontSizes& sizes) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    Foot foot;
    fill_foot(page, rect.width, margin_px, sizes, foot);
    const ui::Rect community{rect.x, rect.y, foot.is_stacked ? rect.width : rect.width - keeps_width,
                             foot.community_height};
    const ui::Rect keeps = foot.is_stacked
                               ? ui::Rect{rect.x, community.bottom(), rect.width, foot.keeps_height}
                               : ui::Rect{rect.right() - keeps_width, rect.y, keeps_width, foot.keeps_height};
    const ui::Touch touch = frame.control("welcome.keeps", keeps, {.role = ui::Role::button, .label = foot.keeps});
    // Beside the scene the strip ends in the paper's round corner.
    const bool has_corner = rect.x > 0 && theme.glows;
    frame.paint.fill(rect, theme.lamp_100, has_corner ? 56 : 0, has_corner ? ui::Corners::left : ui::Corners::none);
    if (has_corner) frame.paint.fill({rect.x, rect.y, 60, 60}, theme.lamp_100);
    if (touch.pressed) frame.paint.fill(keeps, theme.lamp_50);
    if (foot.is_stacked)
        frame.paint.fill({keeps.x, keeps.y, keeps.width, 2}, theme.lamp_300);
    else
        frame.paint.fill({keeps.x, keeps.y, 2, keeps.height}, theme.lamp_300);
    draw_community(page, community, margin_px, foot);
    const float middle = keeps.center().y;
    float x = keeps.x + (foot.is_stacked ? margin_px : keeps_pad + 2);
    frame.paint.icon(ui::Icon::shield_check, {x, middle - keeps_icon / 2, keeps_icon, keeps_icon}, theme.sage.deep, 2);
    x += keeps_icon + keeps_gap;
    ui::link_words(frame, {x, keeps.y, foot.keeps_block.width_px, keeps.height}, foot.keeps_block);
    frame.paint.icon(ui::Icon::chevron_right,
                     {keeps.right() - keeps_pad - chevron_px, middle - chevron_px / 2, chevron_px, chevron_px},
                     foot.keeps_block.color, 2.2F);
    return touch.activated ? std::optional<Action>(action::OpenPrivacy{}) : std::nullopt;
}

} // namespace porchlight::screens
