// One stream of WinZip AES-256, version AE-2: salt, check bytes, AES-CTR, HMAC-SHA1. Encrypts only; libzip decrypts, so
// that what we write is always read by somebody else's code.
#pragma once

#include "store/error.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace store {

class Ae2Encryptor {
  public:
    static constexpr std::size_t head_bytes = 18; ///< 16 of salt, 2 to recognise a wrong passphrase by
    static constexpr std::size_t tail_bytes = 10; ///< the first half of the HMAC

    /// Draws a salt and derives the keys: PBKDF2-HMAC-SHA1, 1,000 rounds, as the format fixes it.
    static Result<Ae2Encryptor> start(std::string_view passphrase);

    const std::array<std::uint8_t, head_bytes>& head() const { return head_; }

    /// Encrypts in place. Any number of calls, of any size. False when OpenSSL fails.
    bool encrypt(std::span<std::uint8_t> bytes);

    /// Takes what was encrypted into the HMAC, in the same order; beside encrypt() of what comes later, on another
    /// thread. False when OpenSSL fails.
    bool authenticate(std::span<const std::uint8_t> bytes);

    /// Once, at the end. False when OpenSSL fails.
    bool finish(std::array<std::uint8_t, tail_bytes>& tail);

  private:
    struct Free {
        void operator()(void* context) const;
    };
    struct FreeMac {
        void operator()(void* context) const;
    };

    Ae2Encryptor() = default;
    bool refill();

    std::array<std::uint8_t, head_bytes> head_{};
    std::unique_ptr<void, Free> cipher_;
    std::unique_ptr<void, FreeMac> mac_;
    std::array<std::uint8_t, 8192> stream_{};
    std::size_t used_ = sizeof(stream_);
    std::uint64_t counter_ = 1;
};

} // namespace store
