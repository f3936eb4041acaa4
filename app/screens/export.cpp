// 15: a checked copy onto a stick, by someone in a hurry. What is in it is fixed, so there is nothing to tick. Each
// phase of the export is a page of its own.
#include "app/flow.h"
#include "app/screens/export_pages.h"
#include "app/screens/page_zones.h"
#include "app/screens/screens.h"
#include "app/screens/staff_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

#include <algorithm>
#include <array>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, title_gap_px = 18;

/// How a stick, or its absence, looks on the page before the start.
struct StickLook {
    ui::Color face, line, disc, icon;
    std::string title, second;
    bool ready = false;
    std::string others = {}; ///< when there are more
};

bool can_hold(const Facts& facts) {
    return !facts.volume_is_busy && facts.volume && facts.volume->readable && facts.volume->writable &&
           facts.volume->free_bytes >= facts.exporting.needed_bytes;
}

/// It is in, and does not come back from a look or from a copy that was given up.
bool is_silent(Page& page) {
    if (page.facts.volume_is_busy) return true;
    if (!page.facts.volume_asked_seconds || page.facts.volume) return false;
    const double left = *page.facts.volume_asked_seconds + slow_stick_seconds - page.frame.now_seconds;
    if (left > 0) page.frame.wake_in(left);
    return left <= 0;
}

StickLook stick_look(Page& page) {
    const ui::Theme& theme = page.frame.theme;
    const auto& volume = page.facts.volume;
    if (is_silent(page))
        return {theme.attention,
                theme.attention_line,
                theme.attention_text,
                theme.attention,
                page.say("exp.silent"),
                page.say("exp.silent.sub"),
                false};
    if (!volume) return {theme.surface, theme.edge, theme.sunken, theme.ink_2, page.say("exp.insert"), {}, false};
    const std::string title = page.say("exp.found", {{"name", volume->name}});
    const std::string free = page.say.size(volume->free_bytes);
    const std::string others = volume->others > 0 ? page.say("exp.others") : std::string();
    if (can_hold(page.facts)) {
        const std::string second = page.say("exp.found.sub", {{"size", free}});
        return {theme.sel_bg, theme.sel, theme.sel, theme.on_sel, title, second, true, others};
    }
    const std::string second =
        !volume->readable ? page.say("exp.found.unread")
        : volume->writable
            ? page.say("exp.found.full", {{"free", free}, {"size", page.say.size(page.facts.exporting.needed_bytes)}})
            : page.say("exp.found.locked");
    return {theme.attention, theme.attention_line, theme.attention_text, theme.attention, title, second, false, others};
}

/// With several sticks in, a touch on the card takes the next one. Returns where the card ends.
float stick_card(Page& page, ui::Rect at, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const StickLook look = stick_look(page);
    constexpr float tick_px = 64, words_x = 171, end_px = 39, least_px = 160;
    const float width = at.width - words_x - end_px - (look.ready ? tick_px + 32 : 0);
    const ui::TextBlock title{
        .words = look.title, .style = frame.type.h3(), .color = frame.theme.ink, .width_px = width};
    const ui::TextBlock second{
        .words = look.second, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = width};
    ui::TextBlock others = second;
    others.words = look.others;
    const auto height_of = [&](const ui::TextBlock& block) {
        return block.words.empty() ? 0 : frame.paint.measure(block).height;
    };
    const float title_px = height_of(title), second_px = height_of(second);
    const float words_px = title_px + second_px + height_of(others);
    const ui::Rect card{at.x, at.y, at.width, std::max(least_px, words_px + 40)};
    const bool several = !look.others.empty();
    const std::string label = several ? look.title + ". " + look.others : std::string();
    if (several && frame.control("staff.export.other", card, {.label = label}).activated) asked = action::NextStick{};
    if (page.facts.volume) {
        staff_card(frame, card, {.face = look.face, .line = look.line, .line_px = 3});
    } else {
        frame.paint.fill(card, look.face, 32);
        frame.paint.dashed(card, look.line, 3, 32, 6, 4);
    }
    const ui::Point middle{card.x + 89, card.center().y};
    frame.paint.disc(middle, 50, look.disc);
    frame.paint.icon(ui::Icon::usb, ui::square_at(middle, 56), look.icon);
    const float x = card.x + words_x, top = middle.y - words_px / 2;
    frame.text({x, top}, title, ui::Role::status);
    if (!look.second.empty()) frame.text({x, top + title_px}, second);
    if (several) frame.label({x, top + title_px + second_px}, others);
    if (look.ready) ui::tick(frame, {card.right() - end_px - tick_px, middle.y - tick_px / 2, tick_px, tick_px}, true);
    return card.bottom();
}

