// ImGui's frame and its prebuilt OpenGL 3 backend, with our own texture under the plain shapes.
#include "ui/renderer.h"

#include "ui/damage.h"
#include "ui/flats.h"
#include "ui/untinted.h"

#include <algorithm>
#include <backends/imgui_impl_opengl3.h>
#include <cairo.h>
#include <cmath>
#include <glad/gl.h>
#include <imgui.h>
#include <vector>

namespace ui {

namespace {

ImTextureID texture_id(std::uint32_t texture) {
    return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture));
}

float channel(Color color, unsigned shift) { return static_cast<float>((color.rgba >> shift) & 0xffU) / 255.0F; }

/// As the backend rounds it: right and top follow from sizes that are cut to whole pixels. Cut by a part first, a clip
/// that ends within a pixel would lose the part's own first row.
ImVec4 whole_pixels(ImVec4 clip) {
    const float left = std::floor(clip.x), bottom = std::ceil(clip.w);
    return {left, bottom - std::floor(clip.w - clip.y), left + std::floor(clip.z - clip.x), bottom};
}

} // namespace

Renderer::Renderer()
    : context_(ImGui::CreateContext()), damage_(std::make_unique<Damage>()), untinted_(std::make_unique<Untinted>()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false; // lines come from the same texture as everything else
    style.CircleTessellationMaxError = 0.1F;
    unsigned char* unused = nullptr; // ImGui begins no frame before its own font is built
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsAlpha8(&unused, &width, &height);
}

tl::expected<void, std::string> Renderer::use_context(std::uint32_t white_texture, float white_u, float white_v) {
    ImGui::SetCurrentContext(context_);
    if (!ImGui_ImplOpenGL3_Init("#version 330 core")) {
        return tl::unexpected(std::string("OpenGL 3.3 cannot be used: the drawing library did not start."));
    }
    has_backend_ = true;
    ImGui_ImplOpenGL3_NewFrame(); // makes its shaders and its font texture, which is then put aside
    ImGuiIO& io = ImGui::GetIO();
    io.Fonts->SetTexID(texture_id(white_texture));
    io.Fonts->TexUvWhitePixel = {white_u, white_v};
    return {};
}

Renderer::~Renderer() {
    ImGui::SetCurrentContext(context_);
    if (has_backend_) {
        forget_kept();
        untinted_.reset();
        ImGui_ImplOpenGL3_Shutdown();
    }
    ImGui::DestroyContext(context_);
}

ImDrawList* Renderer::begin(Size framebuffer_px) {
    ImGui::SetCurrentContext(context_);
    if (framebuffer_px != framebuffer_px_) {
        damage_->forget();
    }
    framebuffer_px_ = framebuffer_px;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {framebuffer_px.width, framebuffer_px.height};
    io.DeltaTime = 1.0F / 60.0F; // nothing of ImGui's own moves
    if (has_backend_) ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    list_ = ImGui::GetBackgroundDrawList();
    return list_;
}

std::vector<Rect> Renderer::end(Color background) {
    ImGui::SetCurrentContext(context_);
    ImGui::Render();
    if (!has_backend_) return {};
    if (background != background_) {
        damage_->forget();
    }
    background_ = background;
    list_ = nullptr;
    std::vector<Rect> changed = damage_->since_last(*ImGui::GetDrawData(), framebuffer_px_);
    if (changed.empty()) {
        return {};
    }
    for (int list = 0; list < ImGui::GetDrawData()->CmdListsCount; ++list)
        untinted_->find_in(*ImGui::GetDrawData()->CmdLists[list]);
    const Rect everything{0, 0, framebuffer_px_.width, framebuffer_px_.height};
    if (!pixels_kept_ || changed.front() == everything) {
        draw(background, everything);
        return {everything};
    }
    draw_parts(background, changed);
    return changed;
}

