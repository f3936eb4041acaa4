// A folder of reads looked over, packed, installed into a data folder, taken back; and what a power cut or a broken
// disk leaves of it.
#include "app/library/content.h"
#include "app/library/library.h"
#include "app/library/packs.h"
#include "store/pack/live.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace porchlight;
using namespace porchlight::library;
namespace fs = std::filesystem;

namespace {

/// A copy of the shipped reads to spoil, a key, and the data folder of a kiosk that trusts it.
class Desk {
  public:
    Desk() : key(store::make_pack_key()) {
        std::string name = (fs::temp_directory_path() / "packs-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder_ = name;
        fs::create_directories(data());
        fs::create_directories(reads());
        for (const char* part : {"library", "help"})
            fs::copy(fs::path(PORCHLIGHT_ASSETS) / part, reads() / part, fs::copy_options::recursive);
        config.trusted_keys = {key.public_key};
    }
    ~Desk() { fs::remove_all(folder_); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    fs::path reads() const { return folder_ / "reads"; }
    fs::path data() const { return folder_ / "data"; }
    fs::path pack() const { return folder_ / "reads.pack"; }

    void write(const fs::path& name, const std::string& text) const { std::ofstream(reads() / name) << text; }
    std::string text(const fs::path& name) const {
        std::ifstream in(reads() / name);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void number(int version) const { write("library/pack.toml", "version = " + std::to_string(version) + "\n"); }

    void put_pack(const store::Bytes& bytes) const {
        std::ofstream(pack(), std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    /// Packs what is there, faults or not, and installs it.
    Result<Installed> install(int version) const {
        number(version);
        std::vector<store::PackFile> files;
        for (const auto& entry : fs::recursive_directory_iterator(reads()))
            if (entry.is_regular_file()) {
                const auto whole = text(fs::relative(entry.path(), reads()));
                files.push_back({fs::relative(entry.path(), reads()), {whole.begin(), whole.end()}});
            }
        auto made = store::make_pack(static_cast<std::uint32_t>(version), files, key);
        if (!made) FAIL(made.error().detail);
        put_pack(*made);
        return install_pack(pack(), data(), config);
    }
    void must_install(int version) const {
        const auto installed = install(version);
        if (!installed) FAIL(installed.error().sentence);
    }
    std::uint32_t version_in_use() const {
        const auto live = store::check_live_library(data());
        if (!live) FAIL(live.error().detail);
        return *live ? (*live)->version : 0;
    }
    void bring_back() const {
        auto change = store::LibraryChange::begin(data());
        REQUIRE(change);
        REQUIRE(change->bring_back());
    }

    Config config;
    store::PackKey key;

  private:
    fs::path folder_;
};

std::string only_fault(const Desk& desk) {
    const auto found = faults(desk.reads(), Strictness::fit_to_publish);
    REQUIRE(found.size() == 1);
    REQUIRE(found.front().starts_with(desk.reads().string() + "/"));
    return found.front().substr(desk.reads().string().size() + 1);
}

} // namespace

TEST_CASE("library check: the reads that are shipped have no fault") {
    for (const auto& fault : faults(PORCHLIGHT_ASSETS, Strictness::fit_to_publish)) FAIL(fault);
    CHECK(languages_in(PORCHLIGHT_ASSETS) == std::vector<std::string>{"en", "es", "hi"});
}

TEST_CASE("library check: a fault is told with its file and line") {
    Desk desk;
    const std::string read = desk.text("library/es/trust-again.md");
    desk.write("library/es/trust-again.md", read + "<b>bold</b>\n");
    CHECK_THAT(only_fault(desk), Catch::StartsWith("library/es/trust-again.md:") && Catch::Contains("raw HTML"));
    desk.write("library/es/trust-again.md", read);

    fs::rename(desk.reads() / "library/hi/your-voice.md", desk.reads() / "library/hi/my-voice.md");
    CHECK(faults(desk.reads(), Strictness::fit_to_publish) ==
          std::vector<std::string>{(desk.reads() / "library/hi/your-voice.md").string() +
                                       ":1: is missing; a read is there in every language or in none",
                                   (desk.reads() / "library/hi/my-voice.md").string() +
                                       ":1: is a translation of no read in English"});
    fs::rename(desk.reads() / "library/hi/my-voice.md", desk.reads() / "library/hi/your-voice.md");

    const std::string english = desk.text("library/en/trust-again.md");
    desk.write("library/en/trust-again.md",
               english.substr(0, english.find("## ")) + english.substr(english.rfind("## ")));
    CHECK_FALSE(faults(desk.reads(), Strictness::fit_to_publish).empty());
    desk.write("library/en/trust-again.md", english);

    const std::string help = desk.text("help/us.toml");
    desk.write("help/us.toml", help + "color = 1\n");
    CHECK_THAT(only_fault(desk), Catch::StartsWith("help/us.toml:"));
    desk.write("help/us.toml", help);

    desk.write("library/pack.toml", "version = 0\n");
    CHECK_THAT(only_fault(desk), Catch::StartsWith("library/pack.toml:1: version"));
    desk.number(1);
    desk.write("library/notes.txt", "");
    CHECK(only_fault(desk) == "library/notes.txt:1: is not a file that a pack holds; move it away");
    fs::remove(desk.reads() / "library/notes.txt");
    fs::create_symlink("your-voice.md", desk.reads() / "library/en/my-voice.md");
    CHECK(only_fault(desk) == "library/en/my-voice.md:1: is a symbolic link; a pack holds plain files only");
}

TEST_CASE("library check: English that is hard to read may be shown, and is not published") {
    Desk desk;
    std::string text = desk.text("library/en/your-voice.md");
    const std::string hard = "\n\nParticipation in organizational activities demonstrates considerable psychological "
                             "determination, notwithstanding institutional intricacies.";
    const auto at = text.find("\n## ");
    for (int i = 0; i < 8; ++i) text.insert(at, hard);
    desk.write("library/en/your-voice.md", text);
    CHECK_THAT(only_fault(desk), Catch::StartsWith("library/en/your-voice.md:1: reads at grade"));
    CHECK(faults(desk.reads(), Strictness::fit_to_read).empty());
    const auto pack = build_pack(desk.reads(), desk.key);
    REQUIRE_FALSE(pack);
    CHECK(pack.error().exit == ExitCode::check_failed);
}

TEST_CASE("library build: the same folder makes the same bytes, and a kiosk takes them") {
    Desk desk;
    const auto pack = build_pack(desk.reads(), desk.key), again = build_pack(desk.reads(), desk.key);
    REQUIRE(pack);
    REQUIRE(again);
    CHECK(*pack == *again);
    desk.put_pack(*pack);
    const auto installed = install_pack(desk.pack(), desk.data(), desk.config);
    if (!installed) FAIL(installed.error().sentence);
    CHECK(installed->version == 1);
    CHECK(installed->languages == std::vector<std::string>{"en", "es", "hi"});
    const auto source = source_of(PORCHLIGHT_ASSETS, desk.data());
    CHECK(source.root == store::live_library(desk.data()));
    CHECK(source.fault.empty());
    CHECK_FALSE(installed_fault(desk.data()));
    CHECK(load(source.root / "library", "hi")->articles().size() == 34);
    CHECK(fs::exists(source.root / "help" / "us.toml"));
}

TEST_CASE("library install: a pack with a fault inside is refused whole, with its file and line") {
    Desk desk;
    desk.must_install(1);
    const std::string read = desk.text("library/es/trust-again.md");
    desk.write("library/es/trust-again.md", read + "![a picture](x.png)\n");
    const auto refused = desk.install(2);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().exit == ExitCode::bad_input);
    CHECK_THAT(refused.error().sentence, Catch::StartsWith(desk.pack().string() + ": library/es/trust-again.md:"));
    CHECK(desk.version_in_use() == 1);
    CHECK_FALSE(fs::exists(desk.data() / "library.next"));
    CHECK_FALSE(fs::exists(desk.data() / "library.before"));
}

TEST_CASE("library install: an older pack, the same one, another key or a language too few is refused") {
    Desk desk;
    desk.must_install(5);
    CHECK_THAT(desk.install(4).error().sentence, Catch::EndsWith("its version is 4, and this kiosk reads 5; a pack "
                                                                 "must be newer."));
    CHECK_FALSE(desk.install(5));
    desk.config.trusted_keys = {store::make_pack_key().public_key};
    CHECK_THAT(desk.install(6).error().sentence, Catch::Contains("none of the keys that this site trusts"));
    desk.config.trusted_keys.clear();
    CHECK_THAT(desk.install(6).error().sentence, Catch::Contains("trusted_keys"));
    desk.config.trusted_keys = {desk.key.public_key};
    fs::remove_all(desk.reads() / "library" / "hi");
    CHECK_THAT(desk.install(6).error().sentence, Catch::Contains("no reads in \"hi\""));
    fs::remove(desk.pack());
    CHECK_THAT(install_pack(desk.pack(), desk.data(), desk.config).error().sentence, Catch::Contains("not there"));
    CHECK(desk.version_in_use() == 5);
}

TEST_CASE("library revert: the one before comes back, and what the program ships after the first") {
    Desk desk;
    desk.must_install(1);
    desk.must_install(2);
    desk.must_install(3);
    desk.bring_back();
    CHECK(desk.version_in_use() == 2);
    desk.bring_back();
    CHECK(desk.version_in_use() == 3);

    Desk first;
    CHECK(store::LibraryChange::begin(first.data())->bring_back().error().code == store::Code::not_found);
    first.must_install(1);
    first.bring_back();
    CHECK(first.version_in_use() == 0);
    CHECK(source_of("/share", first.data()).root == "/share");
    first.bring_back();
    CHECK(first.version_in_use() == 1);
}

TEST_CASE("library revert: a damaged one before is not brought back") {
    Desk desk;
    desk.must_install(1);
    desk.must_install(2);
    std::ofstream(desk.data() / "library.before" / "help" / "us.toml") << "x";
    auto change = store::LibraryChange::begin(desk.data());
    REQUIRE(change);
    const auto back = change->bring_back();
    REQUIRE_FALSE(back);
    CHECK_THAT(back.error().detail, Catch::Contains("library.before/help/us.toml"));
    CHECK(desk.version_in_use() == 2);
}

TEST_CASE("library: a kiosk falls back to what was shipped when an installed file is damaged, gone or too many") {
    Desk desk;
    desk.must_install(1);
    const auto live = store::live_library(desk.data());
    const auto check_fallback = [&](const std::string& named) {
        const auto source = source_of("/share", desk.data());
        CHECK(source.root == "/share");
        CHECK_THAT(source.fault, Catch::Contains(named));
        CHECK(installed_fault(desk.data()));
    };
    const std::string file = "library/en/your-voice.md";
    std::ofstream(live / file, std::ios::app) << " ";
    check_fallback(file);
    fs::remove(live / file);
    check_fallback(file);
    fs::create_symlink("/etc/passwd", live / file);
    check_fallback(file);
    fs::remove(live / file);
    fs::copy(desk.reads() / file, live / file);
    CHECK(source_of("/share", desk.data()).fault.empty());
    std::ofstream(live / "library/en/more.md") << "x";
    check_fallback("library/en/more.md");
    fs::remove(live / "library/en/more.md");
    fs::remove(live / "manifest.json");
    check_fallback("manifest.json");
    desk.must_install(1); // a damaged one counts as none
    CHECK(source_of("/share", desk.data()).fault.empty());
}

TEST_CASE("library install: what a power cut left is finished or cleared by the next change") {
    Desk desk;
    desk.must_install(1);
    desk.must_install(2);
    // After the exchange, before the old one got its name.
    fs::remove_all(desk.data() / "library.before");
    fs::copy(desk.data() / "library", desk.data() / "aside", fs::copy_options::recursive);
    desk.bring_back(); // none before: the shipped ones; what was in use lies in library.before
    fs::rename(desk.data() / "library.before", desk.data() / "library");
    fs::rename(desk.data() / "aside", desk.data() / "library.next");
    CHECK(store::LibraryChange::begin(desk.data()));
    CHECK_FALSE(fs::exists(desk.data() / "library.next")); // of the same version: not an older one
    CHECK(desk.version_in_use() == 2);

    desk.must_install(3);
    fs::rename(desk.data() / "library.before", desk.data() / "library.next");
    CHECK(store::LibraryChange::begin(desk.data()));
    CHECK_FALSE(fs::exists(desk.data() / "library.next"));
    desk.bring_back();
    CHECK(desk.version_in_use() == 2);

    // While it was laid out.
    fs::create_directories(desk.data() / "library.next" / "library");
    desk.must_install(4);
    CHECK(desk.version_in_use() == 4);
}

TEST_CASE("library install: one change at a time") {
    Desk desk;
    const auto change = store::LibraryChange::begin(desk.data());
    REQUIRE(change);
    CHECK(store::LibraryChange::begin(desk.data()).error().code == store::Code::in_use);
}
