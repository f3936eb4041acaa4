// Plays sounds one after another on a thread of its own, which sleeps for as long as nothing is to be heard. Makes no
// sound itself; where there is no sound card it is silent, and that is no error.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

namespace ui {

/// Hands samples to whatever makes them heard, and returns when they were.
using SoundOut = std::function<void(std::span<const std::int16_t>)>;

/// The system's default sound card, through ALSA; opened for each sound and closed after it, so that it can be plugged
/// in at any time and draws no power meanwhile.
SoundOut default_sound_card();

class Speaker {
  public:
    explicit Speaker(SoundOut out);
    /// What is being heard ends; the rest is dropped.
    ~Speaker();
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    /// From any thread. Of sounds that wait only the newest is kept: a cue that comes late means nothing.
    void play(std::vector<std::int16_t> samples);
    /// Plays at once and again after each `pause`, `times` in all, until `stop_ringing`.
    void ring(std::vector<std::int16_t> samples, std::chrono::milliseconds pause, int times);
    void stop_ringing();

  private:
    using Clock = std::chrono::steady_clock;
    struct Ring {
        std::vector<std::int16_t> samples;
        std::chrono::milliseconds pause;
        int times_left;
        Clock::time_point due;
    };
    void run(const std::stop_token& stop);
    std::vector<std::int16_t> next(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);

    SoundOut out_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<std::vector<std::int16_t>> waiting_;
    std::optional<Ring> ring_;
    unsigned news_ = 0;   ///< counts what was asked for
    std::jthread thread_; ///< last: it runs as soon as it is made
};

} // namespace ui
