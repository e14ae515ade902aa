// Why: what every test of the view needs: fonts, themes, panels, and a page drawn on them.
// Left to others: the pages (pages.h).
#pragma once

#include "view/frame.h"
#include "view/look.h"
#include "view/surface.h"
#include "view/theme.h"

#include <string>
#include <vector>

namespace kit {

std::string file(const std::string& path);  // its bytes; ends the test binary when unreadable
view::Fonts fonts();                        // read once
view::Theme theme(const std::string& name); // "light", "dark", "high-contrast"

struct NamedPanel {
    std::string name;
    semantics::Panel panel;
};
// The booth totem, the same lying, 21.5" at 4K, a 15.6" screen of 1280x800, and a 10.1" tablet.
std::vector<NamedPanel> panels();
semantics::Panel panel(const std::string& name);

semantics::AuditRules rules(const view::Look& look);

} // namespace kit
