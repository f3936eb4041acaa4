// From visits to a package on a folder and back: whole, repeatable, and readable by other programs.
#include "store/package/digest.h"
#include "store/package/from_store.h"
#include "store/package/records.h"
#include "store/package/verify.h"
#include "store/volume/folder_volume.h"
#include "tests/support/store/lobby.h"
#include "tests/support/store/package_sample.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <sstream>
#include <sys/stat.h>
#include <sys/wait.h>

namespace {

using namespace store;
namespace fs = std::filesystem;

constexpr const char* package = "porchlight/lobby/2026-11-01_2026-11-21";

VerifyOptions with_passphrase() { return {.trusted_key = {}, .passphrase = secret_text(sample::passphrase)}; }

int run(const std::string& command) {
    const int status = std::system((command + " >/dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool has_7z() { return run("command -v 7z") == 0; }

bool every_cell_is_plain(const std::string& csv) {
    std::size_t start = 0;
    while (start < csv.size()) {
        if (std::string_view("=+-@\t").find(csv[start]) != std::string_view::npos) return false;
        const auto next = csv.find_first_of(",\n", start);
        start = next == std::string::npos ? csv.size() : next + 1;
    }
    return std::all_of(csv.begin(), csv.end(), [](char c) { return (c >= ' ' && c <= '~') || c == '\r' || c == '\n'; });
}

} // namespace

TEST_CASE("package: what was exported verifies, records included") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto request = sample::request(sample::visits(300, sample::november(), 1));
    const auto exported = export_package(request, volume);
    REQUIRE(exported);
    CHECK(exported->folder == package);
    CHECK(exported->visits == 300);
    CHECK_FALSE(exported->already_there);
    REQUIRE(exported->files.size() == 5);
    CHECK(exported->files.back().name == "manifest.json");
    for (const auto& file : exported->files) CHECK(fs::file_size(folder.path() / package / file.name) == file.bytes);

    auto options = with_passphrase();
    options.trusted_key = request.signer.public_key;
    const auto found = verify_package(folder.path() / package, options);
    CHECK(found.failures == std::vector<std::string>{});
    CHECK(found.key_trusted);
    CHECK(found.records_opened);
    CHECK(found.visits == 300U);
    CHECK(found.kiosk == "lobby");
    CHECK(found.program == "0.1.0");
    CHECK(found.period == request.period);
    CHECK_FALSE(verify_package(folder.path() / package).key_trusted);
}

TEST_CASE("package: the clear files are the same bytes in whatever order the visits came") {
    auto visits = sample::visits(200, sample::november(), 2);
    const sample::Folder first;
    const sample::Folder second;
    FolderVolume first_volume(first.path());
    FolderVolume second_volume(second.path());
    REQUIRE(export_package(sample::request(visits), first_volume));
    std::reverse(visits.begin(), visits.end());
    REQUIRE(export_package(sample::request(visits), second_volume));
    for (const auto* name : {"summary.csv", "report.html", "datapackage.json"}) {
        CHECK(sample::read(first.path() / package / name) == sample::read(second.path() / package / name));
    }
    const auto options = with_passphrase();
    const auto first_records = verify_package(first.path() / package, options).records_sha256;
    CHECK_FALSE(first_records.empty());
    CHECK(first_records == verify_package(second.path() / package, options).records_sha256);
}

TEST_CASE("package: parts read side by side make the same package as one") {
    const auto visits = sample::visits(400, sample::november(), 12);
    const sample::Folder first;
    const sample::Folder second;
    FolderVolume first_volume(first.path());
    FolderVolume second_volume(second.path());
    REQUIRE(export_package(sample::request(visits), first_volume));
    auto parted = sample::request({visits.begin(), visits.begin() + 150});
    parted.visits_beside.push_back(sample::source_of({visits.begin() + 150, visits.begin() + 151}));
    parted.visits_beside.push_back(sample::source_of({visits.begin() + 151, visits.end()}));
    REQUIRE(export_package(parted, second_volume));
    const auto options = with_passphrase();
    CHECK(verify_package(first.path() / package, options).records_sha256 ==
          verify_package(second.path() / package, options).records_sha256);
    CHECK(sample::read(first.path() / package / "summary.csv") ==
          sample::read(second.path() / package / "summary.csv"));
    parted.visits_beside.push_back([](const VisitSink&) -> Result<void> { return fail(Code::corrupt, "broken"); });
    CHECK(export_package(parted, second_volume).error().code == Code::corrupt);
}

TEST_CASE("package: the visits of a store go out through staff's session, each once") {
    const lobby::Folder data;
    const auto site = lobby::set_up(data.data());
    std::size_t submitted = 0;
    for (const char* on : {"2026-10-31", "2026-11-01", "2026-11-02", "2026-11-09", "2026-11-21", "2026-11-22"}) {
        for (int i = 0; i < 7; ++i, ++submitted) {
            lobby::need(
                site.store->submit({lobby::day(on), Reason::medication, {std::uint8_t{50}, {}, {}}, {}, {}, true}));
        }
    }
    const auto session = lobby::unlock(*site.store);
    auto request = sample::request({});
    std::atomic<std::uint64_t> damaged = 0;
    lobby::need(take_visits(request, site.store->visits(), session, damaged));
    CHECK(request.visits_beside.size() == 1);
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto exported = export_package(request, volume);
    REQUIRE(exported);
    CHECK(exported->visits == submitted - 14);
    CHECK(damaged == 0);
    CHECK(verify_package(folder.path() / package, with_passphrase()).good());
}

TEST_CASE("package: file times say the period and nothing else") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto request = sample::request(sample::visits(20, sample::november(), 3));
    REQUIRE(export_package(request, volume));
    for (const auto& entry : fs::directory_iterator(folder.path() / package)) {
        struct stat info {};
        REQUIRE(stat(entry.path().c_str(), &info) == 0);
        CHECK(info.st_mtim.tv_sec == std::time_t{request.period.until.number} * 86'400 + 43'200);
        CHECK(info.st_mtim.tv_nsec == 0);
    }
}

TEST_CASE("package: summary.csv is RFC 4180 in ASCII and no cell starts like a formula") {
    for (const std::size_t count : {0U, 3U, 12U, 60U, 400U}) {
        const sample::Folder folder;
        FolderVolume volume(folder.path());
        REQUIRE(export_package(sample::request(sample::visits(count, sample::november(), 4)), volume));
        const auto csv = sample::read(folder.path() / package / "summary.csv");
        CHECK(csv.starts_with("kiosk,from,until,question,answer,visits\r\n"));
        CHECK(csv.ends_with("\r\n"));
        CHECK(every_cell_is_plain(csv));
    }
}

TEST_CASE("package: every count in summary.csv is a number, 1 to 10, or empty, and no date to a spreadsheet") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    REQUIRE(export_package(sample::request(sample::visits(60, sample::november(), 1)), volume));
    std::istringstream lines(sample::read(folder.path() / package / "summary.csv"));
    std::string line;
    std::getline(lines, line); // the header
    std::size_t counts = 0, hidden = 0;
    while (std::getline(lines, line)) {
        line.pop_back(); // CR
        const std::string count = line.substr(line.rfind(',') + 1);
        CAPTURE(line);
        const bool is_number = std::all_of(count.begin(), count.end(), [](char c) { return c >= '0' && c <= '9'; });
        CHECK((is_number || count == "1 to 10"));
        hidden += count == "1 to 10" ? 1 : 0;
        ++counts;
    }
    CHECK(counts == 28);
    CHECK(hidden > 0);
}

