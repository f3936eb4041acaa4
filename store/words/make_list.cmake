# Writes word_list.inc: exactly 2,048 words of 3 to 6 letters from Debian's diceware list, spread evenly over it, without
# the blocked ones. Fails the build rather than make a shorter list.
#   cmake -D SOURCE=wordlist_en_eff.txt -D BLOCKED=blocked.txt -D OUTPUT=word_list.inc -P make_list.cmake
cmake_minimum_required(VERSION 3.25)

file(STRINGS ${SOURCE} lines REGEX "^[0-9]+\t[a-z][a-z][a-z][a-z]?[a-z]?[a-z]?$")
file(STRINGS ${BLOCKED} blocked_lines REGEX "^[a-z]")
string(REPLACE ";" " " blocked "${blocked_lines}")
string(REPLACE " " ";" blocked "${blocked}")

set(words)
foreach(line IN LISTS lines)
  string(REGEX REPLACE "^[0-9]+\t" "" word "${line}")
  list(APPEND words ${word})
endforeach()
list(REMOVE_ITEM words ${blocked})
list(REMOVE_DUPLICATES words)
list(SORT words)

list(LENGTH words count)
if(count LESS 2048)
  message(FATAL_ERROR "${SOURCE}: ${count} usable words, 2048 are needed")
endif()
set(text)
foreach(place RANGE 2047)
  math(EXPR from "${place} * ${count} / 2048")
  list(GET words ${from} word)
  string(APPEND text "\"${word}\",\n")
endforeach()
file(WRITE ${OUTPUT} "${text}")
