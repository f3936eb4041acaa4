// One frame after another: fit the canvas, hand out the Frame, finish it, and say when the next is due.
#include "ui/stage.h"

#include "ui/legible.h"
#include "ui/painter_backend.h"
#include "ui/renderer.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ui {

namespace {

constexpr Size portrait{1080, 1920}, landscape{1920, 1080};
constexpr int settle_frames = 2; ///< after a touch or a key, as long as they change anything
/// A finger that is down brings frames of its own: it moves, or is gone by then.
constexpr double settle_seconds = 1.0 / 40, held_settle_seconds = 1.0 / 10;
constexpr double ambient_seconds = 1.0 / 30; ///< light that moves by itself needs no more
/// Presses, releases and choices (tokens.md 7): where a processor draws, their four steps would be seen as two and cost
/// it as much as the screen that follows.
constexpr float at_once_ms = 160;

constexpr float ring_width = 6, ring_gap = 5, ring_corner_most = 47; ///< tokens.md 5, around cards of radius 36
// tokens.md 7
constexpr float fade_ms = 120, rise_ms = 240, rise_px = 16; ///< `screen` and `back`
constexpr float text_ms = 160, note_ms = 240, sheet_out_ms = 220, sheet_radius = 56;

bool is_of_screens(Transition transition) {
    return transition == Transition::forward || transition == Transition::back;
}

/// tokens.md 4: 168, in landscape 140, at Larger and Largest 204. The bar stays while the screen above it changes.
float bar_height(Size canvas, TextSize size) {
    if (size >= TextSize::larger) {
        return 204;
    }
    return canvas == landscape ? 140 : 168;
}

} // namespace

struct Stage::Parts {
    std::unique_ptr<Fonts> fonts;
    std::unique_ptr<PainterBackend> backend;
    std::unique_ptr<Renderer> renderer; ///< null without graphics
    Interaction input;
    Access access;
    std::vector<Mark> marks;
    bool keeps_marks = false;
    Motion motion;
    std::unique_ptr<Painter> painter;
    std::unique_ptr<Frame> frame;

    Look look;
    Size framebuffer_px, canvas = portrait;
    std::vector<Rect> changed_px;
    Point origin_px;
    float scale = 1;
    double now_seconds = 0;
    int settle = settle_frames;
    std::optional<double> last_touched_seconds;
    std::optional<double> wake_in_seconds; ///< as the finished frame said
    bool wants_frame = false;

    Transition transition = Transition::none;
    double transition_began_seconds = 0;
    std::optional<Rect> sheet;   ///< where the finished frame had one
    std::optional<Rect> leaving; ///< where the one lay that is on its way out
    bool picture_kept = false;   ///< by a transition that is over

    /// A graphics card draws, or nobody does: what moves may be large and often.
    [[nodiscard]] bool has_card() const { return renderer == nullptr || !renderer->pixels_kept(); }
    void fit(Size framebuffer);
    void fill_outside(ImDrawList& list) const;
    void begin_ambient(bool less_movement);
    void draw_focus();
    void draw_transition();
    bool draw_change(float faded);
    bool draw_screens(float faded);
    bool draw_sheet_out();
    [[nodiscard]] float share_of_transition(float duration_ms, Ease ease) const {
        return progress(transition_began_seconds, now_seconds, duration_ms, ease);
    }
    /// Above the bar, in pixels.
    [[nodiscard]] float bar_top_px() const {
        return origin_px.y + (canvas.height - bar_height(canvas, look.text_size)) * scale;
    }
};

void Stage::Parts::fit(Size framebuffer) {
    framebuffer_px = framebuffer;
    canvas = framebuffer.height >= framebuffer.width ? portrait : landscape;
    scale = std::min(framebuffer.width / canvas.width, framebuffer.height / canvas.height);
    origin_px = {std::round((framebuffer.width - canvas.width * scale) / 2),
                 std::round((framebuffer.height - canvas.height * scale) / 2)};
}

