#include "app/screens/search_keys.h"

#include "app/screens/typing.h"
#include "app/unicode.h"
#include "ui/widgets/bar.h"

#include <algorithm>
#include <array>

namespace porchlight::screens {

namespace {

constexpr ui::KeyRows latin{};
// ñ has a key; the accents, which search does not need, are behind their vowels.
constexpr ui::KeyRows spanish{
    .plain = {U"qwertyuiop", U"asdfghjklñ", U"zxcvbnm"}, .shifted = {}, .held = U"aáeéiíoóuúnñ"};
constexpr ui::KeyRows numbers{.plain = {U"1234567890", U"-/:()&@“”", U".,?!’+%"}, .shifted = {}, .held = {}};
// The alphabet's own order, which follows the sounds. Shift has the breathed and the rarer ones in the same places.
constexpr std::u32string_view consonants = U"कगचजटडतदनप", breathed = U"खघछझठढथधणफ";
constexpr std::u32string_view last_consonants = U"बमयरलवसह", last_breathed = U"भञङ\u095Cळषश\u095D";
constexpr ui::KeyRows with_vowels{
    .plain = {U"अआइईउऊएऐओं", consonants, last_consonants}, .shifted = {U"औऋँःऑ", breathed, last_breathed}, .held = {}};
constexpr ui::KeyRows with_signs{
    .plain = {U"ािीुूेैों्", consonants, last_consonants}, .shifted = {U"ौृँः़ॉ", breathed, last_breathed}, .held = {}};

bool takes_sign(char32_t letter) {
    return (letter >= 0x0915 && letter <= 0x0939) || (letter >= 0x0958 && letter <= 0x095F) || letter == 0x093C;
}

/// The next language of the site after the one the keys have; none when there is only one.
const LanguageFact* next_language(const SearchState& state, const Page& page) {
    const auto& languages = page.facts.site.languages;
    if (languages.size() < 2) return nullptr;
    const std::string now = keys_language(state, page);
    const auto at = std::find_if(languages.begin(), languages.end(), [&](const auto& one) { return one.code == now; });
    return at == languages.end() || at + 1 == languages.end() ? &languages.front() : &*(at + 1);
}

} // namespace

std::string keys_language(const SearchState& state, const Page& page) {
    return state.keys_language.empty() ? page.state.look.language : state.keys_language;
}

ui::KeyRows letter_rows(std::string_view language, std::string_view typed) {
    if (language == "es") return spanish;
    if (language != "hi") return latin;
    return takes_sign(last_letter(typed)) ? with_signs : with_vowels;
}

ui::KeyRows rows_of(const SearchState& state, const Page& page) {
    return state.numbers ? numbers : letter_rows(keys_language(state, page), state.words);
}

std::optional<Action> draw_search_keys(const SearchState& state, Page& page, ui::Rect bed, float head_px, bool ready) {
    const Spoken spoken(page.say);
    const LanguageFact* next = next_language(state, page);
    const std::string digits = page.say(state.numbers ? Key("pin.abc") : Key("search.numbers")),
                      space = page.say("search.space"), go = page.say("search.go"),
                      script = next ? next->name : std::string();
    const auto wide_enough = [&](const std::string& words, float least_px, float size_px) {
        constexpr float sides_px = 28;
        const ui::TextStyle style = page.frame.type.sans(size_px, size_px * 1.45F, ui::Weight::semibold);
        return std::max(least_px,
                        page.frame.paint.measure({.words = words, .style = style, .color = {}}).width + sides_px);
    };
    std::vector<ui::ExtraKey> bottom{
        {.id = "key.123", .label = digits, .width_px = wide_enough(digits, 142, 34), .words_px = 34},
        {.id = "key.script", .label = script, .width_px = wide_enough(script, 162, 38), .words_px = 38},
        {.id = "key.space", .label = space, .face = ui::KeyFace::plain, .character = U' ', .words_px = 34},
        {.id = "search.go",
         .label = go,
         .width_px = wide_enough(go, 242, 34),
         .face = ui::KeyFace::dusk,
         .enabled = ready,
         .words_px = 34}};
    const std::size_t script_place = next ? 1 : bottom.size();
    if (!next) bottom.erase(bottom.begin() + 1);
    const auto stroke = ui::keyboard(page.frame, ui::bar_height(page.frame),
                                     {.rows = rows_of(state, page),
                                      .capitals = state.capitals,
                                      .has_text = !state.words.empty(),
                                      .words = spoken.keys(),
                                      .bottom = bottom,
                                      .left_px = bed.x,
                                      .width_px = bed.width,
                                      .head_px = head_px});
    if (!stroke) return std::nullopt;
    if (stroke->kind != ui::StrokeKind::extra) return typed(*stroke, action::SeeReads{true});
    if (stroke->extra == 0) return action::SwitchKeys{state.numbers};
    if (stroke->extra == script_place) return action::SwitchScript{next->code};
    return action::SeeReads{true};
}

} // namespace porchlight::screens
