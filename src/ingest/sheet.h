// Why: many rules may propose a value for one field; the sheet keeps the best and says when the
// document contradicts itself.
// Left to others: what to propose (rules_*.cpp).
#pragma once

#include "catalog/offer.h"
#include "ingest/debris.h"
#include "ingest/elements.h"

#include <array>
#include <cstdint>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

// What a rule reads. `front` are rows made of front matter, `running` heads and feet of pages; they
// are not displayed.
struct Reading {
    std::vector<Element> elements;
    std::vector<Element> front;
    std::vector<Element> running;
    bool english = false;
};

// A piece of an element's text, in bytes.
struct Piece {
    const Element* element = nullptr;
    std::size_t from = 0;
    std::size_t to = 0;

    std::string_view text() const {
        return std::string_view{element->text}.substr(from, to - from);
    }
    catalog::Lines lines() const { return element->lines(from, to); }
};

// The pieces of a folded range, of a whole element, of its value.
Piece folded_piece(const Element& element, std::size_t from, std::size_t to);
Piece whole(const Element& element);
Piece value_piece(const Element& element);

// The folded text of a piece, read in place: `origin[i]` is the byte, counted from the beginning of
// the piece, from which text[i] comes.
struct FoldedPiece {
    struct Origins {
        std::span<const std::uint32_t> of_element;
        std::uint32_t from = 0;
        std::size_t operator[](std::size_t i) const { return of_element[i] - from; }
    };
    std::string_view text;
    Origins origin;

    std::string_view view() const { return text; }
};
FoldedPiece folded_of(const Piece& piece);

// Of choices with boxes before them ("☒ A ☐ B ☐ C") the words of the only ticked one; every other
// piece as it is.
Piece ticked(const Piece& piece);

// Values announced by a label or heading of this topic: first rows and items with the label, then
// what stands directly under a heading (at most `under_heading` elements of its section).
struct Announced {
    Piece value;
    std::string_view label; // folded words of the label or heading
    bool heading = false;
};
std::vector<Announced> announced(const Reading& reading, Topic topic,
                                 std::size_t under_heading = 1);

// Longer paragraphs are shown and not read: no honest one is, and rules look at sentences whole.
inline constexpr std::size_t max_prose_bytes = 20'000;

// Sentences of an element; a full stop inside "chef.fe", "Le.La", "1.2" or "M." ends none.
const std::vector<Span>& sentence_spans(const Element& element);
inline auto sentences(const Element& element) {
    return sentence_spans(element) | std::views::transform([&element](const Span& span) {
               return Piece{&element, span.from, span.to};
           });
}

// Lower is better. A label beats prose, prose beats inference; prose that makes a label more exact
// beats it.
enum class Rank { refined, label, weak_label, prose, weak_prose, inferred };

class Sheet {
public:
    struct Proposal {
        std::string value;
        catalog::FactStatus status = catalog::FactStatus::stated;
        std::string quote;
        catalog::Lines lines;
        Rank rank = Rank::prose;
    };

    void propose(catalog::Field field, std::string_view value, const Piece& quote, Rank rank,
                 catalog::FactStatus status = catalog::FactStatus::stated);
    bool has(catalog::Field field) const { return !of(field).empty(); }
    bool has_better(catalog::Field field, Rank rank) const;
    const std::vector<Proposal>& of(catalog::Field field) const {
        return proposals_[static_cast<std::size_t>(field)];
    }

    // The facts, and a problem for each field whose labels contradict each other. Fields that take
    // several values keep all proposals of the best rank.
    // `paths` holds the path of each line of the source that has one; it stands in place of lines.
    catalog::Facts settle(std::vector<catalog::Problem>& problems,
                          const std::vector<std::string>& paths = {}) const;

private:
    std::array<std::vector<Proposal>, catalog::field_count> proposals_;
};

} // namespace ingest
