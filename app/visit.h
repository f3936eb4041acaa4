// The visit in progress: in memory only, and wiped when it ends. Nothing of it reaches the store before Submit.
#pragma once

#include "app/arrival_name.h"
#include "store/summary.h"
#include "store/visit.h"

#include <array>
#include <cstdint>
#include <optional>

namespace porchlight {

using store::Line;
using store::line_count;

enum class RequestKind : std::uint8_t { peer, quiet, water, private_talk };
inline constexpr std::size_t request_count = 4;

/// Which of the four are asked for.
struct Requests {
    std::array<bool, request_count> asked{};
    [[nodiscard]] bool has(RequestKind kind) const { return asked[static_cast<std::size_t>(kind)]; }
    void toggle(RequestKind kind) { asked[static_cast<std::size_t>(kind)] = !has(kind); }
    [[nodiscard]] std::size_t count() const {
        std::size_t n = 0;
        for (bool one : asked) n += one ? 1U : 0U;
        return n;
    }
    friend bool operator==(const Requests&, const Requests&) = default;
};

/// Place of a kind note in the curated list, 0-based: note.01 is 0.
using NoteIndex = std::uint8_t;
inline constexpr std::size_t note_count = 20;

struct VisitDraft {
    std::optional<store::Reason> reason;
    store::Feelings feelings;
    Requests requests;
    std::optional<NoteIndex> note;

    [[nodiscard]] bool untouched() const { return *this == VisitDraft{}; }
    friend bool operator==(const VisitDraft&, const VisitDraft&) = default;
};

inline std::optional<std::uint8_t>& line_of(store::Feelings& feelings, Line line) {
    return line == Line::energy ? feelings.energy : line == Line::mood ? feelings.mood : feelings.ease;
}
inline const std::optional<std::uint8_t>& line_of(const store::Feelings& feelings, Line line) {
    return line == Line::energy ? feelings.energy : line == Line::mood ? feelings.mood : feelings.ease;
}

} // namespace porchlight
