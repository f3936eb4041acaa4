// Sounds as arithmetic, and the thread that plays them: what is heard, in which order, and that nothing is no error.
#include "ui/chime.h"
#include "ui/speaker.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <future>
#include <mutex>
#include <numbers>

using namespace ui;

namespace {

constexpr std::array<std::pair<Cue, double>, 10> lengths{{{Cue::tap, 0.04},
                                                          {Cue::choose, 0.09},
                                                          {Cue::step, 0.18},
                                                          {Cue::arrived, 1.2},
                                                          {Cue::note, 0.4},
                                                          {Cue::still_there, 1.5},
                                                          {Cue::breath, 0.3},
                                                          {Cue::staff_ring, 1.4},
                                                          {Cue::safe_to_remove, 0.3},
                                                          {Cue::not_saved, 0.2}}};

int loudest(const std::vector<std::int16_t>& samples) {
    int most = 0;
    for (const std::int16_t sample : samples) most = std::max(most, std::abs(int{sample}));
    return most;
}

/// How much of one frequency is in it.
double strength_at(const std::vector<std::int16_t>& samples, double hz) {
    double real = 0, imaginary = 0;
    for (std::size_t at = 0; at < samples.size(); ++at) {
        const double angle = 2 * std::numbers::pi * hz * static_cast<double>(at) / sound_rate_hz;
        real += samples[at] * std::cos(angle);
        imaginary += samples[at] * std::sin(angle);
    }
    return std::hypot(real, imaginary) / static_cast<double>(samples.size());
}

/// Hears what is played, and can be waited for.
struct Ear {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::vector<std::int16_t>> heard;

    SoundOut out() {
        return [this](std::span<const std::int16_t> samples) {
            const std::lock_guard lock(mutex);
            heard.emplace_back(samples.begin(), samples.end());
            changed.notify_all();
        };
    }
    bool hears(std::size_t count) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(10), [&] { return heard.size() >= count; });
    }
};

} // namespace

TEST_CASE("sound: every cue lasts as long as the design says, peaks at -18 dBFS and ends without a click") {
    const int peak = static_cast<int>(32767 * std::pow(10.0, -18.0 / 20));
    for (const auto& [cue, seconds] : lengths) {
        INFO(static_cast<int>(cue));
        const auto samples = samples_of(cue, 1);
        CHECK(static_cast<double>(samples.size()) / sound_rate_hz == Approx(seconds).margin(0.001));
        CHECK(loudest(samples) <= peak + 1);
        CHECK(loudest(samples) >= (cue == Cue::note ? peak / 2 - 2 : peak - 2));
        CHECK(std::abs(samples.front()) < 40);
        CHECK(std::abs(samples.back()) < 40);
        CHECK(samples == samples_of(cue, 1));
    }
}

TEST_CASE("sound: nothing is above 2 kHz that could be heard") {
    for (const auto& [cue, seconds] : lengths) {
        INFO(static_cast<int>(cue));
        const auto samples = samples_of(cue, 1);
        double low = 0, high = 0;
        for (double hz = 100; hz < 2000; hz += 25) low = std::max(low, strength_at(samples, hz));
        for (double hz = 2500; hz < 12000; hz += 250) high = std::max(high, strength_at(samples, hz));
        CHECK(high < low / 25);
    }
}

TEST_CASE("sound: notes are the notes of the design, volume and night make them softer") {
    const auto note = samples_of(Cue::note, 1);
    CHECK(strength_at(note, 440) > 10 * strength_at(note, 466));
    CHECK(strength_at(samples_of(Cue::not_saved, 1), 180) > strength_at(samples_of(Cue::not_saved, 1), 400));
    CHECK(loudest(samples_of(Cue::tap, 0.5F)) == Approx(loudest(samples_of(Cue::tap, 1)) / 2).margin(2));
    CHECK(loudest(samples_of(Cue::tap, 1, true)) == Approx(loudest(samples_of(Cue::tap, 1)) * 0.501).margin(2));
    CHECK(loudest(samples_of(Cue::tap, 0)) == 0);
}

TEST_CASE("speaker: what is played is heard, a ring as often as it may, and no more once it is answered") {
    Ear ear;
    Speaker speaker(ear.out());
    speaker.play({1, 2, 3});
    REQUIRE(ear.hears(1));
    CHECK(ear.heard[0] == std::vector<std::int16_t>{1, 2, 3});
    speaker.ring({7}, std::chrono::milliseconds(1), 3);
    REQUIRE(ear.hears(4));
    speaker.ring({8}, std::chrono::hours(1), 3);
    REQUIRE(ear.hears(5));
    speaker.stop_ringing();
    speaker.play({9});
    REQUIRE(ear.hears(6));
    const std::lock_guard lock(ear.mutex);
    CHECK(ear.heard[4] == std::vector<std::int16_t>{8});
    CHECK(ear.heard[5] == std::vector<std::int16_t>{9});
    CHECK(ear.heard.size() == 6);
}

TEST_CASE("speaker: while one sound is heard only the newest of the others waits") {
    std::promise<void> first_began, first_ends;
    Ear ear;
    bool is_first = true;
    const SoundOut hear = ear.out();
    Speaker speaker([&](std::span<const std::int16_t> samples) {
        if (std::exchange(is_first, false)) {
            first_began.set_value();
            first_ends.get_future().wait();
        }
        hear(samples);
    });
    speaker.play({1});
    first_began.get_future().wait();
    speaker.play({2});
    speaker.play({3});
    first_ends.set_value();
    REQUIRE(ear.hears(2));
    const std::lock_guard lock(ear.mutex);
    CHECK(ear.heard[1] == std::vector<std::int16_t>{3});
}

TEST_CASE("speaker: without a sound card it is silent, and ends at once") {
    Speaker speaker(default_sound_card());
    speaker.play(samples_of(Cue::tap, 0));
}
