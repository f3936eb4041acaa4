// The command line. Every command is one function of app/commands; here are only their options and the exit code.
#include "app/commands/commands.h"
#include "app/gallery/gallery.h"
#include "app/process.h"
#include "app/version.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>

namespace {

using namespace porchlight;

void add_setup(CLI::App& app, commands::SetupOptions& options) {
    app.add_option("--data", options.data, "the data folder to make")->required();
    app.add_option("--site", options.site, "name on the front page, may be empty")->required();
    app.add_option("--passcode-file", options.passcode_file, "file with the first staff passcode")->required();
    app.add_option("--language", options.language, "main language");
    app.add_option("--region", options.region, "us, in or other: fills the help numbers");
    app.add_option("--secrets-out", options.secrets_out, "new file for the recovery code and the export passphrase")
        ->required();
}

void add_demo(CLI::App& app, commands::DemoOptions& options) {
    app.add_option("--data", options.data, "an empty, set-up data folder")->required();
    app.add_option("--days", options.days, "how many days, 1 to 3660")->required();
    app.add_option("--visits-per-day", options.visits_per_day, "about so many, 1 to 2000")->required();
    app.add_option("--seed", options.seed, "the same seed makes the same visits")->required();
    app.add_option("--until", options.until, "the last day, such as 2026-11-22; yesterday when left out");
}

void add_export(CLI::App& app, commands::ExportOptions& options) {
    app.add_option("--data", options.data, "the data folder")->required();
    app.add_option("--to", options.to, "the folder that gets porchlight/<site>/<from>_<until>")->required();
    app.add_option("--from", options.from, "first day, such as 2026-11-01")->required();
    app.add_option("--until", options.until, "last day; it must be over")->required();
    app.add_option("--passcode-file", options.passcode_file, "file with a staff passcode")->required();
}

void add_restore(CLI::App& app, commands::RestoreOptions& options) {
    app.add_option("package", options.package, "the package's folder, with backup.sealed in it")->required();
    app.add_option("--data", options.data, "the data folder to make, new or empty")->required();
    app.add_option("--recovery-file", options.recovery_file, "file with the recovery code of the broken kiosk")
        ->required();
    app.add_option("--passcode-file", options.passcode_file, "file with the new first staff passcode")->required();
    app.add_option("--key", options.key, "the broken kiosk's public key, as its export says it");
}

void add_gallery(CLI::App& app, commands::GalleryOptions& options) {
    app.add_option("folder", options.folder, "where the pictures go")->required();
    app.add_option("--screen", options.screens, "only this screen; may be given again");
    app.add_option("--read", options.reads, "all of this read, a picture for every glassful; may be given again");
    app.add_option("--theme", options.theme, "light, dark or high-contrast");
    app.add_option("--language", options.language, "such as en");
    app.add_option("--text", options.text, "standard, large, larger or largest");
    app.add_flag("--all", options.all, "every screen, language, theme, orientation, smallest and largest text");
    app.add_option("--size", options.size, "picture size in pixels, such as 1080x1920");
    app.footer([] {
        std::string names = "Screens:";
        for (const std::string_view name : gallery::all_names()) names += " " + std::string(name);
        return names;
    });
}

/// The commands under "library", and what to call when one of them was asked for.
std::function<Result<void>()> add_library(CLI::App& app, commands::LibraryOptions& options) {
    app.require_subcommand(1);
    CLI::App* check = app.add_subcommand("check", "look for faults in reads and help numbers");
    check->add_option("folder", options.folder, "the folder with library/ and help/ in it")->required();
    CLI::App* key = app.add_subcommand("key", "make a pair of keys to sign packs with");
    key->add_option("file", options.key_file, "new file for the secret half")->required();
    CLI::App* build = app.add_subcommand("build", "make a content pack of a folder");
    build->add_option("folder", options.folder, "the folder with library/ and help/ in it")->required();
    build->add_option("pack", options.pack, "the pack to write, such as reads.pack")->required();
    build->add_option("--key", options.key_file, "file with the secret half of a key")->required();
    CLI::App* install = app.add_subcommand("install", "let a kiosk read from a pack");
    install->add_option("pack", options.pack, "the pack")->required();
    install->add_option("--data", options.data, "the kiosk's data folder")->required();
    install->add_option("--config", options.config, "settings file with the keys that this site trusts");
    CLI::App* revert = app.add_subcommand("revert", "bring the reads before the last pack back");
    revert->add_option("--data", options.data, "the kiosk's data folder")->required();
    return [=, &options]() -> Result<void> {
        if (*check) return commands::library_check(options);
        if (*key) return commands::library_key(options);
        if (*build) return commands::library_build(options);
        if (*install) return commands::library_install(options);
        return commands::library_revert(options);
    };
}

Result<void> run_kiosk(commands::KioskOptions& options, const std::string& windowed) {
    if (!windowed.empty()) {
        const auto size = commands::size_from(windowed);
        if (!size) return tl::unexpected(size.error());
        options.windowed_px = *size;
    }
    return commands::kiosk(options);
}

int ended(const Result<void>& result) {
    if (result) return static_cast<int>(ExitCode::done);
    std::fprintf(stderr, "porchlight: %s\n", result.error().sentence.c_str());
    return static_cast<int>(result.error().exit);
}

} // namespace

