// records.zip: records.csv and audit.csv under AES-256 as WinZip and 7-Zip know it (AE-2). libzip makes and reads the
// container. Refuses to write a row in the clear anywhere, in memory beyond half a megabyte included.
#pragma once

#include "store/error.h"
#include "store/secret.h"
#include "store/visit.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace store {

/// The whole zip file. `visits` sorted by id and within `period`. The entries' time is noon of the period's last day.
Result<std::vector<std::uint8_t>> lock_records(std::span<const Visit> visits, std::string_view audit, Period period,
                                               std::string_view passphrase);

/// What lay in the zip file; wiped with its end.
struct Unlocked {
    std::string records; ///< records.csv
    std::string audit;   ///< audit.csv; empty in a package made before there was one
    Unlocked(std::string records_csv, std::string audit_csv)
        : records(std::move(records_csv)), audit(std::move(audit_csv)) {}
    Unlocked(Unlocked&&) = default;
    Unlocked& operator=(Unlocked&&) = delete;
    ~Unlocked();
};

/// Code::wrong_passcode when the passphrase does not open it, Code::corrupt with what is wrong otherwise.
Result<Unlocked> unlock_records(std::span<const std::uint8_t> zip, const SecretText& passphrase);

} // namespace store
