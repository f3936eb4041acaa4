// What the process promises the system about its memory.
#include "app/process.h"

#include <catch2/catch.hpp>

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
