// Locked memory is libsodium's: guard pages around it, mlock, MADV_DONTDUMP, zeros on free.
#include "store/secret.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <utility>

namespace store {

Secret::Secret(std::size_t size) : size_(size) {
    if (size == 0) return;
    data_ = static_cast<std::uint8_t*>(take_locked(size));
    sodium_memzero(data_, size);
}

Secret Secret::copy_of(ByteView bytes) {
    Secret copy(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.data_);
    return copy;
}

Secret::~Secret() { sodium_free(data_); }

Secret::Secret(Secret&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        sodium_free(data_);
        data_ = std::exchange(other.data_, nullptr);
        size_ = std::exchange(other.size_, 0);
    }
    return *this;
}

void* take_locked(std::size_t bytes) {
    if (sodium_init() < 0) throw std::bad_alloc();
    void* const place = sodium_malloc(bytes);
    if (place == nullptr) throw std::bad_alloc();
    return place;
}

void give_back_locked(void* place) noexcept { sodium_free(place); }

SecretText secret_text(std::string_view text) {
    SecretText copy;
    copy.reserve(std::max<std::size_t>(text.size(), 32)); // past what a string keeps in itself
    copy.assign(text);
    return copy;
}

bool same(ByteView left, ByteView right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace store
