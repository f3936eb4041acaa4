// What staff change about the site: groups, settings, passcodes, exported days. Everything is kept before it is shown,
// and what could not be kept changes nothing.
#include "app/config.h"
#include "app/effects.h"
#include "app/kept_settings.h"
#include "app/staff/trends.h"

#include <algorithm>
#include <chrono>

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

} // namespace

void Effects::answer_kept(const store::Result<void>& kept) {
    tell();
    if (kept)
        parts_.answer(action::Kept{});
    else
        parts_.answer(action::NotKept{kept.error().code});
}

void Effects::perform_one(const effect::SaveGroup& wanted) {
    if (!session_) return;
    store::Schedule& schedule = parts_.store.schedule();
    const auto kept = [&]() -> store::Result<void> {
        auto groups = schedule.groups_on(wanted.day);
        auto usual = schedule.usual(weekday_of(wanted.day));
        if (!groups || !usual) return tl::unexpected(groups ? usual.error() : groups.error());
        if (wanted.before) {
            take_off(*groups, group_of(*wanted.before));
            if (wanted.before->weekly) take_off(*usual, group_of(*wanted.before));
        }
        if (wanted.after) {
            groups->push_back(group_of(*wanted.after));
            if (wanted.after->weekly) usual->push_back(group_of(*wanted.after));
            if (wanted.after->weekly) usual->back().on = true; // off on one day is not off every week
        }
        return schedule.set_day_and_usual(wanted.day, std::move(*groups), std::move(*usual));
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
    parts_.answer(action::KeysChanged{session_->slot()});
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
    const auto kept = parts_.store.erase_exported(knowledge_.staff.erasable, *asking, day).map([](auto) {});
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
    knowledge_.exporting.pending.clear();
    const auto groups = parts_.store.exports().list().value_or(std::vector<store::ExportEntry>{});
    for (const store::ExportEntry& entry : groups) {
        knowledge_.exporting.exported.push_back(entry.period);
        if (entry.pending) knowledge_.exporting.pending.push_back(entry.period);
        const auto days = parts_.store.visits().days(entry.period);
        if (!entry.verified || !days || days->empty()) continue;
        staff.erasable.push_back(entry.period);
        staff.erasable_days += static_cast<std::int32_t>(days->size());
    }
}

} // namespace porchlight
