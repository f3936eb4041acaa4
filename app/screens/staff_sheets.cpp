// The sheets and questions of the staff screens: what is wrong with the kiosk, which day's groups are shown, who a
// group is for, what is asked before something goes, what could not be kept, and the minute in which the glass is
// wiped.
#include "app/flow.h"
#include "app/screens/choice_sheet.h"
#include "app/screens/group_day.h"
#include "app/screens/health_words.h"
#include "app/screens/question_box.h"
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "app/screens/staff_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/ring.h"

#include <algorithm>
#include <array>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float top_px = 42, bottom_px = 36, title_to_body_px = 20, button_px = 116, icon_px = 52;

/// What was looked at, and which problems are of it.
struct Area {
    Key name;
    ui::Icon icon;
    std::array<HealthFact, 4> problems;
};
constexpr std::array<Area, 6> areas{
    Area{"health.records",
         ui::Icon::files,
         {HealthFact::damage, HealthFact::unread, HealthFact::upkeep, HealthFact::upkeep}},
    Area{"health.storage",
         ui::Icon::hard_drive,
         {HealthFact::reserve, HealthFact::full, HealthFact::full, HealthFact::full}},
    Area{"health.clock", ui::Icon::clock, {HealthFact::clock, HealthFact::clock, HealthFact::clock, HealthFact::clock}},
    Area{
        "health.power", ui::Icon::plug, {HealthFact::battery, HealthFact::power, HealthFact::power, HealthFact::power}},
    Area{"health.export",
         ui::Icon::usb,
         {HealthFact::export_due, HealthFact::export_due, HealthFact::export_due, HealthFact::export_due}},
    Area{"health.reads",
         ui::Icon::book_open,
         {HealthFact::reads, HealthFact::help_numbers, HealthFact::help_numbers, HealthFact::help_numbers}}};

struct Line {
    ui::Icon icon;
    std::string words;
    bool well;
};

/// Problems first, the most urgent on top; then what is well.
std::vector<Line> health_lines(Page& page) {
    std::vector<Line> lines;
    const auto& problems = page.facts.today.problems;
    for (const HealthFact problem : problems) {
        const HealthLook look = health_look(page, problem);
        lines.push_back({look.icon, look.words, false});
    }
    for (const Area& area : areas) {
        const bool well = std::ranges::none_of(
            area.problems, [&](HealthFact one) { return std::ranges::find(problems, one) != problems.end(); });
        if (well) lines.push_back({area.icon, page.say(area.name), true});
    }
    return lines;
}

ui::TextBlock line_words(Page& page, const Line& line, float width) {
    return {.words = line.words,
            .style = page.frame.type.sans(36, 47),
            .color = page.frame.theme.ink,
            .width_px = width - icon_px - 28 - (line.well ? 240 : 0)};
}

float line_height(Page& page, const Line& line, float width) {
    return std::max(104.0F, page.frame.paint.measure(line_words(page, line, width)).height + 36);
}

void draw_line(Page& page, const Line& line, ui::Rect row, bool first) {
    ui::Frame& frame = page.frame;
    if (!first) frame.paint.fill({row.x, row.y, row.width, 2}, frame.theme.line);
    const float middle = row.center().y;
    frame.paint.icon(line.icon, {row.x, middle - icon_px / 2, icon_px, icon_px},
                     line.well ? frame.theme.ink_2 : frame.theme.attention_text);
    ui::TextBlock words = line_words(page, line, row.width);
    frame.text_in({row.x + icon_px + 28, row.y, words.width_px, row.height}, words);
    if (!line.well) return;
    const std::string good = page.say("health.good");
    frame.text_in(
        {row.right() - 230, row.y, 166, row.height},
        {.words = good, .style = frame.type.sans(34, 46), .color = frame.theme.ink_2, .align = ui::Align::end});
    frame.paint.icon(ui::Icon::check, {row.right() - 48, middle - 24, 48, 48}, frame.theme.sage.deep, 2.6F);
}

ui::TextStyle sheet_title_style(const ui::Frame& frame) { return frame.type.serif(64, 75.52F, ui::Weight::semibold); }

} // namespace

