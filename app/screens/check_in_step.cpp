// Geometry of tokens.md, section 4: words above y = 640, controls below, one lamp at the bottom.
#include "app/screens/check_in_step.h"

#include "ui/widgets/button.h"
#include "ui/widgets/header.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

constexpr int step_count = 3;
constexpr float words_x = 52, lights_top = 60, title_top = 146, title_width = 780, lead_above = 22, lead_width = 800;
constexpr float banner_above = 64, button_gap = 28, lamp_share = 1.7F;

} // namespace

float step_header(Page& page, int step, std::string_view title, std::string_view lead) {
    ui::Frame& frame = page.frame;
    ui::header_wash(frame);
    ui::lantern(frame, {});
    const std::string words = page.say("step.of", {{"n", step}, {"m", step_count}});
    ui::path_lights(frame, {words_x, lights_top}, step, step_count, words);
    const ui::Size drawn =
        frame.text({words_x, title_top},
                   {.words = title, .style = frame.type.h1(), .color = frame.theme.ink, .width_px = title_width},
                   ui::Role::heading);
    if (lead.empty()) return title_top + drawn.height;
    const float lead_top = title_top + drawn.height + lead_above;
    return lead_top +
           frame
               .text({words_x, lead_top},
                     {.words = lead, .style = frame.type.lead(), .color = frame.theme.ink_2, .width_px = lead_width})
               .height;
}

ui::BannerResult step_banner(Page& page, std::string_view id, float top, float lead_bottom,
                             const ui::BannerLook& look) {
    const float y = std::max(top, lead_bottom + banner_above);
    return ui::banner(page.frame, id, {step_margin, y, page.frame.canvas.width - 2 * step_margin, 0}, look);
}

std::optional<Action> step_buttons(Page& page, const StepButtons& look) {
    ui::Frame& frame = page.frame;
    ui::Rect row{step_margin, step_action_top, frame.canvas.width - 2 * step_margin, step_action_height};
    std::optional<Action> action;
    if (!look.skip_id.empty()) {
        // Skip keeps its padding of 44 and border of 3 at both ends; the lamp takes 1.7 times what is left over.
        constexpr float padding = 94;
        const float width = padding + (row.width - button_gap - 2 * padding) / (1 + lamp_share);
        if (ui::line_button(frame, look.skip_id, {row.x, row.y, width, row.height}, {.label = look.skip}))
            action = action::Skip{};
        row = {row.x + width + button_gap, row.y, row.width - width - button_gap, row.height};
    }
    const std::string value = look.ready ? std::string() : page.say("say.not_yet");
    if (ui::lamp_button(frame, look.go_id, row,
                        {.label = look.go, .after = ui::Icon::arrow_right, .enabled = look.ready, .value = value}))
        action = action::Continue{};
    return action;
}

} // namespace porchlight::screens
