// Two switches, and one: moving on, acting, and coming to rest.
#include "tests/support/ui/glass.h"

#include <catch2/catch.hpp>

using test::button;
using ui::KeyName;

namespace {

/// Three buttons in a row and the last covered ones of nothing.
test::Glass three_buttons() {
    test::Glass glass;
    for (int at = 0; at < 3; ++at)
        glass.add(button("b" + std::to_string(at), {48 + 320.0F * static_cast<float>(at), 700, 280, 120}));
    return glass;
}

} // namespace

TEST_CASE("switches: next goes round all controls, select acts on the one that is seen to be chosen") {
    test::Glass glass = three_buttons();
    CHECK(glass.focus_after(KeyName::next) == "b0");
    CHECK(glass.input.focused("b0"));
    CHECK(glass.focus_after(KeyName::next) == "b1");
    glass.key(KeyName::select);
    glass.frame();
    CHECK(glass.input.activated("b1"));
    CHECK(glass.focus_after(KeyName::next) == "b2");
    CHECK(glass.focus_after(KeyName::next) == "b0");
}

TEST_CASE("switches: select shows where it is before it ever acts, and a held switch acts once") {
    test::Glass glass = three_buttons();
    glass.key(KeyName::select);
    glass.frame();
    CHECK_FALSE(glass.input.activated_id());
    CHECK(glass.input.focused("b0"));
    glass.key(KeyName::select, true);
    glass.frame();
    CHECK_FALSE(glass.input.activated_id());
    glass.tap({720, 760}); // a finger takes over; what it leaves focused is not seen
    glass.wait(1);
    glass.key(KeyName::select);
    glass.frame();
    CHECK_FALSE(glass.input.activated_id());
    CHECK(glass.input.focused("b2"));
}

TEST_CASE("switches: without a pace nothing ever moves by itself") {
    test::Glass glass = three_buttons();
    glass.focus_after(KeyName::next);
    CHECK_FALSE(glass.input.scan_due_seconds());
    glass.wait(100);
    CHECK(glass.input.focus() == "b0");
}

TEST_CASE("switches: at a pace the focus moves on by itself, twice around, and then rests") {
    test::Glass glass = three_buttons();
    glass.input.set_scan_pace(2);
    CHECK_FALSE(glass.input.scan_due_seconds());
    glass.focus_after(KeyName::next);
    CHECK(glass.input.scan_due_seconds() == 12.0);
    glass.wait(1.9);
    CHECK(glass.input.focus() == "b0");
    glass.wait(0.1);
    CHECK(glass.input.focus() == "b1");
    CHECK_FALSE(glass.input.anything()); // nobody touched anything: the visit's own time goes on
    glass.key(KeyName::select);
    glass.frame();
    CHECK(glass.input.activated("b1"));
    int moves = 0;
    while (glass.input.scan_due_seconds() && moves < 100) {
        glass.wait(2);
        ++moves;
    }
    CHECK(moves == 6);
    CHECK(glass.input.focus() == "b1");
}

TEST_CASE("switches: a finger ends the moving") {
    test::Glass glass = three_buttons();
    glass.input.set_scan_pace(1);
    glass.focus_after(KeyName::next);
    glass.press({100, 760});
    glass.frame();
    CHECK_FALSE(glass.input.scan_due_seconds());
}