std::optional<Action> draw(const HealthSheet&, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("health.title"), close = page.say("help.close"),
                      trust = page.say("health.trust"), open = page.say("health.open.export");
    const TitleRow head{title, sheet_title_style(frame), "health.close", close};
    const std::vector<Line> lines = health_lines(page);
    const float width = SheetBox::width_on(frame);
    const auto& problems = page.facts.today.problems;
    const bool clock = std::ranges::find(problems, HealthFact::clock) != problems.end();
    const bool exports =
        std::ranges::any_of(problems, [&](HealthFact one) { return health_look(page, one).leads_to_export; });
    float body_px = bottom_px;
    for (const Line& line : lines) body_px += line_height(page, line, width);
    const float buttons = (clock ? button_px + 20 : 0) + (exports ? button_px + 20 : 0);
    SheetBox box(page, "health.list", title,
                 {.head_px = top_px + title_row_height(page, head) + title_to_body_px,
                  .body_px = body_px,
                  .foot_px = buttons > 0 ? buttons + bottom_px : 0});
    std::optional<Action> asked;
    if (title_row(page, {box.left(), box.head_y() + top_px}, box.width(), head)) asked = action::CloseSheet{};
    box.begin_body();
    ui::Rect row{box.left(), box.body_y(), box.width(), 0};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        row.height = line_height(page, lines[i], width);
        draw_line(page, lines[i], row, i == 0);
        row.y += row.height;
    }
    box.end_body();
    ui::Rect button{box.left(), box.foot_y(), box.width(), button_px};
    if (exports && ui::lamp_button(frame, "health.export", button, {.label = open, .before = ui::Icon::usb}))
        asked = action::OpenExport{};
    if (exports) button.y += button_px + 20;
    if (clock && ui::line_button(frame, "health.trust", button, {.label = trust, .before = ui::Icon::calendar_check}))
        asked = action::TrustClock{};
    return asked;
}

std::optional<Action> draw(const GroupDaysSheet&, Page& page) {
    const store::Day today = page.facts.local.day, shown = group_day(page).day;
    std::vector<SheetChoice> choices;
    for (std::int32_t ahead = 0; ahead < days_planned; ++ahead) {
        const store::Day day = today + ahead;
        const auto groups = std::ssize(page.facts.staff.schedule.on(day));
        choices.push_back(
            {.words = ahead == 0 ? page.say("grp.days.today") : page.say.date("date.long", day),
             .second = groups == 0 ? page.say("grp.days.none") : page.say.plural("grp.days.count", groups),
             .chosen = day == shown});
    }
    const SheetAnswer answer = choice_sheet(page, "days", page.say("grp.days"), choices);
    if (answer.picked) return action::ShowGroupsOn{today + static_cast<std::int32_t>(*answer.picked)};
    return answer.closed ? std::optional<Action>(action::CloseSheet{}) : std::nullopt;
}

std::optional<Action> draw(const AudienceSheet&, Page& page) {
    const GroupsState* groups = groups_shown(page);
    GroupFact draft = groups && groups->edit ? groups->edit->draft : GroupFact{};
    std::vector<SheetChoice> choices{{.words = page.say("grp.who.everyone")},
                                     {.words = page.say("grp.who.clients")},
                                     {.words = page.say("grp.who.families")},
                                     {.words = page.say("grp.who.teens")}};
    choices[static_cast<std::size_t>(std::clamp(draft.audience, 0, 3))].chosen = true;
    const SheetAnswer answer = choice_sheet(page, "audience", page.say("grp.who"), choices);
    if (!answer.picked) return answer.closed ? std::optional<Action>(action::CloseSheet{}) : std::nullopt;
    draft.audience = static_cast<std::int32_t>(*answer.picked);
    return action::ChangeGroup{draft};
}

