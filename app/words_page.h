// The page that holds the words: what each eight of them open, and how to keep them. The only thing Porchlight ever
// prints.
#pragma once

#include "app/error.h"
#include "app/secret.h"
#include "app/strings.h"
#include "store/day.h"
#include "ui/paper.h"

#include <filesystem>
#include <string>

namespace porchlight {

struct WordsPage {
    std::string site_name; ///< may be empty
    store::Day day;        ///< on it, so that an older page is told from this one
    ShownWords passphrase;
    ShownWords recovery; ///< may be empty
};

/// `assets` holds the list of fonts. ExitCode::storage names the font that is missing.
Result<ui::PaperPicture> draw_words_page(const WordsPage& page, const Strings& say, const std::filesystem::path& assets,
                                         ui::PaperFormat format);

} // namespace porchlight
