// The pages of the export after its start: copying, safe, and the ways a stick can fail. Each draws everything but the
// bar.
#pragma once

#include "app/page.h"
#include "app/screens/staff_parts.h"

namespace porchlight::screens {

/// "BLUE STICK · Oct 7 to Oct 13", as far as they are known.
std::string stick_and_days(Page& page, const ExportState& state);

/// A page of the export with a picture: the picture and its words over the rest, or, across the glass, left of it,
/// where they stay while the rest scrolls. What does not fit scrolls; the buttons below stay.
class PicturePage {
  public:
    struct Look {
        std::string_view caption;
        bool locks = true, can_leave = true;
        float foot_px = 0;
    };
    /// Title and sentence, centered below the picture, from `upright_y` at Standard.
    struct Words {
        std::string_view title, lead;
        ui::TextStyle style;
        float upright_y, gap_px, lead_px;
        float picture_px;            ///< how tall the picture is, upright
        float rest_y;                ///< where the rest begins upright at Standard, or lower where the words need it
        bool alone = false;          ///< there is no rest: across, the words take its place
        bool picture_counts = false; ///< it says something that the words do not, and stays large enough to be read
    };
    PicturePage(Page& page, const Look& look, const Words& words);
    /// Where the picture's middle is, `upright_y` of the canvas at Standard. It gives way to words that are long.
    [[nodiscard]] ui::Point middle(float upright_y, float radius) const;
    /// How large the picture is; 0 where the words leave no room for one.
    [[nodiscard]] float unit() const { return unit_; }
    /// The column across the glass is narrow.
    static ui::TextStyle title_style(const ui::Frame& frame) {
        return frame.is_portrait() ? frame.type.h1() : frame.type.serif(56, 64);
    }
    /// Draws them.
    void words();
    [[nodiscard]] ui::Rect rest() const;
    [[nodiscard]] ui::Rect foot() const;
    std::optional<Action> finish(float rest_bottom, std::optional<Action> asked);

  private:
    [[nodiscard]] float words_width() const;
    [[nodiscard]] ui::TextBlock title_block() const;
    [[nodiscard]] ui::TextBlock lead_block() const;
    [[nodiscard]] float fitting_unit(float words_px) const;

    Page& page_;
    Words words_;
    bool upright_, in_columns_; ///< across, with the rest beside the words
    StaffBody body_;
    float origin_y_, words_bottom_ = 0, unit_ = 1;
};

std::optional<Action> copying_page(Page& page, const ExportState& state);
std::optional<Action> safe_page(Page& page, const ExportState& state);
/// The stick came out early, or what was read back did not match.
std::optional<Action> lost_page(Page& page, const ExportState& state);
/// Too full, read-only or unreadable: nothing was written.
std::optional<Action> unusable_page(Page& page, const ExportState& state);

/// Which days go out now, and how many they are; empty when there are none.
std::string days_chosen(Page& page, const ExportState& state);
/// The ways to say which days, two in a row or one, from the top of `at` down; returns where they end.
float export_when(Page& page, const ExportState& state, ui::Rect at, std::optional<Action>& asked);

/// The calendar of 15e.
std::optional<Action> days_page(Page& page, const DayPicking& picking);

} // namespace porchlight::screens
