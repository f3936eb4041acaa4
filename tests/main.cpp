// The Catch2 runner. It stands alone because it takes seconds to compile.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
