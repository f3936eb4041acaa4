// Characters typed on a staff or set-up screen. Kept in one place that is wiped when it goes, and never printed: there
// is deliberately no way to stream it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace porchlight {

/// Overwrites a text that held a secret. Through volatile, so that the compiler may not leave the writes out.
inline void wipe(std::string& text) {
    volatile char* place = text.data();
    for (std::size_t i = 0; i < text.size(); ++i) place[i] = '\0';
    text.clear();
}

class Secret {
  public:
    static constexpr std::size_t length_max = 64;

    Secret() { characters_.reserve(length_max + 1); }
    explicit Secret(std::string_view characters) : Secret() { characters_ = characters.substr(0, length_max); }
    Secret(const Secret& other) : Secret() { characters_ = other.characters_; }
    Secret& operator=(const Secret& other) {
        if (this != &other) {
            wipe();
            characters_ = other.characters_;
        }
        return *this;
    }
    ~Secret() { wipe(); }

    void add(char character) {
        if (characters_.size() < length_max) characters_.push_back(character);
    }
    void erase_last() {
        if (characters_.empty()) return;
        characters_.back() = '\0';
        characters_.pop_back();
    }
    void wipe() { porchlight::wipe(characters_); }
    [[nodiscard]] std::size_t size() const { return characters_.size(); }
    [[nodiscard]] bool empty() const { return characters_.empty(); }
    [[nodiscard]] std::string_view reveal() const { return characters_; }
    friend bool operator==(const Secret&, const Secret&) = default;

  private:
    std::string characters_;
};

} // namespace porchlight
