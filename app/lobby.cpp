#include "app/lobby.h"

#include "app/clock.h"

#include "app/effects.h"
#include "app/help_lines.h"
#include "app/kept_settings.h"
#include "app/library/packs.h"
#include "app/places.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace porchlight {

namespace {

Result<LanguagePack> words_of(const std::filesystem::path& share, const std::string& language, Region region) {
    auto strings = Strings::open(share / "locale", language, country_of(region));
    if (!strings) return tl::unexpected(strings.error());
    return LanguagePack{std::make_shared<const Strings>(std::move(*strings)), nullptr, nullptr};
}

/// Those of the installed pack; without one, or where it cannot be read in this language, those of the program.
std::shared_ptr<const library::Library> reads_of(const library::Source& source, const std::filesystem::path& share,
                                                 const std::string& language) {
    auto reads = library::load(source.root / "library", language);
    if (!reads && source.root != share) reads = library::load(share / "library", language);
    return reads ? std::make_shared<const library::Library>(std::move(*reads)) : nullptr;
}

/// None without reads. A broken list of words that ask for care closes search: without it, nobody would be led to help.
std::shared_ptr<const library::Search> search_of(const std::filesystem::path& share, const std::string& language,
                                                 const library::Library* reads) {
    if (reads == nullptr) return nullptr;
    const auto care = library::load_word_lists(share / "search", language);
    return care ? std::make_shared<const library::Search>(*reads, language, *care) : nullptr;
}

/// The name of a language in its own script comes from its own catalogue, which may not be read yet: each catalogue
/// names them all.
std::vector<LanguageFact> names_of(const Config& config, const Strings& strings) {
    std::vector<LanguageFact> names;
    for (const std::string& code : config.languages)
        names.push_back(
            {code, strings(Key::of({"lang.name.", code})), strings(Key::of({"lang.choose.", code})), false});
    put_first(names, config.language);
    return names;
}

} // namespace

Result<void> check_languages(const std::filesystem::path& share, const std::vector<std::string>& languages,
                             ExitCode wrong) {
    const auto known = Strings::languages(share / "locale");
    for (const std::string& language : languages) {
        if (std::find(known.begin(), known.end(), language) != known.end()) continue;
        std::string list;
        for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
        return fail(wrong, "\"" + language + "\" is not a language of Porchlight; allowed are: " + list + ".");
    }
    return {};
}

Result<Lobby> open_lobby(const std::filesystem::path& config_path, const std::filesystem::path& data) {
    const auto share = share_folder();
    if (!share) return tl::unexpected(share.error());
    auto config = config_path.empty() ? load_config_if_there(config_file(*share)) : load_config(config_path);
    if (!config) return tl::unexpected(config.error());
    const auto folder = !data.empty()                  ? data
                        : !config->data_folder.empty() ? config->data_folder
                                                       : default_data_folder();
    if (data.empty()) {
        std::error_code failed; // the store says what is wrong with the folder itself
        std::filesystem::create_directories(folder.parent_path(), failed);
    }
    // `porchlight doctor` holds the folder while it looks, a few milliseconds: no reason for a lobby to stay dark. A
    // second kiosk is still refused, after this.
    constexpr std::chrono::seconds patience{2};
    auto store = store::Store::open(folder, {.built = day_built(), .lock_patience = patience});
    if (!store) return tl::unexpected(from_store(store.error()));
    if (auto laid = lay_settings_over(*config, (*store)->settings()); !laid)
        return tl::unexpected(from_store(laid.error()));

    auto clock = Clock::open(config->time_zone, config->clock_correction_minutes);
    if (!clock) return tl::unexpected(clock.error());
    const auto is_set_up = (*store)->is_set_up(); // never offers set-up over data that cannot be read
    if (!is_set_up) return tl::unexpected(from_store(is_set_up.error()));
    if (auto known = check_languages(*share, config->languages, ExitCode::bad_input); !known)
        return tl::unexpected(known.error());

    auto words = words_of(*share, config->language, config->region);
    if (!words) return tl::unexpected(words.error());
    Knowledge knowledge;
    knowledge.config = *config;
    knowledge.languages = names_of(*config, *words->strings);
    auto help = library::help_lines_of(*share, folder, config->region);
    if (!help) return tl::unexpected(help.error());
    const auto step = (*store)->settings().get(setup_step_key);
    if (!step) return tl::unexpected(from_store(step.error()));
    knowledge.set_up = *is_set_up && !*step;
    knowledge.help = shown_numbers(*config, numbers_of(*help), knowledge.set_up);
    return Lobby{*share,
                 folder,
                 std::move(*config),
                 std::move(*clock),
                 std::move(*store),
                 std::move(knowledge),
                 {{config->language, std::move(*words)}}};
}

/// What `wanted` says and `pack` has not yet; tells whether there was any.
bool Shelves::add(LanguagePack& pack, const WantedReads& wanted) const {
    const bool lacks_reads = pack.reads == nullptr, lacks_search = wanted.finds && pack.search == nullptr;
    if (lacks_reads)
        pack.reads = reads_of(library::source_of(lobby_.share, lobby_.data), lobby_.share, wanted.language);
    if (lacks_search) pack.search = search_of(lobby_.share, wanted.language, pack.reads.get());
    return lacks_reads || lacks_search;
}

void Shelves::open() {
    for (const LanguageFact& language : lobby_.knowledge.languages) {
        const auto known = lobby_.packs.find(language.code);
        const bool is_read = known != lobby_.packs.end() && region_ == lobby_.config.region;
        auto words = is_read ? Result<LanguagePack>(known->second) : words_of(lobby_.share, language.code, region_);
        if (!words) continue; // its row on the language sheet stays; choosing it keeps the words shown
        LanguagePack& pack = packs_[language.code] = std::move(*words);
        if (language.code == lobby_.config.language) static_cast<void>(add(pack, {language.code, false}));
        kiosk_.learn_language(language.code, pack);
    }
}

void Shelves::want(const WantedReads& wanted) {
    const auto pack = packs_.find(wanted.language);
    if (pack != packs_.end() && add(pack->second, wanted)) kiosk_.learn_language(wanted.language, pack->second);
}

void Shelves::read_again(Region region) {
    region_ = region;
    const auto before = std::exchange(packs_, {});
    open();
    for (const auto& [language, pack] : before)
        if (pack.reads) want({language, pack.search != nullptr});
}

} // namespace porchlight
