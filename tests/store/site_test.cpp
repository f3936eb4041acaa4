// What the site keeps about itself: counts, groups, settings, exports and the audit.
#include "store/db.h"
#include "store/package/audit_csv.h"
#include "store/package/digest.h"
#include "tests/support/store/lobby.h"

using lobby::day;
using lobby::need;
using store::Code;
using store::Group;
using store::Period;
using store::Setting;

namespace {

/// Without the row that brings it to its size.
std::string rows_of(const std::string& audit_csv) {
    CHECK(audit_csv.size() % store::audit_step_bytes == 0);
    return audit_csv.substr(0, audit_csv.rfind(",,fill,,,x"));
}

} // namespace

TEST_CASE("counters: reads are counted by article and language, per day") {
    const lobby::Folder folder;
    const auto store = lobby::open(folder.data());
    const auto today = day("2026-11-22");
    need(store->counters().count_read(today, "six-kinds-of-boundaries", "en"));
    need(store->counters().count_read(today, "six-kinds-of-boundaries", "en"));
    need(store->counters().count_read(today, "six-kinds-of-boundaries", "hi"));
    CHECK(need(store->counters().list({today, today})) ==
          std::vector<store::Count>{{today, "read/en/six-kinds-of-boundaries", 2},
                                    {today, "read/hi/six-kinds-of-boundaries", 1}});
    for (const char* slug : {"", "Six Kinds", "../etc", "a/b"})
        CHECK(store->counters().count_read(today, slug, "en").error().code == Code::invalid);
    CHECK(store->counters().count_read(today, "a", "english-is-long").error().code == Code::invalid);
}

TEST_CASE("counters: the community line counts the last Monday to Sunday that is over") {
    CHECK(store::last_closed_week(day("2026-11-22")) == Period{day("2026-11-09"), day("2026-11-15")}); // a Sunday
    CHECK(store::last_closed_week(day("2026-11-23")) == Period{day("2026-11-16"), day("2026-11-22")}); // a Monday
    CHECK(store::last_closed_week(day("2026-11-26")) == Period{day("2026-11-16"), day("2026-11-22")});
    CHECK(store::last_closed_week(day("1969-12-31")) == Period{day("1969-12-22"), day("1969-12-28")});

    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (const char* on : {"2026-11-15", "2026-11-16", "2026-11-19", "2026-11-22", "2026-11-23"})
        need(site.store->submit({day(on), store::Reason::medication, {}, {}, {}, true}));
    CHECK(need(site.store->counters().visits_last_week(day("2026-11-24"))) == 3);
    CHECK(need(site.store->newest_day()) == day("2026-11-23"));
}

TEST_CASE("store: a new one has no newest day") {
    const lobby::Folder folder;
    CHECK_FALSE(need(lobby::open(folder.data())->newest_day()).has_value());
}

TEST_CASE("schedule: a weekday has its usual groups, and a day its own instead") {
    const lobby::Folder folder;
    const auto store = lobby::open(folder.data());
    const Group morning{"Morning group", 9 * 60, 60, "Room 2", store::Audience::clients, true};
    const Group family{"Family evening", 18 * 60, 90, "Library", store::Audience::families, false};
    need(store->schedule().set_usual(std::chrono::Tuesday, {family, morning}));
    const auto tuesday = day("2026-11-24");
    CHECK(need(store->schedule().groups_on(tuesday)) == std::vector{morning, family});
    CHECK(need(store->schedule().groups_on(tuesday + 1)).empty());

    need(store->schedule().set_day(tuesday, {}));
    CHECK(need(store->schedule().groups_on(tuesday)).empty());
    CHECK(need(store->schedule().groups_on(tuesday + 7)).size() == 2);
    CHECK(need(store->schedule().usual(std::chrono::Tuesday)).size() == 2);
}

