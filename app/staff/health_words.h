// What is wrong with this kiosk, in one sentence each with what to do: for the health line, its sheet and doctor alike.
#pragma once

#include "app/facts.h"
#include "app/strings.h"

#include <string>

namespace porchlight::staff {

/// With **bold** and line breaks as the sheet shows them; `today` has its numbers and what else is wrong. Empty for
/// `well`.
std::string health_words(const Strings& say, HealthFact what, const TodayFacts& today);

} // namespace porchlight::staff
