// First-time set-up without a screen. The secrets are on the medium before the vault is made: a kiosk that is set up
// and whose recovery code nobody ever saw must not exist.
#include "app/commands/commands.h"

#include "app/clock.h"
#include "app/effects.h"
#include "app/facts.h"
#include "app/lobby.h"
#include "app/places.h"
#include "app/unicode.h"
#include "store/store.h"

#include <cstdio>
#include <filesystem>
#include <unistd.h>

namespace porchlight::commands {

namespace {

Result<Region> region_from(const std::string& text) {
    if (text == "us") return Region::us;
    if (text == "in") return Region::in;
    if (text == "other") return Region::other;
    return fail(ExitCode::wrong_use, "\"" + text + "\" is not a region; allowed are: us, in, other.");
}

Result<void> check_language(const std::string& language) {
    const auto share = share_folder();
    if (!share) return tl::unexpected(share.error());
    return check_languages(*share, {language}, ExitCode::wrong_use);
}

Result<void> check_name(const std::string& site) {
    if (!has_control_letters(site) && !first_bad_byte(site) && letter_count(site) <= site_name_letters_max) return {};
    return fail(ExitCode::wrong_use, "--site: a name is one line of UTF-8 text, " +
                                         std::to_string(site_name_letters_max) + " letters at most.");
}

store::SecretText secrets_text(const store::WordCode& recovery, const store::WordCode& passphrase) {
    store::SecretText text = store::secret_text("Recovery code: ");
    text += recovery.text().text();
    text += "\nExport passphrase: ";
    text += passphrase.text().text();
    text += "\n";
    return text;
}

} // namespace

Result<void> setup(const SetupOptions& options) {
    const auto region = region_from(options.region);
    if (!region) return tl::unexpected(region.error());
    if (auto named = check_name(options.site); !named) return named;
    if (auto known = check_language(options.language); !known) return known;
    auto passcode = secret_from(options.passcode_file);
    if (!passcode) return tl::unexpected(passcode.error());
    if (auto typed = check_passcode(*passcode, options.passcode_file); !typed) return typed;
    const auto clock = Clock::open("");
    if (!clock) return tl::unexpected(clock.error());

    auto store = store::Store::open(options.data);
    if (!store) return tl::unexpected(from_store(store.error()));
    const auto already = (*store)->is_set_up();
    if (!already) return tl::unexpected(from_store(already.error()));
    if (*already)
        return fail(ExitCode::bad_input, options.data.string() + " is set up already; set-up needs a new data folder.");

    const auto recovery = store::WordCode::draw();
    const auto passphrase = store::WordCode::draw();
    const auto written = write_once(options.secrets_out, secrets_text(recovery, passphrase));
    if (!written) return written;
    auto made = (*store)->set_up({*passcode, "1", &recovery, &passphrase}, clock->now().day);
    if (!made) {
        ::unlink(options.secrets_out.c_str()); // they open nothing
        return tl::unexpected(from_store(made.error()));
    }
    if (auto kept = keep_place((*store)->settings(), options.site, options.language, *region); !kept) {
        Error error = from_store(kept.error());
        error.sentence += " The kiosk is set up, without its name, language and region; the recovery code and the "
                          "export passphrase are in " +
                          options.secrets_out.string() + ": keep them.";
        return tl::unexpected(std::move(error));
    }
    std::printf("Set up. The recovery code and the export passphrase are in %s: keep them in two places.\n",
                options.secrets_out.c_str());
    return {};
}

} // namespace porchlight::commands
