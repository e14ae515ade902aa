// Why: which offers are opened and asked for, for the staff at closing time.
// Left to others: showing it (present). Counts alone, of offers alone, and forgotten when the kiosk
// is switched off: nothing in them leads to a visitor.
#pragma once

#include "session/event.h"

#include <map>
#include <vector>

namespace kiosk {

class InterestCounts {
public:
    static constexpr std::size_t most_offers = 2000; // later ones are not counted

    // What happened, on the screen that it led to.
    void note(const session::Event& event, const session::Screen& screen);
    // The most opened first.
    std::vector<session::Interest> all() const;

private:
    session::Interest* of(const catalog::OfferId& id);

    std::map<std::string, session::Interest> counts_; // by the offer's id
};

} // namespace kiosk
