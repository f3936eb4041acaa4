// GLFW lives here and in no other file. One window a process: GLFW's own state is global, so this one ends it.
#include "ui/window.h"

#include "ui/glx_context.h"
#include "ui/legible.h"
#include "ui/touchscreen.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <ctime>

// glfw3native.h would want the headers of RandR for these two.
extern "C" unsigned long glfwGetX11Window(GLFWwindow* window);
extern "C" _XDisplay* glfwGetX11Display(void);

namespace ui {

namespace {

// Some drivers do not wait for the panel when asked to; nothing on it changes faster than this.
constexpr double frame_seconds_min = 1.0 / 60 - 0.001;

struct Terminate {
    ~Terminate() { glfwTerminate(); }
};

struct DestroyWindow {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};

struct SwitchKey {
    std::string name;
    int key = GLFW_KEY_UNKNOWN;
    char32_t character = 0; ///< what it types besides, which a switch does not
};

std::vector<SwitchKey> switch_keys() {
    std::vector<SwitchKey> keys{{"space", GLFW_KEY_SPACE, U' '}, {"enter", GLFW_KEY_ENTER}, {"tab", GLFW_KEY_TAB}};
    for (int at = 0; at < 12; ++at) keys.push_back({"f" + std::to_string(at + 1), GLFW_KEY_F1 + at});
    for (int at = 0; at < 9; ++at)
        keys.push_back({std::to_string(at + 1), GLFW_KEY_1 + at, U'1' + static_cast<char32_t>(at)});
    return keys;
}

SwitchKey switch_key(const std::string& name) {
    for (const SwitchKey& one : switch_keys())
        if (one.name == name) return one;
    return {name, GLFW_KEY_UNKNOWN};
}

/// The monitor as it is now; nothing when there is none.
std::optional<Display> monitor_now() {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    if (mode == nullptr) return std::nullopt;
    int width = 0, height = 0;
    glfwGetMonitorPhysicalSize(monitor, &width, &height);
    const char* name = glfwGetMonitorName(monitor);
    return Display{name != nullptr ? name : "",
                   {static_cast<float>(mode->width), static_cast<float>(mode->height)},
                   {static_cast<float>(width), static_cast<float>(height)}};
}

KeyName key_name(int key, int modifiers) {
    switch (key) {
    case GLFW_KEY_TAB:
        return (modifiers & GLFW_MOD_SHIFT) != 0 ? KeyName::back_tab : KeyName::tab;
    case GLFW_KEY_LEFT:
        return KeyName::left;
    case GLFW_KEY_RIGHT:
        return KeyName::right;
    case GLFW_KEY_UP:
        return KeyName::up;
    case GLFW_KEY_DOWN:
        return KeyName::down;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
        return KeyName::enter;
    case GLFW_KEY_ESCAPE:
        return KeyName::escape;
    case GLFW_KEY_BACKSPACE:
    case GLFW_KEY_DELETE:
        return KeyName::erase;
    case GLFW_KEY_HOME:
        return KeyName::home;
    case GLFW_KEY_END:
        return KeyName::end;
    default:
        return KeyName::none;
    }
}

/// Goes on while the machine sleeps: a screen that was open then has been open all that time.
double boot_seconds() {
    std::timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

tl::unexpected<std::string> failure(const std::string& what) {
    const char* reason = nullptr;
    glfwGetError(&reason);
    return tl::make_unexpected(what + (reason != nullptr ? std::string(": ") + reason : std::string(".")));
}

} // namespace

struct Window::Parts {
    // What the handler of a lost connection touches goes last: closing the window can be what finds the server gone.
    std::atomic<bool> connection_lost = false;
    std::atomic<bool> woken = true; ///< something to look at, if only the first picture
    std::function<void()> broken;
    Terminate terminate;
    std::unique_ptr<GLFWwindow, DestroyWindow> window;
    std::unique_ptr<GlxContext> graphics;
    double started_seconds = boot_seconds();
    std::vector<InputEvent> events;
    SwitchKey next_key, select_key;
    Point mouse;
    bool mouse_down = false;
    bool exposed = false;
    std::atomic<bool> has_touchscreen = false; ///< as `wait` told last
    Size framebuffer_px;
    float mm_per_pixel = 0;
    double woke_seconds = 0;
    std::unique_ptr<Touchscreen> touchscreen; ///< its thread ends before anything it calls

