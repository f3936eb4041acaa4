// Today: who waits and for how long, the counts and the health line: what the page registers and what a touch asks for.
#include "../support/app/pane.h"
#include "app/flow.h"
#include "app/gallery/samples.h"
#include "app/screens/row_words.h"
#include "app/screens/screens.h"
#include "app/staff/health_words.h"
#include "app/staff/today.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace porchlight;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;
using test::staff_picture;

TEST_CASE("today: rows answer for who is going and who was helped") {
    Pane pane;
    const DrawScreen screen = staff_picture(pane, "staff-dashboard");
    CHECK(asked<action::HelpRequest>(pane.tap(screen, "staff.waiting.1.go")).key == 1);
    CHECK(asked<action::FinishRequest>(pane.tap(screen, "staff.waiting.2.done")).key == 2);
    CHECK(pane.control("staff.waiting.1.go").label == "On my way, Amber Heron 27");
    CHECK(pane.says("Peer supporter\u00A0· 2\u00A0min"));
    CHECK(pane.says("Talk in private\u00A0· being helped"));
    CHECK(pane.says("2\u00A0people"));
    asked<action::OpenExport>(pane.tap(screen, "staff.tab.export"));
}

TEST_CASE("today: every tab, the last weeks and the health line lead on") {
    Pane pane;
    const DrawScreen screen = staff_picture(pane, "staff-dashboard");
    asked<action::OpenGroupEditor>(pane.tap(screen, "staff.tab.groups"));
    asked<action::OpenSettings>(pane.tap(screen, "staff.tab.settings"));
    asked<action::OpenTrends>(pane.tap(screen, "staff.day.weeks"));
    asked<action::OpenHealth>(pane.tap(screen, "staff.health"));
}

TEST_CASE("today: more than ten minutes are told apart by a clock and bold, at no other time of day") {
    Pane pane;
    const DrawScreen screen = staff_picture(pane, "staff-dashboard");
    pane.facts.today.waiting.front().waited_minutes = 11;
    pane.frame(screen);
    CHECK(pane.says("Peer supporter\u00A0· 11\u00A0min"));
}

TEST_CASE("today: a wait is told in minutes, then in hours, then in days") {
    Pane pane;
    const DrawScreen screen = staff_picture(pane, "staff-help-ring");
    const auto rung = [&](std::int32_t minutes) {
        pane.facts.today.help_rung_minutes = minutes;
        pane.frame(screen);
    };
    rung(59);
    CHECK(pane.says("59\u00A0min\u00A0· “I need help now”"));
    rung(60);
    CHECK(pane.says("1\u00A0hour\u00A0· “I need help now”"));
    rung(430);
    CHECK(pane.says("7\u00A0hours\u00A0· “I need help now”"));
    rung(24 * 60);
    CHECK(pane.says("1\u00A0day\u00A0· “I need help now”"));
    rung(3 * 24 * 60 - 1);
    CHECK(pane.says("2\u00A0days\u00A0· “I need help now”"));
    pane.facts.today.waiting.front().waited_minutes = 135;
    pane.frame(screen);
    CHECK(pane.says("Peer supporter\u00A0· 2\u00A0hours"));
}

TEST_CASE("today: the health line stands above the fold in every language of the site") {
    std::vector<Strings> all; // a site that offers all: a name is then written in each
    for (const char* language : {"en", "es", "hi"}) {
        Pane pane;
        pane.speak(language);
        all.push_back(pane.say());
    }
    for (const char* language : {"en", "es", "hi"}) {
        for (const char* name : {"staff-dashboard", "staff-help-ring", "staff-after-restart"}) {
            INFO(language << " " << name);
            Pane pane;
            const DrawScreen screen = staff_picture(pane, name);
            pane.speak(language);
            for (const Strings& other : all)
                if (other.language() != language) pane.other_languages.push_back(&other);
            pane.frame(screen);
            CHECK(pane.control("staff.health").rect.bottom() <= pane.control("staff.tab.today").rect.y - 24);
        }
    }
}

