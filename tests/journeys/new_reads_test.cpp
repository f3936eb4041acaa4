// New reads come on a stick: staff are told and asked, everybody reads them, and the old ones come back.
#include "app/library/packs.h"
#include "store/pack/live.h"
#include "support/journeys/driver.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

using namespace porchlight;
using journeys::Driver;

namespace {

struct Maker {
    store::PackKey key = store::make_pack_key();
    void put_on(const std::filesystem::path& stick, const std::filesystem::path& reads = PORCHLIGHT_ASSETS) const {
        const auto pack = library::build_pack(reads, key);
        if (!pack) FAIL(pack.error().sentence);
        std::filesystem::create_directories(stick / "porchlight");
        std::ofstream(stick / "porchlight" / "reads.pack", std::ios::binary)
            .write(reinterpret_cast<const char*>(pack->data()), static_cast<std::streamsize>(pack->size()));
    }
};

void trust(Driver& kiosk, const store::PackKey& key) {
    kiosk.config.trusted_keys = {key.public_key};
    kiosk.restart();
}

bool says(const Driver& kiosk, const char* words) { return kiosk.words().find(words) != std::string::npos; }

std::uint32_t installed(const Driver& kiosk) {
    const auto live = lobby::need(store::check_live_library(kiosk.data()));
    return live ? live->version : 0;
}

} // namespace

TEST_CASE("new reads: staff are told of a pack on the stick, take it, and bring the old ones back") {
    const Maker maker;
    Driver kiosk;
    maker.put_on(kiosk.stick());
    kiosk.config.help = HelpNumbers{.crisis = "0800 7447", .emergency = "911"};
    trust(kiosk, maker.key);
    CHECK(kiosk.facts().reads.news == ReadsNews::none); // nobody is told before staff are in
    kiosk.unlock();
    kiosk.frames();
    REQUIRE(kiosk.sheet<ReadsSheet>());
    CHECK(says(kiosk, "New reads are on the stick"));
    CHECK(says(kiosk, "reads.pack, version 1"));
    CHECK(installed(kiosk) == 0); // nothing changes unasked
    kiosk.tap("reads.act");
    CHECK(installed(kiosk) == 1);
    CHECK(says(kiosk, "The new reads are in use"));
    CHECK(kiosk.facts().help.crisis == "0800 7447"); // what staff at the site confirmed stays theirs
    CHECK(library::source_of("/share", kiosk.data()).root == store::live_library(kiosk.data()));
    kiosk.tap("reads.act");
    CHECK(installed(kiosk) == 0);
    CHECK(says(kiosk, "The old reads are back"));
    kiosk.tap("reads.done");
    CHECK_FALSE(kiosk.sheet<ReadsSheet>());
    kiosk.wait(staff_lock_seconds + 1);
    CHECK(kiosk.facts().reads.news == ReadsNews::none);
}

TEST_CASE("new reads: a stick that is pulled takes its offer along, and never the way back") {
    const Maker maker;
    Driver kiosk;
    const auto pull = [&] {
        std::filesystem::remove_all(kiosk.stick() / "porchlight");
        kiosk.stick_changed();
    };
    maker.put_on(kiosk.stick());
    trust(kiosk, maker.key);
    kiosk.unlock();
    kiosk.frames();
    REQUIRE(kiosk.sheet<ReadsSheet>());
    pull(); // before the answer
    CHECK_FALSE(kiosk.sheet<ReadsSheet>());
    CHECK(installed(kiosk) == 0);

    maker.put_on(kiosk.stick());
    kiosk.stick_changed();
    REQUIRE(kiosk.sheet<ReadsSheet>());
    kiosk.tap("reads.act");
    pull();
    CHECK(says(kiosk, "The new reads are in use"));
    kiosk.tap("reads.act");
    CHECK(installed(kiosk) == 0);
    CHECK(says(kiosk, "The old reads are back"));
    kiosk.stick_changed();
    CHECK(says(kiosk, "The old reads are back"));
    kiosk.tap("reads.done");
    kiosk.stick_changed(); // and is not told again
    CHECK_FALSE(kiosk.sheet<ReadsSheet>());

    kiosk.wait(staff_lock_seconds + 1);
    kiosk.unlock();
    kiosk.frames();
    CHECK_FALSE(kiosk.sheet<ReadsSheet>());
}

