// libzip is given the entry as a stream that is already compressed and encrypted (zip_source_function, "if the data is
// encrypted ..."): it writes the headers, sizes and the AES field, and copies the stream. The compression is deflate
// with stored blocks only: rows of random ids hardly shrink, and a compressed size would tell of what is inside.
#include "store/package/locked.h"

#include "store/package/ae2.h"
#include "store/package/records.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <future>
#include <memory>
#include <optional>
#include <sodium.h>
#include <system_error>
#include <zip.h>

namespace store {
namespace {

constexpr const char* entry_name = "records.csv";
constexpr std::size_t block_bytes_max = 65535; // RFC 1951, 3.2.4
constexpr std::size_t block_head_bytes = 5;
constexpr std::size_t blocks_per_piece = 8;   // as much as is worth a second thread
constexpr std::size_t container_bytes = 1024; // of headers, at most

/// records.csv as deflate blocks under AE-2, made piece by piece as libzip reads. On a second thread the rows of the
/// next piece are put together, and the HMAC follows.
class LockedStream {
  public:
    LockedStream(std::span<const Visit> visits, Period period, Ae2Encryptor encryptor);
    ~LockedStream() {
        (void)beside_done();
        sodium_memzero(next_.data(), next_.size());
        zip_error_fini(&error_);
    }
    LockedStream(const LockedStream&) = delete;
    LockedStream& operator=(const LockedStream&) = delete;

    std::size_t plain_bytes() const { return plain_bytes_; }

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

    RecordsWriter writer_;
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

LockedStream::LockedStream(std::span<const Visit> visits, Period period, Ae2Encryptor encryptor)
    : writer_(visits, period), encryptor_(std::move(encryptor)), plain_bytes_(records_csv_bytes(visits.size())) {
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
    const auto length = writer_.read({reinterpret_cast<char*>(block.data()) + block_head_bytes, block_bytes_max});
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

struct DiscardZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, DiscardZip>;
using Source = std::unique_ptr<zip_source_t, FreeSource>;

tl::unexpected<Error> zip_failure(Code code, std::string_view what) {
    return fail(code, "records.zip: " + std::string(what) + ".");
}

/// To the end, because only there the HMAC is checked. -1 when it fails.
std::int64_t read_all(zip_file_t* file, std::string& into) {
    std::size_t done = 0;
    while (done < into.size()) {
        const auto length = zip_fread(file, into.data() + done, into.size() - done);
        if (length < 0) return -1;
        if (length == 0) return static_cast<std::int64_t>(done);
        done += static_cast<std::size_t>(length);
    }
    return -1; // longer than the directory says
}

/// Takes deflate's stored blocks apart. They are all we write, so anything else is not ours.
bool unpack(std::string_view packed, std::string& csv) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(packed[at])); };
    bool last = false;
    while (!last && packed.size() >= block_head_bytes) {
        const auto length = byte(1) | byte(2) << 8;
        if (byte(0) > 1 || (byte(3) | byte(4) << 8) != (length ^ 0xffff)) return false;
        if (packed.size() - block_head_bytes < length) return false;
        last = byte(0) == 1;
        csv.append(packed.substr(block_head_bytes, length));
        packed.remove_prefix(block_head_bytes + length);
    }
    return last && packed.empty();
}

/// Noon of the day in MS-DOS form. libzip's other setter goes through the local time zone.
bool set_time(zip_t* archive, zip_uint64_t index, Day day) {
    const auto date = date_of(day);
    const int year = std::clamp(static_cast<int>(date.year()), 1980, 2107);
    const auto dos_date = static_cast<zip_uint16_t>((year - 1980) << 9 | static_cast<int>(unsigned{date.month()}) << 5 |
                                                    static_cast<int>(unsigned{date.day()}));
    constexpr zip_uint16_t noon = 12 << 11;
    return zip_file_set_dostime(archive, index, noon, dos_date, 0) == 0;
}

} // namespace

