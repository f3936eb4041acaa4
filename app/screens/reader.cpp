// One read: its text in a column, and a dock with how much is left and the reader's tools. The sections on the first
// card, and in the Contents sheet, move the text; they are not places of their own.
#include "app/library/library.h"
#include "app/screens/read_end.h"
#include "app/screens/read_text.h"
#include "app/screens/reading.h"
#include "app/screens/screens.h"
#include "app/screens/shelves.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/header.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace porchlight::screens {

namespace {

using library::Article;

constexpr float wash_px = 420, topic_y_px = 64, topic_px = 72, topic_gap_px = 22, topic_to_title_px = 26;
constexpr float title_to_facts_px = 26, facts_gap_px = 34, fact_icon_px = 36, fact_icon_gap_px = 12;
constexpr float facts_to_card_px = 40, card_to_text_px = 44;
constexpr float card_inset_px = 42, card_top_px = 22, card_bottom_px = 18, row_px = 88, row_words_x_px = 66;
constexpr float dock_top_px = 24, dock_gap_px = 20, dock_bottom_px = 24, tool_px = 112, tools_gap_px = 18;
constexpr float bar_px = 14, bar_gap_px = 26, bar_least_share = 0.06F;
constexpr float heading_below_edge_px = 48; // a section scrolled to stands this far from the top
constexpr float margin_px = 48;

struct Fact {
    ui::Icon icon;
    std::string words;
};

std::vector<Fact> facts_of(const Page& page, const Article& article) {
    std::vector<Fact> facts{{ui::Icon::clock, page.say("read.min", {{"n", article.minutes}})}};
    std::vector<std::string> who;
    if (article.audience.everyone) who.push_back(page.say("read.audience.everyone"));
    if (article.audience.clients) who.push_back(page.say("read.audience.clients"));
    if (article.audience.family) who.push_back(page.say("read.audience.family"));
    if (article.audience.teens) who.push_back(page.say("read.audience.teens"));
    for (std::string& one : who) facts.push_back({ui::Icon::users, std::move(one)});
    if (article.reviewed && page.facts.site.shows_checked)
        facts.push_back({ui::Icon::circle_check, page.say("read.checked")});
    return facts;
}

ui::TextStyle fact_style(const ui::Frame& frame) { return frame.type.sans(32, 46.4F); }

/// Lays the facts out from left to right and into more lines where they do not fit; draws them when asked to.
float lay_facts(Page& page, const Article& article, ui::Point at, float width, bool draws) {
    ui::Frame& frame = page.frame;
    const ui::TextStyle style = fact_style(frame);
    float x = at.x, y = at.y;
    for (const Fact& fact : facts_of(page, article)) {
        const ui::TextBlock words{.words = fact.words, .style = style, .color = frame.theme.ink_2};
        const float needed = fact_icon_px + fact_icon_gap_px + frame.paint.measure(words).width;
        if (x > at.x && x + needed > at.x + width) {
            x = at.x;
            y += style.line_px + 8;
        }
        if (draws) {
            frame.paint.icon(fact.icon, {x, y + (style.line_px - fact_icon_px) / 2, fact_icon_px, fact_icon_px},
                             frame.theme.ink_2, 2);
            frame.text({x + fact_icon_px + fact_icon_gap_px, y}, words);
        }
        x += needed + facts_gap_px;
    }
    return y + style.line_px - at.y;
}

ui::TextBlock title_block(Page& page, const Article& article) {
    ui::TextStyle style = page.frame.type.serif(82, 88.56F, ui::Weight::semibold);
    style.tracking_px = -0.5F;
    return {.words = article.title,
            .style = style,
            .color = page.frame.theme.ink,
            .width_px = read_column(page.frame).width};
}

ui::TextBlock row_block(Page& page, std::string_view words, float width) {
    return {.words = words,
            .style = page.frame.type.sans(36, 52.2F),
            .color = page.frame.theme.ink,
            .width_px = width - 2 * card_inset_px - row_words_x_px - 66};
}

float row_height(Page& page, const Article& article, std::size_t block) {
    const std::string words = text_of(article.blocks[block]);
    return std::max(row_px,
                    page.frame.paint.measure(row_block(page, words, read_column(page.frame).width)).height + 30);
}

float contents_height(Page& page, const Article& article, const ReadPlaces& places) {
    if (places.sections.empty()) return 0;
    float height = card_top_px + card_bottom_px;
    for (std::size_t block : places.sections) height += row_height(page, article, block);
    return height;
}

void draw_head(Page& page, const Article& article, float y) {
    ui::Frame& frame = page.frame;
    const ReadColumn column = read_column(frame);
    const ui::Family family = family_of(article.shelf);
    y += topic_y_px;
    ui::icon_disc(frame, {column.x, y, topic_px, topic_px}, family, icon_of(article.shelf), 42, 2);
    const std::string shelf = name_of(page, article.shelf);
    frame.text_in({column.x + topic_px + topic_gap_px - 6, y, column.width - topic_px - topic_gap_px, topic_px},
                  {.words = shelf,
                   .style = frame.type.sans(34, 49.3F, ui::Weight::bold),
                   .color = frame.theme.tint(family).deep});
    y += topic_px + topic_to_title_px;
    y += frame.text({column.x, y}, title_block(page, article), ui::Role::heading).height + title_to_facts_px;
    lay_facts(page, article, {column.x, y}, column.width, true);
}

/// The card of sections; a touched row moves the text there.
void draw_contents(Page& page, const Article& article, const ReadPlaces& places, float y) {
    if (places.sections.empty()) return;
    ui::Frame& frame = page.frame;
    const ReadColumn column = read_column(frame);
    const ui::Rect card{column.x, y, column.width, contents_height(page, article, places)};
    const bool contrast = frame.theme.name == ui::ThemeName::high_contrast;
    frame.paint.fill(card, frame.theme.surface, 36);
    frame.paint.stroke(card, frame.theme.line, contrast ? frame.theme.edge_px : 2, 36);
    y += card_top_px;
    for (std::size_t section = 0; section < places.sections.size(); ++section) {
        const std::string words = text_of(article.blocks[places.sections[section]]);
        const std::string number = page.say.number(static_cast<std::int64_t>(section + 1));
        const std::string id = "reader.section." + std::to_string(section + 1);
        const ui::Rect row{column.x + card_inset_px, y, column.width - 2 * card_inset_px,
                           row_height(page, article, places.sections[section])};
        const ui::Touch touch = frame.control(id, row, {.role = ui::Role::link, .label = words, .value = number});
        if (touch.pressed) frame.paint.fill(row, frame.theme.indigo.soft, 16);
        if (section > 0) frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
        const float middle = row.center().y;
        const ui::TextBlock block = row_block(page, words, column.width);
        ui::TextStyle bold = block.style;
        bold.weight = ui::Weight::bold;
        const float top = middle - frame.paint.measure(block).height / 2;
        frame.label({row.x, top},
                    {.words = number, .style = bold, .color = frame.theme.tint(family_of(article.shelf)).deep});
        frame.label({row.x + row_words_x_px, top}, block);
        frame.paint.icon(ui::Icon::chevron_down, {row.right() - 40, middle - 20, 40, 40}, frame.theme.ink, 2.2F);
        if (touch.activated) {
            ui::ScrollArea& text = frame.input.scroll(read_list_id);
            text.offset_px = std::min(scroll_to_section(places, section), text.limit_px);
            text.speed_px_per_second = 0;
            frame.wants_frame = true;
        }
        y += row.height;
    }
}

/// As what the text is laid out now; never 0.
std::uint64_t layout_of(const Page& page) {
    std::uint64_t layout = static_cast<std::uint64_t>(page.frame.type.size()) + 1;
    for (const char one : page.say.language()) layout = layout * 131 + static_cast<unsigned char>(one);
    return layout * 2 + (page.frame.is_portrait() ? 1U : 0U);
}

/// Where a section begins and ends on the way; section 0 is what stands before the first.
float begin_of(const ReadPlaces& places, std::size_t section) {
    if (section == 0) return 0;
    return section <= places.sections.size() ? scroll_to_section(places, section - 1) : places.text_end_px;
}

/// A section and the share of it that is behind, as one number.
float place_at(const ReadPlaces& places, float offset_px) {
    std::size_t section = 0;
    while (section < places.sections.size() && begin_of(places, section + 1) <= offset_px + 1) ++section;
    const float begin = begin_of(places, section), length = begin_of(places, section + 1) - begin;
    return static_cast<float>(section) + (length > 0 ? std::clamp((offset_px - begin) / length, 0.0F, 0.999F) : 0);
}

/// Another language, larger text or a section that was searched for: the text goes to the place in the new layout.
void keep_place(const ReaderState& state, Page& page, const ReadPlaces& places, float box_px) {
    ui::ScrollArea& text = page.frame.input.scroll(read_list_id);
    const std::uint64_t now = layout_of(page);
    if (text.laid_out_as == 0) text.place = static_cast<float>(state.section);
    if (text.laid_out_as != now && text.place > 0) {
        const auto section = static_cast<std::size_t>(text.place);
        const float begin = begin_of(places, section), length = begin_of(places, section + 1) - begin;
        const float offset = begin + length * (text.place - static_cast<float>(section));
        text.offset_px = std::clamp(offset, 0.0F, std::max(0.0F, places.text_end_px - box_px));
        text.speed_px_per_second = 0;
    } else {
        text.place = place_at(places, text.offset_px);
    }
    text.laid_out_as = now;
}

/// How far the text has been read, and how much is left, from where the list stands.
struct Progress {
    float share;
    int minutes_left; ///< 0 on the last page
};

Progress progress_of(Page& page, const Article& article, const ReadPlaces& places, float box_px) {
    const float offset = std::max(0.0F, page.frame.input.scroll(read_list_id).offset_px);
    const float way = places.text_end_px - box_px;
    if (way <= 0 || offset >= way) return {1, 0};
    const float share = offset / way;
    const float left = static_cast<float>(article.minutes) * (1 - share);
    return {share, std::max(1, static_cast<int>(std::ceil(left)))};
}

void draw_progress(Page& page, const Progress& progress, ui::Rect row) {
    ui::Frame& frame = page.frame;
    const std::string words =
        progress.minutes_left == 0 ? page.say("read.last") : page.say("read.left", {{"n", progress.minutes_left}});
    const ui::Size size =
        frame.text({row.x, row.y}, {.words = words, .style = fact_style(frame), .color = frame.theme.ink_2});
    const float x = row.x + size.width + bar_gap_px, width = row.right() - x;
    const float y = row.y + (row.height - bar_px) / 2;
    frame.paint.fill({x, y, width, bar_px}, frame.theme.sunken, bar_px / 2);
    const float share = bar_least_share + (1 - bar_least_share) * progress.share;
    frame.paint.fill({x, y, width * share, bar_px}, frame.theme.sky.deep, bar_px / 2);
}

/// A small and a large A beside the words.
bool draw_size_button(Page& page, ui::Rect rect, const ui::TextStyle& style) {
    ui::Frame& frame = page.frame;
    const std::string words = page.say("read.size");
    const ui::Touch touch = frame.control("reader.size", rect, {.role = ui::Role::button, .label = words});
    frame.paint.fill(rect, touch.pressed ? frame.theme.sunken : frame.theme.surface, 36);
    frame.paint.stroke(rect, frame.theme.edge, frame.theme.edge_px, 36);
    // The letters are a picture: they do not grow with the text.
    ui::TextStyle small = style, large = style;
    small.size_px = 34, small.line_px = 39.1F, large.size_px = 52, large.line_px = 59.8F;
    const ui::Color ink = frame.theme.ink;
    const ui::TextBlock a{.words = "A", .style = small, .color = ink}, b{.words = "A", .style = large, .color = ink},
        label{.words = words, .style = style, .color = ink};
    const float a_px = frame.paint.measure(a).width, b_px = frame.paint.measure(b).width;
    const float label_px = frame.paint.measure(label).width;
    float x = rect.center().x - (a_px + 10 + b_px + 16 + label_px) / 2;
    const float middle = rect.center().y;
    frame.label({x, middle - small.line_px / 2}, a);
    x += a_px + 10;
    frame.label({x, middle - large.line_px / 2}, b);
    x += b_px + 16;
    frame.label({x, middle - style.line_px / 2}, label);
    return touch.activated;
}

float dock_height(const ui::Frame& frame) {
    return dock_top_px + fact_style(frame).line_px + dock_gap_px + tool_px + dock_bottom_px;
}

std::optional<Action> draw_dock(Page& page, const Progress& progress, bool has_sections, ui::Rect dock) {
    ui::Frame& frame = page.frame;
    draw_dock_bed(frame, dock);
    const float width = frame.canvas.width - 2 * margin_px, line_px = fact_style(frame).line_px;
    draw_progress(page, progress, {margin_px, dock.y + dock_top_px, width, line_px});
    const bool speech = page.facts.site.has_speech;
    const float shares = (speech ? 1.2245F : 0) + (has_sections ? 1.0F : 0) + 1;
    const float gaps = tools_gap_px * (static_cast<float>(speech) + static_cast<float>(has_sections));
    const float unit = (width - gaps) / shares;
    ui::Rect tool{margin_px, dock.bottom() - dock_bottom_px - tool_px, unit, tool_px};
    const ui::TextStyle style = frame.type.sans(34, 39.1F, ui::Weight::semibold);
    std::optional<Action> action;
    if (speech) {
        const std::string aloud = page.say("read.aloud");
        tool.width = unit * 1.2245F;
        if (ui::line_button(
                frame, "reader.aloud", tool,
                {.label = aloud, .before = ui::Icon::volume_2, .icon_px = 46, .stroke_units = 2, .style = style}))
            action = action::SetLook{page.state.look, page.state.reach_mode, true};
        tool.x = tool.right() + tools_gap_px;
        tool.width = unit;
    }
    if (has_sections) {
        const std::string contents = page.say("read.contents");
        if (ui::line_button(
                frame, "reader.contents", tool,
                {.label = contents, .before = ui::Icon::list, .icon_px = 46, .stroke_units = 2, .style = style}))
            action = action::OpenContents{};
        tool.x = tool.right() + tools_gap_px;
    }
    if (draw_size_button(page, tool, style)) action = action::OpenTextSize{};
    return action;
}

} // namespace

