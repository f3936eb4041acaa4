// Who is waiting, one row each: on the page of today and in the sheet of everybody. Shows an arrival name and what was
// asked for; never who it is, nor in which language they read.
#pragma once

#include "app/page.h"

#include <span>

namespace porchlight::screens {

/// Whether what somebody asked for needs several lines. Then it is small in every row, so that who asks for everything
/// leaves room for the others and nobody's words are larger than another's.
bool waiting_lines_wrap(Page& page, float width, std::span<const WaitingFact> people);
/// How tall a row of this width is: 136 at Standard, more where its words or its button need it.
float waiting_row_height(Page& page, float width, const WaitingFact& waiting, bool is_small);
float ring_row_height(Page& page, float width);

/// A row of somebody who waits; `row` is its whole width inside the card, a hairline over it. The ids of its controls
/// begin with `scope` and the request's key, "staff.waiting.7.go": the sheet lies over the page and both draw rows.
std::optional<Action> waiting_row(Page& page, std::string_view scope, ui::Rect row, const WaitingFact& waiting,
                                  bool is_small);

/// The ring for help at this kiosk: always first, tinted, with a bell.
std::optional<Action> ring_row(Page& page, std::string_view scope, ui::Rect row);

} // namespace porchlight::screens
