// Why: documents write dates in a dozen ways, in two languages, alone and as ranges.
// Left to others: which date it is (rules look at the words before it).
#pragma once

#include "base/date.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace ingest {

// A date as written, at [begin, end) of the folded text. `last` is the second date of a range.
// A month without a day ("août 2022") has `whole_month`; its date is the month's first day, and
// `last` the month's last. A day without a year has no date: its words may be shown.
struct DateMention {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::optional<base::Date> date;
    std::optional<base::Date> last;
    bool whole_month = false;
    bool range = false;
    bool operator==(const DateMention&) const = default;
};

// 13/10/2025, 20.12.21, 30-04-26, 2025-10-13, 1er/09/2026, 02 janvier 2022, 1er septembre 2026,
// vendredi 26 juin 2026, 12 June 2026, June 12, 2026, 3rd of May 2026, août 2022, and ranges
// "du 2 mars au 31 août 2026", "de janvier à août 2022", "from 1 May to 3 June 2026". In order.
std::vector<DateMention> find_dates(std::string_view folded);

} // namespace ingest
