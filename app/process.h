// What the process promises the system: it leaves no core file with somebody's answers in it, and it ends when asked.
#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace porchlight {

/// No core files, and nobody may attach to read the memory. Call first in main.
void keep_memory_private();

/// Threads share one heap, and what is freed of it is kept for the next picture, which asks for as much again. Call
/// before any thread.
void keep_memory_small();

/// Gives the system what is free of the heap. It takes about a millisecond: call when nobody waits for a picture.
void give_memory_back();

/// Waits for SIGTERM, SIGINT and SIGHUP on a thread of its own while it lives. Make it before any other thread.
class EndSignals {
  public:
    EndSignals();
    ~EndSignals();
    EndSignals(const EndSignals&) = delete;
    EndSignals& operator=(const EndSignals&) = delete;

    [[nodiscard]] bool asked() const { return asked_; }
    /// While it lives, `wake` is called from the waiting thread when a signal comes.
    class Waking {
      public:
        Waking(const EndSignals& signals, std::function<void()> wake) : signals_(signals) {
            signals_.wake_with(std::move(wake));
        }
        ~Waking() { signals_.wake_with({}); }
        Waking(const Waking&) = delete;
        Waking& operator=(const Waking&) = delete;

      private:
        const EndSignals& signals_;
    };

  private:
    void wake_with(std::function<void()> wake) const;

    mutable std::mutex mutex_;
    mutable std::function<void()> wake_;
    std::atomic<bool> asked_ = false;
    std::thread waiting_;
};

} // namespace porchlight
