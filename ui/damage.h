// Which parts of the picture differ from the last one, told from the triangles alone. On a computer that draws without
// a graphics card only those are drawn and shown. Included by renderer.cpp only.
#pragma once

#include "ui/geometry.h"

#include <cstdint>
#include <imgui.h>
#include <vector>

namespace ui {

class Damage {
  public:
    /// Boxes around all triangles that are new, gone or changed since the last call, in whole pixels: a few, because
    /// each is drawn by itself, and apart where what lies between would be drawn in vain. Everything the first time and
    /// after `forget`.
    std::vector<Rect> since_last(const ImDrawData& data, Size framebuffer_px);
    /// Leaves out of `data`, which must be the one just compared, the triangles that `part` shows nothing of: the
    /// driver would otherwise still place each of them.
    void leave_out_all_but(Rect part, ImDrawData& data) const;
    void forget() { is_known_ = false; }

  private:
    struct Triangle {
        std::uint64_t hash = 0; ///< of its corners, its clip and its texture
        float left = 0, top = 0, right = 0, bottom = 0;
    };
    void read(const ImDrawData& data);
    void compare();
    void skip(std::size_t& now, std::size_t now_count, std::size_t& last, std::size_t last_count);
    void add(const Triangle& triangle);
    void add(Rect box);

    std::vector<Triangle> last_, now_;
    std::vector<std::uint64_t> corners_;
    std::vector<Rect> parts_;
    bool is_known_ = false;
};

} // namespace ui
