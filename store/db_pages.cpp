// See db_pages.h. The layout is LMDB 0.9's (data version 1), on a little-endian machine with 64-bit words.
#include "store/db_pages.h"

#include "store/db.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace store {

namespace {

constexpr std::uint32_t magic = 0xBEEFC0DE;
constexpr std::uint32_t data_version = 1;
constexpr std::size_t header_bytes = 16, tree_bytes = 48, node_bytes = 8;
constexpr std::size_t meta_bytes = header_bytes + 24 + 2 * tree_bytes + 16;
constexpr std::uint64_t no_page = ~0ull;
constexpr std::uint16_t is_branch = 1, is_leaf_page = 2, is_overflow = 4, is_meta = 8; // page kinds
constexpr std::uint16_t big_value = 1, tree_value = 2;                                 // kinds of an entry
constexpr std::uint16_t keys_are_numbers = 8;
constexpr unsigned most_depth = 32;

template <typename Number>
Number number_at(ByteView bytes, std::size_t at) {
    Number number{};
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

PageTree tree_at(ByteView bytes) {
    return {number_at<std::uint16_t>(bytes, 4),  number_at<std::uint16_t>(bytes, 6),
            number_at<std::uint64_t>(bytes, 8),  number_at<std::uint64_t>(bytes, 16),
            number_at<std::uint64_t>(bytes, 24), number_at<std::uint64_t>(bytes, 32),
            number_at<std::uint64_t>(bytes, 40)};
}

bool is_page_size(std::uint32_t bytes) { return bytes >= 512 && bytes <= 65536 && (bytes & (bytes - 1)) == 0; }

} // namespace

Result<PageFile> PageFile::open(const std::filesystem::path& file) {
    Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat about {};
    if (opened.open() && ::fstat(opened.number(), &about) == 0)
        return PageFile(std::move(opened), static_cast<std::uint64_t>(about.st_size));
    const int problem = errno;
    return fail(problem == ENOENT ? Code::not_found : code_of(problem),
                file.string() + ": could not be read (" + std::strerror(problem) + ")");
}

bool PageFile::read(std::uint64_t page, std::uint64_t count, std::uint32_t page_bytes, Bytes& out) const {
    if (count > size_bytes_ / page_bytes || page > size_bytes_ / page_bytes - count) return false;
    out.resize(static_cast<std::size_t>(count) * page_bytes);
    for (std::size_t done = 0; done < out.size();) {
        const ssize_t got =
            ::pread(file_.number(), out.data() + done, out.size() - done, static_cast<off_t>(page * page_bytes + done));
        if (got <= 0) return false;
        done += static_cast<std::size_t>(got);
    }
    return true;
}

std::optional<PageMeta> PageFile::meta_at(std::uint64_t offset, std::uint64_t page) const {
    std::array<std::uint8_t, meta_bytes> bytes{};
    if (::pread(file_.number(), bytes.data(), bytes.size(), static_cast<off_t>(offset)) !=
        static_cast<ssize_t>(meta_bytes))
        return {};
    const ByteView meta = ByteView(bytes).subspan(header_bytes);
    PageMeta found;
    found.page_bytes = number_at<std::uint32_t>(meta, 24); // LMDB keeps it in the free tree's unused field
    found.free = tree_at(meta.subspan(24));
    found.main = tree_at(meta.subspan(24 + tree_bytes));
    found.last_page = number_at<std::uint64_t>(meta, 24 + 2 * tree_bytes);
    found.transaction = number_at<std::uint64_t>(meta, 24 + 2 * tree_bytes + 8);
    const bool sound = number_at<std::uint64_t>(bytes, 0) == page && number_at<std::uint16_t>(bytes, 10) == is_meta &&
                       number_at<std::uint32_t>(meta, 0) == magic &&
                       number_at<std::uint32_t>(meta, 4) == data_version && is_page_size(found.page_bytes) &&
                       found.free.flags == keys_are_numbers && found.main.flags == 0 && found.last_page >= 1 &&
                       found.last_page < (1ull << 40) && (found.transaction == 0 || found.transaction % 2 == page);
    return sound ? std::optional(found) : std::nullopt;
}

std::optional<PageMeta> PageFile::meta(unsigned which) const {
    const auto first = meta_at(0, 0);
    if (which == 0) return first;
    if (first) return meta_at(first->page_bytes, 1);
    for (std::uint32_t bytes = 512; bytes <= 65536; bytes *= 2)
        if (const auto found = meta_at(bytes, 1); found && found->page_bytes == bytes) return found;
    return {};
}

bool PageFile::is_of_another_version() const {
    Bytes page;
    if (!read(0, 1, 512, page) || number_at<std::uint32_t>(page, header_bytes) != magic) return false;
    const auto version = number_at<std::uint32_t>(page, header_bytes + 4);
    const auto page_bytes = number_at<std::uint32_t>(page, header_bytes + 24);
    if (version == data_version || !is_page_size(page_bytes) || !read(1, 1, page_bytes, page)) return false;
    return number_at<std::uint32_t>(page, header_bytes) == magic &&
           number_at<std::uint32_t>(page, header_bytes + 4) == version;
}

struct PageWalk::Node {
    ByteView key, value;    // the value of a leaf
    std::uint64_t page = 0; // a branch's child, or where a big value lies
    std::size_t size = 0;   // of the value
    std::size_t room = 0;   // what the node takes of its page
    std::uint16_t kind = 0;
};

/// Keys below belong between these: the first included, the last not. Empty: no bound.
struct PageWalk::Bounds {
    std::optional<Bytes> from, until;
};

PageWalk::PageWalk(const PageFile& file, const PageMeta& meta) : file_(file), meta_(meta) {
    const std::uint64_t in_file = file.size_bytes() / meta.page_bytes + 1;
    taken_.resize(static_cast<std::size_t>(std::min(meta.last_page + 1, in_file)));
}

/// Free pages may lie behind the end of the file: they were never written. Only what is in the file can be in use.
bool PageWalk::take(std::uint64_t page, std::uint64_t count) {
    if (page < 2 || count == 0 || count > taken_.size() || page > taken_.size() - count) return false;
    for (std::uint64_t each = page; each < page + count; ++each) {
        if (taken_[static_cast<std::size_t>(each)]) return false;
        taken_[static_cast<std::size_t>(each)] = true;
    }
    return true;
}

bool PageWalk::load(std::uint64_t page, std::uint16_t kind, Bytes& out) {
    if (!file_.read(page, 1, meta_.page_bytes, out)) return false;
    const std::size_t lower = number_at<std::uint16_t>(out, 12);
    const std::size_t upper = number_at<std::uint16_t>(out, 14);
    return number_at<std::uint64_t>(out, 0) == page && number_at<std::uint16_t>(out, 10) == kind &&
           lower >= header_bytes && lower % 2 == 0 && lower <= upper && upper <= out.size();
}

std::optional<PageWalk::Node> PageWalk::node(const Bytes& page, std::size_t index, bool is_leaf) const {
    const std::size_t at = number_at<std::uint16_t>(page, header_bytes + 2 * index);
    if (at < number_at<std::uint16_t>(page, 14) || at % 2 != 0 || at + node_bytes > page.size()) return {};
    const ByteView bytes = ByteView(page).subspan(at);
    const std::uint64_t low = number_at<std::uint16_t>(bytes, 0);
    const std::uint64_t high = number_at<std::uint16_t>(bytes, 2);
    const std::size_t key = number_at<std::uint16_t>(bytes, 6);
    Node node;
    node.kind = number_at<std::uint16_t>(bytes, 4);
    if (!is_leaf) {
        node.page = low | high << 16 | static_cast<std::uint64_t>(node.kind) << 32;
        node.kind = 0;
    } else {
        node.size = static_cast<std::size_t>(low | high << 16);
    }
    const std::size_t held = !is_leaf ? 0 : node.kind == big_value ? sizeof node.page : node.size;
    if (node.kind > tree_value || key > key_bytes_max || held > bytes.size() || node_bytes + key + held > bytes.size())
        return {};
    node.room = (node_bytes + key + held + 1) & ~std::size_t{1};
    node.key = bytes.subspan(node_bytes, key);
    node.value = bytes.subspan(node_bytes + key, held);
    if (node.kind == big_value) node.page = number_at<std::uint64_t>(node.value, 0);
    return node;
}

bool PageWalk::less(ByteView left, ByteView right) const {
    if (by_number_ && left.size() == 8 && right.size() == 8)
        return number_at<std::uint64_t>(left, 0) < number_at<std::uint64_t>(right, 0);
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end());
}