ReadPlaces places_of(Page& page, const Article& article) {
    const ReadColumn column = read_column(page.frame);
    ReadPlaces places;
    for (std::size_t i = 0; i < article.blocks.size(); ++i)
        if (article.blocks[i].kind == library::BlockKind::heading) places.sections.push_back(i);
    places.contents_px = topic_y_px + topic_px + topic_to_title_px +
                         page.frame.paint.measure(title_block(page, article)).height + title_to_facts_px +
                         lay_facts(page, article, {0, 0}, column.width, false) + facts_to_card_px;
    const float card_px = contents_height(page, article, places);
    float y = places.contents_px + card_px + (card_px > 0 ? card_to_text_px : 0);
    for (const library::Block& block : article.blocks) {
        places.blocks.push_back(y);
        y += block_height(page, block);
    }
    places.text_end_px = y;
    return places;
}

float scroll_to_section(const ReadPlaces& places, std::size_t section) {
    return std::max(0.0F, places.blocks[places.sections[section]] - heading_below_edge_px);
}

void draw_dock_bed(ui::Frame& frame, ui::Rect dock) {
    frame.paint.shadow(dock, 0, ui::Shadow::dock);
    frame.paint.fill(dock, frame.theme.surface);
    const bool contrast = frame.theme.name == ui::ThemeName::high_contrast;
    frame.paint.fill({dock.x, dock.y, dock.width, contrast ? frame.theme.edge_px : 2},
                     contrast ? frame.theme.edge : frame.theme.line);
}

