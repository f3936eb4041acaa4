// What is on the medium: nothing before Finish, and after it nothing that a thief can read.
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace porchlight;
using journeys::Driver;

namespace {

/// Every file of the data folder with its bytes.
std::map<std::string, std::string> bytes_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files[entry.path().string()] = lobby::file_text(entry.path());
    return files;
}

void answer(Driver& kiosk) {
    kiosk.tap("welcome.checkin");
    kiosk.tap("reason.meds");
    kiosk.tap("reason.continue");
    kiosk.touch("mood.energy", 0.13F);
    kiosk.touch("mood.mood", 0.37F);
    kiosk.touch("mood.ease", 0.71F);
    kiosk.tap("mood.continue");
    kiosk.tap("req.private");
    kiosk.tap(kiosk.id_of("note.", ""));
}

} // namespace

TEST_CASE("privacy: a check-in that is left before Finish changes no byte of the data folder") {
    Driver kiosk;
    const auto before = bytes_of(kiosk.data());
    answer(kiosk);
    SECTION("by leaving") {
        kiosk.tap("bar.home");
        kiosk.tap("leave.go");
    }
    SECTION("by walking away") { kiosk.wait(91 + 31); }
    REQUIRE(kiosk.on<WelcomeState>());
    CHECK(bytes_of(kiosk.data()) == before);
}

TEST_CASE("privacy: power that fails before Finish leaves no byte of the answers") {
    Driver kiosk;
    const auto before = bytes_of(kiosk.data());
    answer(kiosk);
    CHECK(bytes_of(kiosk.data()) == before);
    kiosk.restart();
    CHECK(kiosk.on<WelcomeState>());
}

TEST_CASE("privacy: after Finish nobody but the vault can read the answers, and no name is in the clear") {
    Driver kiosk;
    answer(kiosk);
    kiosk.tap("req.finish");
    REQUIRE(kiosk.on<DoneState>());
    REQUIRE(kiosk.on<DoneState>()->name);
    const std::string all = lobby::all_bytes(kiosk.data());
    for (const char* word : {"medication", "Medication", "private", "Heron", "Amber"})
        CHECK(all.find(word) == std::string::npos);
    kiosk.tap("done.done");
    kiosk.restart(); // the day key of before is gone: only staff can open what was stored
    const auto visits = lobby::visits_of(kiosk.store(), {kiosk.local.day, kiosk.local.day});
    REQUIRE(visits.size() == 1);
    CHECK(visits[0].reason == store::Reason::medication);
}

TEST_CASE("privacy: what is searched for, turned, built and carried changes no byte, and ends with the visit") {
    Driver kiosk;
    const auto before = bytes_of(kiosk.data());
    kiosk.tap("welcome.explore");
    kiosk.tap("explore.search");
    kiosk.type("qzcanary");
    REQUIRE(kiosk.on<SearchState>());
    CHECK(kiosk.on<SearchState>()->words == "qzcanary");
    kiosk.tap("bar.back");
    for (const auto& [page, touches] : std::vector<std::pair<std::string, std::vector<std::string>>>{
             {"pattern-cards", {"fam.unin", "fam.done"}},
             {"boundary-builder",
              {"bound.time", "bound.situation.2", "bound.go", "bound.tone.firmer", "bound.other", "bound.done"}},
             {"question-to-carry", {"carry.more", "carry.theme.people", "carry.more", "carry.done"}}}) {
        kiosk.tap("explore.topics");
        kiosk.tap(page == "pattern-cards"      ? "topics.family"
                  : page == "boundary-builder" ? "topics.boundaries"
                                               : "topics.coping");
        kiosk.tap("explore.book." + page);
        for (const std::string& touch : touches) kiosk.tap(touch);
        REQUIRE(kiosk.on<ExploreState>());
    }
    SECTION("by going home") { kiosk.tap("bar.home"); }
    SECTION("by walking away") { kiosk.wait(181 + 31); }
    SECTION("by a power cut") { kiosk.restart(); }
    REQUIRE(kiosk.on<WelcomeState>());
    CHECK(bytes_of(kiosk.data()) == before);
    CHECK(lobby::all_bytes(kiosk.data()).find("canary") == std::string::npos);
}
