// report.html: the published totals for people, to read on any computer and to print on two pages. One file with
// nothing outside it: no script, no font, no picture from elsewhere. Takes a Summary, so that an exact count can't get
// in.
#pragma once

#include "store/summary.h"

#include <string>
#include <string_view>
#include <vector>

namespace store {

/// The same bytes for the same arguments.
std::string report_html(const Summary& summary, std::string_view site, std::string_view kiosk, Period period,
                        bool days_are_uncertain, bool has_backup);

} // namespace store
