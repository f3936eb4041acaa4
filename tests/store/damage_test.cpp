// A damaged database: the program opens what is sound or rescues it, never crashes on it, and the lobby goes on. Each
// damage is met in a process of its own, which must end by itself and in time.
#include "store/db.h"
#include "store/keys.h"
#include "tests/support/store/lobby.h"

#include <atomic>
#include <fcntl.h>
#include <fstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using lobby::day;
using lobby::need;
using store::Code;
using store::Reason;

namespace fs = std::filesystem;

namespace {

constexpr std::size_t page_bytes = 4096;
constexpr int visits_a_day = 40, days_kept = 4;

/// A kiosk with something in every table.
void fill(const fs::path& data) {
    const auto site = lobby::set_up(data);
    store::Store& store = *site.store;
    need(store.settings().set("site.name", std::string("Maple Street Center")));
    for (int i = 0; i < days_kept * visits_a_day; ++i) {
        store::Submission visit{
            day("2026-11-18") + i / visits_a_day, static_cast<Reason>(i % 6), {10, 20, 30}, {}, {}, true};
        visit.requests.water = i % 3 == 0;
        if (i % 4 == 0) visit.note = "note." + std::to_string(i % 9);
        need(store.submit(visit));
        if (i % 5 == 0) need(store.counters().count_read(visit.day, "sleep-" + std::to_string(i), "en"));
    }
    const auto session = lobby::unlock(store);
    need(store.exports().record(lobby::group({day("2026-11-18"), day("2026-11-19")}, session, 2, true), session,
                                day("2026-11-21")));
}

void lay(const fs::path& data, const std::string& bytes, const std::string& device_key) {
    fs::remove_all(data);
    fs::create_directories(data / "db");
    std::ofstream(data / "db" / "data.mdb", std::ios::binary) << bytes;
    std::ofstream(data / "device.key", std::ios::binary) << device_key;
}

constexpr int is_newer = 100;

/// What a kiosk and its staff do in a day. 0: all of it; a number: the step that did not work.
int live_a_day(const fs::path& data) {
    auto opened = store::Store::open(data, lobby::options());
    if (!opened) return opened.error().code == Code::newer_schema ? is_newer : 1;
    store::Store& store = **opened;
    const auto today = day("2026-11-22");
    const auto set_up = store.is_set_up();
    if (!set_up) return 2;
    if (!*set_up) {
        const auto code = store::WordCode::draw();
        const auto words = store::WordCode::draw();
        if (!store.set_up({lobby::passcode, "Day lead", &code, &words}, today)) return 3;
    }
    if (!store.begin_day(today)) return 4;
    if (!store.submit({today, Reason::medication, {1, 2, 3}, {}, {}, true})) return 5;
    std::uint64_t damaged = 0;
    (void)store.settings().all(&damaged);
    (void)store.schedule().groups_on(today);
    (void)store.counters().list({day("2026-11-01"), today});
    (void)store.audit().list();
    (void)store.exports().days_waiting(today);
    (void)store.newest_day();
    if (const auto session = store.unlock(lobby::passcode, 0, today)) {
        (void)store.requests().list(today, *session);
        bool found_today = false;
        const auto read = store.visits().for_each({day("2026-11-01"), today}, *session, [&](const store::Visit& visit) {
            found_today = found_today || visit.day == today;
            return true;
        });
        if (!read || !found_today) return 6;
    }
    return store.submit({today, Reason::something_else, {}, {}, {}, true}) ? 0 : 7;
}

/// The child's answer, or minus the signal that ended it. An alarm ends one that loops.
int in_a_process(const std::function<int()>& body) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::alarm(20);
        ::_exit(body());
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

constexpr store::Period all_days{store::Day{0}, store::Day{40'000}};

/// A filled store, closed, and its bytes.
class Kiosk {
  public:
    Kiosk() {
        fill(data());
        sound = lobby::file_text(data() / "db" / "data.mdb");
        device_key = lobby::file_text(data() / "device.key");
    }
    fs::path data() const { return folder_.data(); }
    void lay(const std::string& bytes) const { ::lay(data(), bytes, device_key); }
    std::vector<std::string> visit_values() const {
        std::vector<std::string> values;
        const auto store = lobby::open(data());
        need(store->db().read([&](const store::ReadTxn& txn) -> store::Result<void> {
            txn.each(store::Table::visits, {}, [&](store::ByteView, store::ByteView value) {
                values.emplace_back(store::text_of(value));
                return true;
            });
            return {};
        }));
        return values;
    }
    std::string staff_key() const {
        const auto key = need(lobby::open(data())->vault().staff_public_key());
        return std::string(key.begin(), key.end());
    }
    std::string sound, device_key;

  private:
    /// In memory where there is such a place: a few hundred databases wait for no disk.
    lobby::Folder folder_{fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()};
};

/// LMDB leaves old pages behind, so that a value lies in more places than the one that counts.
std::vector<std::size_t> places_of(const std::string& value, const std::string& bytes) {
    std::vector<std::size_t> places;
    for (auto at = bytes.find(value); at != std::string::npos; at = bytes.find(value, at + 1)) places.push_back(at);
    return places;
}

/// The page a place lies in holds it as a record. Below what a page says is used, bytes of an earlier page may linger,
/// also in pages of another table.
bool is_record(std::size_t at, const std::string& bytes) {
    constexpr std::size_t upper_at = 14; // mp_upper in mdb.c: where the records begin
    const std::size_t page = at / page_bytes * page_bytes;
    const auto part = [&](std::size_t byte) {
        return static_cast<std::size_t>(static_cast<unsigned char>(bytes[byte]));
    };
    return at - page >= (part(page + upper_at) | part(page + upper_at + 1) << 8U);
}

/// LMDB writes descriptions through a descriptor of their own, opened with O_DSYNC: it is made to refuse.
bool break_description_writes(const fs::path& file) {
    for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
        const int descriptor = std::stoi(entry.path().filename().string());
        std::error_code gone;
        const int flags = ::fcntl(descriptor, F_GETFL);
        if (flags < 0 || (flags & O_DSYNC) == 0 || !fs::equivalent(entry.path(), file, gone)) continue;
        const int full = ::open("/dev/full", O_RDWR | O_CLOEXEC);
        const bool done = full >= 0 && ::dup3(full, descriptor, O_CLOEXEC) == descriptor;
        ::close(full);
        return done;
    }
    return false;
}

class Damage {
  public:
    explicit Damage(std::uint32_t seed) : engine_(seed) {}

    std::string to(std::string bytes) {
        const std::size_t pages = bytes.size() / page_bytes;
        switch (below(8)) {
        case 0:
            bytes.resize(below(bytes.size()));
            break;
        case 1:
            bytes.resize(below(pages) * page_bytes);
            break;
        case 2: // a page that was never written
            std::fill_n(bytes.begin() + at(below(pages) * page_bytes), page_bytes, '\0');
            break;
        case 3: // a page in another's place
            bytes.replace(below(pages) * page_bytes, page_bytes, bytes.substr(below(pages) * page_bytes, page_bytes));
            break;
        case 4: // the descriptions of the file
            flip(bytes, below(2) * page_bytes + below(152));
            break;
        case 5: // a page's head and its table of entries
            flip(bytes, below(pages) * page_bytes + below(64));
            break;
        case 6:
            for (std::size_t i = 0, times = 1 + below(64); i < times; ++i) flip(bytes, below(bytes.size()));
            break;
        default:
            flip(bytes, below(bytes.size()));
        }
        return bytes;
    }

  private:
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    static std::ptrdiff_t at(std::size_t place) { return static_cast<std::ptrdiff_t>(place); }
    void flip(std::string& bytes, std::size_t place) {
        const auto other = static_cast<char>(1u << below(8));
        bytes[place] = static_cast<char>(below(3) == 0 ? engine_() : static_cast<unsigned>(bytes[place] ^ other));
    }
    std::mt19937 engine_;
};

} // namespace

TEST_CASE("damage: whatever became of the database, a kiosk opens, takes visits and reads on") {
    const Kiosk folder;
    int set_aside = 0;
    constexpr int rounds = 1000;
    for (int seed = 0; seed < rounds; ++seed) {
        const std::string damaged = Damage(static_cast<std::uint32_t>(seed)).to(folder.sound);
        folder.lay(damaged);
        INFO("damage " << seed);
        const int answer = in_a_process([&] { return live_a_day(folder.data()); });
        if (answer == is_newer) { // one bit of a number: a newer program's file must not be touched
            CHECK(lobby::file_text(folder.data() / "db" / "data.mdb") == damaged);
            continue;
        }
        CHECK(answer == 0);
        if (!fs::exists(folder.data() / "db.damaged-1")) continue;
        ++set_aside;
        CHECK(lobby::file_text(folder.data() / "db.damaged-1" / "data.mdb") == damaged); // never deleted, never changed
        const bool twice = fs::exists(folder.data() / "db.damaged-2"); // the vault in it was damaged as well
        CHECK(in_a_process([&] { return live_a_day(folder.data()); }) == 0);
        CHECK_FALSE(fs::exists(folder.data() / (twice ? "db.damaged-3" : "db.damaged-2"))); // the new one is sound
    }
    CHECK(set_aside > rounds / 3);
    CHECK(set_aside < rounds);
}

TEST_CASE("damage: a record that changed on the medium is counted, and the rest is read") {
    const Kiosk kiosk;
    const auto bytes = kiosk.visit_values();
    std::string damaged = kiosk.sound;
    for (const std::size_t at : places_of(bytes.front(), damaged)) damaged[at + 20] ^= 1;
    kiosk.lay(damaged);
    const auto store = lobby::open(kiosk.data());
    CHECK(store->condition().set_aside.empty()); // nothing but one record is wrong
    const auto count =
        need(store->visits().for_each(all_days, lobby::unlock(*store), [](const store::Visit&) { return true; }));
    CHECK(count.corrupt == 1);
    CHECK(count.read == bytes.size() - 1);
}

TEST_CASE("damage: with one description of the file gone, every visit goes on in a new one") {
    const Kiosk kiosk;
    for (const std::size_t page : {0u, 1u}) {
        std::string damaged = kiosk.sound;
        damaged[page * page_bytes + 16] ^= 1;
        kiosk.lay(damaged);
        const auto store = lobby::open(kiosk.data());
        CHECK(store->condition().set_aside == std::vector<std::string>{"db.damaged-1"});
        // The older description does not know the newest commit, which was not a visit.
        CHECK(lobby::visits_of(*store, all_days).size() == visits_a_day * days_kept);
        CHECK(need(store->requests().list(day("2026-11-21"), lobby::unlock(*store))).corrupt == 0);
    }
}

TEST_CASE("damage: a number of the format that nobody wrote is not carried into the new database") {
    const Kiosk kiosk;
    constexpr std::size_t third_byte = 2; // of the lowest-first number behind the key
    std::string damaged = kiosk.sound;
    for (const std::size_t at : places_of("schema", damaged)) damaged[at + 6 + third_byte] ^= 0x10;
    kiosk.lay(damaged);
    const auto store = lobby::open(kiosk.data());
    CHECK(store->condition().set_aside == std::vector<std::string>{"db.damaged-1"});
    CHECK(lobby::visits_of(*store, all_days).size() == visits_a_day * days_kept);
}

TEST_CASE("damage: a page of visits is lost alone") {
    const Kiosk kiosk;
    std::string damaged = kiosk.sound;
    for (const std::size_t at : places_of(kiosk.visit_values().front(), kiosk.sound))
        if (is_record(at, kiosk.sound))
            std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(at / page_bytes * page_bytes), page_bytes,
                        '\xff');
    kiosk.lay(damaged);
    const auto store = lobby::open(kiosk.data());
    CHECK(store->condition().set_aside == std::vector<std::string>{"db.damaged-1"});
    CHECK(need(store->is_set_up())); // the vault was not among it
    const auto read = lobby::visits_of(*store, all_days).size();
    CHECK(read > 0);
    CHECK(read < visits_a_day * days_kept);
}

