// Why: runs of text become lines of one measure, by the rules of French setting: no line ends at a
// no-break space or hyphen, and no word is clipped.
// Left to others: what a character's advance is (surface), where the lines stand (components).
#pragma once

#include "view/surface.h"

#include <functional>
#include <span>
#include <string_view>

namespace view {

// Width of a character in reference px.
using Advance = std::function<float(const Style&, char32_t)>;

// Lines end after a space or dash, after a hyphen that follows two letters or more, and at "\n". A
// word that is wider than the measure is cut after one of / @ . _ -, else anywhere. Widths leave
// trailing spaces out. `runs` must be valid UTF-8.
Paragraph set_lines(std::span<const Run> runs, float width, const Advance& advance);

// Takes the first code point off a text that is valid UTF-8 and not empty.
char32_t next_code_point(std::string_view& text);

} // namespace view
