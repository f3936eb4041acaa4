// Notes down what this process writes to the files of one folder, call by call, with what was flushed when: the calls
// of the C library are replaced in the test program (recorder.cpp), for LMDB's shared library as well. Writes through a
// mapping are not seen; LMDB maps its data for reading only. Refuses to look away: a call that changes files in a way
// the images below cannot show makes `strange` true.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace faults {

struct Event {
    enum class Kind : std::uint8_t { write, flush, promise };
    Kind kind = Kind::write;
    std::string file;     ///< name within the folder; of a promise: what was promised
    std::size_t at = 0;   ///< in the file
    std::string bytes;    ///< written
    bool flushes = false; ///< the write itself returned only when it was on the medium (O_DSYNC)
};

class Recorder {
  public:
    /// From now on. What the files hold now counts as flushed. One at a time.
    explicit Recorder(const std::filesystem::path& folder);
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    void promise(const std::string& line);
    const std::vector<Event>& events() const { return events_; }
    bool strange() const { return strange_; }

    /// What a power cut does to the writes that were not flushed.
    enum class Loss : std::uint8_t { all, none, some_writes, some_sectors, all_but_last };
    static constexpr std::size_t losses = 5;

    /// The files as a power cut just before event `end` may leave them, by name: all that was flushed by then, and of
    /// the rest what `loss` leaves. The event itself is on its way: it belongs to the rest.
    std::map<std::string, std::string> image(std::size_t end, Loss loss, std::mt19937& chance) const;

    // For the replaced calls, with errno left as it is.
    void wrote(int descriptor, const void* bytes, std::size_t length, long long at);
    void flushed(int descriptor);
    void did_something_strange(int descriptor);

  private:
    std::string name_of(int descriptor) const; ///< empty: not ours

    std::filesystem::path folder_;
    std::map<std::string, std::string> before_;
    std::vector<Event> events_;
    std::mutex mutex_;
    bool strange_ = false;
};

/// As long as it lives, no flush of this process succeeds, of LMDB's neither: EIO. Writes do.
class FailingFlushes {
  public:
    FailingFlushes();
    ~FailingFlushes();
    FailingFlushes(const FailingFlushes&) = delete;
    FailingFlushes& operator=(const FailingFlushes&) = delete;
};

} // namespace faults
