// md4c calls back for each piece it meets; this puts the pieces together into blocks and stops at the first piece that
// a block cannot hold. md4c gives no line numbers: they are counted from where its texts lie in the file.
#include "app/library/markdown.h"

#include <md4c.h>

#include <algorithm>

namespace porchlight::library {
namespace {

constexpr int go_on = 0;
constexpr int stop = 1;
constexpr std::string_view allowed =
    "a read may hold \"## \" headings, paragraphs, lists, quotes, **bold**, *emphasis*, "
    "boxes and links to other reads";

class Reader {
  public:
    Reader(std::string_view body, const std::string& file, int first_line)
        : body_(body), file_(file), first_line_(first_line), last_(body.data()) {}

    int enter(MD_BLOCKTYPE type, void* detail);
    int leave(MD_BLOCKTYPE type);
    int enter(MD_SPANTYPE type, void* detail);
    int leave(MD_SPANTYPE type);
    int take(MD_TEXTTYPE type, std::string_view text);

    Result<std::vector<Block>> result(bool parsed) &&;

  private:
    int line_at(const char* place) const {
        return first_line_ + static_cast<int>(std::count(body_.data(), place, '\n'));
    }
    bool is_inside(const char* place) const { return place >= body_.data() && place <= body_.data() + body_.size(); }
    /// The first line with text on it after the last text that was read: where a block that begins now begins.
    int next_line() const;
    int refuse(int line, const std::string& what);
    int refuse_block(const std::string& what) { return refuse(next_line(), what + "; " + std::string(allowed)); }
    void open(BlockKind kind) { blocks_.push_back({kind, {}, number_, next_line()}); }
    int close();
    int make_box(Block& block);
    void append(std::string_view text);

    std::string_view body_;
    const std::string& file_;
    int first_line_;
    const char* last_; ///< end of the last text that came from the file
    std::vector<Block> blocks_;
    std::string refusal_;
    bool in_list_ = false;
    bool numbered_ = false;
    bool in_item_ = false;
    bool in_quote_ = false;
    bool item_has_paragraph_ = false;
    int paragraphs_in_quote_ = 0;
    int number_ = 0;
    int bold_ = 0;
    int emphasis_ = 0;
    std::string link_;
};

int Reader::next_line() const {
    auto at = static_cast<std::size_t>(last_ - body_.data());
    if (at > 0) at = std::min(body_.find('\n', at), body_.size());
    const auto text = body_.find_first_not_of(" \n>", at);
    return line_at(body_.data() + (text == std::string_view::npos ? at : text));
}

int Reader::refuse(int line, const std::string& what) {
    if (refusal_.empty()) refusal_ = file_ + ":" + std::to_string(line) + ": " + what;
    return stop;
}

int Reader::enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
    case MD_BLOCK_DOC:
        return go_on;
    case MD_BLOCK_H:
        if (static_cast<MD_BLOCK_H_DETAIL*>(detail)->level != 2) return refuse_block("a heading of another level");
        if (in_list_ || in_quote_) return refuse_block("a heading inside a list or a quote");
        open(BlockKind::heading);
        return go_on;
    case MD_BLOCK_QUOTE:
        if (in_list_ || in_quote_) return refuse_block("a quote inside a list or a quote");
        in_quote_ = true;
        paragraphs_in_quote_ = 0;
        return go_on;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        if (in_list_ || in_quote_) return refuse_block("a list inside a list or a quote");
        in_list_ = true;
        numbered_ = type == MD_BLOCK_OL;
        number_ = numbered_ ? static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start) - 1 : 0;
        return go_on;
    case MD_BLOCK_LI:
        in_item_ = true;
        item_has_paragraph_ = false;
        if (numbered_) ++number_;
        open(numbered_ ? BlockKind::numbered : BlockKind::item);
        return go_on;
    case MD_BLOCK_P:
        if (in_item_) {
            if (item_has_paragraph_) return refuse_block("a second paragraph in one list entry");
            item_has_paragraph_ = true;
            return go_on;
        }
        if (in_quote_ && ++paragraphs_in_quote_ > 1) return refuse_block("a second paragraph in one quote or box");
        open(in_quote_ ? BlockKind::quote : BlockKind::paragraph);
        return go_on;
    case MD_BLOCK_HTML:
        return refuse_block("raw HTML");
    case MD_BLOCK_CODE:
        return refuse_block("a code block");
    case MD_BLOCK_HR:
        return refuse_block("a rule across the page");
    default:
        return refuse_block("a table or another block");
    }
}

int Reader::leave(MD_BLOCKTYPE type) {
    switch (type) {
    case MD_BLOCK_QUOTE:
        in_quote_ = false;
        return go_on;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        in_list_ = numbered_ = false;
        number_ = 0;
        return go_on;
    case MD_BLOCK_LI:
        in_item_ = false;
        return close();
    case MD_BLOCK_P:
        return in_item_ ? go_on : close();
    case MD_BLOCK_H:
        return close();
    default:
        return go_on;
    }
}

