// Why: four titles all begin "Chargé de mission": what tells them apart is set apart.
// Left to others: type and place (view), which beginnings are shared (catalog::Shelf).
#pragma once

#include "present/page.h"

#include <string>
#include <string_view>
#include <vector>

namespace present {

// `title` as the document writes it, capitals without accents included: to put the accents back
// would be guessing. The longest of `shared_beginnings` that is not all of it is set light on its
// own line; a final mention of gender ("(H/F)", "h/f") is kept as written and set light.
Title title_of(std::string_view title, const std::vector<std::string>& shared_beginnings);

} // namespace present
