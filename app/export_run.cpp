#include "app/export_run.h"

#include "app/secret.h"
#include "app/version.h"

namespace porchlight {

store::ExportResult<store::Exported> run_export(const ExportRun& run, store::Volume& volume,
                                                const store::ExportHooks& hooks) {
    if (auto allowed = run.store.exports().check(run.period, run.today); !allowed)
        return tl::unexpected(store::ExportError(allowed.error()));
    auto passphrase = run.store.vault().export_passphrase(run.session);
    if (!passphrase) return tl::unexpected(store::ExportError(passphrase.error()));
    auto key = run.store.vault().sign_public_key();
    if (!key) return tl::unexpected(store::ExportError(key.error()));

    store::PackageRequest request;
    request.kiosk = run.config.site_code;
    request.site = run.config.site_name;
    request.period = run.period;
    request.program = program_version;
    request.passphrase = std::string(passphrase->text());
    request.signer = {
        *key, [&](std::span<const std::uint8_t> message) { return run.store.vault().sign(run.session, message); }};
    request.visits = [&](const store::VisitSink& sink) -> store::Result<void> {
        auto read = run.store.visits().for_each(run.period, run.session, sink);
        if (!read) return tl::unexpected(read.error());
        return {};
    };
    auto exported = store::export_package(request, volume, hooks);
    wipe(request.passphrase);
    if (!exported) return exported;
    if (auto kept = run.store.exports().record({run.period, exported->manifest_sha256, true}, run.session, run.today);
        !kept)
        return tl::unexpected(store::ExportError(kept.error()));
    return exported;
}

} // namespace porchlight
