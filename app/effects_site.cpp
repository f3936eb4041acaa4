// What staff change about the site: groups, settings, passcodes, exported days. Everything is kept before it is shown,
// and what could not be kept changes nothing.
#include "app/config.h"
#include "app/effects.h"
#include "app/staff/trends.h"
#include "store/retention.h"

#include <algorithm>
#include <chrono>
#include <sstream>

namespace porchlight {

namespace {

using Groups = std::vector<store::Group>;

store::Group group_of(const GroupFact& fact) {
    return {fact.name, static_cast<std::uint16_t>(fact.start_minute), static_cast<std::uint16_t>(fact.minutes),
            fact.room, static_cast<store::Audience>(fact.audience),   fact.on};
}

std::chrono::weekday weekday_of(store::Day day) {
    return std::chrono::weekday{std::chrono::sys_days{store::date_of(day)}};
}

/// Takes the first such group off; whether it meets does not matter.
void take_off(Groups& groups, store::Group gone) {
    const auto found = std::ranges::find_if(groups, [&](const store::Group& one) {
        gone.on = one.on;
        return one == gone;
    });
    if (found != groups.end()) groups.erase(found);
}

constexpr std::array<std::string_view, request_count> request_keys{"requests.peer", "requests.quiet", "requests.water",
                                                                   "requests.private_talk"};

std::string_view name_of(DeskSide side) {
    return side == DeskSide::left ? "left" : side == DeskSide::right ? "right" : "behind";
}

/// As lay_settings_over reads them.
std::map<std::string, store::Setting> settings_of(const Site& site, const std::vector<LanguageFact>& languages) {
    std::map<std::string, store::Setting> values{
        {"site.name", site.name},
        {"site.language", site.language},
        {"shows.community_line", site.community_line},
        {"shows.kind_notes", site.kind_notes},
        {"shows.groups", site.shows_groups},
        {"shows.checked_line", site.shows_checked},
        {"timeouts.check_in_seconds", std::int64_t{site.check_in_idle_seconds}},
        {"timeouts.reading_seconds", std::int64_t{site.reading_idle_seconds}},
        {"sound.cues", site.sound_cues},
        {"sound.ring", site.sound_ring},
        {"sound.volume", std::int64_t{site.sound_volume}},
        {std::string(store::retention_key), std::int64_t{site.retention_days}},
        {"desk.side", std::string(name_of(site.desk))},
        {"desk.lobby_phone", site.lobby_phone},
        {"desk.naloxone", site.naloxone},
        {"desk.hours", site.desk_hours.has_value()}};
    for (std::size_t i = 0; i < request_keys.size(); ++i) values.emplace(request_keys[i], site.offers[i]);
    for (std::size_t day = 0; site.desk_hours && day < weekday_keys.size(); ++day) {
        const auto& hours = (*site.desk_hours)[day];
        values.emplace("desk.hours." + std::string(weekday_keys[day]), hours ? to_text(*hours) : std::string("closed"));
    }
    std::string off;
    for (const LanguageFact& language : languages)
        if (std::ranges::find(site.languages, language.code, &LanguageFact::code) == site.languages.end())
            off += (off.empty() ? "" : " ") + language.code;
    values.emplace("site.languages_off", off);
    return values;
}

/// Reads what the screen has kept under fixed keys; what is not there leaves `into` as it is.
class Kept {
  public:
    explicit Kept(const std::map<std::string, store::Setting>& values) : values_(values) {}
    template <typename T>
    const T* get(std::string_view key) const {
        const auto found = values_.find(std::string(key));
        return found == values_.end() ? nullptr : std::get_if<T>(&found->second);
    }
    void flag(std::string_view key, bool& into) const {
        if (const bool* kept = get<bool>(key)) into = *kept;
    }
    /// Within its limits; what is outside them was not kept by this program.
    void number(std::string_view key, std::int32_t& into, std::int64_t least, std::int64_t most) const {
        if (const auto* kept = get<std::int64_t>(key); kept && *kept >= least && *kept <= most)
            into = static_cast<std::int32_t>(*kept);
    }