/// Each part leaves out of the list what it does not show, and the next one needs all of it again.
void Renderer::draw_parts(Color background, std::span<const Rect> parts) {
    ImDrawData& data = *ImGui::GetDrawData();
    struct Whole {
        std::vector<ImDrawIdx> indices;
        std::vector<ImDrawCmd> commands;
    };
    const auto restore = [](auto& buffer, const auto& from) {
        buffer.resize(static_cast<int>(from.size()));
        std::ranges::copy(from, buffer.begin());
    };
    std::vector<Whole> whole;
    for (int list = 0; list < data.CmdListsCount; ++list)
        whole.push_back({{data.CmdLists[list]->IdxBuffer.begin(), data.CmdLists[list]->IdxBuffer.end()},
                         {data.CmdLists[list]->CmdBuffer.begin(), data.CmdLists[list]->CmdBuffer.end()}});
    for (const Rect part : parts) {
        damage_->leave_out_all_but(part, data);
        draw(background, part);
        for (int list = 0; list < data.CmdListsCount; ++list) {
            restore(data.CmdLists[list]->IdxBuffer, whole[static_cast<std::size_t>(list)].indices);
            restore(data.CmdLists[list]->CmdBuffer, whole[static_cast<std::size_t>(list)].commands);
        }
    }
}

void Renderer::drop() {
    ImGui::SetCurrentContext(context_);
    ImGui::EndFrame();
    list_ = nullptr;
}

/// A driver that draws with the processor compiles a program for each new mixture of shader, blending and texture, for
/// tens of milliseconds, when the first triangle comes; beside the picture will do.
void Renderer::rehearse() {
    ImGui::SetCurrentContext(context_);
    ImGui::Render();
    list_ = nullptr;
    if (!has_backend_) return;
    ImDrawData& data = *ImGui::GetDrawData();
    for (int at = 0; at < data.CmdListsCount; ++at) {
        ImDrawList& list = *data.CmdLists[at];
        untinted_->find_in(list);
        for (ImDrawVert& vertex : list.VtxBuffer) vertex.pos.x += 2 * framebuffer_px_.width;
        for (ImDrawCmd& command : list.CmdBuffer) {
            const bool is_flat = Flats::of(command) != nullptr; // what fills without triangles, none of it here
            command.ClipRect = is_flat ? ImVec4{} : ImVec4{0, 0, framebuffer_px_.width, framebuffer_px_.height};
        }
    }
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

void Renderer::draw_all_next() { damage_->forget(); }

void Renderer::give_memory_back() const {
    if (!has_backend_ || !pixels_kept_) {
        return;
    }
    std::uint32_t framebuffer = 0, pixel = 0;
    glGenRenderbuffers(1, &pixel);
    glBindRenderbuffer(GL_RENDERBUFFER, pixel);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, 1, 1);
    glGenFramebuffers(1, &framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pixel);
    glClear(GL_COLOR_BUFFER_BIT);
    glFinish();
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteFramebuffers(1, &framebuffer);
    glDeleteRenderbuffers(1, &pixel);
}

void Renderer::draw(Color background, Rect part) {
    const float bottom = framebuffer_px_.height - part.bottom(); // OpenGL counts rows from below
    glViewport(0, 0, static_cast<GLsizei>(framebuffer_px_.width), static_cast<GLsizei>(framebuffer_px_.height));
    glEnable(GL_SCISSOR_TEST);
    glScissor(static_cast<GLint>(part.x), static_cast<GLint>(bottom), static_cast<GLsizei>(part.width),
              static_cast<GLsizei>(part.height));
    glClearColor(channel(background, 24), channel(background, 16), channel(background, 8), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
    ImDrawData* data = ImGui::GetDrawData();
    for (int list = 0; list < data->CmdListsCount; ++list) {
        for (ImDrawCmd& command : data->CmdLists[list]->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            clip = whole_pixels(clip);
            clip = {std::max(clip.x, part.x), std::max(clip.y, part.y), std::min(clip.z, part.right()),
                    std::min(clip.w, part.bottom())};
        }
    }
    ImGui_ImplOpenGL3_RenderDrawData(data);
}

void Renderer::keep_picture() {
    ImGui::SetCurrentContext(context_);
    if (ImGui::GetDrawData() == nullptr || framebuffer_px_.width <= 0) {
        return;
    }
    // After a swap the back buffer may hold anything at all.
    draw(background_, {0, 0, framebuffer_px_.width, framebuffer_px_.height});
    const auto width = static_cast<GLsizei>(framebuffer_px_.width),
               height = static_cast<GLsizei>(framebuffer_px_.height);
    if (kept_texture_ == 0) {
        glGenTextures(1, &kept_texture_);
    }
    glBindTexture(GL_TEXTURE_2D, kept_texture_);
    if (kept_px_ != framebuffer_px_) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, width, height, 0, GL_RGB, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        kept_px_ = framebuffer_px_;
    }
    glCopyTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, 0, 0, width, height);
}

