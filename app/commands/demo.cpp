// Fills an empty, set-up store with visits that nobody made, through the same call as the kiosk's Finish.
#include "app/commands/commands.h"

#include "app/clock.h"
#include "app/note_keys.h"
#include "store/store.h"

#include <cstdio>
#include <random>

namespace porchlight::commands {

namespace {

using Chance = std::mt19937_64;

/// 0 to below - 1, the same on every machine (the standard's distributions are not).
std::uint64_t below(Chance& chance, std::uint64_t limit) { return chance() % limit; }

std::optional<std::uint8_t> feeling(Chance& chance) {
    if (below(chance, 5) == 0) return std::nullopt;
    return static_cast<std::uint8_t>((below(chance, 101) + below(chance, 101)) / 2);
}

store::Submission visit(Chance& chance, store::Day day) {
    store::Submission visit;
    visit.day = day;
    constexpr std::array<store::Reason, 10> usual{store::Reason::group_session, store::Reason::group_session,
                                                  store::Reason::group_session, store::Reason::group_session,
                                                  store::Reason::one_to_one,    store::Reason::one_to_one,
                                                  store::Reason::medication,    store::Reason::family_visit,
                                                  store::Reason::first_visit,   store::Reason::something_else};
    visit.reason = usual[below(chance, usual.size())];
    visit.feelings = {feeling(chance), feeling(chance), feeling(chance)};
    if (below(chance, 6) == 0) visit.requests.peer = true;
    if (below(chance, 12) == 0) visit.requests.water = true;
    if (below(chance, 4) == 0) visit.note = note_key(static_cast<NoteIndex>(below(chance, note_count)));
    return visit;
}

} // namespace

Result<void> demo(const DemoOptions& options) {
    if (options.days < 1 || options.days > 3660)
        return fail(ExitCode::wrong_use, "--days " + std::to_string(options.days) + " is outside 1 to 3660.");
    if (options.visits_per_day < 1 || options.visits_per_day > 2000)
        return fail(ExitCode::wrong_use,
                    "--visits-per-day " + std::to_string(options.visits_per_day) + " is outside 1 to 2000.");
    const auto clock = Clock::open("");
    if (!clock) return tl::unexpected(clock.error());
    store::Day until = clock->now().day - 1;
    if (!options.until.empty()) {
        auto given = store::day_from_iso(options.until);
        if (!given) return fail(ExitCode::wrong_use, "--until: " + given.error().detail);
        until = *given;
    }

    Chance chance(options.seed);
    store::Options how;
    how.random = [&chance](std::span<std::uint8_t> bytes) {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(chance());
    };
    auto store = store::Store::open(options.data, how);
    if (!store) return tl::unexpected(from_store(store.error()));
    const auto set_up = (*store)->is_set_up();
    if (!set_up) return tl::unexpected(from_store(set_up.error()));
    if (!*set_up)
        return fail(ExitCode::bad_input, options.data.string() + " is not set up; run porchlight setup first.");
    const auto newest = (*store)->newest_day();
    if (!newest) return tl::unexpected(from_store(newest.error()));
    if (*newest)
        return fail(ExitCode::bad_input, options.data.string() + " holds visits already; a demo needs an empty store.");

    std::uint64_t made = 0;
    for (store::Day day = until - (options.days - 1); day <= until; day = day + 1) {
        if (auto begun = (*store)->begin_day(day); !begun) return tl::unexpected(from_store(begun.error()));
        // A third more or fewer from day to day.
        const auto usual = static_cast<std::uint64_t>(options.visits_per_day);
        const std::uint64_t today = usual - usual / 3 + below(chance, usual / 3 * 2 + 1);
        for (std::uint64_t i = 0; i < today; ++i, ++made)
            if (auto kept = (*store)->submit(visit(chance, day)); !kept)
                return tl::unexpected(from_store(kept.error()));
    }
    std::printf("%llu visits on %d days, until %s.\n", static_cast<unsigned long long>(made), options.days,
                store::to_iso(until).c_str());
    return {};
}

} // namespace porchlight::commands
