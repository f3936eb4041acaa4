// What the two pages of the boundary builder share: the six kinds, their words, and the page with the sentence.
#pragma once

#include "app/page.h"
#include "app/try_it_words.h"
#include "ui/icon_names.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace porchlight::screens {

struct BoundaryKind {
    ui::Family family;
    ui::Icon icon;
};
/// As kind_words.
inline constexpr std::array<BoundaryKind, 6> boundary_kinds{{{ui::Family::lamp, ui::Icon::hand_helping},
                                                             {ui::Family::clay, ui::Icon::hand},
                                                             {ui::Family::sky, ui::Icon::speech},
                                                             {ui::Family::plum, ui::Icon::heart},
                                                             {ui::Family::indigo, ui::Icon::sunrise},
                                                             {ui::Family::sage, ui::Icon::clock}}};

/// `part` is "what" or a tone; `situation` counts from 0.
inline std::string boundary_words(const Page& page, std::uint8_t kind, std::uint8_t situation, std::string_view part) {
    return page.say(Key::of({"bound.", kind_words[kind], ".", std::to_string(situation + 1), ".", part}));
}

/// Needs a kind and a situation.
std::optional<Action> draw_sentence(const BoundaryState& state, Page& page);

} // namespace porchlight::screens
