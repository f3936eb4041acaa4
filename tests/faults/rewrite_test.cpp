// The file that a rewrite replaced is overwritten, also where the power went before that was done.
#include "tests/support/faults/recorder.h"
#include "tests/support/store/lobby.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

const store::Submission visit{lobby::day("2026-11-22"), store::Reason::medication, {1, 2, 3}, {}, {}, true};

/// What is left of a file that may have no name any more.
std::string bytes_of(int file) {
    std::ifstream in("/proc/self/fd/" + std::to_string(file), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("rewrite: the old file keeps a name until it is overwritten, so that the next start finds it") {
    const lobby::Folder folder;
    const auto site = lobby::set_up(folder.data());
    lobby::need(site.store->submit(visit));
    const faults::Recorder recorder(folder.data());
    lobby::need(site.store->upkeep(visit.day));
    CHECK(std::ranges::any_of(recorder.events(), [](const faults::Event& event) {
        return event.file == "old.mdb" && event.bytes.find_first_not_of('\0') == std::string::npos;
    }));
    CHECK_FALSE(fs::exists(folder.data() / "old.mdb"));
}

TEST_CASE("rewrite: an old file that a power cut left is overwritten at the next start, the one in use never") {
    const lobby::Folder folder;
    {
        const auto site = lobby::set_up(folder.data());
        lobby::need(site.store->submit(visit));
    }
    const fs::path data = folder.data() / "db" / "data.mdb", old = folder.data() / "old.mdb";
    SECTION("it was replaced already") {
        fs::copy_file(data, old);
        const int left = ::open(old.c_str(), O_RDONLY | O_CLOEXEC);
        const auto store = lobby::open(folder.data());
        CHECK(bytes_of(left).find_first_not_of('\0') == std::string::npos);
        ::close(left);
    }
    SECTION("it is still the one in use") { fs::create_hard_link(data, old); }
    const auto store = lobby::open(folder.data());
    CHECK_FALSE(fs::exists(old));
    CHECK(store->condition().set_aside.empty());
    CHECK(lobby::visits_of(*store, {visit.day, visit.day}).size() == 1);
}
