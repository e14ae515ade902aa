// Why: all we draw is rectangles, flat or read from an atlas.
// Left to others: where they come from (frame), how they become pixels (painter, renderer).
#pragma once

namespace platform {

struct Corner {
    float x = 0, y = 0; // pixels from the upper left
    float u = 0, v = 0; // of the atlas, 0 to 1
};

// How an atlas is read: texel by texel where it is drawn in its own size; between four texels where
// it is drawn larger, or a large numeral would have the steps of a small one.
enum class Sampling { texels, between };

// By its upper left and its lower right corner.
struct Rectangle {
    Corner from, to;

    bool is_empty() const { return from.x >= to.x || from.y >= to.y; }
    bool overlaps(const Rectangle& other) const;
    // What lies between these sides; empty when nothing does.
    Rectangle clipped(float left, float top, float right, float bottom) const;
};

} // namespace platform
