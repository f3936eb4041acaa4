// While it copies, and when it is safe to take the stick out.
#include "app/screens/export_pages.h"

#include "app/flow.h"
#include "app/screens/staff_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/ring.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float side_px = 42;

constexpr float button_top_px = 12; // below the end of what scrolls

constexpr float arc_ms = 300; // tokens.md, section 7, "progress arc"

void progress_ring(Page& page, ui::Point middle, float share, float size) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const float unit = size * 400.0F / 440, radius = 203 * unit, line_px = 26 * unit;
    const float shown = frame.motion.toward("export.arc", share, frame.less_movement() ? 0 : arc_ms, ui::Ease::linear);
    frame.paint.ring(middle, radius, theme.sunken, line_px);
    ui::round_arc(frame.paint, middle, radius, shown, theme.lamp_600, line_px);
    const auto percent = static_cast<int>(std::floor(share * 100 + 0.001F));
    const std::string words = page.say("exp.percent", {{"n", percent}});
    frame.text_in({middle.x - 200, middle.y - 56, 400, 120},
                  {.words = words,
                   .style = {.weight = ui::Weight::bold, .size_px = 102 * size, .line_px = 122 * size}, // as the ring
                   .color = theme.ink,
                   .align = ui::Align::center},
                  ui::Role::status);
}

std::string time_left(Page& page, const ExportProgress& progress) {
    if (!progress.seconds_left) return {};
    constexpr std::int32_t in_minutes_from = 90;
    if (*progress.seconds_left < in_minutes_from) return page.say.plural("exp.left", *progress.seconds_left);
    return page.say.plural("exp.left.minutes", (*progress.seconds_left + 59) / 60);
}

enum class StepIs : std::uint8_t { done, now, later };

constexpr float step_mark_px = 56, step_gap_px = 26;

struct StepWords {
    std::string title, word;
};

ui::TextBlock step_title(const ui::Frame& frame, const StepWords& words, StepIs is, float width) {
    return {.words = words.title,
            .style = frame.type.sans(36, 52.2F, is == StepIs::now ? ui::Weight::bold : ui::Weight::regular),
            .color = frame.theme.ink,
            .width_px = width};
}

ui::TextBlock step_end(const ui::Frame& frame, const StepWords& words) {
    return {.words = words.word, .style = frame.type.small(), .color = frame.theme.ink_2};
}

/// A few words at the right of the title, or below it where both do not fit.
struct StepPlan {
    float title_px, end_px, height;
    bool below = false;
};

StepPlan step_plan(ui::Frame& frame, const StepWords& words, StepIs is, float width, float least) {
    const float room = width - step_mark_px - step_gap_px;
    const float end = frame.paint.measure(step_end(frame, words)).width + 2;
    const float whole = frame.paint.measure(step_title(frame, words, is, 0)).width;
    StepPlan plan{.title_px = room - end - step_gap_px, .end_px = end, .height = least};
    plan.below = frame.type.size() >= ui::TextSize::larger && whole > plan.title_px;
    if (plan.below) plan.title_px = room;
    const float title = frame.paint.measure(step_title(frame, words, is, plan.title_px)).height;
    plan.height = std::max(least, title + (plan.below ? frame.type.small().line_px : 0) + 24);
    return plan;
}

void step_row(ui::Frame& frame, ui::Rect row, StepIs is, const StepWords& words, const StepPlan& plan) {
    const ui::Theme& theme = frame.theme;
    const ui::Rect mark{row.x, row.center().y - step_mark_px / 2, step_mark_px, step_mark_px};
    if (is == StepIs::done) {
        ui::tick(frame, mark, true);
    } else if (is == StepIs::now) {
        frame.paint.disc(mark.center(), step_mark_px / 2, theme.lamp_500);
        frame.paint.ring(mark.center(), step_mark_px / 2, theme.lamp_700, 3);
    } else {
        frame.paint.dashed_ring(mark.center(), step_mark_px / 2, theme.edge, 3, 6, 4);
    }
    const float x = mark.right() + step_gap_px;
    const ui::TextBlock title = step_title(frame, words, is, plan.title_px);
    if (plan.below) {
        const float height = frame.paint.measure(title).height;
        const float y = row.center().y - (height + frame.type.small().line_px) / 2;
        frame.text({x, y}, title);
        frame.text({x, y + height}, step_end(frame, words));
        return;
    }
    frame.text_in({x, row.y, plan.title_px, row.height}, title);
    frame.text_in({row.right() - plan.end_px, row.y, plan.end_px, row.height}, step_end(frame, words));
}

