// What several commands read from the command line and from files.
#include "app/commands/commands.h"

#include "app/secret.h"
#include "app/unicode.h"
#include "store/package/digest.h"
#include "store/sync.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace porchlight::commands {

Result<store::SecretText> secret_from(const std::filesystem::path& file) {
    store::Secret buffer(4096); // a stream would keep a copy of its own
    const int in = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    ssize_t got = -1;
    if (in >= 0) {
        got = ::read(in, buffer.bytes().data(), buffer.bytes().size());
        ::close(in);
    }
    if (got <= 0)
        return fail(ExitCode::bad_input, file.string() + " can't be read; it must hold the secret on its first line.");
    std::string_view line = buffer.text().substr(0, static_cast<std::size_t>(got));
    line = line.substr(0, line.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) return fail(ExitCode::bad_input, file.string() + ", line 1, is empty; it must hold the secret.");
    return store::secret_text(line);
}

Result<void> check_passcode(const store::SecretText& passcode, const std::filesystem::path& file) {
    // A byte of a letter beyond them is none of these, whatever its sign.
    const auto can_be_typed = [](char byte) { return is_typeable(static_cast<unsigned char>(byte)); };
    if (passcode.size() <= Secret::length_max && std::ranges::all_of(passcode, can_be_typed)) return {};
    return fail(ExitCode::bad_input, file.string() +
                                         ", line 1: the passcode can't be typed at the kiosk; allowed are " +
                                         std::to_string(Secret::length_max) +
                                         " characters at most: A to Z, a to z, 0 to 9, spaces and the signs of a US "
                                         "keyboard.");
}

Result<void> write_once(const std::filesystem::path& file, std::string_view text) {
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (out < 0 && errno == EEXIST)
        return fail(ExitCode::bad_input,
                    file.string() + " is there already; secrets are written once, into a new file.");
    if (out < 0) return fail(ExitCode::storage, file.string() + " can't be made: " + std::strerror(errno) + ".");
    std::size_t done = 0;
    bool well = true;
    while (well && done < text.size()) {
        const auto wrote = ::write(out, text.data() + done, text.size() - done);
        well = wrote > 0 || errno == EINTR;
        if (wrote > 0) done += static_cast<std::size_t>(wrote);
    }
    well = well && ::fsync(out) == 0;
    well = ::close(out) == 0 && well && store::sync_folder(std::filesystem::absolute(file).parent_path());
    if (well) return {};
    ::unlink(file.c_str());
    return fail(ExitCode::storage, file.string() + " can't be written; check that there is room.");
}

Result<std::optional<store::PublicKey>> key_from(const std::string& text) {
    if (text.empty()) return std::optional<store::PublicKey>{};
    store::PublicKey key{};
    if (!store::from_hex(text, key))
        return fail(ExitCode::wrong_use, "--key: a key is 64 lower-case hexadecimal digits, as the export says it.");
    return std::optional(key);
}

Result<ui::Size> size_from(const std::string& text) {
    constexpr int smallest = 320, largest = 7680;
    int width = 0, height = 0;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    const bool times = first.ec == std::errc() && first.ptr != end && *first.ptr == 'x';
    const auto second = times ? std::from_chars(first.ptr + 1, end, height) : first;
    const auto fits = [](int pixels) { return pixels >= smallest && pixels <= largest; };
    if (!times || second.ec != std::errc() || second.ptr != end || !fits(width) || !fits(height))
        return fail(ExitCode::wrong_use,
                    "\"" + text +
                        "\" is not a size; allowed is WIDTHxHEIGHT in pixels, each 320 to 7680, such as 1080x1920.");
    return ui::Size{static_cast<float>(width), static_cast<float>(height)};
}

} // namespace porchlight::commands
