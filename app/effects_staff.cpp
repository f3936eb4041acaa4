// Unlocking, what staff see, and the export.
#include "app/effects.h"
#include "app/export_run.h"
#include "app/health.h"
#include "app/staff/today.h"
#include "store/summary.h"

#include <algorithm>

namespace porchlight {

namespace {

Requests requests_of(const store::RequestKinds& kinds) {
    return {{kinds.peer, kinds.quiet, kinds.water, kinds.private_talk}};
}

ExportStage stage_of(store::Stage stage) { return static_cast<ExportStage>(stage); }

ExportPhase phase_of(store::Code code) {
    switch (code) {
    case store::Code::full:
        return ExportPhase::full;
    case store::Code::read_only:
        return ExportPhase::read_only;
    case store::Code::vanished:
        return ExportPhase::removed_early;
    case store::Code::corrupt:
        return ExportPhase::mismatch;
    case store::Code::unreadable:
        return ExportPhase::unreadable;
    case store::Code::blocked:
        return ExportPhase::blocked;
    case store::Code::invalid:
        return ExportPhase::refused;
    case store::Code::not_found:
    case store::Code::io:
        return ExportPhase::broken;
    case store::Code::wrong_passcode:
    case store::Code::resting:
    case store::Code::locked:
    case store::Code::in_use:
    case store::Code::newer_schema:
    case store::Code::stopped:
        return ExportPhase::own;
    }
    return ExportPhase::own;
}

ExportPhase phase_of(const store::ExportError& error) {
    if (error.ours && error.code != store::Code::invalid) return ExportPhase::own;
    // A stick that has the room it says it has, and takes no more, is not full but failing.
    if (error.code == store::Code::full && error.free_bytes >= error.needed_bytes) return ExportPhase::broken;
    return phase_of(error.code);
}

/// Tells the screen how far the copy is, how long it will take, and whether the stick is a slow one.
class CopyClock {
  public:
    explicit CopyClock(double began_seconds) : began_seconds_(began_seconds) {}
    ExportProgress at(const store::Progress& progress, double now_seconds) {
        ExportProgress moved;
        moved.stage = stage_of(progress.stage);
        moved.share = static_cast<float>(progress.percent()) / 100.0F;
        moved.files_done = static_cast<std::int32_t>(progress.files_done);
        moved.files_total = static_cast<std::int32_t>(progress.files_total);
        const double took = now_seconds - began_seconds_;
        if (moved.share > 0.05F)
            moved.seconds_left = static_cast<std::int32_t>(took / moved.share * (1 - moved.share)) + 1;
        if (progress.stage < store::Stage::copy) return moved;
        if (!copying_since_seconds_) copying_since_seconds_ = now_seconds;
        constexpr double settled_seconds = 4, slow_bytes_a_second = 1'000'000; // below what USB 1.1 carries
        const double copied = now_seconds - *copying_since_seconds_;
        slow_ = slow_ ||
                (copied > settled_seconds && static_cast<double>(progress.bytes_done) < copied * slow_bytes_a_second);
        moved.slow = slow_;
        return moved;
    }

