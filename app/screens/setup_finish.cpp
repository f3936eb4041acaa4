// 17g: a test export is copied to a stick and read back, what is ready is listed, and the light goes on. Without a
// stick at hand it goes on all the same: the staff screens say when an export is due.
#include "app/screens/row_words.h"
#include "app/screens/screens.h"
#include "app/screens/setup_parts.h"
#include "app/screens/setup_step.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/panel.h"

#include <algorithm>
#include <array>
#include <vector>

namespace porchlight::screens {

namespace {

constexpr float row_px = 118, close_row_px = 102, disc_px = 80, words_x = 108, tick_px = 56, side_px = 38;
constexpr float ring_px = 92, ring_gap_px = 16;

Key sentence_of(ExportPhase failed) {
    switch (failed) {
    case ExportPhase::full:
        return "exp.full";
    case ExportPhase::read_only:
        return "exp.locked";
    case ExportPhase::removed_early:
        return "exp.lost.sub";
    case ExportPhase::mismatch:
        return "exp.mismatch";
    case ExportPhase::broken:
        return "exp.broken";
    default:
        return "exp.unread";
    }
}

std::string test_words(const SetupState& state, Page& page) {
    const auto& volume = page.facts.volume;
    if (state.not_kept) return page.say("setup.not_kept");
    if (state.test.running) return page.say("exp.copying");
    if (state.test.well && state.test.volume_name.empty()) return page.say("setup.done.well"); // some time ago
    if (state.test.well) return page.say("setup.done.ok", {{"name", state.test.volume_name}});
    if (state.test.failed) return page.say(sentence_of(*state.test.failed));
    if (!page.facts.setup.unlocked) return page.say("setup.done.unlock");
    return volume ? page.say("setup.done.found", {{"name", volume->name}}) : page.say("setup.done.insert");
}

/// The banner of a test that went well is green and has a tick.
void well_banner(SetupBox& box, Page& page, const std::string& words) {
    ui::Frame& frame = page.frame;
    constexpr float small_disc_px = 76, inset_px = 35;
    const float width = reading_column(frame).width;
    const ui::TextBlock text{
        .words = words, .style = frame.type.sans(34, 46.24F), .color = frame.theme.ink, .width_px = width - 139 - 119};
    const float height = std::max(122.0F, frame.paint.measure(text).height + 48);
    const ui::Rect rect = box.room_for_banner(height);
    frame.paint.fill(rect, frame.theme.sel_bg, 36);
    frame.paint.stroke(rect, frame.theme.sel, frame.theme.edge_px, 36);
    const ui::Point middle{rect.x + inset_px + small_disc_px / 2, rect.center().y};
    frame.paint.disc(middle, small_disc_px / 2, frame.theme.sel);
    frame.paint.icon(ui::Icon::usb, ui::square_at(middle, 44), frame.theme.on_sel, 2);
    frame.text_in({rect.x + 139, rect.y, text.width_px, rect.height}, text, ui::Role::status);
    ui::tick(frame, {rect.right() - inset_px - tick_px, rect.center().y - tick_px / 2, tick_px, tick_px}, true);
}

ui::TextStyle ring_style(const ui::Frame& frame) { return frame.type.sans(34, 49.3F, ui::Weight::bold); }

struct Ready {
    std::string title, second;
    ui::Icon icon;
    ui::Family family;
    bool is_ready = true, can_ring = false;
};

/// Sound is asked, not assumed: the bell is rung by whoever stands here.
Ready sound_row(Page& page) {
    const std::optional<bool> heard = page.facts.setup.bell_heard;
    const Key second = !heard   ? Key("setup.done.sound.not")
                       : *heard ? Key("setup.done.sound.sub")
                                : Key("setup.done.sound.off");
    const bool was_heard = heard.value_or(false);
    return {
        page.say("setup.done.sound"), page.say(second), ui::Icon::volume_2, ui::Family::plum, was_heard, !was_heard};
}

std::vector<Ready> ready_list(const SetupState& state, Page& page) {
    const Site& site = page.facts.site;
    const auto language = std::find_if(site.languages.begin(), site.languages.end(),
                                       [&](const LanguageFact& one) { return one.code == site.language; });
    const Key country = site.region == Region::us   ? Key("setup.place.us")
                        : site.region == Region::in ? Key("setup.place.in")
                                                    : Key("setup.place.else");
    const Key desk = state.desk.side == DeskSide::left    ? Key("desk.left")
                     : state.desk.side == DeskSide::right ? Key("desk.right")
                                                          : Key("desk.behind");
    const HelpNumbers& numbers = page.facts.help;
    const std::string desk_words = page.say(desk);
    const std::string help =
        numbers.crisis.empty()
            ? page.say.list({numbers.emergency, desk_words})
            : page.say("setup.done.help.sub",
                       {{"crisis", numbers.crisis}, {"emergency", numbers.emergency}, {"desk", desk_words}});
    return {
        {site.name.empty() ? page.say("setup.done.noname") : site.name,
         page.say("setup.done.place", {{"language", language == site.languages.end() ? site.language : language->name},
                                       {"country", page.say(country)}}),
         ui::Icon::map_pin, ui::Family::sky},
        {page.say("setup.done.clock"), page.say("setup.done.clock.sub"), ui::Icon::clock, ui::Family::lamp},
        {page.say("setup.done.touch"), page.say("setup.done.touch.sub"), ui::Icon::hand, ui::Family::sage},
        {page.say("setup.done.help"), help, ui::Icon::life_buoy, ui::Family::clay},
        {page.say("setup.done.codes"), page.say("setup.done.codes.sub"), ui::Icon::key_round, ui::Family::indigo},
        sound_row(page)};
}

struct RowLook {
    RowWords words;
    ui::Size ring; ///< of "Ring the bell"; none where nothing rings
    bool under;    ///< it stands below the words
    float height_px;
};

RowLook row_look(Page& page, const SetupBox& box, const Ready& row, const std::string& ring) {
    ui::Frame& frame = page.frame;
    const float room = box.width() - 2 * side_px - words_x, least = frame.is_portrait() ? row_px : close_row_px;
    const float pad = frame.is_portrait() ? 26 : 10;
    RowLook look{{}, {}, false, 0};
    if (row.can_ring) {
        const float words = frame.paint.measure({.words = ring, .style = ring_style(frame), .color = {}}).width;
        look.ring = {words + 116, std::max(ring_px, ring_style(frame).line_px + 36)};
        look.under = look.ring.width > room * 0.5F;
    }
    const float beside = row.can_ring ? (look.under ? 0 : look.ring.width + 28) : tick_px + 28;
    look.words = row_words(frame, row.title, row.second, room - beside);
    look.height_px = look.words.height_px + (look.under ? look.ring.height + ring_gap_px : 0);
    look.height_px = std::max(least, look.height_px + pad);
    return look;
}

/// One line of the list; true when its bell was touched.
bool ready_row(Page& page, ui::Rect rect, const Ready& row, const RowLook& look, const std::string& ring) {
    ui::Frame& frame = page.frame;
    const float middle = rect.center().y;
    ui::icon_disc(frame, {rect.x, middle - disc_px / 2, disc_px, disc_px}, row.family, row.icon, 44, 2);
    const float whole = look.words.height_px + (look.under ? look.ring.height + ring_gap_px : 0);
    const float top = middle - whole / 2;
    frame.text({rect.x + words_x, top}, look.words.title);
    frame.text({rect.x + words_x, top + look.words.title_px}, look.words.second);
    if (row.is_ready) ui::tick(frame, {rect.right() - tick_px, middle - tick_px / 2, tick_px, tick_px}, true);
    if (!row.can_ring) return false;
    const ui::Point at = look.under ? ui::Point{rect.x + words_x, top + look.words.height_px + ring_gap_px}
                                    : ui::Point{rect.right() - look.ring.width, middle - look.ring.height / 2};
    return ui::line_button(frame, "setup.done.ring", {at.x, at.y, look.ring.width, look.ring.height},
                           {.label = ring,
                            .before = ui::Icon::bell_ring,
                            .icon_px = 40,
                            .gap_px = 16,
                            .stroke_units = 2,
                            .style = ring_style(frame)});
}

float ready_card(const SetupState& state, Page& page, SetupBox& box, float y, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    const std::vector<Ready> rows = ready_list(state, page);
    const std::string ring = page.say("setup.done.sound.ring");
    std::vector<RowLook> looks;
    float whole = 4;
    for (const Ready& row : rows) {
        looks.push_back(row_look(page, box, row, ring));
        whole += looks.back().height_px;
    }
    const ui::Rect card{box.left(), y, box.width(), whole};
    ui::card(frame, card, 32);
    ui::Rect rect{card.x + side_px, card.y + 2, card.width - 2 * side_px, 0};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rect.height = looks[i].height_px;
        if (i > 0) frame.paint.fill({rect.x, rect.y, rect.width, 2}, frame.theme.line);
        if (ready_row(page, rect, rows[i], looks[i], ring)) asked = action::RingBell{};
        rect.y += rect.height;
    }
    return card.bottom();
}

ui::TextStyle two_style(const ui::Frame& frame) { return frame.type.sans(38, 43.7F, ui::Weight::bold); }

float two_height(const ui::Frame& frame) {
    return std::max(frame.is_portrait() ? 120.0F : 100.0F, two_style(frame).line_px + 48);
}

std::string test_label(const SetupState& state, Page& page) {
    const bool tested = state.test.well || state.test.failed;
    return page.say(tested ? Key("setup.done.again") : Key("setup.done.test"));
}

bool test_button(const SetupState& state, Page& page, ui::Rect rect) {
    const std::string label = test_label(state, page);
    const bool tested = state.test.well || state.test.failed;
    const bool can = !state.test.running && !state.working && !page.facts.volume_is_busy &&
                     (page.facts.volume || !page.facts.setup.unlocked);
    return ui::line_button(page.frame, "setup.done.test", rect,
                           {.label = label,
                            .before = tested ? ui::Icon::rotate_ccw : ui::Icon::usb,
                            .icon_px = 44,
                            .stroke_units = 2.1F,
                            .enabled = can,
                            .style = two_style(page.frame)});
}

/// Upright, under the list: side by side, or one over the other where their words need it.
float two_buttons(const SetupState& state, Page& page, SetupBox& box, float y, std::optional<Action>& asked) {
    ui::Frame& frame = page.frame;
    constexpr float gap_px = 26;
    const float height = two_height(frame);
    const std::string test = test_label(state, page), check_in = page.say("setup.done.try");
    const float half = (box.width() - gap_px) / 2;
    const float wider =
        std::max(frame.paint.measure({.words = test, .style = two_style(frame), .color = {}}).width,
                 frame.paint.measure({.words = check_in, .style = two_style(frame), .color = {}}).width);
    const bool stacked = wider + 130 > half;
    const float width = stacked ? box.width() : half;
    if (test_button(state, page, {box.left(), y, width, height})) asked = action::TestStick{};
    const ui::Rect second{stacked ? box.left() : box.left() + half + gap_px, stacked ? y + height + 20 : y, width,
                          height};
    if (ui::line_button(frame, "setup.done.try", second,
                        {.label = check_in,
                         .before = ui::Icon::eye,
                         .icon_px = 46,
                         .stroke_units = 2,
                         .enabled = !state.test.running && !state.working,
                         .style = two_style(frame)}))
        asked = action::TryCheckIn{};
    return second.bottom();
}

} // namespace

