// LMDB's file read as it lies, without LMDB, which trusts its pages and crashes on bad ones. Says whether every page
// can be trusted before LMDB maps it, and picks what is sound out of a file that cannot. Never maps the file, so a
// short file is a short read; refuses to follow a number it has not checked.
#pragma once

#include "store/descriptor.h"
#include "store/error.h"
#include "store/secret.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace store {

/// One B-tree of the file, as LMDB describes it (MDB_db).
struct PageTree {
    std::uint16_t flags = 0, depth = 0;
    std::uint64_t branch_pages = 0, leaf_pages = 0, overflow_pages = 0, entries = 0, root = 0;
};

/// One of the file's two descriptions of itself: the newer one counts.
struct PageMeta {
    std::uint32_t page_bytes = 0;
    std::uint64_t last_page = 0, transaction = 0;
    PageTree free, main;
};

/// The file, opened for reading. One thread.
class PageFile {
  public:
    /// Code::not_found, read_only (it may not be read) or io.
    static Result<PageFile> open(const std::filesystem::path& file);

    std::uint64_t size_bytes() const { return size_bytes_; }
    /// Description 0 or 1; none when it is not one.
    std::optional<PageMeta> meta(unsigned which) const;
    /// Both descriptions say that another version of LMDB wrote the file.
    bool is_of_another_version() const;
    /// `count` whole pages from `page` on; false when they cannot be read.
    bool read(std::uint64_t page, std::uint64_t count, std::uint32_t page_bytes, Bytes& out) const;

  private:
    PageFile(Descriptor file, std::uint64_t size) : file_(std::move(file)), size_bytes_(size) {}
    std::optional<PageMeta> meta_at(std::uint64_t offset, std::uint64_t page) const;
    Descriptor file_;
    std::uint64_t size_bytes_ = 0;
};

/// Goes through trees of one description. Every page is visited once, so no loop in the file becomes a loop here.
class PageWalk {
  public:
    using Visitor = std::function<void(ByteView key, ByteView value)>;

    PageWalk(const PageFile& file, const PageMeta& meta);

    /// Every entry of the tree that can be read, in order. Sound files: all of them, and damage() stays 0. With `later`
    /// the leaves are not opened but listed there.
    void tree(const PageTree& tree, const Visitor& visitor, std::vector<std::uint64_t>* later = nullptr);
    /// The named trees of the main tree.
    std::map<std::string, PageTree> tables();
    /// The pages that are free to be used again: none may be in use.
    void free_pages();
    /// A leaf that `tree` listed; false when it is damaged.
    bool leaf(std::uint64_t page);

    /// Pages and entries that could not be trusted.
    std::uint64_t damage() const { return damage_; }

  private:
    struct Node;
    struct Bounds;
    bool take(std::uint64_t page, std::uint64_t count = 1);
    bool load(std::uint64_t page, std::uint16_t kind, Bytes& out);
    std::optional<Node> node(const Bytes& page, std::size_t index, bool is_leaf) const;
    bool fits(const Bytes& page, const std::vector<Node>& nodes) const;
    bool in_order(const std::vector<Node>& nodes, bool is_leaf, const Bounds& bounds) const;
    std::vector<Node> nodes_of(const Bytes& page, bool is_leaf, const Bounds& bounds);
    bool less(ByteView left, ByteView right) const;
    void branch(std::uint64_t page, unsigned levels, const Bounds& bounds, const Visitor& visitor,
                std::vector<std::uint64_t>* later);
    void read_leaf(std::uint64_t page, const Bounds& bounds, const Visitor& visitor);
    void entry(const Node& node, const Visitor& visitor);

    const PageFile& file_;
    PageMeta meta_;
    std::vector<bool> taken_;
    bool by_number_ = false;   // the tree's keys are numbers, not bytes
    bool holds_trees_ = false; // the main tree
    std::uint64_t damage_ = 0, leaves_ = 0, branches_ = 0, entries_ = 0;
};

/// What was found before LMDB was let near the file.
struct Survey {
    enum class State : std::uint8_t { sound, newer, damaged };
    State state = State::damaged;
    std::optional<std::uint32_t> schema;     ///< as stored; none when it cannot be read
    std::vector<std::uint64_t> leaves_later; ///< leaves of a large `visits`, still to be checked
    PageMeta meta;                           ///< when sound
};

/// Looks at every page but the leaves of a `visits` of more than `most_leaves_now`. `newest_schema` and the table names
/// are the program's; a newer file is not judged any further.
Survey survey(const PageFile& file, std::span<const char* const> names, std::uint32_t newest_schema,
              std::uint64_t most_leaves_now);

/// The description to rescue from: the one whose trees have the least damage, the newer one of equals.
std::optional<PageMeta> most_sound_meta(const PageFile& file);

} // namespace store