    [[nodiscard]] double now_seconds() const { return boot_seconds() - started_seconds; }
    void add(InputEvent event) {
        event.time_seconds = now_seconds();
        events.push_back(event);
    }
    void look_again();
    void listen();
    void listen_to_mouse();
    void listen_to_keys();
    void take_touches();
    [[nodiscard]] bool has_news() const {
        return !events.empty() || woken || connection_lost || has_touchscreen != touchscreen->is_there() ||
               glfwWindowShouldClose(window.get()) == GLFW_TRUE;
    }
    static Parts& of(GLFWwindow* window) { return *static_cast<Parts*>(glfwGetWindowUserPointer(window)); }
};

/// Asks the display server for its sizes, which takes it longer than a frame's making: at first, and when the window is
/// shown anew or has changed.
void Window::Parts::look_again() {
    exposed = woken = true;
    int width = 0, height = 0;
    glfwGetFramebufferSize(window.get(), &width, &height);
    framebuffer_px = {static_cast<float>(width), static_cast<float>(height)};
    const auto display = monitor_now();
    mm_per_pixel = display ? ui::mm_per_pixel(display->mm.width, display->px.width) : 0;
}

void Window::Parts::listen() {
    glfwSetWindowUserPointer(window.get(), this);
    glfwSetWindowRefreshCallback(window.get(), [](GLFWwindow* w) { of(w).look_again(); });
    glfwSetFramebufferSizeCallback(window.get(), [](GLFWwindow* w, int, int) { of(w).look_again(); });
    look_again();
    listen_to_mouse();
    listen_to_keys();
    // GLFW would go on polling a dead connection for ever; its own wake-up ends that wait.
    broken = [this] {
        connection_lost = true;
        glfwPostEmptyEvent();
    };
    when_connection_breaks(glfwGetX11Display(), broken);
    touchscreen = std::make_unique<Touchscreen>(
        glfwGetX11Window(window.get()), [this] { return now_seconds(); }, [] { glfwPostEmptyEvent(); });
}

void Window::Parts::listen_to_mouse() {
    glfwSetCursorPosCallback(window.get(), [](GLFWwindow* w, double x, double y) {
        Parts& parts = of(w);
        parts.mouse = {static_cast<float>(x), static_cast<float>(y)};
        if (parts.mouse_down) parts.add({.kind = InputKind::move, .at = parts.mouse});
    });
    // The position is the last one told: asking for it now would answer where the pointer is by now.
    glfwSetMouseButtonCallback(window.get(), [](GLFWwindow* w, int button, int action, int) {
        Parts& parts = of(w);
        const bool is_down = action == GLFW_PRESS;
        if (button != GLFW_MOUSE_BUTTON_LEFT || is_down == parts.mouse_down) return;
        if (is_down && parts.touchscreen->touched()) return;
        parts.mouse_down = is_down;
        parts.add({.kind = is_down ? InputKind::press : InputKind::release, .at = parts.mouse});
    });
    glfwSetScrollCallback(window.get(), [](GLFWwindow* w, double, double up) {
        of(w).add({.kind = InputKind::wheel, .at = of(w).mouse, .wheel_steps = static_cast<float>(up)});
    });
}

void Window::Parts::listen_to_keys() {
    glfwSetKeyCallback(window.get(), [](GLFWwindow* w, int key, int, int action, int modifiers) {
        const Parts& parts = of(w);
        const KeyName name = key == GLFW_KEY_UNKNOWN       ? KeyName::none
                             : key == parts.next_key.key   ? KeyName::next
                             : key == parts.select_key.key ? KeyName::select
                                                           : key_name(key, modifiers);
        if (name == KeyName::none || action == GLFW_RELEASE) return;
        of(w).add({.kind = InputKind::key, .key = name, .repeated = action == GLFW_REPEAT});
    });
    glfwSetCharCallback(window.get(), [](GLFWwindow* w, unsigned character) {
        const Parts& parts = of(w);
        if (character == parts.next_key.character || character == parts.select_key.character) return;
        of(w).add({.kind = InputKind::character, .character = static_cast<char32_t>(character)});
    });
}

void Window::Parts::take_touches() {
    const std::vector<InputEvent> touches = touchscreen->take();
    if (touches.empty()) return;
    if (mouse_down) { // the echo of a finger that came before its touch
        mouse_down = false;
        add({.kind = InputKind::cancel, .at = mouse});
    }
    events.insert(events.end(), touches.begin(), touches.end());
    std::ranges::stable_sort(events, {}, &InputEvent::time_seconds);
}

void skip_compose_rules() { ::setenv("XCOMPOSEFILE", "/dev/null", 0); }

std::vector<std::string> switch_key_names() {
    std::vector<std::string> names;
    for (const SwitchKey& one : switch_keys()) names.push_back(one.name);
    return names;
}

Window::Window(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Window::~Window() = default;

tl::expected<std::unique_ptr<Window>, std::string> Window::open(const WindowOptions& options) {
#ifdef GLFW_PLATFORM
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
    if (glfwInit() == GLFW_FALSE) return failure("There is no display to show the kiosk on");
    auto parts = std::make_unique<Parts>();
    parts->next_key = switch_key(options.next_key);
    parts->select_key = switch_key(options.select_key);
    glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);   // see glx_context.h
    glfwWindowHint(GLFW_CENTER_CURSOR, GLFW_FALSE); // a pointer put there would be a finger nobody has
    if (options.windowed_px) {
        parts->window.reset(glfwCreateWindow(static_cast<int>(options.windowed_px->width),
                                             static_cast<int>(options.windowed_px->height), options.title.c_str(),
                                             nullptr, nullptr));
    } else {
        GLFWmonitor* monitor = glfwGetPrimaryMonitor();
        const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
        if (mode == nullptr) return failure("No monitor is connected");
        glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
        glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
        parts->window.reset(glfwCreateWindow(mode->width, mode->height, options.title.c_str(), monitor, nullptr));
    }
    GLFWwindow* window = parts->window.get();
    if (window == nullptr) return failure("The display offers no window");
    auto graphics = GlxContext::create(glfwGetX11Display(), glfwGetX11Window(window));
    if (!graphics) return tl::unexpected(graphics.error());
    parts->graphics = std::move(*graphics);
    if (!options.windowed_px) {
        glfwSetInputMode(window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
        glfwFocusWindow(window); // no window manager does it in a kiosk session
    }
    parts->listen();
    return std::unique_ptr<Window>(new Window(std::move(parts)));
}

std::vector<InputEvent> Window::wait(std::optional<double> seconds) {
    Parts& parts = *parts_;
    std::optional<double> until_seconds;
    if (seconds) until_seconds = std::max(parts.now_seconds() + *seconds, parts.woke_seconds + frame_seconds_min);
    parts.take_touches();
    // A pointer that only passes by, or a wake-up that was already served, is no reason to return.
    while (!parts.has_news()) {
        const double rest_seconds = until_seconds ? *until_seconds - parts.now_seconds() : 1;
        if (rest_seconds <= 0) break;
        if (until_seconds)
            glfwWaitEventsTimeout(rest_seconds);
        else
            glfwWaitEvents();
        parts.take_touches();
    }
    parts.woken = false;
    parts.has_touchscreen = parts.touchscreen->is_there();
    parts.woke_seconds = parts.now_seconds();
    return std::exchange(parts.events, {});
}

void Window::wake() {
    parts_->woken = true;
    glfwPostEmptyEvent();
}

double Window::now_seconds() const { return parts_->now_seconds(); }

bool Window::has_touchscreen() const { return parts_->has_touchscreen; }

Size Window::framebuffer_px() const { return parts_->framebuffer_px; }

bool Window::connection_lost() const { return parts_->connection_lost; }

bool Window::should_close() const {
    return parts_->connection_lost || glfwWindowShouldClose(parts_->window.get()) == GLFW_TRUE;
}

bool Window::exposed() { return std::exchange(parts_->exposed, false); }

float Window::mm_per_pixel() const { return parts_->mm_per_pixel; }

void Window::present() {
    const std::array<Rect, 1> all{{{0, 0, framebuffer_px().width, framebuffer_px().height}}};
    present(all);
}

bool Window::keeps_pixels() const { return parts_->graphics->can_show_part(); }

void Window::present(std::span<const Rect> changed_px) {
    if (changed_px.empty()) return;
    if (!keeps_pixels()) {
        parts_->graphics->swap();
        return;
    }
    for (const Rect part : changed_px) {
        const float bottom = framebuffer_px().height - part.bottom(); // OpenGL counts rows from below
        parts_->graphics->show_part(static_cast<int>(part.x), static_cast<int>(bottom), static_cast<int>(part.width),
                                    static_cast<int>(part.height));
    }
}

tl::expected<Display, std::string> primary_display() {
#ifdef GLFW_PLATFORM
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
    if (glfwInit() == GLFW_FALSE) return failure("There is no display to show the kiosk on");
    const auto display = monitor_now();
    const auto answer = display ? tl::expected<Display, std::string>(*display) : failure("No monitor is connected");
    glfwTerminate();
    return answer;
}

} // namespace ui
