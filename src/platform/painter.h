// Why: a frame becomes pixels in memory, by the processor alone: no driver that starts slowly,
// takes memory or loses its context, and the same picture on every machine. Left to others: what is
// painted (frame), how it reaches a screen (memory_screen).
//
// The canvas is cut into tiles. A tile remembers a digest of what was painted on it; one whose
// digest is the same is left as it is. What an opaque rectangle covers wholly in a tile is not
// painted there. So a frame costs what changed in it: a letter typed is four tiles.
#pragma once

#include "platform/frame.h"
#include "platform/pixels.h"

#include <cstdint>
#include <span>
#include <vector>

namespace platform {

// Rows from the top, one after the other; a pixel is 0x00RRGGBB.
struct Canvas {
    std::span<std::uint32_t> pixels;
    int width_px = 0, height_px = 0;
};

Pixels picture_of(const Canvas& canvas);

// A part of the canvas, in whole pixels; `right` and `bottom` lie outside.
struct Part {
    int left = 0, top = 0, right = 0, bottom = 0;
    bool operator==(const Part&) const = default;
};

// One for an ImGui context; it must end before it.
class Painter {
public:
    // For the ImGui context that is current; its glyphs are read where they lie.
    Painter();
    Painter(Painter&& other) noexcept;
    Painter& operator=(Painter&&) = delete;
    ~Painter();

    // Paints the last frame that was laid out, and then the patches, onto the canvas that was given
    // the last time, and says which parts have changed, from the top. A canvas of another size is
    // painted whole.
    std::span<const Part> paint(const Canvas& canvas, std::span<const Patch> patches = {});
    // The canvas is not what was painted, so that the next frame is painted whole.
    void forget() { tiles_.clear(); }

private:
    struct Tile {
        std::uint64_t painted = 0;         // digest of what is on the canvas
        std::uint64_t wanted = 0;          // of what this frame puts there
        std::vector<std::uint32_t> pieces; // in the order of painting
    };
    Part tile_part(int column, int row) const;
    void cut(const Canvas& canvas);
    void deal(std::span<const RenewedPart> renewed);
    void collect_changes();

    ImGuiContext* context_ = nullptr; // none: moved from
    int width_px_ = 0, height_px_ = 0;
    int columns_ = 0;
    std::vector<Tile> tiles_;
    std::vector<Piece> pieces_;
    std::vector<Part> changed_;
    std::uint64_t frames_ = 0;
};

} // namespace platform
