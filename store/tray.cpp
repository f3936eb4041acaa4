// See tray.h, and FORMAT.md, "The tray".
#include "store/tray.h"
#include "store/still_time.h"

#include "store/crypto.h"
#include "store/sync.h"

#include <algorithm>
#include <fcntl.h>
#include <span>
#include <sys/stat.h>
#include <unistd.h>

namespace store {

namespace {

constexpr std::size_t slot_count = 2;
constexpr std::size_t digest_bytes = std::tuple_size_v<Digest>;
constexpr std::size_t generation_bytes = std::tuple_size_v<Tray::Generation>;
constexpr std::size_t head_bytes = digest_bytes + 4 + generation_bytes + 4; // digest, length, generation, count
constexpr std::size_t erased = 0xffff;                                      // instead of a value's length

/// Writes little-endian numbers and bytes into a slot, and notices when they do not fit.
class Writer {
  public:
    explicit Writer(std::span<std::uint8_t> out) : out_(out) {}
    void number(std::size_t value, std::size_t bytes) {
        for (std::size_t i = 0; i < bytes; ++i) {
            const auto byte = static_cast<std::uint8_t>(value >> (8 * i));
            put({&byte, 1});
        }
    }
    void put(ByteView bytes) {
        fits_ = fits_ && bytes.size() <= out_.size() - used_;
        if (!fits_) return;
        std::copy(bytes.begin(), bytes.end(), out_.begin() + static_cast<std::ptrdiff_t>(used_));
        used_ += bytes.size();
    }
    void entry(const Redo::value_type& entry) {
        const auto& [key, value] = entry;
        number(static_cast<std::size_t>(key.first), 1);
        number(key.second.size(), 2);
        number(value ? value->size() : erased, 2);
        put(key.second);
        if (value) fits_ = fits_ && value->size() < erased;
        if (value) put(*value);
    }
    std::optional<std::size_t> used() const { return fits_ ? std::optional(used_) : std::nullopt; }

  private:
    std::span<std::uint8_t> out_;
    std::size_t used_ = 0;
    bool fits_ = true;
};

/// Reads them back, and notices when there are not enough.
class Reader {
  public:
    explicit Reader(ByteView in) : in_(in) {}
    std::size_t number(std::size_t bytes) {
        std::size_t value = 0;
        const ByteView read = take(bytes);
        for (std::size_t i = read.size(); i-- > 0;) value = value << 8 | read[i];
        return value;
    }
    ByteView take(std::size_t bytes) {
        whole_ = whole_ && bytes <= in_.size();
        if (!whole_) return {};
        const ByteView taken = in_.first(bytes);
        in_ = in_.subspan(bytes);
        return taken;
    }
    bool whole() const { return whole_; }
    bool at_end() const { return in_.empty(); }

  private:
    ByteView in_;
    bool whole_ = true;
};

struct Sound {
    std::size_t count;
    Redo redo;
};

/// Nothing unless every byte is as it was written, for this generation.
std::optional<Sound> read_slot(ByteView slot, const Tray::Generation& generation) {
    Reader head(slot);
    const ByteView digest = head.take(digest_bytes);
    const std::size_t length = head.number(4);
    if (length < head_bytes || length > slot.size()) return {};
    const Digest computed = blake2b(slot.subspan(digest_bytes, length - digest_bytes));
    if (!std::equal(digest.begin(), digest.end(), computed.begin())) return {};
    const ByteView of = head.take(generation_bytes);
    if (!std::equal(of.begin(), of.end(), generation.begin())) return {};
    Sound sound{head.number(4), {}};
    for (Reader in(slot.subspan(head_bytes, length - head_bytes)); !in.at_end();) {
        const std::size_t table = in.number(1);
        const std::size_t key_length = in.number(2);
        const std::size_t value_length = in.number(2);
        const ByteView key = in.take(key_length);
        const ByteView value = value_length == erased ? ByteView{} : in.take(value_length);
        if (!in.whole() || table >= table_count || key.empty() || key.size() > key_bytes_max) return {};
        auto& kept = sound.redo[{static_cast<Table>(table), Bytes(key.begin(), key.end())}];
        if (value_length != erased) kept = Bytes(value.begin(), value.end());
    }
    return sound;
}

} // namespace

Tray::Tray(const std::filesystem::path& file)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    if (descriptor_ < 0) return;
    struct stat state {};
    if (::fstat(descriptor_, &state) == 0 && state.st_size == slot_count * slot_bytes) return;
    // New, or never finished, so that nothing was acknowledged into it. Written out in full: a flush of blocks that are
    // there already has no metadata of the file system to bring along.
    bool made = true;
    for (std::size_t slot = 0; slot < slot_count; ++slot) made = made && write(slot, Slot{}, slot_bytes);
    if (!made || ::fsync(descriptor_) != 0 || !sync_folder(file.parent_path())) close();
}

Tray::~Tray() { close(); }

void Tray::close() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
}

bool Tray::write(std::size_t slot, const Slot& bytes, std::size_t length) const {
    return ::pwrite(descriptor_, bytes.data(), length, static_cast<off_t>(slot * slot_bytes)) ==
           static_cast<ssize_t>(length);
}

Redo Tray::waiting(const Generation& generation) {
    Redo newest;
    Slot bytes{};
    for (std::size_t slot = 0; slot < slot_count && descriptor_ >= 0; ++slot) {
        const ssize_t length = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(slot * slot_bytes));
        if (length != static_cast<ssize_t>(bytes.size())) continue;
        auto sound = read_slot(bytes, generation);
        if (!sound || sound->count <= count_) continue;
        count_ = static_cast<std::uint32_t>(sound->count);
        newest_ = slot;
        newest = std::move(sound->redo);
    }
    return newest;
}

bool Tray::put(const Generation& generation, const Redo& redo) {
    if (descriptor_ < 0) return false;
    Slot bytes{};
    Writer out(bytes);
    out.put(Bytes(digest_bytes + 4)); // not known yet
    out.put(generation);
    out.number(count_ + 1, 4);
    for (const auto& entry : redo) out.entry(entry); // sorted: nothing tells which came last
    const auto length = out.used();
    if (!length) return false;
    Writer(std::span(bytes).subspan(digest_bytes)).number(*length, 4);
    const Digest digest = blake2b(ByteView(bytes).subspan(digest_bytes, *length - digest_bytes));
    std::copy(digest.begin(), digest.end(), bytes.begin());

    const std::size_t slot = 1 - newest_;
    if (!write(slot, bytes, *length) || ::fdatasync(descriptor_) != 0) {
        // After a failed flush nobody knows what the file holds. Whole by chance, the record would bring back what may
        // be refused now: as well as a failing medium lets us, it goes.
        (void)(write(slot, Slot{}, slot_bytes) && ::fdatasync(descriptor_) == 0);
        close();
        return false;
    }
    newest_ = slot;
    ++count_;
    return true;
}

void Tray::wipe() {
    count_ = 0;
    if (descriptor_ < 0) return;
    for (std::size_t slot = 0; slot < slot_count; ++slot) (void)write(slot, Slot{}, slot_bytes);
    // When somebody came is not to be read off the file. Changing its time makes the next flush a longer one: so that
    // nobody waits for it who checks in, it is done here.
    (void)::futimens(descriptor_, still_times.data());
    (void)::fdatasync(descriptor_);
}

} // namespace store