void Renderer::forget_kept() {
    glDeleteTextures(1, &kept_texture_); // none is no error
    kept_texture_ = 0;
    kept_px_ = {};
}

void Renderer::draw_kept(float until_y_px, float strength) {
    if (list_ == nullptr || kept_texture_ == 0 || kept_px_ != framebuffer_px_ || strength <= 0) {
        return;
    }
    const auto alpha = static_cast<ImU32>(strength * 255.0F + 0.5F);
    const float share = until_y_px / framebuffer_px_.height;
    list_->AddImage(texture_id(kept_texture_), {0, 0}, {framebuffer_px_.width, until_y_px}, {0, 1}, {1, 1 - share},
                    IM_COL32(255, 255, 255, alpha));
}

void Renderer::draw_kept_part(Rect part, Point by, float until_y_px, float radius_px) {
    if (list_ == nullptr || kept_texture_ == 0 || kept_px_ != framebuffer_px_) {
        return;
    }
    const float width = framebuffer_px_.width, height = framebuffer_px_.height;
    const ImDrawFlags corners = part.x > 0             ? ImDrawFlags_RoundCornersLeft
                                : part.right() < width ? ImDrawFlags_RoundCornersRight
                                                       : ImDrawFlags_RoundCornersTop;
    list_->PushClipRect({0, 0}, {width, until_y_px});
    list_->AddImageRounded(texture_id(kept_texture_), {part.x + by.x, part.y + by.y},
                           {part.right() + by.x, part.bottom() + by.y}, {part.x / width, 1 - part.y / height},
                           {part.right() / width, 1 - part.bottom() / height}, IM_COL32_WHITE, radius_px, corners);
    list_->PopClipRect();
}

void Renderer::shift_down(float until_y_px, float by_px) {
    if (list_ == nullptr) {
        return;
    }
    const auto moves = [&](float y) { return y > 0 && y < until_y_px; };
    for (ImDrawVert& vertex : list_->VtxBuffer) {
        if (moves(vertex.pos.y)) {
            vertex.pos.y = std::min(vertex.pos.y + by_px, until_y_px);
        }
    }
    for (ImDrawCmd& command : list_->CmdBuffer) {
        if (moves(command.ClipRect.y)) {
            command.ClipRect.y += by_px;
        }
        if (moves(command.ClipRect.w)) {
            command.ClipRect.w += by_px;
        }
    }
}

tl::expected<void, std::string> Renderer::write_png(const std::filesystem::path& file) const {
    const auto width = static_cast<std::size_t>(framebuffer_px_.width);
    const auto height = static_cast<std::size_t>(framebuffer_px_.height);
    std::vector<std::uint32_t> rows(width * height), flipped(width * height);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, static_cast<GLsizei>(width), static_cast<GLsizei>(height), GL_BGRA, GL_UNSIGNED_BYTE,
                 rows.data());
    for (std::size_t row = 0; row < height; ++row) {
        for (std::size_t column = 0; column < width; ++column) {
            flipped[row * width + column] = rows[(height - 1 - row) * width + column] | 0xff000000U;
        }
    }
    auto* bytes = reinterpret_cast<unsigned char*>(flipped.data());
    cairo_surface_t* surface = cairo_image_surface_create_for_data(
        bytes, CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height), static_cast<int>(width * 4));
    const cairo_status_t status = cairo_surface_write_to_png(surface, file.c_str());
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        return {};
    }
    return tl::unexpected("The picture " + file.string() + " cannot be written: " + cairo_status_to_string(status) +
                          ".");
}

} // namespace ui
