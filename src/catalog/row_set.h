// Why: a set of rows as bits: to join two for a hundred thousand offers takes microseconds.
// Left to others: which rows.
#pragma once

#include "catalog/shelf.h"

#include <bit>

namespace catalog {

class RowSet {
public:
    explicit RowSet(std::size_t rows)
        : words_((rows + 63) / 64) {}

    void add(Row row) { words_[row / 64] |= std::uint64_t{1} << row % 64; }
    bool has(Row row) const { return (words_[row / 64] >> row % 64 & 1) != 0; }
    std::size_t count() const {
        std::size_t count = 0;
        for (const std::uint64_t word : words_)
            count += static_cast<std::size_t>(std::popcount(word));
        return count;
    }
    bool meets(const RowSet& other) const {
        for (std::size_t i = 0; i < words_.size(); ++i)
            if ((words_[i] & other.words_[i]) != 0)
                return true;
        return false;
    }
    RowSet& operator&=(const RowSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i)
            words_[i] &= other.words_[i];
        return *this;
    }
    // In rising order.
    template <class Take>
    void each(Take take) const {
        for (std::size_t i = 0; i < words_.size(); ++i)
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
                take(static_cast<Row>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }

private:
    std::vector<std::uint64_t> words_;
};

} // namespace catalog