TEST_CASE("package: FORMAT.md's worked example is what this program makes") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto exported = export_package(sample::request(sample::visits(60, sample::november(), 1)), volume);
    REQUIRE(exported);
    INFO("now: " << sample::read(folder.path() / package / "manifest.json"));
    const std::string text = sample::read(std::string(PORCHLIGHT_SOURCE_DIR) + "/store/FORMAT.md");
    const std::string csv = sample::read(folder.path() / package / "summary.csv");
    for (const char* name : {"summary.csv", "report.html", "datapackage.json"})
        CHECK(text.find(to_hex(sha256(bytes_of(sample::read(folder.path() / package / name))))) != std::string::npos);
    CHECK(text.find("\"bytes\": " + std::to_string(fs::file_size(folder.path() / package / "records.zip"))) !=
          std::string::npos);
    std::string begins = csv.substr(0, csv.find("energy,unanswered"));
    begins.erase(std::remove(begins.begin(), begins.end(), '\r'), begins.end());
    CHECK(text.find(begins.substr(0, begins.rfind('\n') + 1)) != std::string::npos);
}

TEST_CASE("package: below 11 visits neither the files in the clear nor their sizes tell how many") {
    std::vector<std::uintmax_t> locked_sizes;
    std::vector<std::string> rows;
    for (const std::size_t count : {1U, 4U, 10U}) {
        const sample::Folder folder;
        FolderVolume volume(folder.path());
        REQUIRE(export_package(sample::request(sample::visits(count, sample::november(), 5)), volume));
        locked_sizes.push_back(fs::file_size(folder.path() / package / "records.zip"));
        const auto manifest = sample::read(folder.path() / package / "manifest.json");
        CHECK(manifest.find("\"rows\": \"1 to 10\"") != std::string::npos);
        const auto found = verify_package(folder.path() / package, with_passphrase());
        CHECK(found.good());
        CHECK(found.visits == count);
        CHECK_FALSE(verify_package(folder.path() / package).visits.has_value());
    }
    CHECK(locked_sizes == std::vector<std::uintmax_t>(3, locked_sizes.front()));
}

