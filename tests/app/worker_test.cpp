// The thread beside the frames: nothing asked of it is lost, and it ends whatever it was doing.
#include "app/worker.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <new>

using porchlight::Worker;

TEST_CASE("worker: what was asked for before the end is done, what is asked for later is not") {
    std::atomic<int> done = 0;
    Worker worker([] {});
    for (int i = 0; i < 100; ++i) worker.ask([&done] { ++done; });
    worker.end();
    CHECK(done == 100);
    worker.ask([&done] { ++done; });
    worker.end();
    CHECK(done == 100);
}

TEST_CASE("worker: one that just ran out of work ends as well as a busy one") {
    constexpr int rounds = 20'000; // the end falls between the last look for work and the sleep in one of a few hundred
    int done = 0;
    for (int round = 0; round < rounds; ++round) {
        Worker worker([] {});
        worker.ask([&done] { ++done; });
    }
    CHECK(done == rounds);
}

TEST_CASE("worker: two that ask each other until the end can both be ended") {
    std::atomic<int> asked = 0;
    Worker first([] {}), second([] {});
    for (int i = 0; i < 100; ++i) first.ask([&] { second.ask([&] { first.ask([&] { ++asked; }); }); });
    second.end();
    first.end();
    CHECK(asked <= 100); // and nobody asked what was no longer there
}

TEST_CASE("worker: a job that throws is told, and the next one is done") {
    std::atomic<int> failures = 0, done = 0;
    {
        Worker worker([&failures] { ++failures; });
        worker.ask([] { throw std::bad_alloc(); });
        worker.ask([&done] { ++done; });
    }
    CHECK(failures == 1);
    CHECK(done == 1);
}
