// What set-up has on the glass, as plain values, and what is known about it. Words and passcodes live here only while
// they are on the glass; nothing of them is kept before the two words were checked.
#pragma once

#include "app/facts.h"
#include "app/secret.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace porchlight {

enum class FailureCode : std::uint16_t; // state.h
enum class ExportPhase : std::uint8_t;  // state.h

/// One question of the check: which of the eight words it was, and six to choose from.
struct WordQuestion {
    std::size_t place = 0;                   ///< 0-based
    std::array<std::string_view, 6> choices; ///< into the list of all words, which is no secret
    std::optional<std::size_t> picked;
    bool right = false;
};

/// The four lamps of the touch test, and the size of the panel.
struct TouchTest {
    std::array<bool, 4> lit{};      ///< top left, top right, bottom left, bottom right
    std::optional<int> inches = {}; ///< corner to corner; absent: what the panel says of itself
    bool off = false;               ///< the glass answered somewhere else
    [[nodiscard]] int to_go() const {
        int dark = 0;
        for (const bool one : lit) dark += one ? 0 : 1;
        return dark;
    }
};

enum class ClockPart : std::uint8_t { month, day, year, hour, minute };

enum class HelpField : std::uint8_t { none, crisis, emergency };

/// The number being typed, and whether both were read out loud.
struct HelpCheck {
    HelpField typing = HelpField::none;
    HelpNumbers numbers;
    std::string before = {};   ///< the number that is being typed, as it was: it is back unless Done was touched
    bool short_number = false; ///< Done was touched with too few digits
    bool checked = false;
    bool asked_to_check = false; ///< Continue was touched before the box, or the box before there were numbers
};

/// Where people find somebody, as the help screen will say it.
struct DeskChoice {
    DeskSide side = DeskSide::left;
    bool lobby_phone = false, naloxone = false;
};

/// The export that is copied to a stick and read back with no visit in it.
struct TestExport {
    bool running = false;
    double began_seconds = 0;
    bool well = false;
    std::optional<ExportPhase> failed = {};
    std::string volume_name = {};
};

/// Words on their way to paper, while they are on the glass.
struct WordsPrint {
    enum class Phase : std::uint8_t { none, running, printed, failed };
    Phase phase = Phase::none;
    double began_seconds = 0;                  ///< names the page: an answer about another says nothing of this one
    std::optional<double> looked_seconds = {}; ///< when a printer was looked for last
};

struct SetupState {
    SetupStep step = SetupStep::place;
    std::string language = "en";
    std::uint8_t region = 0; ///< a Region; kept small because it is part of the state
    std::string site_name;
    bool naming = false;        ///< the keyboard for the name is up
    bool clock_checked = false; ///< against a phone or a watch
    TouchTest touch = {};
    HelpCheck help = {};
    DeskChoice desk = {};
    Secret passcode, again;
    bool second = false; ///< typing into "Once more"
    bool letters = true, signs = false, capitals = false;
    bool easy = false, differ = false, hard_to_guess = false;
    ShownWords passphrase, recovery;
    bool renewed = false;        ///< the power went after other words had been shown: those count no longer
    std::optional<bool> by_hand; ///< how they are kept; false: on the page that was printed
    WordsPrint print = {};
    WordQuestion ask_passphrase, ask_recovery;
    int wrong_words = 0;
    bool asked_too_soon = false; ///< Continue was touched before it could go on: the step says why
    bool working = false;
    std::optional<FailureCode> not_kept = {}; ///< the last step was not kept; Continue tries again
    bool covered = false;
    TestExport test = {};
};

} // namespace porchlight
