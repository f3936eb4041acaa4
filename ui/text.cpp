// What words say without their marks.
#include "ui/text.h"

namespace ui {

std::string spoken(std::string_view words) {
    std::string plain;
    plain.reserve(words.size());
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words.substr(at, 2) == "**") {
            ++at;
        } else {
            plain.push_back(words[at]);
        }
    }
    return plain;
}

} // namespace ui