  private:
    const std::map<std::string, store::Setting>& values_;
};

void lay_place_over(Config& config, const Kept& kept) {
    if (const auto* name = kept.get<std::string>("site.name")) config.site_name = *name;
    if (const auto* language = kept.get<std::string>("site.language")) {
        config.language = *language;
        if (std::find(config.languages.begin(), config.languages.end(), *language) == config.languages.end())
            config.languages.insert(config.languages.begin(), *language);
    }
    if (const auto* off = kept.get<std::string>("site.languages_off")) {
        std::istringstream words(*off);
        config.languages_off.clear();
        for (std::string code; words >> code;)
            if (code != config.language) config.languages_off.push_back(code);
    }
    if (const auto* region = kept.get<std::string>("site.region"))
        config.region = *region == "us" ? Region::us : *region == "in" ? Region::in : Region::other;
}

void lay_desk_over(Config& config, const Kept& kept) {
    if (const auto* side = kept.get<std::string>("desk.side"))
        for (const DeskSide one : {DeskSide::left, DeskSide::right, DeskSide::behind})
            if (*side == name_of(one)) config.desk = one;
    kept.flag("desk.lobby_phone", config.lobby_phone);
    kept.flag("desk.naloxone", config.naloxone);
    const bool* given = kept.get<bool>("desk.hours");
    if (!given) return;
    config.desk_hours.reset();
    if (!*given) return;
    config.desk_hours.emplace();
    for (std::size_t day = 0; day < weekday_keys.size(); ++day)
        if (const auto* text = kept.get<std::string>("desk.hours." + std::string(weekday_keys[day])))
            (*config.desk_hours)[day] = hours_of(*text);
}

} // namespace

store::Result<void> lay_settings_over(Config& config, store::Settings& settings) {
    const auto all = settings.all();
    if (!all) return tl::unexpected(all.error());
    const Kept kept(*all);
    lay_place_over(config, kept);
    lay_desk_over(config, kept);
    lay_set_up_over(config, *all);
    for (std::size_t i = 0; i < request_keys.size(); ++i) kept.flag(request_keys[i], config.offers[i]);
    kept.flag("shows.community_line", config.community_line);
    kept.flag("shows.kind_notes", config.kind_notes);
    kept.flag("shows.groups", config.groups);
    kept.flag("shows.checked_line", config.checked_line);
    kept.number("timeouts.check_in_seconds", config.check_in_idle_seconds, 30, 300);
    kept.number("timeouts.reading_seconds", config.reading_idle_seconds, 30, 300);
    kept.flag("sound.cues", config.sound_cues);
    kept.flag("sound.ring", config.sound_ring);
    kept.number("sound.volume", config.sound_volume, 0, 100);
    kept.number(store::retention_key, config.retention_days, 1, store::most_retention_days);
    return {};
}

void Effects::answer_kept(const store::Result<void>& kept) {
    tell();
    if (kept)
        parts_.answer(action::Kept{});
    else
        parts_.answer(action::NotKept{kept.error().code});
}

void Effects::perform_one(const effect::SaveGroup& wanted) {
    if (!session_) return;
    const store::Day day = parts_.local_time().day;
    store::Schedule& schedule = parts_.store.schedule();
    const auto kept = [&]() -> store::Result<void> {
        auto today = schedule.groups_on(day);
        auto usual = schedule.usual(weekday_of(day));
        if (!today || !usual) return tl::unexpected(today ? usual.error() : today.error());
        const Groups usual_before = *usual;
        if (wanted.before) {
            take_off(*today, group_of(*wanted.before));
            if (wanted.before->weekly) take_off(*usual, group_of(*wanted.before));
        }
        if (wanted.after) {
            today->push_back(group_of(*wanted.after));
            if (wanted.after->weekly) usual->push_back(group_of(*wanted.after));
            if (wanted.after->weekly) usual->back().on = true; // off today is not off every week
        }
        const auto by_start = [](const store::Group& one) { return one.start_minute; };
        std::ranges::stable_sort(*today, {}, by_start);
        std::ranges::stable_sort(*usual, {}, by_start);
        if (*usual != usual_before)
            if (auto set = schedule.set_usual(weekday_of(day), *usual); !set) return set;
        const auto now = schedule.groups_on(day);
        if (now && *now == *today) return {}; // the usual list says it already
        return schedule.set_day(day, *today);
    }();
    gather_groups();
    answer_kept(kept);
}

void Effects::perform_one(const effect::CopyLastWeek&) {
    if (!session_) return;
    constexpr std::int32_t days_a_week = 7;
    const store::Day day = parts_.local_time().day;
    store::Schedule& schedule = parts_.store.schedule();
    const auto kept = schedule.groups_on(day - days_a_week).and_then([&](const Groups& groups) {
        return schedule.set_day(day, groups);
    });
    gather_groups();
    answer_kept(kept);
}

void Effects::perform_one(const effect::SaveSite& wanted) {
    if (!session_) return;
    const store::AuditEntry entry{parts_.local_time().day, session_->slot(), store::Action::settings_changed, {}};
    auto kept = parts_.store.settings().set_all(settings_of(wanted.site, knowledge_.languages), entry);
    if (kept) kept = lay_settings_over(knowledge_.config, parts_.store.settings());
    put_first(knowledge_.languages, knowledge_.config.language);
    gather_groups();
    answer_kept(kept);
}

void Effects::perform_one(const effect::GivePasscode& wanted) {
    if (!session_) return;
    const store::Day day = parts_.local_time().day;
    store::Vault& vault = parts_.store.vault();
    const auto kept = wanted.slot
                          ? vault.change_passcode(*session_, *wanted.slot, wanted.passcode.reveal(), day)
                          : vault.add_passcode(*session_, wanted.passcode.reveal(), wanted.label, day).map([](auto) {});
    gather_review(day);
    answer_kept(kept);
}

void Effects::perform_one(const effect::RemovePasscode& wanted) {
    if (!session_) return;
    const store::Day day = parts_.local_time().day;
    const auto kept = parts_.store.vault().remove_passcode(*session_, wanted.slot, day);
    gather_review(day);
    answer_kept(kept);
}

void Effects::perform_one(const effect::ShowPassphrase&) {
    if (!session_) return;
    const auto words = parts_.store.vault().export_passphrase(*session_);
    if (!words) return parts_.answer(action::NotKept{words.error().code});
    parts_.answer(action::PassphraseShown{ShownWords(words->text())});
}

void Effects::perform_one(const effect::RenewPassphrase&) {
    if (!session_) return;
    const store::WordCode words = store::WordCode::draw();
    const auto kept = parts_.store.vault().renew_export_words(*session_, words, parts_.local_time().day);
    if (!kept) return parts_.answer(action::NotKept{kept.error().code});
    parts_.answer(action::PassphraseShown{ShownWords(words.text().text()), true});
}

void Effects::perform_one(const effect::ChangeKeys& wanted) {
    if (!session_ || !export_words_ || !recovery_words_) return;
    const store::SetUp keys{wanted.passcode.reveal(), wanted.label, &*recovery_words_, &*export_words_};
    auto fresh = parts_.store.rekey(*session_, keys, parts_.local_time().day);
    if (!fresh) return parts_.answer(action::NotKept{fresh.error().code}); // the old keys are all there still
    session_ = std::make_shared<const store::Session>(std::move(*fresh));
    export_words_.reset();
    recovery_words_.reset();
    gather_staff();
    tell();
    parts_.answer(action::KeysChanged{static_cast<std::uint8_t>(session_->slot())});
}

void Effects::perform_one(const effect::GatherTrends&) {
    if (!session_) return;
    staff::Weeks weeks(parts_.local_time().day);
    const auto read = parts_.store.visits().for_each(weeks.period(), *session_, [&](const store::Visit& visit) {
        weeks.add(visit);
        return true;
    });
    knowledge_.staff.weeks = weeks.shown();
    knowledge_.staff.weeks_read = read.has_value();
    tell();
}

void Effects::perform_one(const effect::GatherAudit&) {
    if (!session_) return;
    constexpr std::ptrdiff_t shown_max = 200; // more is in the export
    auto entries = parts_.store.audit().list();
    knowledge_.staff.audit_whole = entries.has_value();
    knowledge_.staff.audit_read = true;
    knowledge_.staff.audit.clear();
    if (entries) {
        std::ranges::reverse(*entries);
        const auto shown = std::min(shown_max, std::ssize(*entries));
        knowledge_.staff.audit.assign(entries->begin(), entries->begin() + shown);
    }
    tell();
}

void Effects::perform_one(const effect::EraseDays& wanted) {
    if (!session_) return;
    const store::Day day = parts_.local_time().day;
    const auto asking = parts_.store.unlock(wanted.passcode.reveal(), parts_.boot_seconds(), day);
    if (!asking) return unlock_failed(asking.error().code);
    store::Result<void> kept;
    for (const store::Period period : knowledge_.staff.erasable)
        if (kept) kept = parts_.store.erase_exported(period, *asking, day).map([](auto) {});
    gather_staff();
    answer_kept(kept);
}

void Effects::perform_one(const effect::TrustClock&) {
    if (!session_) return;
    const store::Day day = parts_.local_time().day;
    const auto kept = parts_.store.trust_clock(*session_, day);
    gather_staff();
    answer_kept(kept);
}

void Effects::gather_review(store::Day today) {
    constexpr std::int32_t days_a_week = 7;
    StaffFacts& staff = knowledge_.staff;
    staff.passcodes.clear();
    if (const auto slots = parts_.store.vault().passcodes(*session_))
        for (const store::PasscodeSlot& slot : *slots) staff.passcodes.push_back({slot.id, slot.label});
    staff.groups_last_week.clear();
    if (const auto groups = parts_.store.schedule().groups_on(today - days_a_week))
        for (const store::Group& group : *groups)
            staff.groups_last_week.push_back({.name = group.name, .room = group.room});
    staff.erasable.clear();
    staff.erasable_days = 0;
    knowledge_.exporting.exported.clear();
    const auto groups = parts_.store.exports().list().value_or(std::vector<store::ExportEntry>{});
    for (const store::ExportEntry& entry : groups) {
        knowledge_.exporting.exported.push_back(entry.period);
        const auto days = parts_.store.visits().days(entry.period);
        if (!entry.verified || !days || days->empty()) continue;
        staff.erasable.push_back(entry.period);
        staff.erasable_days += static_cast<std::int32_t>(days->size());
    }
}

} // namespace porchlight
