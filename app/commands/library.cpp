// The reads of a site from the command line: checked, packed, installed, and taken back.
#include "app/library/packs.h"

#include "app/commands/commands.h"
#include "app/library/content.h"
#include "app/places.h"
#include "store/pack/live.h"
#include "store/package/digest.h"
#include "store/package/folder.h"

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace porchlight::commands {

namespace {

namespace fs = std::filesystem;

/// The folder above library/ and help/, also when library/ itself is named.
fs::path root_of(const fs::path& folder) {
    const fs::path named = (folder / "").lexically_normal().parent_path();
    if (named == "." && fs::absolute(".").parent_path().filename() == "library") return "..";
    if (named.filename() != "library") return folder;
    return named.has_parent_path() ? named.parent_path() : fs::path(".");
}

Result<store::PackKey> key_in(const fs::path& file) {
    const auto text = secret_from(file);
    if (!text) return tl::unexpected(text.error());
    auto key = store::pack_key_from(*text);
    if (!key) return fail(ExitCode::bad_input, file.string() + ":1: " + key.error().detail);
    return std::move(*key);
}

/// Over a pack that lies there, and never half: whole or not at all.
Result<void> write_pack(const fs::path& file, const store::Bytes& bytes) {
    const auto folder = store::open_root(fs::absolute(file).parent_path());
    if (!folder) return tl::unexpected(from_store(folder.error()));
    const std::string name = file.filename(), part = name + ".part";
    ::unlinkat(folder->number(), part.c_str(), 0); // of a build that was cut off
    auto done = store::write_file(*folder, part, bytes, 0, [](std::uint64_t) { return true; });
    if (done && ::renameat(folder->number(), part.c_str(), folder->number(), name.c_str()) != 0)
        done = tl::unexpected(store::medium_error(errno, file.string()));
    if (done) done = store::sync_folder(*folder, file.string());
    if (done) return {};
    ::unlinkat(folder->number(), part.c_str(), 0);
    return tl::unexpected(from_store(done.error()));
}

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

Result<Config> config_from(const fs::path& given) {
    if (!given.empty()) return load_config(given);
    const auto share = share_folder();
    if (!share) return tl::unexpected(share.error());
    return load_config_if_there(config_file(*share));
}

} // namespace

Result<void> library_check(const LibraryOptions& options) {
    const auto root = root_of(options.folder);
    const auto found = library::faults(root, library::Strictness::fit_to_publish);
    if (!found.empty()) {
        std::string sentences;
        for (const std::string& fault : found) sentences += (sentences.empty() ? "" : "\n") + fault;
        return fail(ExitCode::check_failed, sentences);
    }
    std::printf("No fault in the reads of %s (%s).\n", options.folder.c_str(),
                listed(library::languages_in(root)).c_str());
    return {};
}

Result<void> library_key(const LibraryOptions& options) {
    const auto key = store::make_pack_key();
    auto text = store::pack_key_text(key);
    text += "\n";
    if (auto written = write_once(options.key_file, text); !written) return written;
    std::printf("The secret half is in %s: whoever holds it can change what your kiosks show, so keep it off them.\n"
                "In porchlight.toml of each kiosk that shall take packs signed with it:\n\n"
                "[library]\ntrusted_keys = [\"%s\"]\n",
                options.key_file.c_str(), store::to_hex(key.public_key).c_str());
    return {};
}

Result<void> library_build(const LibraryOptions& options) {
    const auto key = key_in(options.key_file);
    if (!key) return tl::unexpected(key.error());
    const auto root = root_of(options.folder);
    const auto pack = library::build_pack(root, *key);
    if (!pack) return tl::unexpected(pack.error());
    if (auto written = write_pack(options.pack, *pack); !written) return written;
    const auto version = library::version_of(root);
    std::printf("%s: version %u in %s, %zu bytes, signed by %s.\n", options.pack.c_str(), version.value_or(0),
                listed(library::languages_in(root)).c_str(), pack->size(), store::to_hex(key->public_key).c_str());
    return {};
}

Result<void> library_install(const LibraryOptions& options) {
    const auto config = config_from(options.config);
    if (!config) return tl::unexpected(config.error());
    const auto installed = library::install_pack(options.pack, options.data, *config);
    if (!installed) return tl::unexpected(installed.error());
    std::printf("Version %u in %s is installed. A kiosk that runs shows it from its next start; porchlight library "
                "revert brings back what was there.\n",
                installed->version, listed(installed->languages).c_str());
    return {};
}

Result<void> library_revert(const LibraryOptions& options) {
    auto change = store::LibraryChange::begin(options.data);
    if (!change) return tl::unexpected(from_store(change.error()));
    if (auto back = change->bring_back(); !back) return tl::unexpected(from_store(back.error()));
    const auto live = store::check_live_library(options.data);
    if (live && *live)
        std::printf("Version %u is in use again. A kiosk that runs shows it from its next start.\n", (*live)->version);
    else
        std::printf("The reads that came with the program are in use again, from the kiosk's next start.\n");
    return {};
}

} // namespace porchlight::commands
