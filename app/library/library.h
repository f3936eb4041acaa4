// All reads of one language, as they stand on the shelves. Refuses the whole library when one read is broken: half a
// library would lose the read somebody was sent to.
#pragma once

#include "app/library/article.h"

#include <filesystem>
#include <span>

namespace porchlight::library {

class Library {
  public:
    /// These reads, in any order. Whether their links lead anywhere is looked at by `load`.
    static Library of(std::vector<Article> articles);

    /// Every read, by shelf, then by place on it, then by title.
    std::span<const Article> articles() const { return articles_; }
    std::span<const Article> on(Shelf shelf) const;
    /// The read with this slug, or nullptr.
    const Article* find(std::string_view slug) const;
    /// Two slugs to offer at the end of a read: those it names, then a try-it page of its shelf, then the reads that
    /// share most keywords with it. A read never offers itself.
    std::vector<std::string> next(const Article& article) const;

  private:
    explicit Library(std::vector<Article> articles) : articles_(std::move(articles)) {}

    std::vector<Article> articles_;
};

/// Reads `folder`/<language>/*.md. ExitCode::bad_input names the first file and line at fault and what is allowed; a
/// link to a read that is not there is at fault too. With `folder`/plan.toml, so is a fact that the plan does not know.
Result<Library> load(const std::filesystem::path& folder, std::string_view language);

} // namespace porchlight::library