int main(int count, char** words) {
    keep_memory_private();
    keep_memory_small();
    CLI::App app{"Porchlight: a light left on for whoever arrives."};
    app.set_version_flag("--version", program_version);
    commands::KioskOptions kiosk;
    std::string windowed;
    app.add_option("--config", kiosk.config, "settings file");
    app.add_option("--data", kiosk.data, "data folder");
    app.add_option("--windowed", windowed, "a window of WIDTHxHEIGHT instead of the whole screen");

    app.add_flag("--whole-pictures", kiosk.whole_pictures, "draw every picture whole, not only what changed of it");

    commands::SetupOptions setup;
    commands::DemoOptions demo;
    commands::ExportOptions exporting;
    commands::VerifyOptions verify;
    commands::RestoreOptions restore;
    commands::GalleryOptions gallery;
    commands::DoctorOptions doctor;
    app.require_subcommand(0, 1);
    CLI::App* on_setup = app.add_subcommand("setup", "first-time set-up without a screen");
    add_setup(*on_setup, setup);
    CLI::App* on_demo = app.add_subcommand("demo", "fill an empty store with visits that nobody made");
    add_demo(*on_demo, demo);
    CLI::App* on_export = app.add_subcommand("export", "the staff export, into a folder");
    add_export(*on_export, exporting);
    CLI::App* on_verify = app.add_subcommand("verify", "check a package");
    on_verify->add_option("package", verify.package, "the package's folder")->required();
    on_verify->add_option("--key", verify.key, "the kiosk's public key, as its export says it");
    on_verify->add_option("--passphrase-file", verify.passphrase_file, "file with the export passphrase");
    CLI::App* on_restore = app.add_subcommand("restore", "make a kiosk of a package's sealed backup");
    add_restore(*on_restore, restore);
    CLI::App* on_gallery = app.add_subcommand("gallery", "draw screens into pictures");
    add_gallery(*on_gallery, gallery);
    CLI::App* on_doctor = app.add_subcommand("doctor", "is this kiosk well?");
    on_doctor->add_option("--data", doctor.data, "the data folder")->required();
    on_doctor->add_flag("--json", doctor.json, "for programs");
    commands::LibraryOptions library;
    CLI::App* on_library = app.add_subcommand("library", "reads and help numbers: check, pack, install");
    const auto run_library = add_library(*on_library, library);

    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : static_cast<int>(ExitCode::wrong_use);
    }
    const auto run = [&]() -> Result<void> {
        if (*on_setup) return commands::setup(setup);
        if (*on_demo) return commands::demo(demo);
        if (*on_export) return commands::export_days(exporting);
        if (*on_verify) return commands::verify(verify);
        if (*on_restore) return commands::restore(restore);
        if (*on_gallery) return commands::gallery(gallery);
        if (*on_doctor) return commands::doctor(doctor);
        if (*on_library) return run_library();
        return run_kiosk(kiosk, windowed);
    };
    try {
        return ended(run());
    } catch (const std::exception& error) { // no memory, or our own mistake: said once, in words
        return ended(
            fail(ExitCode::storage, std::string("Something unexpected ended the program: ") + error.what() + "."));
    }
}