std::string word_of(Page& page, std::size_t step, std::size_t now, std::size_t steps, const ExportProgress& progress) {
    if (step < now) return page.say("exp.stage.done");
    if (step == now && progress.files_total > 0 &&
        (progress.stage == ExportStage::copy || progress.stage == ExportStage::read_back))
        return page.say("exp.stage.files", {{"a", progress.files_done}, {"b", progress.files_total}});
    if (step == now) return page.say("exp.stage.now");
    return step + 1 == steps ? page.say("exp.stage.last") : page.say("exp.stage.next");
}

/// Returns where the card ends.
float stages(Page& page, ui::Rect at, const ExportProgress& progress) {
    static constexpr std::array<Key, 5> titles{"exp.stage.gather", "exp.stage.lock", "exp.stage.copy",
                                               "exp.stage.compare", "exp.stage.release"};
    ui::Frame& frame = page.frame;
    constexpr float padding_px = 14;
    const float least = frame.is_portrait() ? 104 : 90;
    const auto now = static_cast<std::size_t>(progress.stage);
    const auto is = [&](std::size_t i) { return i < now ? StepIs::done : i == now ? StepIs::now : StepIs::later; };
    std::array<StepWords, titles.size()> words;
    std::array<StepPlan, titles.size()> plans{};
    ui::Rect card{at.x, at.y, at.width, 2 * padding_px};
    for (std::size_t i = 0; i < titles.size(); ++i) {
        words[i] = {page.say(titles[i]), word_of(page, i, now, titles.size(), progress)};
        plans[i] = step_plan(frame, words[i], is(i), card.width - 2 * side_px, least);
        card.height += plans[i].height;
    }
    staff_card(frame, card);
    ui::Rect row{card.x + side_px, card.y + padding_px, card.width - 2 * side_px, 0};
    for (std::size_t i = 0; i < titles.size(); ++i) {
        row.height = plans[i].height;
        if (i > 0) frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
        step_row(frame, row, is(i), words[i], plans[i]);
        row.y += row.height;
    }
    return card.bottom();
}

/// What a file of the package is for, in a few words; nothing for one that is not known.
std::string note_of(Page& page, std::string_view file) {
    struct Note {
        std::string_view file;
        Key words;
    };
    static constexpr std::array<Note, 6> notes{
        Note{"summary.csv", "exp.file.summary"},      Note{"report.html", "exp.file.report"},
        Note{"records.zip", "exp.file.records"},      Note{"backup.sealed", "exp.file.backup"},
        Note{"datapackage.json", "exp.file.columns"}, Note{"manifest.json", "exp.file.manifest"}};
    for (const Note& note : notes)
        if (note.file == file) return page.say(note.words);
    return {};
}

constexpr float file_tick_px = 46, file_gap_px = 26, file_word_px = 9;

/// Name, what it is for, and its size, on one line where they fit.
struct FileRow {
    std::string note, size;
    ui::TextBlock name, second, end;
    float name_px, note_px, end_px, height;
    bool below = false;
};

FileRow file_row(Page& page, const ExportedFile& file, float width, float least) {
    ui::Frame& frame = page.frame;
    FileRow row{
        .note = note_of(page, file.name),
        .size = page.say.size(file.bytes),
        .name = {.words = file.name, .style = frame.type.sans(36, 52.2F, ui::Weight::bold), .color = frame.theme.ink},
        .second = {.words = {}, .style = frame.type.sans(33, 47.85F), .color = frame.theme.ink_2},
        .end = {.words = {}, .style = frame.type.small(), .color = frame.theme.ink_2},
        .name_px = 0,
        .note_px = 0,
        .end_px = 0,
        .height = least};
    const auto wide = [&](ui::TextBlock block, std::string_view words) {
        block.words = words;
        return words.empty() ? 0 : frame.paint.measure(block).width + 2;
    };
    row.name_px = wide(row.name, file.name);
    row.end_px = wide(row.end, row.size);
    const float room = width - file_tick_px - file_gap_px, left = room - row.name_px - file_word_px - row.end_px - 20;
    row.below = wide(row.second, row.note) > left;
    row.note_px = row.below ? room : left;
    row.second.width_px = row.note_px;
    ui::TextBlock second = row.second;
    second.words = row.note;
    const float name_px = row.name.style.line_px, second_px = frame.paint.measure(second).height;
    row.height = std::max(least, row.below ? name_px + second_px + 20 : std::max(name_px, second_px));
    return row;
}

