// Locked memory is libsodium's: guard pages around it, mlock, MADV_DONTDUMP, zeros on free.
#include "store/secret.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <utility>

namespace store {

Secret::Secret(std::size_t size) : size_(size) {
    if (size == 0) return;
    if (sodium_init() < 0) throw std::bad_alloc();
    data_ = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (data_ == nullptr) throw std::bad_alloc();
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

bool same(ByteView left, ByteView right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace store
