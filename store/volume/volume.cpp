// What any volume can say of itself from the little it must know.
#include "store/volume/volume.h"

namespace store {

std::optional<VolumeLook> Volume::look() {
    if (!present()) return std::nullopt;
    return VolumeLook{.name = name(),
                      .free_bytes = free_bytes().value_or(0),
                      .readable = true,
                      .writable = check_writable().has_value(),
                      .others = 0};
}

Result<void> Volume::take() {
    if (present()) return {};
    return fail(Code::vanished, root().string() + ": it is not there.");
}

} // namespace store
