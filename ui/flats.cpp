// A callback in ImGui's list that clears under a scissor.
#include "ui/flats.h"

#include <algorithm>
#include <glad/gl.h>

namespace ui {

namespace {

float channel(Color color, unsigned shift) { return static_cast<float>((color.rgba >> shift) & 0xffU) / 255.0F; }

} // namespace

void Flats::begin(float framebuffer_height) {
    runs_.clear();
    framebuffer_height_ = framebuffer_height;
}

void Flats::add(ImDrawList& list, std::vector<Part> parts) {
    runs_.push_back({std::move(parts), framebuffer_height_});
    list.AddCallback(&Flats::draw, &runs_.back());
}

void Flats::veil(Color color) {
    for (Run& run : runs_)
        for (Part& part : run.parts) part.color = part.color.toward(opaque(color.rgba >> 8U), color.alpha());
}

void Flats::shift_down(float until_y, float by) {
    const auto moved = [&](float y) { return y > 0 && y < until_y ? std::min(y + by, until_y) : y; };
    for (Run& run : runs_) {
        for (auto& [rect, color] : run.parts) {
            const float bottom = moved(rect.bottom());
            rect.y = moved(rect.y);
            rect.height = bottom - rect.y;
        }
    }
}

const Flats::Run* Flats::of(const ImDrawCmd& command) {
    return command.UserCallback == &Flats::draw ? static_cast<const Run*>(command.UserCallbackData) : nullptr;
}

void Flats::draw(const ImDrawList*, const ImDrawCmd* command) {
    const Run& run = *of(*command);
    const ImVec4 clip = command->ClipRect;
    const Rect cut{clip.x, clip.y, clip.z - clip.x, clip.w - clip.y};
    if (cut.empty()) {
        return;
    }
    for (const auto& [rect, color] : run.parts) {
        const Rect seen = overlap(rect, cut);
        if (seen.empty()) {
            continue;
        }
        glClearColor(channel(color, 24), channel(color, 16), channel(color, 8), 1);
        const auto x = static_cast<GLint>(seen.x), right = static_cast<GLint>(seen.right());
        const auto top = static_cast<GLint>(run.framebuffer_height - seen.y); // OpenGL counts rows from below
        const auto bottom = static_cast<GLint>(run.framebuffer_height - seen.bottom());
        glScissor(x, bottom, right - x, top - bottom);
        glClear(GL_COLOR_BUFFER_BIT);
    }
}

} // namespace ui
