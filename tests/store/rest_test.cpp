// Wrong passcodes earn rests that nothing shortens.
#include "tests/support/store/lobby.h"

using lobby::day;
using lobby::need;
using store::Code;

namespace {

Code try_wrong(store::Store& store, std::uint64_t now_seconds) {
    return store.unlock("not.the.one.5", now_seconds, day("2026-11-22")).error().code;
}

} // namespace

TEST_CASE("rests: three wrong tries rest 30 s, then each doubles, to an hour") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    std::uint64_t now = 1000;
    CHECK(try_wrong(*site.store, now) == Code::wrong_passcode);
    CHECK(try_wrong(*site.store, now) == Code::wrong_passcode);
    CHECK(need(site.store->rest(now)).seconds == 0);
    CHECK(try_wrong(*site.store, now) == Code::wrong_passcode);
    for (const std::uint32_t rest : {30u, 60u, 120u, 240u, 480u, 960u, 1920u, 3600u, 3600u}) {
        CHECK(need(site.store->rest(now)).seconds == rest);
        CHECK(try_wrong(*site.store, now + rest - 1) == Code::resting);
        CHECK(site.store->unlock(lobby::passcode, now + rest - 1, day("2026-11-22")).error().code == Code::resting);
        now += rest;
        CHECK(try_wrong(*site.store, now) == Code::wrong_passcode);
    }
}

TEST_CASE("rests: the right passcode clears what was held against it") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    try_wrong(*site.store, 0);
    try_wrong(*site.store, 0);
    lobby::unlock(*site.store);
    CHECK(need(site.store->rest(0)).failures == 0);
    try_wrong(*site.store, 0);
    CHECK(need(site.store->rest(0)).seconds == 0);
}

TEST_CASE("rests: a restart does not shorten one") {
    const lobby::Folder folder;
    {
        const auto site = lobby::set_up(folder.data());
        for (int i = 0; i < 3; ++i) try_wrong(*site.store, 500);
        CHECK(try_wrong(*site.store, 510) == Code::resting); // 20 s remain, and that is kept
    }
    const auto again = lobby::open(folder.data());
    CHECK(need(again->rest(3)).seconds == 20); // the clock began anew
    CHECK(again->unlock(lobby::passcode, 3, day("2026-11-22")).error().code == Code::resting);
    CHECK(again->unlock(lobby::passcode, 23, day("2026-11-22")).has_value());
}

TEST_CASE("rests: waiting counts while the program does not run") {
    const lobby::Folder folder;
    auto options = lobby::options();
    options.boot = "one start of the machine";
    {
        const auto site = lobby::set_up(folder.data(), options);
        for (int i = 0; i < 3; ++i) try_wrong(*site.store, 500);
    }
    CHECK(need(lobby::open(folder.data(), options)->rest(520)).seconds == 10);
    CHECK(need(lobby::open(folder.data(), options)->rest(499)).seconds == 30);
    CHECK(lobby::open(folder.data(), options)->unlock(lobby::passcode, 530, day("2026-11-22")).has_value());
}

TEST_CASE("rests: after another start of the machine, the rest goes on where it was last seen") {
    const lobby::Folder folder;
    auto options = lobby::options();
    options.boot = "one start of the machine";
    {
        const auto site = lobby::set_up(folder.data(), options);
        for (int i = 0; i < 3; ++i) try_wrong(*site.store, 500);
    }
    for (const char* boot : {"another start", ""}) {
        options.boot = boot;
        CHECK(need(lobby::open(folder.data(), options)->rest(9000)).seconds == 30);
    }
}

TEST_CASE("rests: turning the clock back does not end one") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    for (int i = 0; i < 3; ++i) try_wrong(*site.store, 5000);
    CHECK(need(site.store->rest(10)).seconds == 30);
    CHECK(try_wrong(*site.store, 11) == Code::resting);
    CHECK(need(site.store->rest(40)).seconds == 0);
}

TEST_CASE("rests: a try counts before it is made, so that pulling the plug does not undo it") {
    const lobby::Folder folder;
    {
        const auto site = lobby::set_up(folder.data());
        store::Tries tries(site.store->db(), {});
        need(tries.begin(0)); // and the power goes
    }
    CHECK(need(lobby::open(folder.data())->rest(0)).failures == 1);
}

TEST_CASE("rests: after 100 wrong tries only the recovery code opens") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    std::uint64_t now = 0;
    for (int i = 0; i < 100; ++i, now += 3600) REQUIRE(try_wrong(*site.store, now) == Code::wrong_passcode);
    CHECK(need(site.store->rest(now)).recovery_only);
    CHECK(site.store->unlock(lobby::passcode, now, day("2026-11-22")).error().code == Code::locked);
    need(site.store->recover(site.recovery_code.text().text(), day("2026-11-22")));
    CHECK(site.store->unlock(lobby::passcode, now, day("2026-11-22")).has_value());
}
