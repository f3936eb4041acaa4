#include "app/words_page.h"

#include "app/unicode.h"

namespace porchlight {

namespace {

constexpr float point = static_cast<float>(ui::paper_dots_an_inch) / 72;
constexpr float line_share = 1.3F, rule_px = 3, bold_rule_px = 8;

ui::TextStyle style(float points, ui::Weight weight, ui::Face face = ui::Face::sans) {
    return {.face = face, .weight = weight, .size_px = points * point, .line_px = points * point * line_share};
}

/// Writes one thing under another.
class Column {
  public:
    explicit Column(ui::Paper& paper) : paper_(paper), width_(paper.size().width) {}

    void words(std::string_view said, const ui::TextStyle& look) {
        y_ += paper_.write({0, y_}, {.words = said, .style = look, .color = {}, .width_px = width_}).height;
    }
    void gap(float points) { y_ += points * point; }
    void rule(float px) {
        paper_.fill({0, y_, width_, px});
        y_ += px;
    }
    /// Two beside each other, each with its number in front and a line under it.
    void numbered(const Strings& say, const ShownWords& shown) {
        constexpr std::size_t columns = 2;
        constexpr float gap_px = 24 * point, number_px = 26 * point, above_px = 8 * point, below_px = 3 * point;
        const ui::TextStyle small = style(15, ui::Weight::regular), large = style(26, ui::Weight::bold);
        const float across = (width_ - gap_px * (columns - 1)) / columns;
        const auto each = shown.each();
        for (std::size_t i = 0; i < each.size(); ++i) {
            const float x = static_cast<float>(i % columns) * (across + gap_px);
            const std::string number = say.number(static_cast<std::int64_t>(i) + 1);
            // They share a line of writing: the smaller type sits lower in its box.
            paper_.write({x, y_ + above_px + (large.line_px - small.line_px) * 0.76F},
                         {.words = number, .style = small, .color = {}});
            const float height =
                paper_.write({x + number_px, y_ + above_px}, {.words = each[i], .style = large, .color = {}}).height;
            const float bottom = y_ + above_px + height + below_px;
            paper_.fill({x, bottom, across, rule_px});
            if (i % columns == columns - 1) y_ = bottom + rule_px;
        }
    }

  private:
    ui::Paper& paper_;
    float width_, y_ = 0;
};

/// `name` empty: the page's title says it.
void eight(Column& column, const Strings& say, std::string_view name, std::string_view opens, const ShownWords& words) {
    if (words.empty()) return;
    column.gap(28);
    column.rule(bold_rule_px);
    column.gap(10);
    if (!name.empty()) column.words(name, style(21, ui::Weight::bold));
    column.words(opens, style(14, ui::Weight::regular));
    column.numbered(say, words);
}

} // namespace

Result<ui::PaperPicture> draw_words_page(const WordsPage& page, const Strings& say, const std::filesystem::path& assets,
                                         ui::PaperFormat format) {
    auto paper = ui::Paper::open(assets, format, say.language(), say.right_to_left());
    if (!paper) return fail(ExitCode::storage, paper.error());
    Column column(**paper);
    if (!page.site_name.empty()) {
        column.words(page.site_name, style(16, ui::Weight::semibold));
        column.gap(6);
    }
    const bool both = !page.recovery.empty();
    column.words(both ? in_one_line(say("setup.codes.title")) : say("setup.codes.pass"),
                 style(32, ui::Weight::medium, ui::Face::serif));
    column.gap(8);
    column.words(in_one_line(say("setup.codes.two")), style(15, ui::Weight::regular));
    column.gap(4);
    column.words(say("setup.codes.made", {{"date", say.date("date.long.year", page.day)}}),
                 style(13, ui::Weight::regular));
    eight(column, say, both ? say("setup.codes.pass") : std::string(), say("setup.codes.pass.sub"), page.passphrase);
    eight(column, say, say("setup.codes.rec"), say("setup.codes.rec.sub"), page.recovery);
    return (*paper)->take();
}

} // namespace porchlight
