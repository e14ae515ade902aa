// Why: the coloured heads of the two offers that are compared, and where they stand.
// Left to others: their facts, row by row (compare.cpp).
#pragma once

#include "view/components.h"

#include <array>

namespace view {

// Side by side or, where half of a small panel is too narrow for a title in large words, one below
// the other.
struct Sides {
    Type type = Type::title;
    bool stacked = false;
    std::array<Rect, 2> rects{};
    float height = 0; // of both
};

Sides plan_sides(Canvas& canvas, const present::ComparePage& page, Rect rect);
// Their grounds, as far as `right`.
void fill_sides(Canvas& canvas, const present::ComparePage& page, const Sides& sides, float right);
// Returns their height.
float draw_sides(Canvas& canvas, const present::ComparePage& page, const Sides& sides);

} // namespace view
