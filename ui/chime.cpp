#include "ui/chime.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <span>

namespace ui {

namespace {

constexpr float peak = 0.1259F;  // -18 dBFS
constexpr float night = 0.5012F; // -6 dB
constexpr float highest_hz = 2000;
constexpr float d3 = 146.83F, d4 = 293.66F, a4 = 440, d5 = 587.33F;

/// One struck thing: a tone that dies away, with its overtones, from a moment on.
struct Stroke {
    float at_seconds, hz;
    float fading_seconds; ///< until it is down to a third
    float loudness = 1;
    float overtone = 4; ///< marimba 4, bowl and bell lower, a knock on wood 2.7
};

class Sound {
  public:
    explicit Sound(float seconds) : wave_(static_cast<std::size_t>(seconds * static_cast<float>(sound_rate_hz)), 0) {}

    void strike(const Stroke& stroke) {
        for (const float partial : {1.0F, stroke.overtone}) {
            const float hz = stroke.hz * partial;
            if (hz > highest_hz) continue;
            add(stroke, hz, stroke.loudness / (partial * partial), stroke.fading_seconds / partial);
        }
    }

    /// Breath-like: noise under 500 Hz that swells and goes.
    void breathe() {
        constexpr float low_pass_hz = 500;
        const float share = 1 - std::exp(-2 * std::numbers::pi_v<float> * low_pass_hz / sound_rate_hz);
        std::uint32_t noise = 1;
        float once = 0, twice = 0, thrice = 0;
        for (std::size_t at = 0; at < wave_.size(); ++at) {
            noise = noise * 1664525U + 1013904223U;
            const float raw = static_cast<float>(noise >> 8U) / static_cast<float>(1U << 23U) - 1;
            once += share * (raw - once);
            twice += share * (once - twice);
            thrice += share * (twice - thrice);
            const float along = static_cast<float>(at) / static_cast<float>(wave_.size());
            wave_[at] = thrice * std::sin(std::numbers::pi_v<float> * along);
        }
    }

    [[nodiscard]] std::vector<std::int16_t> samples(float volume) const {
        float loudest = 0;
        for (const float value : wave_) loudest = std::max(loudest, std::abs(value));
        std::vector<std::int16_t> made;
        made.reserve(wave_.size());
        const float gain = loudest > 0 ? peak * std::clamp(volume, 0.0F, 1.0F) / loudest : 0;
        // The last milliseconds fade, so that nothing clicks.
        const std::size_t fade = std::min<std::size_t>(wave_.size(), sound_rate_hz / 200);
        for (std::size_t at = 0; at < wave_.size(); ++at) {
            const float rest = std::min(1.0F, static_cast<float>(wave_.size() - at) / static_cast<float>(fade));
            made.push_back(
                static_cast<std::int16_t>(wave_[at] * gain * rest * std::numeric_limits<std::int16_t>::max()));
        }
        return made;
    }

  private:
    void add(const Stroke& stroke, float hz, float loudness, float fading_seconds) {
        constexpr float attack_seconds = 0.003F;
        const auto from = static_cast<std::size_t>(stroke.at_seconds * static_cast<float>(sound_rate_hz));
        for (std::size_t at = from; at < wave_.size(); ++at) {
            const float seconds = static_cast<float>(at - from) / sound_rate_hz;
            const float swell = std::min(1.0F, seconds / attack_seconds) * std::exp(-seconds / fading_seconds);
            wave_[at] += loudness * swell * std::sin(2 * std::numbers::pi_v<float> * hz * seconds);
        }
    }

    std::vector<float> wave_;
};

Sound sound_of(float seconds, std::initializer_list<Stroke> strokes) {
    Sound sound(seconds);
    for (const Stroke& stroke : strokes) sound.strike(stroke);
    return sound;
}

constexpr float wood = 2.7F, marimba = 4, bowl = 2.76F, bell = 2.4F;

Sound sound_of(Cue cue) {
    switch (cue) {
    case Cue::tap:
        return sound_of(0.04F, {{0, 320, 0.010F, 1, wood}});
    case Cue::choose:
        return sound_of(0.09F, {{0, 320, 0.010F, 1, wood}, {0.05F, 400, 0.010F, 1, wood}});
    case Cue::step:
        return sound_of(0.18F, {{0, d4, 0.06F, 1, marimba}});
    case Cue::arrived:
        return sound_of(1.2F, {{0, d4, 0.35F, 1, marimba}, {0.18F, a4, 0.35F, 1, marimba}, {0.36F, d5, 0.35F, 1, 1}});
    case Cue::note:
        return sound_of(0.4F, {{0, a4, 0.12F, 0.5F, marimba}});
    case Cue::still_there:
        return sound_of(1.5F, {{0, d3, 0.5F, 1, bowl}});
    case Cue::breath: {
        Sound sound(0.3F);
        sound.breathe();
        return sound;
    }
    case Cue::staff_ring:
        return sound_of(1.4F, {{0, 780, 0.22F, 1, bell}, {0.6F, 780, 0.22F, 1, bell}});
    case Cue::safe_to_remove:
        return sound_of(0.3F, {{0, d4, 0.08F, 1, marimba}, {0.13F, d5, 0.08F, 1, 1}});
    case Cue::not_saved:
        return sound_of(0.2F, {{0, 180, 0.02F, 1, wood}, {0.1F, 180, 0.02F, 1, wood}});
    }
    return Sound(0);
}

} // namespace

std::vector<std::int16_t> samples_of(Cue cue, float volume, bool is_night) {
    const float softer = cue == Cue::note ? 0.5F : 1; // tokens.md: very soft
    return sound_of(cue).samples(volume * softer * (is_night ? night : 1));
}

} // namespace ui