int Reader::close() {
    auto& block = blocks_.back();
    if (block.runs.empty()) return refuse(block.line, "a heading or a list entry without words");
    return block.kind == BlockKind::quote ? make_box(block) : go_on;
}

int Reader::make_box(Block& block) {
    auto& text = block.runs.front().text;
    if (!text.starts_with("[!")) return go_on;
    if (text.starts_with("[!TRY]"))
        block.kind = BlockKind::try_this;
    else if (text.starts_with("[!ASK]"))
        block.kind = BlockKind::ask_this;
    else
        return refuse(block.line, "a box of an unknown kind; \"[!TRY]\" and \"[!ASK]\" are allowed");
    text.erase(0, 6);
    text.erase(0, text.find_first_not_of(' '));
    if (text.empty()) block.runs.erase(block.runs.begin());
    if (block.runs.empty()) return refuse(block.line, "a box without words");
    return go_on;
}

int Reader::enter(MD_SPANTYPE type, void* detail) {
    const auto here = [this](const MD_ATTRIBUTE& attribute) {
        return is_inside(attribute.text) ? line_at(attribute.text) : line_at(last_);
    };
    switch (type) {
    case MD_SPAN_STRONG:
        ++bold_;
        return go_on;
    case MD_SPAN_EM:
        ++emphasis_;
        return go_on;
    case MD_SPAN_A: {
        const auto& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
        link_.assign(href.text == nullptr ? "" : href.text, href.size);
        if (is_slug(link_)) return go_on;
        return refuse(here(href), "a link to \"" + link_ + "\"; a link names another read, such as (six-boundaries)");
    }
    case MD_SPAN_IMG:
        return refuse(here(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src), "a picture; " + std::string(allowed));
    default:
        return refuse(line_at(last_), "code or another style; " + std::string(allowed));
    }
}

int Reader::leave(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG) --bold_;
    if (type == MD_SPAN_EM) --emphasis_;
    if (type == MD_SPAN_A) link_.clear();
    return go_on;
}

int Reader::take(MD_TEXTTYPE type, std::string_view text) {
    const auto line = is_inside(text.data()) ? line_at(text.data()) : line_at(last_);
    if (is_inside(text.data())) last_ = text.data() + text.size();
    switch (type) {
    case MD_TEXT_NORMAL:
        append(text);
        return go_on;
    case MD_TEXT_SOFTBR:
        append(" ");
        return go_on;
    case MD_TEXT_BR:
        return refuse(line, "a forced line break; begin a new paragraph instead");
    case MD_TEXT_ENTITY:
        return refuse(line, "the code " + std::string(text) + "; write the character itself");
    case MD_TEXT_HTML:
        return refuse(line, "raw HTML; " + std::string(allowed));
    default:
        return refuse(line, "code or another kind of text; " + std::string(allowed));
    }
}

void Reader::append(std::string_view text) {
    auto& runs = blocks_.back().runs;
    Run run{"", bold_ > 0, emphasis_ > 0, link_};
    const auto same_style = [&run](const Run& last) {
        return last.bold == run.bold && last.emphasis == run.emphasis && last.link == run.link;
    };
    if (runs.empty() || !same_style(runs.back())) runs.push_back(std::move(run));
    runs.back().text += text;
}

Result<std::vector<Block>> Reader::result(bool parsed) && {
    if (!refusal_.empty()) return fail(ExitCode::bad_input, std::move(refusal_));
    if (!parsed) return fail(ExitCode::bad_input, file_ + ": the text cannot be read as Markdown");
    if (blocks_.empty()) return fail(ExitCode::bad_input, file_ + ":" + std::to_string(first_line_) + ": no text");
    return std::move(blocks_);
}

} // namespace

Result<std::vector<Block>> blocks_of(std::string_view body, const std::string& file, int first_line) {
    Reader reader(body, file, first_line);
    const MD_PARSER parser{
        .abi_version = 0,
        .flags = MD_FLAG_COLLAPSEWHITESPACE,
        .enter_block = [](MD_BLOCKTYPE type, void* detail,
                          void* self) { return static_cast<Reader*>(self)->enter(type, detail); },
        .leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return static_cast<Reader*>(self)->leave(type); },
        .enter_span = [](MD_SPANTYPE type, void* detail,
                         void* self) { return static_cast<Reader*>(self)->enter(type, detail); },
        .leave_span = [](MD_SPANTYPE type, void*, void* self) { return static_cast<Reader*>(self)->leave(type); },
        .text =
            [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
                return static_cast<Reader*>(self)->take(type, {text, size});
            },
        .debug_log = nullptr,
        .syntax = nullptr,
    };
    const auto parsed = md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &reader) == 0;
    return std::move(reader).result(parsed);
}

} // namespace porchlight::library
