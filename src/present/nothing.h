// Why: a list without a hit says what would help, instead of ending there.
// Left to others: the list itself (browse.cpp).
#pragma once

#include "present/scene.h"

namespace present {

// Fills what `page` says where nothing was found: what was asked, and for each condition what
// leaving it out alone would give.
void say_nothing_found(const Scene& scene, BrowsePage& page);

} // namespace present
