// The sheets and questions: what they register, what a touch asks for, and what they leave out when a site does not
// have it.
#include "../support/app/pane.h"
#include "app/screens/privacy_rows.h"
#include "app/screens/screens.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace porchlight;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;

namespace {

template <typename Sheet>
DrawScreen over(const Sheet& sheet) {
    return [sheet](Page& page) { return screens::draw(sheet, page); };
}

/// Where a control of the last frame begins, from the top.
float top_of(const Pane& pane, std::string_view id) { return pane.control(id).rect.y; }

std::vector<std::string> keys(const Site& site) {
    std::vector<std::string> keys;
    for (const screens::KeptRow& row : screens::kept_rows(site)) keys.emplace_back(row.key.text());
    return keys;
}

} // namespace

TEST_CASE("help: a person, a card, a call and a way out, each big enough and named") {
    Pane pane;
    pane.facts.site.lobby_phone = pane.facts.site.naloxone = pane.facts.site.has_speech = true;
    const DrawScreen help = over(HelpSheet{});
    pane.frame(help);
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("You’re not alone."));
    CHECK(pane.says("To your left. You can just say, “I\u00A0need help.”"));
    CHECK(pane.says("your phone or the lobby phone"));
    CHECK(pane.says("988"));
    CHECK(pane.says("911"));
    CHECK(pane.says("Naloxone kit:"));
    asked<action::RingStaff>(pane.tap(help, "help.ring"));
    asked<action::ShowCard>(pane.tap(help, "help.card"));
    asked<action::CloseSheet>(pane.tap(help, "help.close"));
    CHECK(asked<action::SetLook>(pane.tap(help, "help.read")).speech);
}

TEST_CASE("help: where the kit hangs is seen at once in Hindi, too, in every size") {
    Pane pane;
    pane.facts.site.lobby_phone = pane.facts.site.naloxone = pane.facts.site.has_speech = true;
    pane.speak("hi");
    for (const ui::TextSize size :
         {ui::TextSize::standard, ui::TextSize::large, ui::TextSize::larger, ui::TextSize::largest}) {
        pane.state.look.text_size = size;
        for (int frame = 0; frame < 2; ++frame) pane.frame(over(HelpSheet{.rung = true, .rung_again = true}));
        CHECK(pane.says(ui::spoken(pane.say()("help.naloxone"))));
        CHECK_FALSE(pane.shows("help.list")); // nothing of it scrolls
    }
}

TEST_CASE("help: what the site has not set is left out, never shown blank") {
    Pane pane;
    pane.facts.help = {};
    pane.facts.site.naloxone = pane.facts.site.has_speech = pane.facts.site.lobby_phone = false;
    pane.frame(over(HelpSheet{}));
    CHECK(pane.broken_rules() == none);
    CHECK_FALSE(pane.says("Call or text"));
    CHECK_FALSE(pane.says("In danger"));
    CHECK_FALSE(pane.says("Naloxone"));
    CHECK_FALSE(pane.shows("help.read"));
    pane.facts.help.crisis = "988";
    pane.frame(over(HelpSheet{}));
    CHECK(pane.says("Free, day or night."));
    CHECK_FALSE(pane.says("lobby phone"));
    CHECK_FALSE(pane.says("In danger"));
}

TEST_CASE("help: after the ring the sheet says that somebody comes, and later that it rang again") {
    Pane pane;
    pane.frame(over(HelpSheet{.rung = true}));
    CHECK(pane.says("We rang. Someone is on the way."));
    CHECK_FALSE(pane.says("To your left."));
    CHECK(pane.control("help.ring").value == "On");
    CHECK(pane.broken_rules() == none);
    pane.frame(over(HelpSheet{.rung = true, .rung_again = true}));
    CHECK(pane.says("We rang again."));
}

