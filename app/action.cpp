// How every Action is made, see action.h.
#include "app/action.h"

#include <array>
#include <utility>

namespace porchlight {

namespace {

template <std::size_t Place>
std::unique_ptr<AnyAction> made_of(void* one) {
    using One = std::variant_alternative_t<Place, AnyAction>;
    return std::make_unique<AnyAction>(std::in_place_index<Place>, std::move(*static_cast<One*>(one)));
}

template <std::size_t... Places>
std::unique_ptr<AnyAction> made_of(std::size_t place, void* one, std::index_sequence<Places...>) {
    constexpr std::array<std::unique_ptr<AnyAction> (*)(void*), sizeof...(Places)> makers{&made_of<Places>...};
    return makers[place](one);
}

} // namespace

Action::Action(std::size_t place, void* one)
    : any_(made_of(place, one, std::make_index_sequence<std::variant_size_v<AnyAction>>())) {}

} // namespace porchlight