std::optional<Action> draw_setup_finish(const SetupState& state, Page& page) {
    ui::Frame& frame = page.frame;
    const std::string title = page.say("setup.done.title"),
                      lead = page.say(state.test.well ? Key("setup.done.lead") : Key("setup.done.lead.before")),
                      go = page.say("setup.done.go");
    // Across the glass the test stands under the words that ask for it, and the check-in beside the light: all is seen.
    const bool upright = frame.is_portrait();
    const std::string check_in = page.say("setup.done.try");
    SetupBox box(page, 7, title, lead,
                 {.go = go,
                  .ready = !state.test.running && !state.working,
                  .second = upright ? std::string_view() : std::string_view(check_in),
                  .second_id = "setup.done.try",
                  .arrow = false,
                  .is_last = true});
    float longer_px = 0; // the list, in this language
    for (const Ready& row : ready_list(state, page))
        longer_px += row_look(page, box, row, page.say("setup.done.sound.ring")).height_px - row_px;
    box.rise(longer_px);
    const std::string words = test_words(state, page);
    if (state.test.well && !state.not_kept)
        well_banner(box, page, words);
    else
        box.banner(state.test.failed || state.not_kept ? ui::Icon::triangle_alert : ui::Icon::usb, words,
                   frame.theme.lamp_800);
    std::optional<Action> asked;
    if (!upright && test_button(state, page, box.room_for_banner(two_height(frame)))) asked = action::TestStick{};
    float y = ready_card(state, page, box, box.begin(), asked);
    // A longer list leaves less above the buttons, so that they are seen at once.
    constexpr float drawn_gap_px = 46, least_gap_px = 20, buttons_y = 1428;
    const float gap_px = std::clamp(buttons_y - (y - box.drawn_from()), least_gap_px, drawn_gap_px);
    if (upright) y = two_buttons(state, page, box, y + gap_px, asked);
    const SetupPressed pressed = box.end(y);
    if (pressed == SetupPressed::go) asked = action::TurnOn{};
    if (pressed == SetupPressed::second) asked = action::TryCheckIn{};
    return asked;
}

} // namespace porchlight::screens