TEST_CASE("new reads: a stick that is pulled while its reads are taken in is told") {
    const Maker maker;
    Driver kiosk;
    maker.put_on(kiosk.stick());
    trust(kiosk, maker.key);
    kiosk.unlock();
    kiosk.frames();
    REQUIRE(kiosk.sheet<ReadsSheet>());
    std::filesystem::remove_all(kiosk.stick() / "porchlight");
    kiosk.tap("reads.act");
    REQUIRE(kiosk.sheet<ReadsSheet>());
    CHECK(kiosk.facts().reads.news == ReadsNews::refused);
    kiosk.stick_changed();
    REQUIRE(kiosk.sheet<ReadsSheet>());
    CHECK(kiosk.facts().reads.news == ReadsNews::refused);
    kiosk.tap("reads.done");
    CHECK_FALSE(kiosk.sheet<ReadsSheet>());
}

TEST_CASE("new reads: a pack of somebody else changes nothing, and staff see why") {
    const Maker maker, stranger;
    Driver kiosk;
    stranger.put_on(kiosk.stick());
    trust(kiosk, maker.key);
    kiosk.unlock();
    kiosk.frames();
    REQUIRE(kiosk.sheet<ReadsSheet>());
    CHECK(says(kiosk, "none of the keys that this site trusts"));
    CHECK_FALSE(kiosk.shows("reads.act"));
    CHECK(installed(kiosk) == 0);
    kiosk.tap("reads.close");
    CHECK_FALSE(kiosk.sheet<ReadsSheet>());
}

TEST_CASE("new reads: a damaged installed pack is told to staff, and one that is in use is not offered again") {
    const Maker maker;
    Driver kiosk;
    maker.put_on(kiosk.stick());
    trust(kiosk, maker.key);
    REQUIRE(library::install_pack(kiosk.stick() / "porchlight" / "reads.pack", kiosk.data(), kiosk.config));
    kiosk.unlock();
    kiosk.frames();
    CHECK_FALSE(kiosk.sheet<ReadsSheet>());
    kiosk.wait(staff_lock_seconds + 1);

    std::filesystem::remove_all(kiosk.stick() / "porchlight");
    std::ofstream(store::live_library(kiosk.data()) / "help" / "us.toml") << "x";
    kiosk.unlock();
    kiosk.frames();
    REQUIRE(kiosk.sheet<ReadsSheet>());
    CHECK(says(kiosk, "The reads are damaged"));
    CHECK(says(kiosk, "help/us.toml"));
    CHECK(std::ranges::count(kiosk.facts().today.problems, HealthFact::reads) == 1);
}

TEST_CASE("new reads: those that were brought back are looked at, and told when they can't be read") {
    const Maker maker;
    Driver kiosk;
    trust(kiosk, maker.key);
    { // one as another program took it, which this one can't read
        const store::Bytes strange{'x'};
        const auto made = lobby::need(store::make_pack(
            1, {{"library/pack.toml", strange}, {"library/en/urges-pass.md", strange}, {"help/us.toml", strange}},
            maker.key));
        auto change = lobby::need(store::LibraryChange::begin(kiosk.data()));
        lobby::need(change.lay_out(lobby::need(store::read_pack(made, {{maker.key.public_key}}))));
        lobby::need(change.put_in_use());
    }
    const auto reads = kiosk.data().parent_path() / "reads";
    std::filesystem::create_directories(reads);
    for (const char* folder : {"library", "help"})
        std::filesystem::copy(std::filesystem::path(PORCHLIGHT_ASSETS) / folder, reads / folder,
                              std::filesystem::copy_options::recursive);
    std::ofstream(reads / "library" / "pack.toml") << "version = 2\n";
    maker.put_on(kiosk.stick(), reads);

    kiosk.unlock();
    kiosk.frames();
    kiosk.tap("reads.act");
    CHECK(installed(kiosk) == 2);
    CHECK(std::ranges::count(kiosk.facts().today.problems, HealthFact::reads) == 0);
    kiosk.tap("reads.act");
    CHECK(installed(kiosk) == 1);
    CHECK(std::ranges::count(kiosk.facts().today.problems, HealthFact::reads) == 1);
    CHECK(says(kiosk, "The reads are damaged"));
}

TEST_CASE("new reads: what is read is counted by article, day and language, and nothing else") {
    Driver kiosk;
    const store::Day today = kiosk.local.day;
    for (int i = 0; i < 2; ++i) lobby::need(kiosk.store().counters().count_read(today, "urges-pass", "es"));
    lobby::need(kiosk.store().counters().count_read(today, "urges-pass", "en"));
    CHECK(lobby::need(kiosk.store().counters().list({today, today})) ==
          std::vector<store::Count>{{today, "read/en/urges-pass", 1}, {today, "read/es/urges-pass", 2}});
    for (const char* slug : {"", "Urges", "urges pass", "urges/pass", "urges_pass", "10:32"})
        CHECK_FALSE(kiosk.store().counters().count_read(today, slug, "en"));
    CHECK_FALSE(kiosk.store().counters().count_read(today, "urges-pass", "en/10"));
}
