// What a frame costs our own processor time before any pixel, for each screen of the gallery, and how long it takes
// from nothing to the first picture (fonts, drawings, words, one frame, pixels), offscreen.
#include "app/gallery/samples.h"
#include "app/library/library.h"
#include "app/screens/screens.h"
#include "app/strings.h"
#include "ui/window.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

using namespace porchlight;

namespace {

constexpr ui::Size glass{1080, 1920};

double microseconds_since(std::chrono::steady_clock::time_point began) {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - began).count();
}

double at(std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

/// Frames of one screen after it has settled, without graphics: layout, triangles and the list of controls.
void bench_screen(const std::string& name, const Strings& strings, std::shared_ptr<const library::Library> reads) {
    auto sample = gallery::sample(name, std::move(reads));
    auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE});
    if (!sample || !stage) return;
    std::vector<double> times;
    double now_seconds = sample->facts.now_seconds;
    for (int i = 0; i < 220; ++i) {
        const auto began = std::chrono::steady_clock::now();
        ui::Frame& frame = (*stage)->begin(glass, now_seconds, sample->state.look);
        Page page{frame, strings, sample->facts, sample->state};
        screens::draw(page);
        (*stage)->finish();
        if (i >= 20) times.push_back(microseconds_since(began));
        now_seconds += 1.0 / 60;
    }
    std::sort(times.begin(), times.end());
    std::printf("{\"bench\":\"frame_build\",\"screen\":\"%s\",\"unit\":\"us\",\"median\":%.1f,\"p99\":%.1f}\n",
                name.c_str(), at(times, 0.5), at(times, 0.99));
}

/// The first picture of a screen on a kiosk that has shown only its front page: words, icons and scenes are made.
/// `is_ready`: it was prepared before, as a kiosk does that nobody touches.
double first_open(const std::string& name, const Strings& strings, std::shared_ptr<const library::Library> reads,
                  bool is_ready) {
    auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE, .has_graphics = true});
    auto front = gallery::sample("welcome", reads), sample = gallery::sample(name, std::move(reads));
    if (!sample || !front || !stage) return -1;
    const auto draw = [&](const gallery::Sample& one, ui::Frame& frame) {
        Page page{frame, strings, one.facts, one.state};
        screens::draw(page);
    };
    draw(*front, (*stage)->begin(glass, 0, front->state.look));
    (*stage)->finish();
    if (is_ready) (*stage)->prepare([&](ui::Frame& frame) { draw(*sample, frame); });
    const auto began = std::chrono::steady_clock::now();
    draw(*sample, (*stage)->begin(glass, 1, sample->state.look));
    (*stage)->finish();
    return microseconds_since(began) / 1000;
}

/// One start, offscreen: what the kiosk does between its window and its first picture.
double start_to_picture(const std::string& name) {
    const auto began = std::chrono::steady_clock::now();
    auto strings = Strings::open(std::string(PORCHLIGHT_SHARE) + "/locale", "en", "US");
    auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE, .has_graphics = true});
    auto sample = gallery::sample(name, nullptr);
    if (!strings || !stage || !sample) return -1;
    ui::Frame& frame = (*stage)->begin(glass, sample->facts.now_seconds, sample->state.look);
    Page page{frame, *strings, sample->facts, sample->state};
    screens::draw(page);
    (*stage)->finish();
    return microseconds_since(began) / 1000;
}

} // namespace

int main() {
    auto strings = Strings::open(std::string(PORCHLIGHT_SHARE) + "/locale", "en", "US");
    auto reads = library::load(std::string(PORCHLIGHT_SHARE) + "/library", "en");
    if (!strings || !reads) return 1;
    const auto shared = std::make_shared<const library::Library>(std::move(*reads));
    for (std::string_view name : gallery::sample_names()) bench_screen(std::string(name), *strings, shared);

    auto offscreen = ui::Offscreen::create(glass);
    if (!offscreen) return 1;
    for (std::string_view name : gallery::sample_names())
        std::printf(
            "{\"bench\":\"first_open\",\"screen\":\"%s\",\"unit\":\"ms\",\"unprepared\":%.1f,\"prepared\":%.1f}\n",
            std::string(name).c_str(), first_open(std::string(name), *strings, shared, false),
            first_open(std::string(name), *strings, shared, true));
    std::vector<double> starts;
    for (int i = 0; i < 5; ++i) starts.push_back(start_to_picture("welcome"));
    const double first = starts.front();
    std::sort(starts.begin(), starts.end());
    std::printf("{\"bench\":\"start_to_picture\",\"unit\":\"ms\",\"first\":%.1f,\"median\":%.1f,\"runs\":%zu}\n", first,
                at(starts, 0.5), starts.size());
    return 0;
}