struct Content {
    ui::Icon icon;
    ui::Family family;
    Key title, second, files;
};

/// File names one under another, at the right.
std::string stacked(std::string files) {
    for (std::size_t at = files.find(", "); at != std::string::npos; at = files.find(", "))
        files.replace(at, 2, 1, '\n');
    return files;
}

/// One thing that goes out: what it is, what it is for, and its files; those below it where words are large.
struct ContentRow {
    std::string title, second, files;
    float words_px = 0, files_px = 0, height = 0;
    bool below = false;
};

constexpr float content_px = 146, content_disc_px = 92, content_gap_px = 30, content_side_px = 34;

ui::TextBlock content_title(const ui::Frame& frame, const ContentRow& row) {
    return {.words = row.title,
            .style = frame.type.sans(38, 45.6F, ui::Weight::bold),
            .color = frame.theme.ink,
            .width_px = row.words_px};
}

ui::TextBlock content_second(const ui::Frame& frame, const ContentRow& row) {
    return {
        .words = row.second, .style = frame.type.sans(33, 42.9F), .color = frame.theme.ink_2, .width_px = row.words_px};
}

ui::TextBlock content_files(const ui::Frame& frame, const ContentRow& row) {
    return {.words = row.files,
            .style = frame.type.sans(30, 40.5F),
            .color = frame.theme.ink_2,
            .width_px = row.below ? row.words_px : row.files_px,
            .align = row.below ? ui::Align::start : ui::Align::end};
}

ContentRow content_of(Page& page, const Content& content, float width) {
    ui::Frame& frame = page.frame;
    ContentRow row{page.say(content.title), page.say(content.second), page.say(content.files)};
    row.below = frame.type.size() >= ui::TextSize::larger || !frame.is_portrait();
    const float room = width - 2 * content_side_px - content_disc_px - content_gap_px;
    if (!row.below) {
        row.files = stacked(row.files);
        row.files_px = frame.paint.measure(content_files(frame, row)).width + 2;
    }
    row.words_px = row.below ? room : room - row.files_px - content_gap_px;
    row.height =
        frame.paint.measure(content_title(frame, row)).height + frame.paint.measure(content_second(frame, row)).height;
    if (row.below) row.height += frame.paint.measure(content_files(frame, row)).height;
    row.height = std::max(content_px, row.height + (frame.is_portrait() ? 28.0F : 14.0F));
    return row;
}

void content_row(Page& page, ui::Rect at, const Content& content, const ContentRow& row) {
    ui::Frame& frame = page.frame;
    const ui::Rect disc{at.x + content_side_px, at.center().y - content_disc_px / 2, content_disc_px, content_disc_px};
    ui::icon_disc(frame, disc, content.family, content.icon, 50);
    const ui::TextBlock title = content_title(frame, row), second = content_second(frame, row),
                        files = content_files(frame, row);
    const float title_px = frame.paint.measure(title).height, second_px = frame.paint.measure(second).height,
                files_px = frame.paint.measure(files).height;
    const float x = disc.right() + content_gap_px;
    const float top = at.center().y - (title_px + second_px + (row.below ? files_px : 0)) / 2;
    frame.text({x, top}, title);
    frame.text({x, top + title_px}, second);
    if (row.below)
        frame.text({x, top + title_px + second_px}, files);
    else
        frame.text({at.right() - content_side_px - row.files_px, at.center().y - files_px / 2}, files);
}

