// The kiosk: the window, the frame loop, the worker, and how they end. Nothing of a visit is ever printed or logged
// here.
#include "app/commands/commands.h"

#include "app/effects.h"
#include "app/help_lines.h"
#include "app/kiosk.h"
#include "app/lobby.h"
#include "app/places.h"
#include "app/power.h"
#include "app/process.h"
#include "app/worker.h"
#include "store/volume/folder_volume.h"
#include "store/volume/udisks_volume.h"
#include "ui/chime.h"
#include "ui/legible.h"
#include "ui/speaker.h"
#include "ui/window.h"

#include <atomic>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <future>
#include <mutex>
#include <random>
#include <utility>

namespace porchlight::commands {

namespace {

std::uint64_t drawn_from(std::random_device& device) {
    return (static_cast<std::uint64_t>(device()) << 32U) | device();
}

std::uint64_t fresh_chance() {
    std::random_device device;
    return drawn_from(device);
}

/// What the site wants to be heard, as loud as it wants it.
class Sounds {
  public:
    /// `site` is asked on the frame thread: staff change it while the kiosk runs.
    Sounds(const Lobby& lobby, std::function<Site()> site)
        : lobby_(lobby), site_(std::move(site)), speaker_(ui::default_sound_card()) {}

    void play(ui::Cue cue) {
        const Site site = site_();
        if (site.sound_cues) speaker_.play(ui::samples_of(cue, volume_of(site), is_night()));
    }
    /// A bell that is only tried rings once, whatever the site has chosen so far.
    void heard_of(const Effect& effect) {
        constexpr std::chrono::seconds pause{20}; // tokens.md 9: three times at most
        constexpr int times = 3;
        if (std::holds_alternative<effect::StopRinging>(effect)) speaker_.stop_ringing();
        if (std::holds_alternative<effect::RingBell>(effect)) speaker_.ring(bell(), pause, 1);
        if (std::holds_alternative<effect::RingStaff>(effect) && site_().sound_ring)
            speaker_.ring(bell(), pause, times);
    }

  private:
    static float volume_of(const Site& site) { return static_cast<float>(site.sound_volume) / 100; }
    [[nodiscard]] bool is_night() const { return sky_at(lobby_.clock.now().minute) == Sky::night; }

    [[nodiscard]] std::vector<std::int16_t> bell() const {
        return ui::samples_of(ui::Cue::staff_ring, volume_of(site_()), is_night());
    }

    const Lobby& lobby_;
    std::function<Site()> site_;
    ui::Speaker speaker_;
};

/// The panel's size corner to corner, as the monitor says; 0 when it does not.
float inches_of(const ui::Window& window) {
    constexpr float inch_mm = 25.4F;
    const ui::Size px = window.framebuffer_px();
    return window.mm_per_pixel() * std::hypot(px.width, px.height) / inch_mm;
}

/// Everything that runs beside the frames, ended in the right order: the watcher first, the worker last.
class Backstage {
  public:
    Backstage(Effects& effects, Kiosk& kiosk, const store::Volume& volume, const Lobby& lobby, Sounds& sounds,
              Shelves& shelves)
        : effects_(effects), lobby_(lobby), sounds_(sounds), shelves_(shelves),
          worker_([&kiosk] { kiosk.post(action::StoreFailed{FailureCode::not_saved}); }), upkeep_([] {}),
          sticks_([&kiosk] { kiosk.post(action::StoreFailed{FailureCode::not_saved}); }),
          printer_([&kiosk] { kiosk.post(action::StoreFailed{FailureCode::not_saved}); }) {
        begin_day();
        watcher_ = std::jthread([this, &volume](const std::stop_token& stop) { watch(volume, stop); });
    }
    /// A copy that runs is stopped: nobody waits for a slow stick, or a printer without paper, to end the kiosk.
    ~Backstage() {
        effects_.stop_waiting();
        watcher_ = {};
        printer_.end();
        sticks_.end(); // before the worker, which does what came of it; both are there until neither asks the other
        worker_.end();
    }
    Backstage(const Backstage&) = delete;
    Backstage& operator=(const Backstage&) = delete;

