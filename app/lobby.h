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

/// The reads, which are read when somebody may want them: those of the site's language after the first picture, those
/// of another when it is chosen, and what finds them when shelves are opened. Everything but `Kiosk::WantedReads` that
/// comes in belongs on the worker. Reads are those of the installed pack, else those that came with the program; a
/// language that has neither keeps its words, and its shelves stay closed.
class Shelves {
  public:
    Shelves(const Lobby& lobby, Kiosk& kiosk) : lobby_(lobby), kiosk_(kiosk), region_(lobby.config.region) {}
    /// The words of every language, and the reads of the site's.
    void open();
    void want(const WantedReads& wanted);
    /// Another pack was installed, or times and dates are written as in `region` now.
    void read_again(Region region);

  private:
    [[nodiscard]] bool add(LanguagePack& pack, const WantedReads& wanted) const;

    const Lobby& lobby_;
    Kiosk& kiosk_;
    Region region_;
    std::map<std::string, LanguagePack> packs_;
};

} // namespace porchlight
