// Pictures in their own colours, by a shader that only copies them. ImGui's also multiplies every pixel by a colour;
// what only copies, a processor that draws (Mesa's llvmpipe) copies as whole bytes, several times as fast. Included by
// renderer.cpp only.
#pragma once

#include <cstdint>
#include <imgui.h>

namespace ui {

class Untinted {
  public:
    Untinted() = default;
    ~Untinted(); ///< with the context current that drew
    Untinted(const Untinted&) = delete;
    Untinted& operator=(const Untinted&) = delete;

    /// From now on the pictures of `list` whose corners are all white, which changes no colour, are drawn by copying.
    /// What is seen is the same. Once for each list.
    void find_in(ImDrawList& list);

  private:
    static void begin(const ImDrawList* list, const ImDrawCmd* command);
    static void begin_opaque(const ImDrawList* list, const ImDrawCmd* command);
    static void end(const ImDrawList* list, const ImDrawCmd* command);
    void make_program();

    std::uint32_t program_ = 0, tinting_program_ = 0;
    std::int32_t half_size_ = -1;
    bool is_made_ = false;
};

} // namespace ui
