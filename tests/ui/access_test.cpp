// Access: what can be hit, found and told.
#include "tests/support/ui/glass.h"
#include "ui/access.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using test::button;
using ui::Access;
using ui::Role;

namespace {

ui::Control with_role(ui::Control control, Role role) {
    control.role = role;
    return control;
}

} // namespace

TEST_CASE("access: the control registered last is on top") {
    Access access;
    access.add(button("below", {0, 0, 100, 100}));
    access.add(button("above", {50, 0, 100, 100}));
    REQUIRE(access.at({60, 10}) == access.find("above"));
    REQUIRE(access.at({10, 10}) == access.find("below"));
    REQUIRE(access.at({160, 10}) == nullptr);
}

TEST_CASE("access: a control is hit only where it is not cut off") {
    Access access;
    ui::Control item = button("item", {0, 0, 100, 100});
    item.clip = {0, 40, 100, 100};
    access.add(item);
    CHECK(access.at({10, 39}) == nullptr);
    CHECK(access.at({10, 40}) != nullptr);
}

TEST_CASE("access: what lies under a sheet is listed but not hit") {
    Access access;
    access.add(button("page", {0, 0, 100, 100}));
    access.add(with_role(button("list", {0, 0, 100, 100}), Role::scroll_area));
    access.cover();
    CHECK(access.at({10, 10}) == nullptr);
    CHECK(access.scroller_at({10, 10}) == nullptr);
    REQUIRE(access.find("page") != nullptr);
    access.add(button("sheet.close", {0, 0, 50, 50}));
    CHECK(access.at({10, 10}) == access.find("sheet.close"));
}

TEST_CASE("access: words, pictures and lists let a touch through to the control below") {
    const Role role = GENERATE(Role::text, Role::heading, Role::image, Role::status, Role::scroll_area);
    Access access;
    access.add(button("card", {0, 0, 100, 100}));
    access.add(with_role(button("over", {0, 0, 100, 100}), role));
    CHECK(access.at({10, 10}) == access.find("card"));
    CHECK_FALSE(ui::can_be_touched(role));
}

TEST_CASE("access: a control that is not ready yet can be touched, because it says why") {
    Access access;
    ui::Control next = button("next", {0, 0, 100, 100});
    next.enabled = false;
    access.add(next);
    CHECK(access.at({10, 10}) != nullptr);
}

TEST_CASE("access: the innermost list is the one under the finger") {
    Access access;
    access.add(with_role(button("page", {0, 0, 1000, 1000}), Role::scroll_area));
    access.add(with_role(button("shelf", {0, 100, 1000, 200}), Role::scroll_area));
    CHECK(access.scroller_at({10, 150})->id == "shelf");
    CHECK(access.scroller_at({10, 50})->id == "page");
}

TEST_CASE("access: an id used twice is named once, and words without an id never") {
    Access access;
    for (const char* id : {"a", "b", "a", "a", "", "", "b"}) access.add(button(id, {}));
    CHECK(access.repeated_ids() == std::vector<std::string>{"a", "b"});
}

TEST_CASE("access: an empty id finds nothing") {
    Access access;
    access.add(button("", {}));
    CHECK(access.find("") == nullptr);
}

TEST_CASE("access: the JSON lists every control in order, in whole pixels") {
    Access access;
    ui::Control slider = with_role(button("feel.mood", {10.4F, 20.6F, 100, 88}), Role::slider);
    slider.label = "Low \"to\" high";
    slider.value = "Set";
    slider.enabled = false;
    access.add(slider);
    access.add(with_role(button("first", {0, 0, 1, 1}), Role::choice_any));
    CHECK(access.to_json(1) == R"({"controls":[{"id":"feel.mood","role":"slider","label":"Low \"to\" high",)"
                               R"("value":"Set","rect":[10,21,100,88],"enabled":false},{"id":"first",)"
                               R"("role":"choice-any","label":"first","value":"","rect":[0,0,1,1],"enabled":true}]})");
    const auto half = nlohmann::json::parse(access.to_json(0.5F));
    CHECK(half["controls"][0]["rect"] == nlohmann::json{5, 10, 50, 44});
}

TEST_CASE("access: a label cut inside a character does not cost the list") {
    Access access;
    ui::Control cut = button("cut", {});
    cut.label = "\xe0\xa4";
    access.add(cut);
    CHECK(nlohmann::json::parse(access.to_json(1))["controls"].size() == 1);
}

TEST_CASE("access: every role has a name of its own") {
    std::vector<std::string_view> names;
    for (int role = 0; role <= static_cast<int>(Role::status); ++role)
        names.push_back(ui::name_of(static_cast<Role>(role)));
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
    CHECK_FALSE(names.front().empty());
}