  private:
    double began_seconds_;
    std::optional<double> copying_since_seconds_;
    bool slow_ = false;
};

std::optional<VolumeFact> seen_on(store::Volume& volume) {
    const auto look = volume.look();
    if (!look) return std::nullopt;
    return VolumeFact{look->name, look->free_bytes, look->writable, look->readable, look->others};
}

bool offers_recovery(const store::Rest& rest) { return rest.failures >= store::tries_before_rest; }

} // namespace

void Effects::perform_one(const effect::LearnRest&) {
    const auto rest = parts_.store.rest(parts_.boot_seconds());
    if (!rest) return parts_.answer(action::StoreFailed{failure_of(rest.error().code)});
    parts_.answer(action::RestLearned{rest->seconds > 0, static_cast<double>(rest->seconds), offers_recovery(*rest)});
}

void Effects::unlock_failed(store::Code why) {
    const bool turned_down =
        why == store::Code::wrong_passcode || why == store::Code::resting || why == store::Code::locked;
    const auto rest = parts_.store.rest(parts_.boot_seconds());
    // A medium that cannot be read has not found the passcode wrong.
    if (!turned_down || !rest) return parts_.answer(action::StoreFailed{failure_of(rest ? why : rest.error().code)});
    parts_.answer(action::UnlockFailed{rest->seconds > 0, static_cast<double>(rest->seconds), offers_recovery(*rest)});
}

void Effects::perform_one(const effect::Unlock& wanted) {
    auto session = parts_.store.unlock(wanted.passcode.reveal(), parts_.boot_seconds(), parts_.local_time().day);
    if (!session) return unlock_failed(session.error().code);
    come_in(std::move(*session));
}

void Effects::perform_one(const effect::Recover& wanted) {
    auto session = parts_.store.recover(wanted.words.reveal(), parts_.local_time().day);
    if (!session) return unlock_failed(session.error().code);
    come_in(std::move(*session));
}

void Effects::come_in(store::Session session) {
    session_ = std::make_shared<const store::Session>(std::move(session));
    knowledge_.staff_in = knowledge_.set_up;
    knowledge_.setup.unlocked = true;
    if (knowledge_.set_up) gather_staff();
    tell();
    parts_.answer(action::Unlocked{session_->slot(), session_->by_recovery_code()});
    volume_changed(); // a stick that was put in before is looked at now; nobody waits for it
}

void Effects::perform_one(const effect::LockStaff&) {
    session_.reset();
    if (knowledge_.set_up) { // drawn for new keys that nobody kept
        export_words_.reset();
        recovery_words_.reset();
    }
    knowledge_.setup.unlocked = false;
    knowledge_.staff_in = false;
    knowledge_.waiting.clear();
    knowledge_.today = {};
    knowledge_.reads = reads_done_ = {};
    knowledge_.staff = {};
    knowledge_.exporting = {};
    knowledge_.exporting.has_backup = true;
    knowledge_.volume.reset();
    tell();
}

bool Effects::gather_waiting(store::Day today) {
    knowledge_.waiting.clear();
    knowledge_.today.from_before_restart = false;
    const auto list = parts_.store.requests().list(today, *session_);
    knowledge_.today.waiting_unread = !list;
    if (!list) return false;
    for (const store::Request& request : list->requests) {
        const auto known = waiting_.find(key_of(request.id));
        if (known != waiting_.end()) {
            knowledge_.waiting.push_back(known->second);
        } else {
            knowledge_.today.from_before_restart = true;
            knowledge_.waiting.push_back(
                {request.id, shown(request.name), requests_of(request.kinds), RequestProgress::open, {}});
        }
    }
    // Longest first; those from before a restart, whose wait nobody knows, come before all.
    std::stable_sort(knowledge_.waiting.begin(), knowledge_.waiting.end(), [](const Waiting& a, const Waiting& b) {
        return a.asked_seconds.value_or(-1) < b.asked_seconds.value_or(-1);
    });

    return list->corrupt == 0;
}

void Effects::gather_staff() {
    const store::Day today = parts_.local_time().day;
    store::Tally tally;
    const auto read = parts_.store.visits().for_each({today, today}, *session_, [&](const store::Visit& visit) {
        tally.add(visit);
        return true;
    });
    knowledge_.today = staff::today_of(tally);
    const bool waiting_read = gather_waiting(today);
    const auto since_last = parts_.store.exports().since_last(today);
    knowledge_.exporting = {};
    knowledge_.exporting.has_backup = true;
    knowledge_.exporting.since_last = since_last.value_or(std::nullopt);
    constexpr std::uint64_t visit_bytes = 100, package_bytes = 200'000; // about; the files beside the visits
    std::error_code unknown;                                            // then the export itself says what it needs
    const auto backup_bytes = std::filesystem::file_size(parts_.data / "db" / "data.mdb", unknown);
    knowledge_.exporting.needed_bytes = package_bytes + (unknown ? 0 : backup_bytes); // whichever days are chosen
    if (const auto& period = knowledge_.exporting.since_last) {
        knowledge_.exporting.days = period->until.number - period->from.number + 1;
        knowledge_.exporting.needed_bytes += visit_bytes * parts_.store.counters().visits(*period).value_or(0);
    }
    gather_review(today);
    gather_health(today, read && read->corrupt == 0 && waiting_read && since_last);
}

void Effects::gather_health(store::Day today, bool read) {
    const bool reads_damaged = signs_.reads_damaged; // see gather_reads: looking through a pack takes its time
    signs_ = signs_of(parts_.store, parts_.data, today);
    signs_.unread = signs_.unread || !read;
    signs_.help_checked_on = knowledge_.help.checked_on;
    signs_.reads_damaged = reads_damaged;
    signs_.battery = parts_.battery();
    signs_.touch_missing = touch_is_missing(knowledge_.config, parts_.touchscreen());
    signs_.power_came_back = parts_.run_mark && parts_.run_mark->power_came_back();
    staff::judge_health(knowledge_.today, signs_, today);
}

void Effects::perform_one(const effect::HealthSeen&) {
    if (parts_.run_mark) parts_.run_mark->told();
    signs_.power_came_back = false;
    if (!session_) return;
    staff::judge_health(knowledge_.today, signs_, parts_.local_time().day);
    tell();
}

void Effects::perform_one(const effect::MarkHelping& wanted) {
    const auto known = waiting_.find(wanted.key);
    for (Waiting& one : knowledge_.waiting) {
        if (key_of(one.id) != wanted.key) continue;
        one.progress = RequestProgress::helping;
        if (known == waiting_.end()) waiting_[wanted.key] = one;
    }
    if (known != waiting_.end()) known->second.progress = RequestProgress::helping;
    tell();
}

void Effects::perform_one(const effect::FinishRequest& wanted) {
    const auto one = std::find_if(knowledge_.waiting.begin(), knowledge_.waiting.end(),
                                  [&](const Waiting& waiting) { return key_of(waiting.id) == wanted.key; });
    if (one == knowledge_.waiting.end()) return;
    if (auto answered = parts_.store.requests().answer(parts_.local_time().day, one->id); !answered)
        return parts_.answer(action::NotKept{answered.error().code}); // it stays on the list
    waiting_.erase(wanted.key);
    knowledge_.waiting.erase(one);
    tell();
}

void Effects::look_at_volume(bool next, bool at_packs) {
    if (!session_ || !parts_.volume) return;
    knowledge_.volume_asked_seconds = parts_.now_seconds();
    tell();
    parts_.beside([this, next, &volume = *parts_.volume] {
        if (next) volume.choose_next();
        parts_.back([this, seen = seen_on(volume)] { volume_seen(seen); });
    });
    if (at_packs) look_at_packs();
}

void Effects::volume_seen(std::optional<VolumeFact> volume) {
    knowledge_.volume_asked_seconds.reset();
    knowledge_.volume = session_ ? std::move(volume) : std::nullopt; // they may have locked meanwhile
    tell();
}

void Effects::volume_in_use(bool is) {
    knowledge_.volume_is_busy = is;
    tell();
}

void Effects::volume_changed() { look_at_volume(false, true); }

void Effects::perform_one(const effect::NextStick&) { look_at_volume(true, true); }

void Effects::stop_export() {
    const std::lock_guard lock(stop_mutex_);
    stop_.request_stop();
}

void Effects::stop_waiting() {
    stop_export();
    ending_.request_stop();
}

std::stop_token Effects::stop_token() {
    const std::lock_guard lock(stop_mutex_);
    return stop_.get_token();
}

bool Effects::at_once(const Effect& effect) {
    if (std::holds_alternative<effect::StopExport>(effect)) {
        stop_export();
        return true;
    }
    if (std::holds_alternative<effect::StartExport>(effect) || std::holds_alternative<effect::TestStick>(effect)) {
        const std::lock_guard lock(stop_mutex_);
        stop_ = std::stop_source();
    }
    return false;
}

void Effects::perform_one(const effect::TestStick&) {
    const std::string name = knowledge_.volume ? knowledge_.volume->name : std::string();
    if (!session_ || !parts_.volume) return parts_.answer(action::StickTested{ExportPhase::removed_early, name});
    const store::Day today = parts_.local_time().day, yesterday = today - 1; // only finished days go out
    volume_in_use(true);
    parts_.beside([this, name, today, yesterday, session = session_, config = knowledge_.config, stop = stop_token()] {
        const ExportRun run{parts_.store, *session, config, {yesterday, yesterday}, today};
        store::ExportHooks hooks;
        hooks.stop = stop;
        const auto tested = run_test_export(run, *parts_.volume, hooks);
        std::optional<ExportPhase> failed;
        if (!tested) failed = phase_of(tested.error().code);
        parts_.back([this, failed, name] {
            volume_in_use(false);
            keep_test(!failed);
            parts_.answer(action::StickTested{failed, name});
        });
    });
}

void Effects::perform_one(const effect::StopExport&) { stop_export(); }

void Effects::perform_one(const effect::StartExport& wanted) {
    if (!session_ || !parts_.volume) return parts_.answer(action::ExportFailed{ExportPhase::removed_early, 0, 0});
    volume_in_use(true);
    parts_.beside([this, period = wanted.period, today = parts_.local_time().day, session = session_,
                   config = knowledge_.config, stop = stop_token()] {
        CopyClock clock(parts_.now_seconds());
        store::ExportHooks hooks;
        hooks.stop = stop;
        hooks.progress = [&](const store::Progress& progress) {
            parts_.answer(action::ExportMoved{clock.at(progress, parts_.now_seconds())});
        };
        const ExportRun run{parts_.store, *session, config, period, today};
        const auto exported = run_export(run, *parts_.volume, hooks);
        parts_.back([this, exported] { export_ended(exported); });
        parts_.back([this, seen = seen_on(*parts_.volume)] { volume_seen(seen); });
    });
}

void Effects::export_ended(const store::ExportResult<store::Exported>& exported) {
    if (exported && session_) gather_staff(); // they may have locked while the stick hung
    volume_in_use(false);
    if (exported) {
        action::ExportSafe safe{exported->folder, {}, exported->damaged};
        for (const store::FileInfo& file : exported->files) safe.files.push_back({file.name, file.bytes});
        parts_.answer(safe);
    } else if (exported.error().code == store::Code::stopped) {
        parts_.answer(action::ExportStopped{});
    } else {
        const store::ExportError& error = exported.error();
        parts_.answer(action::ExportFailed{phase_of(error), error.needed_bytes, error.free_bytes});
    }
}

} // namespace porchlight
