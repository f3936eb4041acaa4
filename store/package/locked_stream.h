// What libzip reads and writes when it makes records.zip: texts that are encrypted on the way, and memory. Included by
// locked.cpp only.
#pragma once

#include "store/package/ae2.h"

#include <cstdint>
#include <functional>
#include <future>
#include <sodium.h>
#include <span>
#include <vector>
#include <zip.h>

namespace store {

inline constexpr std::size_t block_bytes_max = 65535; // RFC 1951, 3.2.4
inline constexpr std::size_t block_head_bytes = 5;

/// A text as deflate blocks under AE-2, made piece by piece as libzip reads. On a second thread the rows of the next
/// piece are put together, and the HMAC follows.
class LockedStream {
  public:
    /// Puts what comes next of the text into the span, as much of it as is whole, and says how many bytes.
    using Rows = std::function<std::size_t(std::span<char>)>;
    LockedStream(Rows rows, std::size_t plain_bytes, Ae2Encryptor encryptor);
    ~LockedStream() {
        (void)beside_done();
        sodium_memzero(next_.data(), next_.size());
        zip_error_fini(&error_);
    }
    LockedStream(const LockedStream&) = delete;
    LockedStream& operator=(const LockedStream&) = delete;

    static zip_int64_t call(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
        return static_cast<LockedStream*>(self)->answer(data, length, command);
    }

  private:
    zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t command);
    zip_int64_t read(std::uint8_t* out, std::size_t length);
    bool next_piece();
    bool put_rows();
    bool put_block();
    void work_beside();
    bool beside_done();

    Rows put_;
    Ae2Encryptor encryptor_;
    std::size_t plain_bytes_;
    std::size_t plain_done_ = 0;
    std::vector<std::uint8_t> piece_; ///< encrypted, being read
    std::vector<std::uint8_t> next_;  ///< in the clear, being put together
    std::future<bool> beside_;        ///< that, and the HMAC of `piece_`
    std::size_t used_ = 0;
    bool rows_done_ = false; ///< the last ones are in `next_`, or on their way
    bool finished_ = false;  ///< they are in `piece_`
    zip_error_t error_{};
};

/// What libzip writes, where it is wanted: its own buffer would have to be copied out whole.
class Target {
  public:
    explicit Target(std::size_t bytes) { bytes_.reserve(bytes); }
    ~Target() { zip_error_fini(&error_); }
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;

    std::vector<std::uint8_t> take() { return std::move(bytes_); }

    static zip_int64_t call(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
        return static_cast<Target*>(self)->answer(data, length, command);
    }

  private:
    zip_int64_t answer(void* data, zip_uint64_t length, zip_source_cmd_t command);

    std::vector<std::uint8_t> bytes_;
    std::size_t at_ = 0;
    zip_error_t error_{};
};

} // namespace store
