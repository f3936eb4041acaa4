// Holds one finished frame against the rules that every screen keeps, from what it registered and what it drew: names,
// targets, gaps, words that are cut, things that lie over each other, and contrast. Looks at no pixels.
#pragma once

#include "app/strings.h"
#include "ui/stage.h"

#include <set>
#include <string>
#include <vector>

namespace test {

/// What a frame is held against.
struct LayoutRules {
    ui::Size canvas;
    float bar_height = 0;
    ui::ThemeName theme = ui::ThemeName::light;
    const std::set<std::string>* foreign = nullptr; ///< copy of another language that must not be shown
};

/// One line for each broken rule: ids or words, and what is wrong. Empty when all is well.
std::vector<std::string> broken_layout(const ui::Stage& stage, const LayoutRules& rules);

/// Every sentence of `other`'s catalogue that `shown` says otherwise.
std::set<std::string> copy_of_others(const porchlight::Strings& shown, const porchlight::Strings& other);

} // namespace test
