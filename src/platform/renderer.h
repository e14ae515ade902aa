// Why: what Dear ImGui has laid out becomes pixels of the current OpenGL context.
// Left to others: the context (platform/window, platform/offscreen), what is drawn (view/surface).
#pragma once

#include "base/result.h"

#include <cstdint>

struct ImGuiContext;

namespace platform {

// A rectangle painted flat over the framebuffer that is bound; y grows downwards.
struct Patch {
    int x_px = 0, y_px = 0, width_px = 0, height_px = 0;
    std::uint8_t red = 0, green = 0, blue = 0;
};
void paint(const Patch& patch, int frame_height_px);

// One for each pair of an OpenGL context and an ImGui context. It must end before both.
class Renderer {
public:
    // For the ImGui context that is current; from here on its glyphs lie on the graphics card.
    // `unavailable` when there is no OpenGL 3.0.
    static base::Result<Renderer> start();
    Renderer(Renderer&& other) noexcept;
    Renderer& operator=(Renderer&&) = delete;
    ~Renderer();

    // Paints the last frame that was laid out into the framebuffer that is bound.
    void draw();

private:
    explicit Renderer(ImGuiContext* imgui)
        : imgui_(imgui) {}
    ImGuiContext* imgui_;
};

} // namespace platform