namespace {

struct Asking {
    std::string title, body, stay, go;
    ui::Icon icon;
};

Asking asking(const StaffQuestion& question, Page& page) {
    const StaffFacts& facts = page.facts.staff;
    switch (question.ask) {
    case StaffAsk::remove_group: {
        const GroupsState* groups = groups_shown(page);
        const std::string name = groups && groups->edit ? groups->edit->draft.name : std::string();
        const GroupDay day = group_day(page);
        const bool stays = groups && groups->edit && groups->edit->before.weekly && groups->edit->draft.weekly;
        return {day.is_ahead
                    ? page.say("grp.removeask.day", {{"name", name}, {"date", page.say.date("date.long", day.day)}})
                    : page.say("grp.removeask", {{"name", name}}),
                stays ? page.say("grp.removeask.weekly", {{"weekday", day.weekday}}) : std::string(),
                page.say("grp.removeask.keep"), page.say("grp.removeask.go"), ui::Icon::trash_2};
    }
    case StaffAsk::leave_group:
        return {
            page.say("grp.leaveask"), {}, page.say("grp.leaveask.keep"), page.say("grp.leaveask.go"), ui::Icon::pencil};
    case StaffAsk::remove_passcode: {
        const auto found = std::ranges::find(facts.passcodes, question.slot, &PasscodeFact::slot);
        const std::string name = found == facts.passcodes.end() ? std::string() : found->label;
        return {page.say("set.pass.removeask", {{"name", name}}), page.say("set.pass.removeask.body"),
                page.say("set.pass.removeask.keep"), page.say("set.pass.remove"), ui::Icon::key_round};
    }
    case StaffAsk::new_passphrase:
        return {page.say("set.passphrase.ask"), page.say("set.passphrase.ask.body"), page.say("set.passphrase.keep"),
                page.say("set.passphrase.go"), ui::Icon::file_lock_2};
    case StaffAsk::new_keys:
        return {page.say("set.keys.ask"), page.say("set.keys.ask.body"), page.say("set.keys.keep"),
                page.say("set.keys.go"), ui::Icon::key_round};
    case StaffAsk::erase_days:
        return {page.say("set.erase.title"), page.say.plural("set.erase.ask", facts.erasable_days),
                page.say("set.erase.keep"), page.say.plural("set.erase.go", facts.erasable_days), ui::Icon::eraser};
    }
    return {};
}

QuestionAnswer ask(Page& page, std::string_view id, const Asking& words) {
    QuestionBox box(page, id,
                    {.title = words.title,
                     .body = words.body,
                     .stay = words.stay,
                     .go = words.go,
                     .top_px = 60,
                     .picture_px = 116,
                     .picture_to_title_px = 24,
                     .title_to_body_px = 16,
                     .height_px = 760});
    ui::icon_disc(page.frame, box.picture(), ui::Family::lamp, words.icon, 64, 1.8F);
    return box.finish();
}

} // namespace

std::optional<Action> draw(const StaffQuestion& question, Page& page) {
    const QuestionAnswer answer = ask(page, "ask", asking(question, page));
    if (answer == QuestionAnswer::go) return action::StaffGoOn{};
    if (answer == QuestionAnswer::stay || answer == QuestionAnswer::outside) return action::CloseSheet{};
    return std::nullopt;
}

std::optional<Action> draw(const NotKeptSheet& sheet, Page& page) {
    const std::string body = sheet.code == FailureCode::full        ? page.say("kept.full")
                             : sheet.code == FailureCode::read_only ? page.say("kept.locked")
                                                                    : page.say("kept.other");
    const QuestionAnswer answer = ask(
        page, "kept",
        {page.say("kept.title"), body, page.say("common.close"), page.say("health.open.export"), ui::Icon::hard_drive});
    if (answer == QuestionAnswer::go) return action::OpenExport{};
    if (answer == QuestionAnswer::stay || answer == QuestionAnswer::outside) return action::CloseSheet{};
    return std::nullopt;
}

std::optional<Action> draw(const CleaningSheet& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    frame.cover();
    frame.paint.fill({0, 0, frame.canvas.width, frame.canvas.height}, frame.theme.paper);
    const int left = ui::seconds_left(sheet.ends_seconds, frame.now_seconds);
    const std::string title = page.say("clean.title"), lead = page.say("clean.lead"), number = page.say.number(left);
    constexpr float ring_px = 260;
    const float width = std::min(frame.canvas.width - 96, 1100.0F), x = (frame.canvas.width - width) / 2;
    const ui::TextBlock head{.words = title,
                             .style = frame.type.h1(),
                             .color = frame.theme.ink,
                             .width_px = width,
                             .align = ui::Align::center},
        second{.words = lead,
               .style = frame.type.lead(),
               .color = frame.theme.ink_2,
               .width_px = width,
               .align = ui::Align::center};
    const float head_px = frame.paint.measure(head).height, second_px = frame.paint.measure(second).height;
    float y = (frame.canvas.height - ring_px - 48 - head_px - 16 - second_px) / 2;
    const ui::Rect ring{frame.canvas.width / 2 - ring_px / 2, y, ring_px, ring_px};
    ui::countdown_ring(frame, "clean.ring", ring,
                       {.ends_seconds = sheet.ends_seconds, .whole_seconds = cleaning_seconds, .number = number});
    y = ring.bottom() + 48;
    frame.text({x, y}, head, ui::Role::heading);
    frame.text({x, y + head_px + 16}, second);
    return std::nullopt;
}

} // namespace porchlight::screens