Result<std::vector<std::uint8_t>> lock_records(std::span<const Visit> visits, Period period,
                                               std::string_view passphrase) {
    auto encryptor = Ae2Encryptor::start(passphrase);
    if (!encryptor) return tl::unexpected(encryptor.error());
    LockedStream stream(visits, period, std::move(*encryptor));
    const std::size_t blocks = stream.plain_bytes() / (block_bytes_max - record_bytes) + 1; // whole rows to a block
    Target written(stream.plain_bytes() + blocks * block_head_bytes + container_bytes);
    const Source target(zip_source_function_create(&Target::call, &written, nullptr));
    if (!target) return zip_failure(Code::io, "no memory");
    zip_source_keep(target.get()); // the archive frees one hold, we the other
    Archive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr));
    if (!archive) {
        zip_source_free(target.get());
        return zip_failure(Code::io, "no memory");
    }
    zip_source_t* entry = zip_source_function(archive.get(), &LockedStream::call, &stream);
    if (entry == nullptr) return zip_failure(Code::io, "no memory");
    const auto added = zip_file_add(archive.get(), entry_name, entry, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(entry);
        return zip_failure(Code::io, "the locked file could not be made");
    }
    const auto index = static_cast<zip_uint64_t>(added);
    if (zip_set_file_compression(archive.get(), index, ZIP_CM_DEFLATE, 0) != 0 ||
        zip_file_set_encryption(archive.get(), index, ZIP_EM_AES_256, nullptr) != 0 ||
        !set_time(archive.get(), index, period.until)) {
        return zip_failure(Code::io, "the locked file could not be made");
    }
    if (zip_close(archive.get()) != 0) return zip_failure(Code::io, zip_strerror(archive.get()));
    (void)archive.release(); // zip_close freed it
    return written.take();
}

Result<std::string> unlock_records(std::span<const std::uint8_t> zip, const SecretText& passphrase) {
    zip_source_t* source = zip_source_buffer_create(zip.data(), zip.size(), 0, nullptr);
    if (source == nullptr) return zip_failure(Code::io, "no memory");
    zip_error_t problem;
    zip_error_init(&problem);
    const Archive archive(zip_open_from_source(source, ZIP_CHECKCONS, &problem));
    if (!archive) {
        zip_source_free(source);
        std::string reason = zip_error_strerror(&problem);
        zip_error_fini(&problem);
        return zip_failure(Code::corrupt, "it is not a whole zip file (" + reason + ")");
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_get_num_entries(archive.get(), 0) != 1 || zip_stat(archive.get(), entry_name, 0, &stat) != 0) {
        return zip_failure(Code::corrupt, "it must hold records.csv and nothing else");
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) == 0 || stat.encryption_method != ZIP_EM_AES_256) {
        return zip_failure(Code::corrupt, "records.csv in it must be locked with AES-256");
    }
    // Stored blocks only add to the rows, so a larger claim is a trap for memory.
    const bool sizes_known = (stat.valid & ZIP_STAT_SIZE) != 0 && (stat.valid & ZIP_STAT_COMP_SIZE) != 0;
    if (!sizes_known || stat.size > zip.size() || stat.comp_size > zip.size()) {
        return zip_failure(Code::corrupt, "it claims more rows than it can hold");
    }
    // Decrypted and checked against its HMAC, but not unpacked: libzip 1.7 expects a CRC there, and AE-2 has none.
    const std::unique_ptr<zip_file_t, CloseFile> file(
        zip_fopen_index_encrypted(archive.get(), 0, ZIP_FL_COMPRESSED, passphrase.c_str()));
    if (!file) {
        const bool wrong = zip_error_code_zip(zip_get_error(archive.get())) == ZIP_ER_WRONGPASSWD;
        return wrong ? zip_failure(Code::wrong_passcode, "the passphrase does not open it")
                     : zip_failure(Code::corrupt, zip_strerror(archive.get()));
    }
    std::string packed(static_cast<std::size_t>(stat.comp_size) + 1, '\0');
    const auto length = read_all(file.get(), packed);
    if (length < 0) {
        sodium_memzero(packed.data(), packed.size());
        return zip_failure(Code::corrupt, "records.csv in it is damaged");
    }
    packed.resize(static_cast<std::size_t>(length));
    std::string csv;
    csv.reserve(static_cast<std::size_t>(stat.size));
    const bool whole = unpack(packed, csv) && csv.size() == stat.size;
    sodium_memzero(packed.data(), packed.size());
    if (whole) return csv;
    sodium_memzero(csv.data(), csv.size());
    return zip_failure(Code::corrupt, "records.csv in it is damaged");
}

} // namespace store
