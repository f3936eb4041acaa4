// Two callbacks in ImGui's list, around each command that is drawn by the other shader.
#include "ui/untinted.h"

#include <array>
#include <glad/gl.h>

namespace ui {

namespace {

constexpr const char* vertex_source = R"(#version 330 core
uniform vec2 half_size;
in vec2 Position;
in vec2 UV;
out vec2 at;
void main() {
    at = UV;
    gl_Position = vec4(Position.x / half_size.x - 1.0, 1.0 - Position.y / half_size.y, 0.0, 1.0);
}
)";
constexpr const char* fragment_source = R"(#version 330 core
uniform sampler2D picture;
in vec2 at;
out vec4 color;
void main() { color = texture(picture, at); }
)";
constexpr std::array corner_names{"Position", "UV"}; // as ImGui's shader calls them

bool is_untinted(const ImDrawList& list, const ImDrawCmd& command) {
    if (command.UserCallback != nullptr || command.ElemCount == 0) return false;
    for (unsigned at = 0; at < command.ElemCount; ++at) {
        const auto corner = command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + at)];
        if (list.VtxBuffer[static_cast<int>(corner)].col != IM_COL32_WHITE) return false;
    }
    return true;
}

/// GL_RGB or GL_RGBA for a picture, see PictureTexture. A mask is drawn no faster without a colour.
GLint format_of(const ImDrawCmd& command) {
    GLint format = 0;
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(reinterpret_cast<std::intptr_t>(command.GetTexID())));
    glGetTexLevelParameteriv(GL_TEXTURE_2D, 0, GL_TEXTURE_INTERNAL_FORMAT, &format);
    return format;
}

GLuint compiled(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

} // namespace

Untinted::~Untinted() {
    if (program_ != 0) glDeleteProgram(program_);
}

/// The corners come as ImGui's shader wants them, which is the current one. A driver that cannot make this one goes on
/// with ImGui's.
void Untinted::make_program() {
    is_made_ = true;
    const GLuint vertex = compiled(GL_VERTEX_SHADER, vertex_source),
                 fragment = compiled(GL_FRAGMENT_SHADER, fragment_source);
    program_ = glCreateProgram();
    glAttachShader(program_, vertex);
    glAttachShader(program_, fragment);
    for (const char* name : corner_names)
        glBindAttribLocation(program_, static_cast<GLuint>(glGetAttribLocation(tinting_program_, name)), name);
    glLinkProgram(program_);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint is_linked = GL_FALSE;
    glGetProgramiv(program_, GL_LINK_STATUS, &is_linked);
    half_size_ = glGetUniformLocation(program_, "half_size");
    if (is_linked == GL_TRUE) return;
    glDeleteProgram(program_);
    program_ = 0;
}

void Untinted::begin(const ImDrawList*, const ImDrawCmd* command) {
    auto& self = *static_cast<Untinted*>(command->UserCallbackData);
    GLint current = 0;
    glGetIntegerv(GL_CURRENT_PROGRAM, &current);
    self.tinting_program_ = static_cast<GLuint>(current);
    if (!self.is_made_) self.make_program();
    if (self.program_ == 0) return;
    glUseProgram(self.program_);
    const ImVec2 size = ImGui::GetDrawData()->DisplaySize;
    glUniform2f(self.half_size_, size.x / 2, size.y / 2);
}

void Untinted::begin_opaque(const ImDrawList* list, const ImDrawCmd* command) {
    begin(list, command);
    glDisable(GL_BLEND);
}

void Untinted::end(const ImDrawList*, const ImDrawCmd* command) {
    glUseProgram(static_cast<const Untinted*>(command->UserCallbackData)->tinting_program_);
    glEnable(GL_BLEND);
}

void Untinted::find_in(ImDrawList& list) {
    ImVector<ImDrawCmd> commands;
    const auto call = [&](ImDrawCallback callback) {
        ImDrawCmd command;
        command.UserCallback = callback;
        command.UserCallbackData = this;
        commands.push_back(command);
    };
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const GLint format = is_untinted(list, command) ? format_of(command) : 0;
        if (format == GL_RGBA) call(&Untinted::begin);
        if (format == GL_RGB) call(&Untinted::begin_opaque);
        commands.push_back(command);
        if (format == GL_RGBA || format == GL_RGB) call(&Untinted::end);
    }
    list.CmdBuffer.swap(commands);
}

} // namespace ui