/// Nodes lie side by side from `upper` to the page's end: LMDB moves them by that sum.
bool PageWalk::fits(const Bytes& page, const std::vector<Node>& nodes) const {
    std::size_t room = number_at<std::uint16_t>(page, 14);
    for (const Node& node : nodes) room += node.room;
    return room == page.size();
}

bool PageWalk::in_order(const std::vector<Node>& nodes, bool is_leaf, const Bounds& bounds) const {
    for (std::size_t i = is_leaf ? 0 : 1; i < nodes.size(); ++i) { // the first key of a branch means nothing
        const ByteView key = nodes[i].key;
        if (key.empty() || (by_number_ && key.size() != 8)) return false;
        if (i > (is_leaf ? 0u : 1u) && !less(nodes[i - 1].key, key)) return false;
        if (bounds.from && less(key, *bounds.from)) return false;
        if (bounds.until && !less(key, *bounds.until)) return false;
    }
    return true;
}

/// What can be read of a page; whatever is wrong with it counts as damage.
std::vector<PageWalk::Node> PageWalk::nodes_of(const Bytes& page, bool is_leaf, const Bounds& bounds) {
    const std::size_t count = (number_at<std::uint16_t>(page, 12) - header_bytes) / 2;
    std::vector<Node> nodes;
    nodes.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        if (const auto found = node(page, i, is_leaf)) nodes.push_back(*found);
    const std::uint64_t lost = count - nodes.size();
    const std::size_t least = is_leaf || by_number_ ? 1 : 2; // LMDB takes less for our own mistake, and ends
    if (lost > 0)
        damage_ += lost;
    else if (count < least || !fits(page, nodes) || !in_order(nodes, is_leaf, bounds))
        ++damage_;
    return nodes;
}

