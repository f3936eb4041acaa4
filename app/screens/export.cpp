// 15: a checked copy onto a stick, by someone in a hurry. What is in it is fixed, so there is nothing to tick. Each
// phase of the export is a page of its own.
#include "app/screens/export_pages.h"
#include "app/screens/screens.h"
#include "app/screens/staff_parts.h"
#include "app/staff/export_days.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"

namespace porchlight::screens {

namespace {

constexpr float margin_px = 48;

/// How a stick, or its absence, looks on the page before the start.
struct StickLook {
    ui::Color face, line, disc, icon;
    std::string title, second;
    bool ready = false;
};

bool can_hold(const Facts& facts) {
    return facts.volume && facts.volume->readable && facts.volume->writable &&
           facts.volume->free_bytes >= facts.exporting.needed_bytes;
}

StickLook stick_look(Page& page) {
    const ui::Theme& theme = page.frame.theme;
    const auto& volume = page.facts.volume;
    if (!volume) return {theme.surface, theme.edge, theme.sunken, theme.ink_2, page.say("exp.insert"), {}, false};
    const std::string title = page.say("exp.found", {{"name", volume->name}});
    const std::string free = page.say.size(volume->free_bytes);
    if (can_hold(page.facts)) {
        const std::string second =
            volume->others > 0 ? page.say("exp.others") : page.say("exp.found.sub", {{"size", free}});
        return {theme.sel_bg, theme.sel, theme.sel, theme.on_sel, title, second, true};
    }
    const std::string second =
        !volume->readable ? page.say("exp.found.unread")
        : volume->writable
            ? page.say("exp.found.full", {{"free", free}, {"size", page.say.size(page.facts.exporting.needed_bytes)}})
            : page.say("exp.found.locked");
    return {theme.attention, theme.attention_line, theme.attention_text, theme.attention, title, second, false};
}

/// With several sticks in, a touch on the card takes the next one.
std::optional<Action> stick_card(Page& page, float y) {
    ui::Frame& frame = page.frame;
    const StickLook look = stick_look(page);
    const ui::Rect card{margin_px, y, frame.canvas.width - 2 * margin_px, 160};
    const bool several = page.facts.volume && page.facts.volume->others > 0;
    const std::string label = several ? look.title + ". " + page.say("exp.others") : std::string();
    const bool next = several && frame.control("staff.export.other", card, {.label = label}).activated;
    if (page.facts.volume) {
        staff_card(frame, card, {.face = look.face, .line = look.line, .line_px = 3});
    } else {
        frame.paint.fill(card, look.face, 32);
        frame.paint.dashed(card, look.line, 3, 32, 6, 4);
    }
    const ui::Point middle{card.x + 89, card.center().y};
    frame.paint.disc(middle, 50, look.disc);
    frame.paint.icon(ui::Icon::usb, ui::square_at(middle, 56), look.icon);
    constexpr float tick_px = 64;
    const float x = card.x + 171, width = card.right() - 39 - (look.ready ? tick_px + 32 : 0) - x;
    const ui::TextBlock title{.words = look.title,
                              .style = frame.type.h3(),
                              .color = frame.theme.ink,
                              .width_px = width,
                              .lines_max = look.second.empty() ? 2 : 1};
    const ui::TextBlock second{.words = look.second,
                               .style = frame.type.small(),
                               .color = frame.theme.ink_2,
                               .width_px = width,
                               .lines_max = 1};
    const float title_px = frame.paint.measure(title).height;
    const float second_px = look.second.empty() ? 0 : frame.paint.measure(second).height;
    const float top = middle.y - (title_px + second_px) / 2;
    frame.text({x, top}, title, ui::Role::status);
    if (!look.second.empty()) frame.text({x, top + title_px}, second);
    if (look.ready) ui::tick(frame, {card.right() - 39 - tick_px, middle.y - tick_px / 2, tick_px, tick_px}, true);
    return next ? std::optional<Action>(action::NextStick{}) : std::nullopt;
}

struct Content {
    ui::Icon icon;
    ui::Family family;
    Key title, second, files;
};

/// File names one under another, at the right.
std::string stacked(std::string files) {
    for (std::size_t at = files.find(", "); at != std::string::npos; at = files.find(", ")) files.replace(at, 2, "\n");
    return files;
}

void content_row(Page& page, ui::Rect row, const Content& content) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say(content.title), second = page.say(content.second),
                      files = stacked(page.say(content.files));
    const float right = row.right() - 34;
    const ui::TextBlock names{
        .words = files, .style = frame.type.sans(30, 40.5F), .color = frame.theme.ink_2, .align = ui::Align::end};
    const ui::Size files_size = frame.paint.measure(names);
    constexpr float disc_px = 92, gap_px = 30;
    const ui::Rect disc{row.x + 34, row.center().y - disc_px / 2, disc_px, disc_px};
    ui::icon_disc(frame, disc, content.family, content.icon, 50);
    const float x = disc.right() + gap_px, width = right - files_size.width - gap_px - x;
    const ui::TextBlock head{.words = title,
                             .style = frame.type.sans(38, 45.6F, ui::Weight::bold),
                             .color = frame.theme.ink,
                             .width_px = width};
    const ui::TextBlock body{
        .words = second, .style = frame.type.sans(33, 42.9F), .color = frame.theme.ink_2, .width_px = width};
    const float head_px = frame.paint.measure(head).height;
    const float top = row.center().y - (head_px + frame.paint.measure(body).height) / 2;
    frame.text({x, top}, head);
    frame.text({x, top + head_px}, body);
    ui::TextBlock placed = names;
    placed.width_px = files_size.width + 2;
    frame.text({right - placed.width_px, row.center().y - files_size.height / 2}, placed);
}

/// Returns where the part ends.
float contents(Page& page, float y) {
    ui::Frame& frame = page.frame;
    part_title(frame, y, page.say("exp.what"));
    static constexpr std::array<Content, 3> all{
        Content{ui::Icon::chart_column, ui::Family::sage, "exp.sum", "exp.sum.sub", "exp.sum.files"},
        Content{ui::Icon::file_lock_2, ui::Family::indigo, "exp.rec", "exp.rec.sub", "exp.rec.files"},
        Content{ui::Icon::hard_drive, ui::Family::indigo, "exp.bak", "exp.bak.sub", "exp.bak.files"}};
    const std::size_t rows = page.facts.exporting.has_backup ? 3 : 2;
    constexpr float row_px = 156;
    const ui::Rect card{margin_px, y + 63.6F, frame.canvas.width - 2 * margin_px,
                        4 + row_px * static_cast<float>(rows)};
    staff_card(frame, card);
    ui::Rect row{card.x + 2, card.y + 2, card.width - 4, row_px};
    for (std::size_t i = 0; i < rows; ++i) {
        if (i > 0) frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
        content_row(page, row, all[i]);
        row.y += row_px;
    }
    note_row(frame, card.bottom() + 22, ui::Icon::shield_check, frame.theme.sage.deep, page.say("exp.never"));
    return card.bottom() + 22 + 47.8F;
}

struct DaysCard {
    std::string_view id, title, second;
    bool chosen = false, enabled = true;
    bool picks = false; ///< opens a calendar
};

bool days_card(Page& page, ui::Rect rect, const DaysCard& look) {
    ui::Frame& frame = page.frame;
    const std::string value = look.chosen ? page.say("say.chosen") : std::string();
    const std::string label = std::string(look.title) + ", " + std::string(look.second);
    const ui::Touch touch = frame.control(
        look.id, rect, {.role = ui::Role::choice_one, .label = label, .value = value, .enabled = look.enabled});
    ui::choice_box(frame, look.id, rect, 40, look.chosen, touch.pressed && look.enabled);
    const float mark = look.chosen ? 56 : 52;
    const ui::Rect box{rect.right() - 30 - mark, rect.center().y - mark / 2, mark, mark};
    const bool marked = look.chosen || look.picks;
    const float width = (marked ? box.x - 12 : rect.right() - 30) - rect.x - 36;
    const ui::TextBlock head{.words = look.title,
                             .style = frame.type.sans(38, 45.6F, ui::Weight::bold),
                             .color = look.enabled ? frame.theme.ink : frame.theme.ink_2,
                             .width_px = width};
    const ui::TextBlock body{
        .words = look.second, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = width};
    const float head_px = frame.paint.measure(head).height;
    const float top = rect.center().y - (head_px + frame.paint.measure(body).height) / 2;
    frame.label({rect.x + 36, top}, head);
    frame.label({rect.x + 36, top + head_px}, body);
    if (look.chosen)
        ui::tick(frame, box, true);
    else if (look.picks)
        frame.paint.icon(ui::Icon::calendar_days, box, frame.theme.ink, 2);
    return touch.activated && look.enabled;
}

/// The four ways to say which days, in two rows; returns where they end.
float days(Page& page, const ExportState& state, ui::Rect column, float y, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    part_title(frame, y, page.say("exp.days"));
    const auto& fact = page.facts.exporting;
    const store::Day today = page.facts.local.day;
    const auto period = state.period ? state.period : fact.since_last;
    const std::array<std::optional<store::Period>, 3> offered{fact.since_last, staff::month_of(fact, today, 0),
                                                              staff::month_of(fact, today, -1)};
    static constexpr std::array<Key, 3> titles{"exp.since", "exp.month", "exp.month.last"};
    static constexpr std::array<std::string_view, 3> ids{"staff.export.since", "staff.export.month",
                                                         "staff.export.last"};
    constexpr float gap_px = 20, card_px = 132;
    const bool one = frame.is_portrait() && frame.type.size() >= ui::TextSize::larger;
    const float width = one ? column.width : (column.width - gap_px) / 2, height = one ? 210 : card_px;
    const auto place = [&](std::size_t i) {
        const std::size_t row = one ? i : i / 2, across = one ? 0 : i % 2;
        return ui::Rect{column.x + static_cast<float>(across) * (width + gap_px),
                        y + 63.6F + static_cast<float>(row) * (height + gap_px), width, height};
    };
    bool found = false;
    const auto words_of = [&](const store::Period& days) {
        const std::int32_t count = days.until.number - days.from.number + 1;
        return page.say.plural("exp.since.sub", count, {{"days", page.say.range(days)}});
    };
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const bool chosen = !found && offered[i] && period == offered[i];
        found = found || chosen;
        const std::string title = page.say(titles[i]),
                          second = offered[i] ? words_of(*offered[i])
                                              : page.say(i == 0 ? Key("exp.none") : Key("exp.month.none"));
        if (days_card(page, place(i), {ids[i], title, second, chosen, offered[i].has_value()}))
            asked = action::PickPeriod{*offered[i]};
    }
    const bool own = period && !found;
    const std::string pick = own ? page.say("exp.chosen") : page.say("exp.pick"),
                      second = own ? words_of(*period) : page.say("exp.pick.sub");
    if (days_card(page, place(3), {"staff.export.pick", pick, second, own, true, true})) asked = action::OpenDays{};
    const float end = place(3).bottom() + 16;
    note_row(frame, end, ui::Icon::calendar_check, frame.theme.ink_2, page.say("exp.today"));
    return end + frame.type.sans(33, 47.85F).line_px;
}

