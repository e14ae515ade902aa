// Why: what Dear ImGui has laid out, as rectangles in the order of painting, so that what makes
// pixels of them does not know where they come from. Left to others: pixels (painter, renderer),
// what is drawn (view/surface).
#pragma once

#include "platform/rectangle.h"

#include <cstdint>
#include <span>
#include <vector>

struct ImGuiContext;

namespace platform {

// What is asked below is asked of the context that is current.
ImGuiContext* current_context();
void make_current(ImGuiContext* context);

// A rectangle painted flat over a frame; y grows downwards.
struct Patch {
    int x_px = 0, y_px = 0, width_px = 0, height_px = 0;
    std::uint8_t red = 0, green = 0, blue = 0;
};

// Row by row from the top: how much ink covers each texel, 0 to 255, or the four bytes red, green,
// blue, alpha of a picture.
struct Atlas {
    std::uint32_t name = 0; // 0: none
    enum class Texels { coverage, colours } kind = Texels::coverage;
    const std::uint8_t* texels = nullptr;
    int width_px = 0, height_px = 0;
};

// One rectangle in one colour (red in the lowest byte, then green, blue, alpha): opaque and flat
// where it has no atlas, else as thick as the atlas says, or as coloured.
struct Piece {
    Atlas atlas;
    std::uint32_t colour = 0;
    Rectangle rectangle; // inside its clip, and not empty
    Sampling sampling = Sampling::texels;
};

// Adds what was laid out last, and then the patches.
void add_frame(std::vector<Piece>& pieces, std::span<const Patch> patches);

// From here on the atlases belong to `owner`, who makes, renews and lets go of what it needs for
// them. `maximum_side_px` is the largest it can hold.
void own_atlases(void* owner, int maximum_side_px);
void disown_atlases();

// A part of an atlas that is not what it was in the frame before.
struct RenewedPart {
    std::uint32_t atlas = 0;
    int x_px = 0, y_px = 0, width_px = 0, height_px = 0;
};
// For an owner that reads atlases where they lie: names them and says what has been renewed.
std::vector<RenewedPart> name_atlases();

} // namespace platform
