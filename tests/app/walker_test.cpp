// A walk over every picture of the gallery without a finger: by Tab, by arrows and by two switches every enabled
// control is reached, can be seen to be chosen, acts, and lets go again.
#include "app/gallery/samples.h"
#include "app/library/library.h"
#include "app/screens/screens.h"
#include "ui/widgets/bar.h"

#include <catch2/catch.hpp>
#include <deque>
#include <set>

using namespace porchlight;

namespace {

std::unique_ptr<ui::Stage> blind_stage() {
    auto stage = ui::Stage::create({.assets = PORCHLIGHT_SHARE});
    if (!stage) FAIL(stage.error());
    return std::move(*stage);
}

Strings english() {
    auto strings = Strings::open(PORCHLIGHT_SHARE "/locale", "en", "US");
    if (!strings) FAIL(strings.error().sentence);
    return *strings;
}

std::shared_ptr<const library::Library> reads() {
    auto reads = library::load(PORCHLIGHT_SHARE "/library", "en");
    if (!reads) FAIL(reads.error().sentence);
    return std::make_shared<const library::Library>(std::move(*reads));
}

/// A picture that stays as it is whatever is done to it: only the focus moves.
class Walk {
  public:
    Walk(ui::Stage& stage, const Strings& say, gallery::Sample sample)
        : stage_(stage), say_(say), sample_(std::move(sample)) {
        stage_.input().screen_changed(sample_.facts.now_seconds - 1);
        now_ = sample_.facts.now_seconds;
        frame();
        frame(); // lists know how tall they are
    }

    void press(ui::KeyName name) {
        now_ += 1;
        stage_.input().push({.kind = ui::InputKind::key, .time_seconds = now_, .key = name});
        frame();
    }
    [[nodiscard]] std::string focus() const { return stage_.input().focus(); }
    [[nodiscard]] const ui::Control* control(std::string_view id) const { return stage_.access().find(id); }
    [[nodiscard]] bool activated(std::string_view id) const { return stage_.input().activated(id); }

    /// Everything that a finger could touch, or a list that could be scrolled.
    [[nodiscard]] std::set<std::string> touchable() const {
        std::set<std::string> ids;
        for (const ui::Control& one : stage_.access().controls()) {
            const bool is_seen = !one.scroller.empty() || !overlap(one.rect, one.clip).empty();
            const bool is_surround = one.id.ends_with(".outside"); // answers as the kind button of its question does
            if (ui::can_be_touched(one.role) && one.enabled && !one.covered && is_seen && !is_surround)
                ids.insert(one.id);
        }
        return ids;
    }
    /// The ring around it is on the glass: it has the focus, is shown so, and its list was moved to it.
    [[nodiscard]] bool focus_is_seen() const {
        const ui::Control* one = control(focus());
        return one != nullptr && stage_.input().focused(one->id) && !one->covered &&
               !overlap(one->rect, one->clip).empty();
    }

  private:
    void frame() {
        ui::Frame& frame = stage_.begin({1080, 1920}, now_, sample_.state.look);
        Page page{frame, say_, sample_.facts, sample_.state, {}};
        screens::draw(page);
        stage_.finish();
    }

    ui::Stage& stage_;
    const Strings& say_;
    gallery::Sample sample_;
    double now_ = 0;
};

/// Presses one key until the first focus comes again; every id on the way.
std::vector<std::string> round_of(Walk& walk, ui::KeyName key) {
    constexpr std::size_t most = 600; // far more than any screen holds: a trap ends here
    std::vector<std::string> way;
    do {
        walk.press(key);
        way.push_back(walk.focus());
        INFO("after " << way.size() << " presses: " << way.back());
        REQUIRE_FALSE(way.back().empty());
        CHECK(walk.focus_is_seen());
        REQUIRE(way.size() < most);
    } while (way.size() < 2 || way.back() != way.front());
    way.pop_back();
    return way;
}

std::vector<std::string> missing(const std::set<std::string>& wanted, const std::vector<std::string>& reached) {
    std::vector<std::string> none;
    const std::set<std::string> all(reached.begin(), reached.end());
    std::set_difference(wanted.begin(), wanted.end(), all.begin(), all.end(), std::back_inserter(none));
    return none;
}

const std::vector<std::string> nothing;

} // namespace

