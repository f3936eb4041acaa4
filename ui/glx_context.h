// The OpenGL 3.3 context of the kiosk's window. GLFW could make it too, but it asks the driver for every property of
// every configuration there is, which takes a fifth of a whole start where the processor draws.
#pragma once

#include <memory>
#include <string>
#include <tl/expected.hpp>

struct _XDisplay;

namespace ui {

/// Current on the thread that made it, which is the only one to use it.
class GlxContext {
  public:
    /// For a window with an ordinary visual. Both must outlive the context. Fails with one sentence.
    static tl::expected<std::unique_ptr<GlxContext>, std::string> create(_XDisplay* display, unsigned long window);
    ~GlxContext();
    GlxContext(const GlxContext&) = delete;
    GlxContext& operator=(const GlxContext&) = delete;

    /// Shows the whole framebuffer, with the panel's next refresh where the driver can wait for it.
    void swap();
    /// Where the processor draws, a part of the framebuffer can be shown, which then stays as it is.
    [[nodiscard]] bool can_show_part() const;
    /// Device pixels, rows counted from below.
    void show_part(int x, int y, int width, int height);

  private:
    struct Parts;
    explicit GlxContext(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace ui
