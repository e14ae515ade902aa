// Why: cards become a shelf: their words an index, their values facets, titles that begin alike
// known. Takes seconds for a hundred thousand, so it is done once, by whoever may take that time.
// Left to others: the form (shelf), keeping it (store).
#pragma once

#include "catalog/postings.h"
#include "catalog/shelf.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace catalog {

class ShelfMaker {
public:
    ShelfMaker();
    // In the order of the ids, each once.
    void add(const Card& card);
    std::size_t size() const { return sort_titles_.size(); }
    // The bytes of the shelf. An employer's name and a place stand in one writing on all cards:
    // "Ville de Valrive", not "VILLE DE VALRIVE".
    base::Bytes finish() &&;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    struct TextsMade {
        std::vector<std::uint32_t> ends;
        std::string bytes;
        void add(std::string_view text);
        Texts view() const { return {ends, bytes}; }
    };
    struct Term {
        PostingsWriter anywhere;
        PostingsWriter in_title;
    };
    struct Values {
        std::map<std::string, std::uint32_t, std::less<>> known; // provisional numbers
        std::vector<std::uint32_t> of_rows;
        TextsMade texts;
        std::vector<std::int32_t> last_day;
    };
    struct Made;

    void add_words(std::string_view searched, Row row);
    void add_values(const Card& card);
    std::vector<std::string> calm_names(const std::vector<std::string_view>& employers) const;
    void settle_values(Facet facet);
    void order_rows(Made& made) const;
    void list_terms(Made& made);

    std::vector<std::int32_t> deadline_, end_, published_, start_;
    std::vector<std::uint16_t> marks_, length_;
    TextsMade words_;
    std::vector<std::string> sort_titles_;
    std::array<Values, facet_count> values_;
    std::vector<Term> terms_;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> term_numbers_;
};

// A shelf of few cards at once.
Shelf make_shelf(std::vector<Card> cards, base::Instant issued);

} // namespace catalog
