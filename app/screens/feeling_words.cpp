// The same words for every line, so that no end sounds better than the other.
#include "app/screens/feeling_words.h"

namespace porchlight::screens {

std::string place_in_words(const Strings& say, std::uint8_t value, std::string_view left, std::string_view right) {
    const auto between = [&](Key key) { return say(key, {{"left", left}, {"right", right}}); };
    if (value <= 3) return say("mood.say.at", {{"end", left}});
    if (value <= 17) return say("mood.say.close", {{"end", left}});
    if (value <= 29) return between("mood.say.quarter");
    if (value <= 41) return between("mood.say.third");
    if (value <= 58) return between("mood.say.half");
    if (value <= 70) return between("mood.say.two_thirds");
    if (value <= 82) return between("mood.say.three_quarters");
    if (value <= 96) return say("mood.say.close", {{"end", right}});
    return say("mood.say.at", {{"end", right}});
}

std::string line_in_words(const Strings& say, std::optional<std::uint8_t> value, std::string_view left,
                          std::string_view right) {
    if (!value) return say("mood.say.empty");
    return say.list({say("mood.set"), place_in_words(say, *value, left, right)});
}

} // namespace porchlight::screens
