#include "store/package/verify.h"
#include "app/commands/commands.h"
#include "app/secret.h"

#include <cstdio>

namespace porchlight::commands {

namespace {

std::string hex(const store::PublicKey& key) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (std::uint8_t byte : key) {
        text.push_back(digits[byte >> 4U]);
        text.push_back(digits[byte & 0xFU]);
    }
    return text;
}

} // namespace

Result<void> verify(const VerifyOptions& options) {
    store::VerifyOptions wanted;
    if (!options.passphrase_file.empty()) {
        auto passphrase = secret_from(options.passphrase_file);
        if (!passphrase) return tl::unexpected(passphrase.error());
        wanted.passphrase = std::move(*passphrase);
    }
    const store::Verification found = store::verify_package(options.package, wanted);
    if (wanted.passphrase) wipe(*wanted.passphrase);
    if (!found.good()) {
        std::string sentences;
        for (const std::string& failure : found.failures) sentences += (sentences.empty() ? "" : "\n") + failure;
        return fail(ExitCode::check_failed, sentences);
    }
    std::printf("%s: %s to %s of \"%s\" is whole and unchanged.\n", options.package.c_str(),
                store::to_iso(found.period.from).c_str(), store::to_iso(found.period.until).c_str(),
                found.kiosk.c_str());
    std::printf("Signed with the key %s, which the package names itself.\n", hex(found.key).c_str());
    if (found.records_opened && found.visits)
        std::printf("Every one of %llu visits was opened and agrees with the summary.\n",
                    static_cast<unsigned long long>(*found.visits));
    else
        std::printf("records.zip was checked as a file; its visits open with --passphrase-file.\n");
    return {};
}

} // namespace porchlight::commands