TEST_CASE("help: where the ring has no sound nobody is promised to come") {
    Pane pane;
    pane.facts.site.sound_ring = false;
    for (const bool again : {false, true}) {
        pane.frame(over(HelpSheet{.rung = true, .rung_again = again}));
        CHECK(pane.says("There’s no sound here."));
        CHECK_FALSE(pane.says("on the way"));
    }
}

TEST_CASE("help: with the desk closed nothing is promised, and the line that is open comes first") {
    Pane pane;
    pane.facts.site.desk_is_open = false;
    pane.frame(over(HelpSheet{}));
    CHECK(pane.says("The desk is closed right now. These lines are open."));
    CHECK_FALSE(pane.says("Tell the front desk"));
    CHECK_FALSE(pane.shows("help.ring"));
    CHECK(pane.text_top("988") < pane.text_top("The desk is closed"));
    CHECK(pane.text_top("911") > pane.text_top("The desk is closed"));
}

TEST_CASE("help: the lines of India, and Spanish only to somebody who reads Spanish") {
    Pane pane;
    pane.facts.site.region = Region::in;
    pane.facts.help = {.crisis = "14416", .emergency = "112"};
    pane.frame(over(HelpSheet{}));
    CHECK(pane.says("Call Tele-MANAS"));
    CHECK(pane.says("14416"));
    CHECK(pane.broken_rules() == none);
    pane.facts.site.region = Region::us;
    pane.facts.help = {.crisis = "988", .emergency = "911", .spanish_press_two = true};
    pane.frame(over(HelpSheet{}));
    CHECK_FALSE(pane.says("oprima 2"));
    pane.state.look.language = "es";
    pane.frame(over(HelpSheet{}));
    CHECK(pane.says("Para español, oprima 2."));
}

TEST_CASE("help card: four lines to point at, ticked when they are, and the ring") {
    Pane pane;
    const DrawScreen card = over(HelpCard{});
    pane.frame(card);
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("I need help now."));
    CHECK(asked<action::PointAtLine>(pane.tap(card, "help.point.use")).line == 2);
    asked<action::RingStaff>(pane.tap(card, "help.ring"));
    pane.frame(over(HelpCard{.pointed = {true, false, false, false}}));
    CHECK(pane.control("help.point.sick").value == "Chosen");
    CHECK(pane.control("help.point.hurt").value.empty());
}

TEST_CASE("language: every language in its own words, the current one chosen, and nothing closes but Done") {
    Pane pane;
    pane.facts.site.languages = {{"en", "English", "Choose a language", true},
                                 {"es", "Español", "Elige un idioma", true},
                                 {"hi", "हिन्दी", "भाषा चुनें", false}};
    const DrawScreen sheet = over(LanguageSheet{});
    pane.frame(sheet);
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("Elige un idioma"));
    CHECK(pane.says("भाषा चुनें"));
    CHECK(pane.control("language.en").value == "Chosen");
    CHECK(pane.control("language.hi").value.empty());
    CHECK(asked<action::PickLanguage>(pane.tap(sheet, "language.hi")).code == "hi");
    asked<action::CloseSheet>(pane.tap(sheet, "language.done"));
    asked<action::CloseSheet>(pane.tap(sheet, "language.close"));
}

TEST_CASE("language: more than fit are a list that scrolls above the note and Done") {
    Pane pane;
    pane.facts.site.languages.clear();
    for (char letter = 'a'; letter < 'l'; ++letter) pane.facts.site.languages.push_back({{letter, letter}, {letter}});
    pane.frame(over(LanguageSheet{}));
    pane.frame(over(LanguageSheet{}));
    CHECK(pane.control("language.kk").scroller == "language.list");
    CHECK(pane.control("language.done").scroller.empty());
    CHECK(top_of(pane, "language.kk") > top_of(pane, "language.done"));
    CHECK(pane.broken_rules() == none);
}

