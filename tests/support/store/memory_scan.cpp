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

/// A mapping of its own that core files leave out, so that what is read into it is not found again.
class Window {
  public:
    Window() : memory_(::open("/proc/self/mem", O_RDONLY | O_CLOEXEC)) {
        bytes_ = static_cast<char*>(::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        REQUIRE(bytes_ != MAP_FAILED);
        REQUIRE(::madvise(bytes_, size, MADV_DONTDUMP) == 0);
        REQUIRE(memory_ >= 0);
    }
    ~Window() {
        ::close(memory_);
        ::munmap(bytes_, size);
    }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// Calls `found` with each address in the region where `wanted` begins.
    template <typename Found>
    void search(const Region& region, std::string_view wanted, Found found) const {
        const auto own = reinterpret_cast<std::uintptr_t>(bytes_);
        if (region.until - region.from > most || (region.from < own + size && own < region.until)) return;
        for (std::uintptr_t from = region.from; from < region.until; from += size - wanted.size()) {
            const auto got =
                ::pread(memory_, bytes_, std::min<std::size_t>(size, region.until - from), static_cast<off_t>(from));
            if (got <= 0) break;
            const std::string_view seen(bytes_, static_cast<std::size_t>(got));
            for (auto at = seen.find(wanted); at != seen.npos; at = seen.find(wanted, at + 1)) found(from + at);
        }
    }

  private:
    static constexpr std::size_t size = 1 << 20;
    static constexpr std::size_t most = 1 << 30; ///< larger ones are the sanitizer's own
    int memory_;
    char* bytes_ = nullptr;
};

} // namespace

int times_in_memory(std::string_view wanted) {
    const Window window;
    int times = 0;
    for (const Region& region : regions())
        if (region.written && region.dumped) window.search(region, wanted, [&](std::uintptr_t) { ++times; });
    return times;
}

InLocked times_in_locked_memory(std::string_view wanted) {
    const Window window;
    InLocked found;
    for (const Region& region : regions()) {
        if (!region.written || region.dumped) continue;
        window.search(region, wanted, [&](std::uintptr_t at) {
            if (at == reinterpret_cast<std::uintptr_t>(wanted.data())) return;
            ++found.times;
            found.never_swapped = found.never_swapped && region.locked;
        });
    }
    return found;
}

} // namespace lobby
