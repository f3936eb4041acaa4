#include "app/commands/commands.h"

#include "app/clock.h"
#include "app/effects.h"
#include "app/export_run.h"
#include "app/kept_settings.h"
#include "app/places.h"
#include "store/package/digest.h"
#include "store/volume/folder_volume.h"

#include <array>
#include <cstdio>
#include <unistd.h>

namespace porchlight::commands {

namespace {

Result<store::Day> day_from(const std::string& option, const std::string& text) {
    auto day = store::day_from_iso(text);
    if (!day) return fail(ExitCode::wrong_use, option + ": " + day.error().detail);
    return *day;
}

Error from_export(store::ExportError error) { return from_store({error.code, std::move(error.detail)}); }

void show_progress(const store::Progress& progress) {
    constexpr std::array<const char*, 5> words{"Gather", "Lock", "Copy", "Read it back and compare", "Let go"};
    std::fprintf(stderr, "\r%3u %%  %-26s", progress.percent(), words[static_cast<std::size_t>(progress.stage)]);
}

} // namespace

Result<void> export_days(const ExportOptions& options) {
    const auto from = day_from("--from", options.from);
    if (!from) return tl::unexpected(from.error());
    const auto until = day_from("--until", options.until);
    if (!until) return tl::unexpected(until.error());
    auto passcode = secret_from(options.passcode_file);
    if (!passcode) return tl::unexpected(passcode.error());
    const auto share = share_folder();
    if (!share) return tl::unexpected(share.error());
    auto config = load_config_if_there(config_file(*share));
    if (!config) return tl::unexpected(config.error());
    auto store = store::Store::open(options.data, {.built = day_built()});
    if (!store) return tl::unexpected(from_store(store.error()));
    if (auto laid = lay_settings_over(*config, (*store)->settings()); !laid)
        return tl::unexpected(from_store(laid.error()));
    const auto clock = Clock::open(config->time_zone, config->clock_correction_minutes); // as set on the screen
    if (!clock) return tl::unexpected(clock.error());
    const store::Day today = clock->now().day;
    auto session = (*store)->unlock(*passcode, Clock::boot_seconds(), today);
    if (!session) return tl::unexpected(from_store(session.error()));

    store::FolderVolume volume(options.to);
    store::ExportHooks hooks;
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    if (terminal) hooks.progress = show_progress;
    auto exported = run_export({**store, *session, *config, {*from, *until}, today}, volume, hooks);
    if (terminal) std::fputc('\n', stderr);
    if (!exported) return tl::unexpected(from_export(std::move(exported.error())));
    std::printf("%s\n", (options.to / exported->folder).c_str());
    for (const store::FileInfo& file : exported->files)
        std::printf("  %-18s %llu bytes\n", file.name.c_str(), static_cast<unsigned long long>(file.bytes));
    if (const auto key = (*store)->vault().sign_public_key())
        std::printf("Signed by this kiosk's key %s; porchlight verify --key checks it.\n", store::to_hex(*key).c_str());
    if (exported->damaged > 0)
        std::printf(
            "Left out, because their stored bytes are damaged: %llu visits. The store does not call this export "
            "verified.\n",
            static_cast<unsigned long long>(exported->damaged));
    return {};
}

} // namespace porchlight::commands
