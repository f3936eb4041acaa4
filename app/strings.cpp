#include "app/strings.h"

#include <boost/locale.hpp>
#include <unicode/smpdtfmt.h>

#include <array>
#include <iomanip>
#include <sstream>
#include <stdexcept>

namespace porchlight {
namespace {

constexpr auto catalogue_name = "porchlight";

std::filesystem::path catalogue_of(const std::filesystem::path& folder, std::string_view language) {
    return folder / language / "LC_MESSAGES" / (std::string(catalogue_name) + ".mo");
}

/// ICU sets a thin no-break space between the hour and AM; few fonts hold it, so the common no-break space stands in.
std::string with_common_spaces(std::string text) {
    constexpr std::string_view thin = "\u202F";
    constexpr std::string_view common = "\u00A0";
    for (auto at = text.find(thin); at != std::string::npos; at = text.find(thin, at)) {
        text.replace(at, thin.size(), common);
        at += common.size();
    }
    return text;
}

} // namespace

/// A pattern of ICU for a time of day, where the short form of a region is not what people say.
struct Strings::DayTimes {
    icu::SimpleDateFormat format;
};

Key Key::of(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const auto part : parts) text += part;
    const auto found = std::lower_bound(string_keys.begin(), string_keys.end(), text);
    if (found == string_keys.end() || *found != text) throw std::logic_error("no such key: " + text);
    return Key(*found);
}

Result<Strings> Strings::open(const std::filesystem::path& folder, std::string_view language, std::string_view region) {
    const auto catalogue = catalogue_of(folder, language);
    std::error_code ignored; // a file that cannot be looked at is as missing as one that is not there
    if (language.empty() || !std::filesystem::is_regular_file(catalogue, ignored))
        return fail(ExitCode::bad_input, catalogue.string() + ": no catalogue for the language \"" +
                                             std::string(language) + "\"; add assets/strings/" + std::string(language) +
                                             ".po");
    try {
        auto backends = boost::locale::localization_backend_manager::global();
        backends.select("icu");
        boost::locale::generator generator(backends);
        // What we ask of it and no more: each part reads tables of its own.
        generator.categories(boost::locale::formatting_facet | boost::locale::message_facet |
                             boost::locale::codepage_facet | boost::locale::calendar_facet |
                             boost::locale::information_facet);
        generator.characters(boost::locale::char_facet);
        generator.add_messages_path(folder.string());
        generator.add_messages_domain(catalogue_name);
        const auto name = std::string(language) + (region.empty() ? "" : "_" + std::string(region)) + ".UTF-8";
        Strings strings(generator(name), std::string(language));
        if (strings("bar.lang") == "bar.lang")
            return fail(ExitCode::bad_input, catalogue.string() + ": the catalogue holds no text for \"bar.lang\"");
        if (const auto pattern = strings("time.pattern"); pattern != "short") {
            UErrorCode status = U_ZERO_ERROR;
            icu::SimpleDateFormat format(icu::UnicodeString::fromUTF8(pattern), icu::Locale(strings.language_.c_str()),
                                         status);
            if (U_FAILURE(status))
                return fail(ExitCode::bad_input, catalogue.string() + ": time.pattern \"" + pattern +
                                                     "\" is neither \"short\" nor a pattern of ICU");
            format.setTimeZone(*icu::TimeZone::getGMT());
            strings.day_times_ = std::make_shared<const DayTimes>(DayTimes{std::move(format)});
        }
        strings.right_to_left_ = icu::Locale(strings.language_.c_str()).isRightToLeft() != 0;
        return strings;
    } catch (const std::exception& error) {
        return fail(ExitCode::bad_input, catalogue.string() + ": not a gettext catalogue (" + error.what() + ")");
    }
}

Result<Strings> Strings::open_pseudo(const std::filesystem::path& folder, Pseudo language, std::string_view region) {
    auto strings = open(folder, "en", region);
    if (!strings) return strings;
    strings->pseudo_ = language;
    strings->right_to_left_ = language == Pseudo::right_to_left;
    return strings;
}

std::vector<std::string> Strings::languages(const std::filesystem::path& folder) {
    std::vector<std::string> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        auto language = entry.path().filename().string();
        if (std::filesystem::is_regular_file(catalogue_of(folder, language), error))
            found.push_back(std::move(language));
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::string Strings::operator()(Key key) const {
    return said(key, boost::locale::translate(std::string(key.text())).str(locale_));
}

std::string Strings::said(Key key, std::string copy) const {
    const bool is_pattern = key.text().starts_with("date.") || key == Key("time.pattern"); // signs, not words
    return !pseudo_ || is_pattern ? copy : pseudo_copy(*pseudo_, copy);
}

std::string Strings::operator()(Key key, Arguments arguments) const { return filled((*this)(key), arguments); }

std::string Strings::plural(Key key, std::int64_t count, Arguments arguments) const {
    const std::string id(key.text());
    // Catalogues count in int; every larger number takes the form of the largest.
    const auto form = static_cast<int>(std::clamp<std::int64_t>(count, 0, 1'000'000));
    return filled(filled(said(key, boost::locale::translate(id, id, form).str(locale_)), {{"n", count}}), arguments);
}

std::string Strings::filled(std::string text, Arguments arguments) const {
    for (const auto& argument : arguments) {
        const auto place = "{" + std::string(argument.name) + "}";
        const auto value = argument.counted ? number(argument.number) : argument.text;
        for (auto at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
            text.replace(at, place.size(), value);
    }
    return text;
}

std::string Strings::time(int minute) const {
    if (day_times_) {
        icu::UnicodeString text;
        std::string words;
        day_times_->format.format(minute * 60'000.0, text); // milliseconds
        return text.toUTF8String(words);
    }
    std::ostringstream out;
    out.imbue(locale_);
    out << boost::locale::as::gmt << boost::locale::as::time << boost::locale::as::time_short << minute * 60.0;
    return with_common_spaces(out.str());
}

std::string Strings::countdown(int seconds) const {
    const auto rest = std::to_string(seconds % 60);
    return (*this)("time.minutes.seconds", {{"m", seconds / 60}, {"ss", rest.size() < 2 ? "0" + rest : rest}});
}

std::string Strings::date(Key pattern, store::Day day) const {
    constexpr double day_seconds = 86'400.0;
    std::ostringstream out;
    out.imbue(locale_);
    out << boost::locale::as::gmt << boost::locale::as::ftime((*this)(pattern)) << day.number * day_seconds;
    return out.str();
}

std::string Strings::range(store::Period period) const {
    const auto from = date("date.short", period.from);
    if (period.from == period.until) return from;
    return (*this)("date.range", {{"from", from}, {"to", date("date.short", period.until)}});
}

std::string Strings::number(std::int64_t value) const {
    std::ostringstream out;
    out.imbue(locale_);
    out << boost::locale::as::number << value;
    return out.str();
}

std::string Strings::size(std::uint64_t bytes) const {
    static constexpr std::array<Key, 4> units = {"size.bytes", "size.kb", "size.mb", "size.gb"};
    std::size_t unit = 0;
    auto value = static_cast<double>(bytes);
    while (value >= 1000 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    std::ostringstream out;
    out.imbue(locale_);
    out << boost::locale::as::number << std::fixed << std::setprecision(unit > 1 && value < 100 ? 1 : 0) << value;
    return (*this)(units[unit], {{"n", out.str()}});
}

std::string Strings::list(const std::vector<std::string>& texts) const {
    std::string joined;
    for (const auto& text : texts) joined += (joined.empty() ? "" : (*this)("list.separator")) + text;
    return joined;
}

} // namespace porchlight
