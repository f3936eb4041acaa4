// Drawing only what changed, and drawing everything, come to the same pixels; and a picture in the middle of a movement
// is the same every time it is drawn.
#include "app/gallery/samples.h"
#include "app/library/library.h"
#include "app/screens/screens.h"
#include "ui/window.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace porchlight;

namespace {

namespace fs = std::filesystem;
constexpr ui::Size pixels{540, 960};
const std::vector<ui::Rect> everything{{0, 0, pixels.width, pixels.height}};

struct Words {
    Strings say;
    std::shared_ptr<const library::Library> reads;
};

Words english() {
    auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", "en", "US");
    if (!strings) FAIL(strings.error().sentence);
    auto reads = library::load(PORCHLIGHT_SHARE "/library", "en");
    if (!reads) FAIL(reads.error().sentence);
    return {std::move(*strings), std::make_shared<const library::Library>(std::move(*reads))};
}

class Glass {
  public:
    explicit Glass(bool keeps_pixels) {
        auto made = ui::Stage::create({.assets = PORCHLIGHT_SHARE, .has_graphics = true});
        if (!made) FAIL(made.error());
        stage_ = std::move(*made);
        stage_->set_pixels_kept(keeps_pixels);
    }
    ui::Stage& stage() { return *stage_; }

    void frame(const gallery::Sample& sample, double now_seconds) {
        ui::Frame& frame = stage_->begin(pixels, now_seconds, sample.state.look);
        Page page{frame, words_.say, sample.facts, sample.state, {}};
        screens::draw(page);
        stage_->finish();
    }
    void prepare(const gallery::Sample& sample) {
        stage_->prepare([&](ui::Frame& frame) {
            Page page{frame, words_.say, sample.facts, sample.state, {}};
            screens::draw(page);
        });
    }
    [[nodiscard]] gallery::Sample sample(std::string_view name) const { return *gallery::sample(name, words_.reads); }

    [[nodiscard]] std::string bytes() const {
        const fs::path file = fs::temp_directory_path() / ("porchlight-redraw-" + std::to_string(getpid()) + ".png");
        if (auto written = stage_->write_png(file); !written) FAIL(written.error());
        std::ifstream in(file, std::ios::binary);
        std::string read{std::istreambuf_iterator<char>(in), {}};
        fs::remove(file);
        return read;
    }

  private:
    Words words_ = english();
    std::unique_ptr<ui::Stage> stage_;
};

std::unique_ptr<ui::Offscreen> surface() {
    auto offscreen = ui::Offscreen::create(pixels);
    if (!offscreen) FAIL(offscreen.error());
    return std::move(*offscreen);
}

} // namespace

TEST_CASE("redraw: from every picture to the next, and with the focus on it, a part drawn is the whole drawn") {
    const auto offscreen = surface();
    Glass glass(true);
    double now = 1000;
    for (const std::string_view name : gallery::sample_names()) {
        INFO(name);
        const gallery::Sample sample = glass.sample(name);
        glass.stage().input().screen_changed(now);
        glass.frame(sample, now += 1); // over the picture before it
        glass.stage().input().push({.kind = ui::InputKind::key, .time_seconds = now, .key = ui::KeyName::tab});
        glass.frame(sample, now += 1);
        glass.stage().input().push({.kind = ui::InputKind::key, .time_seconds = now, .key = ui::KeyName::tab});
        glass.frame(sample, now += 1);
        const std::string in_parts = glass.bytes();
        glass.stage().draw_all_next();
        glass.frame(sample, now);
        CHECK(glass.stage().changed_px() == everything);
        CHECK((in_parts == glass.bytes()));
    }
}

TEST_CASE("redraw: a page that is prepared is not seen, and looks the same when it is opened") {
    const auto offscreen = surface();
    const auto opened = [](bool is_prepared) {
        Glass glass(true);
        const gallery::Sample front = glass.sample("welcome"), help = glass.sample("help-now");
        glass.frame(front, 1000);
        const std::string before = glass.bytes(), controls = glass.stage().access_json();
        if (is_prepared) glass.prepare(help);
        CHECK((glass.bytes() == before));
        CHECK(glass.stage().access_json() == controls);
        glass.frame(front, 1001);
        CHECK(glass.stage().changed_px().empty());
        glass.frame(help, 1002);
        CHECK((glass.bytes() != before));
        return glass.bytes();
    };
    CHECK((opened(true) == opened(false)));
}

TEST_CASE("redraw: where pixels are not kept every picture is drawn whole") {
    const auto offscreen = surface();
    Glass glass(false);
    const gallery::Sample sample = glass.sample("checkin-reason");
    glass.frame(sample, 1000);
    glass.stage().input().push({.kind = ui::InputKind::key, .time_seconds = 1001, .key = ui::KeyName::tab});
    glass.frame(sample, 1001);
    CHECK(glass.stage().changed_px() == everything);
}

