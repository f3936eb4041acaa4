// The edge of the store: what the standard library throws when the system has no memory or no thread left becomes an
// Error there. Never used to hide our own mistakes: asserts are not exceptions.
#pragma once

#include "store/error.h"

#include <exception>
#include <new>
#include <type_traits>

namespace store {

/// What `body` answers, a Result; Code::io for what it throws.
template <typename Body>
auto guarded(Body&& body) -> std::invoke_result_t<Body&> {
    try {
        return body();
    } catch (const std::bad_alloc&) {
        return fail(Code::io, "there is not enough memory");
    } catch (const std::exception& error) {
        return fail(Code::io, error.what());
    }
}

} // namespace store