TEST_CASE("schedule: a day and its weekday change together or not at all, and a day as usual has no list of its own") {
    const lobby::Folder folder;
    const auto store = lobby::open(folder.data());
    store::Schedule& schedule = store->schedule();
    const Group morning{"Morning group", 9 * 60, 60, "Room 2", store::Audience::clients, true};
    const Group family{"Family evening", 18 * 60, 90, "Library", store::Audience::families, true};
    const auto tuesday = day("2026-11-24");
    need(schedule.set_day_and_usual(tuesday, {family, morning}, {morning, family}));
    CHECK(need(schedule.groups_on(tuesday)) == std::vector{morning, family});
    need(schedule.set_usual(std::chrono::Tuesday, {family}));
    CHECK(need(schedule.groups_on(tuesday)) == std::vector{family}); // as usual, whatever that becomes

    const std::vector<Group> many(store::groups_max, morning), too_many(store::groups_max + 1, morning);
    CHECK(schedule.set_day_and_usual(tuesday, too_many, {morning}).error().code == Code::invalid);
    CHECK(schedule.set_day_and_usual(tuesday, {morning}, too_many).error().code == Code::invalid);
    CHECK(need(schedule.groups_on(tuesday)) == std::vector{family});
    CHECK(need(schedule.usual(std::chrono::Tuesday)) == std::vector{family});
    need(schedule.set_day_and_usual(tuesday, many, {morning}));
    CHECK(need(schedule.groups_on(tuesday)).size() == store::groups_max);
    CHECK(need(schedule.usual(std::chrono::Tuesday)) == std::vector{morning});
}

TEST_CASE("schedule: a group outside its limits is named, with what is allowed") {
    const lobby::Folder folder;
    const auto store = lobby::open(folder.data());
    const auto tuesday = day("2026-11-24");
    const auto refused = [&](const Group& group) { return store->schedule().set_day(tuesday, {group}).error(); };
    CHECK(refused({"", 0, 60, "", store::Audience::everyone, true}).code == Code::invalid);
    CHECK(refused({"Late", 1440, 60, "", store::Audience::everyone, true}).detail ==
          "group \"Late\": it starts at a minute of the day, 0 to 1439");
    CHECK(refused({"Long", 0, 721, "", store::Audience::everyone, true}).code == Code::invalid);
    CHECK(refused({"Room", 0, 60, std::string(41, 'r'), store::Audience::everyone, true}).code == Code::invalid);
    CHECK(refused({"Who", 0, 60, "", static_cast<store::Audience>(4), true}).code == Code::invalid);
    CHECK_FALSE(store->schedule().set_day(tuesday, std::vector<Group>(41, {"Many", 0, 60, "", {}, true})).has_value());
}

TEST_CASE("settings: each kind of value comes back as it was, also after a restart") {
    const lobby::Folder folder;
    {
        const auto store = lobby::open(folder.data());
        need(store->settings().set("texts.community", false));
        need(store->settings().set_all(
            {{"idle.check_in_seconds", std::int64_t{120}}, {"site.name", std::string("Willow House")}}));
        need(store->settings().set("site.note", std::string()));
        need(store->settings().set("old", true));
        need(store->settings().erase("old"));
    }
    const auto store = lobby::open(folder.data());
    CHECK(need(store->settings().get("texts.community")) == Setting(false));
    CHECK(need(store->settings().get("idle.check_in_seconds")) == Setting(std::int64_t{120}));
    CHECK(need(store->settings().get("site.note")) == Setting(std::string()));
    CHECK_FALSE(need(store->settings().get("old")).has_value());
    CHECK_FALSE(need(store->settings().get("")).has_value());
    CHECK(need(store->settings().all()).size() == 4);
}

TEST_CASE("settings: when one value is refused, none of them is stored") {
    const lobby::Folder folder;
    const auto store = lobby::open(folder.data());
    CHECK(store->settings().set_all({{"good", true}, {"Bad Key", true}}).error().code == Code::invalid);
    CHECK(store->settings().set("text", std::string(1001, 'x')).error().code == Code::invalid);
    CHECK(need(store->settings().all()).empty());
}

