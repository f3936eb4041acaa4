// What the process promises the system about its memory.
#include "app/process.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

TEST_CASE("process: no core file is left, and nobody may attach") {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        porchlight::keep_memory_private();
        rlimit core{1, 1};
        const bool is_private = ::getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_cur == 0 && core.rlim_max == 0 &&
                                ::prctl(PR_GET_DUMPABLE) == 0;
        ::_exit(is_private ? 0 : 1);
    }
    int status = 1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
}

TEST_CASE("process: every signal that ends a session asks the kiosk to end, and kills nothing") {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            constexpr unsigned too_long_seconds = 20;
            ::alarm(too_long_seconds);
            const porchlight::EndSignals signals;
            std::atomic<bool> woken = false;
            const porchlight::EndSignals::Waking waking(signals, [&woken] {
                woken = true;
                woken.notify_one();
            });
            ::kill(::getpid(), signal);
            woken.wait(false);
            ::_exit(signals.asked() ? 0 : 1);
        }
        int status = 1;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
}
