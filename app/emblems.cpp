// Words, files and colours of the emblems.
#include "app/emblems.h"

#include <array>
#include <cassert>

namespace porchlight {

namespace {

constexpr std::array<std::string_view, emblem_family_count> family_words{"amber", "moss", "slate",  "coral",
                                                                         "plum",  "sky",  "copper", "olive"};

struct Shape {
    std::string_view word, file;
};
constexpr std::array<Shape, emblem_shape_count> shapes{{
    {"heron", "emblems/heron"},
    {"finch", "emblems/finch"},
    {"cedar", "emblems/cedar"},
    {"fern", "emblems/fern"},
    {"oak", "emblems/oak"},
    {"daisy", "emblems/daisy"},
    {"acorn", "emblems/acorn"},
    {"moon", "emblems/moon"},
    {"river", "emblems/river"},
    {"pebble", "emblems/pebble"},
    {"shell", "emblems/shell"},
    {"boat", "emblems/boat"},
}};

constexpr std::array<EmblemTones, emblem_family_count> tones_of_families{{
    {ui::opaque(0xF2B346), ui::opaque(0x663F00), ui::opaque(0xFDEBC4)},
    {ui::opaque(0x7FA37F), ui::opaque(0x204536), ui::opaque(0xDCE8DB)},
    {ui::opaque(0x8796B8), ui::opaque(0x2C3763), ui::opaque(0xE0E3F0)},
    {ui::opaque(0xE59A7E), ui::opaque(0x7A3623), ui::opaque(0xF6DDD2)},
    {ui::opaque(0xB08AB4), ui::opaque(0x4E2F53), ui::opaque(0xE9DCE8)},
    {ui::opaque(0x82B0CC), ui::opaque(0x1E4A66), ui::opaque(0xD8E5EC)},
    {ui::opaque(0xC98A58), ui::opaque(0x5E3312), ui::opaque(0xF5E0CC)},
    {ui::opaque(0xA3AE5C), ui::opaque(0x434A1B), ui::opaque(0xE8EBD0)},
}};

const Shape& drawn(EmblemShape shape) {
    assert(static_cast<std::size_t>(shape) < shapes.size());
    return shapes[static_cast<std::size_t>(shape)];
}

} // namespace

std::string words_of(const ArrivalName& name, const Strings& say) {
    assert(static_cast<std::size_t>(name.family) < family_words.size());
    const std::string family = say(Key::of({"emblem.", family_words[static_cast<std::size_t>(name.family)]}));
    const std::string shape = say(Key::of({"emblem.", drawn(name.shape).word}));
    return say("emblem.name", {{"family", family}, {"shape", shape}, {"n", name.number}});
}

std::string_view emblem_file(EmblemShape shape) { return drawn(shape).file; }

const EmblemTones& emblem_tones(EmblemFamily family) {
    assert(static_cast<std::size_t>(family) < tones_of_families.size());
    return tones_of_families[static_cast<std::size_t>(family)];
}

void draw_emblem(ui::Frame& frame, ui::Rect rect, const ArrivalName& name) {
    constexpr float small_px = 130; // a ring as thin as a large emblem's would be lost here
    const EmblemTones& of_family = emblem_tones(name.family);
    const std::array tones{ui::Tone{"main", of_family.main}, ui::Tone{"deep", of_family.deep},
                           ui::Tone{"disc", of_family.disc}};
    const float ring_units = rect.width < small_px ? 4 : 3;
    frame.paint.picture({.file = emblem_file(name.shape), .tones = tones, .line_units = ring_units}, rect);
}

} // namespace porchlight
