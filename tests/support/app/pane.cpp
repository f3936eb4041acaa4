#include "pane.h"

#include "app/screens/screens.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace test {

namespace {

constexpr float bar_top = 1752, target_min = 88, gap_min = 12; // tokens.md 4, "Touch"
constexpr float key_gap_min = 10;                              // tokens.md 6, "keyboard key"

porchlight::Strings catalogue(std::string_view language) {
    auto strings = porchlight::Strings::open(PORCHLIGHT_SHARE "/locale", language, "US");
    if (!strings) FAIL(strings.error().sentence);
    return *strings;
}

std::unique_ptr<ui::Stage> blind_stage() {
    auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE, .has_graphics = false});
    if (!stage) FAIL(stage.error());
    return std::move(*stage);
}

float distance(ui::Rect a, ui::Rect b) {
    const float across = std::max(a.x - b.right(), b.x - a.right()),
                down = std::max(a.y - b.bottom(), b.y - a.bottom());
    return std::max(across, down);
}

// The rows of a list touch each other with a hairline between: each is a target as wide as the list.
bool are_rows(const ui::Control& a, const ui::Control& b) {
    const auto is_row = [](const ui::Control& one) {
        return one.role == ui::Role::list_item || one.role == ui::Role::toggle || one.role == ui::Role::link;
    };
    return is_row(a) && is_row(b) && a.rect.x == b.rect.x && a.rect.width == b.rect.width;
}

// The whole screen around a question, which answers like its kind button.
bool is_surround(const ui::Control& one) { return one.id.ends_with(".outside"); }

} // namespace

Pane::Pane() : stage_(blind_stage()), say_(catalogue("en")) {
    facts.now_seconds = now_seconds;
    facts.local.minute = 17 * 60 + 42;
    facts.site.name = "Maple Street Center";
    facts.site.languages = {{"en", "English"}, {"es", "Español"}, {"hi", "हिन्दी"}};
    facts.help = {.crisis = "988", .emergency = "911", .spanish_press_two = true};
    facts.groups.scheduled = true;
    facts.groups.to_come = {{"Evening recovery group", "Oak Room", 18 * 60, 75, 1, true},
                            {"Family night", "Garden Room", 18 * 60 + 30, 60, 2, true}};
    facts.groups.tomorrow_first_minute = 9 * 60;
    facts.community_people = 40;
}

void Pane::speak(std::string_view language) {
    say_ = catalogue(language);
    state.look.language = language;
}

std::optional<porchlight::Action> Pane::frame(const DrawScreen& screen) {
    facts.now_seconds = now_seconds;
    ui::Frame& frame = stage_->begin(canvas, now_seconds, state.look);
    porchlight::Page page{frame, say_, facts, state, other_languages};
    auto action = screen(page);
    stage_->finish();
    return action;
}

std::optional<porchlight::Action> Pane::tap(const DrawScreen& screen, std::string_view id) {
    frame(screen);
    REQUIRE(shows(id));
    stage_->input().activate(id);
    return frame(screen);
}

void Pane::push(ui::InputEvent event) {
    event.time_seconds = now_seconds;
    stage_->input().push(event);
}

void Pane::press(ui::Point at) { push({.kind = ui::InputKind::press, .finger = 1, .at = at}); }
void Pane::move(ui::Point at) { push({.kind = ui::InputKind::move, .finger = 1, .at = at}); }
void Pane::release(ui::Point at) { push({.kind = ui::InputKind::release, .finger = 1, .at = at}); }
void Pane::key(ui::KeyName name) { push({.kind = ui::InputKind::key, .key = name}); }
void Pane::type(char32_t character) { push({.kind = ui::InputKind::character, .character = character}); }
void Pane::focus_on(std::string_view id) { stage_->input().focus_on(id); }

const ui::Control& Pane::control(std::string_view id) const {
    const ui::Control* found = stage_->access().find(id);
    INFO("the control " << id);
    REQUIRE(found != nullptr);
    return *found;
}

bool Pane::shows(std::string_view id) const { return stage_->access().find(id) != nullptr; }

