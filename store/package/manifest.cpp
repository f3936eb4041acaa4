// The signature covers the file as it lies on the medium, not a form derived from it: whoever checks it needs to cut
// one string out and nothing more, and a field unknown to this program is covered too.
#include "store/package/manifest.h"

#include "store/package/digest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace store {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view signature_start = "\"signature\": \"";
constexpr std::string_view signature_end = "\"\n}\n";
constexpr std::size_t signature_digits = 128;

Error manifest_error(std::string_view place, std::string_view allowed) {
    return {Code::corrupt, "manifest.json: " + std::string(place) + " " + std::string(allowed) + "."};
}

Result<std::string> text_field(const Json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_string()) return tl::unexpected(manifest_error(name, "must be a text"));
    return found->get<std::string>();
}

Result<Day> day_field(const Json& json, const char* name) {
    const auto text = text_field(json, name);
    if (!text) return tl::unexpected(text.error());
    const auto day = day_from_iso(*text);
    if (!day) return tl::unexpected(manifest_error(name, "must be a day, as in 2026-11-22"));
    return day;
}

bool is_file_name(std::string_view name) {
    return std::any_of(file_rules.begin(), file_rules.end(),
                       [&](const FileRule& rule) { return rule.kind != FileKind::manifest && rule.name == name; });
}

bool is_row_count(std::string_view text) {
    if (text == "1 to 10") return true;
    return !text.empty() && text.size() <= 12 &&
           std::all_of(text.begin(), text.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

Result<ManifestFile> read_file_entry(const Json& json) {
    ManifestFile file;
    const auto name = json.is_object() ? text_field(json, "name") : Result<std::string>{};
    if (!name) return tl::unexpected(name.error());
    if (!is_file_name(*name)) return tl::unexpected(manifest_error("files", "names a file no package has"));
    file.name = *name;
    const auto bytes = json.find("bytes");
    if (bytes == json.end() || !bytes->is_number_unsigned()) {
        return tl::unexpected(manifest_error("bytes of " + file.name, "must be a number"));
    }
    file.bytes = bytes->get<std::uint64_t>();
    const auto hash = text_field(json, "sha256");
    if (!hash || !from_hex(*hash, file.sha256)) {
        return tl::unexpected(manifest_error("sha256 of " + file.name, "must be 64 lower-case hexadecimal digits"));
    }
    if (json.contains("rows")) {
        const auto rows = text_field(json, "rows");
        if (!rows || !is_row_count(*rows)) {
            return tl::unexpected(manifest_error("rows of " + file.name, "must be a count or \"1 to 10\", as a text"));
        }
        file.rows = *rows;
    }
    return file;
}

Result<void> read_files(const Json& json, std::vector<ManifestFile>& files) {
    const auto found = json.find("files");
    if (found == json.end() || !found->is_array()) return tl::unexpected(manifest_error("files", "must be a list"));
    for (const auto& entry : *found) {
        auto file = read_file_entry(entry);
        if (!file) return tl::unexpected(file.error());
        files.push_back(std::move(*file));
    }
    for (const auto& rule : file_rules) {
        const auto times =
            std::count_if(files.begin(), files.end(), [&](const auto& f) { return f.name == rule.name; });
        const auto most = rule.kind == FileKind::manifest ? 0 : 1;
        if (times > most || (rule.always && times < most)) {
            return tl::unexpected(manifest_error("files", "must name " + std::string(rule.name) + " once"));
        }
    }
    return {};
}

Result<void> check_format(const Json& json) {
    if (!json.is_object()) return tl::unexpected(manifest_error("the file", "must hold one JSON object"));
    const auto format = text_field(json, "format");
    if (!format || *format != "porchlight-package") {
        return tl::unexpected(manifest_error("format", "must be \"porchlight-package\""));
    }
    const auto version = json.find("version");
    if (version == json.end() || !version->is_number_unsigned()) {
        return tl::unexpected(manifest_error("version", "must be a number"));
    }
    if (version->get<std::uint64_t>() != format_version) {
        return fail(Code::newer_schema, "manifest.json: version is " + version->dump() + ", and this program reads " +
                                            std::to_string(format_version) + " only.");
    }
    return {};
}

} // namespace

Result<std::string> signed_manifest(const Manifest& manifest, const Signer& signer) {
    Json files = Json::array();
    for (const auto& file : manifest.files) {
        Json entry = {{"name", file.name}, {"bytes", file.bytes}, {"sha256", to_hex(file.sha256)}};
        if (file.rows) entry["rows"] = *file.rows;
        files.push_back(std::move(entry));
    }
    const Json json = {{"format", "porchlight-package"},
                       {"version", format_version},
                       {"program", manifest.program},
                       {"kiosk", manifest.kiosk},
                       {"from", to_iso(manifest.period.from)},
                       {"until", to_iso(manifest.period.until)},
                       {"files", std::move(files)},
                       {"key", to_hex(manifest.key)},
                       {"signature", ""}};
    return with_signature(json.dump(2) + "\n", manifest_prefix, signer);
}

Result<std::string> with_signature(std::string text, std::string_view prefix, const Signer& signer) {
    const auto signature = signer.sign(bytes_of(std::string(prefix) + text));
    if (!signature) return tl::unexpected(signature.error());
    text.insert(text.size() - signature_end.size(), to_hex(*signature));
    return text;
}

Result<std::string> signing_text(std::string_view text, Signature& signature, std::string_view prefix) {
    const auto tail = signature_start.size() + signature_digits + signature_end.size();
    const auto misplaced = manifest_error("signature", "must be the last field, 128 lower-case hexadecimal digits");
    if (text.size() < tail || !text.ends_with(signature_end)) return tl::unexpected(misplaced);
    const auto start = text.size() - tail;
    const auto digits = text.substr(start + signature_start.size(), signature_digits);
    if (text.substr(start, signature_start.size()) != signature_start || !from_hex(digits, signature)) {
        return tl::unexpected(misplaced);
    }
    return std::string(prefix).append(text.substr(0, start + signature_start.size())).append(signature_end);
}

Result<Manifest> read_manifest(std::string_view text) {
    const auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return tl::unexpected(manifest_error("the file", "must be JSON"));
    if (auto checked = check_format(json); !checked) return tl::unexpected(checked.error());
    Manifest manifest;
    const auto program = text_field(json, "program");
    const auto kiosk = text_field(json, "kiosk");
    const auto from = day_field(json, "from");
    const auto until = day_field(json, "until");
    const auto key = text_field(json, "key");
    if (!program) return tl::unexpected(program.error());
    if (!kiosk || !is_kiosk_code(*kiosk)) {
        return tl::unexpected(manifest_error("kiosk", "must be a-z, 0-9 and inner hyphens, 1 to 32 characters"));
    }
    if (!from) return tl::unexpected(from.error());
    if (!until) return tl::unexpected(until.error());
    if (*until < *from) return tl::unexpected(manifest_error("until", "must not be before from"));
    if (!key || !from_hex(*key, manifest.key)) {
        return tl::unexpected(manifest_error("key", "must be 64 lower-case hexadecimal digits"));
    }
    manifest.program = *program;
    manifest.kiosk = *kiosk;
    manifest.period = {*from, *until};
    if (auto read = read_files(json, manifest.files); !read) return tl::unexpected(read.error());
    return manifest;
}

bool is_kiosk_code(std::string_view text) {
    if (text.empty() || text.size() > 32 || text.front() == '-' || text.back() == '-') return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

} // namespace store
