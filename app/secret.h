// Characters typed on a staff or set-up screen, and the words shown there once. Kept in locked memory that is wiped
// when it goes, and never printed: there is deliberately no way to stream them.
#pragma once

#include "store/secret.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace porchlight {

class Secret {
  public:
    static constexpr std::size_t length_max = 64;

    Secret() = default;
    explicit Secret(std::string_view characters) { take(characters); }
    Secret(const Secret& other) { take(other.characters_); }
    Secret& operator=(const Secret& other) {
        if (this != &other) {
            wipe();
            take(other.characters_);
        }
        return *this;
    }
    ~Secret() { wipe(); }

    void add(char character) {
        characters_.reserve(length_max);
        if (characters_.size() < length_max) characters_.push_back(character);
    }
    void erase_last() {
        if (characters_.empty()) return;
        characters_.back() = '\0';
        characters_.pop_back();
    }
    void wipe() {
        std::fill(characters_.begin(), characters_.end(), '\0'); // what it held is wiped for good when it is given back
        characters_.clear();
    }
    [[nodiscard]] std::size_t size() const { return characters_.size(); }
    [[nodiscard]] bool empty() const { return characters_.empty(); }
    [[nodiscard]] std::string_view reveal() const { return characters_; }
    friend bool operator==(const Secret& left, const Secret& right) {
        return store::same(store::bytes_of(left.reveal()), store::bytes_of(right.reveal()));
    }

  private:
    void take(std::string_view characters) {
        if (characters.empty()) return;
        characters_.reserve(length_max);
        characters_.assign(characters.substr(0, length_max));
    }
    store::SecretText characters_;
};

/// Eight words that are shown once, to be copied by hand; none before they are drawn.
class ShownWords {
  public:
    static constexpr std::size_t count = 8;

    ShownWords() = default;
    /// Eight words with one space between them.
    explicit ShownWords(std::string_view words) : words_(words) {}
    [[nodiscard]] bool empty() const { return words_.empty(); }
    /// place 0 to 7; views are valid as long as this.
    [[nodiscard]] std::array<std::string_view, count> each() const {
        std::array<std::string_view, count> words{};
        std::string_view rest = words_.reveal();
        for (std::string_view& word : words) {
            word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        }
        return words;
    }
    [[nodiscard]] std::string_view text() const { return words_.reveal(); }
    [[nodiscard]] std::string_view operator[](std::size_t place) const { return each()[place]; }

  private:
    Secret words_;
};

} // namespace porchlight
