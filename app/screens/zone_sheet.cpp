// The time zones, from the system's list: those of the country chosen, or by part of the world. Names come from the
// locale data; only the rows in sight are named, because that takes a moment each.
#include "app/screens/screens.h"
#include "app/screens/settings_pages.h"
#include "app/screens/sheet_box.h"
#include "app/zones.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/fit.h"

#include <algorithm>
#include <cctype>
#include <tuple>

namespace porchlight::screens {

namespace {

constexpr float top_px = 42, title_to_body_px = 20, bottom_px = 36;

struct Row {
    std::string id, title, second;
    bool chosen = false, opens = false;
};

struct RowStyle {
    ui::TextStyle title, second;
    float height_px;
};

RowStyle row_style(const ui::Frame& frame) {
    const ui::TextStyle title = frame.type.sans(38, 47.5F, ui::Weight::bold), second = frame.type.small();
    return {title, second, title.line_px + second.line_px + 36};
}

bool draw_row(Page& page, ui::Rect rect, const Row& row, const RowStyle& style, bool first) {
    ui::Frame& frame = page.frame;
    const std::string value = row.chosen ? page.say("say.chosen") : std::string();
    const std::string label = row.second.empty() ? row.title : row.title + ", " + row.second;
    const ui::Touch touch = frame.control(row.id, rect, {.role = ui::Role::list_item, .label = label, .value = value});
    if (touch.pressed) frame.paint.fill(rect, frame.theme.indigo.soft, 16);
    if (!first) frame.paint.fill({rect.x, rect.y, rect.width, 2}, frame.theme.line);
    constexpr float mark_px = 52;
    const float width = rect.width - mark_px - 24;
    const float words_px = style.title.line_px + (row.second.empty() ? 0 : style.second.line_px);
    const float top = rect.center().y - words_px / 2;
    const auto line = [&](float y, std::string_view words, const ui::TextStyle& size, ui::Color color) {
        ui::TextBlock block{.words = words, .style = size, .color = color, .width_px = width};
        block.style = ui::a_line_less(frame.paint, block);
        block.lines_max = 1;
        frame.label({rect.x, y}, block);
    };
    line(top, row.title, style.title, frame.theme.ink);
    if (!row.second.empty()) line(top + style.title.line_px, row.second, style.second, frame.theme.ink_2);
    const ui::Rect mark{rect.right() - mark_px, rect.center().y - mark_px / 2, mark_px, mark_px};
    if (row.chosen) ui::tick(frame, mark, true);
    if (row.opens) frame.paint.icon(ui::Icon::chevron_right, mark, frame.theme.ink, 2.2F);
    return touch.activated;
}

std::string part_words(Page& page, std::string part) {
    std::transform(part.begin(), part.end(), part.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return page.say(Key::of({"zone.part.", part}));
}

std::string_view country_of(const Page& page) {
    const Region region = page.facts.site.region;
    return region == Region::us ? "US" : region == Region::in ? "IN" : std::string_view{};
}

/// The kiosk's zone, or the one that is picked in settings.
const std::string& chosen_zone(const Page& page) {
    const auto* staff = std::get_if<StaffState>(&page.state.screen);
    const auto* settings = staff ? std::get_if<SettingsState>(&staff->page) : nullptr;
    return zone_in_use(page, settings ? settings->clock.zone : page.facts.setup.zone);
}

/// What the sheet lists: zones, then perhaps one row that leads to the whole world; or the parts of the world.
struct Listed {
    std::vector<Zone> zones;
    std::vector<std::string> parts;
    bool leads_on = false;
    [[nodiscard]] std::size_t size() const { return zones.size() + parts.size() + (leads_on ? 1 : 0); }
};

Listed listed(const ZoneSheet& sheet, Page& page) {
    Listed list;
    if (!page.facts.setup.zones) return list;
    const std::vector<Zone>& all = *page.facts.setup.zones;
    const std::string_view country = country_of(page);
    if (sheet.part == "*" || (sheet.part.empty() && country.empty())) {
        list.parts = parts_of(all);
    } else if (sheet.part.empty()) {
        list.zones = zones_of(all, country, {});
        list.leads_on = true;
    } else {
        list.zones = zones_of(all, {}, sheet.part);
    }
    return list;
}

std::optional<Action> draw_one(Page& page, const Listed& list, std::size_t at, ui::Rect rect, const RowStyle& style) {
    if (at < list.zones.size()) {
        const Zone& zone = list.zones[at];
        const ZoneWords words = words_of_zone(zone.name, page.say.language());
        // A country's zones go by their names; in a part of the world it is the city that is looked for.
        const auto& [title, second] =
            list.leads_on ? std::tie(words.name, words.city) : std::tie(words.city, words.name);
        const Row row{"zone." + zone.name, title, second, zone.name == chosen_zone(page), false};
        if (draw_row(page, rect, row, style, at == 0)) return action::PickZone{zone.name};
    } else if (at < list.zones.size() + list.parts.size()) {
        const std::string& part = list.parts[at - list.zones.size()];
        const Row row{"zone." + part, part_words(page, part), {}, chosen_zone(page).starts_with(part + "/"), true};
        if (draw_row(page, rect, row, style, at == 0)) return action::OpenZones{part};
    } else if (draw_row(page, rect, {"zone.else", page.say("setup.place.else"), {}, false, true}, style, false)) {
        return action::OpenZones{"*"};
    }
    return std::nullopt;
}

} // namespace

std::optional<Action> draw(const ZoneSheet& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    const Listed list = listed(sheet, page);
    const RowStyle style = row_style(frame);
    const std::string title = page.say("setup.clock.zone"), close = page.say("help.close");
    const TitleRow head{title, frame.type.serif(64, 75.52F, ui::Weight::semibold), "zone.close", close};
    SheetBox box(page, "zone.list." + sheet.part, title,
                 {.head_px = top_px + title_row_height(page, head) + title_to_body_px,
                  .body_px = static_cast<float>(list.size()) * style.height_px + bottom_px});
    const bool closed = title_row(page, {box.left(), box.head_y() + top_px}, box.width(), head);
    box.begin_body();
    std::optional<Action> asked;
    const ui::Rect seen = frame.paint.clip();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const ui::Rect rect{box.left(), box.body_y() + static_cast<float>(i) * style.height_px, box.width(),
                            style.height_px};
        const bool near = rect.bottom() > seen.y - 3 * style.height_px && rect.y < seen.bottom() + 3 * style.height_px;
        if (!near) continue;
        if (auto picked = draw_one(page, list, i, rect, style)) asked = picked;
    }
    box.end_body();
    if (closed) return action::CloseSheet{};
    return asked;
}

} // namespace porchlight::screens
