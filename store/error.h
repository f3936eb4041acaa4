// What can go wrong in the store, as a closed list. The code decides what the program does and which phrase a person
// reads; the detail is one sentence for staff and the terminal, and never holds anything a visitor told us.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace store {

enum class Code : std::uint8_t {
    not_found,      ///< asked for something that is not kept
    corrupt,        ///< bytes on the medium are not what was written
    wrong_passcode, ///< no slot opens with this passcode, code or passphrase
    resting,        ///< passcode tries rest for a while; the detail says how long
    locked,         ///< needs staff to unlock first
    in_use,         ///< another Porchlight holds this data folder
    full,           ///< no space left on the medium
    read_only,      ///< the medium or the folder refuses writes
    vanished,       ///< the medium went away while we used it
    unreadable,     ///< nothing on the medium that this system can read
    blocked,        ///< something that isn't ours lies where we must write
    invalid,        ///< the caller's input is outside what is allowed
    newer_schema,   ///< written by a newer program; left untouched
    stopped,        ///< asked to stop before it was done; nothing half-made is left
    io,             ///< any other failure of the medium
};

struct Error {
    Code code;
    std::string detail;
};

template <typename T>
using Result = tl::expected<T, Error>;

/// True when the medium can still be read but not written: staff may come in and export, the lobby is told.
constexpr bool takes_no_more(Code code) { return code == Code::full || code == Code::read_only; }

/// Shorthand for returning an error: `return fail(Code::corrupt, "manifest.json: ...")`.
inline tl::unexpected<Error> fail(Code code, std::string detail) {
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

} // namespace store
