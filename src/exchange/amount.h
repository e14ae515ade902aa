// Why: job boards want pay as numbers with a unit; documents write it in words.
// Left to others: the words themselves, which stand beside the numbers.
#pragma once

#include <optional>
#include <string_view>

namespace exchange {

// `unit` is HOUR, DAY, WEEK, MONTH or YEAR, as schema.org's unitText.
struct Amount {
    double least = 0;
    double most = 0;
    std::string_view unit;
    bool operator==(const Amount&) const = default;
};

// "de 1 900 à 2 400 € brut par mois", "12,40 € brut de l'heure", "34 à 37 K€ brut annuel": exactly
// one amount or range in euros and exactly one unit; else none, because a wrong number is worse.
std::optional<Amount> find_amount(std::string_view words);

} // namespace exchange
