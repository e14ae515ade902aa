// Why: names are read word by word, and French elides: "d'Évreux" is two words.
// Left to others: which words belong to a name (organisations, units).
#pragma once

#include <cstddef>
#include <string_view>

namespace ingest {

// At [from, to) of the text, in bytes; `next` is where the next word begins.
struct NameWord {
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t next = 0;

    // White space, and no mark, stands between this word and the next.
    bool ends_part() const { return next == to; }
};

// The word at `at`; an elided article with its apostrophe is a word. Empty at a mark.
NameWord name_word_at(std::string_view text, std::size_t at);

} // namespace ingest
