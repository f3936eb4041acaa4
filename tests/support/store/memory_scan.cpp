// See memory_scan.h.
#include "memory_scan.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace lobby {

namespace {

struct Region {
    std::uintptr_t from = 0, until = 0;
    bool written = false, dumped = true, locked = false;
};

std::vector<Region> regions() {
    std::vector<Region> list;
    std::ifstream in("/proc/self/smaps");
    for (std::string line; std::getline(in, line);) {
        Region region;
        char access[8] = {};
        if (std::sscanf(line.c_str(), "%lx-%lx %7s", &region.from, &region.until, access) == 3) {
            region.written = access[0] == 'r' && access[1] == 'w';
            list.push_back(region);
        } else if (line.starts_with("VmFlags:") && !list.empty()) {
            list.back().dumped = line.find(" dd") == std::string::npos;
            list.back().locked = line.find(" lo") != std::string::npos;
        }
    }
    return list;
}

} // namespace

int times_in_memory(std::string_view wanted) {
    constexpr std::size_t step_bytes = 1 << 20;
    // A mapping of its own that core files leave out, so that what is read is not found again.
    auto* const buffer =
        static_cast<char*>(::mmap(nullptr, step_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    REQUIRE(buffer != MAP_FAILED);
    REQUIRE(::madvise(buffer, step_bytes, MADV_DONTDUMP) == 0);
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    REQUIRE(memory >= 0);
    int times = 0;
    for (const Region& region : regions()) {
        if (!region.written || !region.dumped) continue;
        for (std::uintptr_t at = region.from; at < region.until; at += step_bytes - wanted.size()) {
            const auto got =
                ::pread(memory, buffer, std::min<std::size_t>(step_bytes, region.until - at), static_cast<off_t>(at));
            if (got <= 0) break;
            const std::string_view bytes(buffer, static_cast<std::size_t>(got));
            for (auto found = bytes.find(wanted); found != std::string_view::npos;
                 found = bytes.find(wanted, found + 1))
                ++times;
        }
    }
    ::close(memory);
    ::munmap(buffer, step_bytes);
    return times;
}

InLocked times_in_locked_memory(std::string_view wanted) {
    InLocked found;
    for (const Region& region : regions()) { // never the file /proc/self/mem: a copy would be found again
        if (!region.written || region.dumped) continue;
        const std::string_view bytes(reinterpret_cast<const char*>(region.from), region.until - region.from);
        for (auto at = bytes.find(wanted); at != std::string_view::npos; at = bytes.find(wanted, at + 1)) {
            if (bytes.data() + at == wanted.data()) continue;
            ++found.times;
            found.never_swapped = found.never_swapped && region.locked;
        }
    }
    return found;
}

} // namespace lobby
