// Kinetic scrolling in closed form, so that a list travels the same way at any frame rate.
#include "ui/scroll.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr float speed_limit_px_per_second = 6000;
constexpr float still_px_per_second = 20;
constexpr float friction_seconds = 0.325F;  // speed falls to 1/e in this time: 0.95 a frame at 60 Hz
constexpr float spring_per_second = 11.83F; // critically damped, root of 140
constexpr float beyond_share = 0.55F;       // of the finger's way, at the very end of the list

float beyond_px(const ScrollArea& area) {
    return area.offset_px - std::clamp(area.offset_px, 0.0F, std::max(0.0F, area.limit_px));
}

void spring_back(ScrollArea& area, float beyond, float seconds) {
    const float end = area.offset_px - beyond;
    const float towards = area.speed_px_per_second + spring_per_second * beyond;
    const float fading = std::exp(-spring_per_second * seconds);
    const float rest = (beyond + towards * seconds) * fading;
    area.speed_px_per_second = (area.speed_px_per_second - spring_per_second * towards * seconds) * fading;
    area.offset_px = end + std::clamp(rest, -overscroll_px, overscroll_px);
    const bool came_back = rest * beyond <= 0;
    if (came_back || (std::abs(rest) < 0.5F && std::abs(area.speed_px_per_second) < still_px_per_second)) {
        area.offset_px = end;
        area.speed_px_per_second = 0;
    }
}

} // namespace

void pull(ScrollArea& area, float by_px) {
    area.speed_px_per_second = 0;
    if (area.limit_px <= 0) return;
    const float beyond = beyond_px(area);
    if (beyond * by_px > 0) by_px *= beyond_share * (1 - std::abs(beyond) / overscroll_px);
    area.offset_px = std::clamp(area.offset_px + by_px, -overscroll_px, area.limit_px + overscroll_px);
}

void step(ScrollArea& area, float by_px) {
    area.speed_px_per_second = 0;
    area.offset_px = std::clamp(area.offset_px + by_px, 0.0F, std::max(0.0F, area.limit_px));
}

void fling(ScrollArea& area, float speed_px_per_second) {
    const bool fast = std::abs(speed_px_per_second) >= still_px_per_second && area.limit_px > 0;
    area.speed_px_per_second =
        fast ? std::clamp(speed_px_per_second, -speed_limit_px_per_second, speed_limit_px_per_second) : 0;
}

void glide(ScrollArea& area, double elapsed_seconds) {
    const auto seconds = static_cast<float>(elapsed_seconds);
    if (!gliding(area) || seconds <= 0) return;
    if (const float beyond = beyond_px(area); beyond != 0) {
        spring_back(area, beyond, seconds);
        return;
    }
    const float slowing = std::exp(-seconds / friction_seconds);
    area.offset_px += area.speed_px_per_second * friction_seconds * (1 - slowing);
    area.offset_px = std::clamp(area.offset_px, -overscroll_px, area.limit_px + overscroll_px);
    area.speed_px_per_second *= slowing;
    if (std::abs(area.speed_px_per_second) < still_px_per_second) area.speed_px_per_second = 0;
}

bool gliding(const ScrollArea& area) { return area.speed_px_per_second != 0 || beyond_px(area) != 0; }

} // namespace ui
