// When the desk opens next, put into a sentence.
#pragma once

#include "app/page.h"

#include <string>

namespace porchlight::screens {

/// `today` takes {time}, `another_day` takes {day} and {time}. Empty when nobody knows when it opens.
std::string opening_words(const Page& page, Key today, Key another_day);

} // namespace porchlight::screens
