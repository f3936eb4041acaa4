// An open file, folder or whatever else the system numbers, and what its failures mean. Opens and reads nothing itself.
#pragma once

#include "store/error.h"

#include <utility>

namespace store {

/// Closes itself.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    bool open() const { return number_ >= 0; }

  private:
    int number_ = -1;
};

/// The only translation of errno: full, read_only or vanished, where that is what it says on every medium; else io.
Code code_of(int error_number);

} // namespace store
