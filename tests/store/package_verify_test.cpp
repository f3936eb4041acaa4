// A package that was changed, cut short or mixed up: one sentence that names the file.
#include "store/package/digest.h"
#include "store/package/manifest.h"
#include "store/package/verify.h"
#include "store/volume/folder_volume.h"
#include "tests/support/store/package_sample.h"

#include <catch2/catch.hpp>

namespace {

using namespace store;
namespace fs = std::filesystem;

/// A good package of 120 visits, to be spoiled.
class Spoiled {
  public:
    Spoiled() {
        FolderVolume volume(folder_.path());
        request_ = sample::request(sample::visits(120, sample::november(), 20));
        const auto exported = export_package(request_, volume);
        REQUIRE(exported);
        path_ = folder_.path() / exported->folder;
    }
    const fs::path& path() const { return path_; }
    fs::path file(const char* name) const { return path_ / name; }
    const PackageRequest& request() const { return request_; }
    /// The manifest made and signed anew by the same kiosk for the files as they are now.
    void sign_again() const {
        auto manifest = read_manifest(sample::read(file("manifest.json")));
        REQUIRE(manifest);
        for (auto& listed : manifest->files) {
            const auto bytes = sample::read(path_ / listed.name);
            listed.bytes = bytes.size();
            listed.sha256 = sha256(bytes_of(bytes));
        }
        const auto text = signed_manifest(*manifest, request_.signer);
        REQUIRE(text);
        sample::write(file("manifest.json"), *text);
    }
    Verification verify_without_passphrase() const {
        return verify_package(path_, {.trusted_key = request_.signer.public_key, .passphrase = {}});
    }
    Verification verify() const {
        return verify_package(path_, {.trusted_key = request_.signer.public_key, .passphrase = request_.passphrase});
    }

  private:
    sample::Folder folder_;
    PackageRequest request_;
    fs::path path_;
};

void flip_byte(const fs::path& file, std::size_t at) {
    auto bytes = sample::read(file);
    bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
    sample::write(file, bytes);
}

void check_one_failure(const Verification& found, const std::string& start, const std::string& part) {
    for (const auto& sentence : found.failures) UNSCOPED_INFO(sentence);
    REQUIRE(found.failures.size() == 1);
    INFO(found.failures.front());
    CHECK(found.failures.front().starts_with(start));
    CHECK(found.failures.front().find(part) != std::string::npos);
    CHECK(found.failures.front().ends_with("."));
}

} // namespace

TEST_CASE("verify: one changed byte in any file is one sentence that names it") {
    for (const auto* name : {"summary.csv", "report.html", "records.zip", "datapackage.json"}) {
        const Spoiled package;
        flip_byte(package.file(name), fs::file_size(package.file(name)) / 2);
        check_one_failure(package.verify(), std::string(name) + ": ", "SHA-256");
    }
}

TEST_CASE("verify: no byte of the manifest can be changed") {
    const Spoiled package;
    const auto good = sample::read(package.file("manifest.json"));
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        sample::write(package.file("manifest.json"), bytes);
        const auto found = package.verify();
        INFO("byte " << at);
        REQUIRE(found.failures.size() == 1);
        REQUIRE(found.failures.front().starts_with("manifest.json: "));
    }
}

TEST_CASE("verify: a cut file is named with both sizes") {
    const Spoiled package;
    const auto size = fs::file_size(package.file("records.zip"));
    fs::resize_file(package.file("records.zip"), size / 2);
    check_one_failure(package.verify(), "records.zip: it is " + std::to_string(size / 2) + " bytes",
                      std::to_string(size));
}

TEST_CASE("verify: a missing file is named, a missing manifest is no package") {
    {
        const Spoiled package;
        fs::remove(package.file("report.html"));
        check_one_failure(package.verify(), "report.html: ", "missing");
    }
    const Spoiled package;
    fs::remove(package.file("manifest.json"));
    check_one_failure(package.verify(), "manifest.json: ", "missing");
}

TEST_CASE("verify: a file that does not belong is named") {
    const Spoiled package;
    sample::write(package.file("names.txt"), "no");
    check_one_failure(package.verify(), "names.txt: ", "does not belong");
}

TEST_CASE("verify: a link in place of a file is refused") {
    const Spoiled package;
    const auto elsewhere = package.path().parent_path() / "elsewhere.html";
    fs::rename(package.file("report.html"), elsewhere);
    fs::create_symlink(elsewhere, package.file("report.html"));
    check_one_failure(package.verify(), "report.html: ", "symbolic link");
}

