// Triangles to pixels: an ImGui context used for its draw list and its OpenGL backend, nothing else. No window, no
// settings file, no log. Included by stage*.cpp only.
#pragma once

#include "ui/geometry.h"
#include "ui/theme.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

struct ImDrawList;
struct ImGuiContext;

namespace ui {

class Damage;
class Untinted;

class Renderer {
  public:
    /// Makes lists of triangles; draws them once it has a context.
    Renderer();
    /// An OpenGL 3.3 context is current now. `white_texture` is bound for plain shapes; it is fully covered at
    /// (white_u, white_v).
    tl::expected<void, std::string> use_context(std::uint32_t white_texture, float white_u, float white_v);
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    ImDrawList* begin(Size framebuffer_px);
    /// Draws what the list holds over `background`, into the bound framebuffer, and tells which parts of it were drawn:
    /// none when the picture is the same as before; only what changed when pixels are kept.
    std::vector<Rect> end(Color background);
    /// Draws nothing of what the list holds: the framebuffer stays as it is.
    void drop();
    /// Has the driver make what it needs for what the list holds, and draws nothing: the framebuffer stays as it is.
    void rehearse();
    /// The framebuffer holds the last picture when the next is begun.
    void set_pixels_kept(bool kept) { pixels_kept_ = kept; }
    [[nodiscard]] bool pixels_kept() const { return pixels_kept_; }
    /// The next picture is drawn whole: textures were made anew, or the window system lost it.
    void draw_all_next();

    /// Where the processor draws, the driver holds what the last picture was made of until the next one: makes one of a
    /// single pixel, out of sight.
    void give_memory_back() const;

    /// Keeps the finished picture as a texture, for the next frames to fade from.
    void keep_picture();
    /// Gives the kept picture's memory back.
    void forget_kept();
    /// Lays the kept picture over the list with this strength, down to `until_y_px`.
    void draw_kept(float until_y_px, float strength);
    /// Lays what the kept picture shows in `part` over the list, moved by `by`, above `until_y_px`; its corners that
    /// lie inside the glass are round.
    void draw_kept_part(Rect part, Point by, float until_y_px, float radius_px);
    /// Moves what was drawn between the top and `until_y_px` down by `by_px`; what touches either edge stays there.
    void shift_down(float until_y_px, float by_px);

    [[nodiscard]] tl::expected<void, std::string> write_png(const std::filesystem::path& file) const;

  private:
    void draw(Color background, Rect part);
    void draw_parts(Color background, std::span<const Rect> parts);

    ImGuiContext* context_ = nullptr;
    ImDrawList* list_ = nullptr;
    Size framebuffer_px_;
    Color background_;
    std::unique_ptr<Damage> damage_;
    std::unique_ptr<Untinted> untinted_;
    bool has_backend_ = false, pixels_kept_ = false;
    std::uint32_t kept_texture_ = 0;
    Size kept_px_;
};

} // namespace ui
