// summary.csv and datapackage.json: the published totals as a table, and what its columns mean. Takes a Summary, so
// that an exact count can't get in. ASCII throughout, but for the site's name in the JSON.
#pragma once

#include "store/error.h"
#include "store/summary.h"

#include <string>
#include <string_view>
#include <vector>

namespace store {

/// RFC 4180 with CR LF. The same bytes for the same summary.
std::string summary_csv(const Summary& summary, std::string_view kiosk, Period period);

inline constexpr std::size_t summary_rows = 1 + reason_count + line_count * (2 + fifth_count);

/// Frictionless Data Package v2 of that csv. The same bytes for the same arguments.
std::string datapackage_json(std::string_view csv, std::string_view kiosk, std::string_view site, Period period,
                             bool days_are_uncertain = false);

/// Whether a site's name may be used: valid UTF-8.
bool is_utf8(std::string_view text);

} // namespace store
