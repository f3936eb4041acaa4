// What a kiosk needs before its first frame: the settings, the words of its language, the clock and the store.
#pragma once

#include "app/clock.h"
#include "app/config.h"
#include "app/kiosk.h"
#include "app/knowledge.h"
#include "store/store.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace porchlight {

struct Lobby {
    std::filesystem::path share, data;
    Config config; ///< with what the site chose on the screen laid over it
    Clock clock;
    std::unique_ptr<store::Store> store;
    Knowledge knowledge;
    std::map<std::string, LanguagePack> packs; ///< the site's language, without its reads
};

/// `config_path` empty: the site's own file, or the one shipped. `data` empty: as the settings say, or the default.
Result<Lobby> open_lobby(const std::filesystem::path& config_path, const std::filesystem::path& data);

/// `wrong`, with one sentence, when a language has no catalogue in `share`.
Result<void> check_languages(const std::filesystem::path& share, const std::vector<std::string>& languages,
                             ExitCode wrong);

/// The reads of the site's language, then words and reads of the others, as they are ready; times and dates as `region`
/// writes them. Belongs on a worker. Reads are those of the installed pack, else those that came with the
/// program; a language that has neither keeps its words, and its shelves stay closed.
void read_languages(const Lobby& lobby, Region region, Kiosk& kiosk);

} // namespace porchlight
