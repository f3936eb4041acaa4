// Check-in and what it comes to: what the screens register, what a touch on each control asks for, and the feeling
// line's arithmetic.
#include "../support/app/pane.h"
#include "app/emblems.h"
#include "app/flow.h"
#include "app/screens/feeling_words.h"
#include "app/screens/screens.h"
#include "ui/widgets/feeling_line.h"

#include <catch2/catch.hpp>
#include <set>

using namespace porchlight;
using test::asked;
using test::DrawScreen;
using test::none;
using test::Pane;

namespace {

DrawScreen reason(const CheckInState& state = {}) {
    return [state](Page& page) { return screens::draw_reason(state, page); };
}
DrawScreen mood(const CheckInState& state = {}) {
    return [state](Page& page) { return screens::draw_mood(state, page); };
}
DrawScreen requests(const CheckInState& state) {
    return [state](Page& page) { return screens::draw_requests(state, page); };
}
DrawScreen done(const DoneState& state) {
    return [state](Page& page) { return screens::draw(state, page); };
}

CheckInState with_notes() {
    CheckInState state;
    state.step = CheckInStep::requests;
    state.notes_shown = {6, 7, 8, 9};
    return state;
}

DoneState arrived() {
    DoneState state;
    state.name = ArrivalName{EmblemFamily::amber, EmblemShape::heron, 27};
    state.arrived_seconds = 900;
    state.ring_ends_seconds = 1021;
    return state;
}

const ui::Rect energy_track{90, 738, 900, 88}; // the first card of the picture

} // namespace

TEST_CASE(
    "check-in: where nothing can be asked for and nobody leaves a note, it has two steps and ends with the second") {
    Pane pane;
    pane.facts.site.offers = {};
    pane.facts.site.kind_notes = false;
    CheckInState state;
    pane.frame(reason(state));
    CHECK(pane.says("Step 1 of 2"));
    state.step = CheckInStep::mood;
    asked<action::Continue>(pane.tap(mood(state), "mood.continue"));
    CHECK(pane.says("Step 2 of 2"));
    CHECK(pane.control("mood.continue").label == "Finish");
    pane.state.screen = state;
    for (const Action& last : {Action(action::Continue{}), Action(action::Skip{})}) {
        const Step step = update(pane.state, last, pane.facts);
        REQUIRE(step.effects.size() == 1);
        CHECK(std::holds_alternative<effect::SubmitVisit>(step.effects.front()));
        CHECK(std::get<CheckInState>(step.state.screen).saving);
    }
    const auto leads_to_wishes = [&] {
        pane.frame(mood(state));
        CHECK(pane.says("Step 2 of 3"));
        const State next = update(pane.state, action::Continue{}, pane.facts).state;
        return std::get<CheckInState>(next.screen).step == CheckInStep::requests;
    };
    pane.facts.site.offers[2] = true;
    CHECK(leads_to_wishes());
    pane.facts.site.offers = {};
    pane.facts.site.desk_is_open = false; // what is open after hours
    CHECK(leads_to_wishes());
}

TEST_CASE("reason: nothing chosen, each chosen, and the reason why Continue waits") {
    Pane pane;
    CheckInState state;
    pane.frame(reason(state));
    CHECK(pane.broken_rules() == none);
    CHECK_FALSE(pane.control("reason.continue").enabled);
    CHECK_FALSE(pane.says("Pick any one to go on"));
    asked<action::Continue>(pane.tap(reason(state), "reason.continue"));
    state.asked_to_pick = true;
    pane.frame(reason(state));
    CHECK(pane.says("Pick any one to go on"));
    CHECK(pane.broken_rules() == none);
    state.draft.reason = store::Reason::medication;
    pane.frame(reason(state));
    CHECK_FALSE(pane.says("Pick any one to go on"));
    CHECK(pane.control("reason.continue").enabled);
    CHECK(pane.control("reason.meds").value == "Chosen");
    CHECK(pane.control("reason.group").value.empty());
}

TEST_CASE("reason: each card is its reason, and the promise opens what is kept") {
    Pane pane;
    const std::vector<std::pair<std::string_view, store::Reason>> cards{
        {"reason.group", store::Reason::group_session}, {"reason.one", store::Reason::one_to_one},
        {"reason.family", store::Reason::family_visit}, {"reason.meds", store::Reason::medication},
        {"reason.first", store::Reason::first_visit},   {"reason.other", store::Reason::something_else}};
    for (const auto& [id, expected] : cards)
        CHECK(asked<action::PickReason>(pane.tap(reason(), id)).reason == expected);
    asked<action::OpenPrivacy>(pane.tap(reason(), "reason.promise"));
}

