// A clock that is wrong: check-ins go on, the days are marked, and setting it right heals.
#include "store/package/audit_csv.h"
#include "store/package/from_store.h"
#include "store/package/locked.h"
#include "store/volume/folder_volume.h"
#include "tests/support/store/lobby.h"
#include "tests/support/store/package_sample.h"

#include <atomic>

using lobby::day;
using lobby::need;

namespace {

const store::Period ever{day("1970-01-01"), day("2100-01-01")};

store::Options built(std::string_view iso) {
    auto options = lobby::options();
    options.built = day(iso);
    return options;
}

void visit(store::Store& store, std::string_view iso) {
    need(store.submit({day(iso), store::Reason::medication, {}, {}, {}, true}));
}

std::vector<store::Day> marked(const store::Store& store) { return need(store.uncertain_days(ever)); }

} // namespace

TEST_CASE("clock: a day before the program was made is marked, and its check-ins are kept") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data(), built("2026-11-01"));
    need(site.store->begin_day(day("2020-01-01"))); // no battery
    CHECK_FALSE(need(site.store->clock_is_sure(day("2020-01-01"))));
    CHECK(marked(*site.store).empty()); // nothing came yet
    visit(*site.store, "2020-01-01");
    visit(*site.store, "2020-01-01");
    CHECK(marked(*site.store) == std::vector{day("2020-01-01")});
    CHECK(lobby::visits_of(*site.store, ever).size() == 2);

    need(site.store->begin_day(day("2026-11-22"))); // set right
    CHECK(need(site.store->clock_is_sure(day("2026-11-22"))));
    visit(*site.store, "2026-11-22");
    CHECK(marked(*site.store) == std::vector{day("2020-01-01")});
}

TEST_CASE("clock: a day behind the newest stored one is marked, the newest itself and later ones are not") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data(), built("2026-11-01"));
    visit(*site.store, "2026-11-20");
    visit(*site.store, "2026-11-18");
    CHECK_FALSE(need(site.store->clock_is_sure(day("2026-11-18"))));
    need(site.store->ask(day("2026-11-19"), {.water = true}));
    visit(*site.store, "2026-11-20");
    visit(*site.store, "2026-11-21");
    CHECK(marked(*site.store) == std::vector{day("2026-11-18"), day("2026-11-19")});
    CHECK(need(site.store->newest_day()) == day("2026-11-21"));
}

TEST_CASE("clock: marks outlive a restart, and a marked day does not make the right ones wrong") {
    const lobby::Folder folder;
    { const auto site = lobby::set_up(folder.data(), built("2026-11-01")); }
    {
        const auto early = lobby::open(folder.data(), built("2027-06-01"));
        visit(*early, "2027-01-01"); // before this program was made
    }
    const auto store = lobby::open(folder.data(), built("2026-11-01"));
    CHECK(marked(*store) == std::vector{day("2027-01-01")});
    CHECK_FALSE(need(store->newest_day()).has_value()); // an uncertain day says nothing about the clock
    CHECK(need(store->clock_is_sure(day("2026-11-22"))));
    visit(*store, "2026-11-22");
    CHECK(marked(*store) == std::vector{day("2027-01-01")});
}

TEST_CASE("clock: when staff say that today is right, days ahead of it are the wrong ones") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data(), built("2026-11-01"));
    visit(*site.store, "2026-11-20");
    visit(*site.store, "2062-11-21"); // somebody slipped
    need(site.store->begin_day(day("2026-11-22")));
    CHECK_FALSE(need(site.store->clock_is_sure(day("2026-11-22"))));
    need(site.store->trust_clock(lobby::unlock(*site.store), day("2026-11-22")));
    CHECK(need(site.store->clock_is_sure(day("2026-11-22"))));
    visit(*site.store, "2026-11-22");
    CHECK(marked(*site.store) == std::vector{day("2062-11-21")});
    CHECK(need(site.store->newest_day()) == day("2026-11-22"));
}

TEST_CASE("clock: a day ahead of it on which somebody only read is a wrong one too, and staff's word heals") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data(), built("2026-11-01"));
    need(site.store->counters().count_read(day("2026-11-20"), "sleep", "en"));
    need(site.store->counters().count_read(day("2062-11-21"), "sleep", "en")); // somebody slipped
    const auto today = day("2026-11-22");
    CHECK_FALSE(need(site.store->clock_is_sure(today)));
    need(site.store->trust_clock(lobby::unlock(*site.store), today));
    CHECK(need(site.store->clock_is_sure(today)));
    CHECK(marked(*site.store) == std::vector{day("2062-11-21")});
    CHECK(need(site.store->newest_day()) == day("2026-11-20"));
    visit(*site.store, "2026-11-22");
    CHECK(marked(*site.store) == std::vector{day("2062-11-21")});
}

