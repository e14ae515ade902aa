// Why: an employer's logo as a value, brought to the size in which it is drawn, because the
// renderer takes one texel for one pixel.
// Left to others: reading the file (platform/pixels), drawing (surface_picture).
#pragma once

#include <cstdint>
#include <vector>

namespace view {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; // rows from the top, four bytes a pixel, alpha not multiplied
    bool operator==(const Picture&) const = default;
};

// Each new pixel is the mean of those it covers; colours weigh by their alpha, so that what is
// transparent has none. Sizes above zero.
Picture scaled(const Picture& picture, int width, int height);

} // namespace view
