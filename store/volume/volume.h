// Somewhere an export can go: a folder, or a stick through the system's disk service. It says what it is, makes itself
// ready and lets go of itself; it does not know what is written to it.
#pragma once

#include "store/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace store {

/// What can be said before anything is written.
struct VolumeLook {
    std::string name;             ///< UTF-8, fit to be shown
    std::uint64_t free_bytes = 0; ///< 0 when it can't be read
    bool readable = true;         ///< false: no file system on it that this system can mount
    bool writable = true;
    std::size_t others = 0; ///< how many more could be used instead: `choose_next`
};

/// Used by one thread at a time, the worker that exports; only `watch` runs beside it, on a thread of its own.
class Volume {
  public:
    Volume() = default;
    Volume(const Volume&) = delete;
    Volume& operator=(const Volume&) = delete;
    virtual ~Volume() = default;

    /// What staff know it by, in UTF-8: the label of a stick, the last part of a folder's path.
    virtual std::string name() const = 0;

    /// Where it is once it was taken. Symbolic links are followed up to here and refused below.
    virtual const std::filesystem::path& root() const = 0;

    /// Whether it is there now. A mount point without anything mounted is not.
    virtual bool present() const = 0;

    /// Bytes that this process may still write. Code::vanished when it is gone.
    virtual Result<std::uint64_t> free_bytes() const = 0;

    /// Code::read_only when writes are refused, Code::vanished when it is gone.
    virtual Result<void> check_writable() const = 0;

    /// What is there now; nothing is written to find out. Empty when nothing is.
    virtual std::optional<VolumeLook> look();

    /// Makes it ready to be written to, before each export. Code::vanished, unreadable, read_only or io.
    virtual Result<void> take();

    /// Makes it ready to be read, and not to be written to, until it is put back. Code::vanished, unreadable or io.
    virtual Result<void> open_to_read() { return take(); }

    /// Flushes it and makes sure that what is read next comes from the medium, as far as the system can say so. The
    /// root may be another afterwards, and nothing below it may be open meanwhile.
    virtual Result<void> take_again() { return {}; }

    /// Flushes and releases it. Once this returned, it may be pulled out. Code::io or Code::vanished.
    virtual Result<void> let_go() = 0;

    /// After reading, or an export that failed: releases it without any promise, so that it may be pulled out or tried
    /// again.
    virtual void put_back() {}

    /// Another one than now, where several are there.
    virtual void choose_next() {}

    /// Calls `changed` once at the start and then whenever a look may answer something else, on the calling thread,
    /// until `stop` is asked for. Sleeps meanwhile and wakes by no timer. Code::io when it can't be watched (any more).
    virtual Result<void> watch(std::stop_token stop, const std::function<void()>& changed) const = 0;
};

} // namespace store