    void perform(Effect effect) {
        sounds_.heard_of(effect);
        if (effects_.at_once(effect)) return;
        worker_.ask([this, effect = std::move(effect)] { effects_.perform(effect); });
    }
    /// Reads and the other languages: nobody can touch them before they have seen the first picture.
    void open_shelves() {
        worker_.ask([this] {
            effects_.begin_run();
            shelves_.open();
        });
    }
    void want_reads(const WantedReads& wanted) {
        worker_.ask([this, wanted] { shelves_.want(wanted); });
    }
    void ask(std::function<void()> job) { worker_.ask(std::move(job)); }
    void beside(std::function<void()> job) { sticks_.ask(std::move(job)); }
    void at_printer(std::function<void()> job) { printer_.ask(std::move(job)); }
    void begin_day() {
        worker_.ask([this] { effects_.begin_day(); });
        // Nobody waits for it; what it could not do staff see on their first screen (Store::condition).
        upkeep_.ask([this] { static_cast<void>(lobby_.store->upkeep(lobby_.clock.now().day)); });
    }

  private:
    /// However often a stick comes and goes, one look waits for its turn at most: behind what the stick is doing.
    void look_again() {
        if (look_waits_.exchange(true)) return;
        sticks_.ask([this] {
            worker_.ask([this] {
                look_waits_ = false;
                effects_.volume_changed();
            });
        });
    }
    void watch(const store::Volume& volume, const std::stop_token& stop) {
        constexpr std::chrono::seconds until_next_try{30};
        std::mutex mutex;
        std::condition_variable_any asleep;
        while (!stop.stop_requested()) {
            // Ends early when the system's service can't be reached. A volume that is not watched is still looked at
            // whenever staff come in.
            static_cast<void>(volume.watch(stop, [this] { look_again(); }));
            std::unique_lock lock(mutex);
            asleep.wait_for(lock, stop, until_next_try, [] { return false; });
        }
    }

