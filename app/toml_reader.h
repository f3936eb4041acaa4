// Settings from a TOML file, asked for one by one. What was never asked for is an unknown key; every refusal is one
// sentence with file, line, key and what is allowed. The first refusal stands, and `finish` returns it.
#pragma once

#include "app/error.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace porchlight {

class TomlReader {
  public:
    /// `file` names the text in refusals.
    TomlReader(std::string_view text, std::string file);

    /// Each leaves `into` as it is when the file lacks `key` ("section.key").
    void flag(const std::string& key, bool& into);
    /// `least` and `most` belong to the range.
    void number(const std::string& key, std::int32_t& into, std::int32_t least, std::int32_t most);
    /// UTF-8 text of `least` to `most` letters without control characters.
    void text(const std::string& key, std::string& into, std::size_t least, std::size_t most);
    /// A list of at least one text, none of them twice.
    void texts(const std::string& key, std::vector<std::string>& into);

    template <typename T>
    void choice(const std::string& key, T& into, std::initializer_list<std::pair<std::string_view, T>> choices) {
        std::string names;
        for (const auto& [name, value] : choices)
            names += (names.empty() ? "" : ", ") + ('"' + std::string(name) + '"');
        const auto* given = get<std::string>(key, "must be one of " + names);
        if (given == nullptr) return;
        for (const auto& [name, value] : choices)
            if (*given == name) return void(into = value);
        refuse(key, "is \"" + *given + "\"; allowed are " + names);
    }

    bool has(const std::string& key) const { return values_.contains(key); }
    /// What `section` holds ("" for the whole file), settings and sections, in the order of the file.
    std::vector<std::string> names(const std::string& section) const;
    /// The file must hold `key`.
    void require(const std::string& key);
    /// Refuses the value of `key`, saying what is allowed.
    void refuse(const std::string& key, const std::string& what);

    /// The first refusal, or a key that nobody asked for.
    Result<void> finish() const;

  private:
    using List = std::vector<std::string>;
    struct Other {}; ///< a float, a date, a list of something else
    struct Value {
        std::variant<bool, std::int64_t, std::string, List, Other> value;
        std::uint32_t line = 0;
    };
    struct Leaves; // flattens the tables that toml++ parsed

    template <typename T>
    const T* get(const std::string& key, const std::string& allowed);
    void refuse_at(std::uint32_t line, const std::string& what);

    std::string file_;
    std::map<std::string, Value> values_;
    std::set<std::string> asked_;
    std::optional<Error> refusal_;
};

/// The whole of a settings file. ExitCode::bad_input when it cannot be read or has over 256 KB.
Result<std::string> read_settings_file(const std::string& file);

extern template const std::string* TomlReader::get<std::string>(const std::string&, const std::string&);

} // namespace porchlight
