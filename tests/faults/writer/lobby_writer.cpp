// The program that is killed: opens a store that is set up and lets a crowd check in, without end.
//   lobby_writer DATA DAY SEED      one line on standard output for each promise; see tests/support/faults/crowd.h
#include "tests/support/faults/crowd.h"

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const auto day = store::day_from_iso(argv[2]);
    const crowd::Ids ids(static_cast<std::uint32_t>(std::strtoul(argv[3], nullptr, 10)));
    const auto store = store::Store::open(argv[1], crowd::options(ids));
    if (!day || !store || !(*store)->begin_day(*day)) {
        std::fprintf(stderr, "lobby_writer: %s\n", store ? "no day" : store.error().detail.c_str());
        return 1;
    }
    const auto report = [](const std::string& promise) {
        const std::string line = promise + "\n"; // short enough for a pipe to take whole or not at all
        if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::_Exit(1);
    };
    constexpr int upkeep_every = 7; // the file is replaced by a copy now and then, as at a day's begin
    for (int happened = 1;; ++happened) {
        std::string problem = crowd::happen(**store, *day, ids, report);
        if (problem.empty() && happened % upkeep_every == 0)
            if (const auto kept = (*store)->upkeep(*day); !kept) problem = kept.error().detail;
        if (problem.empty()) continue;
        std::fprintf(stderr, "lobby_writer: %s\n", problem.c_str());
        return 1;
    }
}
