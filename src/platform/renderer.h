// Why: what Dear ImGui has laid out becomes pixels of the current OpenGL context, cheaply enough
// for a machine that draws with its processor. Left to others: the context (window), what is
// drawn (frame).
//
// All we draw is rectangles: flat fills, and pieces of the atlas that say how much ink covers each
// pixel. One shader for each, with the colour as a uniform, at the nearest texel, is what Mesa's
// software renderer has a fast path for: at 1920x1080 a frame takes 6 ms of processor time; with
// triangles, scissors and a colour at each vertex it took 33, with Dear ImGui's own backend 73.
#pragma once

#include "base/result.h"
#include "platform/frame.h"

#include <memory>
#include <span>

namespace platform {

// One for each pair of an OpenGL context and an ImGui context. It must end before both.
class Renderer {
public:
    // For the ImGui context that is current; from here on its glyphs lie on the graphics card.
    // `unavailable` when there is no OpenGL 3.0.
    static base::Result<Renderer> start();
    Renderer(Renderer&& other) noexcept;
    Renderer& operator=(Renderer&&) = delete;
    ~Renderer();

    // Paints the last frame that was laid out, and then the patches, into the framebuffer that is
    // bound.
    void draw(std::span<const Patch> patches = {});

private:
    struct State;
    explicit Renderer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace platform
