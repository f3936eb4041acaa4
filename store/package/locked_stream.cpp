// See locked_stream.h.
#include "store/package/locked_stream.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <system_error>

namespace store {

namespace {

constexpr std::size_t blocks_per_piece = 8; // as much as is worth a second thread

} // namespace

LockedStream::LockedStream(Rows rows, std::size_t plain_bytes, Ae2Encryptor encryptor)
    : put_(std::move(rows)), encryptor_(std::move(encryptor)), plain_bytes_(plain_bytes) {
    piece_.assign(encryptor_.head().begin(), encryptor_.head().end());
}

zip_int64_t LockedStream::answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_READ:
        return read(static_cast<std::uint8_t*>(data), static_cast<std::size_t>(length));
    case ZIP_SOURCE_STAT: {
        auto* stat = static_cast<zip_stat_t*>(data);
        zip_stat_init(stat);
        stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD | ZIP_STAT_CRC;
        stat->size = plain_bytes_;
        stat->comp_method = ZIP_CM_DEFLATE;
        stat->encryption_method = ZIP_EM_AES_256;
        stat->crc = 0; // AE-2 keeps none: a checksum of the rows would be in the clear
        return sizeof(*stat);
    }
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&error_, data, length);
    default:
        zip_error_set(&error_, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

zip_int64_t LockedStream::read(std::uint8_t* out, std::size_t length) {
    std::size_t done = 0;
    while (done < length) {
        if (used_ == piece_.size()) {
            if (finished_) break;
            if (!next_piece()) {
                zip_error_set(&error_, ZIP_ER_INTERNAL, 0);
                return -1;
            }
        }
        const auto part = std::min(length - done, piece_.size() - used_);
        std::memcpy(out + done, piece_.data() + used_, part);
        used_ += part;
        done += part;
    }
    return static_cast<zip_int64_t>(done);
}

bool LockedStream::next_piece() {
    if (!beside_.valid() && !put_rows()) return false; // the first
    if (!beside_done() || !encryptor_.encrypt(next_)) return false;
    piece_.swap(next_);
    used_ = 0;
    finished_ = rows_done_;
    work_beside();
    if (!finished_) return true;
    std::array<std::uint8_t, Ae2Encryptor::tail_bytes> tail{};
    if (!beside_done() || !encryptor_.finish(tail)) return false;
    piece_.insert(piece_.end(), tail.begin(), tail.end());
    return true;
}

bool LockedStream::put_rows() {
    next_.clear();
    next_.reserve(blocks_per_piece * (block_head_bytes + block_bytes_max) + Ae2Encryptor::tail_bytes);
    for (std::size_t block = 0; block < blocks_per_piece && !rows_done_; ++block)
        if (!put_block()) return false;
    return true;
}

bool LockedStream::put_block() {
    const std::size_t start = next_.size();
    next_.resize(start + block_head_bytes + block_bytes_max);
    const std::span block = std::span(next_).subspan(start);
    const auto length = put_({reinterpret_cast<char*>(block.data()) + block_head_bytes, block_bytes_max});
    plain_done_ += length;
    rows_done_ = plain_done_ == plain_bytes_;
    if (length == 0 && !rows_done_) return false;
    const auto low = static_cast<std::uint8_t>(length);
    const auto high = static_cast<std::uint8_t>(length >> 8);
    const std::array<std::uint8_t, block_head_bytes> head{static_cast<std::uint8_t>(rows_done_), low, high,
                                                          static_cast<std::uint8_t>(~low),
                                                          static_cast<std::uint8_t>(~high)};
    std::copy(head.begin(), head.end(), block.begin());
    next_.resize(start + block_head_bytes + length);
    return true;
}

/// On a second thread; when the system has none left, on this one once it is asked for.
void LockedStream::work_beside() {
    const auto work = [this] { return encryptor_.authenticate(piece_) && (rows_done_ || put_rows()); };
    try {
        beside_ = std::async(std::launch::async, work);
    } catch (const std::system_error&) {
        beside_ = std::async(std::launch::deferred, work);
    }
}

bool LockedStream::beside_done() { return !beside_.valid() || beside_.get(); }

zip_int64_t Target::answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_SEEK,
                                              ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
                                              ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
                                              ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
    case ZIP_SOURCE_BEGIN_WRITE:
        bytes_.clear();
        at_ = 0;
        return 0;
    case ZIP_SOURCE_OPEN: // an empty archive is opened, and not looked into
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_COMMIT_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_WRITE: {
        const auto size = static_cast<std::size_t>(length);
        const auto* from = static_cast<const std::uint8_t*>(data);
        const std::size_t over = std::min(size, bytes_.size() - at_); // a header that is put right afterwards
        std::copy_n(from, over, bytes_.begin() + static_cast<std::ptrdiff_t>(at_));
        bytes_.insert(bytes_.end(), from + over, from + size);
        at_ += size;
        return static_cast<zip_int64_t>(length);
    }
    case ZIP_SOURCE_SEEK_WRITE: {
        const auto to = zip_source_seek_compute_offset(at_, bytes_.size(), data, length, &error_);
        if (to >= 0) at_ = static_cast<std::size_t>(to);
        return to < 0 ? -1 : 0;
    }
    case ZIP_SOURCE_TELL_WRITE:
        return static_cast<zip_int64_t>(at_);
    case ZIP_SOURCE_STAT: {
        auto* stat = static_cast<zip_stat_t*>(data);
        zip_stat_init(stat);
        stat->valid = ZIP_STAT_SIZE;
        stat->size = bytes_.size();
        return sizeof(*stat);
    }
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&error_, data, length);
    default: // it is written, never read
        zip_error_set(&error_, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

} // namespace store
