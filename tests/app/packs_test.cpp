// Content packs: the same folder makes the same bytes, and whatever is not a pack of this site is refused in one
// sentence.
#include "store/pack/manifest.h"
#include "store/package/digest.h"
#include "support/app/zip.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace store;
using hostile::ZipEntry;

namespace {

Bytes bytes(std::string_view text) { return {text.begin(), text.end()}; }

std::vector<PackFile> some_files() {
    return {{"library/pack.toml", bytes("version = 3\n")},
            {"library/en/a-read.md", bytes("English\n")},
            {"library/es/a-read.md", bytes("Spanish\n")},
            {"help/us.toml", bytes("help\n")}};
}

Bytes pack_of(std::vector<PackFile> files, const PackKey& key) {
    auto pack = make_pack(3, std::move(files), key);
    if (!pack) FAIL(pack.error().detail);
    return *pack;
}

std::string refusal(ByteView zip, const std::vector<PublicKey>& trusted, Code code) {
    const auto pack = read_pack(zip, trusted);
    REQUIRE_FALSE(pack);
    CHECK(pack.error().code == code);
    CHECK(pack.error().detail.ends_with('.'));
    CHECK(pack.error().detail.find('\n') == std::string::npos);
    return pack.error().detail;
}

/// A zip of these entries beside a manifest that is signed and lists `files`.
class Forger {
  public:
    Forger() : key_(make_pack_key()) {
        manifest_.version = 3;
        manifest_.languages = {"en"};
        manifest_.files = {{"library/en/a-read.md", 4, sha256(bytes_of("text"))}};
        entries = {{"manifest.json", ""}, {"library/en/a-read.md", "text"}};
    }
    std::string refused(Code code) {
        auto text = signed_pack_manifest(manifest_, key_);
        REQUIRE(text);
        for (ZipEntry& entry : entries)
            if (entry.name == "manifest.json" && entry.bytes.empty()) entry.bytes = *text;
        return refusal(bytes_of(hostile::zip_of(entries)), {key_.public_key}, code);
    }
    void is_taken() {
        const auto text = signed_pack_manifest(manifest_, key_);
        REQUIRE(text);
        entries.front().bytes = *text;
        const auto pack = read_pack(bytes_of(hostile::zip_of(entries)), std::span(&key_.public_key, 1));
        if (!pack) FAIL(pack.error().detail);
    }
    PackManifest& manifest() { return manifest_; }
    std::vector<ZipEntry> entries;

  private:
    PackKey key_;
    PackManifest manifest_;
};

} // namespace

TEST_CASE("packs: the same files make the same bytes, in any order, and come out as they went in") {
    const auto key = make_pack_key();
    const Bytes pack = pack_of(some_files(), key);
    auto turned = some_files();
    std::reverse(turned.begin(), turned.end());
    CHECK(pack_of(turned, key) == pack);

    const std::vector<PublicKey> trusted{make_pack_key().public_key, key.public_key};
    const auto read = read_pack(pack, trusted);
    REQUIRE(read);
    CHECK(read->manifest.version == 3);
    CHECK(read->manifest.languages == std::vector<std::string>{"en", "es"});
    REQUIRE(read->files.size() == 4);
    CHECK(read->files[1].name == "library/en/a-read.md");
    CHECK(text_of(read->files[1].bytes) == "English\n");
}

TEST_CASE("packs: a key is kept as digits, and other digits are no key") {
    const auto key = make_pack_key();
    const auto text = pack_key_text(key);
    const auto again = pack_key_from(text);
    REQUIRE(again);
    CHECK(again->public_key == key.public_key);
    CHECK(pack_of(some_files(), *again) == pack_of(some_files(), key));
    CHECK_FALSE(pack_key_from(text.substr(1)));
    SecretText other = text;
    other.back() = other.back() == '0' ? '1' : '0';
    CHECK_FALSE(pack_key_from(other));
    CHECK_FALSE(pack_key_from(""));
}

TEST_CASE("packs: only a key that the site trusts counts") {
    const auto key = make_pack_key();
    const Bytes pack = pack_of(some_files(), key);
    for (const std::vector<PublicKey>& trusted : {std::vector<PublicKey>{}, {make_pack_key().public_key}})
        CHECK_THAT(refusal(pack, trusted, Code::corrupt),
                   Catch::StartsWith("manifest.json: the signature is by none of the keys"));
}

TEST_CASE("packs: a byte changed anywhere, or a pack cut short, is refused") {
    const auto key = make_pack_key();
    const Bytes pack = pack_of(some_files(), key);
    const auto text = std::string(text_of(pack));
    const auto read = [&](std::string changed) { return read_pack(bytes_of(changed), std::span(&key.public_key, 1)); };
    for (const char* place : {"English", "\"version\": 3", "library/es/", "\"signature\": \""}) {
        auto changed = text;
        changed[changed.find(place) + std::string_view(place).size() - 1] ^= 1;
        INFO(place);
        CHECK_FALSE(read(changed));
    }
    for (std::size_t size = 0; size < text.size(); size += 97) CHECK_FALSE(read(text.substr(0, size)));
}

