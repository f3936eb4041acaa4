// Somewhere an export can go: a folder now, a stick through the system's disk service likewise. It says what it is and
// lets go of itself; it does not know what is written to it.
#pragma once

#include "store/error.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace store {

/// Used by one thread at a time: the worker that exports.
class Volume {
  public:
    virtual ~Volume() = default;

    /// What staff know it by, in UTF-8: the label of a stick, the last part of a folder's path.
    virtual std::string name() const = 0;

    /// Where it is. Symbolic links are followed up to here and refused below.
    virtual const std::filesystem::path& root() const = 0;

    /// Whether it is there now. A mount point without anything mounted is not.
    virtual bool present() const = 0;

    /// Bytes that this process may still write. Code::vanished when it is gone.
    virtual Result<std::uint64_t> free_bytes() const = 0;

    /// Code::read_only when writes are refused, Code::vanished when it is gone.
    virtual Result<void> check_writable() const = 0;

    /// Flushes and releases it. Once this returned, it may be pulled out. Code::io or Code::vanished.
    virtual Result<void> let_go() = 0;
};

} // namespace store