void PageWalk::entry(const Node& node, const Visitor& visitor) {
    ++entries_;
    if ((node.kind == tree_value) != holds_trees_ || (holds_trees_ && node.size != tree_bytes)) {
        ++damage_;
        return;
    }
    if (node.kind != big_value) return visitor(node.key, node.value);
    const std::uint64_t pages = (header_bytes + node.size + meta_.page_bytes - 1) / meta_.page_bytes;
    Bytes bytes;
    if (!take(node.page, pages) || !file_.read(node.page, pages, meta_.page_bytes, bytes) ||
        number_at<std::uint64_t>(bytes, 0) != node.page || number_at<std::uint16_t>(bytes, 10) != is_overflow ||
        number_at<std::uint32_t>(bytes, 12) != pages) {
        ++damage_;
        return;
    }
    visitor(node.key, ByteView(bytes).subspan(header_bytes, node.size));
}

void PageWalk::read_leaf(std::uint64_t page, const Bounds& bounds, const Visitor& visitor) {
    Bytes bytes;
    ++leaves_;
    if (!load(page, is_leaf_page, bytes)) {
        ++damage_;
        return;
    }
    for (const Node& node : nodes_of(bytes, true, bounds)) entry(node, visitor);
}

bool PageWalk::leaf(std::uint64_t page) {
    const std::uint64_t before = damage_;
    by_number_ = holds_trees_ = false;
    read_leaf(page, {}, [](ByteView, ByteView) {});
    return damage_ == before;
}

void PageWalk::branch(std::uint64_t page, unsigned levels, const Bounds& bounds, const Visitor& visitor,
                      std::vector<std::uint64_t>* later) {
    if (!take(page)) {
        ++damage_;
        return;
    }
    if (levels == 0 && later != nullptr) return later->push_back(page);
    if (levels == 0) return read_leaf(page, bounds, visitor);
    Bytes bytes;
    ++branches_;
    if (!load(page, is_branch, bytes)) {
        ++damage_;
        return;
    }
    const std::vector<Node> nodes = nodes_of(bytes, false, bounds);
    const auto copy = [](ByteView key) { return Bytes(key.begin(), key.end()); };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        Bounds below = bounds;
        if (i > 0) below.from = copy(nodes[i].key);
        if (i + 1 < nodes.size()) below.until = copy(nodes[i + 1].key);
        branch(nodes[i].page, levels - 1, below, visitor, later);
    }
}

void PageWalk::tree(const PageTree& tree, const Visitor& visitor, std::vector<std::uint64_t>* later) {
    leaves_ = branches_ = entries_ = 0;
    by_number_ = (tree.flags & keys_are_numbers) != 0;
    if (tree.root == no_page) {
        if (tree.depth != 0 || tree.entries != 0) ++damage_;
        return;
    }
    if (tree.depth == 0 || tree.depth > most_depth) {
        ++damage_;
        return;
    }
    branch(tree.root, tree.depth - 1u, {}, visitor, later);
    const bool counted = branches_ == tree.branch_pages &&
                         (later != nullptr || (leaves_ == tree.leaf_pages && entries_ == tree.entries));
    if (!counted) ++damage_;
}

std::map<std::string, PageTree> PageWalk::tables() {
    std::map<std::string, PageTree> found;
    holds_trees_ = true;
    tree(meta_.main, [&](ByteView key, ByteView value) {
        const PageTree table = tree_at(value);
        const bool sound = table.flags == 0 && number_at<std::uint32_t>(value, 0) == 0;
        if (!sound) ++damage_;
        if (sound) found.emplace(text_of(key), table);
    });
    holds_trees_ = false;
    return found;
}

void PageWalk::free_pages() {
    tree(meta_.free, [&](ByteView key, ByteView value) {
        bool sound = key.size() == 8 && value.size() >= 8 && number_at<std::uint64_t>(key, 0) <= meta_.transaction &&
                     number_at<std::uint64_t>(value, 0) <= value.size() / 8 - 1;
        const std::uint64_t count = sound ? number_at<std::uint64_t>(value, 0) : 0;
        std::uint64_t before = meta_.last_page + 1;
        for (std::size_t i = 1; sound && i <= count; ++i) { // in descending order
            const auto page = number_at<std::uint64_t>(value, 8 * i);
            sound = page >= 2 && page < before && (page >= taken_.size() || take(page));
            before = page;
        }
        if (!sound) ++damage_;
    });
}

} // namespace store
