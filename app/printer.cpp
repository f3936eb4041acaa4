#include "app/printer.h"

#include "store/descriptor.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <linux/lp.h>
#include <poll.h>
#include <string>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

namespace porchlight {

namespace {

/// In capitals, without spaces: "pcl 5e" is PCL5E.
std::string plain(std::string_view text) {
    std::string made;
    for (const char one : text)
        if (std::isspace(static_cast<unsigned char>(one)) == 0)
            made.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(one))));
    return made;
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(at), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// The languages it says it knows.
std::vector<std::string> languages_of(std::string_view ieee1284_id) {
    std::vector<std::string> languages;
    for (const std::string_view field : split(ieee1284_id, ';')) {
        const std::size_t colon = field.find(':');
        const std::string key = plain(field.substr(0, colon));
        if (colon == std::string_view::npos || (key != "CMD" && key != "COMMANDSET")) continue;
        for (const std::string_view one : split(field.substr(colon + 1), ',')) languages.push_back(plain(one));
    }
    return languages;
}

bool knows(const std::vector<std::string>& languages, std::string_view wanted) {
    return std::ranges::find(languages, wanted) != languages.end();
}

bool takes_pcl_pictures(const std::vector<std::string>& languages) {
    constexpr std::array<std::string_view, 5> fit{"PCL", "PCL3", "PCL5", "PCL5E", "PCL5C"};
    return std::ranges::any_of(fit, [&](std::string_view one) { return knows(languages, one); });
}

std::string id_in(const std::filesystem::path& file) {
    constexpr std::size_t longest = 4096; // a page of sysfs
    std::ifstream in(file, std::ios::binary);
    std::string id(longest, '\0');
    in.read(id.data(), static_cast<std::streamsize>(longest));
    id.resize(static_cast<std::size_t>(in.gcount()));
    return id;
}

Result<void> cannot(const Printer& printer, const std::string& why) {
    return fail(ExitCode::storage, "The printer " + printer.device.string() + " " + why + ".");
}

Result<void> cannot(const Printer& printer, const char* what, int error_number) {
    return cannot(printer, std::string(what) + ": " + std::strerror(error_number));
}

/// As far as it says: one that takes a page without paper would have it in its memory, and nobody in their hands. Asked
/// before the first byte, because some answer into the page otherwise.
bool lacks_paper(int device) {
    int status = 0;
    return ::ioctl(device, LPGETSTATUS, &status) == 0 && (static_cast<unsigned>(status) & LP_POUTPA) != 0;
}

/// Until it takes more. The whole patience again for every block: a slow printer is no broken one.
Result<void> wait_for_room(const Printer& printer, int device, std::chrono::milliseconds patience, int stop) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        std::array<pollfd, 2> waits{{{device, POLLOUT, 0}, {stop, POLLIN, 0}}};
        const int ready = ::poll(waits.data(), waits.size(), static_cast<int>(std::max<long>(0, left.count())));
        if (ready < 0 && errno == EINTR) continue;
        if (ready < 0) return cannot(printer, "cannot be waited for", errno);
        if ((waits[1].revents & POLLIN) != 0) return cannot(printer, "was not waited for: the kiosk ends");
        if ((waits[0].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return cannot(printer, "is gone");
        if ((waits[0].revents & POLLOUT) != 0) return {};
        if (ready == 0) return cannot(printer, "takes nothing; check that it is on and has paper");
    }
}

} // namespace

bool takes_pcl_pictures(std::string_view ieee1284_id) { return takes_pcl_pictures(languages_of(ieee1284_id)); }

std::optional<Printer> find_printer(const PrinterPlaces& places) {
    std::error_code failed; // a folder that is not there has no printer in it
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator at(places.classes, failed), end; !failed && at != end;
         at.increment(failed))
        if (const std::string name = at->path().filename(); name.starts_with("lp")) names.push_back(name);
    std::ranges::sort(names);
    for (const std::string& name : names) {
        const auto languages = languages_of(id_in(places.classes / name / "device" / "ieee1284_id"));
        const std::filesystem::path device = places.devices / name;
        if (takes_pcl_pictures(languages) && ::access(device.c_str(), W_OK) == 0)
            return Printer{device, knows(languages, "PJL")};
    }
    return std::nullopt;
}

Result<void> send_to(const Printer& printer, std::span<const std::uint8_t> bytes, std::chrono::milliseconds patience,
                     const std::stop_token& stop) {
    const store::Descriptor device(::open(printer.device.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!device.open()) return cannot(printer, "cannot be opened", errno);
    if (lacks_paper(device.number())) return cannot(printer, "has no paper");
    const store::Descriptor stopped(::eventfd(0, EFD_CLOEXEC));
    const std::stop_callback asked(stop, [&] { ::eventfd_write(stopped.number(), 1); });
    // Closing ends what is on its way (usblp): it is waited for once more behind the last byte, and that there still is
    // a printer is then asked with a write of nothing.
    for (bool is_last = false; !is_last;) {
        if (auto room = wait_for_room(printer, device.number(), patience, stopped.number()); !room) return room;
        is_last = bytes.empty();
        const ssize_t taken = ::write(device.number(), bytes.data(), bytes.size());
        if (taken >= 0)
            bytes = bytes.subspan(static_cast<std::size_t>(taken));
        else if (errno != EAGAIN && errno != EINTR)
            return cannot(printer, "cannot be written to", errno);
        else
            is_last = false;
    }
    return {};
}

} // namespace porchlight
