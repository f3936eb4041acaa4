#include "app/kiosk.h"

#include "app/ahead.h"
#include "app/screens/screens.h"

#include <algorithm>
#include <utility>

namespace porchlight {

namespace {

/// The words are on the glass, or a touch away.
bool shows_words(const State& state) {
    if (const auto* setup = std::get_if<SetupState>(&state.screen))
        return setup->step == SetupStep::codes || setup->step == SetupStep::words;
    const auto* staff = std::get_if<StaffState>(&state.screen);
    const auto* settings = staff ? std::get_if<SettingsState>(&staff->page) : nullptr;
    return settings && !settings->passphrase.empty();
}

/// Search is a touch away, or open.
bool is_among_reads(const State& state) {
    return std::holds_alternative<ExploreState>(state.screen) || std::holds_alternative<ReaderState>(state.screen) ||
           std::holds_alternative<SearchState>(state.screen);
}

} // namespace

Kiosk::Kiosk(KioskParts parts, Knowledge knowledge, std::map<std::string, LanguagePack> packs, ui::Look site_look,
             double now_seconds)
    : parts_(std::move(parts)), knowledge_(std::move(knowledge)), packs_(std::move(packs)) {
    state_ = first_state(facts(now_seconds), site_look, knowledge_.set_up);
    wanted_.language = state_.look.language;
    panel_width_mm_ = knowledge_.config.panel_width_mm;
}

const LanguagePack& Kiosk::pack() const {
    const auto shown = packs_.find(state_.look.language);
    if (shown != packs_.end()) return shown->second;
    const auto site = packs_.find(state_.site_look.language);
    return site != packs_.end() ? site->second : packs_.begin()->second;
}

std::vector<const Strings*> Kiosk::other_languages() const {
    std::vector<const Strings*> others;
    for (const LanguageFact& language : knowledge_.languages) {
        const auto known = packs_.find(language.code);
        if (known != packs_.end() && known->second.strings != pack().strings)
            others.push_back(known->second.strings.get());
    }
    return others;
}

Facts Kiosk::facts(double now_seconds) const {
    const LanguagePack& shown = pack();
    Facts facts = facts_of(knowledge_, parts_.local_time(), now_seconds, parts_.chance(), shown.reads.get());
    facts.search = shown.search.get();
    facts.panel_inches = parts_.panel_inches();
    facts.glass_is_portrait = glass_is_portrait_;
    return facts;
}

void Kiosk::post(Action action) {
    {
        const std::lock_guard lock(posts_mutex_);
        posted_.push_back(std::move(action));
    }
    parts_.wake();
}

void Kiosk::learn(Knowledge knowledge) {
    {
        const std::lock_guard lock(posts_mutex_);
        learned_ = std::move(knowledge);
    }
    parts_.wake();
}

void Kiosk::learn_language(const std::string& code, LanguagePack pack) {
    {
        const std::lock_guard lock(posts_mutex_);
        learned_packs_[code] = std::move(pack);
    }
    parts_.wake();
}

void Kiosk::apply(const Action& action, double now_seconds) {
    const bool showed_words = shows_words(state_);
    Step step = update(state_, action, facts(now_seconds));
    if (const auto cue = cue_of(state_, action, step.state)) parts_.sound(*cue);
    state_ = std::move(step.state);
    if (WantedReads wanted{state_.look.language, is_among_reads(state_)}; wanted != wanted_) {
        parts_.want_reads(wanted);
        wanted_ = std::move(wanted);
    }
    leaves_secrets_ = leaves_secrets_ || (showed_words && !shows_words(state_));
    if (step.screen_changed || (!pending_.screen_changed && step.transition != ui::Transition::none))
        pending_.transition = step.transition;
    pending_.screen_changed = pending_.screen_changed || step.screen_changed;
    pending_.layer_changed = pending_.layer_changed || step.layer_changed;
    for (Effect& effect : step.effects) parts_.perform(std::move(effect));
}

std::vector<Action> Kiosk::take_in_posts() {
    const std::lock_guard lock(posts_mutex_);
    if (learned_) knowledge_ = std::move(*learned_);
    learned_.reset();
    if (!learned_packs_.empty()) pages_prepared_ = 0; // pages made before had no reads, or no name of that language
    for (auto& [code, pack] : learned_packs_) packs_[code] = std::move(pack);
    learned_packs_.clear();
    return std::exchange(posted_, {});
}

void Kiosk::measure(ui::Stage& stage) {
    const std::int32_t width_mm = knowledge_.config.panel_width_mm;
    if (std::exchange(panel_width_mm_, width_mm) == width_mm) return;
    if (const float known = parts_.mm_per_pixel(width_mm); known > 0) stage.set_mm_per_pixel(known);
}

void Kiosk::forget_focus(ui::Stage& stage, double now_seconds) {
    const bool is_front = std::holds_alternative<WelcomeState>(state_.screen) && !state_.sheet;
    focus_until_seconds_.reset();
    if (!is_front || stage.input().focus().empty()) return;
    const double until_seconds = state_.last_touch_seconds + settings_return_seconds;
    if (now_seconds >= until_seconds)
        stage.input().focus_on({});
    else
        focus_until_seconds_ = until_seconds;
}

void Kiosk::frame(ui::Stage& stage, ui::Size framebuffer_px, double now_seconds) {
    for (const Action& answer : take_in_posts()) apply(answer, now_seconds);
    measure(stage);
    glass_is_portrait_ = framebuffer_px.height >= framebuffer_px.width;
    Facts now = facts(now_seconds);
    if (const auto due = next_deadline(state_, now); due && now_seconds >= *due) {
        apply(action::Tick{}, now_seconds);
        now = facts(now_seconds); // the visit's language may have ended with it
    }

    if (pending_.screen_changed) {
        stage.begin_transition(pending_.transition, now_seconds);
        stage.input().screen_changed(now_seconds);
    } else if (pending_.layer_changed) {
        stage.begin_transition(state_.sheet ? ui::Transition::sheet_in : ui::Transition::sheet_out, now_seconds);
        stage.input().layer_changed(now_seconds);
    } else {
        stage.begin_transition(pending_.transition, now_seconds);
    }
    pending_ = {};
    if (focus_until_seconds_ && now_seconds >= *focus_until_seconds_) forget_focus(stage, now_seconds);
    if (std::exchange(leaves_secrets_, false)) stage.forget_words();

    ui::Look look = state_.look;
    look.right_to_left = pack().strings->right_to_left();
    ui::Frame& frame = stage.begin(framebuffer_px, now_seconds, look);
    Page page{frame, *pack().strings, now, state_, other_languages()};
    const std::optional<Action> asked = screens::draw(page);
    if (breath_turned(state_, std::exchange(last_frame_seconds_, now_seconds), now_seconds))
        parts_.sound(ui::Cue::breath);
    if (frame.input.anything()) apply(action::Touched{}, now_seconds);
    touched_since_ = touched_since_ || frame.input.anything();
    if (asked) apply(*asked, now_seconds);
    // What a finger goes on dragging shows by itself where the finger is.
    const bool drags = frame.input.drag().has_value(), drags_on = drags && is_dragging_;
    is_dragging_ = frame.input.finger_down() && (drags || is_dragging_);
    has_news_ = !has_news_ && ((asked && !drags_on) || has_new_screen());
    forget_focus(stage, now_seconds);
    stage.finish(has_news_);
}

bool Kiosk::prepare_next(ui::Stage& stage, double now_seconds) {
    if (touched_since_ && words_dropped_ != stage.times_dropped()) pages_prepared_ = 0;
    const Facts now = facts(now_seconds);
    const auto ahead = page_ahead(state_, now, pages_prepared_);
    if (!ahead) return false;
    if (pages_prepared_++ == 0) {
        words_dropped_ = stage.times_dropped();
        touched_since_ = false;
    }
    stage.prepare([&](ui::Frame& frame) {
        Page page{frame, *pack().strings, now, *ahead, other_languages()};
        screens::draw(page);
    });
    return true;
}

bool Kiosk::is_saving() const {
    const auto* check_in = std::get_if<CheckInState>(&state_.screen);
    return check_in != nullptr && check_in->saving;
}

std::optional<double> Kiosk::next_frame_seconds(const ui::Stage& stage, double now_seconds) const {
    std::optional<double> next;
    const auto sooner = [&](double at) { next = next ? std::min(*next, at) : at; };
    if (has_news_ || has_new_screen()) return now_seconds;
    if (const auto frame = stage.next_frame_in_seconds()) sooner(now_seconds + *frame);
    if (const auto due = next_deadline(state_, facts(now_seconds))) sooner(*due);
    if (focus_until_seconds_) sooner(*focus_until_seconds_);
    return next;
}

} // namespace porchlight
