// The running kiosk without its window: what is on the glass, the words of each language, and one frame after another.
// Effects are handed to whoever runs it: a worker in the lobby, the test itself in a journey.
#pragma once

#include "app/clock.h"
#include "app/cues.h"
#include "app/flow.h"
#include "app/knowledge.h"
#include "app/library/library.h"
#include "app/library/search.h"
#include "app/strings.h"
#include "ui/stage.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace porchlight {

/// The words and reads of one language. Reads may come later than words; nothing else changes after it was made.
struct LanguagePack {
    std::shared_ptr<const Strings> strings;
    std::shared_ptr<const library::Library> reads;
    std::shared_ptr<const library::Search> search; ///< finds them; there when they are
};

/// The reads of a language, and what finds them.
struct WantedReads {
    std::string language;
    bool finds = false;
    bool operator==(const WantedReads&) const = default;
};

struct KioskParts {
    std::function<LocalTime()> local_time;
    std::function<std::uint64_t()> chance;
    std::function<void(Effect)> perform;                 ///< called on the frame thread; must not wait
    std::function<void()> wake;                          ///< ends the window's sleep; from any thread
    std::function<void(ui::Cue)> sound = [](ui::Cue) {}; ///< on the frame thread; must not wait
    /// Somebody may open these next: asked whenever they differ from the last. On the frame thread; must not wait.
    std::function<void(const WantedReads&)> want_reads = [](const WantedReads&) {};
    /// Corner to corner, as the panel says of itself; 0 when it does not. On the frame thread.
    std::function<float()> panel_inches = [] { return 0.0F; };
    /// Of a panel whose picture is so wide, as somebody measured it; 0 when its size says nothing. On the frame thread.
    std::function<float(std::int32_t width_mm)> mm_per_pixel = [](std::int32_t) { return 0.0F; };
};

class Kiosk {
  public:
    /// `knowledge` must hold at least the site and its languages, `packs` the site's language.
    Kiosk(KioskParts parts, Knowledge knowledge, std::map<std::string, LanguagePack> packs, ui::Look site_look,
          double now_seconds);

    /// Draws one frame into the stage and does what was asked for in it.
    void frame(ui::Stage& stage, ui::Size framebuffer_px, double now_seconds);
    /// Between two frames, when nobody touches: makes the next of the pages that somebody at the front page may open,
    /// so that the touch that opens it has only to show it. False when they are all made, or another page is shown.
    bool prepare_next(ui::Stage& stage, double now_seconds);
    /// The last frame was of a screen that was left in it.
    [[nodiscard]] bool has_new_screen() const { return pending_.screen_changed || pending_.layer_changed; }
    /// Something was asked for in the last frame that its picture does not show yet. Never of two frames in a row,
    /// whatever a screen asks for.
    [[nodiscard]] bool has_news() const { return has_news_; }
    /// A check-in is on its way to the disk, which takes a moment: the next picture shows how it went.
    [[nodiscard]] bool is_saving() const;
    /// When the next frame is due without input, on the clock of `frame`; nothing means never.
    [[nodiscard]] std::optional<double> next_frame_seconds(const ui::Stage& stage, double now_seconds) const;

    /// From any thread: an answer, newer knowledge, a language that was read.
    void post(Action action);
    void learn(Knowledge knowledge);
    void learn_language(const std::string& code, LanguagePack pack);

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] Facts facts(double now_seconds) const;

  private:
    /// What was learned is known from here on, and the answers that came with it are handed out: under one lock, so
    /// that no answer is shown with older knowledge than it was given with.
    std::vector<Action> take_in_posts();
    void apply(const Action& action, double now_seconds);
    /// Whoever leaves from the front page with nothing changed leaves nothing chosen to the next person either.
    void forget_focus(ui::Stage& stage, double now_seconds);
    /// A panel that was measured a moment ago has the text size that can be read on it from here on.
    void measure(ui::Stage& stage);
    [[nodiscard]] const LanguagePack& pack() const;
    /// The words of every other language of the site that is read already, in the site's order.
    [[nodiscard]] std::vector<const Strings*> other_languages() const;

    KioskParts parts_;
    Knowledge knowledge_;
    std::map<std::string, LanguagePack> packs_;
    State state_;
    WantedReads wanted_;
    std::size_t pages_prepared_ = 0;
    std::uint64_t words_dropped_ = 0; ///< what the stage had dropped when the first of them was made
    bool touched_since_ = false;      ///< that first one: only then they are made again
    bool leaves_secrets_ = false;     ///< the page with the words was left: the stage forgets them
    double last_frame_seconds_ = 0;
    std::optional<double> focus_until_seconds_; ///< on the front page; nothing when nothing has it
    bool glass_is_portrait_ = true;
    std::int32_t panel_width_mm_ = 0; ///< that the stage knows of
    Step pending_;                    ///< what the stage has to be told before it draws again
    bool has_news_ = false, is_dragging_ = false;

    std::mutex posts_mutex_;
    std::vector<Action> posted_;
    std::optional<Knowledge> learned_;
    std::map<std::string, LanguagePack> learned_packs_;
};

} // namespace porchlight
