// How hard an English text is to read. Says nothing about other languages, whose words are built otherwise.
#pragma once

#include "app/library/article.h"

#include <string>

namespace porchlight::library {

/// What a read in a lobby may be: short enough to finish, plain enough for most.
inline constexpr int words_min = 250, words_max = 600;
inline constexpr double grade_min = 4.0, grade_max = 7.0;

/// Flesch-Kincaid grade (Kincaid and others, 1975) of all blocks but headings; 0 without words.
double grade_of(const Article& article);

/// Groups of vowels of an English word in small letters; a silent e at the end does not count, except after l
/// ("table"), nor a silent -ed.
int syllables_of(const std::string& word);

} // namespace porchlight::library
