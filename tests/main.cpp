// The Catch2 runner. It stands alone because it takes seconds to compile.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

/// Asked by LeakSanitizer alone. Pango 1.50 matches fonts on a thread of its own, which is cut off at the end of a
/// program with what it still holds.
extern "C" const char* __lsan_default_suppressions() { // NOLINT(bugprone-reserved-identifier): the runtime's name
    return "leak:libfontconfig\n";
}