TEST_CASE("damage: a staff key that changed is never sealed to, the kiosk is set up again, and the old data kept") {
    const Kiosk kiosk;
    std::string damaged = kiosk.sound;
    const std::string key = kiosk.staff_key();
    for (const std::size_t at : places_of(key, damaged)) damaged[at + 3] ^= 4;
    kiosk.lay(damaged);
    const auto store = lobby::open(kiosk.data());
    CHECK_FALSE(need(store->is_set_up()));
    CHECK(lobby::file_text(kiosk.data() / "db.damaged-1" / "data.mdb") == damaged);
    CHECK(lobby::file_text(kiosk.data() / "db.damaged-1" / "device.key") == kiosk.device_key);
    CHECK(need(store->visits().days()).empty()); // they stay with the key that opens them
    CHECK(std::get<std::string>(*need(store->settings().get("site.name"))) == "Maple Street Center");
}

TEST_CASE("damage: an environment that LMDB gave up is opened anew by the store itself") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const store::Submission visit{day("2026-11-22"), Reason::medication, {}, {}, {}, true};
    need(site.store->submit(visit));
    REQUIRE(break_description_writes(folder.data() / "db" / "data.mdb"));
    need(site.store->submit(visit)); // its pages can be written, its description cannot: it needs a second try
    need(site.store->submit(visit));
    CHECK(lobby::visits_of(*site.store, all_days).size() == 3);
    CHECK(site.store->condition().set_aside.empty());
}

