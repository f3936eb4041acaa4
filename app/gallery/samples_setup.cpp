// The steps of set-up, as drawn.
#include "app/gallery/samples.h"

namespace porchlight::gallery {

namespace {

SetupState begun(SetupStep step) {
    SetupState setup;
    setup.step = step;
    setup.site_name = "Maple Street Center";
    setup.passphrase = ShownWords("maple kettle window saddle copper quilt harbor pencil");
    setup.recovery = ShownWords("garden velvet anchor paper thimble olive cabin drum");
    return setup;
}

SetupState touch() {
    SetupState setup = begun(SetupStep::touch);
    setup.touch.lit = {true, true, true, false};
    setup.touch.inches = 24;
    return setup;
}

SetupState help() {
    SetupState setup = begun(SetupStep::help);
    setup.help.numbers = {.crisis = "988", .emergency = "911", .spanish_press_two = true};
    return setup;
}

SetupState desk() {
    SetupState setup = begun(SetupStep::desk);
    setup.desk = {DeskSide::left, true, true};
    return setup;
}

SetupState finish() {
    SetupState setup = begun(SetupStep::finish);
    setup.test = {.well = true, .volume_name = "BLUE STICK"};
    return setup;
}

SetupState passcode() {
    SetupState setup = begun(SetupStep::passcode);
    for (int i = 0; i < 11; ++i) setup.passcode.add('0');
    for (int i = 0; i < 5; ++i) setup.again.add('0');
    setup.second = true;
    setup.hard_to_guess = true;
    return setup;
}

SetupState codes() {
    SetupState setup = begun(SetupStep::codes);
    setup.by_hand = true;
    return setup;
}

/// On its way to the printer, there, or not.
SetupState printing(WordsPrint::Phase phase) {
    SetupState setup = begun(SetupStep::codes);
    setup.print.phase = phase;
    if (phase == WordsPrint::Phase::printed) setup.by_hand = false;
    return setup;
}

SetupState words() {
    SetupState setup = begun(SetupStep::words);
    setup.ask_passphrase = {.place = 2,
                            .choices = {"lantern", "window", "kettle", "meadow", "copper", "stamp"},
                            .picked = 1,
                            .right = true};
    setup.ask_recovery = {.place = 5,
                          .choices = {"drum", "willow", "olive", "paper", "sparrow", "cabin"},
                          .picked = std::nullopt,
                          .right = false};
    return setup;
}

SetupState typed_name() {
    SetupState setup = begun(SetupStep::place);
    setup.naming = true;
    return setup;
}

SetupState typed_number() {
    SetupState setup = help();
    setup.help.typing = HelpField::crisis;
    setup.help.numbers.crisis = "98";
    setup.help.short_number = true;
    return setup;
}

/// Somewhere else, and the box was touched before anything was typed.
SetupState no_numbers() {
    SetupState setup = help();
    setup.region = static_cast<std::uint8_t>(Region::other);
    setup.help = {.numbers = {}, .asked_to_check = true};
    return setup;
}

SetupState differing() {
    SetupState setup = passcode();
    setup.again.wipe();
    setup.differ = true;
    return setup;
}

SetupState covered() {
    SetupState setup = codes();
    setup.covered = true;
    return setup;
}

/// One word was not the one.
SetupState wrong_word() {
    SetupState setup = words();
    setup.ask_recovery.picked = 4;
    return setup;
}

std::optional<Sample> draw_from(std::string_view name, Sample lobby) {
    const auto showing = [&](SetupState setup) {
        lobby.state.screen = std::move(setup);
        lobby.facts.has_printer = true;
        lobby.facts.setup.done = false;
        lobby.facts.setup.zone = "America/New_York";
        lobby.facts.setup.numbers = lobby.facts.help;
        lobby.facts.setup.bell_heard = true;
        lobby.facts.volume = VolumeFact{"BLUE STICK", 8'000'000'000, true};
        return std::move(lobby);
    };
    if (name == "setup-place") return showing(begun(SetupStep::place));
    if (name == "setup-clock") return showing(begun(SetupStep::clock));
    if (name == "setup-touch") return showing(touch());
    if (name == "setup-wizard") return showing(help());
    if (name == "setup-front-desk") return showing(desk());
    if (name == "setup-finish") return showing(finish());
    if (name == "setup-passcode") return showing(passcode());
    if (name == "setup-codes") return showing(codes());
    if (name == "setup-codes-renewed") {
        SetupState state = codes();
        state.renewed = true;
        return showing(std::move(state));
    }
    if (name == "setup-codes-printing") return showing(printing(WordsPrint::Phase::running));
    if (name == "setup-codes-printed") return showing(printing(WordsPrint::Phase::printed));
    if (name == "setup-codes-not-printed") return showing(printing(WordsPrint::Phase::failed));
    if (name == "setup-confirm-words") return showing(words());
    if (name == "setup-place-name") return showing(typed_name());
    if (name == "setup-wizard-number") return showing(typed_number());
    if (name == "setup-wizard-missing") return showing(no_numbers());
    if (name == "setup-passcode-differ") return showing(differing());
    if (name == "setup-codes-covered") return showing(covered());
    if (name == "setup-confirm-wrong") return showing(wrong_word());
    if (name == "setup-finish-sound") {
        Sample sample = showing(begun(SetupStep::finish));
        sample.facts.setup.bell_heard.reset();
        sample.facts.setup.unlocked = true;
        return sample;
    }
    if (name == "setup-finish-bell") {
        Sample sample = showing(finish());
        sample.facts.setup.bell_heard.reset();
        sample.state.sheet = BellQuestion{};
        return sample;
    }
    return std::nullopt;
}

} // namespace

Room setup_room() {
    return {{"setup-place",
             "setup-clock",
             "setup-touch",
             "setup-wizard",
             "setup-front-desk",
             "setup-passcode",
             "setup-codes",
             "setup-confirm-words",
             "setup-finish",
             "setup-place-name",
             "setup-wizard-number",
             "setup-passcode-differ",
             "setup-codes-covered",
             "setup-codes-renewed",
             "setup-codes-printing",
             "setup-codes-printed",
             "setup-codes-not-printed",
             "setup-confirm-wrong",
             "setup-finish-sound",
             "setup-finish-bell",
             "setup-wizard-missing"},
            draw_from};
}

} // namespace porchlight::gallery
