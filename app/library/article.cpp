#include "app/library/article.h"

#include "app/library/markdown.h"
#include "app/library/plan.h"
#include "app/unicode.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

namespace porchlight::library {
namespace {

constexpr std::size_t file_limit_bytes = 256 * 1024;
constexpr std::size_t title_limit_letters = 60;
constexpr std::size_t summary_limit_letters = 160;
constexpr int minutes_limit = 15;
constexpr int place_limit = 99;

constexpr std::array<std::string_view, 11> fields = {"title",    "shelf",   "audience", "minutes", "place",  "summary",
                                                     "keywords", "sources", "reviewed", "next",    "teaches"};
constexpr std::array<std::string_view, 8> required = {"title",   "shelf",    "audience", "minutes",
                                                      "summary", "keywords", "sources",  "reviewed"};

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

std::string one_of(const auto& names) {
    std::string list;
    for (const auto name : names) list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

struct Field {
    std::string_view value;
    int line;
};

/// The lines between two "---", as fields, and where the text after them begins.
struct FrontMatter {
    std::map<std::string_view, Field> fields;
    std::string_view body;
    int body_line = 1;
};

class ArticleReader {
  public:
    ArticleReader(std::string_view text, const std::string& file, const Plan* plan)
        : text_(text), file_(file), plan_(plan) {}

    Result<Article> read();

  private:
    tl::unexpected<Error> refuse(int line, const std::string& what) const {
        return fail(ExitCode::bad_input, file_ + ":" + std::to_string(line) + ": " + what);
    }
    tl::unexpected<Error> refuse(std::string_view name, const std::string& what) const {
        return refuse(front_.fields.at(name).line, std::string(name) + " " + what);
    }
    bool has(std::string_view name) const { return front_.fields.contains(name); }
    std::string_view value(std::string_view name) const { return front_.fields.at(name).value; }

    Result<void> split();
    Result<void> check_complete() const;
    Result<std::string> words(std::string_view name, std::size_t limit) const;
    Result<int> count(std::string_view name, int limit) const;
    Result<Shelf> shelf() const;
    Result<Audience> audience() const;
    Result<std::optional<store::Day>> reviewed() const;
    Result<std::vector<std::string>> names(std::string_view name) const;
    Result<std::vector<Teaching>> teaches(const Article& article) const;
    Result<Teaching> teaching(std::string_view entry, const Article& article) const;

    std::string_view text_;
    const std::string& file_;
    const Plan* plan_;
    FrontMatter front_;
};

Result<void> ArticleReader::split() {
    int line = 0;
    std::size_t at = 0;
    while (at < text_.size()) {
        const auto end = std::min(text_.find('\n', at), text_.size());
        const auto content = text_.substr(at, end - at);
        at = end + 1;
        ++line;
        if (line == 1) {
            if (content != "---") return refuse(line, "a read begins with \"---\" and its fields");
            continue;
        }
        if (content == "---") {
            front_.body = at < text_.size() ? text_.substr(at) : std::string_view{};
            front_.body_line = line + 1;
            return {};
        }
        const auto colon = content.find(':');
        const auto name = content.substr(0, colon);
        if (colon == std::string_view::npos || std::find(fields.begin(), fields.end(), name) == fields.end())
            return refuse(line,
                          "\"" + std::string(name) + "\" is not a field of a read; allowed are " + one_of(fields));
        const Field field{trimmed(content.substr(colon + 1)), line};
        if (!front_.fields.emplace(name, field).second) return refuse(line, std::string(name) + " is given twice");
    }
    return refuse(std::max(line, 1), "the fields of a read end with a line \"---\"");
}

Result<void> ArticleReader::check_complete() const {
    for (const auto name : required)
        if (!has(name)) return refuse(front_.body_line - 1, "the field " + std::string(name) + " is missing");
    return {};
}

Result<std::string> ArticleReader::words(std::string_view name, std::size_t limit) const {
    const auto text = value(name);
    if (text.empty() || letter_count(text) > limit)
        return refuse(name, "must have 1 to " + std::to_string(limit) + " letters");
    return std::string(text);
}

Result<int> ArticleReader::count(std::string_view name, int limit) const {
    int number = 0;
    const auto text = value(name);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 1 || number > limit)
        return refuse(name, "must be a whole number from 1 to " + std::to_string(limit));
    return number;
}

Result<Shelf> ArticleReader::shelf() const {
    const auto found = shelf_of(value("shelf"));
    if (!found) return refuse("shelf", "must be one of " + one_of(shelf_names));
    return *found;
}

Result<std::vector<std::string>> ArticleReader::names(std::string_view name) const {
    std::vector<std::string> found;
    auto rest = value(name);
    while (!rest.empty()) {
        const auto comma = std::min(rest.find(','), rest.size());
        const auto entry = trimmed(rest.substr(0, comma));
        if (entry.empty()) return refuse(name, "has an empty entry; write names with one comma between them");
        found.emplace_back(entry);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    if (found.empty()) return refuse(name, "must name at least one");
    return found;
}

Result<Audience> ArticleReader::audience() const {
    const auto found = names("audience");
    if (!found) return tl::unexpected(found.error());
    const auto audience = audience_of(*found);
    if (!audience) return refuse("audience", "must be one or more of everyone, clients, family, teens");
    return *audience;
}

Result<std::optional<store::Day>> ArticleReader::reviewed() const {
    if (value("reviewed").empty()) return std::nullopt;
    const auto day = store::day_from_iso(value("reviewed"));
    if (!day)
        return refuse("reviewed", "must be a day such as 2026-11-22, or empty until a person has checked the read");
    return *day;
}

Result<Teaching> ArticleReader::teaching(std::string_view entry, const Article& article) const {
    const auto at = std::min(entry.find('@'), entry.size());
    const auto fact = entry.substr(0, at);
    const auto number = entry.substr(std::min(at + 1, entry.size()));
    int section = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), section);
    if (!is_slug(fact) || error != std::errc{} || end != number.data() + number.size())
        return refuse("teaches",
                      "holds \"" + std::string(entry) + "\"; write a fact, \"@\" and the number of its section");
    const auto most = section_count(article);
    const auto least = article.blocks.front().kind == BlockKind::heading ? 1 : 0;
    if (section < least || section > most)
        return refuse("teaches", "puts " + std::string(fact) + " in section " + std::to_string(section) +
                                     "; this read has the sections " + std::to_string(least) + " to " +
                                     std::to_string(most));
    return Teaching{std::string(fact), section};
}

Result<std::vector<Teaching>> ArticleReader::teaches(const Article& article) const {
    const auto entries = names("teaches");
    if (!entries) return tl::unexpected(entries.error());
    const auto* planned = plan_ == nullptr ? nullptr : plan_->find(article.slug);
    if (plan_ != nullptr && planned == nullptr)
        return refuse("teaches", "is for reads of the plan; there is no " + article.slug + " in it");
    std::vector<Teaching> taught;
    for (const auto& entry : *entries) {
        auto one = teaching(entry, article);
        if (!one) return tl::unexpected(one.error());
        if (planned != nullptr && !planned->asks_for(one->fact))
            return refuse("teaches", "names the fact \"" + one->fact + "\"; the plan asks this read for " +
                                         one_of(planned->fact_names()));
        taught.push_back(std::move(*one));
    }
    return taught;
}

Result<Article> ArticleReader::read() {
    if (text_.size() > file_limit_bytes) return refuse(1, "a read may have 256 KB at most");
    if (const auto bad = first_bad_byte(text_)) {
        const auto lines = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
        return refuse(static_cast<int>(lines) + 1, "a byte that is not UTF-8; save the file as UTF-8");
    }
    if (!is_slug(std::filesystem::path(file_).stem().string()))
        return refuse(
            1,
            "the name of a read's file has small letters a to z, digits and \"-\" only, such as your-first-group.md");
    if (const auto done = split().and_then([this] { return check_complete(); }); !done)
        return tl::unexpected(done.error());

    Article article;
    article.slug = std::filesystem::path(file_).stem().string();
    Error refusal;
    const auto into = [&refusal](auto& field, auto&& result) {
        if (!result)
            refusal = result.error();
        else
            field = std::move(*result);
        return result.has_value();
    };
    if (!into(article.title, words("title", title_limit_letters)) || !into(article.shelf, shelf()) ||
        !into(article.audience, audience()) || !into(article.minutes, count("minutes", minutes_limit)) ||
        (has("place") && !into(article.place, count("place", place_limit))) ||
        !into(article.summary, words("summary", summary_limit_letters)) || !into(article.keywords, names("keywords")) ||
        !into(article.sources, names("sources")) || !into(article.reviewed, reviewed()) ||
        (has("next") && !into(article.next, names("next"))) ||
        !into(article.blocks, blocks_of(front_.body, file_, front_.body_line)) ||
        (has("teaches") && !into(article.teaches, teaches(article))))
        return tl::unexpected(refusal);
    return article;
}

} // namespace

