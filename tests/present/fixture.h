// Why: one shelf and one kiosk for the tests of what is said: announcements of each kind.
// Left to others: what is asserted.
#pragma once

#include "present/page.h"
#include "present/words.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace present {

base::Instant at(const char* iso); // in Paris
std::string file(const std::string& path);

Languages languages();  // French and every compiled translation
session::House house(); // with the notices of assets/notices

// Dated and complete, by mail with a reference to quote, undated without a way to apply, with an
// end, on its last day, expired; titles that begin alike, titles in capitals.
std::vector<catalog::Offer> offers();
std::shared_ptr<const catalog::Shelf> shelf(base::Instant issued);
std::shared_ptr<const catalog::Offer> offer(std::string_view id);

// A visit that answers its own searches and reads its own offers.
struct Visit {
    Languages words = languages();
    session::House home = house();
    base::TrustedTime time{at("2025-10-21T10:04"), true};
    session::Session session;

    explicit Visit(const char* language = "fr");
    Visit& does(const session::Event& event);
    Visit& types(std::string_view text); // one Type for each code point
    Page page() const { return present(session, time, home, words); }

    template <class Screen>
    Screen screen() const {
        return std::get<Screen>(page().screen);
    }
};

} // namespace present
