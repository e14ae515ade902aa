// Why: boxes with round corners, rings and discs, each from a few rectangles: a corner is a piece
// of a disc that lies in the atlas like a glyph. Triangles with soft edges would be forty a box,
// which is what a machine that draws with its processor is slowest at.
// Left to others: what is drawn where (surface).
#pragma once

#include "view/ledger.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

struct ImDrawList;

namespace view {

// Coverage, 0 to 255, of a disc of `diameter_px` in a square of its size, row by row; with
// `line_px` above zero of a ring that wide, along its inside.
std::vector<std::uint8_t> disc_mask(int diameter_px, int line_px);

// For the ImGui context that is current in every call.
class RoundBoxes {
public:
    // A box of whole pixels whose corners are quarters of a disc of `diameter_px`, at most its
    // shorter side; filled, or with `line_px` above zero its outline, inside it.
    void draw(ImDrawList& list, const Rect& box, int diameter_px, int line_px,
              std::uint32_t colour);
    void forget() { masks_.clear(); } // the atlas is about to be made anew

private:
    int mask(int diameter_px, int line_px); // an ImFontAtlasRectId

    std::map<std::pair<int, int>, int> masks_; // of diameter and line
};

} // namespace view
