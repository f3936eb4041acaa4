// A content pack: the reads and the help numbers of a site as one signed file, made on one machine and carried to a
// kiosk. Refuses everything it does not know before a byte of it is written anywhere: names, kinds of entries, sizes,
// signatures.
#pragma once

#include "store/crypto.h"
#include "store/error.h"
#include "store/secret.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace store {

/// More than a thousand reads in ten languages need.
inline constexpr std::uint64_t pack_bytes_max = 32ull * 1024 * 1024;
inline constexpr std::uint64_t pack_file_bytes_max = 256 * 1024;
inline constexpr std::uint64_t pack_files_max = 12'000;

struct PackFile {
    std::string name; ///< "library/en/coping-skills.md"
    Bytes bytes;
};

struct PackEntry {
    std::string name;
    std::uint64_t bytes = 0;
    Digest sha256{};
    friend bool operator==(const PackEntry&, const PackEntry&) = default;
};

struct PackManifest {
    std::uint32_t version = 0; ///< from 1; a kiosk takes no pack that is not newer than what it reads
    std::vector<std::string> languages;
    std::vector<PackEntry> files; ///< all but manifest.json, by name
};

struct Pack {
    PackManifest manifest;
    std::string manifest_text;   ///< manifest.json as it was signed
    std::vector<PackFile> files; ///< as in the manifest
};

/// The secret half signs packs and stays with whoever writes the reads; sites trust the public half.
struct PackKey {
    PublicKey public_key{};
    Secret secret;
};
PackKey make_pack_key();
/// As it is kept in a file: the secret half, 128 lower-case hexadecimal digits. Code::invalid for anything else.
SecretText pack_key_text(const PackKey& key);
Result<PackKey> pack_key_from(std::string_view text);

/// "library/pack.toml", "library/plan.toml", "library/<language>/<read>.md", "help/us.toml" and "help/in.toml": what a
/// pack may hold, and nothing else.
bool is_pack_name(std::string_view name);

/// The pack of these files, in any order; the same files make the same bytes. Code::invalid for a file that a pack
/// cannot hold or a limit that is passed.
Result<Bytes> make_pack(std::uint32_t version, std::vector<PackFile> files, const PackKey& key);

/// Reads a pack that one of `trusted` signed; what is inside the files is the caller's to check. Code::corrupt or
/// Code::invalid with one sentence that opens with the entry at fault; Code::newer_schema for a format this program
/// does not know.
Result<Pack> read_pack(ByteView zip, std::span<const PublicKey> trusted);

/// The form of a manifest.json; the signature is not looked at.
Result<PackManifest> read_pack_manifest(std::string_view text);

} // namespace store
