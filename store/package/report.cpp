// Every chart stands beside its numbers in a real table; the drawings are hidden from screen readers, the tables are
// not.
#include "store/package/report.h"

#include "store/package/report_style.h"

#include <algorithm>
#include <array>
#include <span>

namespace store {
namespace {

constexpr std::array<std::string_view, reason_count> reason_labels{"Group session", "One-to-one",  "Family visit",
                                                                   "Medication",    "First visit", "Something else"};

struct LineWords {
    std::string_view name;
    std::string_view left;
    std::string_view right;
};
constexpr std::array<LineWords, line_count> line_words{
    {{"Energy", "Worn out", "Full of energy"}, {"Mood", "Heavy", "Light"}, {"Ease", "On edge", "At ease"}}};

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

std::string long_date(Day day) {
    constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
    const auto date = date_of(day);
    return std::string(months[unsigned{date.month()} - 1]) + " " + std::to_string(unsigned{date.day()}) + ", " +
           std::to_string(static_cast<int>(date.year()));
}

std::string period_text(Period period) {
    if (period.from == period.until) return long_date(period.from);
    return long_date(period.from) + " to " + long_date(period.until);
}

/// For people: with a thousands comma, and an en dash in 1–10.
std::string number_text(Cell cell) {
    switch (cell.kind) {
    case Cell::Kind::one_to_ten:
        return "1–10";
    case Cell::Kind::withheld:
        return "hidden";
    case Cell::Kind::exact:
        break;
    }
    auto text = std::to_string(cell.count);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) {
        text.insert(static_cast<std::size_t>(at), 1, ',');
    }
    return text;
}

std::string_view class_of(Cell cell) {
    switch (cell.kind) {
    case Cell::Kind::one_to_ten:
        return " few";
    case Cell::Kind::withheld:
        return " kept";
    case Cell::Kind::exact:
        break;
    }
    return "";
}

bool is_hidden(Cell cell) { return cell.kind != Cell::Kind::exact; }

std::uint64_t largest_of(std::span<const Cell> cells) {
    std::uint64_t largest = 1;
    for (const auto& cell : cells) largest = std::max(largest, cell.count);
    return largest;
}

/// A bar of at most `room` units. Fractions are rounded to whole units, so that the text is the same on every machine.
std::uint64_t bar_length(Cell cell, std::uint64_t largest, std::uint64_t room) {
    return cell.count == 0 ? 0 : std::max<std::uint64_t>(3, (cell.count * room + largest / 2) / largest);
}

constexpr std::string_view dashed = "fill=\"none\" stroke=\"#7F7A8C\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\"";

std::string across_bar(Cell cell, std::uint64_t largest) {
    std::string svg = "<svg viewBox=\"0 0 400 22\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
    if (is_hidden(cell)) {
        svg.append("<rect x=\"1\" y=\"2\" width=\"34\" height=\"18\" rx=\"5\" ").append(dashed).append("/>");
    } else if (cell.count == 0) {
        svg.append("<rect x=\"0\" y=\"2\" width=\"2\" height=\"18\" fill=\"#DDD5C6\"/>");
    } else {
        svg.append("<rect x=\"0\" y=\"1\" width=\"" + std::to_string(bar_length(cell, largest, 400)) +
                   "\" height=\"20\" rx=\"5\" fill=\"#6F7BB0\"/>");
    }
    return svg + "</svg>";
}

/// Five columns on one ground line, each above its cell of the table.
std::string columns(std::span<const Cell> cells) {
    const auto largest = largest_of(cells);
    std::string svg = "<svg viewBox=\"0 0 700 86\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto left = std::to_string(i * 140 + 14);
        if (is_hidden(cells[i])) {
            svg.append("<rect x=\"" + left + "\" y=\"66\" width=\"112\" height=\"18\" rx=\"5\" ").append(dashed) +=
                "/>";
        } else if (cells[i].count > 0) {
            const auto height = bar_length(cells[i], largest, 80);
            svg.append("<rect x=\"" + left + "\" y=\"" + std::to_string(85 - height) + "\" width=\"112\" height=\"" +
                       std::to_string(height) + "\" rx=\"5\" fill=\"#6F7BB0\"/>");
        }
    }
    return svg + "<rect x=\"0\" y=\"84\" width=\"700\" height=\"2\" fill=\"#DDD5C6\"/></svg>";
}

std::string visits_section(const Summary& summary) {
    std::string html = "<section aria-labelledby=\"visits\"><h2 id=\"visits\">Visits</h2>\n<div class=\"split\">\n"
                       "<p class=\"count\"><strong class=\"big\">" +
                       number_text(summary.total) + "</strong> checked in</p>\n" +
                       "<table class=\"reasons\"><caption class=\"note\">What brought people in</caption><tbody>\n";
    const auto largest = largest_of(summary.reasons);
    for (std::size_t i = 0; i < reason_count; ++i) {
        const auto cell = summary.reasons[i];
        html.append("<tr><th scope=\"row\">").append(reason_labels[i]).append("</th><td>");
        html.append(across_bar(cell, largest)).append("</td><td class=\"n").append(class_of(cell)).append("\">");
        html.append(number_text(cell)).append("</td></tr>\n");
    }
    return html + "</tbody></table>\n</div></section>\n";
}

