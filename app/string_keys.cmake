# Writes the header that lists every key of a catalogue, sorted, so that a screen asking for an unknown one does not compile.
# Use: cmake -D CATALOGUE=en.po -D HEADER=string_keys.h -P string_keys.cmake
file(STRINGS ${CATALOGUE} lines REGEX "^msgid \"[^\"]+\"$" ENCODING UTF-8)
list(TRANSFORM lines REPLACE "^msgid (\".*\")$" "    \\1,")
list(SORT lines)
list(LENGTH lines count)
list(JOIN lines "\n" body)
file(WRITE ${HEADER} "// Generated from the English catalogue: the keys of all copy, sorted.
#pragma once
#include <array>
#include <string_view>
namespace porchlight {
inline constexpr std::array<std::string_view, ${count}> string_keys = {
${body}
};
}
")
