// See crypto.h. Every libsodium call whose failure is possible is answered; the others cannot fail on their inputs.
#include "store/crypto.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <stdexcept>

namespace store {

namespace {

void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium has no source of randomness");
}

} // namespace

KdfCost KdfCost::moderate() { return {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE}; }
KdfCost KdfCost::minimum() { return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}; }

void random_bytes(std::span<std::uint8_t> out) {
    start_sodium();
    randombytes_buf(out.data(), out.size());
}

Secret random_key() {
    Secret key(key_bytes);
    random_bytes(key.bytes());
    return key;
}

void aead_seal(ByteView key, const Nonce& nonce, ByteView plain, ByteView associated, std::span<std::uint8_t> out) {
    assert(key.size() == key_bytes && out.size() == plain.size() + aead_overhead_bytes);
    std::copy(nonce.begin(), nonce.end(), out.begin());
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + nonce.size(), nullptr, plain.data(), plain.size(),
                                               associated.data(), associated.size(), nullptr, nonce.data(), key.data());
}

Bytes aead_seal(ByteView key, ByteView plain, ByteView associated) {
    Nonce nonce;
    random_bytes(nonce);
    Bytes out(plain.size() + aead_overhead_bytes);
    aead_seal(key, nonce, plain, associated, out);
    return out;
}

bool aead_open(ByteView key, ByteView sealed, ByteView associated, std::span<std::uint8_t> out) {
    if (key.size() != key_bytes || sealed.size() < aead_overhead_bytes ||
        out.size() != sealed.size() - aead_overhead_bytes)
        return false;
    constexpr std::size_t nonce_bytes = std::tuple_size_v<Nonce>;
    return crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data() + nonce_bytes,
                                                      sealed.size() - nonce_bytes, associated.data(), associated.size(),
                                                      sealed.data(), key.data()) == 0;
}

void aead_subkey(ByteView key, const Nonce& nonce, std::span<std::uint8_t> out) {
    assert(key.size() == key_bytes && out.size() == key_bytes);
    crypto_core_hchacha20(out.data(), nonce.data(), key.data(), nullptr);
}

bool aead_open_with_subkey(ByteView subkey, const Nonce& nonce, ByteView sealed, ByteView associated,
                           std::span<std::uint8_t> out) {
    if (sealed.size() != out.size() + tag_bytes) return false;
    std::array<std::uint8_t, crypto_aead_chacha20poly1305_IETF_NPUBBYTES> rest{}; // 4 zeros, then 8 of the nonce
    std::copy(nonce.begin() + 16, nonce.end(), rest.begin() + 4);
    return crypto_aead_chacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                     associated.data(), associated.size(), rest.data(),
                                                     subkey.data()) == 0;
}

KeyPair make_box_pair() {
    start_sodium();
    KeyPair pair{{}, Secret(crypto_box_SECRETKEYBYTES)};
    crypto_box_keypair(pair.public_key.data(), pair.secret.bytes().data());
    return pair;
}

Result<Bytes> box_seal(const PublicKey& to, ByteView plain) {
    start_sodium();
    Bytes sealed(plain.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(sealed.data(), plain.data(), plain.size(), to.data()) != 0)
        return fail(Code::corrupt, "the stored staff public key is damaged");
    return sealed;
}

Result<Secret> box_open(const PublicKey& public_key, const Secret& secret, ByteView sealed) {
    if (sealed.size() < box_overhead_bytes) return fail(Code::corrupt, "a sealed value is too short");
    Secret plain(sealed.size() - box_overhead_bytes);
    if (crypto_box_seal_open(plain.bytes().data(), sealed.data(), sealed.size(), public_key.data(),
                             secret.bytes().data()) != 0)
        return fail(Code::corrupt, "a sealed value does not open with the staff key");
    return plain;
}

Result<Secret> box_open(const KeyPair& pair, ByteView sealed) { return box_open(pair.public_key, pair.secret, sealed); }

KeyPair make_sign_pair() {
    start_sodium();
    KeyPair pair{{}, Secret(crypto_sign_SECRETKEYBYTES)};
    crypto_sign_keypair(pair.public_key.data(), pair.secret.bytes().data());
    return pair;
}

Signature sign(const Secret& secret, ByteView message) {
    assert(secret.bytes().size() == crypto_sign_SECRETKEYBYTES);
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret.bytes().data());
    return signature;
}

bool is_signed_by(const PublicKey& signer, ByteView message, const Signature& signature) {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), signer.data()) == 0;
}

void blake2b(ByteView message, ByteView key, std::span<std::uint8_t> out) {
    crypto_generichash(out.data(), out.size(), message.data(), message.size(), key.data(), key.size());
}

Secret derived_key(const Secret& from, std::string_view domain) {
    Secret key(key_bytes);
    blake2b(bytes_of(domain), from.bytes(), key.bytes());
    return key;
}

Digest blake2b(ByteView message) {
    Digest digest;
    blake2b(message, {}, digest);
    return digest;
}

Result<Secret> stretch(ByteView passcode, const Salt& salt, const KdfCost& cost) {
    Secret key(key_bytes);
    if (crypto_pwhash(key.bytes().data(), key_bytes, reinterpret_cast<const char*>(passcode.data()), passcode.size(),
                      salt.data(), cost.operations, static_cast<std::size_t>(cost.memory_bytes),
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(Code::io, "there is not enough memory to check a passcode (" +
                                  std::to_string(cost.memory_bytes / 1048576) + " MiB are needed)");
    return key;
}

} // namespace store
