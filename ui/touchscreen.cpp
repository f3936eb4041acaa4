// The thread sleeps in poll() until the server or the destructor has something to say: no wake-ups of its own.
#include "ui/touchscreen.h"

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <optional>
#include <poll.h>
#include <span>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace ui {

namespace {

struct CloseDisplay {
    void operator()(Display* display) const { XCloseDisplay(display); }
};
using Connection = std::unique_ptr<Display, CloseDisplay>;

// The extension's number when this server speaks XInput 2.2 or newer, else 0.
int touch_extension(Display* display) {
    int opcode = 0, event = 0, error = 0, major = 2, minor = 2;
    if (XQueryExtension(display, "XInputExtension", &opcode, &event, &error) == False) return 0;
    if (XIQueryVersion(display, &major, &minor) != Success) return 0;
    return major > 2 || (major == 2 && minor >= 2) ? opcode : 0;
}

void ask_for(Display* display, Window window, int devices, std::initializer_list<unsigned> kinds) {
    std::array<unsigned char, XIMaskLen(XI_LASTEVENT)> bits = {};
    for (const unsigned kind : kinds) // XISetMask, without its narrowing
        bits.at(kind / 8) = static_cast<unsigned char>(bits.at(kind / 8) | 1U << kind % 8);
    XIEventMask mask{devices, static_cast<int>(bits.size()), bits.data()};
    XISelectEvents(display, window, &mask, 1);
    XFlush(display);
}

bool is_touchscreen(const XIDeviceInfo& device) {
    if (device.use != XISlavePointer || device.enabled == False) return false;
    const std::span<XIAnyClassInfo*> classes(device.classes, static_cast<std::size_t>(device.num_classes));
    return std::ranges::any_of(classes, [](const XIAnyClassInfo* one) {
        return one->type == XITouchClass && reinterpret_cast<const XITouchClassInfo*>(one)->mode == XIDirectTouch;
    });
}

struct FreeDevices {
    void operator()(XIDeviceInfo* devices) const { XIFreeDeviceInfo(devices); }
};

/// The ids of those that are there now. Absent when the server went away meanwhile.
std::optional<std::vector<int>> touchscreens(Display* display) {
    int count = 0;
    const std::unique_ptr<XIDeviceInfo, FreeDevices> devices(XIQueryDevice(display, XIAllDevices, &count));
    if (!devices) return std::nullopt;
    std::vector<int> found;
    for (const XIDeviceInfo& one : std::span(devices.get(), static_cast<std::size_t>(count)))
        if (is_touchscreen(one)) found.push_back(one.deviceid);
    return found;
}

InputKind kind_of(int event_type) {
    if (event_type == XI_TouchBegin) return InputKind::press;
    return event_type == XI_TouchEnd ? InputKind::release : InputKind::move;
}

/// The server ends the fingers of a touchscreen that goes as if they were lifted, and tells of the touchscreen only
/// afterwards; asked, it answers when it is done with both. A cable that came out chooses nothing.
void cancel_unlifted(Display* display, std::span<InputEvent> events, std::span<const int> sources) {
    const auto is_release = [](const InputEvent& one) { return one.kind == InputKind::release; };
    if (std::ranges::none_of(events, is_release)) return;
    const auto there = touchscreens(display);
    for (std::size_t i = 0; there && i < events.size(); ++i)
        if (is_release(events[i]) && std::ranges::find(*there, sources[i]) == there->end())
            events[i].kind = InputKind::cancel;
}

} // namespace

void when_connection_breaks(_XDisplay* display, std::function<void()>& broken) {
    // Xlib's own handler ends the program before the one below is asked.
    XSetIOErrorHandler([](Display*) { return 0; });
    XSetIOErrorExitHandler(
        display, [](Display*, void* callback) { (*static_cast<std::function<void()>*>(callback))(); }, &broken);
}

std::optional<bool> touchscreen_connected() {
    const Connection display(XOpenDisplay(nullptr));
    if (!display || touch_extension(display.get()) == 0) return std::nullopt;
    const auto found = touchscreens(display.get());
    return found ? std::optional(!found->empty()) : std::nullopt;
}

// The server stamps events in its own milliseconds, which wrap after 49 days. The two clocks run at one rate; their
// difference is known as well as the fastest delivery so far.
class Touchscreen::ServerClock {
  public:
    double on_our_clock(std::uint32_t server_ms, double now_seconds) {
        if (!started_) last_ms_ = server_ms;
        server_ms_ += static_cast<std::int32_t>(server_ms - last_ms_);
        last_ms_ = server_ms;
        const double server_seconds = static_cast<double>(server_ms_) / 1000;
        const double apart_seconds = now_seconds - server_seconds;
        apart_seconds_ = started_ ? std::min(apart_seconds_, apart_seconds) : apart_seconds;
        started_ = true;
        return server_seconds + apart_seconds_;
    }

