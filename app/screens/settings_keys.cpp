// The pages of Settings that show words to be copied by hand, or printed: the export passphrase, shown again or drawn
// anew, and the two sets that come with new keys after a leak. The words are on these pages and nowhere else.
#include "app/screens/settings_pages.h"
#include "app/screens/setup_parts.h"
#include "app/screens/sheet_box.h"
#include "app/screens/staff_parts.h"
#include "app/unicode.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float gap_px = 24, foot_top_px = 12, foot_bottom_px = 32;

struct Head {
    std::string title, second;
};

/// "1  apricot" and so on: four in a row where they fit, as in set-up, or else two columns. Upright a set that stands
/// alone has the room for two of larger words.
struct WordLines {
    std::vector<std::string> lines;
    std::size_t columns = 2;
    [[nodiscard]] std::size_t rows() const { return ShownWords::count / columns; }
    /// Four are read along their row, two down their column.
    [[nodiscard]] std::size_t across(std::size_t word) const { return columns == 4 ? word % columns : word / rows(); }
    [[nodiscard]] std::size_t down(std::size_t word) const { return columns == 4 ? word / columns : word % rows(); }
};

bool has_large_words(const ui::Frame& frame, bool alone) { return alone && frame.is_portrait(); }

ui::TextStyle word_style(const ui::Frame& frame, bool alone) {
    return frame.type.sans(has_large_words(frame, alone) ? 44.0F : 40.0F, 56, ui::Weight::bold);
}

WordLines word_lines(Page& page, const ShownWords& shown, float width, bool alone) {
    ui::Frame& frame = page.frame;
    WordLines words;
    float widest = 0;
    if (!shown.empty())
        for (const std::string_view word : shown.each()) {
            words.lines.push_back(page.say.number(std::ssize(words.lines) + 1) + "  " + std::string(word));
            const ui::TextBlock line{
                .words = words.lines.back(), .style = word_style(frame, alone), .color = frame.theme.ink};
            widest = std::max(widest, frame.paint.measure(line).width);
        }
    if (!has_large_words(frame, alone) && widest + 24 < width / 4) words.columns = 4;
    return words;
}

/// Eight numbered words, with a head where there is more than one card; returns where the card ends.
float words_card(Page& page, ui::Rect column, float y, const Head& head, const ShownWords& shown) {
    ui::Frame& frame = page.frame;
    constexpr float side_px = 40, top_px = 24;
    const bool alone = head.title.empty();
    const float inner = column.width - 2 * side_px, row_gap_px = alone ? 36 : 16;
    const ui::TextBlock title{.words = head.title,
                              .style = frame.type.sans(38, 47.5F, ui::Weight::bold),
                              .color = frame.theme.ink,
                              .width_px = inner};
    const ui::TextBlock second{
        .words = head.second, .style = frame.type.small(), .color = frame.theme.ink_2, .width_px = inner};
    const float title_px = alone ? 0 : frame.paint.measure(title).height;
    const float second_px = alone ? 0 : frame.paint.measure(second).height + 8;
    const WordLines words = word_lines(page, shown, inner, alone);
    const float row_px = word_style(frame, alone).line_px + row_gap_px;
    const ui::Rect card{column.x, y, column.width,
                        title_px + second_px + static_cast<float>(words.rows()) * row_px + 2 * top_px};
    staff_card(frame, card);
    if (!alone) {
        frame.text({card.x + side_px, card.y + top_px}, title, ui::Role::heading);
        frame.text({card.x + side_px, card.y + top_px + title_px}, second);
    }
    const float first_y = card.y + top_px + title_px + second_px;
    for (std::size_t i = 0; i < words.lines.size(); ++i) {
        const auto across = static_cast<float>(words.across(i)), down = static_cast<float>(words.down(i));
        frame.text({card.x + side_px + across * (inner / static_cast<float>(words.columns)),
                    first_y + down * row_px + row_gap_px / 2},
                   {.words = words.lines[i], .style = word_style(frame, alone), .color = frame.theme.ink});
    }
    return card.bottom();
}

/// The button that prints; `words` is its label, and outlives the button.
FootButton print_button(const SettingsState& state, std::string_view words) {
    const bool can = state.print.phase != WordsPrint::Phase::running && !state.working && !state.passphrase.empty();
    return {"set.words.print", {.label = words, .before = ui::Icon::printer, .enabled = can}};
}

Key print_words(const SettingsState& state) {
    return state.print.phase == WordsPrint::Phase::running ? Key("setup.codes.printing") : Key("setup.codes.print");
}

/// How the printing went; empty when there is nothing to say.
std::string print_news(const Page& page, const SettingsState& state) {
    const std::string failed = page.say("setup.codes.failed");
    if (state.print.phase == WordsPrint::Phase::failed) return page.frame.is_portrait() ? failed : in_one_line(failed);
    const bool printed = state.print.phase == WordsPrint::Phase::printed && page.facts.has_printer;
    return printed ? page.say("setup.codes.printed") : std::string();
}

