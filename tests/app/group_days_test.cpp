// Staff: the groups of the six days after today, on the screen and in the flow.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/gallery/samples.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace porchlight;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;

namespace {

DrawScreen picture(Pane& pane, std::string_view name) {
    using namespace std::chrono;
    pane.facts.local.day = store::day_of(2025y / October / 14); // a Tuesday
    pane.show(gallery::desk_room(), name);
    return [](Page& page) { return screens::draw(page); };
}

void happen(Pane& pane, const Action& action) { pane.state = update(pane.state, action, pane.facts).state; }

const StaffState& staff(const Pane& pane) { return std::get<StaffState>(pane.state.screen); }
const GroupsState& groups(const Pane& pane) { return std::get<GroupsState>(staff(pane).page); }
store::Day shown(const Pane& pane) { return groups(pane).shown(pane.facts.local.day); }

/// Somebody on the sheet of days touches the one that is so many ahead.
void look_ahead(Pane& pane, const DrawScreen& screen, std::int32_t days) {
    happen(pane, pane.tap(screen, "grp.other").value());
    happen(pane, pane.tap(screen, "days." + std::to_string(days)).value());
}

/// A new group of the day shown, that has a name.
void begin_group(Pane& pane) {
    happen(pane, action::EditGroup{});
    happen(pane, action::TypeCharacter{U'A'});
    happen(pane, action::TypeGroup{GroupText::none});
}

void midnight(Pane& pane) { pane.facts.local.day = pane.facts.local.day + 1; }

} // namespace

TEST_CASE("group days: the list of another day, and the sheet, keep the rules of every screen in each language") {
    for (const char* language : {"en", "es", "hi"})
        for (const char* name : {"schedule-list", "schedule-empty", "schedule-other-day", "schedule-days"}) {
            INFO(language << ' ' << name);
            Pane pane;
            pane.speak(language);
            pane.frame(picture(pane, name));
            std::vector<std::string> broken = pane.broken_rules(); // of the page; the bar has its place below it
            std::erase_if(broken, [](const std::string& rule) { return rule.starts_with("bar."); });
            CHECK(broken == none);
        }
}

TEST_CASE("group days: the sheet tells what is on each of seven days, and which one is shown") {
    Pane pane;
    pane.frame(picture(pane, "schedule-days"));
    CHECK(pane.control("days.0").label == "Today, 4\u00A0groups");
    CHECK(pane.control("days.1").label == "Wednesday, October 15, 1\u00A0group");
    CHECK(pane.control("days.4").label == "Saturday, October 18, No groups");
    CHECK(pane.control("days.2").value == "Chosen");
    CHECK(pane.control("days.0").value.empty());
    CHECK(pane.shows("days.6"));
    CHECK_FALSE(pane.shows("days.7"));
}

TEST_CASE("group days: a day ahead is called by its name, nothing of it is over, and last week is not copied to it") {
    Pane pane;
    DrawScreen screen = picture(pane, "schedule-list");
    pane.frame(screen);
    CHECK(pane.shows("grp.copy"));
    CHECK_FALSE(pane.shows("bar.back"));
    screen = picture(pane, "schedule-other-day");
    pane.frame(screen);
    CHECK(pane.says("Thursday’s groups"));
    CHECK(pane.says("Thursday, October 16 · 3\u00A0groups"));
    CHECK(pane.shows("grp.edit.0")); // it began early in the morning
    CHECK(pane.says("Not meeting"));
    CHECK_FALSE(pane.says("Not meeting today"));
    CHECK_FALSE(pane.shows("grp.copy"));
    happen(pane, action::CopyLastWeek{});
    CHECK_FALSE(groups(pane).saving);
    CHECK(pane.shows("bar.back"));
}

TEST_CASE("group days: a group of a day ahead is edited, and removed, in that day's words") {
    struct Words {
        const char *language, *on, *remove, *stays;
    };
    for (const Words& words :
         {Words{"en", "On Thursday", "Remove Morning circle from Thursday, October 16?", "again every Thursday"},
          Words{"es", "El jueves se reúne", "¿Quitar Morning circle del jueves, 16 de octubre?", "Vuelve cada jueves."},
          Words{"hi", "गुरुवार को होगा", "Morning circle को गुरुवार, 16 अक्तूबर की सूची से हटाएँ?", "यह फिर होगा"}}) {
        INFO(words.language);
        Pane pane;
        pane.speak(words.language);
        const DrawScreen screen = picture(pane, "schedule-other-day");
        happen(pane, pane.tap(screen, "grp.edit.0").value());
        pane.frame(screen);
        CHECK(pane.control("grp.on").label == words.on);
        CHECK_FALSE(pane.shows("grp.other"));
        happen(pane, action::AskRemoveGroup{});
        pane.frame(screen);
        CHECK(pane.says(words.remove));
        CHECK(pane.says(words.stays) == groups(pane).edit->before.weekly);
        happen(pane, action::StaffGoOn{});
        CHECK(groups(pane).saving);
    }
}

