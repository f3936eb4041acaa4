// What a kiosk asks for while somebody uses it.
#include "app/ahead.h"
#include "app/kiosk.h"

#include <catch2/catch.hpp>

using namespace porchlight;

namespace {

/// A kiosk that offers two languages, and a stage that measures and draws nothing.
class Lobby {
  public:
    Lobby() {
        auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", "en", "US");
        auto reads = library::load(PORCHLIGHT_SHARE "/library", "en");
        REQUIRE(strings);
        REQUIRE(reads);
        auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE});
        REQUIRE(stage);
        stage_ = std::move(*stage);
        Knowledge knowledge;
        knowledge.set_up = true;
        knowledge.languages = {{"en", "English"}, {"es", "Español"}};
        kiosk_ = std::make_unique<Kiosk>(
            KioskParts{.local_time = [] { return LocalTime{}; },
                       .chance = [] { return std::uint64_t{1}; },
                       .perform = [](Effect) {},
                       .wake = [] {},
                       .want_reads = [this](const WantedReads& wanted) { wanted_.push_back(wanted); }},
            knowledge,
            std::map<std::string, LanguagePack>{
                {"en",
                 {std::make_shared<const Strings>(std::move(*strings)),
                  std::make_shared<const library::Library>(std::move(*reads)), nullptr}}},
            ui::Look{}, 0);
    }
    /// What was wanted of the reads since the last call.
    std::vector<WantedReads> after(Action action) {
        kiosk_->post(std::move(action));
        kiosk_->frame(*stage_, {1080, 1920}, ++now_seconds_);
        return std::exchange(wanted_, {});
    }

    void frame() { kiosk_->frame(*stage_, {1080, 1920}, ++now_seconds_); }
    void frame_after(double seconds) {
        now_seconds_ += seconds - 1;
        frame();
    }
    void press(ui::KeyName key) {
        stage_->input().push({.kind = ui::InputKind::key, .time_seconds = now_seconds_ + 1, .key = key});
        frame();
    }
    [[nodiscard]] std::string focus() const { return stage_->input().focus(); }
    /// How long until it wants to be drawn again by itself, whatever moves on the glass.
    [[nodiscard]] double rests_seconds() const {
        return kiosk_->next_frame_seconds(*stage_, now_seconds_).value_or(1e9) - now_seconds_;
    }
    /// The finger is down in one frame and up in the next, which this leaves as the last one.
    void tap(std::string_view id) {
        frame();
        INFO(id);
        const ui::Control* control = stage_->access().find(id);
        REQUIRE(control != nullptr);
        const ui::Point at = control->rect.center();
        for (const ui::InputKind kind : {ui::InputKind::press, ui::InputKind::release}) {
            stage_->input().push({.kind = kind, .finger = 1, .at = at, .time_seconds = now_seconds_ + 1});
            frame();
        }
    }
    /// How many pages are made ahead until there is none left.
    int prepare_all() {
        int pages = 0;
        while (kiosk_->prepare_next(*stage_, now_seconds_)) ++pages;
        return pages;
    }
    void learn_words(const std::string& code) {
        auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", code, "US");
        REQUIRE(strings);
        kiosk_->learn_language(code, {std::make_shared<const Strings>(std::move(*strings)), nullptr, nullptr});
    }
    [[nodiscard]] const Kiosk& kiosk() const { return *kiosk_; }

  private:
    std::unique_ptr<ui::Stage> stage_;
    std::vector<WantedReads> wanted_;
    std::unique_ptr<Kiosk> kiosk_;
    double now_seconds_ = 0;
};

} // namespace

TEST_CASE("kiosk: the reads of a language are wanted when it is chosen, and what finds them when shelves are opened") {
    Lobby lobby;
    CHECK(lobby.after(action::Touched{}).empty());
    CHECK(lobby.after(action::PickLanguage{"es"}) == std::vector<WantedReads>{{"es", false}});
    CHECK(lobby.after(action::OpenExplore{}) == std::vector<WantedReads>{{"es", true}});
    CHECK(lobby.after(action::Touched{}).empty());
    CHECK(lobby.after(action::PickLanguage{"en"}) == std::vector<WantedReads>{{"en", true}});
}

