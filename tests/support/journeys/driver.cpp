#include "support/journeys/driver.h"

#include "app/kept_settings.h"

#include <algorithm>

namespace journeys {

using namespace porchlight;

namespace {

constexpr ui::Size glass{1080, 1920};

std::map<std::string, LanguagePack> english() {
    auto strings = Strings::open(std::filesystem::path(PORCHLIGHT_SHARE) / "locale", "en", "US");
    auto reads = library::load(std::filesystem::path(PORCHLIGHT_SHARE) / "library", "en");
    REQUIRE(strings);
    REQUIRE(reads);
    auto shared = std::make_shared<const library::Library>(std::move(*reads));
    auto search = std::make_shared<const library::Search>(*shared, "en", library::WordLists{.care = {"overdose"}});
    return {{"en", {std::make_shared<const Strings>(std::move(*strings)), shared, std::move(search)}}};
}

void threw() { FAIL("what the volume was asked threw"); }

} // namespace

Driver::Driver(Begin begin, const std::filesystem::path& data) : data_(data.empty() ? folder_.data() : data) {
    std::filesystem::create_directories(stick());
    config.site_name = "Maple Street Center";
    config.site_code = "maple-street";
    if (begin == Begin::set_up) lobby::set_up(data_);
    start();
}

void Driver::start() {
    store_ = lobby::open(data_);
    if (!volume_) volume_ = std::make_unique<store::FolderVolume>(stick());
    Knowledge knowledge;
    knowledge.config = config;
    REQUIRE(lay_settings_over(knowledge.config, store_->settings()));
    knowledge.languages = {{"en", "English"}};
    effects_ = std::make_unique<Effects>(
        EffectsParts{
            .store = *store_,
            .volume = volume_.get(),
            .local_time = [this] { return local; },
            .now_seconds = [this] { return now_seconds_; },
            .boot_seconds = [this] { return boot_seconds; },
            .chance = [] { return std::uint64_t{0x0123456789abcdef}; },
            .answer = [this](Action action) { kiosk_->post(std::move(action)); },
            .learn = [this](Knowledge k) { kiosk_->learn(std::move(k)); },
            .data = data_,
            .share = PORCHLIGHT_SHARE,
            .touchscreen = [this] { return touchscreen; },
            .run_mark = run_mark,
            .printers = desk.places(),
            .printer_patience = std::chrono::milliseconds(40),
            .beside = [this](std::function<void()> job) { return beside_ ? beside_->ask(std::move(job)) : job(); },
            .at_printer =
                [this](std::function<void()> job) {
                    if (!printer_hangs) return job();
                    hanging.push_back(std::move(job));
                },
            .log = [this](const std::string& said) { logged.push_back(said); },
            .back =
                [this](std::function<void()> job) {
                    if (!beside_) return job();
                    const std::lock_guard lock(back_mutex_);
                    back_.push_back(std::move(job));
                    came_back_.notify_all();
                },
            .show_time =
                [this](const LocalTime& wanted) {
                    local = wanted;
                    return 0;
                },
            .zone_ahead = [this](const std::string& name) { return zone_ahead(name); },
            .use_zone =
                [this](const std::string& name) {
                    const auto ahead = zone_ahead(name);
                    if (!ahead) return false;
                    local = moved(local, *ahead);
                    zone = name;
                    return true;
                }},
        knowledge);
    effects_->gather();
    auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE});
    if (!stage) FAIL(stage.error());
    stage_ = std::move(*stage);
    kiosk_ = std::make_unique<Kiosk>(KioskParts{.local_time = [this] { return local; },
                                                .chance = [] { return std::uint64_t{0x0123456789abcdef}; },
                                                .perform =
                                                    [this](Effect effect) {
                                                        if (!effects_->at_once(effect))
                                                            wanted_.push_back(std::move(effect));
                                                    },
                                                .wake = [] {},
                                                .mm_per_pixel = [this](std::int32_t) { return mm_per_pixel; }},
                                     effects_->knowledge(), english(), ui::Look{}, now_seconds_);
    effects_->begin_day();
    frames();
}

/// In winter, when none of these has summer time.
std::optional<std::int32_t> Driver::zone_ahead(const std::string& other) const {
    const auto minutes = [](const std::string& name) -> std::optional<std::int32_t> {
        if (name == "America/New_York") return -5 * 60;
        if (name == "America/Chicago") return -6 * 60;
        if (name == "America/Los_Angeles") return -8 * 60;
        if (name == "Pacific/Honolulu") return -10 * 60;
        if (name == "Europe/Paris") return 60;
        if (name == "Asia/Kolkata") return 330;
        return std::nullopt;
    };
    const auto here = minutes(zone), there = minutes(other);
    return here && there ? std::optional(*there - *here) : std::nullopt;
}

void Driver::restart(const std::function<void()>& meanwhile) {
    wanted_.clear();
    const bool apart = beside_.has_value();
    beside_.reset(); // ends what it does first
    back_.clear();
    if (apart) beside_.emplace(threw);
    kiosk_.reset();
    effects_.reset();
    store_.reset();
    boot_seconds += 1;
    if (meanwhile) meanwhile();
    start();
}

bool Driver::do_effects() {
    bool any_came_back = false;
    while (!wanted_.empty()) {
        const Effect effect = std::move(wanted_.front());
        wanted_.pop_front();
        effects_->perform(effect);
    }
    for (;;) {
        std::function<void()> job;
        {
            const std::lock_guard lock(back_mutex_);
            if (back_.empty()) return any_came_back;
            job = std::move(back_.front());
            back_.pop_front();
        }
        job();
        any_came_back = true;
    }
}

