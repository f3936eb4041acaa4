#include "app/error.h"

namespace porchlight {

Error from_store(store::Error error) {
    switch (error.code) {
    case store::Code::wrong_passcode:
    case store::Code::resting:
    case store::Code::locked:
    case store::Code::in_use:
        return {ExitCode::no_access, std::move(error.detail)};
    case store::Code::invalid:
        return {ExitCode::bad_input, std::move(error.detail)};
    case store::Code::not_found:
    case store::Code::corrupt:
    case store::Code::full:
    case store::Code::read_only:
    case store::Code::vanished:
    case store::Code::unreadable:
    case store::Code::blocked:
    case store::Code::newer_schema:
    case store::Code::stopped:
    case store::Code::io:
        return {ExitCode::storage, std::move(error.detail)};
    }
    return {ExitCode::storage, std::move(error.detail)};
}

} // namespace porchlight