TEST_CASE("package: every row of records.csv is equally long") {
    Visit longest{sample::november().from, {}, Reason::something_else, {}};
    longest.feelings = {std::uint8_t{100}, std::uint8_t{100}, std::uint8_t{100}};
    std::vector<Visit> visits(12, Visit{sample::november().from, {}, Reason::medication, {}});
    visits.back() = longest;
    for (std::size_t i = 0; i < visits.size(); ++i) visits[i].id[0] = static_cast<std::uint8_t>(i);
    std::string csv(4096, '\0');
    RecordsWriter writer(visits, sample::november());
    csv.resize(writer.read(csv));
    CHECK(csv.size() == records_csv_bytes(12));
    for (std::size_t row = 0; row < 12; ++row) {
        CHECK(csv.substr(records_header.size() + row * record_bytes + record_bytes - 2, 2) == "\r\n");
    }
    std::vector<Visit> read;
    REQUIRE(read_records(csv, sample::november(), [&](const Visit& visit) { read.push_back(visit); }));
    CHECK(read == visits);
}

TEST_CASE("package: 7-Zip opens records.zip with the passphrase and not without") {
    if (!has_7z()) {
        WARN("skipped: 7z is not installed");
        return;
    }
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    REQUIRE(export_package(sample::request(sample::visits(2'000, sample::november(), 6)), volume));
    const auto zip = (folder.path() / package / "records.zip").string();
    CHECK(run("7z t '-p" + std::string(sample::passphrase) + "' " + zip) == 0);
    CHECK(run("7z t '-pwrong passphrase' " + zip) != 0);
    const auto out = folder.path() / "out";
    REQUIRE(run("7z x -o" + out.string() + " '-p" + std::string(sample::passphrase) + "' " + zip) == 0);
    const auto csv = sample::read(out / "records.csv");
    CHECK(csv.size() == records_csv_bytes(2'000));
    std::size_t rows = 0;
    REQUIRE(read_records(csv, sample::november(), [&](const Visit&) { ++rows; }));
    CHECK(rows == 2'000);
    CHECK(every_cell_is_plain(csv));
}

TEST_CASE("package: no row of the records can be found in any file of the package") {
    const auto visits = sample::visits(50, sample::november(), 8);
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    REQUIRE(export_package(sample::request(visits), volume));
    for (const auto& entry : fs::directory_iterator(folder.path() / package)) {
        const auto bytes = sample::read(entry.path());
        for (const auto& visit : visits) {
            const std::string_view id(reinterpret_cast<const char*>(visit.id.data()), visit.id.size());
            CHECK(bytes.find(id) == std::string::npos);
            CHECK(bytes.find(to_hex(visit.id)) == std::string::npos);
        }
        CHECK(bytes.find("group_session,") ==
              (entry.path().filename() == "summary.csv" ? bytes.find("group_session,") : std::string::npos));
    }
}

TEST_CASE("package: a request outside its limits is refused with a sentence that names the field") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    const auto refused = [&](auto change, const std::string& field) {
        auto request = sample::request({});
        change(request);
        const auto exported = export_package(request, volume);
        REQUIRE_FALSE(exported);
        CHECK(exported.error().code == Code::invalid);
        CHECK(exported.error().detail.starts_with(field));
        CHECK(fs::is_empty(folder.path()));
    };
    refused([](PackageRequest& r) { r.kiosk = "../up"; }, "kiosk:");
    refused([](PackageRequest& r) { r.kiosk = ""; }, "kiosk:");
    refused([](PackageRequest& r) { r.kiosk = "-lobby"; }, "kiosk:");
    refused([](PackageRequest& r) { r.site = std::string(161, 'a'); }, "site:");
    refused([](PackageRequest& r) { r.site = "\xff\xfe"; }, "site:");
    refused([](PackageRequest& r) { std::swap(r.period.from, r.period.until); }, "period:");
    refused([](PackageRequest& r) { r.period.until = r.period.from + 4'000; }, "period:");
    refused([](PackageRequest& r) { r.program = "one\ntwo"; }, "program:");
    refused([](PackageRequest& r) { r.passphrase = "short"; }, "passphrase:");
    refused(
        [](PackageRequest& r) {
            r.visits = sample::source_of({Visit{r.period.until + 1, {}, Reason::medication, {}}});
        },
        "visits:");
}

TEST_CASE("package: the site's name is shown as text, whatever is in it") {
    const sample::Folder folder;
    FolderVolume volume(folder.path());
    auto request = sample::request(sample::visits(30, sample::november(), 9));
    request.site = "<script>\"आशा\" & Co";
    REQUIRE(export_package(request, volume));
    const auto html = sample::read(folder.path() / package / "report.html");
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("&lt;script&gt;&quot;आशा&quot; &amp; Co") != std::string::npos);
    CHECK(verify_package(folder.path() / package).good());
}