void draw_file(Page& page, ui::Rect at, FileRow row) {
    ui::Frame& frame = page.frame;
    row.second.words = row.note;
    row.end.words = row.size;
    frame.paint.fill({at.x, at.y, at.width, 2}, frame.theme.line);
    ui::tick(frame, {at.x, at.center().y - file_tick_px / 2 + 1, file_tick_px, file_tick_px}, true);
    const float x = at.x + file_tick_px + file_gap_px, line_px = row.below ? row.name.style.line_px : at.height;
    const float y = row.below ? at.y + 10 : at.y;
    frame.text_in({x, y, row.name_px + 4, line_px}, row.name);
    frame.text_in({at.right() - row.end_px, y, row.end_px, line_px}, row.end);
    if (row.note.empty()) return;
    if (row.below)
        frame.text({x, y + line_px}, row.second);
    else
        frame.text_in({x + row.name_px + file_word_px, y, row.note_px, line_px}, row.second);
}

constexpr float folder_icon_px = 56, folder_gap_px = 26;

struct FolderWords {
    std::string head, folder;
};

std::array<ui::TextBlock, 2> folder_blocks(const ui::Frame& frame, const FolderWords& words, float width) {
    const float room = width - folder_icon_px - folder_gap_px;
    return {ui::TextBlock{
                .words = words.head, .style = frame.type.sans(32, 38.4F), .color = frame.theme.ink_2, .width_px = room},
            ui::TextBlock{.words = words.folder,
                          .style = frame.type.sans(38, 49.4F, ui::Weight::bold),
                          .color = frame.theme.ink,
                          .width_px = room}};
}

/// A folder's name that is longer than a line goes on after a "/" or a "_".
std::string breakable(ui::Frame& frame, std::string_view folder, float width) {
    constexpr std::string_view zero_width_space = "\u200B";
    const ui::TextBlock whole{
        .words = folder, .style = frame.type.sans(38, 49.4F, ui::Weight::bold), .color = frame.theme.ink};
    if (frame.paint.measure(whole).width <= width - folder_icon_px - folder_gap_px) return std::string(folder);
    std::string words;
    for (const char one : folder) {
        words += one;
        if (one == '/' || one == '_') words += zero_width_space;
    }
    return words;
}

float folder_height(Page& page, const FolderWords& words, float width) {
    const auto [head, folder] = folder_blocks(page.frame, words, width);
    return std::max(page.frame.is_portrait() ? 128.0F : 108.0F,
                    page.frame.paint.measure(head).height + page.frame.paint.measure(folder).height + 24);
}

void folder_row(Page& page, ui::Rect row, const FolderWords& words) {
    ui::Frame& frame = page.frame;
    frame.paint.icon(ui::Icon::folder_check,
                     {row.x, row.center().y - folder_icon_px / 2, folder_icon_px, folder_icon_px}, frame.theme.ink);
    const auto [head, folder] = folder_blocks(frame, words, row.width);
    const float head_px = frame.paint.measure(head).height;
    const float top = row.center().y - (head_px + frame.paint.measure(folder).height) / 2;
    const float x = row.x + folder_icon_px + folder_gap_px;
    frame.text({x, top}, head);
    frame.text({x, top + head_px}, folder);
}

/// The folder on the stick, and every file in it; returns where the card ends.
float files_card(Page& page, ui::Rect at, const ExportState& state) {
    const float inner = at.width - 2 * side_px, least = page.frame.is_portrait() ? 84 : 60;
    std::string_view below = state.folder;
    if (constexpr std::string_view root = "porchlight/"; below.starts_with(root)) below.remove_prefix(root.size());
    const FolderWords folder{page.say("exp.folder"), breakable(page.frame, below, inner)};
    std::vector<FileRow> rows;
    rows.reserve(state.files.size());
    ui::Rect card{at.x, at.y, at.width, 26 + folder_height(page, folder, inner)};
    for (const ExportedFile& file : state.files) {
        rows.push_back(file_row(page, file, inner, least));
        card.height += rows.back().height;
    }
    staff_card(page.frame, card);
    ui::Rect row{card.x + side_px, card.y + 12, inner, folder_height(page, folder, inner)};
    folder_row(page, row, folder);
    row.y = row.bottom();
    for (const FileRow& file : rows) {
        row.height = file.height;
        draw_file(page, row, file);
        row.y += row.height;
    }
    return card.bottom();
}

} // namespace

std::string stick_and_days(Page& page, const ExportState& state) {
    const std::string days = state.period ? page.say.range(*state.period) : std::string();
    if (state.volume_name.empty()) return days;
    return page.say("exp.lead.stick", {{"name", state.volume_name}, {"days", days}});
}