TEST_CASE("settings: a damaged value is counted and costs none of the others") {
    const lobby::Folder folder;
    const auto store = lobby::open(folder.data());
    need(store->settings().set_all({{"a", true}, {"b", false}, {"c", std::string("kept")}}));
    need(store->db().write([](store::WriteTxn& txn) -> store::Result<void> {
        txn.put(store::Table::settings, store::bytes_of("b"), store::Bytes{1, 2});
        return {};
    }));
    std::uint64_t damaged = 0;
    CHECK(need(store->settings().all(&damaged)) ==
          std::map<std::string, Setting>{{"a", true}, {"c", std::string("kept")}});
    CHECK(damaged == 1);
}

TEST_CASE("exports: a day goes out once, or again in the same group") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    store::Exports& exports = site.store->exports();
    const auto today = day("2026-11-22");
    const Period first{day("2026-11-02"), day("2026-11-08")};
    CHECK(need(exports.check(first, today)) == store::GroupOfDays::fresh);
    need(exports.record(lobby::group(first, session, 2, true), session, today));
    CHECK(need(exports.check(first, today)) == store::GroupOfDays::same_again);
    CHECK(need(exports.check({day("2026-11-09"), day("2026-11-21")}, today)) == store::GroupOfDays::fresh);

    for (const Period overlap :
         {Period{day("2026-11-08"), day("2026-11-10")}, Period{day("2026-11-01"), day("2026-11-30") - 9},
          Period{day("2026-11-03"), day("2026-11-03")}}) {
        const auto refused = exports.check(overlap, today);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().detail.find("2026-11-02 to 2026-11-08") != std::string::npos);
    }
    CHECK(exports.check({today, today}, today).error().code == Code::invalid);
    CHECK(exports.check({day("2026-11-21"), day("2026-11-20")}, today).error().code == Code::invalid);
}

TEST_CASE("exports: once verified, a group stays verified") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    const auto today = day("2026-11-22");
    const Period period{day("2026-11-02"), day("2026-11-08")};
    const auto entry = lobby::group(period, session);
    need(site.store->exports().record(entry, session, today));
    CHECK_FALSE(need(site.store->exports().list())[0].verified);
    need(site.store->exports().record(lobby::group(period, session, 2, true), session, today));
    need(site.store->exports().record(entry, session, today));
    CHECK(need(site.store->exports().list()) ==
          std::vector<store::ExportEntry>{{period, store::Digest{1}, true, entry.numbers_sealed, today}});
}

TEST_CASE("exports: a group is remembered before it went out whole, and marked when it did") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    store::Exports& exports = site.store->exports();
    const auto today = day("2026-11-22");
    const Period period{day("2026-11-02"), day("2026-11-08")};
    CHECK(exports.mark_verified(period, 0, today).error().code == Code::not_found);
    const auto entry = lobby::group(period, session);
    need(exports.record(entry, session, today));
    CHECK(exports.check({day("2026-11-08"), day("2026-11-09")}, today).error().code == Code::invalid);
    CHECK(need(exports.numbers_of(period, session)) == store::Digest{2});
    need(exports.mark_verified(period, 0, today));
    CHECK(need(exports.list()) ==
          std::vector<store::ExportEntry>{{period, store::Digest{1}, true, entry.numbers_sealed, today}});
    CHECK(need(site.store->audit().list()).size() == 3); // set up, unlocked, exported once
}

TEST_CASE("exports: a visit that comes while its day goes out leaves the group incomplete, so that nothing is erased") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    const auto on = day("2026-11-20"), today = day("2026-11-22");
    const auto come = [&] { need(site.store->submit({on, store::Reason::medication, {}, {}, {}, true})); };
    come();
    need(site.store->exports().record(lobby::group({on, on}, session), session, today));
    come(); // the clock was set back
    need(site.store->exports().mark_verified({on, on}, 1, today));
    CHECK_FALSE(need(site.store->exports().list())[0].verified);
    CHECK(site.store->erase_exported({{on, on}}, session, today).error().code == Code::invalid);
    need(site.store->exports().mark_verified({on, on}, 2, today));
    CHECK(need(site.store->exports().list())[0].verified);
}