std::optional<Shelf> shelf_of(std::string_view name) {
    const auto found = std::find(shelf_names.begin(), shelf_names.end(), name);
    if (found == shelf_names.end()) return std::nullopt;
    return static_cast<Shelf>(found - shelf_names.begin());
}

std::optional<Audience> audience_of(const std::vector<std::string>& names) {
    Audience audience;
    for (const auto& name : names) {
        if (name == "everyone")
            audience.everyone = true;
        else if (name == "clients")
            audience.clients = true;
        else if (name == "family")
            audience.family = true;
        else if (name == "teens")
            audience.teens = true;
        else
            return std::nullopt;
    }
    if (names.empty()) return std::nullopt;
    return audience;
}

bool is_slug(std::string_view text) {
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

std::string text_of(const Block& block) {
    std::string text;
    for (const auto& run : block.runs) text += run.text;
    return text;
}

int word_count(const Article& article) {
    int words = 0;
    for (const auto& block : article.blocks) {
        bool in_word = false;
        for (const auto letter : text_of(block)) {
            if (letter != ' ' && !in_word) ++words;
            in_word = letter != ' ';
        }
    }
    return words;
}

int section_count(const Article& article) {
    return static_cast<int>(std::count_if(article.blocks.begin(), article.blocks.end(),
                                          [](const Block& block) { return block.kind == BlockKind::heading; }));
}

Result<Article> parse_article(std::string_view text, const std::string& file, const Plan* plan) {
    return ArticleReader(text, file, plan).read();
}

} // namespace porchlight::library
