// Visits in the store: what comes back, who can open it, and what is left of it on the medium.
#include "store/day_key.h"
#include "store/db.h"
#include "store/keys.h"
#include "tests/support/store/lobby.h"

#include <algorithm>

using lobby::day;
using lobby::need;
using store::Code;
using store::Reason;
using store::Result;
using store::Submission;
using store::Table;

namespace fs = std::filesystem;

namespace {

Submission medication(store::Day on) { return {on, Reason::medication, {80, std::nullopt, 0}, {}, {}, true}; }

/// Changes one stored visit where it lies.
void damage_first_visit(store::Store& store, const std::function<void(store::Bytes&)>& how) {
    need(store.db().write([&](store::WriteTxn& txn) -> Result<void> {
        store::Bytes at;
        store::Bytes value;
        txn.each(Table::visits, {}, [&](store::ByteView key, store::ByteView stored) {
            at.assign(key.begin(), key.end());
            value.assign(stored.begin(), stored.end());
            return false;
        });
        how(value);
        txn.put(Table::visits, at, value);
        return {};
    }));
}

} // namespace

TEST_CASE("visits: what was sent comes back to staff, answer by answer") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    need(site.store->submit(medication(today)));
    const auto visits = lobby::visits_of(*site.store, {today, today});
    REQUIRE(visits.size() == 1);
    CHECK(visits[0].day == today);
    CHECK(visits[0].reason == Reason::medication);
    CHECK(visits[0].feelings == store::Feelings{80, std::nullopt, 0});
}

TEST_CASE("visits: an untouched line stays untouched, and both ends are kept") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    const std::vector<store::Feelings> all = {{}, {0, 0, 0}, {100, 100, 100}, {{}, 50, {}}};
    for (const auto& feelings : all) need(site.store->submit({today, Reason::group_session, feelings, {}, {}, true}));
    std::vector<store::Feelings> back;
    for (const auto& visit : lobby::visits_of(*site.store, {today, today})) back.push_back(visit.feelings);
    CHECK(std::is_permutation(all.begin(), all.end(), back.begin(), back.end()));
}

TEST_CASE("visits: answers outside their limits are refused and nothing is stored") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    CHECK(site.store->submit({today, Reason::medication, {101, {}, {}}, {}, {}, true}).error().code == Code::invalid);
    CHECK(site.store->submit({today, static_cast<Reason>(6), {}, {}, {}, true}).error().code == Code::invalid);
    CHECK(site.store->submit({today, Reason::medication, {}, {}, "Not A Key", true}).error().code == Code::invalid);
    CHECK(site.store->submit({today, Reason::medication, {}, {true, false, false, false}, {}, false}).error().code ==
          Code::invalid);
    CHECK(lobby::visits_of(*site.store, {today, today}).empty());
    CHECK(need(site.store->counters().list({today, today})).empty());
}

TEST_CASE("visits: a period gives its own days only, both ends included, by day and then by id") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (const char* on : {"2026-11-23", "2026-11-20", "2026-11-21", "2026-11-21", "2026-11-22", "1969-12-31"})
        need(site.store->submit(medication(day(on))));
    const auto visits = lobby::visits_of(*site.store, {day("2026-11-21"), day("2026-11-22")});
    REQUIRE(visits.size() == 3);
    CHECK(std::is_sorted(visits.begin(), visits.end(), [](const store::Visit& left, const store::Visit& right) {
        return std::tie(left.day, left.id) < std::tie(right.day, right.id);
    }));
    CHECK(need(site.store->visits().days()) == std::vector<store::Day>{day("1969-12-31"), day("2026-11-20"),
                                                                       day("2026-11-21"), day("2026-11-22"),
                                                                       day("2026-11-23")});
}

TEST_CASE("visits: a reader may stop early") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    for (int i = 0; i < 5; ++i) need(site.store->submit(medication(today)));
    const auto count = need(site.store->visits().for_each(
        {today, today}, lobby::unlock(*site.store), [seen = 0](const store::Visit&) mutable { return ++seen < 2; }));
    CHECK(count.read == 2);
}

TEST_CASE("visits: those before a restart are read beside those after it") {
    const lobby::Folder folder;
    const auto today = day("2026-11-22");
    {
        const auto site = lobby::set_up(folder.data());
        need(site.store->submit(medication(today)));
    }
    const auto again = lobby::open(folder.data());
    need(again->begin_day(today));
    need(again->submit(medication(today)));
    need(again->submit(medication(today)));
    CHECK(lobby::visits_of(*again, {today, today}).size() == 3);
}

