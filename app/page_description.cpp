#include "app/page_description.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace porchlight {

namespace {

constexpr std::string_view leave_language = "\033%-12345X";

void add(SecretBytes& page, std::string_view text) { page.insert(page.end(), text.begin(), text.end()); }

/// "\033*b" and 12 and "W".
void add(SecretBytes& page, std::string_view begin, int number, char end) {
    add(page, begin);
    add(page, std::to_string(number));
    page.push_back(static_cast<std::uint8_t>(end));
}

/// As many bytes as a packed row can have, and a command around it: a printer that lost the page before this one
/// halfway waits for the rest of a row, and would take it from our first commands. Any other passes over NULs.
std::size_t rest_of_a_row(const ui::PaperArea& area) {
    constexpr std::size_t a_command = 16;
    const auto bytes = static_cast<std::size_t>(area.width / 8);
    return bytes + bytes / 128 + 1 + a_command;
}

int size_code(ui::PaperFormat format) { return format == ui::PaperFormat::letter ? 2 : 26; }

/// PCL's page begins so far from the edge of an upright sheet: 1/4 inch, on A4 6 mm.
int page_left(ui::PaperFormat format) { return format == ui::PaperFormat::letter ? 75 : 71; }

/// As the manual's method 2, TIFF's PackBits: n + 1 bytes as they are after n, or one byte 1 - n times after a negative
/// n. What is white to the end of the row is left out.
void pack(std::span<const std::uint8_t> row, SecretBytes& made) {
    constexpr std::size_t longest = 128;
    made.clear();
    while (!row.empty() && row.back() == 0) row = row.first(row.size() - 1);
    std::size_t at = 0;
    const auto run_at = [&](std::size_t from) {
        std::size_t end = from;
        while (end < row.size() && end - from < longest && row[end] == row[from]) ++end;
        return end - from;
    };
    while (at < row.size()) {
        if (const std::size_t same = run_at(at); same > 1) {
            made.push_back(static_cast<std::uint8_t>(257 - same));
            made.push_back(row[at]);
            at += same;
            continue;
        }
        std::size_t end = at + 1;
        while (end < row.size() && end - at < longest && run_at(end) < 3) ++end;
        made.push_back(static_cast<std::uint8_t>(end - at - 1));
        made.insert(made.end(), row.begin() + static_cast<std::ptrdiff_t>(at),
                    row.begin() + static_cast<std::ptrdiff_t>(end));
        at = end;
    }
}

} // namespace

SecretBytes page_description(const ui::PaperPicture& picture, bool with_pjl) {
    const ui::PaperArea area = picture.area();
    SecretBytes page(rest_of_a_row(area));
    if (with_pjl) {
        add(page, leave_language);
        add(page, "@PJL ENTER LANGUAGE=PCL\r\n");
    }
    add(page, "\033E");                                    // as it is when it is switched on
    add(page, "\033&l", size_code(picture.format()), 'A'); // the paper
    add(page, "\033&l1X\033&l0O\033&l0E\033&l0L");         // one copy, upright, from the upper edge, to the lower
    add(page, "\033*t", ui::paper_dots_an_inch, 'R');
    add(page, "\033*p", area.left - page_left(picture.format()), 'X');
    add(page, "\033*p", area.top, 'Y');
    add(page, "\033*r1A\033*b2M"); // rows from here on, packed
    SecretBytes row;
    for (int y = 0; y < area.height; ++y) {
        pack(picture.row(y), row);
        add(page, "\033*b", static_cast<int>(row.size()), 'W');
        page.insert(page.end(), row.begin(), row.end());
    }
    add(page, "\033*rB\033*rC\f\033E"); // the end of rows as PCL 3 and as PCL 5 say it; out with the page
    if (with_pjl) add(page, leave_language);
    return page;
}

} // namespace porchlight
