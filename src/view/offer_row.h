// Why: one offer in a list, with its date, its disc on the axis and four facts in fixed places.
// Left to others: which offers (session), what the row does when touched (its tap).
#pragma once

#include "view/components.h"

#include <array>

namespace view {

// Columns of the board, reference px from its left edge.
struct RowColumns {
    float axis = 208; // centre of the line
    float text = 268;
    float text_right = 0;
    float slots = 0;           // left of the slots' own column; 0: under the text
    bool dates_inline = false; // narrow or large text: the date stands above the title
    std::array<float, 4> slot_widths{};
    std::size_t slot_columns = 4; // of them side by side
    std::span<const float> widths() const { return std::span(slot_widths).first(slot_columns); }
};
RowColumns row_columns(const Look& look, float width);
// The same for all rows of a list, so that facts stand under each other: a column whose words need
// more takes what its neighbours leave.
RowColumns row_columns(Canvas& canvas, std::span<const present::OfferRow* const> rows, float width);
float row_height(const Look& look); // of an ordinary row

// Where a row's parts ended, so that a list can draw its axis.
struct RowMarks {
    float disc_y = 0;
    float disc_radius = 0;
    bool dated = false;
};
// The height below which its facts would not fit; the teaser takes what is left above it.
float least_row_height(Canvas& canvas, const present::OfferRow& row, const RowColumns& columns,
                       bool is_control);
// Where it is no control its own buttons act (selection).
RowMarks draw_row(Canvas& canvas, const present::OfferRow& row, const RowColumns& columns,
                  Rect rect, bool is_control);

// The line through the discs: full from a dated row to the next, dotted where no date is stated.
void draw_axis(Canvas& canvas, float x, std::span<const RowMarks> rows, float bottom);

} // namespace view
