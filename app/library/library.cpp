#include "app/library/library.h"

#include "app/library/plan.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <tuple>

namespace porchlight::library {
namespace {

constexpr std::size_t offers = 2;

bool is_try_it(std::string_view slug) {
    return std::any_of(try_it_pages.begin(), try_it_pages.end(),
                       [slug](const TryIt& page) { return page.slug == slug; });
}

Result<std::string> text_of_file(const std::filesystem::path& file) {
    std::error_code failed;
    if (std::filesystem::is_directory(file, failed)) // a stream would throw while it is read
        return fail(ExitCode::bad_input, file.string() + ": is a folder; it must be a read");
    std::ifstream in(file, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in) return fail(ExitCode::bad_input, file.string() + ": cannot be read");
    std::erase(text, '\r'); // files written on Windows
    return text;
}

/// What a link or a "next" names must be there.
Result<void> check_links(const Library& library, const std::filesystem::path& folder) {
    for (const auto& article : library.articles()) {
        const auto file = (folder / (article.slug + ".md")).string();
        const auto is_there = [&](const std::string& slug) { return is_try_it(slug) || library.find(slug) != nullptr; };
        const auto refuse = [&](int line, const std::string& slug) {
            return fail(ExitCode::bad_input, file + ":" + std::to_string(line) + ": there is no read \"" + slug + "\"");
        };
        for (const auto& slug : article.next)
            if (!is_there(slug)) return refuse(1, slug);
        for (const auto& block : article.blocks)
            for (const auto& run : block.runs)
                if (!run.link.empty() && !is_there(run.link)) return refuse(block.line, run.link);
    }
    return {};
}

} // namespace

Library Library::of(std::vector<Article> articles) {
    std::sort(articles.begin(), articles.end(), [](const Article& a, const Article& b) {
        return std::tie(a.shelf, a.place, a.title) < std::tie(b.shelf, b.place, b.title);
    });
    return Library(std::move(articles));
}

std::span<const Article> Library::on(Shelf shelf) const {
    const auto first = std::partition_point(articles_.begin(), articles_.end(),
                                            [shelf](const Article& article) { return article.shelf < shelf; });
    const auto last = std::partition_point(first, articles_.end(),
                                           [shelf](const Article& article) { return article.shelf == shelf; });
    return {first, last};
}

const Article* Library::find(std::string_view slug) const {
    const auto found =
        std::find_if(articles_.begin(), articles_.end(), [slug](const Article& a) { return a.slug == slug; });
    return found == articles_.end() ? nullptr : &*found;
}

std::vector<std::string> Library::next(const Article& article) const {
    auto chosen = article.next;
    const auto add = [&](std::string_view slug) {
        if (slug != article.slug && std::find(chosen.begin(), chosen.end(), slug) == chosen.end())
            chosen.emplace_back(slug);
    };
    for (const auto& page : try_it_pages)
        if (page.shelf == article.shelf) add(page.slug);

    const auto shared = [&article](const Article& other) {
        return std::count_if(other.keywords.begin(), other.keywords.end(), [&article](const std::string& keyword) {
            return std::find(article.keywords.begin(), article.keywords.end(), keyword) != article.keywords.end();
        });
    };
    std::vector<const Article*> others;
    for (const auto& other : articles_) others.push_back(&other);
    std::stable_sort(others.begin(), others.end(), [&](const Article* a, const Article* b) {
        return std::tuple(shared(*b), b->shelf == article.shelf) < std::tuple(shared(*a), a->shelf == article.shelf);
    });
    for (const auto* other : others) add(other->slug);
    chosen.resize(std::min(chosen.size(), offers));
    return chosen;
}

Result<Library> load(const std::filesystem::path& folder, std::string_view language) {
    const auto shelf_folder = folder / language;
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(shelf_folder, error))
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    if (error) return fail(ExitCode::bad_input, shelf_folder.string() + ": cannot be opened (" + error.message() + ")");
    if (files.empty()) return fail(ExitCode::bad_input, shelf_folder.string() + ": holds no reads (*.md)");
    std::sort(files.begin(), files.end());

    const auto plan = load_plan(folder);
    if (!plan) return tl::unexpected(plan.error());
    std::vector<Article> articles;
    for (const auto& file : files) {
        auto article = text_of_file(file).and_then(
            [&](const std::string& text) { return parse_article(text, file.string(), *plan ? &**plan : nullptr); });
        if (!article) return tl::unexpected(article.error());
        articles.push_back(std::move(*article));
    }
    auto library = Library::of(std::move(articles));
    if (const auto linked = check_links(library, shelf_folder); !linked) return tl::unexpected(linked.error());
    return library;
}

} // namespace porchlight::library
