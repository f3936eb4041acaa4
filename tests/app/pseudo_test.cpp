// The languages nobody speaks: what they make of the copy, and that no site can offer them.
#include "app/config.h"
#include "app/strings.h"
#include "app/unicode.h"

#include <catch2/catch.hpp>

using namespace porchlight;

namespace {

Strings pseudo(Pseudo language) {
    auto strings = Strings::open_pseudo(PORCHLIGHT_SHARE "/locale", language, "US");
    if (!strings) FAIL(strings.error().sentence);
    return *strings;
}

Strings english() {
    auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", "en", "US");
    if (!strings) FAIL(strings.error().sentence);
    return *strings;
}

} // namespace

TEST_CASE("pseudo: the longer language is 40 % longer, with its places and bold marks kept") {
    CHECK(pseudo_copy(Pseudo::longer, "Language") == "Laangguaagee");
    CHECK(pseudo_copy(Pseudo::longer, "**Hello** {name}, {n}") == "**Heelllo** {name}, {n}");
    const Strings plain = english(), longer = pseudo(Pseudo::longer);
    std::size_t letters = 0, longer_letters = 0;
    for (const auto key : string_keys) {
        letters += letter_count(plain(Key::of({key})));
        longer_letters += letter_count(longer(Key::of({key})));
    }
    CHECK(static_cast<double>(longer_letters) / static_cast<double>(letters) > 1.36); // spaces and signs do not grow
    CHECK(longer.plural("search.found", 2) == "2\u00A0reeadds ffouundd");
    CHECK(longer.date("date.long", store::Day{0}) == plain.date("date.long", store::Day{0}));
    CHECK(longer.time(0) == plain.time(0));
}

TEST_CASE("pseudo: the language from right to left overrides each word and leaves places and digits alone") {
    CHECK(pseudo_copy(Pseudo::right_to_left, "Ask {n} of 9") == "\u202EAsk\u202C {n} \u202Eof\u202C 9");
    CHECK(pseudo(Pseudo::right_to_left).right_to_left());
    CHECK_FALSE(pseudo(Pseudo::longer).right_to_left());
    CHECK_FALSE(english().right_to_left());
}

TEST_CASE("pseudo: no site can offer one") {
    CHECK(pseudo_named("pseudo-long") == Pseudo::longer);
    CHECK(pseudo_named("pseudo-rtl") == Pseudo::right_to_left);
    CHECK_FALSE(pseudo_named("en"));
    for (const std::string& language : Strings::languages(PORCHLIGHT_SHARE "/locale"))
        CHECK_FALSE(pseudo_named(language));
    CHECK_FALSE(parse_config("[site]\nlanguages = [\"pseudo-rtl\"]\n", "porchlight.toml"));
}
