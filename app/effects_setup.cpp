// Set-up: words are drawn and wait here, outside the state, until somebody has shown that they were copied.
#include "app/effects.h"
#include "app/library/packs.h"

#include <algorithm>

namespace porchlight {

namespace {

WordQuestion question_about(const store::WordCode& code, std::size_t place) {
    WordQuestion question;
    question.place = place;
    const auto choices = store::word_choices(code.word(place));
    std::copy(choices.begin(), choices.end(), question.choices.begin());
    return question;
}

} // namespace

void Effects::perform_one(const effect::DrawWords&) {
    export_words_ = store::WordCode::draw();
    recovery_words_ = store::WordCode::draw();
    const std::uint64_t chance = parts_.chance();
    action::WordsDrawn drawn;
    drawn.passphrase = ShownWords(export_words_->text().text());
    drawn.recovery = ShownWords(recovery_words_->text().text());
    drawn.ask_passphrase = question_about(*export_words_, chance % store::code_word_count);
    drawn.ask_recovery = question_about(*recovery_words_, (chance >> 8U) % store::code_word_count);
    parts_.answer(std::move(drawn));
}

void Effects::perform_one(const effect::SetUp& wanted) {
    if (!export_words_ || !recovery_words_) return parts_.answer(action::SetUpFailed{store::Code::not_found});
    const store::SetUp set_up{wanted.passcode.reveal(), "1", &*recovery_words_, &*export_words_};
    // The last try may have made the vault and then failed to keep the place; a vault is made once.
    const auto made_before = parts_.store.is_set_up();
    if (!made_before) return parts_.answer(action::SetUpFailed{made_before.error().code});
    if (!*made_before)
        if (auto made = parts_.store.set_up(set_up, parts_.local_time().day); !made)
            return parts_.answer(action::SetUpFailed{made.error().code});
    if (auto kept =
            keep_place(parts_.store.settings(), wanted.site_name, wanted.language, static_cast<Region>(wanted.region));
        !kept)
        return parts_.answer(action::SetUpFailed{kept.error().code});
    if (auto learned = learn_place(); !learned) return parts_.answer(action::SetUpFailed{learned.error().code});
    export_words_.reset();
    recovery_words_.reset();
    knowledge_.set_up = true;
    parts_.place_changed(knowledge_.config.region);
    tell();
    parts_.answer(action::SetUpDone{}); // before the day begins: if that fails, it is no longer set-up that failed
    begin_day();
}

store::Result<void> Effects::learn_place() {
    if (auto laid = lay_settings_over(knowledge_.config, parts_.store.settings()); !laid) return laid;
    put_first(knowledge_.languages, knowledge_.config.language);
    // Numbers of another country are worse than none: what cannot be read is left out, and the next start says why.
    const auto help = library::help_lines_of(parts_.share, parts_.data, knowledge_.config.region);
    knowledge_.help = help ? numbers_of(*help) : HelpNumbers{};
    return {};
}

store::Result<void> keep_place(store::Settings& settings, const std::string& name, const std::string& language,
                               Region region) {
    const std::string code = region == Region::us ? "us" : region == Region::in ? "in" : "other";
    return settings.set_all({{"site.name", name}, {"site.language", language}, {"site.region", code}});
}

} // namespace porchlight
