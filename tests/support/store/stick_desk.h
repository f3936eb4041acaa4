// What the tests of sticks share: the package they write, and how they wait for a stick and look at it afterwards.
#pragma once

#include "store/package/digest.h"
#include "store/package/verify.h"
#include "store/volume/udisks_volume.h"
#include "tests/support/store/private_system.h"

#include <catch2/catch.hpp>

namespace store::sample {

inline constexpr std::uint64_t MB = 1024 * 1024;
inline constexpr const char* ext4 = "mkfs.ext4 -q -E root_owner=0:0 -L LOBBY";

#define SKIP_WITHOUT(system)                                                                                           \
    if (!(system).missing().empty()) {                                                                                 \
        WARN("skipped: " << (system).missing());                                                                       \
        return;                                                                                                        \
    }

inline PackageRequest small_request(std::uint32_t seed = 30) { return request(visits(150, november(), seed)); }

/// Exports; says why not.
inline bool exports(UdisksVolume& volume) {
    const auto exported = export_package(small_request(), volume);
    if (!exported) WARN(exported.error().detail);
    return exported.has_value();
}

inline bool found(UdisksVolume& volume) {
    return soon([&] { return volume.look().has_value(); });
}

/// Found, and known for what it is: the service looks into a new device for a moment.
inline bool ready(UdisksVolume& volume) {
    return soon([&] {
        const auto look = volume.look();
        return look && look->readable;
    });
}

inline bool none_found(UdisksVolume& volume) {
    return soon([&] { return !volume.look().has_value(); });
}

/// Puts the stick in anew and looks at the package with nothing of the kiosk's in between.
inline bool holds_package(PrivateSystem& system, LoopStick& stick) {
    stick.pull_out();
    if (!stick.put_in(true)) return false;
    const auto at = system.shelf() / "look";
    std::filesystem::create_directories(at);
    if (!runs("mount -o ro " + stick.device() + " " + at.string())) return false;
    const VerifyOptions ours{small_request().signer.public_key, small_request().passphrase};
    const bool good = verify_package(at / package_folder(small_request()), ours).good();
    const bool away = runs("umount " + at.string());
    stick.pull_out();
    return good && away;
}

inline std::string digest(const std::filesystem::path& file) {
    const auto text = read(file);
    return to_hex(sha256(bytes_of(text)));
}

} // namespace store::sample
