// See descriptor.h.
#include "store/descriptor.h"

#include <cerrno>
#include <unistd.h>

namespace store {

Descriptor::~Descriptor() {
    const int as_it_was = errno; // of the call that failed before this one goes
    if (number_ >= 0) ::close(number_);
    errno = as_it_was;
}

Code code_of(int error_number) {
    switch (error_number) {
    case ENOSPC:
    case EDQUOT:
        return Code::full;
    case EROFS:
    case EACCES:
    case EPERM:
        return Code::read_only;
    case ENODEV:
    case ENXIO:
    case ESTALE:
    case ENOTCONN: // the file system's own program is gone
        return Code::vanished;
    default:
        return Code::io;
    }
}

} // namespace store
