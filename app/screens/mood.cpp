// Check-in, step 2: three lines to put a feeling on. Any of them may be left empty.
#include "app/screens/check_in_step.h"
#include "app/screens/feeling_words.h"
#include "app/screens/screens.h"
#include "ui/widgets/feeling_line.h"

#include <vector>

namespace porchlight::screens {

namespace {

constexpr float list_gap = 24, list_gap_low = 14, list_gap_close = 12;

std::string_view word_of(Line line) { return line == Line::energy ? "energy" : line == Line::mood ? "mood" : "ease"; }

/// The words of one line, kept while it is drawn.
struct LineWords {
    Line line;
    std::string id, name, left, right, clear, state;
    std::optional<std::uint8_t> value;
};

LineWords words_of(const Page& page, Line line, std::optional<std::uint8_t> value) {
    const std::string_view word = word_of(line);
    LineWords words{.line = line,
                    .id = "mood." + std::string(word),
                    .name = page.say(Key::of({"mood.", word})),
                    .left = page.say(Key::of({"mood.", word, ".left"})),
                    .right = page.say(Key::of({"mood.", word, ".right"})),
                    .clear = {},
                    .state = {},
                    .value = value};
    words.clear = page.say("mood.clear") + ": " + words.name;
    words.state = line_in_words(page.say, value, words.left, words.right);
    return words;
}

/// The three lines, one below the other.
class Lines {
  public:
    Lines(Page& page, const CheckInState& state)
        : page_(page), hint_(page.say("mood.hint")), set_(page.say("mood.set")),
          low_(!page.frame.is_portrait() || reaches(page) || stacks(page.frame)), close_(reaches_close(page)) {
        for (const Line line : state.lines) lines_.push_back(words_of(page, line, line_of(state.draft.feelings, line)));
    }

    [[nodiscard]] float height(float width) const {
        float height = static_cast<float>(lines_.size() - 1) * gap();
        for (const LineWords& line : lines_) height += ui::feeling_line_height(page_.frame, look_of(line), width);
        return height;
    }

    std::optional<Action> draw(ui::Rect area) {
        std::optional<Action> action;
        float y = area.y;
        for (const LineWords& line : lines_) {
            const ui::FeelingLineLook look = look_of(line);
            const float height = ui::feeling_line_height(page_.frame, look, area.width);
            const auto change = ui::feeling_line(page_.frame, line.id, {area.x, y, area.width, height}, look);
            if (change.set) action = action::SetLine{line.line, *change.set};
            if (change.cleared) action = action::ClearLine{line.line};
            if (change.opened) action = action::OpenLine{line.line};
            y += height + gap();
        }
        return action;
    }

  private:
    [[nodiscard]] float gap() const { return close_ ? list_gap_close : low_ ? list_gap_low : list_gap; }
    [[nodiscard]] ui::FeelingLineLook look_of(const LineWords& line) const {
        return {.name = line.name,
                .left = line.left,
                .right = line.right,
                .hint = hint_,
                .set_word = set_,
                .clear_label = line.clear,
                .state_in_words = line.state,
                .value = line.value,
                .low = low_,
                .close = close_};
    }

    Page& page_;
    std::string hint_, set_;
    bool low_, close_;
    std::vector<LineWords> lines_;
};

} // namespace

std::optional<Action> draw_mood(const CheckInState& state, Page& page) {
    const std::string title = page.say("mood.title"), lead = page.say("mood.lead"), words = page.say("mood.banner"),
                      skip = page.say("mood.skip"),
                      go = page.say(has_wishes(page.facts.site) ? Key("common.continue") : Key("req.finish"));
    Lines lines(page, state);
    return draw_step(page,
                     {.step = 2,
                      .title = title,
                      .lead = lead,
                      .banner_id = {},
                      .banner = {.words = words, .icon = ui::Icon::feather, .icon_color = page.frame.theme.lamp_800},
                      .controls_top = 632,
                      .buttons = {.skip_id = "mood.skip", .go_id = "mood.continue", .skip = skip, .go = go}},
                     {.height = [&](float width) { return lines.height(width); },
                      .draw = [&](ui::Rect area) { return lines.draw(area); }});
}

} // namespace porchlight::screens
