// Triangle against triangle, in the order they are drawn in.
#include "ui/damage.h"

#include "ui/flats.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace ui {

namespace {

constexpr std::size_t most_parts = 4;
/// Drawing and showing a part of its own costs a processor as much as filling some 250 x 250 pixels does.
constexpr float worth_a_part_px = 64'000;

Rect around(Rect a, Rect b) {
    const float left = std::min(a.x, b.x), top = std::min(a.y, b.y);
    return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
    return hash ^ (hash >> 29U);
}

template <class Plain>
std::uint64_t hash_of(const Plain& plain) {
    static_assert(sizeof(Plain) % 4 == 0);
    std::uint64_t hash = sizeof(Plain);
    const auto* bytes = reinterpret_cast<const unsigned char*>(&plain);
    for (std::size_t at = 0; at < sizeof(Plain); at += 4) {
        std::uint32_t word = 0;
        std::memcpy(&word, bytes + at, sizeof word);
        hash = mixed(hash, word);
    }
    return hash;
}

} // namespace

void Damage::read(const ImDrawData& data) {
    now_.clear();
    for (int at = 0; at < data.CmdListsCount; ++at) {
        const ImDrawList& list = *data.CmdLists[at];
        corners_.clear();
        for (const ImDrawVert& vertex : list.VtxBuffer) {
            corners_.push_back(hash_of(vertex));
        }
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const ImVec4 clip = command.ClipRect;
            const std::uint64_t seed =
                mixed(hash_of(clip), static_cast<std::uint64_t>(reinterpret_cast<std::intptr_t>(command.GetTexID())));
            if (const Flats::Run* run = Flats::of(command)) {
                for (const auto& [rect, color] : run->parts) {
                    const Rect seen = overlap(rect, {clip.x, clip.y, clip.z - clip.x, clip.w - clip.y});
                    const std::uint64_t hash = mixed(mixed(seed, hash_of(rect)), color.rgba);
                    now_.push_back({hash, seen.x, seen.y, seen.right(), seen.bottom()});
                }
            }
            for (unsigned first = 0; first + 2 < command.ElemCount; first += 3) {
                Triangle triangle{.hash = seed, .left = clip.z, .top = clip.w, .right = clip.x, .bottom = clip.y};
                for (unsigned corner = first; corner < first + 3; ++corner) {
                    const auto number =
                        command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + corner)];
                    const ImVec2 point = list.VtxBuffer[static_cast<int>(number)].pos;
                    triangle.hash = mixed(triangle.hash, corners_[number]);
                    triangle.left = std::min(triangle.left, std::max(point.x, clip.x));
                    triangle.top = std::min(triangle.top, std::max(point.y, clip.y));
                    triangle.right = std::max(triangle.right, std::min(point.x, clip.z));
                    triangle.bottom = std::max(triangle.bottom, std::min(point.y, clip.w));
                }
                now_.push_back(triangle);
            }
        }
    }
}

void Damage::leave_out_all_but(Rect part, ImDrawData& data) const {
    const auto shows = [&](const Triangle& triangle) {
        return triangle.left < part.right() && triangle.right > part.x && triangle.top < part.bottom() &&
               triangle.bottom > part.y;
    };
    std::size_t at = 0;
    for (int number = 0; number < data.CmdListsCount; ++number) {
        ImDrawList& list = *data.CmdLists[number];
        for (ImDrawCmd& command : list.CmdBuffer) {
            if (const Flats::Run* run = Flats::of(command)) at += run->parts.size();
            ImDrawIdx* const indices = list.IdxBuffer.Data + command.IdxOffset;
            unsigned kept = 0;
            for (unsigned first = 0; first + 2 < command.ElemCount; first += 3) {
                if (!shows(now_[at++])) continue;
                std::copy_n(indices + first, 3, indices + kept);
                kept += 3;
            }
            command.ElemCount = kept;
        }
    }
}

void Damage::add(Rect box) {
    const auto area = [](Rect rect) { return rect.width * rect.height; };
    while (true) {
        auto nearest = parts_.end();
        float least_px = parts_.size() < most_parts ? worth_a_part_px : std::numeric_limits<float>::max();
        for (auto part = parts_.begin(); part != parts_.end(); ++part) {
            const float between_px = area(around(*part, box)) - area(*part) - area(box);
            if (between_px >= least_px) continue;
            least_px = between_px;
            nearest = part;
        }
        if (nearest == parts_.end()) break;
        box = around(*nearest, box); // which may reach another one now
        parts_.erase(nearest);
    }
    parts_.push_back(box);
}

void Damage::add(const Triangle& triangle) {
    const Rect box{triangle.left, triangle.top, triangle.right - triangle.left, triangle.bottom - triangle.top};
    if (!box.empty()) add(box);
}

void Damage::skip(std::size_t& now, std::size_t now_count, std::size_t& last, std::size_t last_count) {
    for (; now_count > 0; --now_count) add(now_[now++]);
    for (; last_count > 0; --last_count) add(last_[last++]);
}

// Any pairs of equal triangles will do that follow one another in both pictures: what is in neither pair is drawn anew.
// After two that differ, the pair is taken that is the fewest triangles away in both together. A new screen has none:
// there the search soon ends, and only what both pictures end with is left out.
void Damage::compare() {
    std::size_t tries_left = 50'000, now = 0, last = 0;
    const auto same = [&](std::size_t a, std::size_t b) {
        return a < now_.size() && b < last_.size() && now_[a].hash == last_[b].hash;
    };
    if (now_.size() == last_.size()) { // something moved or changed its colour: each has its counterpart
        for (std::size_t at = 0; at < now_.size(); ++at) {
            if (same(at, at)) continue;
            add(now_[at]);
            add(last_[at]);
        }
        return;
    }
    const auto find_pair = [&] {
        const std::size_t most = now_.size() - now + last_.size() - last;
        for (std::size_t away = 1; away < most; ++away) {
            for (std::size_t by = 0; by <= away; ++by) {
                if (tries_left-- == 0) return false;
                if (!same(now + by, last + away - by)) continue;
                skip(now, by, last, away - by);
                return true;
            }
        }
        return false;
    };
    while (same(now, last) || find_pair()) {
        ++now;
        ++last;
    }
    std::size_t now_end = now_.size(), last_end = last_.size();
    while (now_end > now && last_end > last && same(now_end - 1, last_end - 1)) {
        --now_end;
        --last_end;
    }
    skip(now, now_end - now, last, last_end - last);
}

std::vector<Rect> Damage::since_last(const ImDrawData& data, Size framebuffer_px) {
    last_.swap(now_);
    read(data);
    const Rect everything{0, 0, framebuffer_px.width, framebuffer_px.height};
    if (!is_known_) {
        is_known_ = true;
        return {everything};
    }
    parts_.clear();
    compare();
    for (Rect& part : parts_) {
        // One pixel more all round: a clip that ends within a pixel is rounded by whoever fills up to it.
        const float x = std::floor(part.x) - 1, y = std::floor(part.y) - 1;
        part = overlap(everything, {x, y, std::ceil(part.right()) + 1 - x, std::ceil(part.bottom()) + 1 - y});
    }
    std::erase_if(parts_, [](Rect part) { return part.empty(); });
    return parts_;
}

} // namespace ui