void Driver::frames(int count) {
    bool unseen = false; // what came back after a frame is seen by the next one
    for (int i = 0; i < count || unseen; ++i) {
        now_seconds_ += 0.4; // past the early presses that a new screen ignores
        kiosk_->frame(*stage_, glass, now_seconds_);
        unseen = do_effects();
    }
}

void Driver::stick_changed() {
    effects_->volume_changed();
    frames();
}

void Driver::day_begins() {
    effects_->begin_day();
    frames();
}

void Driver::use_volume(std::unique_ptr<store::Volume> volume) {
    volume_ = std::move(volume);
    beside_.emplace(threw);
    restart();
}

void Driver::wait_until(const std::function<bool()>& holds) {
    constexpr std::chrono::seconds patience{60};
    for (frames(); !holds(); frames()) {
        std::unique_lock lock(back_mutex_);
        if (!came_back_.wait_for(lock, patience, [&] { return !back_.empty(); })) FAIL("nothing came back");
    }
}

void Driver::tap(std::string_view id) { touch(id, 0.5F); }

void Driver::touch(std::string_view id, float share) {
    const auto found = [&] {
        const ui::Control* one = stage_->access().find(id);
        if (!one) FAIL("nothing called " << id << " is on the screen:\n" << words());
        if (one->covered) FAIL(id << " is under a sheet");
        return one;
    };
    const ui::Control* control = found();
    if (!control->scroller.empty() && !control->clip.contains(control->rect.center())) { // further down its list
        ui::ScrollArea& list = stage_->input().scroll(control->scroller);
        const float by = control->rect.center().y - control->clip.center().y;
        list.offset_px = std::clamp(list.offset_px + by, 0.0F, list.limit_px);
        frames();
        control = found();
    }
    const ui::Rect seen = ui::overlap(control->rect, control->clip);
    const ui::Point at{seen.x + seen.width * share, seen.center().y};
    for (const ui::InputKind kind : {ui::InputKind::press, ui::InputKind::release})
        stage_->input().push({.kind = kind, .finger = 1, .at = at, .time_seconds = now_seconds_});
    frames();
}

void Driver::tap_twice(std::string_view id, double seconds_apart) {
    const ui::Control* control = stage_->access().find(id);
    if (!control) FAIL("nothing called " << id << " is on the screen:\n" << words());
    const ui::Point at = overlap(control->rect, control->clip).center(); // wherever the control is by then
    const auto touch_there = [&] {
        for (const ui::InputKind kind : {ui::InputKind::press, ui::InputKind::release})
            stage_->input().push({.kind = kind, .finger = 1, .at = at, .time_seconds = now_seconds_});
    };
    touch_there();
    constexpr int between = 6; // frames, with what they ask for done
    for (int i = 0; i < between; ++i) {
        kiosk_->frame(*stage_, glass, now_seconds_);
        do_effects();
        now_seconds_ += seconds_apart / between;
    }
    touch_there();
    frames();
}

void Driver::roll_to(std::string_view list, std::string_view id) {
    constexpr float step_px = 400;
    while (!shows(id)) {
        ui::ScrollArea& area = stage_->input().scroll(std::string(list));
        if (area.offset_px >= area.limit_px) FAIL(id << " is not in " << list << ":\n" << words());
        area.offset_px = std::min(area.offset_px + step_px, area.limit_px);
        frames();
    }
}

void Driver::type(std::string_view characters) {
    for (const char character : characters) {
        stage_->input().push({.kind = ui::InputKind::character,
                              .time_seconds = now_seconds_,
                              .character = static_cast<char32_t>(character)});
        frames(1);
    }
}

void Driver::press(ui::KeyName key) {
    stage_->input().push({.kind = ui::InputKind::key, .time_seconds = now_seconds_, .key = key});
    frames();
}

void Driver::wait(double seconds) {
    const double until = now_seconds_ + seconds;
    while (now_seconds_ < until) {
        const auto due = next_deadline(kiosk_->state(), kiosk_->facts(now_seconds_));
        now_seconds_ = due && *due > now_seconds_ && *due < until ? *due : until;
        kiosk_->frame(*stage_, glass, now_seconds_);
        do_effects();
    }
    kiosk_->frame(*stage_, glass, now_seconds_);
}

std::string Driver::id_of(std::string_view begin, std::string_view end) const {
    for (const ui::Control& control : stage_->access().controls())
        if (control.id.starts_with(begin) && control.id.ends_with(end)) return control.id;
    FAIL("nothing called " << begin << "..." << end << " is on the screen:\n" << words());
    return {};
}

std::string Driver::words() const {
    std::string all;
    for (const ui::Control& control : stage_->access().controls())
        all += control.id + " | " + control.label + (control.value.empty() ? "" : " | " + control.value) + "\n";
    return all;
}

void Driver::unlock(std::string_view passcode) {
    const ui::Control* clock = stage_->access().find("welcome.clock");
    REQUIRE(clock);
    const ui::Point at = clock->rect.center(); // the next frame has controls of its own
    stage_->input().push({.kind = ui::InputKind::press, .finger = 1, .at = at, .time_seconds = now_seconds_});
    frames(1);
    now_seconds_ += 3.2; // the door opens after three seconds
    frames(2);
    stage_->input().push({.kind = ui::InputKind::release, .finger = 1, .at = at, .time_seconds = now_seconds_});
    frames();
    REQUIRE(on<PasscodeState>());
    type(passcode);
    tap("pin.ok");
}

} // namespace journeys