bool Pane::says(std::string_view words) const {
    const auto& controls = stage_->access().controls();
    return std::any_of(controls.begin(), controls.end(),
                       [&](const ui::Control& control) { return control.label.find(words) != std::string::npos; });
}

const ui::Control& Pane::text(std::string_view words) const {
    const auto& controls = stage_->access().controls();
    const auto found = std::find_if(controls.begin(), controls.end(), [&](const ui::Control& control) {
        return control.label.find(words) != std::string::npos;
    });
    INFO("the words “" << words << "”");
    REQUIRE(found != controls.end());
    return *found;
}

float Pane::text_top(std::string_view words) const { return text(words).rect.y; }

bool Pane::sees(std::string_view words) const {
    constexpr float rounding = 0.5F;
    const ui::Control& control = text(words);
    const ui::Rect seen = overlap(control.rect, control.clip);
    return control.rect.width - seen.width < rounding && control.rect.height - seen.height < rounding;
}

float Pane::text_of_role_top(std::string_view words, ui::Role role) const {
    const auto& controls = stage_->access().controls();
    const auto found = std::find_if(controls.begin(), controls.end(), [&](const ui::Control& control) {
        return control.role == role && control.label.find(words) != std::string::npos;
    });
    INFO("the words “" << words << "”");
    REQUIRE(found != controls.end());
    return found->rect.y;
}

std::vector<std::string> Pane::broken_rules() const {
    std::vector<std::string> broken = stage_->access().repeated_ids();
    for (std::string& id : broken) id += " appears twice";
    const auto& controls = stage_->access().controls();
    for (std::size_t at = 0; at < controls.size(); ++at) {
        const ui::Control& one = controls[at];
        if (one.covered || is_surround(one)) continue;
        const std::string name = one.id.empty() ? "“" + one.label + "”" : one.id;
        const ui::Rect& rect = one.rect;
        if (one.label.empty()) broken.push_back(name + " has no words");
        const bool is_in_list = !one.scroller.empty(); // it may be scrolled to
        if (!is_in_list &&
            (rect.x < 0 || rect.y < 0 || rect.right() > canvas.width + 0.5F || rect.bottom() > bar_top + 0.5F))
            broken.push_back(name + " is not on the screen");
        if (!ui::can_be_touched(one.role)) continue;
        if (one.id.empty()) broken.push_back(name + " has no id");
        if (rect.width < target_min || rect.height < target_min) broken.push_back(name + " is too small");
        const ui::Rect seen = overlap(rect, one.clip);
        for (std::size_t other = at + 1; other < controls.size(); ++other) {
            const ui::Control& next = controls[other];
            if (!ui::can_be_touched(next.role) || is_surround(next) || are_rows(one, next)) continue;
            const ui::Rect next_seen = overlap(next.rect, next.clip);
            if (seen.empty() || next_seen.empty()) continue;
            const bool keys = one.role == ui::Role::key && next.role == ui::Role::key;
            if (distance(seen, next_seen) < (keys ? key_gap_min : gap_min) - 0.01F)
                broken.push_back(name + " is too close to " + next.id);
        }
    }
    return broken;
}

void Pane::show(const porchlight::gallery::Room& room, std::string_view name) {
    porchlight::gallery::Sample lobby;
    lobby.facts = facts;
    const auto sample = room.sample(name, lobby);
    REQUIRE(sample.has_value());
    facts = sample->facts;
    state = sample->state;
}

DrawScreen staff_picture(Pane& pane, std::string_view name) {
    pane.show(porchlight::gallery::staff_room(), name);
    return [&pane](porchlight::Page& page) -> std::optional<porchlight::Action> {
        if (const auto* passcode = std::get_if<porchlight::PasscodeState>(&pane.state.screen))
            return porchlight::screens::draw(*passcode, page);
        return std::visit([&](const auto& inner) { return porchlight::screens::draw(inner, page); },
                          std::get<porchlight::StaffState>(pane.state.screen).page);
    };
}

} // namespace test