TEST_CASE("exports: what lies in the folder does not tell which numbers went out, to try small ones against") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    const auto today = day("2026-11-22");
    const Period one_day{day("2026-11-20"), day("2026-11-20")};
    const auto numbers = store::sha256(store::bytes_of("the summary of one visit"));
    need(site.store->exports().record({one_day, store::Digest{1}, false, need(session.seal(numbers))}, session, today));
    CHECK(need(site.store->exports().numbers_of(one_day, session)) == numbers);
    CHECK(lobby::all_bytes(folder.data()).find(store::text_of(numbers)) == std::string::npos);
}

TEST_CASE("exports: a group that went out is not recorded with other numbers") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    store::Exports& exports = site.store->exports();
    const auto today = day("2026-11-22");
    const Period period{day("2026-11-02"), day("2026-11-08")};
    need(exports.record(lobby::group(period, session), session, today));
    const auto refused = exports.record(lobby::group(period, session, 4, true), session, today);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Code::invalid);
    CHECK(refused.error().detail.find("other numbers") != std::string::npos);
    need(exports.record(lobby::group(period, session), session, today));
}

TEST_CASE("exports: a damaged entry still says which days went out") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    const auto today = day("2026-11-22");
    const Period period{day("2026-11-02"), day("2026-11-08")};
    const auto entry = lobby::group(period, session, 2, true);
    need(site.store->exports().record(entry, session, today));
    need(site.store->db().write([&](store::WriteTxn& txn) -> store::Result<void> {
        txn.put(store::Table::exports, txn.last_key(store::Table::exports), store::Bytes{1, 2, 3});
        return {};
    }));
    CHECK(need(site.store->exports().list()) == std::vector<store::ExportEntry>{{period, {}, false, {}}});
    CHECK(site.store->exports().check({day("2026-11-08"), day("2026-11-09")}, today).error().code == Code::invalid);
    // With which numbers nobody knows, so with none again.
    CHECK(site.store->exports().numbers_of(period, session).error().code == Code::invalid);
    CHECK(site.store->exports().record(entry, session, today).error().code == Code::invalid);
}

TEST_CASE("exports: the days that wait are those with visits, over, and in no group") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto session = lobby::unlock(*site.store);
    const auto today = day("2026-11-22");
    CHECK_FALSE(need(site.store->exports().since_last(today)).has_value());
    for (const char* on : {"2026-11-10", "2026-11-12", "2026-11-15", "2026-11-22"})
        need(site.store->submit({day(on), store::Reason::medication, {}, {}, {}, true}));
    CHECK(need(site.store->exports().days_waiting(today)).size() == 3);
    CHECK(need(site.store->exports().since_last(today)) == Period{day("2026-11-10"), day("2026-11-15")});

    need(site.store->exports().record(lobby::group({day("2026-11-11"), day("2026-11-13")}, session, 2, true), session,
                                      today));
    CHECK(need(site.store->exports().days_waiting(today)) == std::vector{day("2026-11-10"), day("2026-11-15")});
    CHECK(need(site.store->exports().since_last(today)) == Period{day("2026-11-14"), day("2026-11-15")});

    need(site.store->exports().record(lobby::group({day("2026-11-14"), day("2026-11-21")}, session, 2, true), session,
                                      today));
    CHECK_FALSE(need(site.store->exports().since_last(today)).has_value());
    CHECK(need(site.store->exports().days_waiting(today)) == std::vector{day("2026-11-10")});
}

TEST_CASE("audit: what staff did is told by slot and day, in order, and visits are not") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    need(site.store->submit({today, store::Reason::medication, {}, {true, true, true, true}, "note.door", true}));
    (void)site.store->unlock("not.the.one.5", 0, today);
    const auto session = lobby::unlock(*site.store);
    const Period week{day("2026-11-09"), day("2026-11-15")};
    need(site.store->exports().record(lobby::group(week, session, 2, true), session, today));
    const auto entries = need(site.store->audit().list());
    CHECK(entries == std::vector<store::AuditEntry>{{day("2026-11-01"), 1, store::Action::set_up, {}},
                                                    {today, 0, store::Action::failed_try, {}},
                                                    {today, 1, store::Action::unlocked, {}},
                                                    {today, 1, store::Action::exported, week}});
}

