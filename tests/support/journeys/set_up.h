// The steps of set-up, each finished by touch alone.
#pragma once

#include "support/journeys/driver.h"

namespace journeys {

constexpr std::string_view setup_passcode = "otterlamp47"; // on the keys that are drawn

/// Which step is on the glass; the test fails when it is not set-up.
porchlight::SetupStep step_of(const Driver& kiosk);
void on_keys(Driver& kiosk, std::string_view text);

void finish_place(Driver& kiosk, std::string_view place = "setup.place.us");
void finish_clock(Driver& kiosk);
void finish_touch(Driver& kiosk);
void finish_help(Driver& kiosk);
void finish_desk(Driver& kiosk);
void finish_passcode(Driver& kiosk);
void finish_codes(Driver& kiosk);
void pick_words(Driver& kiosk);
void finish_words(Driver& kiosk);

void up_to_passcode(Driver& kiosk, std::string_view place = "setup.place.us");
void up_to_words(Driver& kiosk);

} // namespace journeys
