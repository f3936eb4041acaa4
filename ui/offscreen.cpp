// OpenGL without a display: an EGL surfaceless context, as Mesa offers it with and without a graphics card.
#include "ui/window.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include <array>

namespace ui {

struct Offscreen::Parts {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    unsigned frame = 0, picture = 0;

    Parts() = default;
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    ~Parts() {
        if (frame != 0) glDeleteFramebuffers(1, &frame);
        if (picture != 0) glDeleteTextures(1, &picture);
        if (context != EGL_NO_CONTEXT) {
            eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
            eglDestroyContext(display, context);
        }
        if (display != EGL_NO_DISPLAY) eglTerminate(display);
    }
};

namespace {

tl::unexpected<std::string> failure(const char* what) { return tl::make_unexpected(std::string(what)); }

EGLContext create_context(EGLDisplay display) {
    constexpr std::array wanted = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint found = 0;
    if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE ||
        eglChooseConfig(display, wanted.data(), &config, 1, &found) == EGL_FALSE || found == 0)
        return EGL_NO_CONTEXT;
    constexpr std::array version = {
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    return eglCreateContext(display, config, EGL_NO_CONTEXT, version.data());
}

} // namespace

Offscreen::Offscreen(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Offscreen::~Offscreen() = default;

tl::expected<std::unique_ptr<Offscreen>, std::string> Offscreen::create(Size size_px) {
    auto parts = std::make_unique<Parts>();
    parts->display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (parts->display == EGL_NO_DISPLAY || eglInitialize(parts->display, nullptr, nullptr) == EGL_FALSE)
        return failure("EGL offers no surfaceless display; Mesa's libegl1 and libgl1-mesa-dri are needed.");
    parts->context = create_context(parts->display);
    if (parts->context == EGL_NO_CONTEXT ||
        eglMakeCurrent(parts->display, EGL_NO_SURFACE, EGL_NO_SURFACE, parts->context) == EGL_FALSE)
        return failure("EGL offers no OpenGL 3.3.");
    if (gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress)) == 0)
        return failure("The graphics driver offers no OpenGL 3.3.");

    // Without a surface there is nothing to draw on yet: the bound framebuffer stands in for the window's.
    glGenTextures(1, &parts->picture);
    glBindTexture(GL_TEXTURE_2D, parts->picture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, static_cast<int>(size_px.width), static_cast<int>(size_px.height), 0,
                 GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &parts->frame);
    glBindFramebuffer(GL_FRAMEBUFFER, parts->frame);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, parts->picture, 0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        return failure("The graphics driver cannot draw a picture of that size.");
    return std::unique_ptr<Offscreen>(new Offscreen(std::move(parts)));
}

} // namespace ui
