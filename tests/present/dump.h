// Why: a page as text, line by line, so that a change of any word is seen in a review.
// Left to others: which pages (golden_test.cpp).
#pragma once

#include "present/page.h"

#include <string>

namespace present {

// Every word and id of the page. U+00A0 is written "␣" and U+202F "⍽".
std::string dump(const Page& page);

} // namespace present
