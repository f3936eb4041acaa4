#include "app/library/plan.h"

#include "app/library/library.h"
#include "app/toml_reader.h"

#include <algorithm>

namespace porchlight::library {
namespace {

constexpr std::size_t sentence_limit_letters = 200;

PlannedRead read_one(TomlReader& in, const std::string& slug) {
    PlannedRead read{.slug = slug, .audience = {}, .sources = {}, .facts = {}};
    for (const auto* name : {".shelf", ".audience", ".sources"}) in.require(slug + name);
    if (!is_slug(slug)) in.refuse(slug + ".shelf", "is not the name of a read: small letters a to z, digits and \"-\"");

    std::string shelf;
    in.text(slug + ".shelf", shelf, 1, 20);
    if (const auto found = shelf_of(shelf))
        read.shelf = *found;
    else
        in.refuse(slug + ".shelf", "is \"" + shelf + "\", which is not a shelf");

    std::vector<std::string> audience;
    in.texts(slug + ".audience", audience);
    if (const auto found = audience_of(audience))
        read.audience = *found;
    else
        in.refuse(slug + ".audience", "must be one or more of everyone, clients, family, teens");
    in.texts(slug + ".sources", read.sources);

    for (const auto& name : in.names(slug + ".facts")) {
        const auto key = slug + ".facts." + name;
        if (!is_slug(name)) in.refuse(key, "is not the name of a fact: small letters a to z, digits and \"-\"");
        read.facts.push_back({name, {}});
        in.text(key, read.facts.back().sentence, 1, sentence_limit_letters);
    }
    if (read.facts.empty()) in.refuse(slug + ".shelf", "belongs to a read without facts; a read must teach something");
    return read;
}

bool teaches(const Article& article, std::string_view fact) {
    return std::any_of(article.teaches.begin(), article.teaches.end(),
                       [fact](const Teaching& teaching) { return teaching.fact == fact; });
}

} // namespace

bool PlannedRead::asks_for(std::string_view fact) const {
    return std::any_of(facts.begin(), facts.end(), [fact](const Fact& asked) { return asked.name == fact; });
}

std::vector<std::string_view> PlannedRead::fact_names() const {
    std::vector<std::string_view> names;
    for (const auto& fact : facts) names.push_back(fact.name);
    return names;
}

const PlannedRead* Plan::find(std::string_view slug) const {
    const auto found =
        std::find_if(reads.begin(), reads.end(), [slug](const PlannedRead& read) { return read.slug == slug; });
    return found == reads.end() ? nullptr : &*found;
}

Result<Plan> parse_plan(std::string_view text, const std::string& file) {
    TomlReader in(text, file);
    Plan plan;
    for (const auto& slug : in.names("")) plan.reads.push_back(read_one(in, slug));
    return in.finish().map([&plan] { return std::move(plan); });
}

Result<std::optional<Plan>> load_plan(const std::filesystem::path& folder) {
    const auto file = (folder / "plan.toml").string();
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return std::nullopt;
    return read_settings_file(file)
        .and_then([&file](const std::string& text) { return parse_plan(text, file); })
        .map([](Plan&& plan) { return std::optional<Plan>(std::move(plan)); });
}

std::vector<std::string> gaps(const Plan& plan, const Library& library) {
    std::vector<std::string> found;
    for (const auto& planned : plan.reads) {
        const auto* article = library.find(planned.slug);
        const auto lacks = [&](const std::string& what) { found.push_back(planned.slug + ": " + what); };
        if (article == nullptr) {
            lacks("the read is missing");
            continue;
        }
        if (article->shelf != planned.shelf) lacks("stands on another shelf than the plan says");
        if (article->audience != planned.audience) lacks("is for others than the plan says");
        if (article->sources != planned.sources) lacks("names other sources than the plan");
        for (const auto& fact : planned.facts)
            if (!teaches(*article, fact.name)) lacks("no section teaches " + fact.name + ": " + fact.sentence);
    }
    return found;
}

} // namespace porchlight::library