TEST_CASE("mood: all states keep the rules, and an untouched line answers nothing") {
    Pane pane;
    CheckInState state;
    pane.frame(mood(state));
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("mood.energy").value == "Not answered");
    CHECK_FALSE(pane.shows("mood.energy.clear"));
    CHECK_FALSE(pane.frame(mood(state)).has_value());

    state.draft.feelings = {.energy = std::uint8_t{27}, .mood = std::uint8_t{0}, .ease = std::uint8_t{100}};
    state.lines = {Line::ease, Line::energy, Line::mood};
    pane.frame(mood(state));
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("mood.energy").value == "Set, a quarter of the way from Worn out to Full of energy");
    CHECK(pane.control("mood.ease").rect.y < pane.control("mood.energy").rect.y);
    CHECK(asked<action::ClearLine>(pane.tap(mood(state), "mood.energy.clear")).line == Line::energy);
    asked<action::Skip>(pane.tap(mood(state), "mood.skip"));
    asked<action::Continue>(pane.tap(mood(state), "mood.continue"));
}

TEST_CASE("mood: the light goes exactly where the finger is, and no further than the ends") {
    Pane pane;
    const ui::Rect track = energy_track;
    pane.frame(mood());
    pane.press({ui::feeling_x(track, 27), track.center().y});
    const auto touched = asked<action::SetLine>(pane.frame(mood()));
    CHECK(touched.line == Line::energy);
    CHECK(touched.value == 27);
    CheckInState state;
    state.draft.feelings.energy = std::uint8_t{27};
    pane.move({track.right() + 400, track.center().y - 600});
    CHECK(asked<action::SetLine>(pane.frame(mood(state))).value == 100);
    pane.move({-50, 1900});
    CHECK(asked<action::SetLine>(pane.frame(mood(state))).value == 0);
    state.draft.feelings.energy = std::uint8_t{0};
    pane.release({-50, 1900});
    CHECK_FALSE(pane.frame(mood(state)).has_value());
}

TEST_CASE("mood: keys start at the end they point away from and travel by five") {
    Pane pane;
    CheckInState state;
    const auto after = [&](ui::KeyName key) {
        pane.frame(mood(state));
        pane.focus_on("mood.mood");
        pane.key(key);
        return pane.frame(mood(state));
    };
    auto& value = state.draft.feelings.mood;
    CHECK(asked<action::SetLine>(after(ui::KeyName::right)).value == 0);
    CHECK(asked<action::SetLine>(after(ui::KeyName::left)).value == 100);
    value = std::uint8_t{0};
    CHECK_FALSE(after(ui::KeyName::left).has_value());
    const auto moved = asked<action::SetLine>(after(ui::KeyName::right));
    CHECK(moved.line == Line::mood);
    CHECK(moved.value == 5);
    value = std::uint8_t{98};
    CHECK(asked<action::SetLine>(after(ui::KeyName::right)).value == 100);
    CHECK(asked<action::ClearLine>(after(ui::KeyName::erase)).line == Line::mood);
    value.reset();
    CHECK_FALSE(after(ui::KeyName::erase).has_value());
    CHECK_FALSE(after(ui::KeyName::tab).has_value());
}

TEST_CASE("feeling line: 0 and 100 are the centres of the round ends") {
    const ui::Rect track = energy_track;
    CHECK(ui::feeling_x(track, 0) == Approx(track.x + 44));
    CHECK(ui::feeling_x(track, 100) == Approx(track.right() - 44));
    CHECK(ui::feeling_at(track, track.x) == 0);
    CHECK(ui::feeling_at(track, track.x + 44) == 0);
    CHECK(ui::feeling_at(track, track.right()) == 100);
    CHECK(ui::feeling_at(track, track.center().x) == 50);
    for (int value = 0; value <= 100; ++value) {
        const auto place = static_cast<std::uint8_t>(value);
        CHECK(ui::feeling_at(track, ui::feeling_x(track, place)) == place);
    }
}

TEST_CASE("feeling line: the place is said as a share of the way, in the same words at both ends") {
    const Pane pane;
    const auto words = [&](std::uint8_t value) { return screens::place_in_words(pane.say(), value, "A", "B"); };
    CHECK(words(0) == "at A");
    CHECK(words(3) == "at A");
    CHECK(words(4) == "close to A");
    CHECK(words(17) == "close to A");
    CHECK(words(18) == "a quarter of the way from A to B");
    CHECK(words(30) == "a third of the way from A to B");
    CHECK(words(42) == "halfway between A and B");
    CHECK(words(58) == "halfway between A and B");
    CHECK(words(59) == "two thirds of the way from A to B");
    CHECK(words(71) == "three quarters of the way from A to B");
    CHECK(words(83) == "close to B");
    CHECK(words(97) == "at B");
    CHECK(words(100) == "at B");
}