TEST_CASE("audit: an entry that was changed or taken out breaks the chain") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (int i = 0; i < 3; ++i) lobby::unlock(*site.store);
    const bool remove = GENERATE(true, false);
    need(site.store->db().write([&](store::WriteTxn& txn) -> store::Result<void> {
        const std::uint8_t second[8] = {0, 0, 0, 0, 0, 0, 0, 2};
        const auto stored = *txn.get(store::Table::audit, second);
        store::Bytes changed(stored.begin(), stored.end());
        changed.push_back(0); // still a sound record
        if (remove)
            txn.erase(store::Table::audit, second);
        else
            txn.put(store::Table::audit, second, changed);
        return {};
    }));
    const auto list = site.store->audit().list();
    REQUIRE_FALSE(list.has_value());
    CHECK(list.error().code == Code::corrupt);
    CHECK(list.error().detail.find(remove ? "entry 2" : "entry 3") == 0);
    // An export goes on without it, and says so.
    CHECK(rows_of(need(store::audit_csv(site.store->audit(), {day("2026-11-01"), day("2026-11-30")}))) ==
          std::string(store::audit_header) + ",,chain_broken,,,\r\n");
}

TEST_CASE("audit: an export tells what staff did on its days and no other") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data()); // on the first
    const auto session = lobby::unlock(*site.store);
    (void)site.store->unlock("not.the.one.5", 0, day("2026-11-23"));
    const Period week{day("2026-11-09"), day("2026-11-15")};
    need(site.store->exports().record(lobby::group(week, session, 2, true), session, day("2026-11-22")));
    const auto chain = need(site.store->audit().chain());
    const auto digest = [&](std::size_t entry) { return store::to_hex(chain.at(entry).digest); };
    CHECK(rows_of(need(store::audit_csv(site.store->audit(), {day("2026-11-02"), day("2026-11-22")}))) ==
          std::string(store::audit_header) + "2026-11-22,1,unlocked,,," + digest(1) +
              "\r\n2026-11-22,1,exported,2026-11-09,2026-11-15," + digest(3) + "\r\n");
    CHECK(rows_of(need(store::audit_csv(site.store->audit(), week))) == store::audit_header);
}

TEST_CASE("audit: how long its file is in an export does not tell how much staff did") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const Period days{day("2026-11-01"), day("2026-11-30")};
    const auto size = [&] { return need(store::audit_csv(site.store->audit(), days)).size(); };
    const std::size_t before = size();
    for (int i = 0; i < 100; ++i) need(site.store->audit().add({days.from, 1, store::Action::unlocked, {}}));
    CHECK(size() == before);
    for (int i = 0; i < 100; ++i) need(site.store->audit().add({days.from, 1, store::Action::unlocked, {}}));
    CHECK(size() == 2 * before);
}

TEST_CASE("audit: a list that was cut short and goes on does not carry the digests that went out before") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    lobby::unlock(*site.store);
    const Period days{day("2026-11-01"), day("2026-11-30")};
    (void)site.store->unlock("not.the.one.5", 0, day("2026-11-23"));
    lobby::unlock(*site.store);
    const std::string before = rows_of(need(store::audit_csv(site.store->audit(), days)));
    CHECK(rows_of(need(store::audit_csv(site.store->audit(), days))) == before);
    const auto entries = need(site.store->audit().list());
    need(site.store->db().write([&](store::WriteTxn& txn) -> store::Result<void> {
        txn.erase(store::Table::audit, txn.last_key(store::Table::audit));
        txn.erase(store::Table::audit, txn.last_key(store::Table::audit)); // the wrong passcode
        return {};
    }));
    need(site.store->audit().add(entries.back()));
    REQUIRE(need(site.store->audit().list()).size() == entries.size() - 1); // it fits together again
    const std::string after = rows_of(need(store::audit_csv(site.store->audit(), days)));
    CHECK(after.substr(after.rfind(',')) != before.substr(before.rfind(',')));
}
