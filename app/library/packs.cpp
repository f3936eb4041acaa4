#include "app/library/packs.h"

#include "app/library/content.h"
#include "store/pack/live.h"
#include "store/package/folder.h"

#include <algorithm>

namespace porchlight::library {
namespace {

namespace fs = std::filesystem;

/// What is wrong with a pack is bad input; what is wrong with the medium under DATA stays what it is.
Error about(const fs::path& pack, const store::Error& error) {
    const std::string sentence = pack.string() + ": " + error.detail;
    if (error.code == store::Code::corrupt || error.code == store::Code::newer_schema ||
        error.code == store::Code::not_found)
        return {ExitCode::bad_input, sentence};
    return from_store({error.code, sentence});
}

/// Sentences about a pack's files name them as they are in the pack.
std::string in_pack(std::string sentence, const fs::path& root) {
    const std::string front = (root / "").string();
    if (const auto at = sentence.find(front); at != std::string::npos) sentence.erase(at, front.size());
    return sentence;
}

Result<void> check_languages_of(const store::Pack& pack, const fs::path& file, const Config& config) {
    const auto& held = pack.manifest.languages;
    for (const std::string& language : config.languages)
        if (std::find(held.begin(), held.end(), language) == held.end())
            return fail(ExitCode::bad_input,
                        file.string() + ": it has no reads in \"" + language + "\", which this kiosk offers.");
    return {};
}

} // namespace

Source source_of(const fs::path& share, const fs::path& data) {
    const auto live = store::check_live_library(data);
    if (!live) return {share, live.error().detail};
    return {*live ? store::live_library(data) : share, ""};
}

Result<HelpLines> help_lines_of(const fs::path& share, const fs::path& data, Region region) {
    const auto source = source_of(share, data);
    if (source.root != share)
        if (auto lines = load_help_lines(source.root / "help", region)) return lines;
    return load_help_lines(share / "help", region);
}

std::optional<std::string> installed_fault(const fs::path& data) {
    const auto live = store::check_live_library(data);
    if (!live) return live.error().detail;
    if (!*live) return std::nullopt;
    const auto root = store::live_library(data);
    // The manifest is part of an installed pack, and not of a folder of reads: faults() looks below library/ and help/.
    const auto found = faults(root, Strictness::fit_to_read);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

Result<store::Bytes> build_pack(const fs::path& root, const store::PackKey& key) {
    const auto found = faults(root, Strictness::fit_to_publish);
    if (!found.empty()) {
        std::string sentences;
        for (const std::string& fault : found) sentences += (sentences.empty() ? "" : "\n") + fault;
        return fail(ExitCode::check_failed, sentences);
    }
    const auto version = version_of(root);
    if (!version) return tl::unexpected(version.error());
    std::vector<store::PackFile> files;
    for (const char* part : {"library", "help"}) {
        std::error_code failed;
        for (fs::recursive_directory_iterator at(root / part, failed), end; !failed && at != end;
             at.increment(failed)) {
            if (at->is_directory(failed)) continue;
            const auto folder = store::open_root(at->path().parent_path());
            if (!folder) return tl::unexpected(from_store(folder.error()));
            auto bytes = store::read_file(*folder, at->path().filename(), store::pack_file_bytes_max);
            if (!bytes) return tl::unexpected(from_store(bytes.error()));
            files.push_back({fs::relative(at->path(), root, failed), std::move(*bytes)});
        }
    }
    auto pack = store::make_pack(*version, std::move(files), key);
    if (!pack) return tl::unexpected(from_store(pack.error()));
    return std::move(*pack);
}

Result<store::Pack> open_pack(const fs::path& file, const Config& config) {
    if (config.trusted_keys.empty())
        return fail(ExitCode::bad_input, file.string() +
                                             ": this site trusts no key yet; name one in porchlight.toml, [library] "
                                             "trusted_keys.");
    const auto bytes = store::open_root(fs::absolute(file).parent_path()).and_then([&](const store::Descriptor& at) {
        return store::read_file(at, file.filename(), store::pack_bytes_max);
    });
    if (!bytes)
        return fail(ExitCode::bad_input, (fs::absolute(file).parent_path() / "").string() + bytes.error().detail);
    auto pack = store::read_pack(*bytes, config.trusted_keys);
    if (!pack) return tl::unexpected(about(file, pack.error()));
    return std::move(*pack);
}

Result<Installed> install_pack(const fs::path& file, const fs::path& data, const Config& config) {
    return open_pack(file, config).and_then([&](const store::Pack& pack) {
        return install_pack(pack, file, data, config);
    });
}

Result<Installed> install_pack(const store::Pack& pack, const fs::path& file, const fs::path& data,
                               const Config& config) {
    if (auto complete = check_languages_of(pack, file, config); !complete) return tl::unexpected(complete.error());
    auto change = store::LibraryChange::begin(data);
    if (!change) return tl::unexpected(from_store(change.error()));
    const auto root = change->lay_out(pack);
    if (!root) return tl::unexpected(about(file, root.error()));
    if (const auto found = faults(*root, Strictness::fit_to_read); !found.empty())
        return fail(ExitCode::bad_input, file.string() + ": " + in_pack(found.front(), *root));
    if (auto done = change->put_in_use(); !done) return tl::unexpected(from_store(done.error()));
    return Installed{pack.manifest.version, pack.manifest.languages};
}

} // namespace porchlight::library