TEST_CASE("today: whatever is wrong with the kiosk stands in two lines, and all of it is read aloud and on its sheet") {
    for (const char* language : {"en", "es", "hi"}) {
        for (int one = static_cast<int>(HealthFact::export_due); one <= static_cast<int>(HealthFact::reads); ++one) {
            INFO(language << " problem " << one);
            Pane pane;
            const DrawScreen screen = staff_picture(pane, "staff-dashboard");
            pane.speak(language);
            pane.facts.today.health = static_cast<HealthFact>(one);
            pane.facts.today.problems = {pane.facts.today.health};
            pane.frame(screen);
            const ui::Control line = pane.control("staff.health");
            CHECK(line.rect.height <= 128);
            CHECK(line.rect.bottom() <= pane.control("staff.tab.today").rect.y - 24);
            std::string all = ui::spoken(staff::health_words(pane.say(), pane.facts.today.health, pane.facts.today));
            std::ranges::replace(all, '\n', ' ');
            CHECK(line.label == all);
        }
    }
}

TEST_CASE("today: words with dots break at a dot where that takes no line more, and no line begins with one") {
    Pane pane;
    const auto broken = [&](std::string_view words, float share) {
        std::string told;
        pane.frame([&](Page& page) -> std::optional<Action> {
            ui::TextBlock block{.words = words, .style = page.frame.type.sans(34, 44), .color = {}};
            block.width_px = page.frame.paint.measure(block).width * share;
            told = screens::words_at_dots(page.frame.paint, block);
            return std::nullopt;
        });
        return told;
    };
    CHECK(broken("Just now · I need help", 1.1F) == "Just now\u00A0· I need help");
    CHECK(broken("Just now · I need help", 0.8F) == "Just now\nI need help");
    CHECK(broken("Family and friends · 5 min", 0.75F) == "Family and friends\n5 min");
    CHECK(broken("Peers · 3 min · the first 12 steps of it", 0.7F) == "Peers\u00A0· 3 min\nthe first 12 steps of it");
    CHECK(broken("Peer supporter, Quiet space, Water · 5 min", 0.55F) ==
          "Peer supporter, Quiet space, Water\u00A0· 5 min"); // the minutes stand behind the second line
    CHECK(broken("One thing", 0.6F) == "One thing");
}

TEST_CASE("today: a ring for help comes first, and everybody is one touch away") {
    Pane pane;
    const DrawScreen screen = staff_picture(pane, "staff-help-ring");
    asked<action::AnswerRing>(pane.tap(screen, "staff.waiting.ring.go"));
    CHECK(pane.says("Help rung at this kiosk"));
    CHECK_FALSE(pane.shows("staff.waiting.2.done"));
    asked<action::OpenWaiting>(pane.tap(screen, "staff.waiting.all"));
    CHECK(pane.control("staff.waiting.all").label == "See all 3");
    asked<action::OpenHealth>(pane.tap(screen, "staff.health"));
}

TEST_CASE("today: everybody who waits, in a sheet over the page, the ring always in sight") {
    Pane pane;
    const DrawScreen page_below = staff_picture(pane, "staff-help-ring");
    const DrawScreen both = [&](Page& page) {
        page_below(page);
        return screens::draw(WaitingSheet{}, page);
    };
    asked<action::AnswerRing>(pane.tap(both, "waiting.ring.go"));
    CHECK(asked<action::HelpRequest>(pane.tap(both, "waiting.1.go")).key == 1);
    CHECK(asked<action::FinishRequest>(pane.tap(both, "waiting.2.done")).key == 2);
    asked<action::CloseSheet>(pane.tap(both, "waiting.done"));
    CHECK_FALSE(pane.tap(both, "staff.waiting.1.go").has_value());
}

TEST_CASE("today: going to who rang stops the bell, everybody who waits opens only for staff") {
    Pane pane;
    staff_picture(pane, "staff-help-ring");
    const Step going = update(pane.state, action::AnswerRing{}, pane.facts);
    REQUIRE(going.effects.size() == 1);
    CHECK(std::holds_alternative<effect::StopRinging>(going.effects.front()));
    const Step opened = update(pane.state, action::OpenWaiting{}, pane.facts);
    REQUIRE(opened.state.sheet.has_value());
    CHECK(std::holds_alternative<WaitingSheet>(*opened.state.sheet));
    pane.state.screen = WelcomeState{};
    CHECK(update(pane.state, action::AnswerRing{}, pane.facts).effects.empty());
    CHECK_FALSE(update(pane.state, action::OpenWaiting{}, pane.facts).state.sheet.has_value());
}

