// EGL without a display, on the software renderer, so that a picture has the same bytes on every machine.
#include "ui/window.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <array>
#include <cstring>
#include <glad/gl.h>

namespace ui {

struct Offscreen::Parts {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    GLuint framebuffer = 0, color = 0;

    Parts() = default;
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    ~Parts() {
        if (framebuffer != 0) {
            glDeleteFramebuffers(1, &framebuffer);
        }
        if (color != 0) {
            glDeleteRenderbuffers(1, &color);
        }
        if (display == EGL_NO_DISPLAY) {
            return;
        }
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) {
            eglDestroyContext(display, context);
        }
        eglTerminate(display);
    }
};

namespace {

template <class Function>
Function function(const char* name) {
    return reinterpret_cast<Function>(eglGetProcAddress(name));
}

/// The device that calls itself software; EGL_NO_DISPLAY when there is none.
EGLDisplay software_display() {
    const auto query_devices = function<PFNEGLQUERYDEVICESEXTPROC>("eglQueryDevicesEXT");
    const auto query_string = function<PFNEGLQUERYDEVICESTRINGEXTPROC>("eglQueryDeviceStringEXT");
    const auto get_display = function<PFNEGLGETPLATFORMDISPLAYEXTPROC>("eglGetPlatformDisplayEXT");
    if (query_devices == nullptr || query_string == nullptr || get_display == nullptr) {
        return EGL_NO_DISPLAY;
    }
    std::array<EGLDeviceEXT, 16> devices{};
    EGLint count = 0;
    if (query_devices(static_cast<EGLint>(devices.size()), devices.data(), &count) == EGL_FALSE) {
        return EGL_NO_DISPLAY;
    }
    for (EGLint at = 0; at < count; ++at) {
        EGLDeviceEXT device = devices.at(static_cast<std::size_t>(at));
        const char* extensions = query_string(device, EGL_EXTENSIONS);
        if (extensions != nullptr && std::strstr(extensions, "EGL_MESA_device_software") != nullptr) {
            return get_display(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
        }
    }
    return EGL_NO_DISPLAY;
}

std::string without(const char* what) {
    return "Pictures cannot be drawn without a window: " + std::string(what) +
           " (install libegl1 and libgl1-mesa-dri).";
}

} // namespace

tl::expected<std::unique_ptr<Offscreen>, std::string> Offscreen::create(Size size_px) {
    auto parts = std::make_unique<Parts>();
    const EGLDisplay display = software_display();
    if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE) {
        return tl::unexpected(without("EGL offers no software device"));
    }
    parts->display = display;
    constexpr std::array<EGLint, 5> wanted{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
    constexpr std::array<EGLint, 7> version{
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint configs = 0;
    if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE ||
        eglChooseConfig(display, wanted.data(), &config, 1, &configs) == EGL_FALSE || configs == 0) {
        return tl::unexpected(without("EGL offers no OpenGL"));
    }
    parts->context = eglCreateContext(display, config, EGL_NO_CONTEXT, version.data());
    if (parts->context == EGL_NO_CONTEXT ||
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, parts->context) == EGL_FALSE ||
        gladLoadGL(eglGetProcAddress) == 0) {
        return tl::unexpected(without("EGL offers no OpenGL 3.3"));
    }
    glGenRenderbuffers(1, &parts->color);
    glBindRenderbuffer(GL_RENDERBUFFER, parts->color);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, static_cast<GLsizei>(size_px.width),
                          static_cast<GLsizei>(size_px.height));
    glGenFramebuffers(1, &parts->framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, parts->framebuffer);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, parts->color);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        return tl::unexpected(without("the framebuffer is not complete"));
    }
    return std::unique_ptr<Offscreen>(new Offscreen(std::move(parts)));
}

Offscreen::Offscreen(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Offscreen::~Offscreen() = default;

} // namespace ui
