// What stands behind the Painter: one list of triangles, the atlas, the pictures and the text. Included by the
// painter_*.cpp and stage*.cpp files only; this is where ImGui is.
#pragma once

#include "ui/atlas.h"
#include "ui/flats.h"
#include "ui/painter.h"
#include "ui/pictures.h"
#include "ui/shadow.h"
#include "ui/text_layout.h"

#include <cmath>
#include <filesystem>
#include <functional>
#include <imgui.h>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace ui {

/// An RGBA texture of one picture, as large as it is shown.
class PictureTexture {
  public:
    /// Without a context the pixels wait for `use_context`.
    PictureTexture(Pixels pixels, bool has_context);
    void use_context();
    /// The same picture seen through a colour; made once and kept. Needs a context.
    const PictureTexture& veiled(Color color);
    ~PictureTexture();
    PictureTexture(const PictureTexture&) = delete;
    PictureTexture& operator=(const PictureTexture&) = delete;
    [[nodiscard]] std::uint32_t texture() const { return texture_; }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

  private:
    std::uint32_t texture_ = 0;
    std::size_t bytes_ = 0;
    Pixels waiting_;
    int width_, height_;
    std::unique_ptr<PictureTexture> veiled_;
    Color veil_;
};

inline ImTextureID texture_id(std::uint32_t texture) {
    return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture));
}

/// A colour as ImGui packs it, its alpha multiplied by `strength`.
inline ImU32 packed(Color color, float strength) {
    const auto part = [&](unsigned shift) { return (color.rgba >> shift) & 0xffU; };
    const auto alpha = static_cast<ImU32>(static_cast<float>(part(0)) * strength + 0.5F);
    return IM_COL32(part(24), part(16), part(8), alpha);
}

class PainterBackend {
  public:
    /// `draws`: marks are made at all; `has_context`: they can go to textures at once.
    PainterBackend(Fonts& fonts, std::filesystem::path drawings, bool draws, bool has_context);
    /// An OpenGL context is current now: what waited becomes textures.
    void use_context();

    /// Before the frame's first mark: gives back what too much of has gathered, and tells whether it did: then every
    /// texture is made anew.
    /// `mirror_width_px` above 0: the canvas is that wide and read from right to left.
    bool begin(ImDrawList* list, float pixels_per_unit, Point origin_px, const Theme& theme, float mirror_width_px);
    void end() { list_ = nullptr; }
    /// The next `begin` gives back every word that was drawn, and wipes it.
    void forget_words() { forgets_words_ = true; }
    /// False: what is drawn from here on is only prepared.
    void set_shown(bool shown) { is_shown_ = shown; }
    [[nodiscard]] std::uint64_t times_dropped() const { return times_dropped_; } ///< see Stage
    /// The first picture or icon that could not be drawn, as one sentence; empty when all is well.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }
    [[nodiscard]] Atlas* atlas() { return atlas_.get(); }

    // For the painter.
    [[nodiscard]] ImDrawList* list() const { return list_; } ///< null: nothing is drawn, only measured
    /// None for what is not seen at all: something that arrives is drawn from its first visible moment on.
    [[nodiscard]] ImDrawList* list(float strength) const { return strength > 0 ? list_ : nullptr; }
    [[nodiscard]] float scale() const { return scale_; }
    [[nodiscard]] ImVec2 to_pixels(Point point) const {
        return {origin_px_.x + point.x * scale_, origin_px_.y + point.y * scale_};
    }
    /// Where a mark of the canvas is shown: the one place that mirrors what is read from right to left.
    [[nodiscard]] bool is_mirrored() const { return mirror_width_px_ > 0; }
    [[nodiscard]] Point placed(Point point) const {
        return is_mirrored() ? Point{mirror_width_px_ - point.x, point.y} : point;
    }
    [[nodiscard]] Rect placed(Rect rect) const { return is_mirrored() ? rect.mirrored(mirror_width_px_) : rect; }
    [[nodiscard]] Corners placed(Corners corners) const;
    /// Where the box is shown, with sharp edges; a hairline never vanishes.
    [[nodiscard]] Rect whole_pixels(Rect rect) const;
    [[nodiscard]] const Theme& theme() const { return *theme_; }
    /// Where the frame's marks are kept, or null.
    [[nodiscard]] std::vector<Mark>* marks() const { return marks_; }
    void keep_marks_in(std::vector<Mark>* marks) { marks_ = marks; }
    /// See Painter::veil; `seen` in pixels.
    void veil(Color color, Rect seen_px);
    /// What a colour behind everything looks like through the veil, if there is one.
    [[nodiscard]] Color through_veil(Color color) const {
        return color.toward(opaque(veil_.rgba >> 8U), veil_.alpha());
    }
    TextLayouts& texts() { return texts_; }
    Flats& flats() { return flats_; }