std::optional<Action> ready_page(Page& page, const ExportState& state) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("exp.title"),
                      caption = state.stopped ? page.say("exp.stopped") : page.say("exp.lead"),
                      start = page.say("exp.start");
    StaffBody body(
        page, {.id = "export.body", .title = title, .caption = caption, .tab = StaffTab::exporting, .foot_px = 170});
    const ui::Rect column = body.column();
    std::optional<Action> asked = stick_card(page, column.y + 4);
    float y = contents(page, column.y + 190) + 26;
    y = days(page, state, {48, 0, frame.canvas.width - 96, 0}, y, asked);
    body.end(y);
    const bool ready = can_hold(page.facts) && (state.period || page.facts.exporting.since_last);
    const ui::Rect button{48, body.foot().y + 14, frame.canvas.width - 96, 136};
    if (ui::lamp_button(frame, "staff.export.start", button,
                        {.label = start, .before = ui::Icon::hard_drive_download, .stroke_units = 2, .enabled = ready}))
        asked = action::StartExport{};
    return body.finish(asked);
}

} // namespace

std::optional<Action> draw(const ExportState& state, Page& page) {
    if (state.phase == ExportPhase::ready && state.picking) return days_page(page, *state.picking);
    std::optional<Action> asked;
    switch (state.phase) {
    case ExportPhase::ready:
        return ready_page(page, state);
    case ExportPhase::copying:
        asked = copying_page(page, state);
        break;
    case ExportPhase::safe:
        asked = safe_page(page, state);
        break;
    case ExportPhase::removed_early:
    case ExportPhase::mismatch:
    case ExportPhase::broken:
        asked = lost_page(page, state);
        break;
    case ExportPhase::full:
    case ExportPhase::read_only:
    case ExportPhase::unreadable:
    case ExportPhase::blocked:
    case ExportPhase::refused:
    case ExportPhase::own:
        asked = unusable_page(page, state);
        break;
    }
    if (auto tab = staff_tabs(page, StaffTab::exporting, state.phase != ExportPhase::copying)) asked = tab;
    return asked;
}

} // namespace porchlight::screens
