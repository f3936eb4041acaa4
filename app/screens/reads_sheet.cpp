// Staff: new reads on the stick, taken, refused or damaged. Says what happened and what to do; changes nothing by
// itself.
#include "app/screens/screens.h"
#include "app/screens/sheet_box.h"
#include "ui/widgets/button.h"

#include <string>

namespace porchlight::screens {

namespace {

constexpr float top_px = 42, title_to_body_px = 20, body_to_foot_px = 36, button_px = 136, between_px = 24,
                bottom_px = 40;

struct Words {
    std::string title, body, act, close; ///< no words to act: there is nothing to do but to close
};

Words words_of(const ReadsFact& reads, Page& page) {
    const std::string done = page.say("common.done");
    switch (reads.news) {
    case ReadsNews::none:
        break;
    case ReadsNews::offered:
        return {page.say("reads.offered"), page.say("reads.offered.sub", {{"name", reads.pack}, {"n", reads.version}}),
                page.say("reads.offered.use"), page.say("exp.later")};
    case ReadsNews::taken:
        return {page.say("reads.taken"), page.say("reads.taken.sub"), page.say("reads.taken.back"), done};
    case ReadsNews::refused:
        return {page.say("reads.refused"), page.say("reads.refused.sub", {{"why", reads.why}}), "", done};
    case ReadsNews::damaged:
        return {page.say("reads.damaged"), page.say("reads.damaged.sub", {{"why", reads.why}}), "", done};
    case ReadsNews::brought_back:
        return {page.say("reads.back"), page.say("reads.back.sub"), "", done};
    }
    return {"", "", "", done};
}

} // namespace

std::optional<Action> draw(const ReadsSheet& sheet, Page& page) {
    ui::Frame& frame = page.frame;
    const ReadsFact& reads = page.facts.reads;
    const Words words = words_of(reads, page);
    const float width = SheetBox::width_on(frame);
    const ui::TextBlock body{
        .words = words.body, .style = frame.type.body(), .color = frame.theme.ink_2, .width_px = width};
    const TitleRow title{words.title, frame.type.serif(64, 75.52F, ui::Weight::semibold), "reads.close", words.close};
    const float buttons = words.act.empty() ? 1 : 2;
    SheetBox box(page, "reads.words", words.title,
                 {.head_px = top_px + title_row_height(page, title) + title_to_body_px,
                  .body_px = frame.paint.measure(body).height,
                  .foot_px = body_to_foot_px + buttons * button_px + (buttons - 1) * between_px + bottom_px});
    std::optional<Action> asked;
    if (title_row(page, {box.left(), box.head_y() + top_px}, width, title)) asked = action::CloseSheet{};
    box.begin_body();
    frame.text({box.left(), box.body_y()}, body);
    box.end_body();

    ui::Rect button{box.left(), box.foot_y() + body_to_foot_px, width, button_px};
    const bool offered = reads.news == ReadsNews::offered; // then to act is the kind answer, else to close
    const auto closes = [&](auto draw_button) {
        if (draw_button(frame, "reads.done", button, {.label = words.close})) asked = action::CloseSheet{};
        button.y += button_px + between_px;
    };
    const auto acts = [&](auto draw_button) {
        const bool touched = draw_button(frame, "reads.act", button, {.label = words.act, .enabled = !sheet.working});
        if (touched && !sheet.working)
            asked = offered ? Action(action::InstallReads{}) : Action(action::BringReadsBack{});
        button.y += button_px + between_px;
    };
    if (offered) acts(ui::lamp_button);
    if (offered)
        closes(ui::line_button);
    else
        closes(ui::lamp_button);
    if (!words.act.empty() && !offered) acts(ui::line_button);
    return asked;
}

} // namespace porchlight::screens
