// A broken kiosk's backup, made into a kiosk again. Checks the whole package first, and restores all of it or nothing.
#include "app/commands/commands.h"

#include "app/clock.h"
#include "store/backup.h"
#include "store/package/manifest.h"
#include "store/package/verify.h"

#include <cstdio>

namespace porchlight::commands {

namespace {

Result<store::Bytes> backup_in(const std::filesystem::path& package, const std::string& key_text) {
    auto key = key_from(key_text);
    if (!key) return tl::unexpected(key.error());
    const store::Verification found = store::verify_package(package, {.trusted_key = *key, .passphrase = {}});
    if (!found.good()) return fail(ExitCode::check_failed, found.failures.front() + " Nothing was restored.");
    const std::string name(store::name_of(store::FileKind::backup));
    for (const store::FileInfo& file : found.files) {
        if (file.name != name) continue;
        auto bytes = store::read_backup(package);
        if (!bytes) return tl::unexpected(from_store(bytes.error()));
        return std::move(*bytes);
    }
    return fail(ExitCode::bad_input, package.string() + " holds no " + name + ", so no kiosk can be made of it.");
}

} // namespace

Result<void> restore(const RestoreOptions& options) {
    auto code = secret_from(options.recovery_file);
    if (!code) return tl::unexpected(code.error());
    auto passcode = secret_from(options.passcode_file);
    if (!passcode) return tl::unexpected(passcode.error());
    if (auto typed = check_passcode(*passcode, options.passcode_file); !typed) return typed;
    const auto clock = Clock::open("");
    if (!clock) return tl::unexpected(clock.error());
    const auto backup = backup_in(options.package, options.key);
    if (!backup) return tl::unexpected(backup.error());
    const auto restored =
        store::restore_backup(*backup, options.data, {*code, *passcode, clock->now().day, store::Options{}});
    if (!restored && restored.error().code == store::Code::corrupt)
        return fail(ExitCode::check_failed, restored.error().detail + ".");
    if (!restored) return tl::unexpected(from_store(restored.error()));
    std::printf("Restored into %s. The passcode of the file opens it; the other staff get new ones.\n",
                options.data.c_str());
    return {};
}

} // namespace porchlight::commands
