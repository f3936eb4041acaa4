// What lies below a sheet, darkened where it is drawn. Blending is linear: a layer over finished pixels and the same
// layer over each colour they are blended from give the same picture, so no pixel is drawn twice for it.
#include "ui/painter_backend.h"

#include <algorithm>
#include <array>
#include <glad/gl.h>

namespace ui {

namespace {

/// One channel after another, as the blending of a layer with this alpha would leave it.
class Veil {
  public:
    explicit Veil(Color color) {
        for (unsigned place = 0; place < tables_.size(); ++place) {
            const auto over = static_cast<float>((color.rgba >> (24 - 8 * place)) & 0xffU);
            for (unsigned value = 0; value < 256; ++value)
                tables_.at(place).at(value) = static_cast<std::uint8_t>(
                    static_cast<float>(value) + (over - static_cast<float>(value)) * color.alpha() + 0.5F);
        }
    }
    [[nodiscard]] std::uint8_t red(std::uint32_t value) const { return tables_[0].at(value & 0xffU); }
    [[nodiscard]] std::uint8_t green(std::uint32_t value) const { return tables_[1].at(value & 0xffU); }
    [[nodiscard]] std::uint8_t blue(std::uint32_t value) const { return tables_[2].at(value & 0xffU); }
    [[nodiscard]] ImU32 over(ImU32 color) const {
        return IM_COL32(red(color >> IM_COL32_R_SHIFT), green(color >> IM_COL32_G_SHIFT),
                        blue(color >> IM_COL32_B_SHIFT), color >> IM_COL32_A_SHIFT);
    }

  private:
    std::array<std::array<std::uint8_t, 256>, 3> tables_{};
};

} // namespace

const PictureTexture& PictureTexture::veiled(Color color) {
    if (veiled_ && veil_ == color) return *veiled_;
    Pixels pixels{width_, height_, {}};
    pixels.bgra.resize(bytes_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glGetTexImage(GL_TEXTURE_2D, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, pixels.bgra.data());
    const Veil veil(color);
    for (std::size_t at = 0; at + 3 < pixels.bgra.size(); at += 4) {
        pixels.bgra[at] = veil.blue(pixels.bgra[at]);
        pixels.bgra[at + 1] = veil.green(pixels.bgra[at + 1]);
        pixels.bgra[at + 2] = veil.red(pixels.bgra[at + 2]);
    }
    veil_ = color;
    veiled_ = std::make_unique<PictureTexture>(std::move(pixels), true);
    return *veiled_;
}

void PainterBackend::veil(Color color, Rect seen_px) {
    if (!is_shown_) return; // a picture would be made anew for it, and is as large as everything else together
    veil_ = color;
    flats_.veil(color);
    const Veil veil(color);
    for (ImDrawVert& vertex : list_->VtxBuffer) vertex.col = veil.over(vertex.col);
    for (ImDrawCmd& command : list_->CmdBuffer) {
        ImVec4& clip = command.ClipRect;
        clip = {std::max(clip.x, seen_px.x), std::max(clip.y, seen_px.y), std::min(clip.z, seen_px.right()),
                std::min(clip.w, seen_px.bottom())};
        if (command.UserCallback != nullptr || clip.z <= clip.x || clip.w <= clip.y || !has_context_) continue;
        const auto picture = std::find_if(pictures_.begin(), pictures_.end(), [&](const auto& one) {
            return one.second.texture && texture_id(one.second.texture->texture()) == command.TextureId;
        });
        if (picture == pictures_.end()) continue;
        command.TextureId = texture_id(picture->second.texture->veiled(color).texture());
        for (unsigned at = 0; at < command.ElemCount; ++at) { // its own pixels are veiled already
            const auto number = command.VtxOffset + list_->IdxBuffer[static_cast<int>(command.IdxOffset + at)];
            list_->VtxBuffer[static_cast<int>(number)].col |= ~IM_COL32_A_MASK;
        }
    }
    list_->AddDrawCmd(); // what follows is not cut
}

void Painter::veil(Color color, Rect seen) {
    note_fill(clip_, color, 0);
    if (backend_.list() == nullptr) return;
    seen = backend_.placed(seen);
    const ImVec2 from = backend_.to_pixels({seen.x, seen.y}), until = backend_.to_pixels({seen.right(), seen.bottom()});
    backend_.veil(color, {from.x, from.y, until.x - from.x, until.y - from.y});
}

} // namespace ui