TEST_CASE("accessibility: each choice is one setting more, and the rest stay as they were") {
    Pane pane;
    pane.facts.site.has_speech = true;
    pane.state.look.less_movement = true;
    const DrawScreen sheet = over(AccessibilitySheet{});
    pane.frame(sheet);
    CHECK(pane.broken_rules() == none);
    const auto larger = asked<action::SetLook>(pane.tap(sheet, "accessibility.size.larger"));
    CHECK(larger.look.text_size == ui::TextSize::larger);
    CHECK(larger.look.less_movement);
    CHECK(asked<action::SetLook>(pane.tap(sheet, "accessibility.colors.dark")).look.theme == ui::ThemeName::dark);
    CHECK_FALSE(asked<action::SetLook>(pane.tap(sheet, "accessibility.motion")).look.less_movement);
    CHECK(asked<action::SetLook>(pane.tap(sheet, "accessibility.reach")).reach_mode);
    CHECK(asked<action::SetLook>(pane.tap(sheet, "accessibility.speech")).speech);
    asked<action::OpenPrivacy>(pane.tap(sheet, "accessibility.keeps"));
    asked<action::CloseSheet>(pane.tap(sheet, "accessibility.done"));
    CHECK(pane.control("accessibility.motion").value == "On");
    CHECK(pane.control("accessibility.reach").value == "Off");
    CHECK(pane.control("accessibility.size.standard").value == "Chosen");
}

TEST_CASE("accessibility: Reset all waits until something has changed, and keeps the language") {
    Pane pane;
    const DrawScreen sheet = over(AccessibilitySheet{});
    pane.state.look.language = pane.state.site_look.language = "en";
    CHECK_FALSE(pane.tap(sheet, "accessibility.reset").has_value());
    CHECK_FALSE(pane.control("accessibility.reset").enabled);
    pane.state.look.text_size = ui::TextSize::largest;
    pane.state.look.language = "hi";
    pane.state.reach_mode = true;
    const auto reset = asked<action::SetLook>(pane.tap(sheet, "accessibility.reset"));
    CHECK(reset.look.text_size == ui::TextSize::standard);
    CHECK(reset.look.language == "hi");
    CHECK_FALSE(reset.reach_mode);
}

TEST_CASE("accessibility: at Largest everything is still there, in a list between the title and the buttons") {
    Pane pane;
    pane.state.look.text_size = ui::TextSize::largest;
    pane.frame(over(AccessibilitySheet{}));
    pane.frame(over(AccessibilitySheet{}));
    for (const char* id : {"accessibility.size.large", "accessibility.colors.contrast", "accessibility.keeps"})
        CHECK(pane.shows(id));
    for (const char* id : {"accessibility.close", "accessibility.done"}) {
        CHECK(pane.control(id).scroller.empty());
        CHECK(ui::overlap(pane.control(id).rect, pane.control(id).clip) == pane.control(id).rect);
    }
}

TEST_CASE("privacy: the list follows the site, and always names the visit, the reason, the lines and the reads") {
    Site site;
    CHECK(keys(site) == std::vector<std::string>{"keep.yes.visit", "keep.yes.reason", "keep.yes.lines",
                                                 "keep.yes.requests", "keep.yes.note", "keep.yes.reads"});
    site.kind_notes = false;
    CHECK(keys(site) == std::vector<std::string>{"keep.yes.visit", "keep.yes.reason", "keep.yes.lines",
                                                 "keep.yes.requests", "keep.yes.reads"});
    site.offers = {};
    CHECK(keys(site) ==
          std::vector<std::string>{"keep.yes.visit", "keep.yes.reason", "keep.yes.lines", "keep.yes.reads"});
    site.offers[1] = true;
    CHECK(keys(site).size() == 5);
}

