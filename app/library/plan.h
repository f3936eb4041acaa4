// The plan of the library: which reads every language must have, and the facts that each of them must teach, so that no
// fact is lost when a text is edited or translated. It says nothing about how a read puts a fact into words.
#pragma once

#include "app/library/article.h"

#include <filesystem>
#include <optional>

namespace porchlight::library {

class Library;

struct Fact {
    std::string name;     ///< a slug, unique within its read
    std::string sentence; ///< what a reader should know afterward, for whoever writes or checks the read
};

struct PlannedRead {
    std::string slug;
    Shelf shelf = Shelf::peer;
    Audience audience;
    std::vector<std::string> sources;
    std::vector<Fact> facts;

    bool asks_for(std::string_view fact) const;
    std::vector<std::string_view> fact_names() const;
};

struct Plan {
    std::vector<PlannedRead> reads;

    /// The read with this slug, or nullptr.
    const PlannedRead* find(std::string_view slug) const;
};

/// A section for each read, named by its slug: shelf, audience, sources, and its facts as NAME = "sentence" in
/// SLUG.facts. ExitCode::bad_input with file and line when something is missing, unknown or of the wrong kind.
Result<Plan> parse_plan(std::string_view text, const std::string& file);

/// `folder`/plan.toml; nothing when there is no such file, as in a library that a site wrote for itself.
Result<std::optional<Plan>> load_plan(const std::filesystem::path& folder);

/// One sentence for everything that `library` lacks of the plan: a read, its shelf, audience or sources, a fact.
std::vector<std::string> gaps(const Plan& plan, const Library& library);

} // namespace porchlight::library
