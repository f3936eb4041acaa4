// Triangle against triangle when there are as many as before; otherwise what lies between the common beginning and the
// common end.
#include "ui/damage.h"

#include "ui/flats.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace ui {

namespace {

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

Rect Damage::since_last(const ImDrawData& data, Size framebuffer_px) {
    last_.swap(now_);
    read(data);
    const Rect everything{0, 0, framebuffer_px.width, framebuffer_px.height};
    if (!is_known_) {
        is_known_ = true;
        return everything;
    }
    float left = everything.width, top = everything.height, right = 0, bottom = 0;
    const auto add = [&](const Triangle& triangle) {
        if (triangle.right <= triangle.left || triangle.bottom <= triangle.top) {
            return;
        }
        left = std::min(left, triangle.left);
        top = std::min(top, triangle.top);
        right = std::max(right, triangle.right);
        bottom = std::max(bottom, triangle.bottom);
    };
    const auto is_same = [](const Triangle& a, const Triangle& b) { return a.hash == b.hash; };
    if (now_.size() == last_.size()) {
        for (std::size_t at = 0; at < now_.size(); ++at) {
            if (is_same(now_[at], last_[at])) {
                continue;
            }
            add(now_[at]);
            add(last_[at]);
        }
    } else {
        const auto [now_from, last_from] = std::mismatch(now_.begin(), now_.end(), last_.begin(), last_.end(), is_same);
        const auto [now_end, last_end] = std::mismatch(now_.rbegin(), std::make_reverse_iterator(now_from),
                                                       last_.rbegin(), std::make_reverse_iterator(last_from), is_same);
        std::for_each(now_from, now_end.base(), add);
        std::for_each(last_from, last_end.base(), add);
    }
    if (right <= left || bottom <= top) {
        return {};
    }
    // One pixel more all round: a clip that ends within a pixel is rounded by whoever fills up to it.
    const float x = std::floor(left) - 1, y = std::floor(top) - 1;
    return overlap(everything, {x, y, std::ceil(right) + 1 - x, std::ceil(bottom) + 1 - y});
}

} // namespace ui