TEST_CASE("packs: only what a pack may hold is packed") {
    const auto key = make_pack_key();
    for (const char* name : {"library/en/../../x.md", "/library/en/x.md", "library/en/X.md", "library/en/sub/x.md",
                             "library/en/x.html", "library/e/x.md", "library/engl/x.md", "library/en/.md",
                             "help/uk.toml", "manifest.json", "library/x.md", "porchlight.toml", ""}) {
        INFO(name);
        CHECK_FALSE(is_pack_name(name));
        auto files = some_files();
        files.push_back({name, {}});
        CHECK(make_pack(3, files, key).error().code == Code::invalid);
    }
    CHECK(is_pack_name("library/hin/x-2.md"));
    CHECK(make_pack(3, {{"library/pack.toml", {}}}, key).error().detail.ends_with("at least one read."));
    auto twice = some_files();
    twice.push_back(twice.front());
    CHECK_FALSE(make_pack(3, twice, key));
    CHECK(make_pack(3, {{"library/en/x.md", Bytes(pack_file_bytes_max + 1)}}, key).error().code == Code::invalid);
}

TEST_CASE("packs: a name that leads out of the pack is refused") {
    Forger().is_taken();
    for (const char* name : {"../../etc/passwd", "/etc/passwd", "library/en/../../../x.md", "library\\en\\x.md"}) {
        Forger forger;
        forger.entries.push_back({name, "x"});
        CHECK(forger.refused(Code::invalid) == std::string(name) + ": its name leads out of the pack.");
    }
}

TEST_CASE("packs: links, folders and other names are refused, and a terminal gets printable letters only") {
    Forger link;
    link.entries[1].mode = 0120777;
    CHECK(link.refused(Code::invalid) == "library/en/a-read.md: it is a symbolic link.");
    Forger device;
    device.entries[1].mode = 0020644;
    CHECK(device.refused(Code::invalid) == "library/en/a-read.md: it is not a plain file.");
    Forger folder;
    folder.entries.push_back({"library/", ""});
    CHECK(folder.refused(Code::invalid) == "library/: no pack may hold a file of this name.");
    Forger colored;
    colored.entries.push_back({"library/\x1b[31m", ""});
    CHECK(colored.refused(Code::invalid) == "library/?[31m: no pack may hold a file of this name.");
}

TEST_CASE("packs: a zip bomb is refused before a byte of it is unpacked") {
    Forger squeezed;
    squeezed.entries[1].method = 8;
    squeezed.entries[1].size = 200'000;
    CHECK(squeezed.refused(Code::invalid) ==
          "library/en/a-read.md: it is compressed; a pack's files lie in it as they are.");
    Forger huge;
    huge.entries[1].method = 8;
    huge.entries[1].size = 0xfffffff0;
    CHECK_THAT(huge.refused(Code::invalid), Catch::StartsWith("library/en/a-read.md: it is compressed"));
    Forger large;
    large.entries[1].bytes.assign(pack_file_bytes_max + 1, 'x');
    CHECK(large.refused(Code::invalid) == "library/en/a-read.md: it may have 262144 bytes at most.");
    Forger encrypted;
    encrypted.entries[1].flags = 1;
    CHECK(encrypted.refused(Code::invalid) == "library/en/a-read.md: it is encrypted.");
    const Bytes too_large(pack_bytes_max + 1);
    CHECK(refusal(too_large, {}, Code::invalid) == "the pack: it may have 32 MB at most.");
}

TEST_CASE("packs: a name given twice and a count out of all measure are refused") {
    Forger twice;
    twice.entries.push_back(twice.entries[1]);
    CHECK(twice.refused(Code::invalid) == "the pack: it holds a file twice.");
    Forger many;
    for (std::uint64_t i = 0; i <= pack_files_max; ++i)
        many.entries.push_back({"library/en/x" + std::to_string(i) + ".md", ""});
    CHECK(many.refused(Code::invalid) == "the pack: it may hold 12000 files at most.");
}

TEST_CASE("packs: files and manifest must name one another") {
    Forger unlisted;
    unlisted.entries.push_back({"library/en/b-read.md", "text"});
    CHECK(unlisted.refused(Code::corrupt) == "library/en/b-read.md: the manifest does not name it.");
    Forger missing;
    missing.entries.pop_back();
    CHECK_THAT(missing.refused(Code::corrupt), Catch::StartsWith("library/en/a-read.md: the manifest names it"));
    Forger changed;
    changed.entries[1].bytes = "test";
    CHECK(changed.refused(Code::corrupt) == "library/en/a-read.md: it is not the file that was signed.");
    Forger bare;
    bare.entries.erase(bare.entries.begin());
    CHECK(bare.refused(Code::corrupt) == "manifest.json: it is missing.");
    CHECK_THAT(refusal(bytes_of("not a zip at all"), {}, Code::corrupt),
               Catch::StartsWith("the pack: it is not a whole"));
}

TEST_CASE("packs: a manifest that is signed and wrong is refused with the field") {
    Forger version;
    version.manifest().version = 0;
    CHECK_THAT(version.refused(Code::corrupt), Catch::StartsWith("manifest.json: version must be"));
    Forger languages;
    languages.manifest().languages = {"en", "hi"};
    CHECK_THAT(languages.refused(Code::corrupt), Catch::StartsWith("manifest.json: languages must be"));
    Forger names;
    names.manifest().files[0].name = "../x";
    CHECK_THAT(names.refused(Code::corrupt), Catch::StartsWith("manifest.json: files names a file"));
    Forger order;
    order.manifest().files.push_back(order.manifest().files[0]);
    CHECK_THAT(order.refused(Code::corrupt), Catch::StartsWith("manifest.json: files must be in the order"));
    CHECK(read_pack_manifest(R"({"format": "porchlight-pack", "format_version": 2})").error().code ==
          Code::newer_schema);
    for (const char* text : {"", "[]", "{}", "{\"format\": 1}", R"({"format": "porchlight-pack"})"})
        CHECK(read_pack_manifest(text).error().code == Code::corrupt);
}