TEST_CASE("verify: the wrong passphrase is said as such") {
    const Spoiled package;
    const auto found =
        verify_package(package.path(), {.trusted_key = {}, .passphrase = secret_text("another passphrase")});
    check_one_failure(found, "records.zip: ", "passphrase");
    CHECK_FALSE(found.records_opened);
}

TEST_CASE("verify: a package signed by another key than the trusted one is said as such") {
    const Spoiled package;
    const auto other = sample::request({}, 99).signer.public_key;
    const auto found = verify_package(package.path(), {.trusted_key = other, .passphrase = {}});
    check_one_failure(found, "manifest.json: ", "another key");
    CHECK_FALSE(found.key_trusted);
}

TEST_CASE("verify: records of other visits are found out, even when the kiosk signed them") {
    const Spoiled package;
    const sample::Folder other_folder;
    FolderVolume other_volume(other_folder.path());
    const auto other = sample::request(sample::visits(120, sample::november(), 21)); // as many, and other answers
    REQUIRE(export_package(other, other_volume));
    fs::copy_file(other_folder.path() / package_folder(other) / "records.zip", package.file("records.zip"),
                  fs::copy_options::overwrite_existing);
    package.sign_again();
    CHECK(package.verify_without_passphrase().good()); // nobody can tell without opening the records
    check_one_failure(package.verify(), "summary.csv: ", "add up to");
}

TEST_CASE("verify: more or fewer records than the manifest says are found out, even when the kiosk signed them") {
    const Spoiled package;
    const sample::Folder other_folder;
    FolderVolume other_volume(other_folder.path());
    const auto other = sample::request(sample::visits(119, sample::november(), 20));
    REQUIRE(export_package(other, other_volume));
    fs::copy_file(other_folder.path() / package_folder(other) / "records.zip", package.file("records.zip"),
                  fs::copy_options::overwrite_existing);
    package.sign_again();
    const auto found = package.verify();
    REQUIRE_FALSE(found.failures.empty());
    CHECK(found.failures.front() == "records.zip: it holds 119 visits, and the manifest says 120.");
}

TEST_CASE("verify: a summary that lacks a row is found out, even when the kiosk signed it") {
    const Spoiled package;
    auto csv = sample::read(package.file("summary.csv"));
    csv.erase(csv.rfind('\n', csv.size() - 2) + 1); // the last row
    sample::write(package.file("summary.csv"), csv);
    package.sign_again();
    check_one_failure(package.verify_without_passphrase(), "summary.csv: it has 27 rows", "the manifest says 28");
}

TEST_CASE("verify: a total other than the manifest's row count is found out, even when the kiosk signed it") {
    const Spoiled package;
    auto csv = sample::read(package.file("summary.csv"));
    const auto at = csv.find(",all,total,120");
    REQUIRE(at != std::string::npos);
    csv.replace(at, 14, ",all,total,121");
    sample::write(package.file("summary.csv"), csv);
    package.sign_again();
    check_one_failure(package.verify_without_passphrase(), "summary.csv: ", "total");
}

TEST_CASE("verify: of a package by another key than the trusted one, nothing but the manifest is read") {
    const Spoiled package;
    for (const auto* name : {"summary.csv", "report.html", "records.zip"}) fs::remove(package.file(name));
    const auto other = sample::request({}, 99).signer.public_key;
    const auto found =
        verify_package(package.path(), {.trusted_key = other, .passphrase = package.request().passphrase});
    check_one_failure(found, "manifest.json: ", "another key");
    CHECK(found.files.empty());
}

TEST_CASE("verify: a file longer than the manifest says is not read") {
    const Spoiled package;
    fs::resize_file(package.file("records.zip"), std::uintmax_t{64} << 30U); // a hole: it takes no space
    check_one_failure(package.verify(), "records.zip: it is 68719476736 bytes", "more than");
}

TEST_CASE("verify: a folder that is not there is one sentence") {
    const sample::Folder folder;
    const auto found = verify_package(folder.path() / "nothing");
    for (const auto& sentence : found.failures) UNSCOPED_INFO(sentence);
    REQUIRE(found.failures.size() == 1);
    CHECK(found.failures.front().find("not there") != std::string::npos);
}
