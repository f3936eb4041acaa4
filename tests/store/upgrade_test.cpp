// A store that an earlier format's program wrote opens in this one with everything in it. Each of fixtures/schema-* was
// made by that program's `porchlight setup` (passcode otter.lamp.47), `demo --days 3 --visits-per-day 12 --seed 7
// --until 2026-11-20` and `export --from 2026-11-18 --until 2026-11-19`; nobody made these visits.
#include "store/db.h"
#include "tests/support/store/lobby.h"

using lobby::day;
using lobby::need;

namespace fs = std::filesystem;

namespace {

void lay_version(const std::string& version, const fs::path& data) {
    fs::copy(fs::path(PORCHLIGHT_SOURCE_DIR) / "tests" / "store" / "fixtures" / ("schema-" + version), data,
             fs::copy_options::recursive);
}

std::uint32_t version_of(const store::Db& db) {
    return need(db.read([](const store::ReadTxn& txn) -> store::Result<std::uint32_t> {
        return static_cast<std::uint32_t>(txn.get(store::Table::meta, store::bytes_of("schema")).value()[0]);
    }));
}

} // namespace

TEST_CASE("upgrades: a store of an earlier version opens with its visits, and its export has its day and numbers") {
    const std::string version = GENERATE("1", "2");
    INFO("format " << version);
    const lobby::Folder folder;
    lay_version(version, folder.data());
    const std::string as_it_was = lobby::all_bytes(folder.data());
    for (int start = 0; start < 2; ++start) { // upgraded, then as it is
        const auto store = lobby::open(folder.data());
        CHECK(version_of(store->db()) == store::schema_version);
        CHECK(store->condition().set_aside.empty());
        const auto exports = need(store->exports().list());
        REQUIRE(exports.size() == 1);
        CHECK(exports[0].verified);
        CHECK_FALSE(exports[0].numbers_sealed.empty());
        CHECK(exports[0].verified_on == need(store->audit().list()).at(2).day);
        CHECK(need(store->counters().visits({day("2026-11-18"), day("2026-11-20")})) == 36);
    }
    const auto store = lobby::open(folder.data());
    const auto session = need(store->unlock("otter.lamp.47", 0, day("2026-11-22")));
    const store::Period out{day("2026-11-18"), day("2026-11-19")};
    const auto numbers = need(store->exports().numbers_of(out, session));
    REQUIRE(numbers);
    CHECK(as_it_was.find(store::text_of(*numbers)) != std::string::npos); // open, in those formats
    need(store->upkeep(day("2026-11-23")));
    CHECK(lobby::all_bytes(folder.data()).find(store::text_of(*numbers)) == std::string::npos);
    const auto count = need(store->visits().for_each({day("2026-11-18"), day("2026-11-20")}, session,
                                                     [](const store::Visit&) { return true; }));
    CHECK(count.read == 36);
    CHECK(count.corrupt == 0);
}

TEST_CASE("upgrades: a newer version's folder is refused, and every byte and name in it stays") {
    const lobby::Folder folder;
    {
        const auto site = lobby::set_up(folder.data());
        need(site.store->db().write([](store::WriteTxn& txn) -> store::Result<void> {
            const std::uint8_t newer[] = {store::schema_version + 1, 0, 0, 0};
            txn.put(store::Table::meta, store::bytes_of("schema"), newer);
            return {};
        }));
    }
    const std::string before = lobby::all_bytes(folder.data());
    const auto refused = store::Store::open(folder.data(), lobby::options());
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == store::Code::newer_schema);
    CHECK(lobby::all_bytes(folder.data()) == before);
    CHECK_FALSE(fs::exists(folder.data() / "db.damaged-1"));
}