std::string answered_text(const PublishedLine& line) {
    if (line.answered.kind == Cell::Kind::one_to_ten) return "1–10 people touched this line, so its parts are hidden";
    if (is_hidden(line.answered)) return "how many people touched this line is hidden";
    if (line.answered.count == 0) return "nobody touched this line";
    auto text = number_text(line.answered) + " people touched this line";
    if (!is_hidden(line.unanswered)) text += ", " + number_text(line.unanswered) + " left it untouched";
    return text;
}

std::string lowered(std::string_view words) {
    std::string text(words);
    text.front() = static_cast<char>(text.front() | 0x20); // an ASCII capital
    return text;
}

std::string line_figure(const PublishedLine& line, const LineWords& words) {
    const std::array<std::string, fifth_count> labels{std::string(words.left), "Nearer " + lowered(words.left),
                                                      "In between", "Nearer " + lowered(words.right),
                                                      std::string(words.right)};
    auto html = "<figure><figcaption><h3>" + std::string(words.name) + "</h3><span>" + answered_text(line) +
                "</span></figcaption>\n" + columns(line.fifths) + "\n<table class=\"fifths\" aria-label=\"" +
                std::string(words.name) + ": people in each fifth of the line\"><thead><tr>";
    for (const auto& label : labels) html.append("<th scope=\"col\">").append(label).append("</th>");
    html += "</tr></thead><tbody><tr>";
    for (const auto& cell : line.fifths) {
        html.append("<td class=\"n").append(class_of(cell)).append("\">").append(number_text(cell)).append("</td>");
    }
    return html + "</tr></tbody></table></figure>\n";
}

std::string feelings_section(const Summary& summary) {
    std::string html =
        "<section class=\"second\" aria-labelledby=\"feelings\"><h2 id=\"feelings\">How people felt</h2>\n"
        "<p class=\"note\">People touch a line anywhere between two words, or leave it untouched. Each "
        "column is a fifth of the line.</p>\n";
    for (std::size_t i = 0; i < line_count; ++i) html += line_figure(summary.lines[i], line_words[i]);
    return html + "</section>\n";
}

constexpr std::string_view hidden_section =
    "<section class=\"hidden\" aria-labelledby=\"hidden\"><h2 id=\"hidden\">What is hidden, and why</h2>\n"
    "<p>In a small group, somebody could be recognized. So a count of 1 to 10 is never shown here: it reads "
    "<strong>1–10</strong>, with a dashed outline. Zero, and every count from 11 on, is exact.</p>\n"
    "<p>Where a hidden count could be worked out from the others, one more is <strong>hidden</strong>, whatever its "
    "size. "
    "The summary can be shared: it tells nothing about any one person.</p></section>\n";

std::string files_section(std::string_view kiosk, bool has_backup) {
    return "<section aria-labelledby=\"files\"><h2 id=\"files\">In the same folder</h2>\n<dl>"
           "<dt>summary.csv</dt><dd>these totals as a table</dd>"
           "<dt>datapackage.json</dt><dd>what the columns mean</dd>"
           "<dt>records.zip</dt><dd>every visit, locked with the site’s export passphrase</dd>" +
           std::string(has_backup ? "<dt>backup.sealed</dt><dd>for a new kiosk, if this one breaks</dd>" : "") +
           "<dt>manifest.json</dt><dd>the list of these files, signed by kiosk <strong>" + std::string(kiosk) +
           "</strong></dd></dl></section>\n";
}

/// Names no day: each such day is one that somebody came on.
constexpr std::string_view uncertain_note = "<p class=\"note\">The kiosk’s clock may have been wrong on some of these "
                                            "days: their visits are counted, and their "
                                            "day is uncertain. audit.csv in records.zip names those days.</p>\n";

} // namespace

std::string report_html(const Summary& summary, std::string_view site, std::string_view kiosk, Period period,
                        bool days_are_uncertain, bool has_backup) {
    const auto name = escaped(site);
    const auto days = period_text(period);
    std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                       "'unsafe-inline'\">\n<title>Check-ins at " +
                       name + ", " + days + "</title>\n<style>";
    html.append(report_style).append("</style>\n</head>\n<body>\n<header>").append(report_lantern);
    html.append("<div><h1>Check-ins at " + name + "</h1>\n<p class=\"lead\">" + days + "</p></div></header>\n<main>\n");
    html.append(days_are_uncertain ? uncertain_note : std::string_view())
        .append(visits_section(summary))
        .append(hidden_section)
        .append(files_section(kiosk, has_backup))
        .append(feelings_section(summary)); // a page of its own when it is printed
    html.append("</main>\n<footer><p>Made by a Porchlight kiosk. It asks for no names and keeps no times of "
                "day.</p></footer>\n</body>\n</html>\n");
    return html;
}

} // namespace store
