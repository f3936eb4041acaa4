// One export through the store: what it remembers of what went out, also on bad days.
#include "app/export_run.h"
#include "app/facts.h"
#include "app/unicode.h"
#include "store/backup.h"
#include "store/db.h"
#include "store/package/audit_csv.h"
#include "store/package/digest.h"
#include "store/package/locked.h"
#include "store/package/verify.h"
#include "store/volume/folder_volume.h"
#include "support/store/lobby.h"

#include <fstream>
#include <iterator>

using lobby::day;
using lobby::need;
using store::Code;

namespace {

/// A stick that takes everything and then can't be let go of, as when the power goes after the rename.
class Stuck final : public store::Volume {
  public:
    explicit Stuck(const std::filesystem::path& folder) : folder_(folder) {}
    std::string name() const override { return folder_.name(); }
    const std::filesystem::path& root() const override { return folder_.root(); }
    bool present() const override { return folder_.present(); }
    store::Result<std::uint64_t> free_bytes() const override { return folder_.free_bytes(); }
    store::Result<void> check_writable() const override { return folder_.check_writable(); }
    store::Result<void> watch(std::stop_token stop, const std::function<void()>& changed) const override {
        return folder_.watch(std::move(stop), changed);
    }
    store::Result<void> let_go() override { return store::fail(Code::io, "stick: it does not answer."); }

  private:
    store::FolderVolume folder_;
};

/// 14 visits on each of three days that are over.
class Week {
  public:
    Week() : site(lobby::set_up(folder_.data())), session(lobby::unlock(*site.store)) {
        std::filesystem::create_directory(stick());
        config.site_name = "Maple Street Center";
        config.site_code = "maple-street";
        for (const char* on : {"2026-11-16", "2026-11-17", "2026-11-18"})
            for (int i = 0; i < 14; ++i) come(on);
    }
    std::filesystem::path stick() const { return folder_.path() / "stick"; }
    void come(const char* on) const {
        need(site.store->submit({day(on), store::Reason::medication, {50, {}, 10}, {}, {}, true}));
    }
    store::ExportResult<store::Exported> run(store::Volume& volume, store::Period wanted) const {
        return porchlight::run_export({*site.store, session, config, wanted, day("2026-11-22")}, volume, {});
    }
    /// audit.csv of a package on the stick, opened with the site's passphrase.
    std::string audit_of(const store::Exported& exported) const {
        std::ifstream file(stick() / exported.folder / "records.zip", std::ios::binary);
        const std::vector<std::uint8_t> zip{std::istreambuf_iterator<char>(file), {}};
        const auto passphrase = need(site.store->vault().export_passphrase(session));
        return need(store::unlock_records(zip, store::secret_text(passphrase.text()))).audit;
    }
    std::vector<store::ExportEntry> groups() const { return need(site.store->exports().list()); }

  private:
    lobby::Folder folder_;

  public:
    lobby::Site site;
    store::Session session;
    porchlight::Config config;
    store::Period days{day("2026-11-16"), day("2026-11-18")};
};

} // namespace

TEST_CASE("export run: a group whose package is there but was never let go of is remembered, and not called verified") {
    const Week week;
    const auto today = day("2026-11-22");
    Stuck stuck(week.stick());
    REQUIRE_FALSE(week.run(stuck, week.days));
    REQUIRE(week.groups().size() == 1);
    CHECK_FALSE(week.groups()[0].verified);
    const store::Exports& exports = week.site.store->exports();
    week.come("2026-11-20");
    CHECK(need(exports.days_waiting(today)).size() == 4); // the three days wait as before
    CHECK(need(exports.since_last(today)) == week.days);  // and go out first, in the group they were in
    store::FolderVolume volume(week.stick());
    CHECK(week.run(volume, {day("2026-11-17"), day("2026-11-19")}).error().code == Code::invalid);
    const auto again = week.run(volume, week.days);
    REQUIRE(again);
    CHECK(again->already_there);
    CHECK(week.groups()[0].verified);
    CHECK(need(exports.days_waiting(today)) == std::vector{day("2026-11-20")});
    CHECK(need(exports.since_last(today)) == store::Period{day("2026-11-20"), day("2026-11-20")});
}

