// The drawings of assets/: each icon has its file and each file its icon, and the colours of a picture are all named.
#include "ui/icon_names.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace {

const std::filesystem::path assets = PORCHLIGHT_ASSETS;
const std::filesystem::path bootstrap = "/usr/share/bootstrap-icons/svg";

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) FAIL("cannot read " << file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Every match of the first group, a list of classes split at its blanks.
std::set<std::string> names_in(const std::string& text, const std::regex& pattern) {
    std::set<std::string> names;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) {
        std::istringstream words((*at)[1].str());
        for (std::string word; words >> word;) names.insert(word);
    }
    return names;
}

std::set<std::string> classes_of(const std::filesystem::path& svg) {
    return names_in(text_of(svg), std::regex("class=\"([^\"]*)\""));
}

} // namespace

TEST_CASE("icons: each role has a drawing, ours on the 24-unit grid in the colour of the text") {
    for (const auto& source : ui::icon_sources) {
        const auto folder = source.ours ? assets / "icons" : bootstrap;
        const auto text = text_of(folder / (std::string(source.file) + ".svg"));
        CAPTURE(source.file);
        CHECK(text.find(source.ours ? "viewBox=\"0 0 24 24\"" : "viewBox=\"0 0 16 16\"") != std::string::npos);
        CHECK(text.find("currentColor") != std::string::npos);
        if (source.ours) CHECK(text.find("stroke-width=\"1.9\"") != std::string::npos);
    }
}

TEST_CASE("icons: no drawing is kept that no role names") {
    std::set<std::string> named = {"porchlight"}; // the desktop entry's
    for (const auto& source : ui::icon_sources) {
        if (source.ours) named.insert(source.file);
    }
    for (const auto& file : std::filesystem::directory_iterator(assets / "icons")) {
        CAPTURE(file.path());
        CHECK(named.count(file.path().stem().string()) == 1);
    }
}

TEST_CASE("porch: every sky colours every part, and nothing else") {
    const auto parts = classes_of(assets / "scenes/porch.svg");
    REQUIRE(parts.count("sky-4") == 1);
    for (const auto* sky : {"dawn", "day", "dusk", "night"}) {
        CAPTURE(sky);
        const auto text = text_of(assets / "scenes" / (std::string(sky) + ".css"));
        CHECK(names_in(text, std::regex("\\.([a-z][a-z0-9-]*) \\{")) == parts);
    }
}

TEST_CASE("emblems: twelve shapes, coloured by their family alone") {
    const std::set<std::string> of_the_family = {"disc", "main-fill", "main-line", "deep-fill", "deep-line"};
    std::size_t shapes = 0;
    for (const auto& file : std::filesystem::directory_iterator(assets / "emblems")) {
        ++shapes;
        CAPTURE(file.path());
        for (const auto& name : classes_of(file.path())) CHECK(of_the_family.count(name) == 1);
    }
    CHECK(shapes == 12);
}
