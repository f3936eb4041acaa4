#include "app/error.h"

#include <catch2/catch.hpp>

using namespace porchlight;
using store::Code;

TEST_CASE("errors: what the store could not do ends with the exit code scripts rely on, and its own sentence") {
    const auto exit_of = [](Code code) { return from_store({code, "One sentence."}).exit; };
    for (Code code : {Code::wrong_passcode, Code::resting, Code::locked, Code::in_use})
        CHECK(exit_of(code) == ExitCode::no_access);
    CHECK(exit_of(Code::invalid) == ExitCode::bad_input);
    for (Code code : {Code::newer_schema, Code::corrupt, Code::full, Code::read_only, Code::io, Code::not_found})
        CHECK(exit_of(code) == ExitCode::storage);
    CHECK(from_store({Code::full, "One sentence."}).sentence == "One sentence.");
}
