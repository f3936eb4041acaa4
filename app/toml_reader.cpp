#include "app/toml_reader.h"

#include "app/unicode.h"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace porchlight {
namespace {

constexpr std::size_t file_limit_bytes = 256 * 1024;

std::string section_of(const std::string& key) {
    const auto dot = key.rfind('.');
    return dot == std::string::npos ? std::string() : key.substr(0, dot);
}

} // namespace

struct TomlReader::Leaves {
    std::map<std::string, Value>& values;

    static Value value_of(const toml::node& node) {
        const auto line = node.source().begin.line;
        if (const auto* flag = node.as_boolean()) return {flag->get(), line};
        if (const auto* number = node.as_integer()) return {number->get(), line};
        if (const auto* text = node.as_string()) return {text->get(), line};
        const auto* array = node.as_array();
        List list;
        if (array == nullptr || (!array->empty() && !array->is_homogeneous<std::string>())) return {Other{}, line};
        for (const auto& entry : *array) list.push_back(entry.as_string()->get());
        return {std::move(list), line};
    }

    void add(const toml::table& table, const std::string& path) {
        for (const auto& [name, node] : table) {
            const auto key = path + std::string(name.str());
            if (const auto* inner = node.as_table())
                add(*inner, key + ".");
            else
                values.emplace(key, value_of(node));
        }
    }
};

TomlReader::TomlReader(std::string_view text, std::string file) : file_(std::move(file)) {
    try {
        Leaves{values_}.add(toml::parse(text), "");
    } catch (const toml::parse_error& error) {
        refuse_at(error.source().begin.line, "not TOML: " + std::string(error.description()));
    }
}

void TomlReader::refuse_at(std::uint32_t line, const std::string& what) {
    if (!refusal_) refusal_ = Error{ExitCode::bad_input, file_ + ":" + std::to_string(line) + ": " + what};
}

void TomlReader::refuse(const std::string& key, const std::string& what) {
    const auto found = values_.find(key);
    refuse_at(found == values_.end() ? 1 : found->second.line, key + " " + what);
}

std::vector<std::string> TomlReader::names(const std::string& section) const {
    const auto start = section.empty() ? std::string() : section + ".";
    std::map<std::string, std::uint32_t> first_lines;
    for (const auto& [key, value] : values_) {
        if (!key.starts_with(start)) continue;
        const auto rest = key.substr(start.size());
        auto& line = first_lines.try_emplace(rest.substr(0, rest.find('.')), value.line).first->second;
        line = std::min(line, value.line);
    }
    std::vector<std::string> names;
    for (const auto& [name, line] : first_lines) names.push_back(name);
    std::stable_sort(names.begin(), names.end(), [&first_lines](const std::string& a, const std::string& b) {
        return first_lines.at(a) < first_lines.at(b);
    });
    return names;
}

void TomlReader::require(const std::string& key) {
    asked_.insert(key);
    if (!has(key)) refuse(key, "is missing");
}

template <typename T>
const T* TomlReader::get(const std::string& key, const std::string& allowed) {
    asked_.insert(key);
    const auto found = values_.find(key);
    if (found == values_.end()) return nullptr;
    const auto* value = std::get_if<T>(&found->second.value);
    if (value == nullptr) refuse(key, allowed);
    return value;
}

template const std::string* TomlReader::get<std::string>(const std::string&, const std::string&);

void TomlReader::flag(const std::string& key, bool& into) {
    if (const auto* value = get<bool>(key, "must be true or false")) into = *value;
}

void TomlReader::number(const std::string& key, std::int32_t& into, std::int32_t least, std::int32_t most) {
    const auto range = std::to_string(least) + " to " + std::to_string(most);
    const auto* value = get<std::int64_t>(key, "must be a whole number from " + range);
    if (value == nullptr) return;
    if (*value < least || *value > most) return refuse(key, "is " + std::to_string(*value) + "; allowed are " + range);
    into = static_cast<std::int32_t>(*value);
}

void TomlReader::text(const std::string& key, std::string& into, std::size_t least, std::size_t most) {
    const auto range = std::to_string(least) + " to " + std::to_string(most) + " letters on one line";
    const auto* value = get<std::string>(key, "must be a text of " + range);
    if (value == nullptr) return;
    const auto letters = letter_count(*value);
    if (letters < least || letters > most || has_control_letters(*value))
        return refuse(key, "has " + std::to_string(letters) + " letters; allowed are " + range);
    into = *value;
}

void TomlReader::texts(const std::string& key, std::vector<std::string>& into) {
    const auto* value = get<List>(key, "must be a list of texts");
    if (value == nullptr) return;
    if (value->empty()) return refuse(key, "is empty; at least one entry is needed");
    for (const auto& entry : *value)
        if (std::count(value->begin(), value->end(), entry) > 1) return refuse(key, "holds \"" + entry + "\" twice");
    into = *value;
}

Result<void> TomlReader::finish() const {
    if (refusal_) return tl::unexpected(*refusal_);
    for (const auto& [key, value] : values_) {
        if (asked_.contains(key)) continue;
        std::string known;
        for (const auto& asked : asked_)
            if (section_of(asked) == section_of(key)) known += (known.empty() ? "" : ", ") + asked;
        return fail(ExitCode::bad_input,
                    file_ + ":" + std::to_string(value.line) + ": " + key + " is not a setting; " +
                        (known.empty() ? "there is no such section" : "allowed here are " + known));
    }
    return {};
}

Result<std::string> read_settings_file(const std::string& file) {
    std::error_code failed;
    if (std::filesystem::is_directory(file, failed)) // a stream would throw while it is read
        return fail(ExitCode::bad_input, file + ": is a folder; it must be a settings file");
    std::ifstream in(file, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in) return fail(ExitCode::bad_input, file + ": cannot be read");
    if (text.size() > file_limit_bytes)
        return fail(ExitCode::bad_input, file + ": a settings file may have 256 KB at most");
    return text;
}

} // namespace porchlight