TEST_CASE("kiosk: what was touched is answered by the very next picture, and never by the one after that") {
    Lobby lobby;
    lobby.tap("welcome.checkin");
    CHECK(lobby.kiosk().has_news());
    lobby.frame();
    CHECK_FALSE(lobby.kiosk().has_news());
    lobby.tap("reason.group"); // the same screen, with an answer on it
    CHECK_FALSE(lobby.kiosk().has_new_screen());
    CHECK(lobby.kiosk().has_news());
    lobby.frame();
    CHECK_FALSE(lobby.kiosk().has_news());
}

TEST_CASE("kiosk: what had the focus on the front page is forgotten when whoever it was is gone") {
    Lobby lobby;
    lobby.press(ui::KeyName::tab);
    lobby.press(ui::KeyName::tab);
    const std::string chosen = lobby.focus();
    REQUIRE_FALSE(chosen.empty());
    lobby.frame_after(settings_return_seconds - 1);
    CHECK(lobby.focus() == chosen);
    CHECK(lobby.rests_seconds() <= 1);
    lobby.frame_after(2);
    CHECK(lobby.focus().empty());

    lobby.tap("welcome.checkin"); // somebody reads a page for as long as they like
    lobby.press(ui::KeyName::tab);
    REQUIRE_FALSE(lobby.focus().empty());
    lobby.frame_after(settings_return_seconds - 5);
    CHECK_FALSE(lobby.focus().empty());
}

TEST_CASE("kiosk: a check-in is being saved from its last button until the answer") {
    Lobby lobby;
    lobby.tap("welcome.checkin");
    lobby.tap("reason.group");
    lobby.tap("reason.continue");
    lobby.tap("mood.skip");
    CHECK_FALSE(lobby.kiosk().is_saving());
    lobby.tap("req.skip");
    CHECK(lobby.kiosk().is_saving());
    lobby.after(action::SubmitFailed{store::Code::full});
    CHECK_FALSE(lobby.kiosk().is_saving());
}

TEST_CASE("kiosk: pages are made ahead at the front page alone, once, and again when their words were dropped") {
    Lobby lobby;
    lobby.frame();
    const int pages = lobby.prepare_all();
    CHECK(pages == 8);
    lobby.frame();
    CHECK(lobby.prepare_all() == 0);
    CHECK(std::holds_alternative<WelcomeState>(lobby.kiosk().state().screen));

    lobby.tap("welcome.checkin");
    lobby.after(action::PickLanguage{"es"});
    CHECK(lobby.prepare_all() == 0); // somebody is checking in
    lobby.after(action::GoHome{});
    lobby.after(action::PickLanguage{"en"});
    lobby.frame();
    CHECK(lobby.prepare_all() == pages);
    CHECK(lobby.prepare_all() == 0);
    lobby.learn_words("es"); // its name stands on the language sheet
    lobby.frame();
    CHECK(lobby.prepare_all() == pages);
}

TEST_CASE("kiosk: the pages ahead are those of a check-in, of help, and those that take longest") {
    const auto reads = library::load(PORCHLIGHT_SHARE "/library", "en");
    REQUIRE(reads);
    Facts facts;
    facts.setup.done = true;
    facts.library = &*reads;
    State front = first_state(facts, {}, true);
    std::vector<std::string> seen;
    for (std::size_t i = 0; const auto ahead = page_ahead(front, facts, i); ++i) {
        if (const auto* check_in = std::get_if<CheckInState>(&ahead->screen))
            seen.push_back("step " + std::to_string(static_cast<int>(check_in->step)));
        else if (std::holds_alternative<DoneState>(ahead->screen))
            seen.emplace_back("done");
        else if (std::holds_alternative<ExploreState>(ahead->screen))
            seen.emplace_back("explore");
        else if (ahead->sheet && std::holds_alternative<HelpSheet>(*ahead->sheet))
            seen.emplace_back("help");
        else if (ahead->sheet && std::holds_alternative<LanguageSheet>(*ahead->sheet))
            seen.emplace_back("language");
    }
    CHECK(seen ==
          std::vector<std::string>{"step 0", "help", "step 0", "step 1", "step 2", "done", "explore", "language"});
    front.sheet = HelpSheet{};
    CHECK_FALSE(page_ahead(front, facts, 0));
}
