// Why: rules ask of every word whether it is one of fifty; a list that was sorted into slots when
// it was compiled answers with one comparison. Left to others: phrases of several words (folded),
// which words matter (the rules).
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <string_view>

namespace ingest {

// constexpr WordList articles{"le", "la", "les"};
template <std::size_t N>
class WordList {
public:
    template <class... Word>
    consteval explicit WordList(const Word&... words) {
        (add(words), ...);
    }

    constexpr bool has(std::string_view word) const {
        if (word.empty())
            return false;
        for (std::size_t slot = slot_of(word); !slots_[slot].empty(); slot = after(slot))
            if (slots_[slot] == word)
                return true;
        return false;
    }

private:
    static constexpr std::size_t slot_count = std::bit_ceil(2 * N + 1);

    static constexpr std::size_t slot_of(std::string_view word) {
        const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(word[at]); };
        return (letter(0) * 31u + letter(word.size() / 2) * 7u + letter(word.size() - 1) * 13u +
                word.size()) %
               slot_count;
    }
    static constexpr std::size_t after(std::size_t slot) { return (slot + 1) % slot_count; }

    constexpr void add(std::string_view word) {
        std::size_t slot = slot_of(word);
        while (!slots_[slot].empty())
            slot = after(slot);
        slots_[slot] = word;
    }

    std::array<std::string_view, slot_count> slots_{};
};
template <class... Word>
WordList(const Word&...) -> WordList<sizeof...(Word)>;

} // namespace ingest
