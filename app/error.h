// What a command or the kiosk says when it cannot go on: one clear sentence, and the exit code a script can tell apart.
#pragma once

#include "store/error.h"

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace porchlight {

/// The exit codes every deployment script relies on.
enum class ExitCode : int { done = 0, check_failed = 1, wrong_use = 2, bad_input = 3, no_access = 4, storage = 5 };

struct Error {
    ExitCode exit;
    std::string sentence; ///< names file, place and what is allowed; never anything a visitor told us
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ExitCode exit, std::string sentence) {
    return tl::unexpected<Error>(Error{exit, std::move(sentence)});
}

/// A store error as the exit code that goes with it.
Error from_store(store::Error error);

} // namespace porchlight