TEST_CASE("visits: days that staff have kept are read beside days they have not") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (const char* on : {"2026-11-20", "2026-11-21"}) need(site.store->submit(medication(day(on))));
    const auto key_sizes = [&] {
        return need(site.store->db().read([](const store::ReadTxn& txn) -> Result<std::vector<std::size_t>> {
            std::vector<std::size_t> sizes;
            txn.each(Table::day_keys, {}, [&](store::ByteView, store::ByteView stored) {
                sizes.push_back(stored.size());
                return true;
            });
            return sizes;
        }));
    };
    CHECK(key_sizes() == std::vector<std::size_t>{80, 80});
    const auto session = lobby::unlock(*site.store);
    CHECK(key_sizes() == std::vector<std::size_t>{72, 72});
    need(site.store->submit(medication(day("2026-11-22"))));
    const auto count = need(site.store->visits().for_each({day("2026-11-20"), day("2026-11-22")}, session,
                                                          [](const store::Visit&) { return true; }));
    CHECK(count.read == 3);
    CHECK(count.corrupt == 0);
}

TEST_CASE("visits: a record does not tell by which start of the day it was sealed, nor how much was answered") {
    const lobby::Folder folder;
    const auto today = day("2026-11-22");
    {
        const auto site = lobby::set_up(folder.data());
        need(site.store->submit({today, Reason::group_session, {}, {}, {}, true}));
    }
    const auto again = lobby::open(folder.data());
    need(again->submit({today, Reason::medication, {1, 2, 3}, {}, {}, true}));
    std::vector<std::string> records;
    need(again->db().read([&](const store::ReadTxn& txn) -> Result<void> {
        txn.each(Table::visits, {}, [&](store::ByteView, store::ByteView value) {
            records.emplace_back(store::text_of(value));
            return true;
        });
        return {};
    }));
    REQUIRE(records.size() == 2);
    CHECK(records[0].size() == 48);
    CHECK(records[1].size() == 48);
}

TEST_CASE("visits: damaged records are counted, and the rest is read") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    for (int i = 0; i < 4; ++i) need(site.store->submit(medication(today)));
    const auto damage = GENERATE(0, 1, 2);
    damage_first_visit(*site.store, [&](store::Bytes& value) {
        if (damage == 0) value[40] ^= 1;
        if (damage == 1) value.resize(value.size() - 1);
        if (damage == 2) value.assign(1000, 7);
    });
    std::uint64_t seen = 0;
    const auto count = need(site.store->visits().for_each({today, today}, lobby::unlock(*site.store),
                                                          [&](const store::Visit&) { return ++seen > 0; }));
    CHECK(count.read == 3);
    CHECK(count.corrupt == 1);
    CHECK(seen == 3);
}

TEST_CASE("visits: a record moved under another day's or another visit's key does not open") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    need(site.store->submit(medication(today)));
    need(site.store->db().write([&](store::WriteTxn& txn) -> Result<void> {
        store::Bytes value;
        txn.each(Table::visits, {}, [&](store::ByteView, store::ByteView stored) {
            value.assign(stored.begin(), stored.end());
            return false;
        });
        txn.put(Table::visits, store::key_of(today, store::VisitId{1, 2, 3}), value);
        return {};
    }));
    const auto count = need(site.store->visits().for_each({today, today}, lobby::unlock(*site.store),
                                                          [](const store::Visit&) { return true; }));
    CHECK(count.read == 1);
    CHECK(count.corrupt == 1);
}

TEST_CASE("visits: another site's staff open none of them") {
    const lobby::Folder folder;
    const lobby::Folder other_folder;
    const auto site = lobby::set_up(folder.data());
    const auto other = lobby::set_up(other_folder.data());
    const auto today = day("2026-11-22");
    need(site.store->submit(medication(today)));
    const auto count = need(site.store->visits().for_each({today, today}, lobby::unlock(*other.store),
                                                          [](const store::Visit&) { return true; }));
    CHECK(count.read == 0);
    CHECK(count.corrupt == 1);
}

