#include "app/lobby.h"

#include "app/effects.h"
#include "app/help_lines.h"
#include "app/places.h"

#include <algorithm>

namespace porchlight {

namespace {

/// How a country writes its times and dates; elsewhere the language alone decides.
std::string_view country_of(Region region) {
    switch (region) {
    case Region::us:
        return "US";
    case Region::in:
        return "IN";
    case Region::other:
        return "";
    }
    return "";
}

Result<LanguagePack> words_of(const std::filesystem::path& share, const std::string& language, Region region) {
    auto strings = Strings::open(share / "locale", language, country_of(region));
    if (!strings) return tl::unexpected(strings.error());
    return LanguagePack{std::make_shared<const Strings>(std::move(*strings)), nullptr};
}

std::shared_ptr<const library::Library> reads_of(const std::filesystem::path& share, const std::string& language) {
    auto reads = library::load(share / "library", language);
    return reads ? std::make_shared<const library::Library>(std::move(*reads)) : nullptr;
}

/// The name of a language in its own script comes from its own catalogue, which may not be read yet: each catalogue
/// names them all.
Result<std::vector<LanguageFact>> names_of(const Config& config, const Strings& strings) {
    std::vector<LanguageFact> names;
    for (const std::string& code : config.languages)
        names.push_back(
            {code, strings(Key::of({"lang.name.", code})), strings(Key::of({"lang.choose.", code})), false});
    // The site's main language comes first, then the others as the site lists them (screens.md, 27).
    std::stable_partition(names.begin(), names.end(),
                          [&](const LanguageFact& one) { return one.code == config.language; });
    return names;
}

} // namespace

Result<Lobby> open_lobby(const std::filesystem::path& config_path, const std::filesystem::path& data) {
    const auto share = share_folder();
    if (!share) return tl::unexpected(share.error());
    auto config = config_path.empty() ? load_config_if_there(config_file(*share)) : load_config(config_path);
    if (!config) return tl::unexpected(config.error());
    auto clock = Clock::open(config->time_zone);
    if (!clock) return tl::unexpected(clock.error());

    const auto folder = !data.empty()                  ? data
                        : !config->data_folder.empty() ? config->data_folder
                                                       : default_data_folder();
    if (data.empty()) {
        std::error_code failed; // the store says what is wrong with the folder itself
        std::filesystem::create_directories(folder.parent_path(), failed);
    }
    auto store = store::Store::open(folder);
    if (!store) return tl::unexpected(from_store(store.error()));
    if (auto laid = lay_settings_over(*config, (*store)->settings()); !laid)
        return tl::unexpected(from_store(laid.error()));

    auto words = words_of(*share, config->language, config->region);
    if (!words) return tl::unexpected(words.error());
    Knowledge knowledge;
    knowledge.config = *config;
    auto names = names_of(*config, *words->strings);
    if (!names) return tl::unexpected(names.error());
    knowledge.languages = std::move(*names);
    auto help = load_help_lines(*share / "help", config->region);
    if (!help) return tl::unexpected(help.error());
    knowledge.help = numbers_of(*help);
    return Lobby{*share,
                 std::move(*config),
                 std::move(*clock),
                 std::move(*store),
                 std::move(knowledge),
                 {{config->language, std::move(*words)}}};
}

void read_languages(const Lobby& lobby, Kiosk& kiosk) {
    for (const LanguageFact& language : lobby.knowledge.languages) {
        const auto known = lobby.packs.find(language.code);
        auto pack = known != lobby.packs.end() ? Result<LanguagePack>(known->second)
                                               : words_of(lobby.share, language.code, lobby.config.region);
        if (!pack) continue; // its row on the language sheet stays; choosing it keeps the words shown
        pack->reads = reads_of(lobby.share, language.code);
        kiosk.learn_language(language.code, std::move(*pack));
    }
}

} // namespace porchlight