TEST_CASE("requests: all, none and some offers keep the rules, and each asks for itself") {
    Pane pane;
    CheckInState state = with_notes();
    const std::vector<std::pair<std::string_view, RequestKind>> cards{{"req.peer", RequestKind::peer},
                                                                      {"req.quiet", RequestKind::quiet},
                                                                      {"req.water", RequestKind::water},
                                                                      {"req.private", RequestKind::private_talk}};
    for (const auto& [id, kind] : cards) {
        CHECK(asked<action::ToggleRequest>(pane.tap(requests(state), id)).kind == kind);
        state.draft.requests.toggle(kind);
        pane.frame(requests(state));
        CHECK(pane.control(id).value == "Chosen");
        CHECK(pane.broken_rules() == none);
    }
    for (const auto offers : {std::array{true, false, true, true}, std::array{false, true, false, false},
                              std::array{false, false, false, false}}) {
        pane.facts.site.offers = offers;
        pane.frame(requests(state));
        CHECK(pane.broken_rules() == none);
        CHECK(pane.shows("req.peer") == offers[0]);
        CHECK(pane.shows("req.quiet") == offers[1]);
    }
    asked<action::Skip>(pane.tap(requests(state), "req.skip"));
    asked<action::Continue>(pane.tap(requests(state), "req.finish"));
}

TEST_CASE("requests: one of four kind notes can be left, and More asks for others") {
    Pane pane;
    CheckInState state = with_notes();
    CHECK(asked<action::PickNote>(pane.tap(requests(state), "note.07")).note == 6);
    CHECK(pane.says("I was scared my first day too."));
    asked<action::MoreNotes>(pane.tap(requests(state), "req.more"));
    state.draft.note = NoteIndex{9};
    pane.frame(requests(state));
    CHECK(pane.control("note.10").value == "Chosen");
    CHECK(pane.broken_rules() == none);
    pane.facts.site.kind_notes = false;
    pane.frame(requests(state));
    CHECK_FALSE(pane.shows("note.07"));
    CHECK_FALSE(pane.shows("req.more"));
}

TEST_CASE("requests: after hours nothing is asked for that nobody would see") {
    Pane pane;
    pane.facts.site.desk_is_open = false;
    pane.facts.site.desk_opens_minute = 8 * 60;
    const CheckInState state = with_notes();
    pane.frame(requests(state));
    CHECK(pane.broken_rules() == none);
    CHECK_FALSE(pane.shows("req.peer"));
    CHECK(pane.says("Staff are back at 8:00\u00A0AM."));
    CHECK(pane.says("988. Call or text."));
    pane.facts.local.day = *store::day_from_iso("2026-11-20"); // a Friday
    pane.facts.site.desk_opens_days_on = 3;
    pane.frame(requests(state));
    CHECK(pane.says("Staff are back on Monday at 8:00\u00A0AM."));
    asked<action::OpenQuiet>(pane.tap(requests(state), "late.quiet"));
    asked<action::OpenExplore>(pane.tap(requests(state), "late.reads"));
    asked<action::OpenHelp>(pane.tap(requests(state), "late.talk"));
    asked<action::Continue>(pane.tap(requests(state), "req.finish"));
    pane.facts.help.crisis.clear();
    pane.facts.site.desk_opens_minute.reset();
    pane.frame(requests(state));
    CHECK(pane.broken_rules() == none);
    CHECK(pane.control("late.talk").label == "Get help now");
}

TEST_CASE("done: the name, the steps and the note fit in every combination") {
    Pane pane;
    for (const unsigned asked_for : {0U, 1U, 2U, 4U, 8U, 15U})
        for (const bool first : {false, true})
            for (const bool low : {false, true}) {
                DoneState state = arrived();
                for (std::size_t kind = 0; kind < request_count; ++kind)
                    state.requests.asked[kind] = (asked_for >> kind) & 1U;
                state.first_visit = first;
                state.low_lines = low;
                state.note = NoteIndex{7};
                pane.frame(done(state));
                CHECK(pane.broken_rules() == none);
                CHECK(pane.says("Amber Heron 27"));
                CHECK(pane.says("Staff have your list") == (asked_for == 15U));
                CHECK(pane.says("A peer supporter will come") == (asked_for == 1U));
                CHECK(pane.says("First day here?") == first);
                CHECK(pane.says("If it’s a hard day") == low);
                CHECK(pane.says("“The chairs by the window are nice.”"));
            }
}

