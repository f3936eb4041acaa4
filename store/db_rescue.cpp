// What becomes of a damaged database: it keeps its bytes under another name, and what can be read of it goes on.
#include "store/crypto.h"
#include "store/db_copy.h"
#include "store/db_pages.h"
#include "store/lost_groups.h"
#include "store/still_time.h"
#include "store/sync.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <map>
#include <sys/stat.h>
#include <unistd.h>

namespace store {

namespace fs = std::filesystem;

namespace {

constexpr const char* part_name = "db.rescued.part"; // being written
constexpr const char* whole_name = "db.rescued";     // finished, about to become db
constexpr std::string_view aside_name = "db.damaged-";
constexpr int most_aside = 9999;

bool is_there(const fs::path& path) {
    struct stat about {};
    return ::lstat(path.c_str(), &about) == 0;
}

std::string free_name(const fs::path& folder) {
    for (int number = 1; number < most_aside; ++number)
        if (const std::string name = std::string(aside_name) + std::to_string(number); !is_there(folder / name))
            return name;
    return std::string(aside_name) + std::to_string(most_aside);
}

/// Trees by table. A name that is nobody's is the one that is missing, if there is one of each.
std::array<std::optional<PageTree>, table_count> trees_of(PageWalk& walk) {
    auto named = walk.tables();
    std::array<std::optional<PageTree>, table_count> trees;
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto found = named.find(table_names[i]);
        if (found == named.end()) {
            missing.push_back(i);
            continue;
        }
        trees[i] = found->second;
        named.erase(found);
    }
    if (missing.size() == 1 && named.size() == 1) trees[missing[0]] = named.begin()->second;
    return trees;
}

/// Entries of the vault that are what was written, by key.
std::map<std::string, Bytes> sound_vault(const PageFile& file, const PageMeta& meta) {
    PageWalk walk(file, meta);
    const auto trees = trees_of(walk);
    std::map<std::string, Bytes> sums, vault;
    const auto into = [](std::map<std::string, Bytes>& to) {
        return
            [&to](ByteView key, ByteView value) { to[std::string(text_of(key))] = Bytes(value.begin(), value.end()); };
    };
    if (const auto& tree = trees[static_cast<std::size_t>(Table::meta)]) walk.tree(*tree, into(sums));
    if (const auto& tree = trees[static_cast<std::size_t>(Table::vault)]) walk.tree(*tree, into(vault));
    std::erase_if(vault, [&](const auto& entry) {
        const auto sum_key = sum_key_of(bytes_of(entry.first));
        if (entry.first.empty() || sum_key.size() > key_bytes_max) return true;
        const auto sum = sums.find(sum_key);
        return sum != sums.end() && !std::ranges::equal(sum->second, blake2b(entry.second));
    });
    return vault;
}

void copy_sound(const PageFile& file, const PageMeta& meta, const std::map<std::string, Bytes>& vault, DbCopy& copy) {
    PageWalk walk(file, meta);
    const auto trees = trees_of(walk);
    const auto meta_table = static_cast<std::size_t>(Table::meta);
    const auto vault_table = static_cast<std::size_t>(Table::vault);
    LostGroups groups;
    for (const auto& [key, value] : vault) {
        copy.put(vault_table, bytes_of(key), value, false);
        copy.put(meta_table, bytes_of(sum_key_of(bytes_of(key))), blake2b(value), false);
    }
    for (std::size_t table = 0; table < table_count; ++table) {
        if (table == vault_table || !trees[table] || (vault.empty() && hangs_on_vault(static_cast<Table>(table))))
            continue;
        walk.tree(*trees[table], [&](ByteView key, ByteView value) {
            const bool is_sum = table == meta_table && text_of(key).starts_with("sum/");
            const bool is_schema = table == meta_table && text_of(key) == schema_key;
            const auto version = is_schema ? schema_of(value) : std::nullopt;
            const bool is_known = version && *version >= 1 && *version <= schema_version;
            if (!is_sum && (!is_schema || is_known)) copy.put(table, key, value, false);
            groups.see(static_cast<Table>(table), key, value);
        });
    }
    for (const auto& [key, value] : groups.rows())
        copy.put(static_cast<std::size_t>(Table::exports), key, value, false);
}

/// The device key opens what was set aside; a new set-up makes another.
void leave_device_key(const fs::path& folder, const fs::path& aside) {
    std::error_code ignored; // the recovery code opens without it
    fs::copy_file(folder / "device.key", aside / "device.key", fs::copy_options::skip_existing, ignored);
}

/// What was acknowledged and waits there may belong to a state of the database that is lost: then it counts no more and
/// is wiped. So it stays beside that database, durably, unless there is nothing. Not brought in: what is left of
/// records that were committed long ago, where they could not be wiped, would bring erased days back.
bool leave_tray(const fs::path& folder, const fs::path& aside) {
    std::ifstream in(folder / "tray", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    if (bytes.find_first_not_of('\0') == std::string::npos) return true;
    const Descriptor out(::open((aside / "tray").c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    const auto size = static_cast<ssize_t>(bytes.size());
    return out.open() && ::write(out.number(), bytes.data(), bytes.size()) == size && ::fsync(out.number()) == 0 &&
           ::futimens(out.number(), still_times.data()) == 0 && sync_folder(aside);
}

} // namespace

bool hangs_on_vault(Table table) {
    return table == Table::vault || table == Table::day_keys || table == Table::visits || table == Table::requests ||
           table == Table::audit;
}

Result<void> rescue(const fs::path& folder, Taking taking) {
    const fs::path aside = folder / free_name(folder);
    bool vault_left = true;
    try {
        const auto file = PageFile::open(folder / "db" / "data.mdb");
        const auto meta = file ? most_sound_meta(*file) : std::nullopt;
        const std::uint64_t size = file ? file->size_bytes() : 0;
        DbCopy copy(folder / part_name, std::max<std::uint64_t>(4 * size, 16 << 20));
        std::map<std::string, Bytes> vault;
        if (meta && taking == Taking::all) vault = sound_vault(*file, *meta);
        if (!vault.contains("vault")) vault.clear();
        vault_left = vault.empty();
        if (meta) copy_sound(*file, *meta, vault, copy);
        // Stays what it was, where that could be read.
        copy.put(static_cast<std::size_t>(Table::meta), bytes_of(schema_key), schema_value(schema_version), false);
        copy.finish();
    } catch (const lmdb::error& error) {
        return tl::unexpected<Error>(error_of(error.code(), folder, "rescue the damaged database"));
    } catch (const std::exception& error) {
        return fail(Code::io, folder.string() + ": could not rescue the damaged database (" + error.what() + ")");
    }
    if (vault_left) leave_device_key(folder, folder / "db");
    if (!leave_tray(folder, folder / "db") ||
        ::rename((folder / part_name).c_str(), (folder / whole_name).c_str()) != 0 || !sync_folder(folder) ||
        ::rename((folder / "db").c_str(), aside.c_str()) != 0 ||
        ::rename((folder / whole_name).c_str(), (folder / "db").c_str()) != 0 || !sync_folder(folder))
        return tl::unexpected<Error>(error_of(errno, folder, "set the damaged database aside"));
    return {};
}

Result<void> finish_interrupted(const fs::path& folder) {
    std::error_code ignored; // what cannot be removed is removed at another start
    fs::remove_all(folder / part_name, ignored);
    fs::remove_all(folder / "db.next", ignored);
    if (!is_there(folder / whole_name)) return {};
    if (is_there(folder / "db" / "data.mdb")) { // cut off before the damaged one had its new name
        fs::remove_all(folder / whole_name, ignored);
        return {};
    }
    fs::remove_all(folder / "db", ignored); // made empty by this start
    if (::rename((folder / whole_name).c_str(), (folder / "db").c_str()) != 0 || !sync_folder(folder))
        return tl::unexpected<Error>(error_of(errno, folder, "end the rescue of a damaged database"));
    return {};
}

Result<void> Db::set_aside() {
    (void)settle(); // what waits belongs to the vault that goes
    const std::unique_lock alone(env_->map);
    env_->close();
    auto done = rescue(env_->folder, Taking::without_vault);
    const auto opened = env_->open(false);
    if (!done) return tl::unexpected<Error>(done.error());
    return opened;
}

const fs::path& Db::folder() const { return env_->folder; }

std::vector<std::string> folders_set_aside(const fs::path& folder) {
    std::vector<std::string> names;
    for (int number = 1; number <= most_aside; ++number) {
        std::string name = std::string(aside_name) + std::to_string(number);
        if (!is_there(folder / name)) break;
        names.push_back(std::move(name));
    }
    return names;
}

bool holds_reserve(const fs::path& folder) {
    Room room;
    room.lie_in(folder);
    return room.is_there();
}

} // namespace store