TEST_CASE("damage: years of visits are looked at beside the running kiosk, and a bad page among them is rescued") {
    const Kiosk kiosk;
    constexpr int most = 130'000;
    {
        const auto store = lobby::open(kiosk.data());
        need(store->db().write([&](store::WriteTxn& txn) -> store::Result<void> {
            std::mt19937 chance(7);
            for (int i = 0; i < most; ++i) {
                store::VisitId id{};
                for (auto& byte : id) byte = static_cast<std::uint8_t>(chance());
                txn.put(store::Table::visits, store::key_of(day("2020-01-01") + i % 2000, id), store::Bytes(48, 7));
            }
            return {};
        }));
    }
    const std::string large = lobby::file_text(kiosk.data() / "db" / "data.mdb");
    std::string old_day;
    for (const std::uint8_t byte : store::bytes_of(day("2022-02-02"))) old_day += static_cast<char>(byte);
    std::string damaged = large;
    const std::size_t page = damaged.rfind(old_day) / page_bytes;
    std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(page * page_bytes), page_bytes, '\x55');
    kiosk.lay(damaged);
    const auto store = lobby::open(kiosk.data());
    need(store->settings().set("site.name", std::string("Maple"))); // waits for nothing
    need(store->submit({day("2026-11-22"), Reason::medication, {}, {}, {}, true}));
    const auto count =
        need(store->visits().for_each(all_days, lobby::unlock(*store), [](const store::Visit&) { return true; }));
    CHECK(count.read == visits_a_day * days_kept + 1);
    CHECK(store->condition().set_aside == std::vector<std::string>{"db.damaged-1"});
    CHECK(count.corrupt > most - 200);
    CHECK(count.corrupt < most);
    CHECK(std::get<std::string>(*need(store->settings().get("site.name"))) == "Maple");
}

