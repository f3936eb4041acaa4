// See db_pages.h: the two judgements made of whole files.
#include "store/db_env.h"

#include <algorithm>

namespace store {

namespace {

const PageWalk::Visitor nothing = [](ByteView, ByteView) {};

/// LMDB writes its two descriptions in turn, so that they are one transaction apart.
std::optional<PageMeta> newer_of(const PageFile& file) {
    const auto first = file.meta(0);
    const auto second = file.meta(1);
    if (!first || !second || first->page_bytes != second->page_bytes) return {};
    const std::uint64_t low = std::min(first->transaction, second->transaction);
    const std::uint64_t high = std::max(first->transaction, second->transaction);
    if (high - low > 1) return {};
    return first->transaction < second->transaction ? second : first;
}

std::optional<std::uint32_t> stored_schema(PageWalk& walk, const PageTree& meta_table) {
    std::optional<std::uint32_t> schema;
    walk.tree(meta_table, [&](ByteView key, ByteView value) {
        if (const auto version = schema_of(value); version && text_of(key) == schema_key) schema = version;
    });
    return schema;
}

std::uint64_t damage_of(const PageFile& file, const PageMeta& meta) {
    PageWalk walk(file, meta);
    for (const auto& [name, tree] : walk.tables()) walk.tree(tree, nothing);
    walk.free_pages();
    return walk.damage();
}

} // namespace

Survey survey(const PageFile& file, std::span<const char* const> names, std::uint32_t newest_schema,
              std::uint64_t most_leaves_now) {
    Survey found;
    if (file.is_of_another_version()) found.state = Survey::State::newer;
    const auto newest = newer_of(file);
    if (!newest) return found;
    PageWalk walk(file, *newest);
    const auto tables = walk.tables();
    const auto meta_table = tables.find(names[0]);
    if (meta_table != tables.end()) found.schema = stored_schema(walk, meta_table->second);
    constexpr std::uint32_t most_steps_ahead = 100; // more is no newer format, but damage
    if (found.schema && *found.schema > newest_schema && *found.schema <= newest_schema + most_steps_ahead)
        found.state = Survey::State::newer;
    if (found.state == Survey::State::newer) return found;

    // No tables: made, and cut off before its first commit.
    bool is_whole = tables.empty() ? newest->transaction <= 1
                                   : found.schema && *found.schema > 0 && *found.schema <= newest_schema &&
                                         (*found.schema < newest_schema || tables.size() == names.size());
    for (const auto& [name, tree] : tables) {
        is_whole = is_whole && std::find(names.begin(), names.end(), name) != names.end();
        if (meta_table != tables.end() && name == meta_table->first) continue;
        const bool is_large = name == "visits" && tree.leaf_pages > most_leaves_now;
        walk.tree(tree, nothing, is_large ? &found.leaves_later : nullptr);
        if (is_large && found.leaves_later.size() != tree.leaf_pages) is_whole = false;
    }
    walk.free_pages();
    // Pages that were never written may lie behind the end, but not so many that there is no address space for them.
    constexpr std::uint64_t most_unwritten = 65536;
    if (newest->last_page > file.size_bytes() / newest->page_bytes + most_unwritten) is_whole = false;
    if (walk.damage() > 0 || !is_whole) return found;
    found.state = Survey::State::sound;
    found.meta = *newest;
    return found;
}

std::optional<PageMeta> most_sound_meta(const PageFile& file) {
    std::optional<PageMeta> best;
    std::uint64_t least = 0;
    for (const unsigned which : {0u, 1u}) {
        const auto meta = file.meta(which);
        if (!meta) continue;
        const std::uint64_t damage = damage_of(file, *meta);
        if (best && (damage > least || (damage == least && meta->transaction < best->transaction))) continue;
        best = meta;
        least = damage;
    }
    return best;
}

} // namespace store