/// Light that moves by itself does so for a minute after a touch, and only where a graphics card draws: a processor
/// would draw half a screen thirty times a second for it.
void Stage::Parts::begin_ambient(bool less_movement) {
    constexpr double lasts_seconds = 60, ends_seconds = 3;
    if (!last_touched_seconds || less_movement || !has_card()) {
        return;
    }
    const double left_seconds = *last_touched_seconds + lasts_seconds - now_seconds;
    frame->is_ambient = left_seconds > 0;
    frame->ambient_strength = static_cast<float>(std::clamp(left_seconds / ends_seconds, 0.0, 1.0));
}

/// Beside the canvas the cleared paper shows; below it the bar goes on.
void Stage::Parts::fill_outside(ImDrawList& list) const {
    const float bottom = origin_px.y + canvas.height * scale;
    if (bottom < framebuffer_px.height) {
        list.AddRectFilled({0, bottom}, {framebuffer_px.width, framebuffer_px.height},
                           packed(theme(look.theme).bar, 1));
    }
}

void Stage::Parts::draw_focus() {
    const Control* control = access.find(input.focus());
    if (control == nullptr || control->covered || !input.focused(control->id)) {
        return;
    }
    const float outside = ring_gap + ring_width;
    const Rect ring = (control->seen.empty() ? control->rect : control->seen).inset(-outside);
    const Painter::Clip clip(*painter, control->clip.inset(-outside));
    const Theme& colors = theme(look.theme);
    // On the bar, which is as dark as the night in every palette, the ring is lamplight.
    const bool on_bar = control->rect.y >= canvas.height - bar_height(canvas, look.text_size);
    const Color color = on_bar ? colors.lamp_500 : frame->focus_color.value_or(colors.focus);
    painter->stroke(ring, color, ring_width, std::min(ring.height / 2, ring_corner_most));
}

/// Words that change in place, and everything with less movement: the old picture fades. True when it is over.
bool Stage::Parts::draw_change(float faded) {
    renderer->draw_kept(framebuffer_px.height, 1 - faded);
    return faded >= 1;
}

bool Stage::Parts::draw_screens(float faded) {
    const float risen = look.less_movement ? 1 : share_of_transition(rise_ms, Ease::out_cubic);
    const float until_y = bar_top_px();
    const float direction = transition == Transition::forward ? 1.0F : -1.0F;
    const float by = std::round(direction * (1 - risen) * rise_px * scale);
    renderer->shift_down(until_y, by);
    backend->flats().shift_down(until_y, by);
    renderer->draw_kept(until_y, 1 - faded);
    return risen >= 1 && faded >= 1;
}

/// The sheet goes the way it came, from where it was, and the scrim fades.
bool Stage::Parts::draw_sheet_out() {
    const float share = share_of_transition(sheet_out_ms, Ease::in_cubic);
    const bool from_below = leaving->x <= 0;
    const float until_y = bar_top_px();
    Rect part{origin_px.x + leaving->x * scale, origin_px.y + leaving->y * scale, leaving->width * scale,
              leaving->height * scale};
    if (look.right_to_left) {
        part.x = framebuffer_px.width - part.right();
    }
    const float way = from_below ? until_y - part.y : leaving->width * scale * (look.right_to_left ? -1.0F : 1.0F);
    const Color scrim = theme(look.theme).scrim;
    backend->list()->AddRectFilled({0, 0}, {framebuffer_px.width, until_y}, packed(scrim.faded(1 - share), 1));
    renderer->draw_kept_part(part, from_below ? Point{0, std::round(share * way)} : Point{std::round(share * way), 0},
                             until_y, sheet_radius * scale);
    return share >= 1;
}

void Stage::Parts::draw_transition() {
    if (transition == Transition::none) {
        return;
    }
    bool is_over = false;
    if (is_of_screens(transition)) {
        is_over = draw_screens(share_of_transition(fade_ms, Ease::linear));
    } else if (look.less_movement) {
        is_over = draw_change(share_of_transition(fade_ms, Ease::linear));
    } else if (transition == Transition::sheet_out) {
        is_over = draw_sheet_out();
    } else {
        is_over =
            draw_change(share_of_transition(transition == Transition::text_change ? text_ms : note_ms, Ease::linear));
    }
    if (is_over) {
        transition = Transition::none;
        picture_kept = true; // given back before the next frame: this one still draws with it
    }
}

