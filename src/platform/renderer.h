// Why: what Dear ImGui has laid out becomes pixels of the current OpenGL context.
// Left to others: the context (platform/window, platform/offscreen), what is drawn (view/surface).
#pragma once

#include "base/result.h"

#include <cstdint>

struct ImDrawData;
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
    // `unavailable` when the context has no OpenGL 3.0. From here on `imgui` keeps its glyphs on
    // the graphics card.
    static base::Result<Renderer> start(ImGuiContext& imgui);
    Renderer(Renderer&& other) noexcept;
    Renderer& operator=(Renderer&&) = delete;
    ~Renderer();

    // Paints the whole frame into the framebuffer that is bound.
    void draw(ImDrawData& frame);

private:
    explicit Renderer(ImGuiContext& imgui)
        : imgui_(&imgui) {}
    ImGuiContext* imgui_;
};

} // namespace platform
