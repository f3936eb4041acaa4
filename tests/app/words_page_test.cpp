// The page with the words: what is drawn is what a printer draws, on the right sheet, in every language.
#include "../support/app/pcl.h"
#include "app/page_description.h"
#include "app/words_page.h"

#include <algorithm>

using namespace porchlight;
using ui::PaperFormat;

namespace {

Strings words_in(const std::string& language) {
    auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", language, "US");
    if (!strings) FAIL(strings.error().sentence);
    return std::move(*strings);
}

WordsPage page_of_both() {
    return {.site_name = "Maple Street Center",
            .day = store::Day{20742},
            .passphrase = ShownWords("maple kettle window saddle copper quilt harbor pencil"),
            .recovery = ShownWords("garden velvet anchor paper thimble olive cabin drum")};
}

ui::PaperPicture drawn(const WordsPage& page, const std::string& language = "en",
                       PaperFormat format = PaperFormat::letter) {
    auto picture = draw_words_page(page, words_in(language), PORCHLIGHT_SHARE, format);
    if (!picture) FAIL(picture.error().sentence);
    return std::move(*picture);
}

bool is_white(std::span<const std::uint8_t> row) {
    return std::ranges::all_of(row, [](std::uint8_t byte) { return byte == 0; });
}

bool same(const ui::PaperPicture& one, const ui::PaperPicture& other) {
    for (int y = 0; y < one.area().height; ++y)
        if (!std::ranges::equal(one.row(y), other.row(y))) return false;
    return true;
}

test::PclPage as_printed(const ui::PaperPicture& picture, bool with_pjl) {
    const SecretBytes bytes = page_description(picture, with_pjl);
    return test::read_pcl({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// Dot for dot; what a row lacks at its end is white.
void is_picture(const test::PclPage& page, const ui::PaperPicture& picture) {
    REQUIRE(page.rows.size() == static_cast<std::size_t>(picture.area().height));
    std::size_t wrong = 0;
    for (std::size_t y = 0; y < page.rows.size(); ++y) {
        const auto row = picture.row(static_cast<int>(y));
        std::vector<std::uint8_t> read = page.rows[y];
        REQUIRE(read.size() <= row.size());
        read.resize(row.size());
        wrong += std::ranges::equal(read, row) ? 0U : 1U;
    }
    CHECK(wrong == 0);
}

} // namespace

TEST_CASE("words page: what a printer reads from it is the picture, dot for dot") {
    for (const PaperFormat format : {PaperFormat::letter, PaperFormat::a4}) {
        const ui::PaperPicture picture = drawn(page_of_both(), "en", format);
        const test::PclPage page = as_printed(picture, false);
        is_picture(page, picture);
        const bool letter = format == PaperFormat::letter;
        CHECK(page.values.at("&lA") == (letter ? 2 : 26));
        CHECK(page.values.at("&lX") == 1);
        CHECK(page.values.at("*tR") == 300);
        CHECK(page.values.at("*pX") + (letter ? 75 : 71) == picture.area().left);
        CHECK(page.values.at("*pY") == picture.area().top);
        CHECK(page.resets == 2); // before it, and after it
        CHECK(page.feeds == 1);
        CHECK(page.ended);
        CHECK(page.pjl.empty());
    }
}

TEST_CASE("words page: a printer of several languages is told which one follows") {
    const ui::PaperPicture picture = drawn(page_of_both());
    const test::PclPage page = as_printed(picture, true);
    CHECK(page.pjl == "@PJL ENTER LANGUAGE=PCL\r\n");
    is_picture(page, picture);
}

TEST_CASE("words page: every row of dots comes back as it was packed") {
    ui::PaperPicture picture(PaperFormat::a4);
    const int width = picture.area().width;
    for (int x = 0; x < width; ++x) {
        picture.blacken(x, 0);                 // one long run
        if (x % 2 == 0) picture.blacken(x, 1); // the same byte all along
        if (x % 3 == 0 && x / 8 % 2 == 0) picture.blacken(x, 2);
        if ((x * 7919) % 13 < 6) picture.blacken(x, 3); // hardly a run
        if (x / 8 % 5 < 2) picture.blacken(x, 4);       // runs of two and three
    }
    picture.blacken(width - 1, 5);
    picture.blacken(width, 6); // beyond it
    CHECK(is_white(picture.row(6)));
    is_picture(as_printed(picture, false), picture);
}

TEST_CASE("words page: whatever row the page before it was broken off in, this one begins after that row") {
    for (const PaperFormat format : {PaperFormat::letter, PaperFormat::a4}) {
        ui::PaperPicture hard(format);
        for (int x = 0; x < hard.area().width; ++x)
            if ((x * x / 3) % 7 < 3) hard.blacken(x, 0); // no byte like the one before it: it grows when it is packed
        const test::PclPage page = as_printed(hard, false);
        REQUIRE(page.longest_row > hard.area().width / 8);
        CHECK(page.nuls > static_cast<std::size_t>(page.longest_row));
    }
}

TEST_CASE("words page: it all fits, in every language, with the longest words there are") {
    for (const char* language : {"en", "es", "hi"})
        for (const PaperFormat format : {PaperFormat::letter, PaperFormat::a4}) {
            INFO(language);
            WordsPage page = page_of_both();
            page.site_name = std::string(40, 'W');
            page.passphrase = page.recovery =
                ShownWords("popcorn mammoth wigwams popcorn mammoth wigwams popcorn mammoth");
            const ui::PaperPicture picture = drawn(page, language, format);
            const int height = picture.area().height;
            CHECK_FALSE(is_white(picture.row(60)));
            int last = height - 1;
            while (last > 0 && is_white(picture.row(last))) --last;
            CHECK(last > height / 2);
            CHECK(last < height - 60); // the last line is whole, with room below
        }
}

TEST_CASE("words page: each word is in its place, and the page says whose it is and of which day") {
    const ui::PaperPicture whole = drawn(page_of_both());
    CHECK(same(whole, drawn(page_of_both())));
    const auto differs = [&](const auto& change) {
        WordsPage other = page_of_both();
        change(other);
        return !same(whole, drawn(other));
    };
    CHECK(differs([](WordsPage& page) {
        page.passphrase = ShownWords("kettle maple window saddle copper quilt harbor pencil");
    }));
    CHECK(differs(
        [](WordsPage& page) { page.recovery = ShownWords("garden velvet anchor paper thimble olive cabin dune"); }));
    CHECK(differs([](WordsPage& page) { page.site_name = "Maple Street Centre"; }));
    CHECK(differs([](WordsPage& page) { page.day = page.day + 1; }));
}

TEST_CASE("words page: with a passphrase alone it has that and nothing else") {
    WordsPage page = page_of_both();
    page.recovery = {};
    page.site_name.clear();
    const ui::PaperPicture one = drawn(page), both = drawn(page_of_both());
    const auto black_rows = [](const ui::PaperPicture& picture) {
        int rows = 0;
        for (int y = 0; y < picture.area().height; ++y) rows += is_white(picture.row(y)) ? 0 : 1;
        return rows;
    };
    CHECK(black_rows(one) > 300);
    CHECK(black_rows(one) < black_rows(both) * 2 / 3);
}