TEST_CASE("walker: Tab goes round every enabled control of every picture, back_tab the other way, with no trap",
          "[walker]") {
    const auto stage = blind_stage();
    const auto library = reads();
    const Strings say = english();
    for (const std::string_view name : gallery::sample_names()) {
        if (name == "staff-cleaning") continue; // nothing answers until the glass is wiped
        INFO(name);
        Walk walk(*stage, say, *gallery::sample(name, library));
        const std::set<std::string> wanted = walk.touchable();
        REQUIRE_FALSE(wanted.empty());
        const auto forward = round_of(walk, ui::KeyName::tab);
        CHECK(missing(wanted, forward) == nothing);
        CHECK(std::set<std::string>(forward.begin(), forward.end()).size() == forward.size()); // each once a round
        auto backward = round_of(walk, ui::KeyName::back_tab);
        CHECK(missing(wanted, backward) == nothing);
    }
}

TEST_CASE("walker: two switches reach every enabled control of every picture and act on it", "[walker]") {
    const auto stage = blind_stage();
    const auto library = reads();
    const Strings say = english();
    for (const std::string_view name : gallery::sample_names()) {
        if (name == "staff-cleaning") continue; // nothing answers until the glass is wiped
        INFO(name);
        Walk walk(*stage, say, *gallery::sample(name, library));
        const std::set<std::string> wanted = walk.touchable();
        std::vector<std::string> acted;
        for (const std::string& id : round_of(walk, ui::KeyName::next)) {
            walk.press(ui::KeyName::next);
            if (walk.focus().empty()) continue;
            const ui::Control* one = walk.control(walk.focus());
            INFO(id);
            REQUIRE(one != nullptr);
            const std::string focused = one->id;
            const bool is_list = one->role == ui::Role::scroll_area;
            walk.press(ui::KeyName::select);
            CHECK((is_list || walk.activated(focused)));
            if (walk.activated(focused)) acted.push_back(focused);
        }
        CHECK(missing(wanted, acted) == nothing);
    }
}

TEST_CASE("walker: arrows reach every enabled control of every picture and never lose the focus", "[walker]") {
    const auto stage = blind_stage();
    const auto library = reads();
    const Strings say = english();
    for (const std::string_view name : gallery::sample_names()) {
        if (name == "staff-cleaning") continue; // nothing answers until the glass is wiped
        INFO(name);
        Walk walk(*stage, say, *gallery::sample(name, library));
        const std::set<std::string> wanted = walk.touchable();
        walk.press(ui::KeyName::tab);
        std::set<std::string> reached{walk.focus()};
        std::deque<std::string> open{walk.focus()};
        constexpr int pages_most = 40;
        while (!open.empty()) {
            const std::string from = open.front();
            open.pop_front();
            for (const auto key : {ui::KeyName::down, ui::KeyName::right, ui::KeyName::up, ui::KeyName::left}) {
                stage->input().focus_on(from);
                walk.press(ui::KeyName::tab); // and back: its list moves to it
                walk.press(ui::KeyName::back_tab);
                REQUIRE(walk.focus() == from);
                // A list that has the focus itself goes page by page before it lets go.
                for (int page = 0; page < pages_most && walk.focus() == from; ++page) walk.press(key);
                REQUIRE_FALSE(walk.focus().empty());
                if (reached.insert(walk.focus()).second) open.push_back(walk.focus());
            }
        }
        CHECK(missing(wanted, {reached.begin(), reached.end()}) == nothing);
    }
}