std::optional<Action> draw(const ReaderState& state, Page& page) {
    ui::Frame& frame = page.frame;
    ui::header_wash(frame, wash_px);
    const Article* article = page.facts.library ? page.facts.library->find(state.slug) : nullptr;
    if (article == nullptr) return std::nullopt; // the read is not there in this language: the bar leads back
    const ReadPlaces places = places_of(page, *article);
    const float dock_px = dock_height(frame);
    const ui::Rect dock{0, frame.canvas.height - ui::bar_height(frame) - dock_px, frame.canvas.width, dock_px};
    const ui::Rect box{0, 0, frame.canvas.width, dock.y};
    keep_place(state, page, places, box.height);
    std::optional<Action> action;
    {
        ui::ScrollBox text(frame, read_list_id, box, article->title);
        const float top = text.origin_y();
        draw_head(page, *article, top);
        draw_contents(page, *article, places, top + places.contents_px);
        for (std::size_t i = 0; i < article->blocks.size(); ++i)
            if (auto followed = draw_block(page, *article, i, top + places.blocks[i])) action = followed;
        const ReadEnd end = draw_read_end(page, *article, top + places.text_end_px);
        if (end.action) action = end.action;
        text.content_height(places.text_end_px + end.height_px);
    }
    const Progress progress = progress_of(page, *article, places, box.height);
    if (auto docked = draw_dock(page, progress, !places.sections.empty(), dock)) action = docked;
    return action;
}

} // namespace porchlight::screens
