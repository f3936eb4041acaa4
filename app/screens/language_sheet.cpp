// Find your language without reading someone else's: the title in every language of the site, one row for each in its
// own script. A touch changes the words at once; the sheet stays until Done, so that a wrong touch is easily undone.
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <string>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float top_px = 44, title_to_lead_px = 10, lead_to_rows_px = 40;
constexpr float row_px = 136, row_gap_px = 20, row_radius_px = 40, row_inset_px = 43, tick_px = 56;
constexpr float rows_to_note_px = 12, note_px = 108, note_words_x_px = 60;
constexpr float button_px = 128, bottom_px = 40;
// Landscape is low: three languages still have room.
constexpr float wide_top_px = 36, wide_lead_to_rows_px = 20, wide_note_px = 72;

ui::TextBlock note_block(Page& page, std::string_view words, float width) {
    return {.words = words,
            .style = page.frame.type.sans(34, 49.3F),
            .color = page.frame.theme.ink_2,
            .width_px = width - note_words_x_px};
}

ui::TextStyle name_style(const ui::Frame& frame) { return frame.type.sans(46, 55.2F, ui::Weight::bold); }

/// One height for all, with room for "No reading aloud yet" where that is said of one of them.
float row_height(Page& page) {
    const bool any_is_silent =
        page.facts.site.has_speech &&
        std::ranges::any_of(page.facts.site.languages, [](const LanguageFact& one) { return !one.has_voice; });
    const float second = any_is_silent ? page.frame.type.small().line_px : 0;
    return std::max(row_px, name_style(page.frame).line_px + second + 24);
}

bool draw_row(Page& page, const LanguageFact& language, ui::Rect rect) {
    ui::Frame& frame = page.frame;
    const bool chosen = language.code == page.state.look.language;
    const std::string id = "language." + language.code, word = page.say("say.chosen"),
                      silent = page.say("lang.novoice");
    const bool says_silent = page.facts.site.has_speech && !language.has_voice;
    const ui::Touch touch = frame.control(
        id, rect, {.role = ui::Role::choice_one, .label = language.name, .value = chosen ? word : std::string_view{}});
    ui::choice_box(frame, id, rect, row_radius_px, chosen, touch.pressed);
    const float width = rect.width - 2 * row_inset_px - tick_px - 24;
    const ui::TextBlock name{.words = language.name,
                             .style = name_style(frame),
                             .color = frame.theme.ink,
                             .width_px = width,
                             .lines_max = 1};
    const ui::TextBlock second{
        .words = silent, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = width, .lines_max = 1};
    const float name_px = frame.paint.measure(name).height;
    const float height = name_px + (says_silent ? frame.paint.measure(second).height : 0);
    const ui::Point at{rect.x + row_inset_px, rect.center().y - height / 2};
    frame.label(at, name);
    if (says_silent) frame.label({at.x, at.y + name_px}, second);
    if (chosen)
        ui::tick(frame, {rect.right() - row_inset_px - tick_px, rect.center().y - tick_px / 2, tick_px, tick_px}, true);
    return touch.activated;
}

constexpr float leads_apart_px = 48;

/// Beside one another.
float leads_width(ui::Frame& frame, const std::vector<ui::TextBlock>& leads) {
    float width = leads.empty() ? 0 : -leads_apart_px;
    for (const ui::TextBlock& lead : leads) width += frame.paint.advance(lead) + leads_apart_px;
    return width;
}

void draw_leads(ui::Frame& frame, const std::vector<ui::TextBlock>& leads, ui::Point at, bool on_one_line) {
    float line_px = 0;
    for (const ui::TextBlock& lead : leads) line_px = std::max(line_px, frame.paint.measure(lead).height);
    for (const ui::TextBlock& lead : leads) {
        // Scripts with taller lines stand in the middle of the same line.
        const float height = frame.paint.measure(lead).height;
        const ui::Size drawn = frame.text({at.x, on_one_line ? at.y + (line_px - height) / 2 : at.y}, lead);
        if (on_one_line)
            at.x += drawn.width + leads_apart_px;
        else
            at.y += drawn.height;
    }
}

} // namespace

