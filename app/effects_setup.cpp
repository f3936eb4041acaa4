// Set-up: each finished step is kept in the settings; words are drawn and wait here, outside the state, until somebody
// has shown that they were copied.
#include "app/effects.h"
#include "app/export_run.h"
#include "app/help_lines.h"
#include "app/kept_settings.h"
#include "app/library/packs.h"
#include "app/zones.h"

#include <algorithm>
#include <array>

namespace porchlight {

namespace {

/// Kept during set-up, gone when it is over: words were shown that somebody may have copied; the test export matched.
constexpr std::string_view words_shown_key = "setup.words_shown", test_matched_key = "setup.test_matched";

bool is_kept(store::Settings& settings, std::string_view key) {
    const auto kept = settings.get(key);
    const auto* value = kept && *kept ? std::get_if<bool>(&**kept) : nullptr;
    return value && *value;
}

constexpr std::array<std::string_view, 9> step_names{"place",    "clock", "touch", "help",  "desk",
                                                     "passcode", "codes", "words", "finish"};

std::string name_of(SetupStep step) { return std::string(step_names[static_cast<std::size_t>(step)]); }

SetupStep step_of(std::string_view name) {
    const auto found = std::find(step_names.begin(), step_names.end(), name);
    const auto step = static_cast<SetupStep>(found == step_names.end() ? 0 : found - step_names.begin());
    return step == SetupStep::codes || step == SetupStep::words ? SetupStep::passcode : step;
}

WordQuestion question_about(const store::WordCode& code, std::size_t place) {
    WordQuestion question;
    question.place = place;
    const auto choices = store::word_choices(code.word(place));
    std::copy(choices.begin(), choices.end(), question.choices.begin());
    return question;
}

using Values = std::map<std::string, store::Setting>;

Values checked(const HelpNumbers& numbers, store::Day today) {
    return {{"help.crisis", numbers.crisis},
            {"help.emergency", numbers.emergency},
            {"help.checked_on", store::to_iso(today)}};
}

/// Lamps that were lit by a mouse say nothing of a touchscreen: nobody misses one later.
Values measured(std::int32_t width_mm, std::int32_t height_mm, bool by_touch) {
    return {{"screen.width_mm", std::int64_t{width_mm}},
            {"screen.height_mm", std::int64_t{height_mm}},
            {"screen.touch_tested", by_touch}};
}

/// What a step decides; the step after it is where set-up goes on. `finished`: every other step was done before.
Values values_of(const effect::KeepStep& kept, store::Day today, bool finished, bool by_touch) {
    Values values;
    switch (kept.step) {
    case SetupStep::touch:
        values = measured(kept.panel_width_mm, kept.panel_height_mm, by_touch);
        break;
    case SetupStep::help:
        values = checked(kept.numbers, today);
        break;
    case SetupStep::desk:
        values = {{"desk.side", std::string(name_of(kept.desk.side))},
                  {"desk.lobby_phone", kept.desk.lobby_phone},
                  {"desk.naloxone", kept.desk.naloxone}};
        break;
    default:
        break;
    }
    const auto next = finished ? SetupStep::finish : static_cast<SetupStep>(static_cast<int>(kept.step) + 1);
    values.insert_or_assign(std::string(setup_step_key), name_of(next));
    return values;
}

} // namespace

void Effects::gather_setup() {
    const auto sealed = parts_.store.is_set_up();
    const auto step = parts_.store.settings().get(setup_step_key);
    const auto* name = step && *step ? std::get_if<std::string>(&**step) : nullptr;
    SetupFacts& setup = knowledge_.setup;
    setup.sealed = sealed.value_or(false);
    setup.resumes_at = name ? step_of(*name) : SetupStep::place;
    // Whatever was kept later: no light without numbers that somebody confirmed.
    if (!numbers_confirmed()) setup.resumes_at = std::min(setup.resumes_at, SetupStep::help);
    knowledge_.set_up = setup.sealed && step && !name;
    setup.zone = knowledge_.config.time_zone;
    setup.panel_width_mm = knowledge_.config.panel_width_mm;
    setup.panel_height_mm = knowledge_.config.panel_height_mm;
    setup.unlocked = session_ != nullptr;
    const auto bell = parts_.store.settings().get(bell_key);
    const auto* heard = bell && *bell ? std::get_if<bool>(&**bell) : nullptr;
    setup.bell_heard = heard ? std::optional(*heard) : std::nullopt;
    setup.test_matched = !knowledge_.set_up && is_kept(parts_.store.settings(), test_matched_key);
    // Numbers of another country are worse than none: what cannot be read is left out, and the next start says why.
    const auto lines = library::help_lines_of(parts_.share, parts_.data, knowledge_.config.region);
    setup.numbers = lines ? numbers_of(*lines) : HelpNumbers{};
    knowledge_.help = shown_numbers(knowledge_.config, setup.numbers, knowledge_.set_up);
    if (knowledge_.set_up) return;
    gather_zones();
    setup.numbers_checked.reset();
    if (lines && lines->crisis && lines->emergency)
        setup.numbers_checked = std::min(lines->crisis->verified_on, lines->emergency->verified_on,
                                         [](store::Day a, store::Day b) { return a.number < b.number; });
    if (!knowledge_.config.help) return;
    if (knowledge_.config.help->crisis != setup.numbers.crisis ||
        knowledge_.config.help->emergency != setup.numbers.emergency)
        setup.numbers_checked.reset(); // typed here
    setup.numbers = shown_numbers(knowledge_.config, setup.numbers, false);
}

void Effects::perform_one(const effect::DrawWords&) {
    export_words_ = store::WordCode::draw();
    recovery_words_ = store::WordCode::draw();
    const std::uint64_t chance = parts_.chance();
    action::WordsDrawn drawn;
    drawn.passphrase = ShownWords(export_words_->text().text());
    drawn.recovery = ShownWords(recovery_words_->text().text());
    drawn.ask_passphrase = question_about(*export_words_, chance % store::code_word_count);
    drawn.ask_recovery = question_about(*recovery_words_, (chance >> 8U) % store::code_word_count);
    if (!knowledge_.set_up) {
        drawn.renewed = is_kept(parts_.store.settings(), words_shown_key);
        // A medium that does not take this takes no words either, and their step says so.
        static_cast<void>(parts_.store.settings().set(words_shown_key, true));
    }
    parts_.answer(std::move(drawn));
}

void Effects::keep_test(bool matched) {
    // Only whoever resumes set-up reads it; a medium that does not take it has them test once more.
    static_cast<void>(parts_.store.settings().set(test_matched_key, matched));
    gather_setup();
    tell();
}

void Effects::perform_one(const effect::KeepStep& wanted) {
    if (wanted.step == SetupStep::help && !are_help_numbers(wanted.numbers))
        return parts_.answer(action::SetUpFailed{store::Code::invalid});
    const Region before = knowledge_.config.region;
    const auto region = static_cast<Region>(wanted.region);
    store::Settings& settings = parts_.store.settings();
    store::Result<void> kept;
    if (wanted.step == SetupStep::place) {
        // Numbers of another country are confirmed anew. They go first: a power cut leaves none, never the wrong ones.
        if (region != before) knowledge_.config.help.reset();
        for (const char* key : {"help.checked_on", "help.crisis", "help.emergency"})
            if (kept && region != before) kept = settings.erase(key);
        if (kept) kept = keep_place(settings, wanted.site_name, wanted.language, region);
    }
    if (kept) {
        const bool confirmed = wanted.step == SetupStep::help || numbers_confirmed();
        const bool finished = knowledge_.setup.sealed && (confirmed || wanted.step == SetupStep::desk);
        kept = settings.set_all(
            values_of(wanted, parts_.local_time().day, finished, parts_.touchscreen().value_or(false)));
    }
    if (kept) kept = learn_place();
    if (kept && wanted.step == SetupStep::place) use_only_zone(region);
    if (!kept) return parts_.answer(action::SetUpFailed{kept.error().code});
    gather_setup();
    tell();
    parts_.answer(action::StepKept{wanted.step});
    if (region != before) parts_.place_changed(region);
}

bool Effects::numbers_confirmed() const { return knowledge_.config.help && knowledge_.config.help->checked_on; }

void Effects::gather_zones() {
    auto& known = knowledge_.setup.zones;
    if (known) return;
    knowledge_.setup.machine_zone = machine_zone();
    if (const auto zones = read_zones())
        known = std::make_shared<const std::vector<Zone>>(distinct_zones(*zones, parts_.local_time().day));
}

void Effects::use_only_zone(Region region) {
    const char* country = region == Region::in ? "IN" : region == Region::us ? "US" : "";
    if (!*country || !knowledge_.setup.zones) return;
    const auto zones = zones_of(*knowledge_.setup.zones, country, {});
    const auto is_used = [&](const Zone& zone) { return zone.name == knowledge_.config.time_zone; };
    if (zones.size() == 1 && !is_used(zones.front())) perform_one(effect::UseZone{zones.front().name});
}

void Effects::keep_clock() {
    const Config& config = knowledge_.config;
    const auto kept =
        parts_.store.settings().set_all({{"site.time_zone", config.time_zone},
                                         {"clock.correction_minutes", std::int64_t{config.clock_correction_minutes}}});
    gather_setup();
    tell();
    if (!kept) parts_.answer(action::SetUpFailed{kept.error().code});
}

void Effects::keep_checked(const std::map<std::string, store::Setting>& values) {
    if (!session_) return;
    const store::AuditEntry entry{parts_.local_time().day, session_->slot(), store::Action::settings_changed, {}};
    auto kept = parts_.store.settings().set_all(values, entry);
    if (kept) kept = lay_settings_over(knowledge_.config, parts_.store.settings());
    gather_setup();
    gather_staff();
    answer_kept(kept);
}

void Effects::perform_one(const effect::KeepNumbers& wanted) {
    if (!are_help_numbers(wanted.numbers)) return answer_kept(store::fail(store::Code::invalid, "help numbers"));
    keep_checked(checked(wanted.numbers, parts_.local_time().day));
}

void Effects::perform_one(const effect::KeepPanel& wanted) {
    keep_checked(measured(wanted.width_mm, wanted.height_mm, parts_.touchscreen().value_or(false)));
}

void Effects::perform_one(const effect::SetClock& wanted) {
    if (!session_) return;
    Config& config = knowledge_.config;
    const std::string zone_before = config.time_zone;
    const bool moves = wanted.zone != zone_before && parts_.use_zone(wanted.zone);
    const auto move_by = [&](std::int32_t minutes) {
        if (minutes != 0) config.clock_correction_minutes = parts_.show_time(moved(parts_.local_time(), minutes));
    };
    move_by(wanted.minutes);
    // Trusted first: a power cut between the two leaves a day marked as uncertain, never a clock nobody vouched for.
    auto kept = parts_.store.trust_clock(*session_, parts_.local_time().day);
    std::map<std::string, store::Setting> values{
        {"clock.correction_minutes", std::int64_t{config.clock_correction_minutes}}};
    if (moves) values.emplace("site.time_zone", wanted.zone);
    if (kept) kept = parts_.store.settings().set_all(values);
    if (kept && moves) config.time_zone = wanted.zone;
    if (!kept) {
        move_by(-wanted.minutes);
        if (moves) static_cast<void>(parts_.use_zone(zone_before)); // it was there a moment ago
    }
    gather_setup();
    gather_groups();
    gather_staff();
    answer_kept(kept);
}

void Effects::perform_one(const effect::ListZones&) {
    gather_zones();
    tell();
}

void Effects::perform_one(const effect::LookAtZone& wanted) {
    if (const auto minutes = parts_.zone_ahead(wanted.zone)) parts_.answer(action::ZoneSeen{wanted.zone, *minutes});
}

void Effects::perform_one(const effect::StepClock& wanted) {
    knowledge_.config.clock_correction_minutes = parts_.show_time(stepped(parts_.local_time(), wanted.part, wanted.by));
    keep_clock();
}

void Effects::perform_one(const effect::UseZone& wanted) {
    if (!parts_.use_zone(wanted.zone)) return;
    knowledge_.config.time_zone = wanted.zone;
    keep_clock();
}

void Effects::perform_one(const effect::SetUp& wanted) {
    if (!export_words_ || !recovery_words_) return parts_.answer(action::SetUpFailed{store::Code::not_found});
    const store::SetUp set_up{wanted.passcode.reveal(), "1", &*recovery_words_, &*export_words_};
    const store::Day today = parts_.local_time().day;
    // The last try may have made the vault and then failed to keep the step; a vault is made once.
    const auto made_before = parts_.store.is_set_up();
    if (!made_before) return parts_.answer(action::SetUpFailed{made_before.error().code});
    if (!*made_before)
        if (auto made = parts_.store.set_up(set_up, today); !made)
            return parts_.answer(action::SetUpFailed{made.error().code});
    if (auto kept = parts_.store.settings().set(setup_step_key, name_of(SetupStep::finish)); !kept)
        return parts_.answer(action::SetUpFailed{kept.error().code});
    export_words_.reset();
    recovery_words_.reset();
    // Whoever chose the passcode makes the test export too; a medium that fails here asks for it again.
    if (auto session = parts_.store.unlock(wanted.passcode.reveal(), parts_.boot_seconds(), today))
        session_ = std::make_shared<const store::Session>(std::move(*session));
    gather_setup();
    look_at_volume(false, false);
    tell();
    parts_.answer(action::SetUpDone{});
}

void Effects::perform_one(const effect::RingBell&) {} // rung by whoever has the speaker

void Effects::perform_one(const effect::KeepBell& wanted) {
    if (auto kept = parts_.store.settings().set(bell_key, wanted.heard); !kept)
        return parts_.answer(action::SetUpFailed{kept.error().code});
    knowledge_.config.sound_ring = wanted.heard;
    gather_setup();
    tell();
}

void Effects::perform_one(const effect::TurnOn&) {
    if (!numbers_confirmed()) return parts_.answer(action::SetUpFailed{store::Code::not_found});
    for (const std::string_view key : {words_shown_key, test_matched_key, setup_step_key}) // the last ends it
        if (auto over = parts_.store.settings().erase(key); !over)
            return parts_.answer(action::SetUpFailed{over.error().code});
    session_.reset();
    if (auto learned = learn_place(); !learned) return parts_.answer(action::SetUpFailed{learned.error().code});
    gather_setup();
    tell();
    parts_.answer(action::LightOn{}); // before the day begins: if that fails, it is no longer set-up that failed
    begin_day();
}

store::Result<void> Effects::learn_place() {
    if (auto laid = lay_settings_over(knowledge_.config, parts_.store.settings()); !laid) return laid;
    put_first(knowledge_.languages, knowledge_.config.language);
    return {};
}

store::Result<void> keep_place(store::Settings& settings, const std::string& name, const std::string& language,
                               Region region) {
    const std::string code = region == Region::us ? "us" : region == Region::in ? "in" : "other";
    return settings.set_all({{"site.name", name}, {"site.language", language}, {"site.region", code}});
}

} // namespace porchlight
