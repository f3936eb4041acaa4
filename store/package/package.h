// The export as the rest of the program sees it: what goes in, what comes out, how far it is, what can go wrong.
// Writes nothing in the clear but suppressed totals, and never overwrites or deletes an earlier package.
#pragma once

#include "store/crypto.h"
#include "store/error.h"
#include "store/summary.h"
#include "store/visit.h"
#include "store/volume/volume.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace store {

/// The kiosk's signing key as the export needs it: the secret half stays with its owner.
struct Signer {
    PublicKey public_key{};
    std::function<Result<Signature>(ByteView message)> sign;
};

/// Takes one visit; false asks the source to stop, because the export was cancelled.
using VisitSink = std::function<bool(const Visit&)>;

/// Hands every visit of the period to the sink, in any order, each once. Called once an export, on its thread.
using VisitSource = std::function<Result<void>(const VisitSink&)>;

struct PackageRequest {
    std::string kiosk;     ///< code in paths and files: a-z, 0-9 and inner hyphens, 1-32 characters
    std::string site;      ///< name of the site in UTF-8, 1 to 160 bytes, for the report and the labels
    Period period;         ///< finished days only; at most 3,660 of them
    std::string program;   ///< version of the program, printable ASCII
    SecretText passphrase; ///< the site's export passphrase, at least 12 bytes; never a staff passcode
    Signer signer;
    VisitSource visits;
    /// Further parts of the period, apart from the first and from one another. Each is read on a thread of its own at
    /// the same time, because opening sealed records is most of the work.
    std::vector<VisitSource> visits_beside = {};
    /// When these days went out before: Outgoing::numbers_sha256 of then. Others now are refused, Code::invalid, with
    /// nothing written.
    std::optional<Digest> numbers_before = {};
    std::string audit = {};          ///< audit.csv, see audit_csv.h
    bool days_are_uncertain = false; ///< the clock may have been wrong on some day of the period
    /// Makes backup.sealed, which says that these days went out with these numbers (Outgoing::numbers_sha256); called
    /// once, on the export's thread. Empty: a package without one.
    std::function<Result<Bytes>(const Digest& numbers_sha256)> backup = {};
};

/// The five steps of the ring on the export screen, in order.
enum class Stage : std::uint8_t { gather, lock, copy, read_back, let_go };

/// Bytes are those written and read back together, so that half of the total is the end of copy. They never go back.
struct Progress {
    Stage stage = Stage::gather;
    std::uint64_t bytes_done = 0;
    std::uint64_t bytes_total = 0; ///< 0 until the files are made
    std::uint32_t files_done = 0;  ///< of this stage
    std::uint32_t files_total = 0;
    /// 0-100.
    unsigned percent() const { return bytes_total == 0 ? 0 : static_cast<unsigned>(bytes_done * 100 / bytes_total); }
};

/// What a file of the package is; the export screen has a note for each.
enum class FileKind : std::uint8_t { summary, report, records, backup, schema, manifest };

struct FileInfo {
    FileKind kind;
    std::string name;
    std::uint64_t bytes = 0;
    friend bool operator==(const FileInfo&, const FileInfo&) = default;
};

struct ExportError {
    Code code;
    std::string detail;
    std::uint64_t needed_bytes = 0; ///< with Code::full: what the export needs
    std::uint64_t free_bytes = 0;   ///< with Code::full: what the volume has
    bool ours = false;              ///< the kiosk's own store failed, and not the volume
    ExportError(Code c, std::string text) : code(c), detail(std::move(text)) {}
    ExportError(Error error) : code(error.code), detail(std::move(error.detail)) {} // NOLINT: an Error is one
};

template <typename T>
using ExportResult = tl::expected<T, ExportError>;

struct Exported {
    std::string folder;          ///< below the volume's root: "porchlight/lobby/2026-11-01_2026-11-21"
    std::vector<FileInfo> files; ///< the manifest last
    std::uint64_t visits = 0;
    Digest manifest_sha256{};
    bool already_there = false; ///< the same package lay there, was read back and matches; nothing was written
    std::uint64_t damaged = 0;  ///< stored visits of the period whose bytes are broken: they are not in it
};

/// What is about to go out.
struct Outgoing {
    Digest manifest_sha256{};
    /// SHA-256 of summary.csv with an empty `kiosk` column: of the numbers everybody will see, and nothing else.
    Digest numbers_sha256{};
};

/// Reads up to `into.size()` bytes at the descriptor's position, as read(2) does: -1 sets errno.
using ReadBack = std::function<std::int64_t(int descriptor, std::span<std::uint8_t> into)>;

struct ExportHooks {
    /// On the exporting thread, when what is locked lies on the volume and before anything there can be read, or when
    /// the package lies there already: what it keeps is kept before anybody can read the numbers. An error ends the
    /// export. May be empty.
    std::function<Result<void>(const Outgoing&)> before_readable;
    std::function<void(const Progress&)> progress; ///< on the exporting thread; may be empty
    std::stop_token stop;                          ///< asks for the half-made copy to be cleared
    ReadBack read_back;                            ///< instead of read(2) when files are read back; may be empty
};

/// Gathers, locks, copies, reads back, renames and lets go of the volume, in that order. May block for as long as the
/// medium does, so it belongs on a worker. Code::full with both sizes, read_only, vanished, corrupt when what was read
/// back differs, stopped, invalid for a request outside its limits or a symbolic link in the way, io; what
/// before_readable answers. After an error up to the rename the volume holds what it held before, as far as it still
/// answers; of one that was pulled, somebody may read what was copied. After a later one (the flush, letting go) the
/// package may lie there whole. Both are why before_readable comes first: export it again.
ExportResult<Exported> export_package(const PackageRequest& request, Volume& volume, const ExportHooks& hooks = {});

/// The folder of a package below the volume's root.
std::string package_folder(const PackageRequest& request);

} // namespace store
