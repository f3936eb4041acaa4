// A kiosk that is killed at any moment keeps what it promised.
#include "tests/support/faults/ledger.h"
#include "tests/support/store/lobby.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr int stores = 10, rounds_per_store = 22;
constexpr std::uint32_t longest_life_us = 90'000; // a start takes a good part of it

/// A writer and the end of its pipe.
class Writer {
  public:
    Writer(const fs::path& data, store::Day day, std::uint32_t seed) {
        int ends[2];
        REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
        reports_ = ends[0];
        const std::string day_text = store::to_iso(day), seed_text = std::to_string(seed);
        process_ = ::fork();
        REQUIRE(process_ >= 0);
        if (process_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::execl(PORCHLIGHT_LOBBY_WRITER, PORCHLIGHT_LOBBY_WRITER, data.c_str(), day_text.c_str(), seed_text.c_str(),
                    static_cast<char*>(nullptr));
            ::_exit(127);
        }
        ::close(ends[1]);
    }
    ~Writer() {
        ::close(reports_);
        if (process_ > 0) kill();
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Listens until the moment has come; then kills it and takes what it still said.
    std::string life(microseconds length) {
        const auto end = Clock::now() + length;
        std::string said;
        while (true) {
            const auto left = std::chrono::duration_cast<microseconds>(end - Clock::now()).count();
            if (left <= 0) break;
            pollfd heard{reports_, POLLIN, 0};
            const timespec wait{left / 1'000'000, left % 1'000'000 * 1000};
            if (::ppoll(&heard, 1, &wait, nullptr) == 1 && !take(said)) FAIL("the writer ended by itself");
        }
        CHECK(WIFSIGNALED(kill()));
        while (take(said)) {
        }
        return said;
    }

  private:
    bool take(std::string& said) const {
        char piece[4096];
        const ssize_t length = ::read(reports_, piece, sizeof piece);
        if (length > 0) said.append(piece, static_cast<std::size_t>(length));
        return length > 0;
    }
    int kill() {
        int status = 0;
        ::kill(process_, SIGKILL);
        ::waitpid(process_, &status, 0);
        process_ = -1;
        return status;
    }

    int reports_ = -1;
    pid_t process_ = -1;
};

} // namespace

TEST_CASE("kill: a kiosk killed at any moment keeps every visit it acknowledged, once and whole") {
    std::mt19937 chance(20261122);
    std::size_t promised = 0, killed_in_the_crowd = 0;
    for (int place = 0; place < stores; ++place) {
        const lobby::Folder folder;
        lobby::set_up(folder.data());
        std::size_t showings = 0;
        std::vector<faults::Ledger> days;
        for (int round = 0; round < rounds_per_store; ++round) {
            const store::Day day = lobby::day("2026-11-02") + round;
            INFO("store " << place << ", round " << round);
            std::string said = Writer(folder.data(), day, static_cast<std::uint32_t>(chance()))
                                   .life(microseconds(chance() % longest_life_us));
            faults::Ledger ledger(day);
            for (std::size_t end = said.find('\n'); end != std::string::npos; end = said.find('\n')) {
                ledger.promise(said.substr(0, end));
                said.erase(0, end + 1);
            }
            CHECK(said.empty());
            const auto store = lobby::open(folder.data());
            CHECK(store->condition().set_aside.empty());
            showings = ledger.check(*store, showings);
            promised += ledger.visits();
            killed_in_the_crowd += ledger.visits() > 0 ? 1 : 0;
        }
    }
    CHECK(killed_in_the_crowd > stores * rounds_per_store / 4); // the others were killed while they started
    WARN(stores * rounds_per_store << " kills, " << killed_in_the_crowd << " of them in a crowd; " << promised
                                   << " visits were promised and kept");
}
