// Why: pages as present() makes them, by hand: every screen and state, with the lengths of real
// French and English, so that the view is tried without a catalog or a session.
// Left to others: what a page says for a given session (present's own tests).
#pragma once

#include "present/page.h"

#include <string>
#include <vector>

namespace pages {

struct Named {
    std::string name; // "browse-typing"
    present::Page page;
};

// All screens and states in a language, "fr" or "en".
std::vector<Named> all(const std::string& language);

// One of them; ends the test binary when there is none of that name.
present::Page one(const std::string& language, const std::string& name);

// What is typed into the field in hand on the register pages.
inline constexpr std::string_view secret_mail = "camille.martin@orange.fr";

} // namespace pages