TEST_CASE("clock: an export made while it was ahead holds back no day to come once it is right") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    store::Exports& exports = site.store->exports();
    const auto today = day("2026-11-22"), ahead = day("2027-11-22");
    visit(*site.store, "2026-11-20");
    visit(*site.store, "2026-11-22");
    CHECK(need(exports.since_last(ahead)) == store::Period{day("2026-11-20"), today}); // no day nobody came on
    visit(*site.store, "2027-11-20");
    const store::Period whole{day("2026-11-20"), day("2027-11-20")};
    CHECK(need(exports.since_last(ahead)) == whole);
    need(exports.record(lobby::group(whole, session), session, ahead));
    need(exports.mark_verified(whole, 3, ahead));

    need(site.store->trust_clock(session, today));
    std::vector<store::Period> groups;
    for (const auto& entry : need(exports.list())) {
        groups.push_back(entry.period);
        CHECK(entry.verified); // that package holds them all
        CHECK(entry.verified_on == today);
        // Beside that package a part of it would tell the other part.
        CHECK(need(exports.numbers_of(entry.period, session)) != store::Digest{2});
        CHECK_FALSE(exports.record(lobby::group(entry.period, session), session, ahead));
    }
    CHECK(groups == std::vector<store::Period>{{day("2026-11-20"), day("2026-11-21")},
                                               {today, today},
                                               {day("2027-11-20"), day("2027-11-20")}});
    visit(*site.store, "2026-11-23");
    CHECK(need(exports.days_waiting(today + 2)) == std::vector{day("2026-11-23")});
    CHECK(need(exports.since_last(today + 2)) == store::Period{day("2026-11-23"), day("2026-11-23")});
}

TEST_CASE("clock: requests from a day that was ahead are gone once it is right") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    const auto today = day("2026-11-22"), ahead = day("2027-11-22");
    need(site.store->ask(ahead, {false, false, false, true}));
    need(site.store->ask(today, {false, false, true, false}));
    need(site.store->trust_clock(session, today));
    CHECK(need(site.store->requests().list(ahead, session)).requests.empty());
    CHECK(need(site.store->requests().list(today, session)).requests.size() == 1);
}

TEST_CASE("clock: an export says that days are uncertain, names them behind the passphrase alone, and says nothing "
          "when none is") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data(), built("2026-11-01"));
    visit(*site.store, "2026-11-20");
    for (int i = 0; i < 12; ++i) visit(*site.store, "2026-11-18");
    const auto export_of = [&](store::Period period) {
        auto request = store::sample::request({});
        request.period = period;
        const auto uncertain = need(site.store->uncertain_days(period));
        request.days_are_uncertain = !uncertain.empty();
        request.audit = need(store::audit_csv(site.store->audit(), period, uncertain));
        const auto session = lobby::unlock(*site.store);
        std::atomic<std::uint64_t> damaged = 0;
        need(store::take_visits(request, site.store->visits(), session, damaged));
        store::FolderVolume volume(folder.path());
        const auto exported = store::export_package(request, volume);
        REQUIRE(exported);
        return folder.path() / exported->folder;
    };
    const auto marked_one = export_of({day("2026-11-17"), day("2026-11-19")});
    for (const char* open :
         {"datapackage.json", "report.html"}) { // where anybody reads: not that somebody came that day
        CHECK(lobby::file_text(marked_one / open).find("uncertain") != std::string::npos);
        CHECK(lobby::file_text(marked_one / open).find("2026-11-18") == std::string::npos);
        CHECK(lobby::file_text(marked_one / open).find("November 18") == std::string::npos);
    }
    const auto zip = store::sample::read(marked_one / "records.zip");
    const auto unlocked = store::unlock_records(store::bytes_of(zip), store::sample::request({}).passphrase);
    REQUIRE(unlocked);
    CHECK(unlocked->audit.find("2026-11-18,,day_uncertain,,,\r\n") != std::string::npos);
    const auto sure = export_of({day("2026-11-20"), day("2026-11-21")});
    CHECK(lobby::file_text(sure / "datapackage.json").find("uncertain") == std::string::npos);
    CHECK(lobby::file_text(sure / "report.html").find("uncertain") == std::string::npos);
}
