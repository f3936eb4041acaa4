// What set-up keeps once fingers answered in all four corners, for a machine without fingers.
//   touch_tested DATA
#include "store/store.h"

#include <cstdio>

int main(int count, char** words) {
    if (count != 2) return 2;
    const auto store = store::Store::open(words[1]);
    const auto kept = store ? (*store)->settings().set("screen.touch_tested", true) : tl::unexpected(store.error());
    if (kept) return 0;
    std::fprintf(stderr, "touch_tested: %s\n", kept.error().detail.c_str());
    return 1;
}
