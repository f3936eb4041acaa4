// See save_page.h.
#include "app/screens/save_page.h"

#include <utility>

namespace porchlight::screens {

SavePage::SavePage(Page& page, Key title, std::string caption, bool can_save)
    : page_(page), can_save_(can_save), title_(page.say(title)), caption_(std::move(caption)),
      body_(page, {.id = "set.page",
                   .title = title_,
                   .caption = caption_,
                   .tab = StaffTab::settings,
                   .has_tabs = has_room_for_tabs(page.frame),
                   .foot_px = save_foot_height(page.frame)}),
      column_(body_.column()) {}

std::optional<Action> SavePage::finish(float bottom, std::optional<Action> asked) {
    body_.end(bottom);
    switch (save_foot(page_, "set", body_.foot(), can_save_)) {
    case SaveAnswer::cancel:
        asked = action::GoBack{};
        break;
    case SaveAnswer::save:
        asked = action::SaveSite{};
        break;
    case SaveAnswer::none:
        break;
    }
    return body_.finish(asked);
}

} // namespace porchlight::screens
