#include "app/commands/commands.h"

#include "store/package/digest.h"
#include "store/package/verify.h"

#include <cstdio>
#include <optional>

namespace porchlight::commands {

Result<void> verify(const VerifyOptions& options) {
    store::VerifyOptions wanted;
    const auto key = key_from(options.key);
    if (!key) return tl::unexpected(key.error());
    wanted.trusted_key = *key;
    if (!options.passphrase_file.empty()) {
        auto passphrase = secret_from(options.passphrase_file);
        if (!passphrase) return tl::unexpected(passphrase.error());
        wanted.passphrase = std::move(*passphrase);
    }
    const store::Verification found = store::verify_package(options.package, wanted);
    if (!found.good()) {
        std::string sentences;
        for (const std::string& failure : found.failures) sentences += (sentences.empty() ? "" : "\n") + failure;
        return fail(ExitCode::check_failed, sentences);
    }
    const std::string signer = store::to_hex(found.key);
    std::printf("%s: %s to %s of \"%s\" is whole, and unchanged since it was signed.\n", options.package.c_str(),
                store::to_iso(found.period.from).c_str(), store::to_iso(found.period.until).c_str(),
                found.kiosk.c_str());
    if (found.key_trusted)
        std::printf("It was signed by the key you trust, %s.\n", signer.c_str());
    else
        std::printf("It was signed by the key %s, which the package names itself: give the kiosk's own with --key to "
                    "know that it is from there.\n",
                    signer.c_str());
    if (found.records_opened && found.visits)
        std::printf("Every one of %llu visits was opened and agrees with the summary.\n",
                    static_cast<unsigned long long>(*found.visits));
    else
        std::printf("records.zip was checked as a file; its visits open with --passphrase-file.\n");
    return {};
}

} // namespace porchlight::commands