/// How to keep two of them, or how the printing went, and Print where a printer is there. Returns where it ends.
float keep_part(Page& page, ui::Rect column, float y, const SettingsState& state, std::optional<Action>& asked) {
    constexpr float least_px = 116;
    const std::string news = print_news(page, state), print = page.say(print_words(state));
    const bool has_news = !news.empty();
    const bool failed = state.print.phase == WordsPrint::Phase::failed;
    const std::string two = page.say("setup.codes.two");
    y = part_sentence(page, column, y,
                      failed     ? news
                      : has_news ? news + "\n" + in_one_line(two)
                                 : two,
                      has_news ? ui::Role::status : ui::Role::text);
    if (!page.facts.has_printer) return y;
    const FootButton button = print_button(state, print);
    const ui::Rect rect{column.x, y + gap_px, column.width, std::max(least_px, page.frame.type.button().line_px + 52)};
    if (ui::line_button(page.frame, button.id, rect, button.look)) asked = action::PrintWords{};
    return rect.bottom();
}

} // namespace

std::optional<Action> passphrase_page(const SettingsState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("set.rows.passphrase"), again = page.say("set.passphrase.again"),
                      note = page.say(state.is_new ? Key("set.passphrase.new") : Key("set.passphrase.note"));
    const std::string print = page.say(print_words(state)), news = print_news(page, state);
    FootButtons buttons{
        .left = {},
        .right = {"set.passphrase.again", {.label = again, .before = ui::Icon::refresh_cw, .enabled = !state.working}},
        .right_is_lamp = false,
        .least_px = 116};
    if (page.facts.has_printer) buttons.left = print_button(state, print);
    const float foot_px =
        foot_buttons_height(page, buttons, StaffBody::column_on(frame).width) + foot_top_px + foot_bottom_px;
    StaffBody body(page, {.id = "set.page",
                          .title = title,
                          .caption = {},
                          .tab = StaffTab::settings,
                          .has_tabs = has_room_for_tabs(frame),
                          .foot_px = foot_px});
    const ui::Rect column = body.column();
    const float y =
        part_sentence(page, column, column.y, note, state.is_new ? ui::Role::status : ui::Role::text) + gap_px;
    std::optional<Action> asked;
    const bool covered = state.passphrase.empty() && !state.working;
    constexpr float cover_px = 280;
    float bottom = covered ? y + cover_px : words_card(page, column, y, {}, state.passphrase);
    if (covered) asked = cover(page, {column.x, y, column.width, cover_px});
    if (!news.empty()) bottom = part_sentence(page, column, bottom + gap_px, news, ui::Role::status);
    body.end(bottom);
    const ui::Rect foot = body.foot();
    const FootTouch touch = foot_buttons(page, buttons, {foot.x, foot.y + foot_top_px}, foot.width);
    if (touch == FootTouch::left) asked = action::PrintWords{};
    if (touch == FootTouch::right) asked = action::AskNewPassphrase{};
    return body.finish(asked);
}

std::optional<Action> new_keys_page(const SettingsState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("set.rows.keys"), look = page.say("setup.codes.look"),
                      written = page.say("set.keys.written"), cancel = page.say("set.cancel"),
                      go = page.say("set.keys.go");
    const FootButtons buttons{.left = FootButton{"set.keys.cancel", {.label = cancel, .enabled = !state.working}},
                              .right = {"set.keys.go", {.label = go, .enabled = state.written_down && !state.working}},
                              .least_px = 116,
                              .left_share = 0.38F};
    const float foot_px =
        foot_buttons_height(page, buttons, StaffBody::column_on(frame).width) + foot_top_px + foot_bottom_px;
    StaffBody body(page, {.id = "set.page",
                          .title = title,
                          .caption = look,
                          .tab = StaffTab::settings,
                          .has_tabs = has_room_for_tabs(frame),
                          .foot_px = foot_px});
    const ui::Rect column = body.column();
    std::optional<Action> asked;
    float y = words_card(page, column, column.y, {page.say("setup.codes.pass"), page.say("setup.codes.pass.sub")},
                         state.passphrase) +
              gap_px;
    y = words_card(page, column, y, {page.say("setup.codes.rec"), page.say("setup.codes.rec.sub")}, state.recovery) +
        gap_px;
    y = keep_part(page, column, y, state, asked) + gap_px;
    const ui::Rect card{column.x, y, column.width, 4 + switch_line_height(frame, column.width - 4, written)};
    staff_card(frame, card, {.line = frame.theme.edge, .line_px = frame.theme.edge_px});
    if (switch_line(page, "set.keys.written", {card.x + 2, card.y + 2, card.width - 4, card.height - 4}, written,
                    state.written_down, true))
        asked = action::WroteDown{};
    body.end(card.bottom());
    const ui::Rect foot = body.foot();
    const FootTouch touch = foot_buttons(page, buttons, {foot.x, foot.y + foot_top_px}, foot.width);
    if (touch == FootTouch::left) asked = action::GoBack{};
    if (touch == FootTouch::right) asked = action::ChangeKeys{};
    return body.finish(asked);
}

} // namespace porchlight::screens
