// While it copies, and when it is safe to take the stick out.
#include "app/screens/export_pages.h"

#include "app/screens/staff_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/ring.h"

#include <array>
#include <cmath>

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48, side_px = 42;
constexpr float arc_ms = 300; // tokens.md, section 7, "progress arc"

void progress_ring(Page& page, ui::Point middle, float share) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    constexpr float unit = 400.0F / 440, radius = 203 * unit, line_px = 26 * unit;
    const float shown = frame.motion.toward("export.arc", share, frame.less_movement() ? 0 : arc_ms, ui::Ease::linear);
    frame.paint.ring(middle, radius, theme.sunken, line_px);
    ui::round_arc(frame.paint, middle, radius, shown, theme.lamp_600, line_px);
    const auto percent = static_cast<int>(std::floor(share * 100 + 0.001F));
    const std::string words = page.say("exp.percent", {{"n", percent}});
    frame.text_in({middle.x - 200, middle.y - 56, 400, 120},
                  {.words = words,
                   .style = frame.type.sans(102, 122, ui::Weight::bold),
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

void step_row(ui::Frame& frame, ui::Rect row, StepIs is, std::string_view title, std::string_view word) {
    const ui::Theme& theme = frame.theme;
    constexpr float mark_px = 56, gap_px = 26;
    const ui::Rect mark{row.x, row.center().y - mark_px / 2, mark_px, mark_px};
    if (is == StepIs::done) {
        ui::tick(frame, mark, true);
    } else if (is == StepIs::now) {
        frame.paint.disc(mark.center(), mark_px / 2, theme.lamp_500);
        frame.paint.ring(mark.center(), mark_px / 2, theme.lamp_700, 3);
    } else {
        frame.paint.dashed_ring(mark.center(), mark_px / 2, theme.edge, 3, 6, 4);
    }
    const ui::TextBlock end{
        .words = word, .style = frame.type.small(), .color = theme.ink_2, .align = ui::Align::end, .lines_max = 1};
    const float end_px = frame.paint.measure(end).width + 2;
    const float x = mark.right() + gap_px;
    frame.text_in({x, row.y, row.right() - end_px - gap_px - x, row.height},
                  {.words = title,
                   .style = frame.type.sans(36, 52.2F, is == StepIs::now ? ui::Weight::bold : ui::Weight::regular),
                   .color = theme.ink});
    frame.text_in({row.right() - end_px, row.y, end_px, row.height}, end);
}

std::string word_of(Page& page, std::size_t step, std::size_t now, std::size_t steps, const ExportProgress& progress) {
    if (step < now) return page.say("exp.stage.done");
    if (step == now && progress.files_total > 0 &&
        (progress.stage == ExportStage::copy || progress.stage == ExportStage::read_back))
        return page.say("exp.stage.files", {{"a", progress.files_done}, {"b", progress.files_total}});
    if (step == now) return page.say("exp.stage.now");
    return step + 1 == steps ? page.say("exp.stage.last") : page.say("exp.stage.next");
}

void stages(Page& page, float y, const ExportProgress& progress) {
    static constexpr std::array<Key, 5> titles{"exp.stage.gather", "exp.stage.lock", "exp.stage.copy",
                                               "exp.stage.compare", "exp.stage.release"};
    ui::Frame& frame = page.frame;
    constexpr float row_px = 104, padding_px = 14;
    const auto now = static_cast<std::size_t>(progress.stage);
    const ui::Rect card{margin_px, y, frame.canvas.width - 2 * margin_px, 5 * row_px + 2 * padding_px};
    staff_card(frame, card);
    ui::Rect row{card.x + side_px, card.y + padding_px, card.width - 2 * side_px, row_px};
    for (std::size_t i = 0; i < titles.size(); ++i) {
        if (i > 0) frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
        const StepIs is = i < now ? StepIs::done : i == now ? StepIs::now : StepIs::later;
        step_row(frame, row, is, page.say(titles[i]), word_of(page, i, now, titles.size(), progress));
        row.y += row_px;
    }
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

void file_row(Page& page, ui::Rect row, const ExportedFile& file) {
    ui::Frame& frame = page.frame;
    frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
    constexpr float tick_px = 46, gap_px = 26, word_px = 9;
    ui::tick(frame, {row.x, row.center().y - tick_px / 2 + 1, tick_px, tick_px}, true);
    const float x = row.x + tick_px + gap_px;
    const ui::TextBlock name{
        .words = file.name, .style = frame.type.sans(36, 52.2F, ui::Weight::bold), .color = frame.theme.ink};
    const float name_px = frame.paint.measure(name).width;
    frame.text_in({x, row.y, name_px + 4, row.height}, name);
    const std::string note = note_of(page, file.name), size = page.say.size(file.bytes);
    frame.text_in({x + name_px + word_px, row.y, row.right() - 160 - x - name_px - word_px, row.height},
                  {.words = note, .style = frame.type.sans(33, 47.85F), .color = frame.theme.ink_2, .lines_max = 1});
    frame.text_in({row.right() - 160, row.y, 160, row.height}, {.words = size,
                                                                .style = frame.type.small(),
                                                                .color = frame.theme.ink_2,
                                                                .align = ui::Align::end,
                                                                .lines_max = 1});
}

void folder_row(Page& page, ui::Rect row, std::string_view folder) {
    ui::Frame& frame = page.frame;
    constexpr float icon_px = 56, gap_px = 26;
    frame.paint.icon(ui::Icon::folder_check, {row.x, row.center().y - icon_px / 2, icon_px, icon_px}, frame.theme.ink);
    const float x = row.x + icon_px + gap_px;
    const std::string head = page.say("exp.folder");
    const ui::TextBlock first{.words = head,
                              .style = frame.type.sans(32, 38.4F),
                              .color = frame.theme.ink_2,
                              .width_px = row.right() - x,
                              .lines_max = 1};
    const ui::TextBlock second{.words = folder,
                               .style = frame.type.sans(38, 49.4F, ui::Weight::bold),
                               .color = frame.theme.ink,
                               .width_px = row.right() - x,
                               .lines_max = 1};
    const float top = row.center().y - (38.4F + 49.4F) / 2;
    frame.text({x, top}, first);
    frame.text({x, top + 38.4F}, second);
}

} // namespace

std::string stick_and_days(Page& page, const ExportState& state) {
    const std::string days = state.period ? page.say.range(*state.period) : std::string();
    if (state.volume_name.empty()) return days;
    return page.say("exp.lead.stick", {{"name", state.volume_name}, {"days", days}});
}

std::optional<Action> copying_page(Page& page, const ExportState& state) {
    ui::Frame& frame = page.frame;
    const float middle = frame.canvas.width / 2;
    staff_top(page, page.say("exp.title"), stick_and_days(page, state), false);
    progress_ring(page, {middle, 404}, state.progress.share);
    const std::string words = page.say("exp.copying"),
                      left = state.progress.slow ? page.say("exp.slow") : time_left(page, state.progress);
    const ui::Size size = frame.text({margin_px, 630},
                                     {.words = words,
                                      .style = frame.type.serif(60, 70.8F, ui::Weight::semibold),
                                      .color = frame.theme.ink,
                                      .width_px = frame.canvas.width - 2 * margin_px,
                                      .align = ui::Align::center},
                                     ui::Role::heading);
    if (!left.empty())
        frame.text({margin_px, 636 + size.height}, {.words = left,
                                                    .style = frame.type.lead(),
                                                    .color = frame.theme.ink_2,
                                                    .width_px = frame.canvas.width - 2 * margin_px,
                                                    .align = ui::Align::center});
    stages(page, 830, state.progress);
    const std::string stop = page.say("exp.stop");
    if (ui::line_button(frame, "staff.export.stop", {margin_px, 1436, frame.canvas.width - 2 * margin_px, 136},
                        {.label = stop, .before = ui::Icon::x, .icon_px = 50}))
        return action::StopExport{};
    return std::nullopt;
}

std::optional<Action> safe_page(Page& page, const ExportState& state) {
    ui::Frame& frame = page.frame;
    const ui::Theme& theme = frame.theme;
    const float middle = frame.canvas.width / 2;
    staff_top(page, page.say("exp.title"), stick_and_days(page, state), true);
    constexpr float unit = 350.0F / 440;
    const ui::Point light{middle, 196 + 175};
    frame.paint.disc(light, 206 * unit, theme.sage.fill);
    frame.paint.disc(light, 166 * unit, theme.sel);
    const auto at = [&](float x, float y) { return ui::Point{light.x + (x - 220) * unit, light.y + (y - 220) * unit}; };
    const std::array<ui::Point, 3> mark{at(148, 226), at(200, 276), at(296, 172)};
    frame.paint.line(mark[0], mark[1], theme.on_sel, 30 * unit);
    frame.paint.line(mark[1], mark[2], theme.on_sel, 30 * unit);
    for (const ui::Point end : mark) frame.paint.disc(end, 15 * unit, theme.on_sel);

    const float width = frame.canvas.width - 2 * margin_px;
    const std::string title = page.say("exp.safe"),
                      lead = state.damaged > 0
                                 ? page.say.plural("exp.damaged", static_cast<std::int64_t>(state.damaged))
                                 : page.say("exp.safe.sub"),
                      done = page.say("exp.safe.done");
    const ui::Size size = frame.text(
        {margin_px, 562},
        {.words = title, .style = frame.type.h1(), .color = theme.ink, .width_px = width, .align = ui::Align::center},
        ui::Role::heading);
    frame.text({margin_px, 566 + size.height}, {.words = lead,
                                                .style = frame.type.lead(),
                                                .color = theme.ink_2,
                                                .width_px = width,
                                                .align = ui::Align::center});
    constexpr float folder_px = 128, row_px = 84;
    const ui::Rect card{margin_px, 748, width, 26 + folder_px + row_px * static_cast<float>(state.files.size())};
    staff_card(frame, card);
    ui::Rect row{card.x + side_px, card.y + 12, card.width - 2 * side_px, folder_px};
    folder_row(page, row, state.folder);
    row = {row.x, row.bottom(), row.width, row_px};
    for (const ExportedFile& file : state.files) {
        file_row(page, row, file);
        row.y += row_px;
    }
    if (ui::lamp_button(frame, "staff.export.done", {margin_px, 1456, width, 128}, {.label = done}))
        return action::ExportDone{};
    return std::nullopt;
}

} // namespace porchlight::screens