namespace {

/// How long it will take; or that the stick is slow, by its pace or by its silence, or asked to stop.
std::string copying_words(Page& page, const ExportState& state) {
    if (state.stopping_seconds) return page.say("exp.stopping");
    const double left = state.heard_seconds + slow_stick_seconds - page.frame.now_seconds;
    if (state.progress.slow || left <= 0) return page.say("exp.slow");
    page.frame.wake_in(left);
    return time_left(page, state.progress);
}

} // namespace

std::optional<Action> copying_page(Page& page, const ExportState& state) {
    ui::Frame& frame = page.frame;
    const std::string days = stick_and_days(page, state), words = page.say("exp.copying"), stop = page.say("exp.stop"),
                      left = copying_words(page, state);
    const float button_px = frame.is_portrait() ? 136 : 112;
    constexpr float ring_px = 400;
    PicturePage body(page,
                     {.caption = days,
                      .locks = false,
                      .can_leave = false,
                      .foot_px = frame.is_portrait() ? button_px + 56 : button_px + 26},
                     {.title = words,
                      .lead = left,
                      .style = frame.is_portrait() ? frame.type.serif(60, 70.8F, ui::Weight::semibold)
                                                   : frame.type.serif(50, 58, ui::Weight::semibold),
                      .upright_y = 630,
                      .gap_px = 6,
                      .lead_px = frame.canvas.width,
                      .picture_px = ring_px,
                      .rest_y = 830,
                      .picture_counts = true});
    progress_ring(page, body.middle(404, ring_px / 2), state.progress.share, body.unit());
    body.words();
    const float bottom = stages(page, body.rest(), state.progress);
    std::optional<Action> asked;
    const ui::Rect foot = body.foot();
    const std::optional<Action> tab = body.finish(bottom, asked);
    if (ui::line_button(frame, "staff.export.stop", {foot.x, foot.y + button_top_px, foot.width, button_px},
                        {.label = stop, .before = ui::Icon::x, .icon_px = 50, .enabled = !state.stopping_seconds}))
        return action::StopExport{};
    return tab;
}

namespace {

/// A large tick in a disc in a disc.
void safe_mark(ui::Frame& frame, ui::Point light, float size) {
    const ui::Theme& theme = frame.theme;
    const float unit = size * 350.0F / 440;
    frame.paint.disc(light, 206 * unit, theme.sage.fill);
    frame.paint.disc(light, 166 * unit, theme.sel);
    const auto at = [&](float x, float y) { return ui::Point{light.x + (x - 220) * unit, light.y + (y - 220) * unit}; };
    const std::array<ui::Point, 3> mark{at(148, 226), at(200, 276), at(296, 172)};
    frame.paint.line(mark[0], mark[1], theme.on_sel, 30 * unit);
    frame.paint.line(mark[1], mark[2], theme.on_sel, 30 * unit);
    for (const ui::Point end : mark) frame.paint.disc(end, 15 * unit, theme.on_sel);
}

} // namespace

std::optional<Action> safe_page(Page& page, const ExportState& state) {
    ui::Frame& frame = page.frame;
    const std::string days = stick_and_days(page, state), title = page.say("exp.safe"),
                      lead = state.damaged > 0
                                 ? page.say.plural("exp.damaged", static_cast<std::int64_t>(state.damaged))
                                 : page.say("exp.safe.sub"),
                      done = page.say("exp.safe.done");
    const float button_px = frame.is_portrait() ? 128 : 112;
    constexpr float mark_px = 350;
    PicturePage body(page, {.caption = days, .foot_px = frame.is_portrait() ? button_px + 44 : button_px + 26},
                     {.title = title,
                      .lead = lead,
                      .style = PicturePage::title_style(frame),
                      .upright_y = 562,
                      .gap_px = 4,
                      .lead_px = frame.canvas.width,
                      .picture_px = mark_px,
                      .rest_y = 748});
    if (body.unit() > 0) safe_mark(frame, body.middle(196 + mark_px / 2, mark_px / 2), body.unit());
    body.words();
    const float bottom = files_card(page, body.rest(), state);
    const ui::Rect foot = body.foot();
    std::optional<Action> asked = body.finish(bottom, std::nullopt);
    if (ui::lamp_button(frame, "staff.export.done", {foot.x, foot.y + button_top_px, foot.width, button_px},
                        {.label = done}))
        asked = action::ExportDone{};
    return asked;
}

} // namespace porchlight::screens