TEST_CASE("export run: a kiosk restored from a package lets the package's days out again in that group alone") {
    const Week week;
    store::FolderVolume volume(week.stick());
    const auto exported = week.run(volume, week.days);
    REQUIRE(exported);
    const lobby::Folder other;
    const auto today = day("2026-11-22");
    const store::Secret code = week.site.recovery_code.text();
    need(store::restore_backup(need(store::read_backup((week.stick() / exported->folder).string())), other.data(),
                               {code.text(), "willow.boat.93", today, lobby::options()}));
    const auto restored = lobby::open(other.data());
    const auto session = need(restored->unlock("willow.boat.93", 0, today));
    std::filesystem::create_directory(other.path() / "stick");
    store::FolderVolume fresh(other.path() / "stick");
    const auto run = [&](store::Period wanted) {
        return porchlight::run_export({*restored, session, week.config, wanted, today}, fresh, {});
    };
    CHECK(run({day("2026-11-16"), day("2026-11-17")}).error().code == Code::invalid); // one day less
    CHECK(need(restored->exports().numbers_of(week.days, session)) ==
          need(week.site.store->exports().numbers_of(week.days, week.session)));
    CHECK(run(week.days));
}

TEST_CASE("export run: what staff did goes out with the records, behind the passphrase") {
    const Week week;
    store::FolderVolume volume(week.stick());
    const auto exported = week.run(volume, {day("2026-11-01"), day("2026-11-18")}); // set up on the first
    REQUIRE(exported);
    const std::string link = store::to_hex(need(week.site.store->audit().chain()).front().digest);
    const std::string audit = week.audit_of(*exported);
    CHECK(audit.substr(0, audit.rfind(",,fill,,,x")) ==
          std::string(store::audit_header) + "2026-11-01,1,set_up,,," + link + "\r\n");
}

TEST_CASE("export run: what staff did on a day that nobody came on goes out with the days after it") {
    const Week week;
    store::FolderVolume volume(week.stick());
    const auto first = week.run(volume, {day("2026-11-16"), day("2026-11-16")});
    REQUIRE(first);
    CHECK(week.audit_of(*first).find("2026-11-01,1,set_up") != std::string::npos);
    need(week.site.store->vault().add_passcode(week.session, "pebble.moon.31", "Night lead", day("2026-11-17")));
    const auto second = week.run(volume, {day("2026-11-18"), day("2026-11-18")});
    REQUIRE(second);
    CHECK(week.audit_of(*second).find("2026-11-17,1,passcode_added") != std::string::npos);
    CHECK(week.audit_of(*second).find("set_up") == std::string::npos);
}

TEST_CASE("export run: a visit stored later on a day that went out does not change what goes out") {
    const Week week;
    store::FolderVolume volume(week.stick());
    const auto first = week.run(volume, week.days);
    REQUIRE(first);
    week.come("2026-11-18");
    std::filesystem::remove_all(week.stick() / "porchlight"); // another stick
    const auto again = week.run(volume, week.days);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Code::invalid);
    CHECK(again.error().detail.find("other numbers") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(week.stick() / "porchlight"));
    CHECK(week.groups()[0].manifest_sha256 == first->manifest_sha256);
}

TEST_CASE("export run: a damaged visit is left out, counted, and the group is not called verified") {
    const Week week;
    need(week.site.store->db().write([&](store::WriteTxn& txn) -> store::Result<void> {
        const store::Bytes at = txn.last_key(store::Table::visits);
        store::Bytes changed(txn.get(store::Table::visits, at)->begin(), txn.get(store::Table::visits, at)->end());
        changed[5] ^= 1;
        txn.put(store::Table::visits, at, changed);
        return {};
    }));
    store::FolderVolume volume(week.stick());
    const auto exported = week.run(volume, week.days);
    REQUIRE(exported);
    CHECK(exported->visits == 41);
    CHECK(exported->damaged == 1);
    CHECK(store::verify_package(week.stick() / exported->folder).good());
    REQUIRE(week.groups().size() == 1);
    CHECK_FALSE(week.groups()[0].verified);
    CHECK(need(week.site.store->exports().days_waiting(day("2026-11-22"))).empty()); // it will never be whole
    CHECK_FALSE(need(week.site.store->exports().since_last(day("2026-11-22"))));
}

TEST_CASE("export run: a kiosk without a name exports under its code, and one with a long name in any script too") {
    Week week;
    for (const std::string& name : {std::string(), std::string("नशा मुक्ति एवं मानसिक स्वास्थ्य केंद्र")}) {
        week.config.site_name = name;
        CHECK(porchlight::letter_count(name) <= porchlight::site_name_letters_max);
        const auto stick = week.stick() / (name.empty() ? "one" : "two");
        std::filesystem::create_directory(stick);
        store::FolderVolume volume(stick);
        const auto exported = week.run(volume, {day("2026-11-16"), day("2026-11-18")});
        if (!exported) FAIL(exported.error().detail);
        CHECK(store::verify_package(stick / exported->folder, {}).good());
    }
}
