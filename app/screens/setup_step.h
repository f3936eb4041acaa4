// The frame of a step of set-up: what is to be read at the top, or at the left in landscape; what is to be chosen
// below, or beside it, in a list that scrolls when larger text or a longer language needs more room; the buttons last.
#pragma once

#include "app/page.h"

#include <optional>
#include <string>
#include <string_view>

namespace porchlight::screens {

struct SetupButtons {
    std::string_view go;          ///< of the lamp, "setup.continue"
    bool ready = true;            ///< false: "not yet"; it answers all the same
    std::string_view second = {}; ///< empty: the lamp alone
    std::string_view second_id = {};
    bool second_ready = true;
    ui::Icon second_icon = ui::Icon::eye;
    bool arrow = true;    ///< after the lamp's words
    bool is_last = false; ///< larger words behind a lantern
};
enum class SetupPressed : std::uint8_t { none, go, second };

class SetupBox {
  public:
    SetupBox(Page& page, int step, std::string_view title, std::string_view lead, const SetupButtons& buttons);
    /// Upright, what follows may stand so much higher than drawn, as far as the lead leaves room.
    void rise(float px) { rise_px_ = px; }
    /// Under the lead: an icon and words, which may have **bold**.
    void banner(ui::Icon icon, std::string_view words, std::optional<ui::Color> icon_color = {});
    /// Instead of a lead: an icon and a line of words. News are what somebody waits for.
    void line(ui::Icon icon, std::string_view words, bool news = false);
    /// Under the lead, `height` tall: the caller draws into it.
    ui::Rect room_for_banner(float height, float drawn_y = 474);
    /// The reading is over; returns where the controls begin: `drawn_y` in portrait, if there is room.
    float begin(float drawn_y = 640);
    /// The controls end here; draws the buttons.
    SetupPressed end(float bottom);

    [[nodiscard]] float left() const { return left_; }
    [[nodiscard]] float width() const { return width_; }
    /// Where y = 0 of the drawing is now that the list may have been scrolled.
    [[nodiscard]] float drawn_from() const { return drawn_from_; }
    /// Two columns become one at Larger and Largest.
    [[nodiscard]] bool one_column() const { return one_column_; }

  private:
    [[nodiscard]] float buttons_px() const;
    [[nodiscard]] float second_px() const;

    Page& page_;
    SetupButtons buttons_;
    bool portrait_, one_column_, stacked_ = false;
    float left_ = 48, width_ = 0, button_px_ = 128, y_ = 0, buttons_top_ = 0, drawn_from_ = 0, rise_px_ = 0;
    std::optional<ui::ScrollBox> list_;
};

/// An info line: a small icon and words beside it. Returns its height.
float setup_note(Page& page, ui::Point at, float width, std::string_view words, ui::Icon icon = ui::Icon::info,
                 bool news = false);

/// How tall it is, without drawing it.
float setup_note_height(Page& page, float width, std::string_view words);

/// What is to be done before the numbers count as checked.
Key numbers_need(const HelpCheck& help);

/// The crisis line and the emergency number, each with its Change. Returns where they end.
float number_cards(Page& page, ui::Rect at, const HelpNumbers& numbers, std::optional<Action>& asked);
/// The digits over the whole page while one of them is typed; Done is the lamp.
std::optional<Action> number_typing(Page& page, const HelpCheck& help, bool of_staff);

/// The four lamps and the size of the panel, over the whole glass above the bar.
struct TouchTestLook {
    bool in_setup = true;    ///< on the path of its steps, with Continue; else a page of settings, with Save
    bool needs_size = false; ///< Continue was touched without one
    bool not_kept = false;
    bool working = false;
};
std::optional<Action> touch_test(const TouchTest& test, const TouchTestLook& look, Page& page);

/// A box to tick with words beside it, a card of its own. `height` is the least it has.
struct TickLook {
    std::string_view id, words;
    bool ticked = false;
};
float tick_card_height(Page& page, float width, std::string_view words, float least);
bool tick_card(Page& page, ui::Rect rect, const TickLook& look);

} // namespace porchlight::screens
