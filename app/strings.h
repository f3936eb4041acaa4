// Every word on the glass, in one language: copy by key, counts, dates, times and numbers. A key that the English
// catalogue does not hold does not compile. Refuses to guess: a language without a catalogue is an error.
#pragma once

#include "app/error.h"
#include "app/pseudo.h"
#include "app/string_keys.h"
#include "store/day.h"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <locale>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace porchlight {

/// A key of the catalogue, checked while compiling: `strings("welcome.here")`.
class Key {
  public:
    consteval Key(const char* text) : text_(known(text)) {}

    /// A key put together at run time, such as {"note.", "07"}. Throws std::logic_error when the catalogue has no such
    /// key: that is our own mistake, never input.
    static Key of(std::initializer_list<std::string_view> parts);

    constexpr std::string_view text() const { return text_; }
    friend constexpr bool operator==(Key, Key) = default;

  private:
    constexpr explicit Key(std::string_view text) : text_(text) {}

    static consteval std::string_view known(std::string_view text) {
        const auto found = std::lower_bound(string_keys.begin(), string_keys.end(), text);
        if (found == string_keys.end() || *found != text) the_english_catalogue_has_no_such_key();
        return *found;
    }
    static void the_english_catalogue_has_no_such_key(); // never defined: calling it stops the compiler

    std::string_view text_;
};

/// What stands in a {place} of the copy: a text, or a whole number written as the language writes it.
struct Argument {
    Argument(std::string_view place, std::string_view value) : name(place), text(value) {}
    Argument(std::string_view place, std::integral auto value)
        : name(place), number(static_cast<std::int64_t>(value)), counted(true) {}

    std::string_view name;
    std::string text;
    std::int64_t number = 0;
    bool counted = false;
};

/// The copy of one language. Reading it is safe from any thread.
class Strings {
  public:
    using Arguments = std::initializer_list<Argument>;

    /// `folder` holds <language>/LC_MESSAGES/porchlight.mo. `region` ("US", "IN" or empty) chooses how dates and times
    /// are written. ExitCode::bad_input names the catalogue that is missing or cannot be read.
    static Result<Strings> open(const std::filesystem::path& folder, std::string_view language,
                                std::string_view region = "");

    /// English as a language nobody speaks would have it, for the gallery and the tests.
    static Result<Strings> open_pseudo(const std::filesystem::path& folder, Pseudo language,
                                       std::string_view region = "");

    /// The languages that have a catalogue in `folder`, in alphabetical order of their codes.
    static std::vector<std::string> languages(const std::filesystem::path& folder);

    /// Of the catalogue; a pseudo-language is English.
    const std::string& language() const { return language_; }
    /// Written from right to left, so that the whole picture is mirrored.
    bool right_to_left() const { return right_to_left_; }

    /// The copy as it stands, with **bold** kept for the painter.
    std::string operator()(Key key) const;
    /// The copy with its places filled in: `strings("done.call", {{"name", arrival_name}})`.
    std::string operator()(Key key, Arguments arguments) const;
    /// The form that fits `count`, which also fills {n}.
    std::string plural(Key key, std::int64_t count, Arguments arguments = {}) const;

    /// A time of day as the region or the language writes it: "5:42 PM", "शाम 5:42". `minute` counts from midnight, 0
    /// to 1439.
    std::string time(int minute) const;
    /// A length of time as it runs down: "1:48".
    std::string countdown(int seconds) const;
    /// A day in one of the catalogue's patterns: `date("date.long", day)` is "Tuesday, October 14".
    std::string date(Key pattern, store::Day day) const;
    /// Both ends of a period in the short form: "Oct 7 to Oct 13".
    std::string range(store::Period period) const;
    std::string number(std::int64_t value) const;
    /// A size in the largest unit that leaves 1 or more, one decimal below 10: "2.1 MB". 1 KB is 1000 bytes.
    std::string size(std::uint64_t bytes) const;
    /// Texts one after another: "Peer supporter, quiet space".
    std::string list(const std::vector<std::string>& texts) const;

  private:
    Strings(std::locale locale, std::string language) : locale_(std::move(locale)), language_(std::move(language)) {}
    std::string filled(std::string text, Arguments arguments) const;
    /// What a catalogue says, or what the pseudo-language makes of it.
    std::string said(Key key, std::string copy) const;

    struct DayTimes;

    std::locale locale_;
    std::string language_;
    bool right_to_left_ = false;
    std::optional<Pseudo> pseudo_;
    std::shared_ptr<const DayTimes> day_times_; ///< absent: the short form of the region
};

} // namespace porchlight
