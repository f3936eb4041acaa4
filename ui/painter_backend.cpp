// What was drawn once is kept: lines of text, icons and shadows in the atlas, pictures as textures of their own.
#include "ui/painter_backend.h"

#include "ui/corner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <glad/gl.h>
#include <utility>

namespace ui {

namespace {

constexpr std::size_t paragraphs_kept = 4000;
constexpr std::size_t picture_bytes_kept = std::size_t{4} << 20U; ///< beside those of the present screen

std::uint64_t whole(float value, float parts = 1) { return static_cast<std::uint64_t>(std::lround(value * parts)); }

bool is_opaque(const Pixels& pixels) {
    for (std::size_t at = 3; at < pixels.bgra.size(); at += 4)
        if (pixels.bgra[at] != 0xff) return false;
    return true;
}

} // namespace

PictureTexture::PictureTexture(Pixels pixels, bool has_context)
    : bytes_(pixels.bgra.size()), waiting_(std::move(pixels)), width_(waiting_.width), height_(waiting_.height) {
    if (has_context) use_context();
}

void PictureTexture::use_context() {
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    // Without a size llvmpipe keeps the bytes in this order, the window's own, which it draws fastest from; see
    // untinted.cpp.
    glTexImage2D(GL_TEXTURE_2D, 0, is_opaque(waiting_) ? GL_RGB : GL_RGBA, waiting_.width, waiting_.height, 0, GL_BGRA,
                 GL_UNSIGNED_INT_8_8_8_8_REV, waiting_.bgra.data());
    waiting_ = {};
}

PictureTexture::~PictureTexture() {
    if (texture_ != 0) glDeleteTextures(1, &texture_);
}

PainterBackend::PainterBackend(Fonts& fonts, std::filesystem::path drawings, bool draws, bool has_context)
    : drawings_(std::move(drawings)), texts_(fonts), has_context_(has_context) {
    if (!draws) {
        return;
    }
    atlas_ = std::make_unique<Atlas>(Atlas::page_width, Atlas::page_height, false, has_context);
    smooth_atlas_ = std::make_unique<Atlas>(Atlas::smooth_page_side, Atlas::smooth_page_side, true, has_context);
}

void PainterBackend::use_context() {
    has_context_ = true;
    atlas_->use_context();
    smooth_atlas_->use_context();
    for (const auto& [name, kept] : pictures_)
        if (kept.texture) kept.texture->use_context();
}

Corners PainterBackend::placed(Corners corners) const {
    if (!is_mirrored()) {
        return corners;
    }
    return corners == Corners::left ? Corners::right : corners == Corners::right ? Corners::left : corners;
}

Rect PainterBackend::whole_pixels(Rect rect) const {
    const Rect seen = placed(rect);
    const ImVec2 from = to_pixels({seen.x, seen.y}), until = to_pixels({seen.right(), seen.bottom()});
    const float x = std::round(from.x), y = std::round(from.y);
    return {x, y, std::max(1.0F, std::round(until.x) - x), std::max(1.0F, std::round(until.y) - y)};
}

bool PainterBackend::begin(ImDrawList* list, float pixels_per_unit, Point origin_px, const Theme& theme,
                           float mirror_width_px) {
    mirror_width_px_ = mirror_width_px;
    const bool is_new_scale = pixels_per_unit != scale_;
    list_ = list;
    scale_ = pixels_per_unit;
    origin_px_ = origin_px;
    theme_ = &theme;
    veil_ = {};
    const bool has_too_many_words = std::exchange(forgets_words_, false) || texts_.count() > paragraphs_kept;
    if (has_too_many_words) {
        texts_.forget();
    }
    const bool is_too_full = atlas_ && (atlas_->too_full() || smooth_atlas_->too_full());
    const bool drops = is_new_scale || has_too_many_words || is_too_full;
    if (drops || texts_.count() == 0) ++times_dropped_; // the texts themselves forget at another language
    if (!atlas_) {
        return false;
    }
    if (drops) {
        lines_.clear();
        smooth_lines_.clear();
        icons_.clear();
        corners_.clear();
        shadows_.clear();
        atlas_->reset();
        smooth_atlas_->reset();
        pictures_.clear();
        picture_bytes_ = 0;
    }
    give_back_pictures();
    ++frame_;
    return drops;
}

/// Those that nobody has seen for longest, but none of the last frames: what is on the glass is told from what comes by
/// its textures, and a new one may get the number of one that is gone.
void PainterBackend::give_back_pictures() {
    while (picture_bytes_ > picture_bytes_kept) {
        const auto oldest =
            std::ranges::min_element(pictures_, {}, [](const auto& one) { return one.second.drawn_in; });
        constexpr std::uint64_t frames_safe = 8;
        if (oldest->second.drawn_in + frames_safe > frame_) return;
        if (oldest->second.texture) picture_bytes_ -= oldest->second.texture->bytes();
        pictures_.erase(oldest);
    }
}

void PainterBackend::note(const std::string& sentence) {
    if (trouble_.empty()) {
        trouble_ = sentence;
    }
}

const std::vector<PainterBackend::DrawnLine>& PainterBackend::drawn(const Paragraph& paragraph) {
    const auto found = lines_.find(paragraph.number);
    if (found != lines_.end()) {
        return found->second;
    }
    std::vector<DrawnLine> made;
    for (std::size_t line = 0; line < paragraph.lines.size(); ++line) {
        const LineMask mask = paragraph.raster(line, scale_);
        made.push_back({.left_px = mask.left_px, .top_px = mask.top_px, .pieces = atlas_->add_words(mask.mask)});
    }
    return lines_.emplace(paragraph.number, std::move(made)).first->second;
}

const PainterBackend::SmoothLine& PainterBackend::smooth(const Paragraph& one_line) {
    const auto found = smooth_lines_.find(one_line.number);
    if (found != smooth_lines_.end()) {
        return found->second;
    }
    constexpr float spare = 12; // marks that reach out of the line's own width
    const float widest = static_cast<float>(Atlas::smooth_page_side) / (one_line.size.width + spare);
    const float scale = std::min(scale_, widest);
    const LineMask mask = one_line.raster(0, scale);
    SmoothLine made{.line = {mask.left_px, mask.top_px, smooth_atlas_->add(mask.mask)}, .scale = scale};
    return smooth_lines_.emplace(one_line.number, std::move(made)).first->second;
}

const std::vector<AtlasPiece>& PainterBackend::icon(Icon icon, int width, int height, float stroke_units) {
    const std::uint64_t key = (static_cast<std::uint64_t>(icon) << 48U) | (static_cast<std::uint64_t>(width) << 32U) |
                              (static_cast<std::uint64_t>(height) << 16U) | whole(stroke_units, 100);
    const auto found = icons_.find(key);
    if (found != icons_.end()) {
        return found->second;
    }
    const auto mask = draw_icon(drawings_, icon, width, height, stroke_units);
    if (!mask) {
        note(mask.error());
    }
    return icons_.emplace(key, mask ? atlas_->add(*mask) : std::vector<AtlasPiece>{}).first->second;
}

const std::vector<AtlasPiece>& PainterBackend::corner(float radius_px, float width_px) {
    const std::uint64_t key = (whole(radius_px, 4) << 32U) | whole(width_px, 4);
    const auto found = corners_.find(key);
    if (found != corners_.end()) {
        return found->second;
    }
    const Mask mask = corner_mask(in_quarters(radius_px), in_quarters(width_px));
    return corners_.emplace(key, mask.width > 0 ? atlas_->add(mask) : std::vector<AtlasPiece>{}).first->second;
}

const PainterBackend::DrawnShadow& PainterBackend::shadow(float radius_px, float blur_px) {
    const std::uint64_t key = (whole(radius_px, 4) << 32U) | whole(blur_px, 4);
    const auto found = shadows_.find(key);
    if (found != shadows_.end()) {
        return found->second;
    }
    const ShadowQuadrant quadrant = shadow_quadrant(radius_px, blur_px);
    const std::vector<AtlasPiece> pieces = smooth_atlas_->add(quadrant.mask);
    return shadows_.emplace(key, DrawnShadow{quadrant.edge_px, quadrant.extent_px, pieces.front()}).first->second;
}

const PictureTexture& PainterBackend::made(const std::string& key, const std::function<Pixels()>& make) {
    const auto found = pictures_.find(key);
    if (found == pictures_.end()) return *keep(key, std::make_unique<PictureTexture>(make(), has_context_));
    found->second.drawn_in = frame_;
    return *found->second.texture;
}

PictureTexture* PainterBackend::keep(std::string key, std::unique_ptr<PictureTexture> texture) {
    if (texture) picture_bytes_ += texture->bytes();
    return pictures_.emplace(std::move(key), KeptPicture{std::move(texture), frame_}).first->second.texture.get();
}

const PictureTexture* PainterBackend::picture(const PictureName& name, Rect view, int width, int height) {
    std::array<char, 128> part{};
    std::snprintf(part.data(), part.size(), " %d %d %.2f %.2f %.2f %.2f %.3f", width, height,
                  static_cast<double>(view.x), static_cast<double>(view.y), static_cast<double>(view.width),
                  static_cast<double>(view.height), static_cast<double>(name.line_units));
    std::string key(name.file);
    key += part.data();
    for (const Tone& tone : name.tones) key.append(" ").append(tone.name).append(std::to_string(tone.color.rgba));
    const auto found = pictures_.find(key);
    if (found != pictures_.end()) {
        found->second.drawn_in = frame_;
        return found->second.texture.get();
    }
    auto pixels = draw_picture(drawings_, name, view, width, height);
    if (!pixels) {
        note(pixels.error());
    }
    return keep(std::move(key), pixels ? std::make_unique<PictureTexture>(std::move(*pixels), has_context_) : nullptr);
}

} // namespace ui
