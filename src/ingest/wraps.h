// Why: PDF text and mails break sentences over lines; a sentence must be whole before it is read.
// Left to others: headings and labels, which end a text whatever its last line looks like.
#pragma once

#include "ingest/document.h"

#include <string_view>
#include <vector>

namespace ingest {

class Wraps {
public:
    Wraps(const std::vector<Line>& lines, Wrapping wrapping);

    // Lines of the document were cut at a width.
    bool is_wrapped() const { return wrapped_; }

    // Whether line `next` goes on from line `last`, whose text so far is `text`; at most one empty
    // line stands between them.
    bool continues(std::size_t last, std::size_t next, std::string_view text) const;

private:
    bool fills_its_column(std::size_t i, std::size_t next) const;

    const std::vector<Line>& lines_;
    std::vector<std::size_t> lengths_; // in code points
    std::vector<std::size_t> widths_;  // of the column around each line
    std::size_t width_ = 0;            // of the page
    Wrapping wrapping_;
    bool wrapped_ = false;
};

} // namespace ingest
