// One frame after another: fit the canvas, hand out the Frame, finish it, and say when the next is due.
#include "ui/stage.h"

#include "ui/legible.h"
#include "ui/stage_parts.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ui {

namespace {

/// A finger that is down brings frames of its own: it moves, or is gone by then.
constexpr double settle_seconds = 1.0 / 40, held_settle_seconds = 1.0 / 10;
constexpr double ambient_seconds = 1.0 / 30; ///< light that moves by itself needs no more
/// Presses, releases and choices (tokens.md 7): where a processor draws, their four steps would be seen as two and cost
/// it as much as the screen that follows.
constexpr float at_once_ms = 160;

constexpr float ring_width = 6, ring_gap = 5, ring_corner_most = 47; ///< tokens.md 5, around cards of radius 36

} // namespace

/// tokens.md 4: 168, in landscape 140, at Larger and Largest 204. The bar stays while the screen above it changes.
float Stage::Parts::bar_height() const {
    if (look.text_size >= TextSize::larger) {
        return 204;
    }
    return canvas == landscape ? 140 : 168;
}

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
    const bool on_bar = control->rect.y >= canvas.height - bar_height();
    const Color color = on_bar ? colors.lamp_500 : frame->focus_color.value_or(colors.focus);
    painter->stroke(ring, color, ring_width, std::min(ring.height / 2, ring_corner_most));
}

Stage::Stage(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Stage::~Stage() = default;

tl::expected<std::unique_ptr<Stage>, std::string> Stage::create(const StageOptions& options) {
    auto parts = std::make_unique<Parts>();
    auto fonts = Fonts::load(options.assets / "fonts.conf");
    if (!fonts) {
        return tl::unexpected(fonts.error());
    }
    const std::filesystem::path drawings = options.assets / "drawings";
    if (const auto icons = check_icons(drawings); !icons) {
        return tl::unexpected(icons.error());
    }
    parts->fonts = std::move(*fonts);
    parts->keeps_marks = options.keeps_marks;
    const bool draws = options.has_graphics || options.gets_graphics;
    parts->backend = std::make_unique<PainterBackend>(*parts->fonts, drawings, draws, options.has_graphics);
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

/// What is drawn from here on goes into a list of its own, on the whole canvas.
void Stage::Parts::begin_drawing() {
    backend->texts().set_language(look.language, look.right_to_left);
    ImDrawList* list = renderer ? renderer->begin(framebuffer_px) : nullptr;
    backend->flats().begin(framebuffer_px.height);
    const float mirror_width_px = look.right_to_left ? canvas.width : 0;
    const bool remade = backend->begin(list, scale, origin_px, theme(look.theme), mirror_width_px);
    if (remade && renderer) {
        renderer->draw_all_next();
    }
    if (list != nullptr) {
        const ImVec2 from = backend->to_pixels({0, 0}), until = backend->to_pixels({canvas.width, canvas.height});
        list->PushClipRect(from, until, false);
    }
}

std::unique_ptr<Frame> Stage::Parts::new_frame(Painter& on, Access& noted, Interaction& touched, Motion& moved) const {
    std::unique_ptr<Frame> made(new Frame{.paint = on,
                                          .access = noted,
                                          .input = touched,
                                          .motion = moved,
                                          .theme = theme(look.theme),
                                          .type = Type(look.text_size),
                                          .canvas = canvas,
                                          .now_seconds = now_seconds,
                                          .wake_in_seconds = {},
                                          .scroller = {}});
    made->large_parts_move = has_card();
    return made;
}

void Stage::prepare(const std::function<void(Frame&)>& draw) {
    Parts& parts = *parts_;
    assert(parts.frame == nullptr && "between two frames");
    if (!parts.renderer || parts.framebuffer_px.width <= 0) {
        return;
    }
    parts.backend->keep_marks_in(nullptr);
    parts.backend->set_shown(false);
    parts.begin_drawing();
    Access access;
    Interaction untouched;
    untouched.set_mirrored(parts.look.right_to_left);
    untouched.begin_frame(access, parts.now_seconds);
    Motion still;
    still.begin_frame(parts.now_seconds, true, at_once_ms);
    Painter painter(*parts.backend, parts.canvas);
    draw(*parts.new_frame(painter, access, untouched, still));
    parts.backend->list()->PopClipRect();
    parts.renderer->rehearse();
    parts.backend->end();
    parts.backend->set_shown(true);
}

std::uint64_t Stage::times_dropped() const { return parts_->backend->times_dropped(); }

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
    parts.input.set_mirrored(look.right_to_left);
    parts.begin_drawing();

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
    parts.frame = parts.new_frame(*parts.painter, parts.access, parts.input, parts.motion);
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
