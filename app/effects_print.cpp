// The words onto paper: drawn, described and sent on a thread of its own, in memory alone.
#include "app/effects.h"

#include "app/page_description.h"
#include "app/words_page.h"

namespace porchlight {

namespace {

Result<void> print(const WordsPage& page, const std::string& language, Region region,
                   const std::filesystem::path& share, const PrinterPlaces& printers,
                   std::chrono::milliseconds patience, const std::stop_token& stop) {
    const auto printer = find_printer(printers);
    if (!printer) return fail(ExitCode::storage, "No printer is there.");
    const auto say = Strings::open(share / "locale", language, country_of(region));
    if (!say) return tl::unexpected(say.error());
    const auto format = region == Region::us ? ui::PaperFormat::letter : ui::PaperFormat::a4;
    const auto picture = draw_words_page(page, *say, share, format);
    if (!picture) return tl::unexpected(picture.error());
    return send_to(*printer, page_description(*picture, printer->has_pjl), patience, stop);
}

} // namespace

void Effects::perform_one(const effect::LookForPrinter&) {
    const bool has_printer = find_printer(parts_.printers).has_value();
    if (std::exchange(knowledge_.has_printer, has_printer) != has_printer) tell();
}

void Effects::perform_one(const effect::PrintWords& wanted) {
    const Config& config = knowledge_.config;
    const WordsPage page{config.site_name, parts_.local_time().day, wanted.passphrase, wanted.recovery};
    parts_.at_printer([this, page, language = wanted.language, region = config.region, began = wanted.began_seconds,
                       stop = ending_.get_token()] {
        const auto done = print(page, language, region, parts_.share, parts_.printers, parts_.printer_patience, stop);
        if (done) return parts_.answer(action::WordsPrinted{began});
        // The glass has one sentence for whatever was in the way, and what to do is the same: look at the printer.
        parts_.log(done.error().sentence);
        parts_.answer(action::WordsNotPrinted{began});
    });
}

} // namespace porchlight
