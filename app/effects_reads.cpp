// Content packs: found on the stick, installed, taken back. Nothing is looked at before staff are in.
#include "app/effects.h"
#include "app/kept_settings.h"
#include "app/library/packs.h"
#include "store/pack/live.h"
#include "store/package/folder.h"

#include <algorithm>

namespace porchlight {

namespace {

namespace fs = std::filesystem;

constexpr const char* pack_folder = "porchlight";
constexpr std::size_t packs_looked_at = 8; ///< somebody waits for it

/// The packs on a stick, by name; links on it are not followed.
std::vector<fs::path> packs_on(const fs::path& root) {
    std::vector<fs::path> packs;
    const auto names = store::open_root(root)
                           .and_then([](const store::Descriptor& at) { return store::open_folder(at, pack_folder); })
                           .and_then([](const store::Descriptor& at) { return store::names_in(at); });
    for (const std::string& name : names.value_or(std::vector<std::string>{}))
        if (fs::path(name).extension() == ".pack" && packs.size() < packs_looked_at)
            packs.push_back(root / pack_folder / name);
    return packs;
}

/// The newest pack there that could be taken, else why one could not.
void look_through(const fs::path& root, const fs::path& data, const Config& config, ReadsFact& reads) {
    const auto live = store::check_live_library(data);
    const std::uint32_t version = live && *live ? (*live)->version : 0;
    for (const fs::path& file : packs_on(root)) {
        const auto pack = library::open_pack(file, config);
        if (!pack && reads.news != ReadsNews::offered) reads = {ReadsNews::refused, "", 0, pack.error().sentence};
        if (pack && pack->manifest.version > std::max(version, reads.version))
            reads = {ReadsNews::offered, file.filename(), pack->manifest.version, ""};
    }
}

} // namespace

void Effects::judge_reads(bool damaged) {
    signs_.reads_damaged = damaged;
    staff::judge_health(knowledge_.today, signs_, parts_.local_time().day);
}

void Effects::look_at_packs() {
    parts_.beside([this, config = knowledge_.config, &volume = *parts_.volume] {
        const auto fault = library::installed_fault(parts_.data);
        ReadsFact reads = fault ? ReadsFact{ReadsNews::damaged, "", 0, *fault} : ReadsFact{};
        if (volume.open_to_read()) {
            look_through(volume.root(), parts_.data, config, reads);
            volume.put_back();
        }
        parts_.back([this, reads, is_damaged = fault.has_value()] {
            if (!session_) return;
            judge_reads(is_damaged);
            // A stick that is pulled takes its offer along, not what was done and the way back.
            const bool is_news = reads.news != ReadsNews::none;
            knowledge_.reads = is_news ? reads : reads_done_;
            tell();
            if (is_news || reads_done_.news == ReadsNews::none) parts_.answer(action::ReadsTold{});
        });
    });
}

void Effects::show_reads(ReadsNews news) {
    knowledge_.reads = {news, "", 0, ""};
    auto fault = library::installed_fault(parts_.data); // also what lay there unused may have been damaged since
    judge_reads(fault.has_value());
    if (fault) knowledge_.reads = {ReadsNews::damaged, "", 0, std::move(*fault)};
    if (const auto help = library::help_lines_of(parts_.share, parts_.data, knowledge_.config.region))
        knowledge_.help = shown_numbers(knowledge_.config, numbers_of(*help), knowledge_.set_up);
    parts_.place_changed(knowledge_.config.region);
}

void Effects::tell_reads_done() {
    reads_done_ = knowledge_.reads;
    tell();
    parts_.answer(action::ReadsTold{});
}

void Effects::perform_one(const effect::InstallReads&) {
    if (!session_ || !parts_.volume || knowledge_.reads.news != ReadsNews::offered) return;
    parts_.beside([this, name = knowledge_.reads.pack, config = knowledge_.config, &volume = *parts_.volume] {
        static_cast<void>(volume.open_to_read()); // a stick that is gone is told by what follows
        const auto pack =
            std::make_shared<const Result<store::Pack>>(library::open_pack(volume.root() / pack_folder / name, config));
        volume.put_back();
        parts_.back([this, name, pack] { install(name, *pack); });
    });
}

void Effects::install(const std::string& name, const Result<store::Pack>& pack) {
    if (!session_) return; // they locked while it was read
    const auto installed = pack.and_then(
        [&](const store::Pack& whole) { return library::install_pack(whole, name, parts_.data, knowledge_.config); });
    if (installed)
        show_reads(ReadsNews::taken);
    else
        knowledge_.reads = {ReadsNews::refused, "", 0, installed.error().sentence};
    tell_reads_done();
}

void Effects::perform_one(const effect::BringReadsBack&) {
    if (!session_) return;
    const auto back = store::LibraryChange::begin(parts_.data).and_then([](store::LibraryChange&& change) {
        return change.bring_back();
    });
    if (back)
        show_reads(ReadsNews::brought_back);
    else
        knowledge_.reads = {ReadsNews::refused, "", 0, back.error().detail};
    tell_reads_done();
}

} // namespace porchlight