/// Returns where the part ends.
float contents(Page& page, ui::Rect at) {
    ui::Frame& frame = page.frame;
    static constexpr std::array<Content, 3> all{
        Content{ui::Icon::chart_column, ui::Family::sage, "exp.sum", "exp.sum.sub", "exp.sum.files"},
        Content{ui::Icon::file_lock_2, ui::Family::indigo, "exp.rec", "exp.rec.sub", "exp.rec.files"},
        Content{ui::Icon::hard_drive, ui::Family::indigo, "exp.bak", "exp.bak.sub", "exp.bak.files"}};
    const std::string title = page.say("exp.what"), never = page.say("exp.never");
    const float y = part_title(frame, at, title) + title_gap_px;
    const std::size_t rows = page.facts.exporting.has_backup ? 3 : 2;
    ui::Rect card{at.x, y, at.width, 4};
    std::vector<ContentRow> plans;
    for (std::size_t i = 0; i < rows; ++i) {
        plans.push_back(content_of(page, all[i], card.width - 4));
        card.height += plans.back().height;
    }
    staff_card(frame, card);
    ui::Rect row{card.x + 2, card.y + 2, card.width - 4, 0};
    for (std::size_t i = 0; i < rows; ++i) {
        row.height = plans[i].height;
        if (i > 0) frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
        content_row(page, row, all[i], plans[i]);
        row.y += row.height;
    }
    ui::Rect note = at;
    note.y = card.bottom() + 22;
    return note_row(frame, note, ui::Icon::shield_check, frame.theme.sage.deep, never);
}

/// Large words push the days below the fold, or half of them across the glass: those that are chosen are said once
/// more over the button that takes them.
ui::TextBlock chosen_block(const ui::Frame& frame, std::string_view words, float width) {
    return {.words = words,
            .style = frame.type.sans(33, 42, ui::Weight::semibold),
            .color = frame.theme.ink,
            .width_px = width,
            .align = ui::Align::center};
}

std::optional<Action> ready_page(Page& page, const ExportState& state) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("exp.title"),
                      caption = state.stopped ? page.say("exp.stopped") : page.say("exp.lead"),
                      start = page.say("exp.start"),
                      chosen = large_text(frame) ? days_chosen(page, state) : std::string();
    const bool upright = frame.is_portrait();
    constexpr float between_px = 40, above_px = 14;
    ui::Rect left{margin_px, 0, frame.canvas.width - 2 * margin_px, 0}, right = left;
    if (!upright) {
        left.width = right.width = (left.width - between_px) / 2;
        right.x = left.right() + between_px;
    }
    const ui::TextBlock days = chosen_block(frame, chosen, right.width);
    const float days_px = chosen.empty() ? 0 : frame.paint.measure(days).height + above_px;
    StaffBody body(page, {.id = "export.body",
                          .title = title,
                          .caption = caption,
                          .tab = StaffTab::exporting,
                          .foot_px = days_px + (upright ? 170.0F : 140.0F),
                          .second_x_px = upright ? 0 : right.x,
                          .second_rises = !upright});
    std::optional<Action> asked;
    left.y = body.column().y + 4;
    left.y = stick_card(page, left, asked) + 26;
    left.y = contents(page, left);
    right.y = upright ? left.y + 26 : body.begin_second(left.y) + 4;
    body.end(export_when(page, state, right, asked));
    const bool ready = can_hold(page.facts) && (state.period || page.facts.exporting.since_last);
    if (!chosen.empty()) frame.text({right.x, body.foot().y + above_px}, days, ui::Role::status);
    const ui::Rect button{right.x, body.foot().y + days_px + above_px, right.width, upright ? 136.0F : 112.0F};
    if (ui::lamp_button(frame, "staff.export.start", button,
                        {.label = start, .before = ui::Icon::hard_drive_download, .stroke_units = 2, .enabled = ready}))
        asked = action::StartExport{};
    return body.finish(asked);
}

} // namespace

std::optional<Action> draw(const ExportState& state, Page& page) {
    if (state.phase == ExportPhase::ready && state.picking) return days_page(page, *state.picking);
    switch (state.phase) {
    case ExportPhase::ready:
        return ready_page(page, state);
    case ExportPhase::copying:
        return copying_page(page, state);
    case ExportPhase::safe:
        return safe_page(page, state);
    case ExportPhase::removed_early:
    case ExportPhase::mismatch:
    case ExportPhase::broken:
        return lost_page(page, state);
    case ExportPhase::full:
    case ExportPhase::read_only:
    case ExportPhase::unreadable:
    case ExportPhase::blocked:
    case ExportPhase::refused:
    case ExportPhase::own:
        return unusable_page(page, state);
    }
    return std::nullopt;
}

} // namespace porchlight::screens
