// Why: the settings in which every fixture page is shown and audited: one list for the pictures and
// the test, so that no picture escapes the audit.
// Left to others: drawing them (shots.cpp), judging them (pages_test.cpp).
#pragma once

#include "pages.h"
#include "view/look.h"

#include <string>
#include <vector>

namespace gallery {

struct Variant {
    std::string panel, theme, language;
    bool large = false;
    bool low = false;

    std::string name() const; // "1080x1920-fr-light-large"
    view::Look look() const;
    std::vector<pages::Named> pages() const; // with what was set shown on the bar
};

// Every panel in every theme and language; in large text and low position in the light theme.
std::vector<Variant> variants();

// A drawing of the look beside which a page of ours stands: "detail-proof" beside
// "offer-proof-1080x1920-fr-light".
struct Pair {
    std::string drawing, shot;
};
std::vector<Pair> pairs();

} // namespace gallery
