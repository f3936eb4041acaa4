// The few things we ask of libsodium, with our own types and errors. Refuses to offer choices: one way to seal with a
// key, one way to seal to a person, one way to stretch a passcode.
#pragma once

#include "store/error.h"
#include "store/secret.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace store {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;
using Digest = std::array<std::uint8_t, 32>;
using Salt = std::array<std::uint8_t, 16>;
using Nonce = std::array<std::uint8_t, 24>;

inline constexpr std::size_t key_bytes = 32;
inline constexpr std::size_t aead_overhead_bytes = 24 + 16; ///< nonce in front, tag behind
inline constexpr std::size_t tag_bytes = 16;
inline constexpr std::size_t box_overhead_bytes = 48; ///< one-time public key in front, tag behind

/// What one guess costs: Argon2id passes and bytes of memory.
struct KdfCost {
    std::uint64_t operations;
    std::uint64_t memory_bytes;
    static KdfCost moderate(); ///< 3 passes, 256 MiB: what a kiosk uses (libsodium's MODERATE)
    static KdfCost minimum();  ///< 1 pass, 8 KiB: for tests, where guessing is not the threat
    friend bool operator==(const KdfCost&, const KdfCost&) = default;
};

struct KeyPair {
    PublicKey public_key;
    Secret secret;
};

/// From the system's random source. Any thread.
void random_bytes(std::span<std::uint8_t> out);
Secret random_key();
/// For what `domain` names and nothing else: keyed BLAKE2b-256 of that word.
Secret derived_key(const Secret& from, std::string_view domain);

/// XChaCha20-Poly1305: nonce || ciphertext || tag. `associated` is bound to the bytes but not kept in them.
void aead_seal(ByteView key, const Nonce& nonce, ByteView plain, ByteView associated, std::span<std::uint8_t> out);
Bytes aead_seal(ByteView key, ByteView plain, ByteView associated);
/// False, and nothing said about `out`, when key, bytes or `associated` are not the ones it was sealed with.
bool aead_open(ByteView key, ByteView sealed, ByteView associated, std::span<std::uint8_t> out);

/// The part of XChaCha20-Poly1305 that depends on the key and the first 16 bytes of the nonce alone (HChaCha20), for
/// reading many records that share both.
void aead_subkey(ByteView key, const Nonce& nonce, std::span<std::uint8_t> out);
/// Opens ciphertext || tag with the last 8 bytes of the nonce: the same answer as aead_open of nonce || sealed.
bool aead_open_with_subkey(ByteView subkey, const Nonce& nonce, ByteView sealed, ByteView associated,
                           std::span<std::uint8_t> out);

/// crypto_box_seal: anybody can seal to a public key, only the secret key opens.
KeyPair make_box_pair();
/// Code::corrupt when `to` is not a point of the curve, as a damaged key is.
Result<Bytes> box_seal(const PublicKey& to, ByteView plain);
Result<Secret> box_open(const KeyPair& pair, ByteView sealed);
Result<Secret> box_open(const PublicKey& public_key, const Secret& secret, ByteView sealed);

/// Ed25519.
KeyPair make_sign_pair();
Signature sign(const Secret& secret, ByteView message);
bool is_signed_by(const PublicKey& signer, ByteView message, const Signature& signature);

/// BLAKE2b, keyed when a key is given; as long as `out` (16 to 64 bytes).
void blake2b(ByteView message, ByteView key, std::span<std::uint8_t> out);
Digest blake2b(ByteView message);

/// Argon2id of a passcode. Code::io when the memory for it cannot be had.
Result<Secret> stretch(ByteView passcode, const Salt& salt, const KdfCost& cost);

} // namespace store
