#include "app/help_lines.h"

#include "app/toml_reader.h"

#include <algorithm>

namespace porchlight {
namespace {

constexpr std::ptrdiff_t least_digits = 3;
constexpr std::ptrdiff_t most_digits = 15;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::optional<HelpLine> read_line(TomlReader& in, const std::string& section) {
    HelpLine line;
    const auto key = [&section](const char* name) { return section + "." + name; };
    for (const auto* name : {"name", "number", "source", "verified_on"}) in.require(key(name));
    in.text(key("name"), line.name, 1, 60);
    in.text(key("number"), line.number, 1, 24);
    if (in.has(key("number")) && !is_help_number(line.number))
        in.refuse(key("number"),
                  "is \"" + line.number + "\"; allowed are 3 to 15 digits, with spaces, \"-\" and a leading \"+\"");
    in.flag(key("text"), line.text);
    in.flag(key("spanish_press_two"), line.spanish_press_two);
    in.text(key("source"), line.source, 1, 200);
    std::string day;
    in.text(key("verified_on"), day, 10, 10);
    const auto verified = store::day_from_iso(day);
    if (!verified)
        in.refuse(key("verified_on"), "must be a day such as \"2026-11-22\"");
    else
        line.verified_on = *verified;
    return line;
}

const char* file_of(Region region) { return region == Region::us ? "us.toml" : "in.toml"; }

} // namespace

bool needs_checking(store::Day verified_on, store::Day today) {
    const auto age_days = today.number - verified_on.number;
    return age_days < 0 || age_days > verified_for_days;
}

bool is_help_number(std::string_view number) {
    if (number.starts_with('+')) number.remove_prefix(1);
    const auto digits = std::count_if(number.begin(), number.end(), is_digit);
    return digits >= least_digits && digits <= most_digits && is_digit(number.front()) && is_digit(number.back()) &&
           number.find_first_not_of("0123456789 -") == std::string_view::npos;
}

bool are_help_numbers(const HelpNumbers& numbers) {
    return is_help_number(numbers.emergency) && (numbers.crisis.empty() || is_help_number(numbers.crisis));
}

Result<HelpLines> parse_help_lines(std::string_view text, const std::string& file) {
    TomlReader in(text, file);
    HelpLines lines;
    in.require("region");
    in.choice("region", lines.region, {{"us", Region::us}, {"in", Region::in}});
    lines.crisis = read_line(in, "crisis");
    lines.emergency = read_line(in, "emergency");
    return in.finish().map([&lines] { return std::move(lines); });
}

Result<HelpLines> load_help_lines(const std::filesystem::path& folder, Region region) {
    if (region == Region::other) return HelpLines{};
    const auto file = (folder / file_of(region)).string();
    auto lines =
        read_settings_file(file).and_then([&file](const std::string& text) { return parse_help_lines(text, file); });
    if (lines && lines->region != region)
        return fail(ExitCode::bad_input, file + ":1: region must be that of the file's name");
    return lines;
}

HelpNumbers numbers_of(const HelpLines& lines) {
    HelpNumbers numbers;
    if (lines.crisis) {
        numbers.crisis = lines.crisis->number;
        numbers.spanish_press_two = lines.crisis->spanish_press_two;
    }
    if (lines.emergency) numbers.emergency = lines.emergency->number;
    for (const std::optional<HelpLine>* line : {&lines.crisis, &lines.emergency})
        if (*line)
            numbers.checked_on = std::min(numbers.checked_on.value_or((*line)->verified_on), (*line)->verified_on);
    return numbers;
}

} // namespace porchlight