TEST_CASE("done: the group somebody came for is said with its time, its room, and the minutes once it is near") {
    Pane pane;
    DoneState state = arrived();
    state.requests = {};
    state.group = GroupFact{.name = "Evening circle", .room = "Oak Room", .start_minute = 18 * 60};
    const auto shows = [&](std::int32_t minute) {
        pane.facts.local.minute = minute;
        pane.frame(done(state));
        CHECK(pane.broken_rules() == none);
    };
    shows(17 * 60);
    CHECK(pane.says("Evening circle starts at 6:00"));
    CHECK(pane.says("Oak Room."));
    CHECK(pane.says("Sit anywhere you like."));
    CHECK(pane.says("We’ll call"));
    shows(18 * 60 - 15);
    CHECK(pane.says("Evening circle starts in 15\u00A0min, Oak Room."));
    shows(18 * 60); // it begins while the name is on the glass
    CHECK(pane.says("Evening circle starts at 6:00"));
    state.group->room.clear();
    shows(18 * 60 - 1);
    CHECK(pane.says("Evening circle starts in 1\u00A0min."));
    state.requests.toggle(RequestKind::water); // three steps at most
    shows(17 * 60);
    CHECK(pane.says("Water is on its way."));
    CHECK(pane.says("Evening circle starts at 6:00"));
    CHECK_FALSE(pane.says("Sit anywhere you like."));
}

TEST_CASE("done: after hours there is no name and nothing that is called") {
    Pane pane;
    DoneState state = arrived();
    state.name.reset();
    pane.frame(done(state));
    CHECK(pane.broken_rules() == none);
    CHECK(pane.says("See you next time."));
    CHECK_FALSE(pane.says("We’ll call"));
    CHECK(pane.says("We’re glad you’re here."));
    CHECK_FALSE(pane.says("Someone here left this for you"));
}

TEST_CASE("done: the ring counts down second by second and sleeps in between") {
    Pane pane;
    DoneState state = arrived();
    state.ring_ends_seconds = pane.now_seconds + 20.25;
    pane.frame(done(state));
    CHECK(pane.control("done.done").value == "21\u00A0seconds");
    for (int settling = 0; settling < 3; ++settling) pane.frame(done(state));
    REQUIRE(pane.next_frame_in_seconds());
    CHECK(*pane.next_frame_in_seconds() == Approx(0.25).margin(0.001));
    asked<action::DoneNow>(pane.tap(done(state), "done.done"));
    asked<action::OpenQuiet>(pane.tap(done(state), "done.quiet"));
}

TEST_CASE("done: the arrival moves for less than a second, and not at all with less movement") {
    Pane pane;
    DoneState state = arrived();
    state.arrived_seconds = pane.now_seconds;
    state.ring_ends_seconds = pane.now_seconds + 30;
    pane.frame(done(state));
    REQUIRE(pane.next_frame_in_seconds());
    CHECK(*pane.next_frame_in_seconds() < 0.05);
    pane.state.look.less_movement = true;
    pane.frame(done(state));
    REQUIRE(pane.next_frame_in_seconds());
    CHECK(*pane.next_frame_in_seconds() > 0.5);
}

TEST_CASE("emblems: each of the names has its words, its drawing and its tones") {
    const Pane pane;
    std::set<std::string> words;
    for (std::size_t family = 0; family < emblem_family_count; ++family)
        for (std::size_t shape = 0; shape < emblem_shape_count; ++shape) {
            const ArrivalName name{static_cast<EmblemFamily>(family), static_cast<EmblemShape>(shape), 27};
            words.insert(words_of(name, pane.say()));
            const std::string drawing = std::string(emblem_file(name.shape)) + ".cairo";
            CHECK(std::filesystem::exists(std::filesystem::path(PORCHLIGHT_SHARE "/drawings") / drawing));
            const EmblemTones& tones = emblem_tones(name.family);
            CHECK(ui::contrast(tones.deep, tones.disc) >= 4.5F); // WCAG 2.2, 1.4.3
        }
    CHECK(words.size() == emblem_family_count * emblem_shape_count);
    CHECK(words_of({EmblemFamily::amber, EmblemShape::heron, 27}, pane.say()) == "Amber Heron 27");
}
