// Everything here is drawn from a seed, so that a failing test fails again.
#include "tests/support/store/package_sample.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sodium.h>
#include <stdexcept>

namespace store::sample {

Period november() {
    using namespace std::chrono;
    return {day_of(2026y / 11 / 1), day_of(2026y / 11 / 21)};
}

std::vector<Visit> visits(std::size_t count, Period period, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
    std::vector<Visit> list(count);
    for (auto& visit : list) {
        for (auto& byte : visit.id) byte = static_cast<std::uint8_t>(below(256));
        const auto days = static_cast<std::uint32_t>(period.until.number - period.from.number + 1);
        visit.day = period.from + static_cast<std::int32_t>(below(days));
        constexpr std::array weights{0, 0, 0, 0, 1, 1, 1, 2, 3, 3, 4, 5};
        visit.reason = static_cast<Reason>(weights[below(weights.size())]);
        for (auto* value : {&visit.feelings.energy, &visit.feelings.mood, &visit.feelings.ease}) {
            if (below(6) != 0) *value = static_cast<std::uint8_t>(below(101));
        }
    }
    return list;
}

VisitSource source_of(std::vector<Visit> visits) {
    return [visits = std::move(visits)](const VisitSink& sink) -> Result<void> {
        for (const auto& visit : visits) {
            if (!sink(visit)) break;
        }
        return {};
    };
}

PackageRequest request(std::vector<Visit> visits, std::uint8_t key_seed) {
    std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
    seed.fill(key_seed);
    PublicKey public_key{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_seed_keypair(public_key.data(), secret.data(), seed.data());
    const auto sign = [secret](ByteView message) -> Result<Signature> {
        Signature signature{};
        crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret.data());
        return signature;
    };
    return {.kiosk = "lobby",
            .site = "Harbor House",
            .period = november(),
            .program = "0.1.0",
            .passphrase = secret_text(passphrase),
            .signer = {public_key, sign},
            .visits = source_of(std::move(visits))};
}

Folder::Folder() {
    auto name = (std::filesystem::temp_directory_path() / "porchlight-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc)
        .write(text.data(), static_cast<std::streamsize>(text.size()));
}

} // namespace store::sample
