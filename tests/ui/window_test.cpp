// Window: what is said when there is nothing to show the kiosk on. Real windows and fingers are tried in the journeys.
#include "ui/window.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <optional>

namespace {

// Sets DISPLAY for one test.
class Display {
  public:
    explicit Display(const char* name) {
        if (const char* before = std::getenv("DISPLAY")) before_ = before;
        setenv("DISPLAY", name, 1);
    }
    ~Display() { before_ ? setenv("DISPLAY", before_->c_str(), 1) : unsetenv("DISPLAY"); }
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;

  private:
    std::optional<std::string> before_;
};

} // namespace

TEST_CASE("window: without a display it says so in one sentence") {
    const Display nowhere("nowhere.invalid:99");
    const auto window = ui::Window::open({.title = "Porchlight", .windowed_px = ui::Size{100, 100}});
    REQUIRE_FALSE(window.has_value());
    CHECK_THAT(window.error(), Catch::Matchers::StartsWith("There is no display to show the kiosk on"));
}

TEST_CASE("offscreen: a context comes and goes without a display, and again") {
    const Display nowhere("nowhere.invalid:99");
    for (int times = 0; times < 2; ++times) {
        const auto offscreen = ui::Offscreen::create({108, 192});
        INFO((offscreen ? std::string() : offscreen.error()));
        REQUIRE(offscreen.has_value());
    }
    CHECK_FALSE(ui::Offscreen::create({1e6F, 1e6F}).has_value());
}