TEST_CASE("today: requests from before a restart have no minutes") {
    Pane pane;
    pane.frame(staff_picture(pane, "staff-after-restart"));
    CHECK(pane.says("2\u00A0requests are waiting"));
    CHECK(pane.says("From before a restart"));
    CHECK_FALSE(pane.says("\u00A0min"));
}

TEST_CASE("today: nobody waits, nobody has answered yet") {
    Pane pane;
    const DrawScreen screen = staff_picture(pane, "staff-dashboard");
    pane.facts.today = {};
    pane.frame(screen);
    CHECK(pane.says("Nobody is waiting on anything."));
    CHECK(pane.says("Shows once 10\u00A0people have answered."));
    CHECK_FALSE(pane.says("10 or more answered"));
    CHECK(pane.broken_rules() == none);
}

TEST_CASE("today: the badge counts down to the lock and asks for the frame of its next number") {
    Pane pane;
    const DrawScreen screen = staff_picture(pane, "staff-dashboard");
    pane.frame(screen);
    CHECK(pane.says("Locks in 1:48"));
    REQUIRE(pane.next_frame_in_seconds().has_value());
    CHECK(*pane.next_frame_in_seconds() <= 1.0);
    pane.now_seconds += 1;
    pane.frame(screen);
    CHECK(pane.says("Locks in 1:47"));
}

TEST_CASE("today's rules: kinds with three or more are named, the others never stand alone as one or two") {
    using staff::kinds_shown;
    const auto rows = [](std::array<std::uint64_t, store::reason_count> reasons) {
        std::vector<std::pair<int, int>> list;
        for (const KindFact& kind : kinds_shown(reasons))
            list.emplace_back(kind.reason ? static_cast<int>(*kind.reason) : -1, kind.visits);
        return list;
    };
    using Rows = std::vector<std::pair<int, int>>;
    CHECK(rows({11, 5, 1, 4, 1, 1}) == Rows{{0, 11}, {1, 5}, {3, 4}, {-1, 3}});
    CHECK(rows({11, 5, 1, 4, 1, 0}) == Rows{{0, 11}, {1, 5}, {-1, 6}}); // two others: the smallest named kind joins
    CHECK(rows({11, 5, 0, 4, 1, 0}) == Rows{{0, 11}, {1, 5}, {-1, 5}});
    CHECK(rows({3, 3, 3, 3, 3, 3}).size() == 6);
    CHECK(rows({0, 0, 0, 0, 0, 0}).empty());
    CHECK(rows({1, 0, 0, 0, 0, 1}) == Rows{{-1, 2}}); // nobody to join: no kind is named at all
}

TEST_CASE("today's rules: a line of feelings is shown once ten have answered") {
    store::LineTally line;
    line.fifths = {3, 3, 1, 1, 1};
    CHECK_FALSE(staff::feeling_shown(line).cells.has_value());
    line.fifths[0] = 4;
    REQUIRE(staff::feeling_shown(line).cells.has_value());
    CHECK(staff::feeling_shown(line).cells->front() == 4);
}

TEST_CASE("today's rules: one and two look alike, and the shade follows the share") {
    CHECK(staff::is_hidden(1));
    CHECK(staff::is_hidden(2));
    CHECK_FALSE(staff::is_hidden(0));
    CHECK_FALSE(staff::is_hidden(3));
    CHECK(staff::cell_shade(0, 13) == 0);
    CHECK(staff::cell_shade(1, 10) == staff::cell_shade(2, 3));
    CHECK(staff::cell_shade(3, 13) == 1);
    CHECK(staff::cell_shade(4, 13) == 2);
    CHECK(staff::cell_shade(6, 13) == 3);
    CHECK(staff::cell_shade(9, 13) == 4);
}
