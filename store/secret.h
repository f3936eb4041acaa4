// Bytes that must not outlive their use: locked in RAM, guarded, left out of core files, wiped when they go. Refuses to
// be copied, so that a secret has one owner and one end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace store {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline ByteView bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text_of(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// Move-only. Any thread, one at a time.
class Secret {
  public:
    Secret() = default;
    /// `size` zero bytes in locked memory. Throws std::bad_alloc when the system has none left.
    explicit Secret(std::size_t size);
    /// A locked copy; the caller still owns, and wipes, the original.
    static Secret copy_of(ByteView bytes);
    ~Secret();
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    std::span<std::uint8_t> bytes() { return {data_, size_}; }
    ByteView bytes() const { return {data_, size_}; }
    std::string_view text() const { return text_of(bytes()); }
    bool empty() const { return size_ == 0; }

  private:
    std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Compares in a time that depends on the lengths alone.
bool same(ByteView left, ByteView right);

} // namespace store
