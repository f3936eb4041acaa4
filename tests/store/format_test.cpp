// FORMAT.md's worked record is true: its bytes open, step by step, the way the text says.
#include "store/crypto.h"
#include "store/day_key.h"
#include "store/db.h"
#include "store/keys.h"
#include "store/vault_record.h"
#include "tests/support/store/lobby.h"

#include <fstream>
#include <map>
#include <sstream>

using store::Bytes;

namespace {

/// The lines of "A worked record": a name and its bytes in hexadecimal.
std::map<std::string, Bytes> worked_record() {
    const std::string text = lobby::file_text(std::string(PORCHLIGHT_SOURCE_DIR) + "/store/FORMAT.md");
    const std::size_t section = text.find("## A worked record");
    REQUIRE(section != std::string::npos);
    const std::size_t begin = text.find("```\n", section) + 4;
    std::istringstream lines(text.substr(begin, text.find("```", begin) - begin));
    std::map<std::string, Bytes> values;
    std::string name;
    std::string hex;
    while (lines >> name >> hex) {
        Bytes& bytes = values[name];
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
            bytes.push_back(static_cast<std::uint8_t>(std::stoul(hex.substr(i, 2), nullptr, 16)));
    }
    return values;
}

template <std::size_t Size>
std::array<std::uint8_t, Size> array_of(const Bytes& bytes) {
    REQUIRE(bytes.size() == Size);
    std::array<std::uint8_t, Size> array{};
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

Bytes bytes_of(store::ByteView view) { return Bytes(view.begin(), view.end()); }

Bytes opened(const Bytes& key, const Bytes& sealed, const Bytes& associated) {
    Bytes plain(sealed.size() - store::aead_overhead_bytes);
    REQUIRE(store::aead_open(key, sealed, associated, plain));
    return plain;
}

} // namespace

TEST_CASE("format: the worked record's passcode opens its slot, step by step") {
    auto record = worked_record();
    std::array<std::uint8_t, 32> input{};
    store::blake2b(store::bytes_of(lobby::passcode), record["device_key"], input);
    CHECK(bytes_of(input) == record["kdf_input"]);
    const auto key = lobby::need(store::stretch(input, array_of<16>(record["salt"]), {1, 8192}));
    CHECK(bytes_of(key.bytes()) == record["slot_key"]);
    const store::SlotRecord slot{1, false, {}, {}, {}, {}};
    CHECK(store::slot_binding(slot, array_of<32>(record["staff_public"])) == record["slot_binding"]);
    CHECK(opened(record["slot_key"], record["slot_wrapped"], record["slot_binding"]) == record["staff_secret"]);
}

TEST_CASE("format: the worked record's day key opens, sealed and kept") {
    auto record = worked_record();
    const auto secret = store::Secret::copy_of(record["staff_secret"]);
    const auto key =
        lobby::need(store::box_open(array_of<32>(record["staff_public"]), secret, record["day_key_sealed"]));
    CHECK(bytes_of(key.bytes()) == record["day_key"]);
    std::array<std::uint8_t, 32> keeping{};
    store::blake2b(store::bytes_of("porchlight day keys"), secret.bytes(), keeping);
    CHECK(bytes_of(keeping) == record["keeping_key"]);
    CHECK(opened(record["keeping_key"], record["day_key_kept"], record["day_key_at"]) == record["day_key"]);
}

TEST_CASE("format: the worked visit opens to the answers the text tells") {
    auto record = worked_record();
    CHECK(store::day_at(record["visit_at"]) == lobby::day("2026-11-22"));
    const auto nonce = store::record_nonce(store::RecordKind::visit, array_of<20>(record["visit_at"]));
    CHECK(bytes_of(nonce) == record["visit_nonce"]);
    Bytes sealed = record["visit_nonce"];
    sealed.insert(sealed.end(), record["visit_stored"].begin(), record["visit_stored"].end());
    const Bytes padded = opened(record["day_key"], sealed, record["visit_at"]);
    CHECK(padded == record["visit_padded"]);
    const Bytes& plain = record["visit_plain"];
    CHECK(std::equal(plain.begin(), plain.end(), padded.begin()));
    CHECK(padded[plain.size()] == 0x80);
    // As a reader without FlatBuffers would: the root table, its vtable, its fields.
    const std::size_t table = plain.at(0);
    const std::size_t vtable = table - plain.at(table);
    const auto field = [&](std::size_t number) -> std::optional<int> {
        const std::size_t at = plain.at(vtable + 4 + 2 * number);
        return at == 0 ? std::nullopt : std::optional<int>(plain.at(table + at));
    };
    CHECK(field(0) == static_cast<int>(store::Reason::medication));
    CHECK(field(1) == 80);
    CHECK_FALSE(field(2).has_value());
    CHECK(field(3) == 0);
}

TEST_CASE("format: this program reads the worked record out of a folder it was put into") {
    auto record = worked_record();
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    { // The site becomes the one of the text: its device key, its slot, its day key, its visit.
        std::filesystem::resize_file(folder.data() / "device.key", 0);
        std::ofstream(folder.data() / "device.key", std::ios::binary) << store::text_of(record["device_key"]);
    }
    lobby::need(site.store->db().write([&](store::WriteTxn& txn) -> store::Result<void> {
        auto vault = lobby::need(store::VaultRecord::load(txn));
        vault.staff_public = array_of<32>(record["staff_public"]);
        vault.slots = {{1, false, array_of<16>(record["salt"]), {1, 8192}, record["slot_wrapped"], {}}};
        vault.save(txn);
        txn.put(store::Table::day_keys, record["day_key_at"], record["day_key_sealed"]);
        txn.put(store::Table::visits, record["visit_at"], record["visit_stored"]);
        return {};
    }));
    const auto today = lobby::day("2026-11-22");
    const auto visits = lobby::visits_of(*site.store, {today, today});
    REQUIRE(visits.size() == 1);
    CHECK(visits[0].reason == store::Reason::medication);
    CHECK(visits[0].feelings == store::Feelings{80, std::nullopt, 0});
}
