// The whole store in one sealed file, so that a broken kiosk can go on in a new one. Only the recovery code opens it:
// passcodes hang on the device key, which never leaves the kiosk. Refuses to hold requests and wrong tries, which
// belong to the kiosk they were made at; holds rows in the order of their keys, so that no page tells who came first.
#pragma once

#include "store/secret.h"
#include "store/store.h"

#include <filesystem>
#include <string_view>

namespace store {

/// One snapshot. FORMAT.md, "backup.sealed". Only staff can make one, so that nobody who finds a package can make
/// another for the same recovery code. `going`: the group it goes out with, of which the store knows only afterwards; a
/// kiosk that is restored knows it from the start, and lets none of its days out in another group. Code::not_found
/// before set-up; Code::locked when the keys were changed since; Code::io when there is no memory for it (it is as
/// large as what is kept).
Result<Bytes> make_backup(const Db& db, const Session& session, const std::optional<ExportEntry>& going = {});

struct Restore {
    std::string_view recovery_code; ///< as typed
    std::string_view passcode;      ///< the new first one; the old ones stay with the old device
    Day today;
    Options options = {};
};

/// Makes a kiosk out of a backup in `folder`, which is new or empty. All of it or nothing: the folder is a kiosk's once
/// every byte was read and lies on the medium. Code::invalid: the folder holds something, or the passcode is not good;
/// Code::wrong_passcode: not this backup's recovery code; Code::corrupt: the backup is damaged or not the kiosk's own,
/// nothing was restored; Code::newer_schema; and what the medium answers.
Result<void> restore_backup(ByteView backup, const std::filesystem::path& folder, const Restore& wanted);

} // namespace store
