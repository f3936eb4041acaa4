// A desk with a USB port of its own: folders as the kernel's, and a printer that may be put in, pulled, full or gone.
// What it is given ends in a file, or in a terminal that the test reads as slowly as it likes.
#pragma once

#include "app/printer.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <termios.h>
#include <unistd.h>

namespace test {

inline constexpr std::string_view laser_id = "MFG:Acme;CMD:PJL,PCL,PCLXL;MDL:Page 200;CLS:PRINTER;\n";

class PrinterDesk {
  public:
    PrinterDesk()
        : folder_(std::filesystem::temp_directory_path() / ("desk" + std::to_string(std::random_device()()))) {
        std::filesystem::create_directories(places().classes);
        std::filesystem::create_directories(places().devices);
    }
    ~PrinterDesk() {
        close_terminal();
        std::error_code failed; // what is left of it is only in the way of nobody
        std::filesystem::remove_all(folder_, failed);
    }
    PrinterDesk(const PrinterDesk&) = delete;
    PrinterDesk& operator=(const PrinterDesk&) = delete;

    [[nodiscard]] porchlight::PrinterPlaces places() const { return {folder_ / "class", folder_ / "dev"}; }
    [[nodiscard]] std::filesystem::path device(std::string_view name = "lp0") const { return places().devices / name; }

    /// A printer that takes everything at once.
    void put_in(std::string_view id = laser_id, std::string_view name = "lp0") {
        tell(id, name);
        std::ofstream made(device(name), std::ios::trunc);
    }
    /// One that takes what its small memory holds, and the rest as the test reads.
    void put_in_slow(std::string_view id = laser_id) {
        tell(id, "lp0");
        terminal_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        REQUIRE(terminal_ >= 0);
        REQUIRE(::grantpt(terminal_) == 0);
        REQUIRE(::unlockpt(terminal_) == 0);
        const char* other = ::ptsname(terminal_);
        REQUIRE(other != nullptr);
        held_ = ::open(other, O_RDWR | O_NOCTTY | O_CLOEXEC); // bytes as they are, and not gone before it is used
        REQUIRE(held_ >= 0);
        termios bytes{};
        REQUIRE(::tcgetattr(held_, &bytes) == 0);
        ::cfmakeraw(&bytes);
        REQUIRE(::tcsetattr(held_, TCSANOW, &bytes) == 0);
        std::filesystem::remove(device());
        std::filesystem::create_symlink(other, device());
    }
    void pull(std::string_view name = "lp0") {
        std::filesystem::remove_all(places().classes / name);
        std::filesystem::remove(device(name));
    }
    /// Waits for the next bytes of a slow printer; none when it was closed.
    [[nodiscard]] std::string take(std::size_t most = 4096) const {
        std::string bytes(most, '\0');
        const ssize_t got = ::read(terminal_, bytes.data(), bytes.size());
        bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return bytes;
    }
    /// As a cable that is pulled.
    void close_terminal() {
        for (int* one : {&terminal_, &held_}) {
            if (*one >= 0) ::close(*one);
            *one = -1;
        }
    }
    /// Everything the printer was given.
    [[nodiscard]] std::string taken(std::string_view name = "lp0") const {
        std::ifstream in(device(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }

  private:
    void tell(std::string_view id, std::string_view name) const {
        const auto says = places().classes / name / "device";
        std::filesystem::create_directories(says);
        std::ofstream(says / "ieee1284_id") << id;
    }
    std::filesystem::path folder_;
    int terminal_ = -1, held_ = -1;
};

} // namespace test
