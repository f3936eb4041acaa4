// The sounds of tokens.md, section 9, made of nothing but arithmetic: soft, wooden and low. Plays nothing; the speaker
// does.
#pragma once

#include <cstdint>
#include <vector>

namespace ui {

enum class Cue : std::uint8_t {
    tap,
    choose,
    step,
    arrived,
    note,
    still_there,
    breath,
    staff_ring,
    safe_to_remove,
    not_saved
};

inline constexpr int sound_rate_hz = 48'000;

/// One channel at `sound_rate_hz`. At full volume (1) the loudest sample is -18 dBFS; `volume` 0 to 1 makes it softer,
/// and at night it is 6 dB softer still. The same samples every time.
std::vector<std::int16_t> samples_of(Cue cue, float volume, bool is_night = false);

} // namespace ui
