// Bytes that must not outlive their use: locked in RAM, guarded, left out of core files, wiped when they go. Refuses to
// be copied, so that a secret has one owner and one end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
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

/// Locked memory of at least one byte; std::bad_alloc when there is none.
void* take_locked(std::size_t bytes);
/// Wiped and given back.
void give_back_locked(void* place) noexcept;

/// Puts what it allocates where a Secret lies.
template <typename T>
struct LockedAllocator {
    using value_type = T;
    LockedAllocator() = default;
    template <typename U>
    LockedAllocator(const LockedAllocator<U>&) noexcept {} // NOLINT: as the standard asks
    T* allocate(std::size_t count) { return static_cast<T*>(take_locked(count * sizeof(T))); }
    void deallocate(T* place, std::size_t) noexcept { give_back_locked(place); }
    friend bool operator==(const LockedAllocator&, const LockedAllocator&) { return true; }
};

/// A passphrase or passcode on its way: a text of 16 bytes and more lies in locked memory. Shorter ones lie in the
/// object itself; see secret_text, which makes none of those.
using SecretText = std::basic_string<char, std::char_traits<char>, LockedAllocator<char>>;

/// A copy that lies in locked memory, however short.
SecretText secret_text(std::string_view text);

/// Compares in a time that depends on the lengths alone.
bool same(ByteView left, ByteView right);

} // namespace store
