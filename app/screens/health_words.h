// What is wrong with this kiosk, in the words of the health line and of its sheet: one sentence each, with what to do.
#pragma once

#include "app/page.h"

#include <string>

namespace porchlight::screens {

struct HealthLook {
    ui::Icon icon = ui::Icon::hard_drive;
    std::string words;
    bool leads_to_export = false;
};
HealthLook health_look(Page& page, HealthFact what);

} // namespace porchlight::screens