  private:
    bool started_ = false;
    std::uint32_t last_ms_ = 0;
    std::int64_t server_ms_ = 0;
    double apart_seconds_ = 0;
};

Touchscreen::Touchscreen(unsigned long window, std::function<double()> now_seconds, std::function<void()> wake)
    : window_(window), now_seconds_(std::move(now_seconds)), wake_(std::move(wake)),
      stop_signal_(eventfd(0, EFD_CLOEXEC)), thread_([this](const std::stop_token& stop) { listen(stop); }) {}

Touchscreen::~Touchscreen() {
    thread_.request_stop();
    eventfd_write(stop_signal_, 1);
    thread_.join();
    close(stop_signal_);
}

std::vector<InputEvent> Touchscreen::take() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(events_, {});
}

void Touchscreen::listen(const std::stop_token& stop) {
    const Connection display(XOpenDisplay(nullptr));
    if (!display) return;
    bool is_broken = false;
    std::function<void()> broken = [&] { is_broken = true; };
    when_connection_breaks(display.get(), broken);
    const int extension = touch_extension(display.get());
    if (extension == 0) return;
    ask_for(display.get(), window_, XIAllMasterDevices, {XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd});
    ask_for(display.get(), DefaultRootWindow(display.get()), XIAllDevices, {XI_HierarchyChanged});
    look_for_devices(display.get()); // after asking, so that none comes between

    ServerClock clock;
    std::array<pollfd, 2> sources = {pollfd{ConnectionNumber(display.get()), POLLIN, 0}, {stop_signal_, POLLIN, 0}};
    while (!is_broken && !stop.stop_requested()) {
        read_events(display.get(), extension, clock);
        if (!is_broken && XPending(display.get()) == 0 && !is_broken) poll(sources.data(), sources.size(), -1);
    }
    if (is_broken) {
        fingers_ = 0;
        wake_();
    }
}

void Touchscreen::look_for_devices(Display* display) {
    const auto found = touchscreens(display);
    if (!found || found->empty() != is_there_) return;
    if (found->empty()) let_go();
    is_there_ = !found->empty();
    wake_();
}

void Touchscreen::let_go() {
    const std::scoped_lock lock(mutex_);
    for (const std::int32_t finger : down_)
        events_.push_back({.kind = InputKind::cancel, .finger = finger, .at = {}, .time_seconds = now_seconds_()});
    down_.clear();
    fingers_ = 0;
}

void Touchscreen::read_events(Display* display, int extension, ServerClock& clock) {
    std::vector<InputEvent> read;
    std::vector<int> sources; // the device of each
    bool devices_changed = false;
    while (XPending(display) > 0) {
        XEvent event;
        XNextEvent(display, &event);
        XGenericEventCookie& cookie = event.xcookie;
        if (cookie.type != GenericEvent || cookie.extension != extension) continue;
        if (cookie.evtype == XI_HierarchyChanged) {
            devices_changed = true;
            continue;
        }
        if (XGetEventData(display, &cookie) == False) continue;
        const auto& touch = *static_cast<const XIDeviceEvent*>(cookie.data);
        const InputKind kind = kind_of(cookie.evtype);
        // Numbers of fingers only ever grow; a mouse is 0.
        read.push_back({.kind = kind,
                        .finger = 1 + static_cast<std::int32_t>(static_cast<std::uint32_t>(touch.detail) % 0x7fffffffU),
                        .at = {static_cast<float>(touch.event_x), static_cast<float>(touch.event_y)},
                        .time_seconds = clock.on_our_clock(static_cast<std::uint32_t>(touch.time), now_seconds_())});
        sources.push_back(touch.sourceid);
        if (kind == InputKind::press) down_.push_back(read.back().finger);
        if (kind == InputKind::release) std::erase(down_, read.back().finger); // or it went with its touchscreen
        fingers_ = static_cast<int>(down_.size());
        XFreeEventData(display, &cookie);
    }
    if (!read.empty()) {
        cancel_unlifted(display, read, sources);
        const std::scoped_lock lock(mutex_);
        events_.insert(events_.end(), read.begin(), read.end());
    }
    if (!read.empty()) wake_();
    if (devices_changed) look_for_devices(display);
}

} // namespace ui
