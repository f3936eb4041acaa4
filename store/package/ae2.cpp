// WinZip's counter is little-endian where OpenSSL's CTR mode is big-endian, so the counters are laid out here and run
// through ECB in long stretches. libzip's own encryptor calls the cipher once for every 16 bytes; that is the
// difference between 70 MB/s and more than 500.
#include "store/package/ae2.h"

#include <algorithm>
#include <cstring>
#include <endian.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace store {
namespace {

constexpr std::size_t salt_bytes = 16;
constexpr std::size_t aes_key_bytes = 32;
constexpr int rounds = 1000;

EVP_CIPHER_CTX* cipher_of(void* context) { return static_cast<EVP_CIPHER_CTX*>(context); }
EVP_MAC_CTX* mac_of(void* context) { return static_cast<EVP_MAC_CTX*>(context); }

} // namespace

void Ae2Encryptor::Free::operator()(void* context) const { EVP_CIPHER_CTX_free(cipher_of(context)); }
void Ae2Encryptor::FreeMac::operator()(void* context) const { EVP_MAC_CTX_free(mac_of(context)); }

Result<Ae2Encryptor> Ae2Encryptor::start(std::string_view passphrase) {
    Ae2Encryptor self;
    std::array<std::uint8_t, 2 * aes_key_bytes + 2> keys{}; // cipher key, HMAC key, check bytes
    const auto failed = [&] {
        OPENSSL_cleanse(keys.data(), keys.size());
        return fail(Code::io, "records.zip: the cipher could not be started.");
    };
    if (RAND_bytes(self.head_.data(), salt_bytes) != 1) return failed();
    if (PKCS5_PBKDF2_HMAC(passphrase.data(), static_cast<int>(passphrase.size()), self.head_.data(), salt_bytes, rounds,
                          EVP_sha1(), static_cast<int>(keys.size()), keys.data()) != 1) {
        return failed();
    }
    std::copy_n(keys.end() - 2, 2, self.head_.begin() + salt_bytes);

    self.cipher_.reset(EVP_CIPHER_CTX_new());
    auto* cipher = cipher_of(self.cipher_.get());
    if (cipher == nullptr || EVP_EncryptInit_ex(cipher, EVP_aes_256_ecb(), nullptr, keys.data(), nullptr) != 1) {
        return failed();
    }
    EVP_CIPHER_CTX_set_padding(cipher, 0);

    EVP_MAC* hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    self.mac_.reset(hmac == nullptr ? nullptr : EVP_MAC_CTX_new(hmac));
    EVP_MAC_free(hmac);
    std::array<char, 5> digest{"SHA1"};
    const std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                                OSSL_PARAM_construct_end()};
    if (self.mac_ == nullptr ||
        EVP_MAC_init(mac_of(self.mac_.get()), keys.data() + aes_key_bytes, aes_key_bytes, parameters.data()) != 1) {
        return failed();
    }
    OPENSSL_cleanse(keys.data(), keys.size());
    return self;
}

bool Ae2Encryptor::refill() {
    for (std::size_t at = 0; at < stream_.size(); at += 16) {
        const std::array<std::uint64_t, 2> counter{htole64(counter_++), 0};
        std::memcpy(stream_.data() + at, counter.data(), sizeof counter);
    }
    int written = 0;
    used_ = 0;
    return EVP_EncryptUpdate(cipher_of(cipher_.get()), stream_.data(), &written, stream_.data(),
                             static_cast<int>(stream_.size())) == 1;
}

bool Ae2Encryptor::encrypt(std::span<std::uint8_t> bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        if (used_ == stream_.size() && !refill()) return false;
        const auto length = std::min(bytes.size() - done, stream_.size() - used_);
        std::uint8_t* const to = bytes.data() + done;
        const std::uint8_t* const key = stream_.data() + used_;
        std::size_t i = 0;
        for (std::uint64_t text = 0, mask = 0; i + sizeof text <= length; i += sizeof text) {
            std::memcpy(&text, to + i, sizeof text);
            std::memcpy(&mask, key + i, sizeof mask);
            text ^= mask;
            std::memcpy(to + i, &text, sizeof text);
        }
        for (; i < length; ++i) to[i] = static_cast<std::uint8_t>(to[i] ^ key[i]);
        used_ += length;
        done += length;
    }
    return true;
}

bool Ae2Encryptor::authenticate(std::span<const std::uint8_t> bytes) {
    return EVP_MAC_update(mac_of(mac_.get()), bytes.data(), bytes.size()) == 1;
}

bool Ae2Encryptor::finish(std::array<std::uint8_t, tail_bytes>& tail) {
    std::array<std::uint8_t, 20> whole{};
    std::size_t length = 0;
    const bool good = EVP_MAC_final(mac_of(mac_.get()), whole.data(), &length, whole.size()) == 1;
    std::copy_n(whole.begin(), tail.size(), tail.begin());
    OPENSSL_cleanse(stream_.data(), stream_.size());
    return good;
}

} // namespace store