TEST_CASE("damage: a rescue that was cut off goes on at the next start, wherever it was cut") {
    const Kiosk kiosk;
    const auto aside = kiosk.data() / "db.damaged-1";
    SECTION("before the new database was whole") {
        fs::create_directories(kiosk.data() / "db.rescued.part");
        std::ofstream(kiosk.data() / "db.rescued.part" / "data.mdb") << "half";
    }
    SECTION("before the damaged one had its new name") {
        fs::create_directories(kiosk.data() / "db.rescued");
        std::ofstream(kiosk.data() / "db.rescued" / "data.mdb") << "of no use";
    }
    SECTION("between the two names") {
        fs::rename(kiosk.data() / "db", kiosk.data() / "db.rescued");
        fs::create_directories(aside);
    }
    SECTION("in a rewrite") {
        fs::create_directories(kiosk.data() / "db.next");
        std::ofstream(kiosk.data() / "db.next" / "data.mdb") << kiosk.sound.substr(0, 5000);
    }
    const auto store = lobby::open(kiosk.data());
    CHECK(lobby::visits_of(*store, all_days).size() == visits_a_day * days_kept);
    for (const char* left : {"db.rescued", "db.rescued.part", "db.next"}) CHECK_FALSE(fs::exists(kiosk.data() / left));
}

TEST_CASE("damage: check-ins go on while the file is written anew beside them") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    const auto today = day("2026-11-22");
    std::atomic<bool> ended = false, failed = false;
    std::jthread upkeep([&] {
        while (!ended)
            if (!site.store->upkeep(today)) failed = true;
    });
    constexpr std::size_t people = 200;
    for (std::size_t i = 0; i < people; ++i) {
        need(site.store->submit({today, Reason::medication, {1, 2, 3}, {}, {}, true}));
        if (i % 3 == 0) need(site.store->settle());
    }
    ended = true;
    upkeep.join();
    CHECK_FALSE(failed);
    CHECK(lobby::visits_of(*site.store, {today, today}).size() == people);
    CHECK(need(site.store->counters().visits({today, today})) == people);
}
