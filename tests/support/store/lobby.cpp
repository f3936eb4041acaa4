// See lobby.h.
#include "lobby.h"

#include <fstream>
#include <sstream>
#include <stdlib.h>

namespace lobby {

namespace fs = std::filesystem;

Folder::Folder(const fs::path& in) {
    std::string pattern = (in / "porchlight-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored; // a folder left behind in /tmp fails no test
    fs::remove_all(path_, ignored);
}

store::RandomSource seeded(std::uint32_t seed) {
    return [engine = std::make_shared<std::mt19937>(seed)](std::span<std::uint8_t> out) {
        for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>((*engine)());
    };
}

store::Options options() {
    store::Options options;
    options.kdf = store::KdfCost::minimum();
    options.measure_kdf = false;
    options.map_bytes = 64 << 20;
    return options;
}

std::unique_ptr<store::Store> open(const fs::path& data, store::Options with) {
    return need(store::Store::open(data, std::move(with)));
}

store::Day day(std::string_view iso) { return need(store::day_from_iso(iso)); }

Site set_up(const fs::path& data, store::Options with) {
    Site site{open(data, std::move(with)), store::WordCode::draw(), store::WordCode::draw()};
    need(site.store->set_up({passcode, "Day lead", &site.recovery_code, &site.export_words}, day("2026-11-01")));
    return site;
}

store::Session unlock(store::Store& store) { return need(store.unlock(passcode, 0, day("2026-11-22"))); }

store::ExportEntry group(store::Period period, const store::Session& session, std::uint8_t numbers, bool verified) {
    return {period, store::Digest{1}, verified, need(session.seal(store::Digest{numbers}))};
}

std::vector<store::Visit> visits_of(store::Store& store, store::Period period) {
    std::vector<store::Visit> visits;
    const store::VisitCount count = need(store.visits().for_each(period, unlock(store), [&](const store::Visit& visit) {
        visits.push_back(visit);
        return true;
    }));
    CHECK(count.read == visits.size());
    CHECK(count.corrupt == 0);
    return visits;
}

std::string file_text(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    INFO(file);
    REQUIRE(in.good());
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string all_bytes(const fs::path& folder) {
    std::string bytes;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) bytes += file_text(entry.path());
    return bytes;
}

} // namespace lobby
