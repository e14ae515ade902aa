#include "catalog/ranking.h"

#include "catalog/postings.h"

#include <cmath>
#include <numeric>

namespace catalog {

std::vector<double> scores(const Shelf& shelf, const std::vector<TypedWord>& words,
                           const RowSet& hits) {
    constexpr double k1 = 1.2, b = 0.75;
    constexpr double least_weight = 1e-6; // of a word that stands in half of all offers
    const ShelfSections& all = shelf.sections();
    std::vector<Row> rows;
    hits.each([&](Row row) { rows.push_back(row); });
    std::vector<std::uint16_t> place(shelf.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        place[rows[i]] = static_cast<std::uint16_t>(i);
    const auto count = static_cast<double>(shelf.size());
    const double average =
        std::accumulate(all.length.begin(), all.length.end(), 0.0) / std::max(1.0, count);
    std::vector<double> scores(rows.size());
    for (const TypedWord& word : words) {
        std::vector<unsigned> repeats(rows.size());
        for (const std::uint32_t term : word.terms)
            each_posting(part(all.anywhere, all.anywhere_ends, term), shelf.size(),
                         [&](Row row, unsigned times) {
                             if (hits.has(row))
                                 repeats[place[row]] += times;
                         });
        const auto holding = static_cast<double>(word.rows.count());
        const double weight =
            std::max(least_weight, std::log((count - holding + 0.5) / (holding + 0.5)));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const double times = repeats[i];
            const double length = all.length[rows[i]] / average;
            scores[i] += weight * times * (k1 + 1) / (times + k1 * (1 - b + b * length));
        }
    }
    return scores;
}

} // namespace catalog
