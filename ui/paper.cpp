#include "ui/paper.h"

#include "ui/text_layout.h"

#include <cmath>
#include <cstring>

namespace ui {

PaperPicture::PaperPicture(PaperFormat format)
    : format_(format), row_bytes_(static_cast<std::size_t>(paper_area(format).width / 8)),
      dots_(row_bytes_ * static_cast<std::size_t>(paper_area(format).height)) {}

PaperPicture::~PaperPicture() { wipe(); }

PaperPicture& PaperPicture::operator=(PaperPicture&& other) noexcept {
    wipe();
    format_ = other.format_;
    row_bytes_ = other.row_bytes_;
    dots_ = std::move(other.dots_);
    return *this;
}

void PaperPicture::wipe() {
    if (!dots_.empty()) ::explicit_bzero(dots_.data(), dots_.size()); // moved away from, it has no place to wipe
}

std::span<const std::uint8_t> PaperPicture::row(int y) const {
    return std::span(dots_).subspan(static_cast<std::size_t>(y) * row_bytes_, row_bytes_);
}

void PaperPicture::blacken(int x, int y) {
    if (x < 0 || y < 0 || x >= area().width || y >= area().height) return;
    const auto column = static_cast<unsigned>(x);
    std::uint8_t& byte = dots_[static_cast<std::size_t>(y) * row_bytes_ + column / 8];
    byte = static_cast<std::uint8_t>(byte | (0x80U >> (column % 8)));
}

struct Paper::Parts {
    std::unique_ptr<Fonts> fonts;
    TextLayouts layouts{*fonts};
    PaperFormat format;
    bool right_to_left;
    PaperPicture picture{format};
};

Paper::Paper(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Paper::~Paper() = default;

tl::expected<std::unique_ptr<Paper>, std::string> Paper::open(const std::filesystem::path& assets, PaperFormat format,
                                                              std::string_view language, bool right_to_left) {
    auto fonts = Fonts::load(assets / "fonts.conf");
    if (!fonts) return tl::unexpected(fonts.error());
    std::unique_ptr<Parts> parts(
        new Parts{.fonts = std::move(*fonts), .format = format, .right_to_left = right_to_left});
    parts->layouts.set_language(language, right_to_left);
    return std::unique_ptr<Paper>(new Paper(std::move(parts)));
}

Size Paper::size() const {
    const PaperArea area = paper_area(parts_->format);
    return {static_cast<float>(area.width), static_cast<float>(area.height)};
}

Size Paper::write(Point at, const TextBlock& words) {
    constexpr std::uint8_t black_from = 128;
    const Paragraph& paragraph = parts_->layouts.get(words);
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
        const LaidLine& line = paragraph.lines[i];
        const float across = at.x + line.x;
        const float x = parts_->right_to_left ? size().width - across - line.width : across;
        LineMask drawn = paragraph.raster(i, 1);
        const int left = static_cast<int>(std::lround(x)) + drawn.left_px;
        const int top = static_cast<int>(std::lround(at.y + line.baseline)) + drawn.top_px;
        std::size_t next = 0;
        for (int down = 0; down < drawn.mask.height; ++down)
            for (int right = 0; right < drawn.mask.width; ++right)
                if (drawn.mask.coverage[next++] >= black_from) parts_->picture.blacken(left + right, top + down);
        ::explicit_bzero(drawn.mask.coverage.data(), drawn.mask.coverage.size());
    }
    return paragraph.size;
}

void Paper::fill(Rect rect) {
    if (parts_->right_to_left) rect = rect.mirrored(size().width);
    const auto dot = [](float place) { return static_cast<int>(std::lround(place)); };
    for (int y = dot(rect.y); y < dot(rect.bottom()); ++y)
        for (int x = dot(rect.x); x < dot(rect.right()); ++x) parts_->picture.blacken(x, y);
}

PaperPicture Paper::take() { return std::exchange(parts_->picture, PaperPicture(parts_->format)); }

} // namespace ui