Stage::Stage(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Stage::~Stage() = default;

tl::expected<std::unique_ptr<Stage>, std::string> Stage::create(const StageOptions& options) {
    auto parts = std::make_unique<Parts>();
    auto fonts = Fonts::load(options.assets / "fonts.conf");
    if (!fonts) {
        return tl::unexpected(fonts.error());
    }
    if (const auto icons = check_icons(options.assets); !icons) {
        return tl::unexpected(icons.error());
    }
    parts->fonts = std::move(*fonts);
    parts->keeps_marks = options.keeps_marks;
    const bool draws = options.has_graphics || options.gets_graphics;
    parts->backend = std::make_unique<PainterBackend>(*parts->fonts, options.assets, draws, options.has_graphics);
    if (draws) {
        parts->renderer = std::make_unique<Renderer>();
    }
    std::unique_ptr<Stage> stage(new Stage(std::move(parts)));
    if (options.has_graphics) {
        if (auto ready = stage->start_renderer(); !ready) {
            return tl::unexpected(ready.error());
        }
    }
    return stage;
}

tl::expected<void, std::string> Stage::start_renderer() {
    return parts_->renderer->use_context(parts_->backend->atlas()->first_texture(), Atlas::white_u, Atlas::white_v);
}

tl::expected<void, std::string> Stage::use_graphics() {
    assert(parts_->renderer && "a stage that gets graphics says so when it is made");
    parts_->backend->use_context();
    return start_renderer();
}

Frame& Stage::begin(Size framebuffer_px, double now_seconds, const Look& look) {
    Parts& parts = *parts_;
    assert(parts.frame == nullptr && "a frame is begun once and finished once");
    if (parts.picture_kept) {
        parts.renderer->forget_kept();
        parts.picture_kept = false;
    }
    parts.fit(framebuffer_px);
    parts.look = look;
    parts.look.text_size = std::max(look.text_size, least_text_size(mm_per_pixel_ * parts.scale));
    parts.now_seconds = now_seconds;
    const Theme& colors = theme(look.theme);
    parts.backend->texts().set_language(look.language, look.right_to_left);
    parts.input.set_mirrored(look.right_to_left);
    ImDrawList* list = parts.renderer ? parts.renderer->begin(framebuffer_px) : nullptr;
    parts.backend->flats().begin(framebuffer_px.height);
    const bool remade =
        parts.backend->begin(list, parts.scale, parts.origin_px, colors, look.right_to_left ? parts.canvas.width : 0);
    if (remade && parts.renderer) {
        parts.renderer->draw_all_next();
    }
    if (list != nullptr) {
        const ImVec2 from = parts.backend->to_pixels({0, 0});
        const ImVec2 until = parts.backend->to_pixels({parts.canvas.width, parts.canvas.height});
        list->PushClipRect(from, until, false);
    }

    parts.input.begin_frame(parts.access, now_seconds);
    parts.settle = parts.input.anything() ? settle_frames : std::max(0, parts.settle - 1);
    if (parts.input.anything()) {
        parts.last_touched_seconds = now_seconds;
    }
    parts.access.clear();
    parts.marks.clear();
    parts.backend->keep_marks_in(parts.keeps_marks ? &parts.marks : nullptr);
    parts.motion.begin_frame(now_seconds, look.less_movement, parts.has_card() ? 0 : at_once_ms);
    parts.painter = std::make_unique<Painter>(*parts.backend, parts.canvas);
    parts.frame.reset(new Frame{.paint = *parts.painter,
                                .access = parts.access,
                                .input = parts.input,
                                .motion = parts.motion,
                                .theme = colors,
                                .type = Type(parts.look.text_size),
                                .canvas = parts.canvas,
                                .now_seconds = now_seconds,
                                .wake_in_seconds = {},
                                .scroller = {}});
    parts.frame->large_parts_move = parts.has_card();
    parts.begin_ambient(look.less_movement);
    return *parts.frame;
}

void Stage::finish(bool is_passing) {
    Parts& parts = *parts_;
    assert(parts.frame != nullptr);
    assert(parts.access.repeated_ids().empty());
    parts.draw_focus();
    parts.wake_in_seconds = parts.frame->wake_in_seconds;
    parts.wants_frame = parts.frame->wants_frame;
    parts.sheet = parts.frame->sheet;
    if (parts.renderer) {
        parts.backend->list()->PopClipRect();
        parts.fill_outside(*parts.backend->list());
        parts.draw_transition();
        parts.changed_px.clear();
        if (is_passing && parts.renderer->pixels_kept()) {
            parts.renderer->drop();
        } else {
            parts.changed_px = parts.renderer->end(parts.backend->through_veil(theme(parts.look.theme).paper));
            if (parts.changed_px.empty() && parts.settle < settle_frames) parts.settle = 0;
        }
    }
    parts.backend->end();
    parts.frame.reset();
}

void Stage::forget_words() { parts_->backend->forget_words(); }

void Stage::begin_transition(Transition transition, double now_seconds) {
    Parts& parts = *parts_;
    if (!parts.renderer || transition == Transition::none || parts.renderer->pixels_kept()) {
        return;
    }
    const bool slides = !parts.look.less_movement;
    if (slides && (transition == Transition::sheet_in || (transition == Transition::sheet_out && !parts.sheet))) {
        return; // a sheet comes in by itself; a question has nowhere to go
    }
    parts.leaving = parts.sheet;
    parts.renderer->keep_picture();
    parts.picture_kept = false;
    parts.transition = transition;
    parts.transition_began_seconds = now_seconds;
}

Interaction& Stage::input() { return parts_->input; }

const Access& Stage::access() const { return parts_->access; }

std::string Stage::access_json() const {
    return parts_->access.to_json(parts_->scale, parts_->look.right_to_left ? parts_->canvas.width : 0);
}

const std::vector<Mark>& Stage::marks() const { return parts_->marks; }

Point Stage::to_canvas(Point framebuffer_px) const {
    const Parts& parts = *parts_;
    const float x = (framebuffer_px.x - parts.origin_px.x) / parts.scale;
    return {parts.look.right_to_left ? parts.canvas.width - x : x,
            (framebuffer_px.y - parts.origin_px.y) / parts.scale};
}

float Stage::pixels_per_unit() const { return parts_->scale; }

std::optional<double> Stage::next_frame_in_seconds() const {
    const Parts& parts = *parts_;
    if (parts.input.events_waiting()) {
        return 0;
    }
    const bool is_moving = parts.motion.moving() || parts.transition != Transition::none;
    std::optional<double> due = parts.wake_in_seconds;
    const auto no_later_than = [&due](double seconds) { due = std::min(due.value_or(seconds), seconds); };
    if (parts.settle > 0) no_later_than(parts.input.finger_down() ? held_settle_seconds : settle_seconds);
    if (parts.wants_frame) no_later_than(ambient_seconds);
    if (const auto& scan = parts.input.scan_due_seconds()) {
        no_later_than(std::max(0.0, *scan - parts.now_seconds));
    }
    // The window paces what comes at once. What a finger scrolls follows it; what moves by itself takes half as many
    // steps where a processor draws, which is most of what a touch costs there.
    if (parts.input.scrolling()) {
        no_later_than(0);
    }
    if (is_moving) {
        no_later_than(parts.has_card() ? 0 : ambient_seconds);
    }
    return due;
}

void Stage::set_pixels_kept(bool kept) {
    if (parts_->renderer) {
        parts_->renderer->set_pixels_kept(kept);
    }
}

void Stage::draw_all_next() {
    if (parts_->renderer) {
        parts_->renderer->draw_all_next();
    }
}

void Stage::give_memory_back() {
    if (parts_->renderer) {
        parts_->renderer->give_memory_back();
    }
}

const std::vector<Rect>& Stage::changed_px() const { return parts_->changed_px; }

tl::expected<void, std::string> Stage::write_png(const std::filesystem::path& file) const {
    if (!parts_->renderer) {
        return tl::unexpected(std::string("A picture needs graphics; this stage has none."));
    }
    if (!parts_->backend->trouble().empty()) {
        return tl::unexpected(parts_->backend->trouble());
    }
    return parts_->renderer->write_png(file);
}

} // namespace ui
