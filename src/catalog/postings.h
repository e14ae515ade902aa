// Why: in which rows a term stands, written and read by one rule (the form is in shelf.h).
// Left to others: whose rows (shelf_maker), what is asked of them (search, ranking).
#pragma once

#include "catalog/shelf.h"

#include <algorithm>

namespace catalog {

inline constexpr unsigned most_repeats = 15; // counted; more say nothing more about an offer

class PostingsWriter {
public:
    // `row` is above all rows before it.
    void add(Row row, unsigned repeats) {
        const bool repeated = repeats > 1;
        std::uint64_t number = std::uint64_t{row + 1 - next_} * 2 + (repeated ? 1 : 0);
        for (; number >= 0x80; number >>= 7)
            bytes_.push_back(static_cast<char>(number | 0x80));
        bytes_.push_back(static_cast<char>(number));
        if (repeated)
            bytes_.push_back(static_cast<char>(std::min(repeats, most_repeats)));
        next_ = row + 1;
    }
    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_; // its small ones lie within: most terms stand in few offers
    Row next_ = 0;      // the row after the last one
};

// Calls take(row, repeats) for each row below `rows`.
template <class Take>
void each_posting(std::span<const std::uint8_t> bytes, std::size_t rows, Take take) {
    const std::uint8_t* at = bytes.data();
    const std::uint8_t* const end = at + bytes.size();
    std::uint64_t next = 0; // the row after the last one
    while (at != end) {
        std::uint64_t number = *at++;
        if (number >= 0x80) {
            number &= 0x7F;
            for (int shift = 7; at != end && shift < 42; shift += 7) {
                const std::uint8_t byte = *at++;
                number |= std::uint64_t{byte & 0x7Fu} << shift;
                if (byte < 0x80)
                    break;
            }
        }
        next += number / 2;
        if (next == 0 || next > rows)
            return;
        const unsigned repeats = number % 2 == 0 ? 1u : at != end ? *at++ : 1u;
        take(static_cast<Row>(next - 1), repeats);
    }
}

inline std::span<const std::uint8_t> part(std::span<const std::uint8_t> postings,
                                          std::span<const std::uint64_t> ends, std::size_t term) {
    const std::uint64_t start = term == 0 ? 0 : ends[term - 1];
    return postings.subspan(start, ends[term] - start);
}

} // namespace catalog