    Effects& effects_;
    const Lobby& lobby_;
    Sounds& sounds_;
    Shelves& shelves_;
    std::atomic<bool> look_waits_ = false;
    Worker worker_;
    Worker upkeep_;  ///< beside the first, so that no check-in waits for it
    Worker sticks_;  ///< likewise: a stick may hang. What comes of it goes back to the first.
    Worker printer_; ///< beside the sticks, so that neither waits for the other
    std::jthread watcher_;
};

/// USB sticks, unless the site names a folder.
std::unique_ptr<store::Volume> volume_of(const Config& config) {
    using Needs = store::FolderVolume::Needs;
    if (config.export_folder.empty()) return std::make_unique<store::UdisksVolume>();
    return std::make_unique<store::FolderVolume>(config.export_folder,
                                                 config.export_is_mount ? Needs::mount : Needs::folder);
}

/// `all`: the window system lost what it showed, though the framebuffer did not.
void show_frame(ui::Window& window, ui::Stage& stage, Kiosk& kiosk, bool all = false) {
    kiosk.frame(stage, window.framebuffer_px(), window.now_seconds());
    if (all)
        window.present();
    else
        window.present(stage.changed_px());
}

void run(ui::Window& window, ui::Stage& stage, Kiosk& kiosk, Backstage& backstage, const Lobby& lobby,
         const EndSignals& signals, bool keeps_pixels) {
    constexpr double prepare_after_seconds = 0.25, rest_after_seconds = 1;
    const Clock& clock = lobby.clock;
    store::Day day = clock.now().day;
    enum class Rest : std::uint8_t { awake, quiet, resting } rest = Rest::quiet; // at the start nobody has touched it
    bool is_first = true;
    bool has_touchscreen = lobby.config.touch_tested; // so one that is gone is told of
    double sleep_seconds = 0;
    stage.set_pixels_kept(keeps_pixels);
    while (!window.should_close() && !signals.asked()) {
        const double pause_seconds = rest == Rest::awake ? prepare_after_seconds : rest_after_seconds;
        const bool pauses = rest != Rest::resting && sleep_seconds > pause_seconds;
        const auto events = window.wait(pauses ? pause_seconds : sleep_seconds);
        if (!events.empty()) {
            rest = Rest::awake;
        } else if (pauses) {
            rest = rest == Rest::awake ? Rest::quiet : Rest::resting;
        }
        // One page a turn: no tap waits for more.
        const bool prepares = !is_first && rest != Rest::awake && kiosk.prepare_next(stage, window.now_seconds());
        if (prepares) {
            rest = Rest::quiet;
        } else if (pauses && rest == Rest::resting) {
            stage.give_memory_back();
            give_memory_back();
        }
        for (ui::InputEvent event : events) {
            event.at = stage.to_canvas(event.at);
            stage.input().push(event);
        }
        if (const bool has = window.has_touchscreen(); has != has_touchscreen) {
            has_touchscreen = has;
            kiosk.post(action::TouchscreenSeen{has});
        }
        if (const store::Day today = clock.now().day; today != day) {
            day = today;
            backstage.begin_day();
        }
        const bool exposed = window.exposed();
        if (exposed && !keeps_pixels) stage.draw_all_next();
        show_frame(window, stage, kiosk, exposed);
        // An answer does not wait for its turn among the pictures of a motion; a card's pictures wait for the panel,
        // and a finger is followed by one of them at a time.
        const bool at_once = keeps_pixels ? kiosk.has_news() && !kiosk.is_saving() : kiosk.has_new_screen();
        if (at_once) show_frame(window, stage, kiosk);
        const bool was_first = std::exchange(is_first, false);
        if (was_first) backstage.open_shelves();
        const double now = window.now_seconds();
        double next = now + Clock::seconds_to_next_minute(); // the clock on the front page, and midnight
        if (const auto due = kiosk.next_frame_seconds(stage, now)) next = std::min(next, *due);
        sleep_seconds = prepares || was_first ? 0 : std::max(0.0, next - now);
    }
}

using MadeStage = Result<std::unique_ptr<ui::Stage>>;

MadeStage make_stage() {
    const auto share = share_folder();
    if (!share) return tl::unexpected(share.error());
    auto stage = ui::Stage::create({.assets = *share, .gets_graphics = true});
    if (!stage) return fail(ExitCode::storage, stage.error());
    return std::move(*stage);
}

/// The first screen is laid out and its words, icons and scene are made while the window is still opening, which takes
/// the graphics driver longer than anything else of a start. A window of another size than expected only costs time.
MadeStage open_stage_and_window(const KioskOptions& options, const Config& config, std::future<MadeStage> making,
                                Kiosk& kiosk, std::unique_ptr<ui::Window>& window) {
    constexpr ui::Size usual_panel{1080, 1920};
    MadeStage stage;
    std::jthread preparing([&] {
        stage = making.get();
        if (stage) kiosk.frame(**stage, options.windowed_px.value_or(usual_panel), 0);
    });
    auto opened = ui::Window::open({.title = "Porchlight",
                                    .windowed_px = options.windowed_px,
                                    .next_key = config.next_key,
                                    .select_key = config.select_key});
    preparing.join();
    if (!opened) return fail(ExitCode::storage, opened.error());
    if (!stage) return tl::unexpected(stage.error());
    window = std::move(*opened);
    if (auto ready = (*stage)->use_graphics(); !ready) return fail(ExitCode::storage, ready.error());
    // A window is looked at, not stood before: only a whole panel has a size that counts.
    if (!options.windowed_px)
        (*stage)->set_mm_per_pixel(
            config.panel_width_mm > 0
                ? ui::mm_per_pixel(static_cast<float>(config.panel_width_mm), window->framebuffer_px().width)
                : window->mm_per_pixel());
    (*stage)->input().set_scan_pace(config.scan_seconds);
    return std::move(*stage);
}

} // namespace

Result<void> kiosk(const KioskOptions& options) {
    ui::skip_compose_rules();
    const EndSignals signals; // before any thread, so that every thread leaves them to this one
    auto making = std::async(std::launch::async, make_stage); // while the store opens
    auto lobby = open_lobby(options.config, options.data);
    if (!lobby) return tl::unexpected(lobby.error());
    std::unique_ptr<ui::Window> window;
    const auto volume = volume_of(lobby->config);
    Kiosk* on_glass = nullptr;
    std::optional<Shelves> shelves;
    Backstage* behind = nullptr;
    RunMark run_mark(lobby->data);
    Effects effects({.store = *lobby->store,
                     .volume = volume.get(),
                     .local_time = [&] { return lobby->clock.now(); },
                     .now_seconds = [&] { return window->now_seconds(); },
                     .boot_seconds = Clock::boot_seconds,
                     .chance = fresh_chance,
                     .answer = [&](Action action) { on_glass->post(std::move(action)); },
                     .learn = [&](Knowledge knowledge) { on_glass->learn(std::move(knowledge)); },
                     .data = lobby->data,
                     .share = lobby->share,
                     .battery = [] { return battery_in_use(); },
                     .touchscreen = [&] { return std::optional(window->has_touchscreen()); },
                     .run_mark = &run_mark,
                     .beside = [&](std::function<void()> job) { behind->beside(std::move(job)); },
                     .at_printer = [&](std::function<void()> job) { behind->at_printer(std::move(job)); },
                     .log = [](const std::string& said) { std::fprintf(stderr, "porchlight: %s\n", said.c_str()); },
                     .back = [&](std::function<void()> job) { behind->ask(std::move(job)); },
                     .place_changed = [&](Region region) { shelves->read_again(region); },
                     .show_time = [&](const LocalTime& wanted) { return lobby->clock.show(wanted); },
                     .zone_ahead = [&](const std::string& zone) { return lobby->clock.minutes_ahead_in(zone); },
                     .use_zone = [&](const std::string& zone) { return lobby->clock.use_zone(zone); }},
                    lobby->knowledge);
    effects.gather();

    Sounds sounds(*lobby, [&] { return on_glass->facts(window->now_seconds()).site; });
    const ui::Look look{.language = lobby->config.language};
    std::random_device device; // opened once: that asks the processor what it can do, in every frame otherwise
    Kiosk kiosk({.local_time = [&] { return lobby->clock.now(); },
                 .chance = [&] { return drawn_from(device); },
                 .perform = [&](Effect effect) { behind->perform(std::move(effect)); },
                 .wake = [&] { window->wake(); },
                 .sound = [&](ui::Cue cue) { sounds.play(cue); },
                 .want_reads = [&](const WantedReads& wanted) { behind->want_reads(wanted); },
                 .panel_inches = [&] { return window ? inches_of(*window) : 0.0F; },
                 .mm_per_pixel =
                     [&](std::int32_t width_mm) {
                         if (options.windowed_px || !window) return 0.0F;
                         return ui::mm_per_pixel(static_cast<float>(width_mm), window->framebuffer_px().width);
                     }},
                effects.knowledge(), lobby->packs, look, 0);
    on_glass = &kiosk;
    shelves.emplace(*lobby, kiosk);
    auto stage = open_stage_and_window(options, lobby->config, std::move(making), kiosk, window);
    if (!stage) return tl::unexpected(stage.error());
    Backstage backstage(effects, kiosk, *volume, *lobby, sounds, *shelves);
    behind = &backstage;
    const EndSignals::Waking waking(signals, [&] { window->wake(); });
    const bool keeps_pixels = window->keeps_pixels() && lobby->config.partial_present && !options.whole_pictures;
    run(*window, **stage, kiosk, backstage, *lobby, signals, keeps_pixels);
    if (window->connection_lost())
        return fail(ExitCode::storage, "The connection to the display was lost; check the display server.");
    return {};
}

} // namespace porchlight::commands
