// A printer on USB, and bytes into it. Looks at the kernel's own list and writes to its device, and at nothing else: a
// spooler would lay the page on the disk, where the words on it may never lie, and printing over the network, as
// printers without a language of their own do it even on USB, has no network here. So only a printer that is drawn on
// in PCL will do. Knows no page; see page_description.h.
#pragma once

#include "app/error.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string_view>

namespace porchlight {

/// Where the kernel's usblp keeps them: what each says of itself, and what is written to.
struct PrinterPlaces {
    std::filesystem::path classes = "/sys/class/usbmisc", devices = "/dev/usb";
};

struct Printer {
    std::filesystem::path device;
    bool has_pjl = false; ///< it is told in PJL which language follows
};

/// Longer than any printer is busy between two blocks of one page, shorter than anybody watches a screen.
inline constexpr std::chrono::milliseconds usual_printer_patience{20'000};

/// What a printer says of itself (IEEE 1284: "MFG:..;CMD:PJL,PCL,..;MDL:..;"): can it be drawn on in PCL? PCL XL and
/// the others that only share the name are other languages.
bool takes_pcl_pictures(std::string_view ieee1284_id);

/// The first that does, and that this user may write to.
std::optional<Printer> find_printer(const PrinterPlaces& places);

/// Gives it all of `bytes` and returns when the last one is taken. Fails with one sentence when it cannot be written
/// to, says that it has no paper, takes nothing for `patience`, is pulled, or when `stop` is asked. Any thread; waits.
Result<void> send_to(const Printer& printer, std::span<const std::uint8_t> bytes, std::chrono::milliseconds patience,
                     const std::stop_token& stop);

} // namespace porchlight
