// The whole picture: the screen, what lies over it, and the bottom bar, which is always there and always last.
#include "app/screens/screens.h"
#include "ui/widgets/bar.h"

#include <algorithm>

namespace porchlight::screens {

namespace {

template <typename... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Match(Cases...) -> Match<Cases...>;

std::optional<Action> draw_check_in(const CheckInState& state, Page& page) {
    switch (state.step) {
    case CheckInStep::reason:
        return draw_reason(state, page);
    case CheckInStep::mood:
        return draw_mood(state, page);
    case CheckInStep::requests:
        return draw_requests(state, page);
    }
    return std::nullopt;
}

std::optional<Action> draw_setup(const SetupState& state, Page& page) {
    switch (state.step) {
    case SetupStep::place:
        return draw_setup_place(state, page);
    case SetupStep::clock:
        return draw_setup_clock(state, page);
    case SetupStep::touch:
        return draw_setup_touch(state, page);
    case SetupStep::help:
        return draw_setup_help(state, page);
    case SetupStep::desk:
        return draw_setup_desk(state, page);
    case SetupStep::finish:
        return draw_setup_finish(state, page);
    case SetupStep::passcode:
        return draw_setup_passcode(state, page);
    case SetupStep::codes:
        return draw_setup_codes(state, page);
    case SetupStep::words:
        return draw_setup_words(state, page);
    }
    return std::nullopt;
}

std::optional<Action> draw_screen(Page& page) {
    return std::visit(Match{
                          [&](const CheckInState& state) { return draw_check_in(state, page); },
                          [&](const SetupState& state) { return draw_setup(state, page); },
                          [&](const StaffState& state) {
                              return std::visit([&](const auto& inner) { return draw(inner, page); }, state.page);
                          },
                          [&](const auto& state) { return draw(state, page); },
                      },
                      page.state.screen);
}

bool staff_has_back(const StaffState& staff, store::Day today) {
    return std::visit(Match{
                          [](const TodayState&) { return false; },
                          [](const TrendsState&) { return true; },
                          [](const ExportState& exporting) { return exporting.picking.has_value(); },
                          [&](const GroupsState& groups) {
                              return groups.shown(today) != today ||
                                     (groups.edit && groups.edit->typing != GroupText::none);
                          },
                          [&](const SettingsState& settings) {
                              return settings.page != SettingsPage::list &&
                                     !(staff.must_renew && settings.page == SettingsPage::passcodes);
                          },
                      },
                      staff.page);
}

/// Whether Back leads anywhere from here.
bool has_back(const State& state, store::Day today) {
    return std::visit(Match{
                          [](const WelcomeState&) { return false; },
                          [](const DoneState&) { return false; },
                          [](const FailureState&) { return false; },
                          [&](const StaffState& staff) { return staff_has_back(staff, today); },
                          [](const SetupState& setup) { return setup.step != SetupStep::place; },
                          [](const auto&) { return true; },
                      },
                      state.screen);
}

/// Set-up shows the help screen as people will see it: with the numbers and the desk that are being set.
std::optional<Facts> previewed(const State& state, const Facts& facts) {
    const auto* setup = std::get_if<SetupState>(&state.screen);
    const auto* help = state.sheet ? std::get_if<HelpSheet>(&*state.sheet) : nullptr;
    if (!setup || !help || !help->preview) return std::nullopt;
    Facts seen = facts;
    seen.help = setup->help.numbers;
    seen.site.region = static_cast<Region>(setup->region);
    seen.site.desk = setup->desk.side;
    seen.site.lobby_phone = setup->desk.lobby_phone;
    seen.site.naloxone = setup->desk.naloxone;
    return seen;
}

std::optional<ui::BarButton> open_button(const std::optional<Sheet>& sheet) {
    if (!sheet) return std::nullopt;
    return std::visit(Match{
                          [](const HelpSheet&) { return std::optional(ui::BarButton::help); },
                          [](const HelpCard&) { return std::optional(ui::BarButton::help); },
                          [](const LanguageSheet&) { return std::optional(ui::BarButton::language); },
                          [](const AccessibilitySheet&) { return std::optional(ui::BarButton::accessibility); },
                          [](const auto&) { return std::optional<ui::BarButton>(); },
                      },
                      *sheet);
}

std::optional<Action> on_bar(ui::BarButton button, const State& state) {
    const bool open = open_button(state.sheet) == button;
    switch (button) {
    case ui::BarButton::back:
        return action::GoBack{};
    case ui::BarButton::home:
        return action::GoHome{};
    case ui::BarButton::lock:
        return action::Lock{};
    case ui::BarButton::language:
        return open ? Action(action::CloseSheet{}) : Action(action::OpenLanguage{});
    case ui::BarButton::accessibility:
        return open ? Action(action::CloseSheet{}) : Action(action::OpenAccessibility{});
    case ui::BarButton::help:
        return open ? Action(action::CloseSheet{}) : Action(action::OpenHelp{});
    }
    return std::nullopt;
}

std::optional<Action> draw_bar(Page& page) {
    const State& state = page.state;
    const std::string language = [&] {
        const auto& languages = page.facts.site.languages;
        const auto found = std::find_if(languages.begin(), languages.end(),
                                        [&](const LanguageFact& one) { return one.code == state.look.language; });
        return found == languages.end() ? state.look.language : found->name;
    }();
    const std::string back = page.say("bar.back"), home = page.say("bar.home"), lock = page.say("bar.lock"),
                      access = page.say("bar.access"), help = page.say("bar.help");
    ui::BarLook look;
    look.has_back = has_back(state, page.facts.local.day);
    look.is_staff = std::holds_alternative<StaffState>(state.screen);
    const bool at_home =
        std::holds_alternative<WelcomeState>(state.screen) || std::holds_alternative<FailureState>(state.screen);
    if (at_home && !state.sheet) look.current = ui::BarButton::home;
    look.open = open_button(state.sheet);
    look.back = back;
    look.home = home;
    look.lock = lock;
    look.language = language;
    look.accessibility = access;
    look.help = help;
    const auto touched = ui::bottom_bar(page.frame, look);
    return touched ? on_bar(*touched, state) : std::nullopt;
}

} // namespace

std::optional<Action> draw(Page& page) {
    if (const auto* cleaning = page.state.sheet ? std::get_if<CleaningSheet>(&*page.state.sheet) : nullptr)
        return draw(*cleaning, page); // over the bar as well: nothing answers
    auto from_screen = draw_screen(page);
    if (page.state.sheet) {
        // What lies over the screen covers it, so the screen below can only have answered with nothing.
        const std::optional<Facts> preview = previewed(page.state, page.facts);
        Page seen{page.frame, page.say, preview ? *preview : page.facts, page.state, page.other_languages};
        from_screen = std::visit([&](const auto& sheet) { return draw(sheet, seen); }, *page.state.sheet);
    }
    auto from_bar = draw_bar(page);
    if (from_bar) return from_bar;
    if (from_screen) return from_screen;
    if (page.frame.input.escape()) return page.state.sheet ? Action(action::CloseSheet{}) : Action(action::GoBack{});
    return std::nullopt;
}

} // namespace porchlight::screens
