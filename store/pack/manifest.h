// What the pack's reader and writer share about manifest.json. Not for use outside of this folder.
#pragma once

#include "store/pack/pack.h"

namespace store {

inline constexpr std::string_view pack_manifest_name = "manifest.json";
inline constexpr std::uint64_t pack_manifest_bytes_max = 4ull * 1024 * 1024;

/// The text of manifest.json, signed.
Result<std::string> signed_pack_manifest(const PackManifest& manifest, const PackKey& key);

/// Code::corrupt unless one of the keys signed the text as it stands. Parses nothing of it.
Result<void> check_pack_signature(std::string_view text, std::span<const PublicKey> trusted);

/// "en" of "library/en/x.md"; empty for a file of no language.
std::string language_of(std::string_view name);

} // namespace store
