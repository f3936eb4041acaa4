// The tray: what was acknowledged but is not in the database yet, in one small file beside it. A commit of LMDB waits
// for the medium twice (pages, then the page that makes them count); a record here, once. Refuses to keep an order or a
// time: a record holds the final values of everything that waits, sorted by key, and is wiped once they are committed.
#pragma once

#include "store/db.h"

#include <array>
#include <cstdint>
#include <filesystem>

namespace store {

/// One thread at a time. A tray that could not be opened or written takes nothing: everything is committed then.
///
/// Why a record is as durable as a commit: put() answers true only after fdatasync. It writes into the slot that does
/// not hold the newest record, so whatever becomes of that write, every record acknowledged before stays whole; a
/// record that is torn, and so was never acknowledged, fails its digest. The database's generation is renewed in the
/// very commit that brings what waited, so a record counts exactly as long as its values are not in the database.
class Tray {
  public:
    using Generation = std::array<std::uint8_t, 16>;

    /// Opens `file`, or makes it, durably, with its name.
    explicit Tray(const std::filesystem::path& file);
    ~Tray();
    Tray(const Tray&) = delete;
    Tray& operator=(const Tray&) = delete;

    /// The newest sound record of this generation: what waited when the program ended. Empty when nothing did.
    Redo waiting(const Generation& generation);
    /// Durably replaces what waits. False: it does not fit, or the medium refused; then the new record is overwritten
    /// as well as that medium allows, and the tray takes no more.
    bool put(const Generation& generation, const Redo& redo);
    /// Zeros over the records, once they are committed, flushed. When that fails: what is left of them counts no more.
    void wipe();

  private:
    static constexpr std::size_t slot_bytes = 4096; ///< a block of the file system: a slot never shares one
    using Slot = std::array<std::uint8_t, slot_bytes>;

    bool write(std::size_t slot, const Slot& bytes, std::size_t length) const;
    void close();

    int descriptor_ = -1;
    std::size_t newest_ = 0;  ///< the slot that must not be touched
    std::uint32_t count_ = 0; ///< records since the last wipe: tells the newer of two
};

} // namespace store
