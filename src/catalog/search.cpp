#include "catalog/search.h"

#include "catalog/ranking.h"
#include "catalog/typed.h"

#include <algorithm>

namespace catalog {

namespace {

RowSet listed_rows(const Shelf& shelf, std::int32_t today) {
    const ShelfSections& all = shelf.sections();
    RowSet listed(shelf.size());
    for (Row row = 0; row < shelf.size(); ++row)
        if (all.deadline[row] >= today && all.end[row] >= today && !is_recalled(all.marks[row]))
            listed.add(row);
    return listed;
}

// The choices of a query, as the values' places on this shelf.
class Choices {
public:
    Choices(const Shelf& shelf, const std::vector<FacetChoice>& choices)
        : all_(shelf.sections()) {
        for (const FacetChoice& choice : choices) {
            const auto facet = static_cast<std::size_t>(choice.facet);
            const Texts& values = all_.values[facet];
            wanted_[facet].resize(values.size());
            const std::size_t place = values.lower_bound(choice.value);
            if (place > 0 && place < values.size() && values[place] == choice.value)
                wanted_[facet][place] = true;
        }
        for (std::size_t facet = 0; facet < facet_count; ++facet)
            if (!wanted_[facet].empty())
                chosen_.push_back(facet);
    }

    // One bit for each facet that shuts the offer out.
    unsigned refusals(Row row) const {
        unsigned bits = 0;
        for (const std::size_t facet : chosen_)
            bits |= wanted_[facet][all_.value[facet][row]] ? 0u : 1u << facet;
        return bits;
    }
    bool is_chosen(std::size_t facet, std::size_t value) const {
        return !wanted_[facet].empty() && wanted_[facet][value];
    }

private:
    const ShelfSections& all_;
    std::array<std::vector<bool>, facet_count> wanted_;
    std::vector<std::size_t> chosen_;
};

using Counts = std::array<std::vector<int>, facet_count>;

// Counts the matches and gives back those that the choices leave.
RowSet count(const Shelf& shelf, const RowSet& matches, const Choices& choices, Counts& counts) {
    const ShelfSections& all = shelf.sections();
    RowSet chosen(shelf.size());
    for (std::size_t facet = 0; facet < facet_count; ++facet)
        counts[facet].resize(all.values[facet].size());
    matches.each([&](Row row) {
        const unsigned refusals = choices.refusals(row);
        if (refusals == 0) {
            chosen.add(row);
            for (std::size_t facet = 0; facet < facet_count; ++facet)
                ++counts[facet][all.value[facet][row]];
        } else if (std::has_single_bit(refusals)) {
            const auto facet = static_cast<std::size_t>(std::countr_zero(refusals));
            ++counts[facet][all.value[facet][row]];
        }
    });
    return chosen;
}

struct Counted {
    std::vector<FacetCount> values;
    int left_out = 0;
};

Counted counted(const ShelfSections& all, std::size_t facet, const std::vector<int>& counts,
                const Choices& choices, std::int32_t today) {
    std::vector<std::uint32_t> values; // whose texts are in order, so that their places are too
    for (std::uint32_t value = 1; value < counts.size(); ++value)
        if (all.last_day[facet][value] >= today)
            values.push_back(value);
    const auto is_before = [&](std::uint32_t a, std::uint32_t b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
    };
    const auto shown =
        values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), most_facet_values));
    std::ranges::partial_sort(values, shown, is_before);
    const auto kept = std::stable_partition(
        shown, values.end(), [&](std::uint32_t value) { return choices.is_chosen(facet, value); });
    std::sort(shown, kept, is_before);
    Counted made{.values = {}, .left_out = static_cast<int>(values.end() - kept)};
    for (auto value = values.begin(); value != kept; ++value)
        made.values.push_back({std::string{all.values[facet][*value]}, counts[*value]});
    return made;
}

