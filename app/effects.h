// Does one effect after another on the store and answers with actions. Everything slow or fallible of the kiosk is
// here, and on one thread; only `stop_export` may be called from others. What waits for a stick is done beside that
// thread, so that no visit waits for one that hangs.
#pragma once

#include "app/clock.h"
#include "app/flow.h"
#include "app/knowledge.h"
#include "app/power.h"
#include "app/printer.h"
#include "app/staff/today.h"
#include "store/pack/pack.h"
#include "store/package/package.h"
#include "store/store.h"
#include "store/volume/volume.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace porchlight {

struct EffectsParts {
    store::Store& store;
    store::Volume* volume = nullptr; ///< where exports go; null: no place is configured
    std::function<LocalTime()> local_time;
    std::function<double()> now_seconds;         ///< monotonic, as the frames'
    std::function<std::uint64_t()> boot_seconds; ///< never set back, for the passcode's rests
    std::function<std::uint64_t()> chance;
    std::function<void(Action)> answer;
    std::function<void(Knowledge)> learn;
    std::filesystem::path data = {};  ///< the store's folder, whose medium may fill up
    std::filesystem::path share = {}; ///< where the help numbers of each country are
    /// See battery_in_use.
    std::function<std::optional<Battery>()> battery = [] { return std::optional<Battery>(); };
    /// Whether a touchscreen is connected; nothing when that can't be told.
    std::function<std::optional<bool>()> touchscreen = [] { return std::optional<bool>(); };
    RunMark* run_mark = nullptr;                                         ///< null: nothing is known of power cuts
    PrinterPlaces printers = {};                                         ///< where printers are looked for
    std::chrono::milliseconds printer_patience = usual_printer_patience; ///< see send_to
    /// Does this beside the thread of `perform`, one after another: all of it that touches the volume.
    std::function<void(std::function<void()>)> beside = [](const std::function<void()>& job) { job(); };
    /// The same for all of it that touches a printer: one that takes nothing keeps no stick waiting, nor a stick a
    /// page.
    std::function<void(std::function<void()>)> at_printer = [](const std::function<void()>& job) { job(); };
    /// A sentence for whoever looks after the machine, who reads it later: no words that are secret, nothing of a
    /// visit. Called on any thread.
    std::function<void(const std::string&)> log = [](const std::string&) {};
    /// Does this on the thread of `perform`: what came of it.
    std::function<void(std::function<void()>)> back = [](const std::function<void()>& job) { job(); };
    /// Set-up chose the country: times, dates and reads are written its way from now on. May take a second.
    std::function<void(Region)> place_changed = [](Region) {};
    /// The kiosk's clock shows this from now on; answers what it is ahead of the machine's, in minutes.
    std::function<std::int32_t(const LocalTime&)> show_time = [](const LocalTime&) { return 0; };
    /// How many minutes that zone is ahead of the kiosk's; nothing when there is no such zone.
    std::function<std::optional<std::int32_t>(const std::string&)> zone_ahead = [](const std::string&) {
        return std::optional<std::int32_t>();
    };
    /// False, and nothing changed, when there is no such zone.
    std::function<bool(const std::string&)> use_zone = [](const std::string&) { return false; };
};

class Effects {
  public:
    Effects(EffectsParts parts, Knowledge knowledge);

    /// Reads what is known about the site from the store; call once before the first frame.
    void gather();
    /// The knowledge as it is now; after `gather`, on the same thread as `perform`.
    [[nodiscard]] const Knowledge& knowledge() const { return knowledge_; }

    /// Call on the frame thread as soon as an effect is asked for, before it waits for its turn: a stop takes effect
    /// now, and one that is asked for before the copy begins is not lost. True when nothing is left to perform.
    bool at_once(const Effect& effect);
    void perform(const Effect& effect);
    /// At start and when the local day changed.
    void begin_day();
    /// Once, when the first picture is shown: nobody waits for it.
    void begin_run();

    /// The place for exports came or went. Looked at only while staff are in: a stick put in before is left alone.
    void volume_changed();
    /// From any thread: asks a running or coming export to stop and clear what it made.
    void stop_export();
    /// From any thread, at the end of the kiosk: whatever waits for a stick or a printer waits no longer.
    void stop_waiting();

