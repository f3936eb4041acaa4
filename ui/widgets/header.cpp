#include "ui/widgets/header.h"

#include <array>

namespace ui {

void header_wash(Frame& frame, float height_px) {
    const Theme& theme = frame.theme;
    if (!theme.glows) return;
    const std::array<GradientStop, 3> stops{{{0.0F, theme.header_top}, {0.52F, theme.header_mid}, {1.0F, theme.paper}}};
    frame.paint.gradient({0, 0, frame.canvas.width, height_px}, stops);
}

void lantern(Frame& frame, const LanternLook& look) {
    const Theme& theme = frame.theme;
    const float s = look.scale;
    const Rect box{frame.canvas.width - look.right_px - 160 * s, 0, 160 * s, (210 + look.chain_px) * s};
    const Point light{box.x + 80 * s, (look.chain_px + 112) * s};
    if (theme.glows) frame.paint.glow(light, look.halo_px * s, Glow::lantern, frame.lamp_breath());
    frame.paint.fill({box.x + 77 * s, 0, 6 * s, (look.chain_px + 4) * s}, theme.iron, 3 * s);
    const std::array tones{Tone{"iron", theme.iron}};
    frame.paint.picture({.file = "scenes/lantern", .tones = tones}, {box.x, look.chain_px * s, 160 * s, 210 * s});
}

void path_lights(Frame& frame, Point at, int step, int steps, std::string_view words, const PathLook& look) {
    const Theme& theme = frame.theme;
    const float middle = at.y + 23;
    float x = at.x;
    for (int i = 1; i <= steps; ++i) {
        if (i > 1) {
            frame.paint.fill({x, middle - 1.5F, look.link_px, 3}, theme.edge.faded(0.6F));
            x += look.link_px;
        }
        const bool now = i == step;
        const float size = now ? 38 : 26;
        const Point center{x + size / 2, middle};
        if (now && theme.glows) frame.paint.disc(center, size / 2 + 10, theme.lamp_500.faded(0.28F));
        if (i <= step) {
            frame.paint.disc(center, size / 2, theme.lamp_500);
            frame.paint.ring(center, size / 2, theme.lamp_700, 3);
        } else {
            frame.paint.ring(center, size / 2, theme.edge, 3);
        }
        x += size;
    }
    const TextBlock block{.words = words, .style = frame.type.sans(32, 46.4F, Weight::semibold), .color = theme.ink_2};
    if (look.words_below)
        frame.text({at.x, middle + 32}, block);
    else
        frame.text({x + 22, middle + 0.2F - frame.paint.measure(block).height / 2}, block);
}

} // namespace ui
