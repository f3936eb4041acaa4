// Reads a page as a printer does: paper, place, and the rows of dots. Written from the manual, not from what writes it,
// and refuses what it does not know.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace test {

struct PclPage {
    std::map<std::string, int> values; ///< the last value of each command, such as "&lA"
    std::vector<std::vector<std::uint8_t>> rows;
    int resets = 0, feeds = 0;
    bool ended = false;
    std::string pjl;
    std::size_t nuls = 0; ///< before anything else
    int longest_row = 0;  ///< packed
};

/// TIFF's PackBits.
inline std::vector<std::uint8_t> unpacked(std::string_view bytes) {
    std::vector<std::uint8_t> row;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto control = static_cast<std::int8_t>(bytes[at++]);
        if (control == -128) continue;
        const bool repeats = control < 0;
        const auto count = static_cast<std::size_t>(repeats ? 1 - control : control + 1);
        REQUIRE(at + (repeats ? 1 : count) <= bytes.size());
        for (std::size_t i = 0; i < count; ++i) row.push_back(static_cast<std::uint8_t>(bytes[repeats ? at : at + i]));
        at += repeats ? 1 : count;
    }
    return row;
}

inline PclPage read_pcl(std::string_view bytes) {
    constexpr std::string_view leave = "\033%-12345X";
    PclPage page;
    for (; bytes.starts_with('\0'); bytes.remove_prefix(1)) ++page.nuls;
    if (bytes.starts_with(leave)) {
        const std::size_t end = bytes.find('\n');
        REQUIRE(end != std::string_view::npos);
        page.pjl = bytes.substr(leave.size(), end + 1 - leave.size());
        bytes.remove_prefix(end + 1);
        REQUIRE(bytes.ends_with(leave));
        bytes.remove_suffix(leave.size());
    }
    for (std::size_t at = 0; at < bytes.size();) {
        if (bytes[at] == '\f') {
            ++page.feeds;
            ++at;
            continue;
        }
        REQUIRE(bytes[at] == '\033');
        if (bytes.at(at + 1) == 'E') {
            ++page.resets;
            at += 2;
            continue;
        }
        const std::string group(bytes.substr(at + 1, 2));
        at += 3;
        int value = 0;
        for (; bytes.at(at) >= '0' && bytes.at(at) <= '9'; ++at) value = value * 10 + (bytes[at] - '0');
        const std::string command = group + bytes.at(at++);
        page.values[command] = value;
        if (command == "*rB" || command == "*rC") page.ended = true;
        if (command != "*bW") continue;
        REQUIRE(page.values["*bM"] == 2);
        REQUIRE(page.values.contains("*rA"));
        page.longest_row = std::max(page.longest_row, value);
        const auto count = static_cast<std::size_t>(value);
        REQUIRE(at + count <= bytes.size());
        page.rows.push_back(unpacked(bytes.substr(at, count)));
        at += count;
    }
    return page;
}

} // namespace test