  private:
    void perform_one(const effect::SubmitVisit& wanted);
    void perform_one(const effect::AskForPeer& wanted);
    void perform_one(const effect::CountRead& wanted);
    void perform_one(const effect::Unlock& wanted);
    void perform_one(const effect::LockStaff& wanted);
    void perform_one(const effect::LearnRest& wanted);
    void perform_one(const effect::MarkHelping& wanted);
    void perform_one(const effect::FinishRequest& wanted);
    void perform_one(const effect::RingStaff& wanted);
    void perform_one(const effect::StopRinging& wanted);
    void perform_one(const effect::InstallReads& wanted);
    void perform_one(const effect::BringReadsBack& wanted);
    void perform_one(const effect::StartExport& wanted);
    void perform_one(const effect::StopExport& wanted);
    void perform_one(const effect::NextStick& wanted);
    void perform_one(const effect::DrawWords& wanted);
    void perform_one(const effect::LookForPrinter& wanted);
    void perform_one(const effect::PrintWords& wanted);
    void perform_one(const effect::KeepStep& wanted);
    void perform_one(const effect::StepClock& wanted);
    void perform_one(const effect::UseZone& wanted);
    void perform_one(const effect::SetUp& wanted);
    void perform_one(const effect::TestStick& wanted);
    void perform_one(const effect::RingBell& wanted);
    void perform_one(const effect::KeepBell& wanted);
    void perform_one(const effect::TurnOn& wanted);
    void perform_one(const effect::CheckStore& wanted);
    void perform_one(const effect::HealthSeen& wanted);
    void perform_one(const effect::SaveGroup& wanted);
    void perform_one(const effect::CopyLastWeek& wanted);
    void perform_one(const effect::SaveSite& wanted);
    void perform_one(const effect::KeepNumbers& wanted);
    void perform_one(const effect::KeepPanel& wanted);
    void perform_one(const effect::SetClock& wanted);
    void perform_one(const effect::ListZones& wanted);
    void perform_one(const effect::LookAtZone& wanted);
    void perform_one(const effect::GivePasscode& wanted);
    void perform_one(const effect::RemovePasscode& wanted);
    void perform_one(const effect::ShowPassphrase& wanted);
    void perform_one(const effect::RenewPassphrase& wanted);
    void perform_one(const effect::ChangeKeys& wanted);
    void perform_one(const effect::GatherTrends& wanted);
    void perform_one(const effect::GatherAudit& wanted);
    void perform_one(const effect::EraseDays& wanted);
    void perform_one(const effect::Recover& wanted);
    void perform_one(const effect::TrustClock& wanted);

    /// Staff are in; what they see is gathered.
    void come_in(store::Session session);
    void answer_kept(const store::Result<void>& kept);
    /// What staff checked and saved in settings holds from now on.
    void keep_checked(const std::map<std::string, store::Setting>& values);
    void gather_review(store::Day today); ///< passcodes, what may be erased, the groups of a week ago
    void gather_health(store::Day today, bool read);
    void answer_receipt(const store::Result<store::Receipt>& receipt, const Requests& requests);
    void unlock_failed(store::Code why);
    /// What set-up chose holds from now on: name, language first, country, its help numbers.
    store::Result<void> learn_place();
    void keep_clock();
    void gather_zones();
    /// A country with one zone needs no choice.
    void use_only_zone(Region region);
    /// How the test export of set-up ended.
    void keep_test(bool matched);
    /// How far set-up has come, from what it kept.
    void gather_setup();
    /// Somebody at the site ticked the help numbers, in set-up or since.
    [[nodiscard]] bool numbers_confirmed() const;
    void gather_groups();
    void gather_staff();
    [[nodiscard]] bool gather_waiting(store::Day today); ///< false when somebody who waits could not be read
    /// The stick, then the packs on it where staff are to be told of them.
    void look_at_volume(bool next, bool at_packs);
    void volume_seen(std::optional<VolumeFact> volume);
    void volume_in_use(bool is);
    void judge_reads(bool damaged); ///< the installed pack, for the health line
    void look_at_packs();           ///< beside this thread: what staff should know of the reads
    void install(const std::string& name, const Result<store::Pack>& pack);
    void export_ended(const store::ExportResult<store::Exported>& exported);
    [[nodiscard]] std::stop_token stop_token();
    /// From now on the kiosk shows what `data` holds.
    void show_reads(ReadsNews news);
    void tell_reads_done();
    void tell() { parts_.learn(knowledge_); }

    EffectsParts parts_;
    Knowledge knowledge_;
    std::map<std::uint64_t, Waiting> waiting_;      ///< asked for in this run; known while locked, shown only unlocked
    std::shared_ptr<const store::Session> session_; ///< a copy that runs keeps it until it ends
    ReadsFact reads_done_;     ///< what staff did about the reads since they came in, and how it went
    staff::HealthSigns signs_; ///< what staff were told about this kiosk last
    std::optional<store::WordCode> recovery_words_, export_words_;
    std::mutex stop_mutex_;
    std::stop_source stop_;
    std::stop_source ending_; ///< of the kiosk
};

/// The setting that says how far set-up has come; gone when it is over.
inline constexpr std::string_view setup_step_key = "setup.step";

/// The setting that says whether the staff bell was heard at set-up; it rings when it was.
inline constexpr std::string_view bell_key = "sound.ring";

/// Keeps what set-up asked about the place.
store::Result<void> keep_place(store::Settings& settings, const std::string& name, const std::string& language,
                               Region region);

} // namespace porchlight