TEST_CASE("group days: a new group of a day ahead is of every week at six, one of today is of today in the next hour") {
    Pane pane;
    const DrawScreen screen = picture(pane, "schedule-list");
    happen(pane, action::EditGroup{});
    CHECK_FALSE(groups(pane).edit->draft.weekly);
    CHECK(groups(pane).edit->draft.start_minute == 18 * 60); // it is 5:42 PM
    happen(pane, action::CancelGroup{});
    pane.facts.local.minute = 9 * 60;
    happen(pane, action::EditGroup{});
    CHECK(groups(pane).edit->draft.start_minute == 10 * 60);
    happen(pane, action::CancelGroup{});
    look_ahead(pane, screen, 2);
    begin_group(pane);
    CHECK(groups(pane).edit->draft.weekly);
    CHECK(groups(pane).edit->draft.start_minute == 18 * 60);
    const Step saved = update(pane.state, action::SaveGroup{}, pane.facts);
    REQUIRE(saved.effects.size() == 1);
    CHECK(std::get<effect::SaveGroup>(saved.effects.front()).day == pane.facts.local.day + 2);
    pane.state = update(saved.state, action::Kept{}, pane.facts).state;
    CHECK(shown(pane) == pane.facts.local.day + 2); // the next of that day can be added
    CHECK_FALSE(groups(pane).edit);
}

TEST_CASE("group days: Back leads from a day ahead to today, and so do its tab and the sheet") {
    Pane pane;
    const DrawScreen screen = picture(pane, "schedule-list");
    look_ahead(pane, screen, 6);
    CHECK(shown(pane) == pane.facts.local.day + 6);
    happen(pane, pane.tap(screen, "bar.back").value());
    CHECK(shown(pane) == pane.facts.local.day);
    pane.frame(screen);
    CHECK_FALSE(pane.shows("bar.back"));
    look_ahead(pane, screen, 1);
    happen(pane, pane.tap(screen, "staff.tab.groups").value());
    CHECK(shown(pane) == pane.facts.local.day);
    look_ahead(pane, screen, 3);
    look_ahead(pane, screen, 0);
    CHECK(shown(pane) == pane.facts.local.day);
}

TEST_CASE("group days: whoever goes back with changes is asked once, and stays or leaves them") {
    Pane pane;
    const DrawScreen screen = picture(pane, "schedule-other-day");
    look_ahead(pane, screen, 2);
    begin_group(pane);
    happen(pane, pane.tap(screen, "bar.back").value());
    REQUIRE(std::holds_alternative<StaffQuestion>(pane.state.sheet.value()));
    CHECK(shown(pane) == pane.facts.local.day + 2);
    happen(pane, pane.tap(screen, "ask.stay").value());
    REQUIRE(groups(pane).edit);
    happen(pane, pane.tap(screen, "bar.back").value());
    happen(pane, pane.tap(screen, "ask.go").value());
    CHECK_FALSE(pane.state.sheet.has_value());
    CHECK_FALSE(groups(pane).edit);
    CHECK(shown(pane) == pane.facts.local.day);
    look_ahead(pane, screen, 2);
    happen(pane, pane.tap(screen, "grp.edit.0").value()); // nothing changed: nothing is asked
    happen(pane, pane.tap(screen, "bar.back").value());
    CHECK_FALSE(pane.state.sheet.has_value());
    CHECK(shown(pane) == pane.facts.local.day);
}

TEST_CASE("group days: the day that is shown stays at midnight until it is over, and then it is today") {
    Pane pane;
    const DrawScreen screen = picture(pane, "schedule-other-day");
    const store::Day tomorrow = pane.facts.local.day + 1;
    look_ahead(pane, screen, 1);
    happen(pane, pane.tap(screen, "grp.edit.0").value());
    midnight(pane);
    CHECK(shown(pane) == tomorrow); // which is today now
    pane.frame(screen);
    CHECK(pane.control("grp.on").label == "On today");
    const Step saved = update(pane.state, action::SaveGroup{}, pane.facts);
    REQUIRE(saved.effects.size() == 1);
    CHECK(std::get<effect::SaveGroup>(saved.effects.front()).day == tomorrow);
    midnight(pane);
    CHECK(shown(pane) == tomorrow + 1);
    CHECK(update(pane.state, action::SaveGroup{}, pane.facts).effects.empty());
    happen(pane, action::SaveGroup{});
    CHECK_FALSE(groups(pane).edit);
}

TEST_CASE("group days: a sheet that is open at midnight leads to no day that is over") {
    Pane pane;
    const DrawScreen screen = picture(pane, "schedule-list");
    happen(pane, pane.tap(screen, "grp.other").value());
    const auto yesterday = asked<action::ShowGroupsOn>(pane.tap(screen, "days.0"));
    midnight(pane);
    happen(pane, yesterday);
    CHECK_FALSE(pane.state.sheet.has_value());
    CHECK(shown(pane) == pane.facts.local.day);
    CHECK_FALSE(groups(pane).day);
}
