// Why: the rectangles of a frame in as few batches as their order allows. Each batch costs Mesa's
// software renderer 45 kB of state, and a frame has a thousand rectangles in a dozen colours.
// Left to others: where rectangles come from (frame) and how they are shaded (renderer).
#pragma once

#include "platform/rectangle.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace platform {

// Rectangles that are drawn the same way.
struct Batch {
    std::uint32_t texture = 0; // 0: opaque and flat; else coverage is read from it
    Sampling sampling = Sampling::texels;
    std::uint32_t colour = 0;
    std::vector<Rectangle> rectangles;
    Rectangle bounds; // of all of them
};

class Batches {
public:
    // The rectangle lies over all that was added before. It joins an earlier batch of its kind
    // where nothing in between lies under it.
    void add(std::uint32_t texture, std::uint32_t colour, const Rectangle& rectangle,
             Sampling sampling = Sampling::texels);
    // To be drawn in this order.
    std::span<const Batch> all() const { return {batches_.data(), used_}; }
    void clear(); // keeps the memory

private:
    Batch& batch_for(std::uint32_t texture, std::uint32_t colour, const Rectangle& rectangle,
                     Sampling sampling);

    std::vector<Batch> batches_;
    std::size_t used_ = 0;
};

} // namespace platform
