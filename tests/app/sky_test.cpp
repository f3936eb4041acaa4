// The sky over the porch while it changes: its words can be read all the time.
#include "app/gallery/samples.h"
#include "app/screens/screens.h"

#include <catch2/catch.hpp>

using namespace porchlight;

namespace {

/// Frames of a front page, each as it is drawn so many seconds after the one before.
class Front {
  public:
    Front() {
        auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", "en", "US");
        auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE, .keeps_marks = true});
        REQUIRE(strings);
        REQUIRE(stage);
        say_ = std::make_unique<Strings>(std::move(*strings));
        stage_ = std::move(*stage);
    }
    /// The colour of the clock's words.
    ui::Color words(std::string_view screen, int minute, double later_seconds) {
        auto sample = gallery::sample(screen, nullptr);
        REQUIRE(sample);
        sample->facts.local.minute = minute;
        sample->facts.now_seconds = now_seconds_ += later_seconds;
        ui::Frame& frame = stage_->begin({1080, 1920}, now_seconds_, {});
        Page page{frame, *say_, sample->facts, sample->state};
        screens::draw(page);
        stage_->finish();
        for (const ui::Mark& mark : stage_->marks())
            if (mark.words == say_->time(minute)) return mark.color;
        FAIL("the clock is not on " << screen);
        return {};
    }

  private:
    std::unique_ptr<Strings> say_;
    std::unique_ptr<ui::Stage> stage_;
    double now_seconds_ = 1000;
};

constexpr int noon = 12 * 60, dusk = 17 * 60;
const ui::Color dark = ui::theme(ui::ThemeName::light).on_lamp, light = ui::theme(ui::ThemeName::light).cream;

} // namespace

TEST_CASE("sky: while it fades into the next its words have the colour that is read on the stronger of the two") {
    Front front;
    CHECK(front.words("welcome", dusk - 1, 1) == dark);
    CHECK(front.words("welcome", dusk, 1) == dark);
    CHECK(front.words("welcome", dusk, 1.5) == dark);
    CHECK(front.words("welcome", dusk, 1) == light);
    CHECK(front.words("welcome", dusk, 10) == light);
}

TEST_CASE("sky: the night of the failure screen does not linger when the front page comes back by day") {
    Front front;
    CHECK(front.words("failure", noon, 1) == light);
    CHECK(front.words("welcome", noon, 0.1) == dark);
    CHECK(front.words("failure", noon, 10) == light);
}
