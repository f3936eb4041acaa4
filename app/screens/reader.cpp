// One read: its text in a column, and a dock with how much is left and the reader's tools. The sections on the first
// card, and in the Contents sheet, move the text; they are not places of their own.
#include "app/library/library.h"
#include "app/library/sentences.h"
#include "app/screens/page_zones.h"
#include "app/screens/read_end.h"
#include "app/screens/read_text.h"
#include "app/screens/reader_dock.h"
#include "app/screens/reading.h"
#include "app/screens/screens.h"
#include "app/screens/shelves.h"
#include "ui/widgets/bar.h"
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
constexpr float heading_below_edge_px = 48; // a section scrolled to stands this far from the top

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
    return with_whole_words(page.frame, {.words = article.title,
                                         .style = style,
                                         .color = page.frame.theme.ink,
                                         .width_px = read_column(page.frame).width});
}

ui::TextBlock row_block(Page& page, std::string_view words, float width) {
    return with_whole_words(page.frame, {.words = words,
                                         .style = page.frame.type.sans(36, 52.2F),
                                         .color = page.frame.theme.ink,
                                         .width_px = width - 2 * card_inset_px - row_words_x_px - 66});
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

void draw_head(Page& page, const Article& article, float y, const std::optional<library::Sentence>& spoken) {
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
    const LitWords lit = spoken ? LitWords{spoken->begin, spoken->end} : LitWords{};
    y += draw_lit(page, {column.x, y}, title_block(page, article), lit, ui::Role::heading).height + title_to_facts_px;
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
        const ui::TextBlock count{
            .words = number, .style = bold, .color = frame.theme.tint(family_of(article.shelf)).deep};
        frame.label({row.x, top + (line_height(frame, block) - frame.paint.measure(count).height) / 2}, count);
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
    const bool is_first = text.laid_out_as == 0;
    if (is_first) text.place = static_cast<float>(state.section);
    if (text.laid_out_as != now && text.place > 0) {
        const auto section = static_cast<std::size_t>(text.place);
        const float begin = begin_of(places, section), length = begin_of(places, section + 1) - begin;
        const float offset = begin + length * (text.place - static_cast<float>(section));
        const bool knows_end = is_first && text.limit_px > 0;
        text.offset_px =
            std::clamp(offset, 0.0F, knows_end ? text.limit_px : std::max(0.0F, places.text_end_px - box_px));
        text.speed_px_per_second = 0;
        if (is_first && !knows_end) { // what stands below the text is measured when it is drawn: once more, then
            page.frame.wants_frame = true;
            return;
        }
    } else {
        text.place = place_at(places, text.offset_px);
    }
    text.laid_out_as = now;
}

ReadProgress progress_of(Page& page, const Article& article, const ReadPlaces& places, float box_px) {
    const float offset = std::max(0.0F, page.frame.input.scroll(read_list_id).offset_px);
    const float way = places.text_end_px - box_px;
    if (way <= 0 || offset >= way) return {1, 0};
    const float share = offset / way;
    const float left = static_cast<float>(article.minutes) * (1 - share);
    return {share, std::max(1, static_cast<int>(std::ceil(left)))};
}

/// How far a sentence that is read aloud is on the way through the text.
float share_read(const std::vector<ui::Rect>& sentence, const ReadPlaces& places, float otherwise) {
    if (sentence.empty() || places.text_end_px <= places.contents_px) return otherwise;
    return std::clamp((sentence.back().bottom() - places.contents_px) / (places.text_end_px - places.contents_px), 0.0F,
                      1.0F);
}

/// Where reading aloud begins: the first sentence that is not above the glass.
std::size_t first_in_sight(Page& page, const Article& article, const ReadPlaces& places) {
    const auto sentences = library::sentences_of(article, page.say.language());
    const float offset = page.frame.input.scroll(read_list_id).offset_px;
    for (std::size_t at = 0; at < sentences.size(); ++at) {
        const auto rects = sentence_rects(page, article, places, sentences[at]);
        if (!rects.empty() && rects.front().y >= offset) return at;
    }
    return 0;
}

/// A sentence that begins to be read aloud comes to the middle third of the glass. Only then: after that the text is
/// the finger's and the keys'.
void follow(Page& page, std::size_t number, const std::vector<ui::Rect>& sentence, float box_px) {
    constexpr float glide_seconds = 0.325F; // a list let go of at some speed goes so far, see ui/scroll.cpp
    ui::ScrollArea& text = page.frame.input.scroll(read_list_id);
    ui::ScrollArea& followed = page.frame.input.scroll("reader.followed"); // remembers the sentence, scrolls nothing
    if (sentence.empty() || text.limit_px <= 0 || followed.laid_out_as == number + 1) return;
    followed.laid_out_as = number + 1;
    const float middle = (sentence.front().y + sentence.back().bottom()) / 2, third = box_px / 3;
    const float at = middle - text.offset_px;
    if (at >= third && at <= 2 * third) return;
    const float way = std::clamp(middle - box_px / 2, 0.0F, text.limit_px) - text.offset_px;
    if (page.frame.less_movement() || std::abs(way) > box_px)
        ui::step(text, way);
    else
        ui::fling(text, way / glide_seconds);
    page.frame.wants_frame = true;
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

std::vector<ui::Rect> sentence_rects(Page& page, const Article& article, const ReadPlaces& places,
                                     const library::Sentence& sentence) {
    const ReadColumn column = read_column(page.frame);
    if (sentence.block) {
        auto rects = block_rects(page, article.blocks[*sentence.block], {sentence.begin, sentence.end});
        for (ui::Rect& rect : rects) rect = rect.moved(0, places.blocks[*sentence.block]);
        return rects;
    }
    auto rects = page.frame.paint.rects(title_block(page, article), sentence.begin, sentence.end);
    for (ui::Rect& rect : rects) rect = rect.moved(column.x, topic_y_px + topic_px + topic_to_title_px);
    return rects;
}

void draw_dock_bed(ui::Frame& frame, ui::Rect dock) {
    frame.paint.shadow(dock, 0, ui::Shadow::dock);
    frame.paint.fill(dock, frame.theme.surface);
    const bool contrast = frame.theme.name == ui::ThemeName::high_contrast, across = dock.y <= 0;
    const float line_px = contrast ? frame.theme.edge_px : 2;
    frame.paint.fill(across ? ui::Rect{dock.x, dock.y, line_px, dock.height}
                            : ui::Rect{dock.x, dock.y, dock.width, line_px},
                     contrast ? frame.theme.edge : frame.theme.line);
}

std::optional<Action> draw(const ReaderState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const Article* article = page.facts.library ? page.facts.library->find(state.slug) : nullptr;
    if (article == nullptr) { // the read is not there in this language: the bar leads back
        ui::header_wash(frame, wash_px);
        return std::nullopt;
    }
    const ReadPlaces places = places_of(page, *article);
    ReaderDock dock{{}, !places.sections.empty(), state.aloud};
    // Its height hangs on the words of the progress, which hangs on the height: what was true a moment ago will do.
    dock.progress = progress_of(page, *article, places, frame.canvas.height - ui::bar_height(frame));
    const ui::Rect dock_rect = reader_dock_rect(page, dock);
    const ui::Rect box{0, 0, frame.is_portrait() ? frame.canvas.width : dock_rect.x,
                       frame.is_portrait() ? dock_rect.y : dock_rect.bottom()};
    keep_place(state, page, places, box.height);
    std::optional<library::Sentence> spoken;
    if (state.aloud) {
        const auto sentences = library::sentences_of(*article, page.say.language());
        if (state.aloud->sentence < sentences.size()) spoken = sentences[state.aloud->sentence];
    }
    std::vector<ui::Rect> lit;
    if (spoken) lit = sentence_rects(page, *article, places, *spoken);
    if (spoken && !state.aloud->paused) follow(page, state.aloud->sentence, lit, box.height);
    {
        const ui::Painter::Shift along(frame.paint, 0, -std::max(0.0F, frame.input.scroll(read_list_id).offset_px));
        ui::header_wash(frame, wash_px);
    }
    std::optional<Action> action;
    {
        ui::ScrollBox text(frame, read_list_id, box, article->title);
        const float top = text.origin_y();
        draw_head(page, *article, top, spoken && !spoken->block ? spoken : std::nullopt);
        draw_contents(page, *article, places, top + places.contents_px);
        for (std::size_t i = 0; i < article->blocks.size(); ++i) {
            const LitWords said = spoken && spoken->block == i ? LitWords{spoken->begin, spoken->end} : LitWords{};
            if (auto followed = draw_block(page, *article, i, top + places.blocks[i], said)) action = followed;
        }
        const ReadEnd end = draw_read_end(page, *article, top + places.text_end_px);
        if (end.action) action = end.action;
        text.content_height_unhinted(places.text_end_px + end.height_px);
    }
    dock.progress = progress_of(page, *article, places, box.height);
    dock.progress.share = share_read(lit, places, dock.progress.share);
    if (auto docked = draw_reader_dock(page, dock, dock_rect)) action = docked;
    if (action && std::holds_alternative<action::ReadAloud>(action->any()) && !state.aloud)
        return action::ReadAloud{action::AloudWish::begin, first_in_sight(page, *article, places)};
    return action;
}

} // namespace porchlight::screens