TEST_CASE("visits: the same random source gives the same ids, another one others") {
    const auto ids = [](std::uint32_t seed) {
        const lobby::Folder folder;
        auto options = lobby::options();
        options.random = lobby::seeded(seed);
        const auto site = lobby::set_up(folder.data(), options);
        const auto today = day("2026-11-22");
        for (int i = 0; i < 3; ++i) need(site.store->submit(medication(today)));
        std::vector<store::VisitId> found;
        for (const auto& visit : lobby::visits_of(*site.store, {today, today})) found.push_back(visit.id);
        return found;
    };
    CHECK(ids(7) == ids(7));
    CHECK(ids(7) != ids(8));
}

TEST_CASE("visits: neither an answer, a request nor an open day key lies in the folder in clear") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    const auto session = lobby::unlock(*site.store);
    need(site.store->submit({today, Reason::medication, {71, 72, 73}, {true, false, true, false}, {}, true}));
    std::vector<std::string> secrets;
    need(site.store->db().read([&](const store::ReadTxn& txn) -> Result<void> {
        for (const Table table : {Table::visits, Table::requests}) {
            store::OpenDayKeys keys(session,
                                    table == Table::visits ? store::RecordKind::visit : store::RecordKind::request);
            keys.load(txn, today);
            txn.each(table, {}, [&](store::ByteView key, store::ByteView sealed) {
                secrets.emplace_back(store::text_of(keys.open(sealed, store::day_and_id(key))));
                return true;
            });
        }
        txn.each(Table::day_keys, {}, [&](store::ByteView, store::ByteView sealed) {
            CHECK(sealed.size() == 80);
            secrets.emplace_back(need(session.open(sealed)).text());
            return true;
        });
        return {};
    }));
    REQUIRE(secrets.size() == 3);
    CHECK(secrets[0].find("\x49") != std::string::npos); // 73: it is the plain record that is searched for
    const std::string bytes = lobby::all_bytes(folder.data());
    for (const std::string& secret : secrets) {
        CHECK(secret.size() >= 20);
        CHECK(bytes.find(secret) == std::string::npos);
    }
}

TEST_CASE("visits: the order in which people came is not the order in which they are read") {
    const lobby::Folder folder;
    const auto today = day("2026-11-22");
    const auto fill = [&](std::uint32_t seed, std::vector<Submission> submissions) {
        const lobby::Folder own;
        auto options = lobby::options();
        options.random = lobby::seeded(seed);
        const auto site = lobby::set_up(own.data(), options);
        for (const auto& submission : submissions) need(site.store->submit(submission));
        std::vector<std::pair<Reason, store::Feelings>> answers;
        for (const auto& visit : lobby::visits_of(*site.store, {today, today}))
            answers.emplace_back(visit.reason, visit.feelings);
        return answers;
    };
    std::vector<Submission> in_order;
    for (std::uint8_t i = 0; i < 40; ++i) in_order.push_back({today, Reason::group_session, {i, {}, {}}, {}, {}, true});
    const auto stored = fill(3, in_order);
    std::vector<std::uint8_t> sequence;
    for (const auto& [reason, feelings] : stored) sequence.push_back(*feelings.energy);
    CHECK_FALSE(std::is_sorted(sequence.begin(), sequence.end())); // 40! orders: no chance of luck
}

TEST_CASE("visits: the days of a period are found, but for those that are left out") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto first = day("2026-11-01");
    for (const int at : {0, 1, 4, 5, 9, 10, 20}) // the clock of this test goes where it likes
        need(site.store->submit({first + at, store::Reason::medication, {}, {}, {}, true}));
    const auto& visits = site.store->visits();
    const auto at = [&](std::vector<int> places) {
        std::vector<store::Day> days;
        for (const int place : places) days.push_back(first + place);
        return days;
    };
    CHECK(need(visits.days()) == at({0, 1, 4, 5, 9, 10, 20}));
    CHECK(need(visits.days({first + 1, first + 9})) == at({1, 4, 5, 9}));
    CHECK(need(visits.days({first + 2, first + 3})).empty());
    CHECK(need(visits.days({first + 9, first + 1})).empty());
    const std::vector<store::Period> without{{first - 5, first}, {first + 3, first + 4}, {first + 10, first + 30}};
    CHECK(need(visits.days({first - 9, first + 99}, without)) == at({1, 5, 9}));
    CHECK(need(visits.days({first, first + 99}, {{first + 2, store::Day{INT32_MAX}}})) == at({0, 1}));
}
