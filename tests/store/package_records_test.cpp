// records.zip and the rows in it: found out when they are changed, whole when they are not.
#include "store/package/audit_csv.h"
#include "store/package/locked.h"
#include "store/package/records.h"
#include "tests/support/store/package_sample.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace store;

TEST_CASE("locked: one changed byte in the rows is found by the file's own check") {
    auto visits = sample::visits(40, sample::november(), 40);
    sort_for_export(visits);
    const SecretText passphrase = secret_text(sample::passphrase);
    const auto zip = lock_records(visits, audit_header, sample::november(), passphrase);
    REQUIRE(zip);
    REQUIRE(unlock_records(*zip, passphrase));
    for (const std::size_t at : {zip->size() / 4, zip->size() / 2, zip->size() * 3 / 4}) {
        auto changed = *zip;
        changed[at] ^= 1;
        const auto opened = unlock_records(changed, passphrase);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == Code::corrupt);
    }
    for (std::size_t length = 0; length < zip->size(); length += 97) {
        CHECK_FALSE(unlock_records({zip->data(), length}, passphrase));
    }
    const auto again = lock_records(visits, audit_header, sample::november(), passphrase);
    REQUIRE(again);
    CHECK(*again != *zip); // a fresh salt each time
    CHECK(unlock_records(*again, passphrase)->records == unlock_records(*zip, passphrase)->records);
}

TEST_CASE("locked: more rows than fit one block come back whole") {
    auto visits = sample::visits(5'000, sample::november(), 41);
    sort_for_export(visits);
    const SecretText passphrase = secret_text(sample::passphrase);
    const auto zip = lock_records(visits, audit_header, sample::november(), passphrase);
    REQUIRE(zip);
    const auto unlocked = unlock_records(*zip, passphrase);
    REQUIRE(unlocked);
    CHECK(unlocked->audit == audit_header);
    std::vector<Visit> read;
    REQUIRE(read_records(unlocked->records, sample::november(), [&](const Visit& visit) { read.push_back(visit); }));
    CHECK(read == visits);
}

TEST_CASE("records: many visits are sorted by id, evenly spread or not") {
    for (const unsigned spread : {256U, 2U}) {
        auto visits = sample::visits(20'000, sample::november(), 43);
        for (auto& visit : visits) visit.id[0] = static_cast<std::uint8_t>(visit.id[0] % spread);
        auto expected = visits;
        std::sort(expected.begin(), expected.end(), [](const Visit& a, const Visit& b) { return a.id < b.id; });
        sort_for_export(visits);
        CHECK(visits == expected);
    }
}

TEST_CASE("records: a row outside the allowed is named by its number and column") {
    auto visits = sample::visits(12, sample::november(), 42);
    sort_for_export(visits);
    std::string csv(4096, '\0');
    csv.resize(RecordsWriter(visits, sample::november()).read(csv));
    const auto second_row = records_header.size() + record_bytes;
    const auto refused = [&](std::size_t at, std::string_view text, const std::string& start) {
        auto changed = csv;
        changed.replace(second_row + at, text.size(), text);
        const auto read = read_records(changed, sample::november(), [](const Visit&) {});
        REQUIRE_FALSE(read);
        INFO(read.error().detail);
        CHECK(read.error().detail.starts_with(start));
    };
    refused(0, "zz", "row 2, visit: ");
    refused(0, "00", "row 2, visit: ");
    refused(33, "2026-12-01", "row 2, day: ");
    refused(33, "2026-13-01", "row 2, day: ");
    refused(44, "nothing", "row 2, reason: ");
    refused(70, "y", "row 2, ");
    CHECK_FALSE(read_records("visit,day\r\n", sample::november(), [](const Visit&) {}));
    CHECK_FALSE(read_records(csv.substr(0, csv.size() - 1), sample::november(), [](const Visit&) {}));
}
