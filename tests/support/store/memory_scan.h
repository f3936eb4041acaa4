// What a core file of this process would hold: every page that may be written, but those that are left out of core
// files (locked memory). A test asks it whether a secret still lies there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lobby {

/// How often the bytes lie in the memory of this process, outside of pages that a core file leaves out. `wanted` itself
/// must lie in such a page, or in read-only memory.
int times_in_memory(std::string_view wanted);

/// How often they lie in the other pages, those that core files leave out, beside `wanted` itself.
struct InLocked {
    int times = 0;
    bool never_swapped = true; ///< each of those pages is locked
};
InLocked times_in_locked_memory(std::string_view wanted);

} // namespace lobby