std::optional<Action> draw(const LanguageSheet&, Page& page) {
    ui::Frame& frame = page.frame;
    const std::vector<LanguageFact>& languages = page.facts.site.languages; // the main one first
    const std::string title_words = page.say("lang.title"), note_words = page.say("lang.note"),
                      done = page.say("lang.done");
    std::vector<ui::TextBlock> leads;
    for (const LanguageFact& language : languages)
        if (language.code != page.state.look.language && !language.choose.empty())
            leads.push_back({.words = language.choose, .style = frame.type.lead(), .color = frame.theme.ink_2});
    const float width = SheetBox::width_on(frame);
    const TitleRow title{title_words, frame.type.serif(64, 75.52F, ui::Weight::semibold), "language.close", done};
    // The title stands at the top of its row: the other languages follow closely below it.
    const float title_px =
        frame.paint
            .measure({.words = title.title, .style = title.style, .color = frame.theme.ink, .width_px = width - 120})
            .height;
    const bool on_one_line = !frame.is_portrait() && leads_width(frame, leads) <= width - 120;
    float leads_px = 0, taller_px = 0; // scripts with taller lines have them from the air below
    for (const ui::TextBlock& lead : leads) {
        const float line_px = frame.paint.measure(lead).height;
        leads_px = on_one_line ? std::max(leads_px, line_px) : leads_px + line_px;
        if (!on_one_line) taller_px += std::max(0.0F, line_px - lead.style.line_px);
    }
    if (!leads.empty()) leads_px += title_to_lead_px;
    const float head_px = std::max(title_px + leads_px, title_row_height(page, title));
    const bool wide = !frame.is_portrait();
    const float row = row_height(page);
    const float top = wide ? wide_top_px : top_px,
                rows_above = wide ? wide_lead_to_rows_px : lead_to_rows_px - std::min(taller_px, lead_to_rows_px / 2);
    const float note_height =
        std::max(wide ? wide_note_px : note_px, frame.paint.measure(note_block(page, note_words, width)).height + 24);
    const float foot_px = rows_to_note_px + note_height + button_px + bottom_px;
    const auto rows_px = [&](std::size_t columns) {
        const auto rows = static_cast<float>((languages.size() + columns - 1) / columns);
        return rows * (row + row_gap_px) - row_gap_px;
    };
    // Across the glass two stand beside each other before any of them has to be scrolled to.
    const float room = SheetBox::room_px(frame) - top - head_px - rows_above - foot_px;
    const std::size_t columns = wide && rows_px(1) > room ? 2 : 1;
    SheetBox box(page, "language.list", title_words,
                 {.head_px = top + head_px + rows_above, .body_px = rows_px(columns), .foot_px = foot_px});

    const bool closed = ui::round_button(frame, title.close_id, {box.right() - 96, box.head_y() + top, 96, 96},
                                         ui::Icon::x, title.close_label);
    float y = box.head_y() + top;
    y += frame
             .text({box.left(), y},
                   {.words = title.title, .style = title.style, .color = frame.theme.ink, .width_px = width - 120},
                   ui::Role::heading)
             .height +
         title_to_lead_px;
    draw_leads(frame, leads, {box.left(), y}, on_one_line);

    std::optional<Action> action;
    box.begin_body();
    y = box.body_y();
    const float row_width = (width - static_cast<float>(columns - 1) * row_gap_px) / static_cast<float>(columns);
    for (std::size_t at = 0; at < languages.size(); ++at) {
        const ui::Rect place{box.left() + static_cast<float>(at % columns) * (row_width + row_gap_px),
                             y + static_cast<float>(at / columns) * (row + row_gap_px), row_width, row};
        if (draw_row(page, languages[at], place)) action = action::PickLanguage{languages[at].code};
    }
    box.end_body();

    y = box.foot_y() + rows_to_note_px;
    frame.paint.icon(ui::Icon::undo_2, {box.left(), y + note_height / 2 - 21, 42, 42}, frame.theme.ink_2, 2);
    frame.text_in({box.left() + note_words_x_px, y, width - note_words_x_px, note_height},
                  note_block(page, note_words, width));
    const ui::Rect button{box.left(), y + note_height, width, button_px};
    if (ui::lamp_button(frame, "language.done", button, {.label = done}) || closed) return action::CloseSheet{};
    return action;
}

} // namespace porchlight::screens