TEST_CASE("privacy: what is kept and what never is, and the sheet closes by either button") {
    Pane pane;
    pane.facts.site.has_speech = true;
    const DrawScreen sheet = over(PrivacySheet{});
    pane.frame(sheet);
    CHECK(pane.broken_rules() == none);
    for (const screens::KeptRow& row : screens::kept_rows(pane.facts.site)) CHECK(pane.says(pane.say()(row.key)));
    for (const char* words : {"Your name", "Your face", "The time of day", "What you searched for"})
        CHECK(pane.says(words));
    asked<action::CloseSheet>(pane.tap(sheet, "keep.done"));
    asked<action::CloseSheet>(pane.tap(sheet, "keep.close"));
    CHECK(asked<action::SetLook>(pane.tap(sheet, "keep.read")).speech);
    pane.facts.site.kind_notes = false;
    pane.frame(sheet);
    CHECK_FALSE(pane.says("A kind note"));
}

TEST_CASE("leave: Keep going is the lamp and everything around it, Leave is said in so many words") {
    Pane pane;
    const DrawScreen question = over(LeaveQuestion{});
    pane.frame(question);
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("Nothing has been sent yet."));
    asked<action::CloseSheet>(pane.tap(question, "leave.stay"));
    asked<action::CloseSheet>(pane.tap(question, "leave.outside"));
    asked<action::Leave>(pane.tap(question, "leave.go"));
    CHECK_FALSE(pane.control("leave.outside").focusable);
}

TEST_CASE("leave: a finger beside the question answers it, and reaches nothing below") {
    Pane pane;
    pane.state.screen = CheckInState{};
    pane.state.sheet = LeaveQuestion{};
    const DrawScreen everything = [](Page& page) {
        screens::draw_reason(CheckInState{}, page);
        return screens::draw(LeaveQuestion{}, page);
    };
    pane.frame(everything);
    const ui::Rect below = pane.control("reason.promise").rect;
    CHECK(pane.control("reason.promise").covered);
    pane.now_seconds += 1;
    pane.press(below.center());
    pane.release(below.center());
    asked<action::CloseSheet>(pane.frame(everything));
    CHECK_FALSE(pane.tap(everything, "reason.promise").has_value());
}

TEST_CASE("still there: the seconds are said, the number wakes the screen, and every touch but one stays") {
    Pane pane;
    pane.state.screen = CheckInState{};
    const DrawScreen question = over(StillThere{.began_seconds = 991.75, .answer_seconds = 30});
    pane.frame(question);
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("idle.ring").label == "22\u00A0seconds");
    CHECK(pane.says("we’ll clear this screen to keep\u00A0it\u00A0private"));
    REQUIRE(pane.next_frame_in_seconds().has_value());
    CHECK(*pane.next_frame_in_seconds() <= 0.76);
    asked<action::StillHere>(pane.tap(question, "idle.stay"));
    asked<action::StillHere>(pane.tap(question, "idle.outside"));
    asked<action::ClearNow>(pane.tap(question, "idle.go"));
    pane.now_seconds = 1030;
    pane.frame(question);
    CHECK(pane.control("idle.ring").label == "0\u00A0seconds");
}

TEST_CASE("still there: in a read nothing is private, and the question says so") {
    Pane pane;
    pane.state.screen = ReaderState{};
    pane.frame(over(StillThere{.began_seconds = 1000}));
    CHECK(pane.says("We’ll go back to the front page soon"));
    CHECK_FALSE(pane.says("private"));
}

TEST_CASE(
    "groups: every group of today with its room, one that does not meet with those words, and the note about doors") {
    Pane pane;
    pane.facts.groups.today = {{"Morning circle", "Oak Room", 9 * 60, 60, 0, true},
                               {"Family night", "Garden Room", 18 * 60 + 30, 60, 2, true},
                               {"Drawing", "Oak Room", 20 * 60, 60, 0, false}};
    pane.frame(over(GroupsSheet{}));
    CHECK(pane.says("Morning circle"));
    CHECK(pane.says("Garden Room"));
    CHECK(pane.says("Drawing")); // so that nobody waits for it
    CHECK(pane.says("Not meeting today"));
    CHECK(pane.says("Doors are open."));
    CHECK(pane.broken_rules() == none);
    asked<action::CloseSheet>(pane.tap(over(GroupsSheet{}), "groups.close"));
}
