// A picture of a page as bytes that a printer draws it from: PCL 5 raster graphics (HP PCL 5 Printer Language Technical
// Reference Manual, chapters 4 to 6 and 15), in the part of it that PCL 3 printers know as well. Knows no printer and
// no words.
#pragma once

#include "store/secret.h"
#include "ui/paper.h"

#include <cstdint>
#include <vector>

namespace porchlight {

/// In locked memory, wiped when they go.
using SecretBytes = std::vector<std::uint8_t, store::LockedAllocator<std::uint8_t>>;

/// One page, in one copy, whole also where the page before it was broken off. `with_pjl`: it is said first that PCL
/// follows (HP PJL Technical Reference Manual, chapter 4).
SecretBytes page_description(const ui::PaperPicture& picture, bool with_pjl);

} // namespace porchlight