    struct DrawnLine {
        int left_px = 0, top_px = 0;
        std::vector<AtlasPiece> pieces;
    };
    const std::vector<DrawnLine>& drawn(const Paragraph& paragraph);
    /// A line made once, to be drawn at any size: `scale` is how many of its pixels stand for one canvas unit.
    struct SmoothLine {
        DrawnLine line;
        float scale = 1;
    };
    const SmoothLine& smooth(const Paragraph& one_line);
    const std::vector<AtlasPiece>& icon(Icon icon, int width, int height, float stroke_units);
    /// A top left corner of this radius, filled or, with a width, outlined inside its edge; both in pixels, to a
    /// quarter.
    const std::vector<AtlasPiece>& corner(float radius_px, float width_px = 0);
    static float in_quarters(float pixels) { return std::round(pixels * 4) / 4; }
    struct DrawnShadow {
        float edge_px = 0, extent_px = 0;
        AtlasPiece piece;
    };
    const DrawnShadow& shadow(float radius_px, float blur_px);
    /// What no file holds: `make` draws it once for each `key`.
    const PictureTexture& made(const std::string& key, const std::function<Pixels()>& make);
    /// Null when the picture cannot be drawn; `trouble` tells why.
    const PictureTexture* picture(const PictureName& name, Rect view, int width, int height);

  private:
    struct KeptPicture {
        std::unique_ptr<PictureTexture> texture; ///< null: it cannot be drawn
        std::uint64_t drawn_in = 0;              ///< the last frame that asked for it
    };
    void note(const std::string& sentence);
    PictureTexture* keep(std::string key, std::unique_ptr<PictureTexture> texture);
    void give_back_pictures();

    std::filesystem::path drawings_;
    TextLayouts texts_;
    std::unique_ptr<Atlas> atlas_, smooth_atlas_; ///< null without graphics
    bool forgets_words_ = false;
    bool is_shown_ = true;
    std::uint64_t times_dropped_ = 0;
    std::unordered_map<std::uint32_t, std::vector<DrawnLine>> lines_;
    std::unordered_map<std::uint32_t, SmoothLine> smooth_lines_;
    std::unordered_map<std::uint64_t, std::vector<AtlasPiece>> icons_;
    std::unordered_map<std::uint64_t, std::vector<AtlasPiece>> corners_;
    std::unordered_map<std::uint64_t, DrawnShadow> shadows_;
    std::unordered_map<std::string, KeptPicture> pictures_;
    std::uint64_t frame_ = 0;
    std::size_t picture_bytes_ = 0;
    Flats flats_;
    bool has_context_;
    std::string trouble_;
    std::vector<Mark>* marks_ = nullptr;
    ImDrawList* list_ = nullptr;
    float scale_ = 1, mirror_width_px_ = 0;
    Point origin_px_;
    const Theme* theme_ = nullptr;
    Color veil_; ///< transparent: none
};

/// Two triangles of one colour, in pixels.
void draw_box(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 color);

} // namespace ui
