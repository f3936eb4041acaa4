// manifest.json of a pack: which files it holds, in which version, signed like the manifest of an export.
#include "store/pack/manifest.h"

#include "store/package/digest.h"
#include "store/package/manifest.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

namespace store {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view pack_prefix = "porchlight pack 1\n";
constexpr std::string_view pack_format = "porchlight-pack";
constexpr std::uint64_t pack_format_version = 1;
constexpr std::size_t slug_letters_max = 80;

tl::unexpected<Error> refuse(std::string_view place, std::string_view allowed) {
    return fail(Code::corrupt,
                std::string(pack_manifest_name) + ": " + std::string(place) + " " + std::string(allowed) + ".");
}

bool consists_of(std::string_view text, std::string_view letters) {
    return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

Result<PackEntry> entry_of(const Json& json) {
    const auto text = [&json](const char* name) -> std::string {
        const auto found = json.is_object() ? json.find(name) : json.end();
        return json.is_object() && found != json.end() && found->is_string() ? found->get<std::string>() : "";
    };
    PackEntry entry;
    entry.name = text("name");
    if (!is_pack_name(entry.name)) return refuse("files", "names a file that no pack may hold");
    const auto bytes = json.find("bytes");
    if (bytes == json.end() || !bytes->is_number_unsigned() || bytes->get<std::uint64_t>() > pack_file_bytes_max)
        return refuse("bytes of " + entry.name, "must be a number up to " + std::to_string(pack_file_bytes_max));
    entry.bytes = bytes->get<std::uint64_t>();
    if (!from_hex(text("sha256"), entry.sha256))
        return refuse("sha256 of " + entry.name, "must be 64 lower-case hexadecimal digits");
    return entry;
}

Result<void> check_format(const Json& json) {
    if (!json.is_object()) return refuse("the file", "must hold one JSON object");
    const auto format = json.find("format");
    if (format == json.end() || *format != pack_format) return refuse("format", "must be \"porchlight-pack\"");
    const auto version = json.find("format_version");
    if (version == json.end() || !version->is_number_unsigned()) return refuse("format_version", "must be a number");
    if (version->get<std::uint64_t>() != pack_format_version)
        return fail(Code::newer_schema, std::string(pack_manifest_name) + ": format_version is " + version->dump() +
                                            ", and this program reads " + std::to_string(pack_format_version) +
                                            " only.");
    return {};
}

} // namespace

bool is_pack_name(std::string_view name) {
    if (name == "library/pack.toml" || name == "library/plan.toml" || name == "help/us.toml" || name == "help/in.toml")
        return true;
    constexpr std::string_view shelf = "library/", end = ".md", small = "abcdefghijklmnopqrstuvwxyz",
                               slug_letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (!name.starts_with(shelf) || !name.ends_with(end)) return false;
    name.remove_prefix(shelf.size());
    const auto slash = name.find('/');
    if (slash != 2 && slash != 3) return false;
    const auto slug = name.substr(slash + 1, name.size() - slash - 1 - end.size());
    return consists_of(name.substr(0, slash), small) && consists_of(slug, slug_letters) &&
           slug.size() <= slug_letters_max;
}

std::string language_of(std::string_view name) {
    const auto from = name.find('/') + 1, until = name.find('/', from);
    return until == std::string_view::npos ? "" : std::string(name.substr(from, until - from));
}

Result<std::string> signed_pack_manifest(const PackManifest& manifest, const PackKey& key) {
    Json files = Json::array();
    for (const auto& file : manifest.files)
        files.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", to_hex(file.sha256)}});
    const Json json = {{"format", pack_format},       {"format_version", pack_format_version},
                       {"version", manifest.version}, {"languages", manifest.languages},
                       {"files", std::move(files)},   {"signature", ""}};
    const Signer signer{key.public_key,
                        [&key](ByteView message) -> Result<Signature> { return sign(key.secret, message); }};
    return with_signature(json.dump(2) + "\n", pack_prefix, signer);
}

Result<void> check_pack_signature(std::string_view text, std::span<const PublicKey> trusted) {
    Signature signature{};
    const auto signed_part = signing_text(text, signature, pack_prefix);
    if (!signed_part) return tl::unexpected(signed_part.error());
    const bool known = std::any_of(trusted.begin(), trusted.end(), [&](const PublicKey& key) {
        return is_signed_by(key, bytes_of(*signed_part), signature);
    });
    if (!known)
        return fail(Code::corrupt, std::string(pack_manifest_name) +
                                       ": the signature is by none of the keys that this site trusts, or the file was "
                                       "changed after it was signed.");
    return {};
}

Result<PackManifest> read_pack_manifest(std::string_view text) {
    const auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return refuse("the file", "must be JSON");
    if (auto checked = check_format(json); !checked) return tl::unexpected(checked.error());
    PackManifest manifest;
    const auto version = json.find("version");
    if (version == json.end() || !version->is_number_unsigned() || version->get<std::uint64_t>() < 1 ||
        version->get<std::uint64_t>() > std::numeric_limits<std::int32_t>::max())
        return refuse("version", "must be a number from 1 to 2147483647");
    manifest.version = version->get<std::uint32_t>();
    const auto files = json.find("files");
    if (files == json.end() || !files->is_array() || files->size() > pack_files_max)
        return refuse("files", "must be a list of at most " + std::to_string(pack_files_max));
    std::set<std::string> languages;
    for (const auto& one : *files) {
        auto entry = entry_of(one);
        if (!entry) return tl::unexpected(entry.error());
        if (!manifest.files.empty() && entry->name <= manifest.files.back().name)
            return refuse("files", "must be in the order of their names, each once; " + entry->name + " is not");
        if (const auto language = language_of(entry->name); !language.empty()) languages.insert(language);
        manifest.files.push_back(std::move(*entry));
    }
    manifest.languages.assign(languages.begin(), languages.end());
    const auto listed = json.find("languages");
    if (listed == json.end() || *listed != Json(manifest.languages))
        return refuse("languages", "must be those of the reads in it, in the order of the alphabet");
    if (manifest.languages.empty()) return refuse("files", "must hold at least one read");
    return manifest;
}

} // namespace store
