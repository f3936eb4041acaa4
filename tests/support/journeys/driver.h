// A whole kiosk without a window: screens, flow, effects and a real store in a folder of its own. Time is the driver's;
// effects are done at once, in order, between frames.
#pragma once

#include "app/effects.h"
#include "app/kiosk.h"
#include "app/worker.h"
#include "store/volume/folder_volume.h"
#include "support/app/printer_desk.h"
#include "support/store/lobby.h"
#include "ui/stage.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace journeys {

class Driver {
  public:
    enum class Begin { set_up, new_kiosk };
    /// `data` empty: a folder of its own.
    explicit Driver(Begin begin = Begin::set_up, const std::filesystem::path& data = {});

    /// Touches the control with this id and lets what follows happen. The test fails when nobody could touch it.
    void tap(std::string_view id);
    /// A hand that trembles, or clicks as with a mouse: two touches in one place, so many seconds apart.
    void tap_twice(std::string_view id, double seconds_apart);
    /// Touches the control at a share of its width, 0 left to 1 right.
    void touch(std::string_view id, float share);
    /// Moves a list down until it shows this control; the test fails at its end.
    void roll_to(std::string_view list, std::string_view id);
    void type(std::string_view characters);
    void press(ui::KeyName key);
    /// Time goes by with nobody touching anything; what is due happens when it is due.
    void wait(double seconds);
    /// The machine sleeps: time goes by, and what is due happens when it wakes.
    void sleep(double seconds) { now_seconds_ += seconds; }
    void frames(int count = 3);
    /// The system tells that a stick came or went.
    void stick_changed();
    /// The local day has changed.
    void day_begins();
    /// From here on the place for exports is this one, and whatever waits for it has a thread of its own, as in the
    /// kiosk.
    void use_volume(std::unique_ptr<store::Volume> volume);
    /// Takes in what comes back from that thread until this holds; the test fails when nothing more does.
    void wait_until(const std::function<bool()>& holds);

    [[nodiscard]] bool shows(std::string_view id) const { return stage_->access().find(id) != nullptr; }
    /// The id of the first control that begins and ends so; the test fails when there is none.
    [[nodiscard]] std::string id_of(std::string_view begin, std::string_view end) const;
    /// Everything that can be read or heard on the screen, one line each.
    [[nodiscard]] std::string words() const;
    [[nodiscard]] const porchlight::State& state() const { return kiosk_->state(); }
    [[nodiscard]] porchlight::Facts facts() const { return kiosk_->facts(now_seconds_); }
    template <typename T>
    [[nodiscard]] const T* on() const {
        return std::get_if<T>(&state().screen);
    }
    template <typename T>
    [[nodiscard]] const T* sheet() const {
        return state().sheet ? std::get_if<T>(&*state().sheet) : nullptr;
    }

    /// Unlocks the staff screens from the front page, by touch alone.
    void unlock(std::string_view passcode = lobby::passcode);
    /// Ends the kiosk as a power cut would, and starts another on the same folder; what happens to it in between.
    void restart(const std::function<void()>& meanwhile = {});

    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] const std::filesystem::path& data() const { return data_; }
    [[nodiscard]] std::filesystem::path stick() const { return folder_.path() / "stick"; }
    porchlight::LocalTime local{store::Day{20742}, 10 * 60, 5};
    porchlight::Config config;
    std::string zone = "America/New_York"; ///< the one `local` is of
    std::uint64_t boot_seconds = 5000;
    std::optional<bool> touchscreen; ///< see EffectsParts
    test::PrinterDesk desk;          ///< with no printer on it
    bool printer_hangs = false;      ///< what is given to one stays in `hanging`
    std::vector<std::function<void()>> hanging;
    std::vector<std::string> logged;         ///< for whoever looks after the machine
    porchlight::RunMark* run_mark = nullptr; ///< of the next start
    float mm_per_pixel = 0;                  ///< of the panel, once somebody has measured it

    [[nodiscard]] const ui::Stage& stage() const { return *stage_; }

  private:
    void start();
    bool do_effects(); ///< true when something came back from the worker
    [[nodiscard]] std::optional<std::int32_t> zone_ahead(const std::string& other) const;

    lobby::Folder folder_;
    std::filesystem::path data_;
    double now_seconds_ = 100;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Volume> volume_;
    std::mutex back_mutex_;
    std::condition_variable came_back_;
    std::deque<std::function<void()>> back_;
    std::unique_ptr<porchlight::Effects> effects_;
    std::unique_ptr<porchlight::Kiosk> kiosk_;
    std::unique_ptr<ui::Stage> stage_;
    std::deque<porchlight::Effect> wanted_;
    std::optional<porchlight::Worker> beside_; // last: it ends before what it uses
};

} // namespace journeys
