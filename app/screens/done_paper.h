// What the paper of Done says: what happens next, and a word from somebody who came before.
#pragma once

#include "app/page.h"

#include <string>
#include <vector>

namespace porchlight::screens {

enum class ArrivalPart : std::uint8_t { halo, emblem, name, note };
/// How far a part of the arrival has come, 0 to 1; all of it at once with less movement.
float arrived(ui::Frame& frame, const DoneState& state, ArrivalPart part);

/// Heading, steps, one quiet line when the lines were low, and the note; after hours the note alone.
class DonePaper {
  public:
    DonePaper(const DoneState& state, Page& page, float width);

    [[nodiscard]] float height() const;

    /// From `y` on; the note ends at `until` where there is room.
    void draw(float x, float y, float until);
    /// The note alone, in the middle between the two.
    void draw_centered(float x, float y, float until);

  private:
    struct Step {
        std::string words;
        ui::Icon icon;
        ui::Family family;
    };
    static std::string group_words(const GroupFact& group, const Page& page);
    static Step asked_step(const Requests& requests, const Strings& say);
    [[nodiscard]] float measured(const ui::TextBlock& block) const { return page_.frame.paint.measure(block).height; }
    [[nodiscard]] ui::TextBlock head_block() const;
    [[nodiscard]] ui::TextBlock low_block() const;
    [[nodiscard]] ui::TextBlock step_block(std::string_view words) const;
    [[nodiscard]] ui::TextBlock note_head_block() const;
    [[nodiscard]] ui::TextBlock note_block() const;
    [[nodiscard]] float low_height() const;
    [[nodiscard]] float pitch_of(const Step& step) const;
    [[nodiscard]] float steps_height() const;
    [[nodiscard]] float note_words() const;
    [[nodiscard]] float note_least() const;
    float draw_steps(float x, float y);
    void draw_step(ui::Rect row, const Step& step);
    void draw_note(ui::Rect rect);

    const DoneState& state_;
    Page& page_;
    float width_, text_width_;
    std::string head_, low_, note_head_, note_;
    std::vector<Step> steps_;
    bool from_somebody_ = false;
};

} // namespace porchlight::screens
