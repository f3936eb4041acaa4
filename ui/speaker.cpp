// ALSA lives here and in no other file.
#include "ui/speaker.h"

#include "ui/chime.h"

#include <alsa/asoundlib.h>
#include <memory>
#include <utility>

namespace ui {

namespace {

// What the library would print about a missing card is no news to anybody.
void say_nothing(const char*, int, const char*, int, const char*, ...) {}

struct Close {
    void operator()(snd_pcm_t* card) const { snd_pcm_close(card); }
};

void play_on_card(std::span<const std::int16_t> samples) {
    constexpr unsigned latency_us = 100'000;
    snd_lib_error_set_handler(say_nothing);
    snd_pcm_t* opened = nullptr;
    if (snd_pcm_open(&opened, "default", SND_PCM_STREAM_PLAYBACK, 0) < 0) return;
    const std::unique_ptr<snd_pcm_t, Close> card(opened);
    if (snd_pcm_set_params(card.get(), SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, sound_rate_hz, 1,
                           latency_us) < 0)
        return;
    while (!samples.empty()) {
        snd_pcm_sframes_t written = snd_pcm_writei(card.get(), samples.data(), samples.size());
        if (written < 0) written = snd_pcm_recover(card.get(), static_cast<int>(written), 1);
        if (written < 0) return; // pulled out while it played
        samples = samples.subspan(static_cast<std::size_t>(written));
    }
    snd_pcm_drain(card.get());
}

} // namespace

SoundOut default_sound_card() { return play_on_card; }

Speaker::Speaker(SoundOut out) : out_(std::move(out)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

Speaker::~Speaker() = default; // the thread is asked to stop, and joined, before anything it uses goes

void Speaker::play(std::vector<std::int16_t> samples) {
    {
        const std::lock_guard lock(mutex_);
        waiting_ = std::move(samples);
        ++news_;
    }
    changed_.notify_one();
}

void Speaker::ring(std::vector<std::int16_t> samples, std::chrono::milliseconds pause, int times) {
    {
        const std::lock_guard lock(mutex_);
        ring_ = Ring{std::move(samples), pause, times, Clock::now()};
        ++news_;
    }
    changed_.notify_one();
}

void Speaker::stop_ringing() {
    const std::lock_guard lock(mutex_);
    ring_.reset();
}

std::vector<std::int16_t> Speaker::next(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (ring_ && ring_->times_left <= 0) ring_.reset();
        if (ring_ && Clock::now() >= ring_->due) {
            --ring_->times_left;
            ring_->due = Clock::now() + ring_->pause;
            return ring_->samples;
        }
        if (waiting_) return *std::exchange(waiting_, std::nullopt);
        const auto is_news = [this, known = news_] { return news_ != known; };
        if (ring_)
            changed_.wait_until(lock, stop, ring_->due, is_news);
        else
            changed_.wait(lock, stop, is_news);
    }
    return {};
}

void Speaker::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::vector<std::int16_t> samples;
        {
            std::unique_lock lock(mutex_);
            samples = next(lock, stop);
        }
        if (!samples.empty()) out_(samples);
    }
}

} // namespace ui
