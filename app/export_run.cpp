#include "app/export_run.h"

#include "app/version.h"
#include "store/backup.h"
#include "store/package/audit_csv.h"
#include "store/package/from_store.h"

#include <algorithm>
#include <atomic>

namespace porchlight {

namespace {

/// What every package says of this kiosk, and what locks and signs it.
store::Result<void> fill_frame(store::PackageRequest& request, const ExportRun& run) {
    const auto passphrase = run.store.vault().export_passphrase(run.session);
    if (!passphrase) return tl::unexpected(passphrase.error());
    const auto key = run.store.vault().sign_public_key();
    if (!key) return tl::unexpected(key.error());
    request.kiosk = run.config.site_code;
    request.site = run.config.site_name.empty() ? run.config.site_code : run.config.site_name;
    request.period = run.period;
    request.program = program_version;
    request.passphrase = store::secret_text(passphrase->text());
    request.signer = {
        *key, [&run](std::span<const std::uint8_t> message) { return run.store.vault().sign(run.session, message); }};
    return {};
}

/// What staff did on days that nobody came on goes out with the days after them.
store::Result<store::Day> day_after_the_group_before(const ExportRun& run) {
    return run.store.exports().list().map([&](const std::vector<store::ExportEntry>& groups) {
        store::Day since{INT32_MIN};
        for (const store::ExportEntry& group : groups)
            if (group.period.until < run.period.from) since = std::max(since, group.period.until + 1);
        return since;
    });
}

store::Result<void> fill(store::PackageRequest& request, const ExportRun& run, std::atomic<std::uint64_t>& damaged) {
    if (auto framed = fill_frame(request, run); !framed) return framed;
    const auto before = run.store.exports().numbers_of(run.period, run.session);
    if (!before) return tl::unexpected(before.error());
    request.numbers_before = *before;
    const auto uncertain = run.store.uncertain_days(run.period);
    if (!uncertain) return tl::unexpected(uncertain.error());
    request.days_are_uncertain = !uncertain->empty();
    const auto since = day_after_the_group_before(run);
    if (!since) return tl::unexpected(since.error());
    auto audit = store::audit_csv(run.store.audit(), {*since, run.period.until}, *uncertain);
    if (!audit) return tl::unexpected(audit.error());
    request.audit = std::move(*audit);
    request.backup = [&run](const store::Digest& numbers) {
        return run.session.seal(numbers).and_then([&](const store::Bytes& sealed) {
            return store::make_backup(run.store.db(), run.session, store::ExportEntry{run.period, {}, false, sealed});
        });
    };
    return store::take_visits(request, run.store.visits(), run.session, damaged);
}

store::ExportError own(store::Error error) {
    store::ExportError answer(std::move(error));
    answer.ours = true;
    return answer;
}

} // namespace

store::ExportResult<store::Exported> run_export(const ExportRun& run, store::Volume& volume,
                                                const store::ExportHooks& hooks) {
    if (auto allowed = run.store.exports().check(run.period, run.today); !allowed)
        return tl::unexpected(store::ExportError(allowed.error()));
    std::atomic<std::uint64_t> damaged = 0;
    store::PackageRequest request;
    if (auto filled = fill(request, run, damaged); !filled) return tl::unexpected(own(filled.error()));
    // What the store answers while the package is made is told apart from what the volume does.
    std::atomic<bool> store_failed = false;
    const auto watched = [&](auto call) {
        return [&store_failed, call = std::move(call)](auto&&... arguments) {
            auto answer = call(std::forward<decltype(arguments)>(arguments)...);
            if (!answer) store_failed = true;
            return answer;
        };
    };
    request.visits = watched(std::move(request.visits));
    for (auto& beside : request.visits_beside) beside = watched(std::move(beside));
    request.backup = watched(std::move(request.backup));

    store::ExportHooks with_store = hooks;
    with_store.before_readable = [&](const store::Outgoing& going) -> store::Result<void> {
        if (hooks.before_readable)
            if (auto allowed = hooks.before_readable(going); !allowed) return allowed;
        auto numbers = run.session.seal(going.numbers_sha256);
        if (!numbers) return tl::unexpected(numbers.error());
        const store::ExportEntry entry{run.period, going.manifest_sha256, false, std::move(*numbers)};
        return watched([&] { return run.store.exports().record(entry, run.session, run.today); })();
    };
    auto exported = store::export_package(request, volume, with_store);
    if (!exported) {
        exported.error().ours = store_failed && exported.error().code != store::Code::stopped;
        return exported;
    }
    exported->damaged = damaged;
    store::Exports& exports = run.store.exports();
    const bool whole = exported->damaged == 0;
    if (auto marked = whole ? exports.mark_verified(run.period, exported->visits, run.today)
                            : exports.mark_incomplete(run.period);
        !marked)
        return tl::unexpected(own(marked.error()));
    return exported;
}

store::ExportResult<store::Exported> run_test_export(const ExportRun& run, store::Volume& volume,
                                                     const store::ExportHooks& hooks) {
    constexpr std::size_t code_max = 32; // of a folder's name on the stick
    store::PackageRequest request;
    if (auto filled = fill_frame(request, run); !filled) return tl::unexpected(store::ExportError(filled.error()));
    const std::string suffix = test_export_suffix;
    request.kiosk = request.kiosk.substr(0, code_max - suffix.size()) + suffix;
    request.visits = [](const store::VisitSink&) { return store::Result<void>(); };
    return store::export_package(request, volume, hooks);
}

} // namespace porchlight