// Those of `titled` first, and otherwise in the order of the shelf.
std::vector<Row> in_order(const RowSet& hits, const RowSet& titled, std::span<const Row> order) {
    std::vector<Row> rows, others;
    for (const Row row : order)
        if (hits.has(row))
            (titled.has(row) ? rows : others).push_back(row);
    rows.insert(rows.end(), others.begin(), others.end());
    return rows;
}

std::vector<Row> best_first(const Shelf& shelf, const std::vector<TypedWord>& words,
                            const RowSet& hits, const RowSet& titled) {
    const std::vector<Row> by_deadline = in_order(hits, titled, shelf.sections().by_deadline);
    if (words.empty() || by_deadline.size() > most_ranked)
        return by_deadline;
    struct Ranked {
        Row row;
        bool titled;
        double score;
    };
    const std::vector<double> score = scores(shelf, words, hits);
    std::vector<Row> rising = by_deadline;
    std::ranges::sort(rising);
    std::vector<Ranked> ranked;
    for (const Row row : by_deadline) {
        const auto place = std::ranges::lower_bound(rising, row) - rising.begin();
        ranked.push_back({row, titled.has(row), score[static_cast<std::size_t>(place)]});
    }
    std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) {
        return a.titled != b.titled ? a.titled : a.score > b.score;
    });
    std::vector<Row> rows;
    for (const Ranked& one : ranked)
        rows.push_back(one.row);
    return rows;
}

std::vector<Row> ordered(const Shelf& shelf, Order order, const std::vector<TypedWord>& words,
                         const RowSet& hits, const RowSet& titled) {
    switch (order) {
    case Order::best:
        return best_first(shelf, words, hits, titled);
    case Order::deadline:
        return in_order(hits, titled, shelf.sections().by_deadline);
    case Order::newest:
        return in_order(hits, titled, shelf.sections().by_newest);
    case Order::title:
        return in_order(hits, titled, shelf.sections().by_title);
    }
    std::unreachable();
}

Left left_by(const Shelf& shelf, const RowSet& matches, const std::vector<FacetChoice>& choices) {
    const Choices chosen{shelf, choices};
    Left left;
    matches.each([&](Row row) {
        if (chosen.refusals(row) != 0)
            return;
        ++left.count;
        left.last = row;
    });
    return left;
}

std::vector<Left> ways_out(const Shelf& shelf, const Query& query, const RowSet& matches,
                           const RowSet& listed) {
    std::vector<Left> ways;
    for (const FacetChoice& choice : query.choices) {
        std::vector<FacetChoice> others = query.choices;
        std::erase(others, choice);
        ways.push_back(left_by(shelf, matches, others));
    }
    if (!query.text.empty())
        ways.push_back(left_by(shelf, listed, query.choices));
    return ways;
}

} // namespace

Hits search(const Shelf& shelf, const Query& query, base::TrustedTime now) {
    Hits hits;
    if (shelf.empty())
        return hits;
    const auto today =
        static_cast<std::int32_t>(std::chrono::sys_days{now.today()}.time_since_epoch().count());
    const RowSet listed = listed_rows(shelf, today);
    RowSet matches = listed, titled = listed;
    hits.listed = static_cast<int>(listed.count());
    const std::vector<TypedWord> words = typed_words(shelf, query.text, listed);
    for (const TypedWord& word : words) {
        matches &= word.rows;
        titled &= rows_in_title(shelf, word);
    }
    const Choices choices{shelf, query.choices};
    Counts counts;
    const RowSet chosen = count(shelf, matches, choices, counts);
    hits.rows = ordered(shelf, query.order, words, chosen, titled);
    if (hits.rows.empty())
        hits.without = ways_out(shelf, query, matches, listed);
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
        Counted made = counted(shelf.sections(), facet, counts[facet], choices, today);
        hits.facets[facet] = std::move(made.values);
        hits.values_left_out[facet] = made.left_out;
    }
    return hits;
}

} // namespace catalog
