// Why: the words and small parts of which the fixture pages are made.
// Left to others: whole pages (pages_*.cpp), their list (pages.cpp).
#pragma once

#include "pages.h"

namespace pages {

using present::Banner;
using present::Disc;
using present::KeyCap;
using present::Page;
using present::StationKind;
using present::Tap;
using present::Title;

// The words of the fixtures, French first.
struct Tongue {
    bool french = true;
    std::string operator()(const char* fr, const char* en) const;
};

Tap tap(std::string id, std::string label, session::Event event = session::Touched{});
Tap off(Tap made);
Tap chosen(Tap made);
Disc family(int number, std::string label);
Title title(std::string beginning, std::string own, std::string gender);
Title centres(); // "Chargé de mission centres‑villes vivants (h/f)"
Title coherence();
Title endless(); // as long as they come
std::vector<present::OfferRow> rows(const Tongue& t);
std::vector<present::OfferRow> hard_rows(const Tongue& t); // long in every part
std::vector<present::Chip> families(const Tongue& t);
present::Chip chip(std::string id, std::string label, std::string count, Disc disc);
present::FactRow fact(const Tongue& t, std::string id, std::string label, std::string value,
                      std::string tag = {});
present::KeyboardPage keyboard(const Tongue& t, bool mail);
present::Route route(const Tongue& t);
present::Route dotted(const Tongue& t);
Page page(const Tongue& t, std::string id, present::Screen screen, bool quit = true);

std::vector<Named> attract_pages(const Tongue& t);
std::vector<Named> browse_pages(const Tongue& t);
std::vector<Named> offer_pages(const Tongue& t);
std::vector<Named> kept_pages(const Tongue& t); // selection, compare, take away
std::vector<Named> form_pages(const Tongue& t);
std::vector<Named> end_pages(const Tongue& t); // receipt, question, code, staff

} // namespace pages
