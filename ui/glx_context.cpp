// See glx_context.h. GLX lives here and in no other file.
#include "ui/glx_context.h"

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include <glad/gl.h> // before GLX, which would bring a loader of its own

#include <GL/glx.h>
#include <GL/glxext.h>

namespace ui {

namespace {

struct FreeOfX {
    void operator()(void* made) const { XFree(made); }
};

/// A context that the server refuses is an answer here, not the end of the program.
class Refusals {
  public:
    explicit Refusals(Display* display) : display_(display), before_(XSetErrorHandler(ignore)) {}
    ~Refusals() {
        XSync(display_, False);
        XSetErrorHandler(before_);
    }
    Refusals(const Refusals&) = delete;
    Refusals& operator=(const Refusals&) = delete;

  private:
    static int ignore(Display*, XErrorEvent*) { return 0; }
    Display* display_;
    XErrorHandler before_;
};

template <typename Function>
Function function(const char* name) {
    return reinterpret_cast<Function>(glXGetProcAddressARB(reinterpret_cast<const GLubyte*>(name)));
}

bool has_extension(Display* display, std::string_view name) {
    const char* all = glXQueryExtensionsString(display, DefaultScreen(display));
    if (all == nullptr) return false;
    const std::string spaced = " " + std::string(all) + " ";
    return spaced.find(" " + std::string(name) + " ") != std::string::npos;
}

int value_of(Display* display, GLXFBConfig config, int what) {
    int value = 0;
    glXGetFBConfigAttrib(display, config, what, &value);
    return value;
}

/// Double-buffered configurations to try: the leanest, since flat pictures need no depth, stencil or alpha (the visual
/// most windows have brings all three, and memory for them), then the one that is the window's own.
std::vector<GLXFBConfig> configs_for(Display* display, ::Window window) {
    XWindowAttributes attributes;
    if (XGetWindowAttributes(display, window, &attributes) == 0) return {};
    constexpr std::array wanted{GLX_RENDER_TYPE,
                                GLX_RGBA_BIT,
                                GLX_DRAWABLE_TYPE,
                                GLX_WINDOW_BIT,
                                GLX_DOUBLEBUFFER,
                                True,
                                GLX_RED_SIZE,
                                8,
                                GLX_GREEN_SIZE,
                                8,
                                GLX_BLUE_SIZE,
                                8,
                                GLX_X_VISUAL_TYPE,
                                GLX_TRUE_COLOR,
                                0};
    int count = 0;
    const std::unique_ptr<GLXFBConfig, FreeOfX> all(
        glXChooseFBConfig(display, DefaultScreen(display), wanted.data(), &count));
    const auto own_visual = static_cast<int>(XVisualIDFromVisual(attributes.visual));
    GLXFBConfig leanest = nullptr, own = nullptr;
    int least = 0;
    for (int i = 0; i < count; ++i) {
        const GLXFBConfig config = all.get()[i];
        if (value_of(display, config, GLX_VISUAL_ID) == own_visual) own = config;
        int extra = value_of(display, config, GLX_BUFFER_SIZE); // larger with alpha
        for (const int what : {GLX_DEPTH_SIZE, GLX_STENCIL_SIZE, GLX_SAMPLES, GLX_FRAMEBUFFER_SRGB_CAPABLE_ARB})
            extra += value_of(display, config, what);
        if (leanest != nullptr && extra >= least) continue;
        leanest = config;
        least = extra;
    }
    std::vector<GLXFBConfig> found;
    for (const GLXFBConfig config : {leanest, own})
        if (config != nullptr) found.push_back(config);
    return found;
}

} // namespace

struct GlxContext::Parts {
    Display* display = nullptr;
    ::Window window = 0;
    GLXContext context = nullptr;
    PFNGLXCOPYSUBBUFFERMESAPROC copy_sub_buffer = nullptr; ///< null: frames are swapped whole

    ~Parts() {
        if (context == nullptr) return;
        glXMakeCurrent(display, 0, nullptr);
        glXDestroyContext(display, context);
    }
    void wait_for_the_panel() const;
    void find_copy_sub_buffer();
};

void GlxContext::Parts::wait_for_the_panel() const {
    if (has_extension(display, "GLX_EXT_swap_control"))
        function<PFNGLXSWAPINTERVALEXTPROC>("glXSwapIntervalEXT")(display, window, 1);
    else if (has_extension(display, "GLX_MESA_swap_control"))
        function<PFNGLXSWAPINTERVALMESAPROC>("glXSwapIntervalMESA")(1);
}

/// A graphics card swaps without tearing; where the processor draws, it is the copying that costs.
void GlxContext::Parts::find_copy_sub_buffer() {
    const std::string_view renderer = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const bool is_software = renderer.find("llvmpipe") != renderer.npos || renderer.find("softpipe") != renderer.npos;
    if (is_software && has_extension(display, "GLX_MESA_copy_sub_buffer"))
        copy_sub_buffer = function<PFNGLXCOPYSUBBUFFERMESAPROC>("glXCopySubBufferMESA");
}

GlxContext::GlxContext(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
GlxContext::~GlxContext() = default;

tl::expected<std::unique_ptr<GlxContext>, std::string> GlxContext::create(_XDisplay* display, unsigned long window) {
    const auto none = tl::unexpected(std::string("The display offers no window with OpenGL 3.3."));
    if (glXQueryExtension(display, nullptr, nullptr) == False) return none;
    const auto create_context = function<PFNGLXCREATECONTEXTATTRIBSARBPROC>("glXCreateContextAttribsARB");
    if (!has_extension(display, "GLX_ARB_create_context_profile")) return none;
    constexpr std::array wanted{
        GLX_CONTEXT_MAJOR_VERSION_ARB,    3, GLX_CONTEXT_MINOR_VERSION_ARB, 3, GLX_CONTEXT_PROFILE_MASK_ARB,
        GLX_CONTEXT_CORE_PROFILE_BIT_ARB, 0};
    std::unique_ptr<Parts> parts;
    for (const GLXFBConfig config : configs_for(display, window)) {
        const Refusals refusals(display);
        parts = std::make_unique<Parts>();
        parts->display = display;
        parts->window = window;
        parts->context = create_context(display, config, nullptr, True, wanted.data());
        if (parts->context != nullptr && glXMakeCurrent(display, window, parts->context) != False) break;
        parts.reset();
    }
    if (!parts) return none;
    if (gladLoadGL([](const char* name) { return glXGetProcAddressARB(reinterpret_cast<const GLubyte*>(name)); }) == 0)
        return tl::unexpected(std::string("The graphics driver offers no OpenGL 3.3."));
    parts->wait_for_the_panel();
    parts->find_copy_sub_buffer();
    return std::unique_ptr<GlxContext>(new GlxContext(std::move(parts)));
}

void GlxContext::swap() { glXSwapBuffers(parts_->display, parts_->window); }

bool GlxContext::can_show_part() const { return parts_->copy_sub_buffer != nullptr; }

void GlxContext::show_part(int x, int y, int width, int height) {
    parts_->copy_sub_buffer(parts_->display, parts_->window, x, y, width, height);
    glFlush();
}

} // namespace ui