TEST_CASE("redraw: 120 ms into a movement the picture is the same every time, whatever was drawn on the way") {
    const auto offscreen = surface();
    const auto picture = [&](const std::vector<double>& on_the_way, bool less_movement) {
        Glass glass(false);
        gallery::Sample from = glass.sample("checkin-reason"), until = glass.sample("checkin-done");
        until.state.look.less_movement = from.state.look.less_movement = less_movement;
        auto& done = std::get<DoneState>(until.state.screen);
        done.arrived_seconds = 1000;
        done.ring_ends_seconds = 1030;
        glass.frame(from, 999);
        glass.stage().begin_transition(ui::Transition::forward, 1000);
        glass.frame(until, 1000);
        for (const double at : on_the_way) glass.frame(until, at);
        glass.frame(until, 1000.12);
        return glass.bytes();
    };
    const std::string moving = picture({}, false);
    CHECK((moving == picture({1000.03, 1000.07, 1000.1}, false)));
    const std::string calm = picture({}, true);
    CHECK((calm == picture({1000.05}, true)));
    CHECK((calm != moving));
}

TEST_CASE("redraw: a movement that is interrupted goes on from where it was") {
    const auto offscreen = surface();
    Glass glass(false);
    const gallery::Sample reason = glass.sample("checkin-reason"), mood = glass.sample("checkin-mood");
    glass.frame(reason, 999);
    glass.stage().begin_transition(ui::Transition::forward, 1000);
    glass.frame(mood, 1000.06);
    const std::string middle = glass.bytes();
    glass.stage().begin_transition(ui::Transition::back, 1000.06);
    glass.frame(reason, 1000.0601); // still what was there
    CHECK((glass.bytes() == middle));
    glass.frame(reason, 1000.12);
    CHECK((glass.bytes() != middle));
    glass.frame(reason, 1001);
    const std::string after = glass.bytes();
    Glass still(false);
    still.frame(reason, 1001);
    CHECK((after == still.bytes()));
}

TEST_CASE("redraw: a sheet goes the way it came, from where it was, and the scrim fades") {
    const auto offscreen = surface();
    const auto picture = [&](double at, bool less_movement, const std::vector<double>& on_the_way = {}) {
        Glass glass(false);
        gallery::Sample sheet = glass.sample("language-sheet"), below = glass.sample("checkin-reason");
        below.state.look.less_movement = sheet.state.look.less_movement = less_movement;
        glass.frame(sheet, 999);
        glass.stage().begin_transition(ui::Transition::sheet_out, 1000);
        glass.frame(below, 1000);
        for (const double before : on_the_way) glass.frame(below, before);
        glass.frame(below, at);
        return glass.bytes();
    };
    const std::string after = picture(1001, false), middle = picture(1000.12, false);
    CHECK((middle == picture(1000.12, false, {1000.02, 1000.05, 1000.1})));
    CHECK((middle != after));
    CHECK((picture(1000.0, false) != middle));
    CHECK((picture(1000.221, false) == after));
    // Less movement: it fades where it is, and sooner.
    CHECK((picture(1000.06, true) != after));
    CHECK((picture(1000.06, true) != picture(1000.06, false)));
    CHECK((picture(1000.121, true) == after));
}

TEST_CASE("redraw: notes and words change by a fade, and nothing is left moving after it") {
    const auto offscreen = surface();
    for (const auto& [transition, seconds] :
         {std::pair(ui::Transition::note_change, 0.24), {ui::Transition::text_change, 0.16}}) {
        Glass glass(false);
        const gallery::Sample before = glass.sample("journal-prompts");
        gallery::Sample after = before;
        auto& question = std::get<QuestionState>(after.state.screen);
        question.shown[question.theme] = static_cast<std::uint8_t>(question.shown[question.theme] + 1);
        glass.frame(before, 999);
        const std::string first = glass.bytes();
        glass.stage().begin_transition(transition, 1000);
        glass.frame(after, 1000);
        CHECK((glass.bytes() == first));
        CHECK(glass.stage().next_frame_in_seconds() == 0.0);
        glass.frame(after, 1000 + seconds / 2);
        const std::string middle = glass.bytes();
        glass.frame(after, 1000 + seconds + 0.001);
        const std::string last = glass.bytes();
        CHECK((middle != first));
        CHECK((middle != last));
        Glass still(false);
        still.frame(after, 1001);
        CHECK((last == still.bytes()));
        glass.frame(after, 1002);
        glass.frame(after, 1003);
        CHECK(glass.stage().next_frame_in_seconds().value_or(1) > 0);
    }
}

TEST_CASE("redraw: the porch's lamp and stars move for a minute after a touch, and never with less movement") {
    const auto offscreen = surface();
    const auto picture = [&](double touched, double at, bool less_movement) {
        Glass glass(false);
        gallery::Sample sample = glass.sample("welcome");
        sample.state.look.less_movement = less_movement;
        if (touched > 0)
            for (const ui::InputKind kind : {ui::InputKind::press, ui::InputKind::release})
                glass.stage().input().push({.kind = kind, .finger = 1, .at = {270, 200}, .time_seconds = touched});
        glass.frame(sample, touched > 0 ? touched : at);
        glass.frame(sample, at);
        return glass.bytes();
    };
    const std::string still = picture(0, 1000, false);
    CHECK((picture(999, 1003, false) != still));
    CHECK((picture(999, 1003, false) == picture(998, 1003, false)));
    CHECK((picture(999, 1003, false) != picture(999, 1004.5, false)));
    CHECK((picture(999, 1060, false) == still));
    CHECK((picture(999, 1003, true) == still));
}
