// Why: nothing of a source may be lost; whoever leaves out a character says here where and why.
// Left to others: deciding what is left out (document, debris, elements).
#pragma once

#include "catalog/offer.h"

#include <string_view>
#include <vector>

namespace ingest {

// Code points of a valid UTF-8 text that are not white space, as catalog::Account counts them.
std::size_t count_characters(std::string_view utf8);

class Ledger {
public:
    // Consecutive lines with one reason become one entry.
    void drop(catalog::Lines lines, std::size_t characters, std::string_view reason);
    std::size_t characters() const { return characters_; }
    // By line, then in the order in which they were written.
    std::vector<catalog::Dropped> entries() const;

private:
    std::vector<catalog::Dropped> entries_;
    std::size_t characters_ = 0;
};

} // namespace ingest
