// Why: all cards of a catalog with the index of their words, in few bytes: what was saved is
// opened, not built anew. Left to others: making it (shelf_maker), asking it (search), the disk
// (store).
//
// The saved form is the form in memory, in the byte order of the machine, which made it for itself:
//
//   "VSHELF01", then the sections of ShelfSections in the order of each_section(). A section is the
//   number of its bytes (8 bytes), the bytes, and zeros up to the next multiple of 8.
//
// Texts are two sections: where each text ends (4 bytes each), and the texts, one after the other.
// Postings say in which rows a term stands, in rising order: for each row the distance from the
// row before (-1 before the first) times two, plus one where the term stands there more than once,
// as a LEB128 number; and then, in that case, one byte with how often.
#pragma once

#include "base/bytes.h"
#include "catalog/card.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace catalog {

enum class Facet : std::uint8_t { family, employer, contract, category, telework, place, undated };
inline constexpr std::size_t facet_count = static_cast<std::size_t>(Facet::undated) + 1;

using Row = std::uint32_t; // index into a shelf; rows stand in the order of their offers' ids

inline constexpr std::size_t maximum_rows = 1'000'000;

struct Texts {
    std::span<const std::uint32_t> ends;
    std::span<const char> bytes;

    std::size_t size() const { return ends.size(); }
    std::string_view operator[](std::size_t at) const {
        const std::uint32_t start = at == 0 ? 0 : ends[at - 1];
        return {bytes.data() + start, ends[at] - start};
    }
    // Where `text` stands or would stand; the texts must be sorted.
    std::size_t lower_bound(std::string_view text) const;
};

struct ShelfSections {
    static constexpr std::int32_t no_day = INT32_MAX; // "none" sorts after every day

    // One value a row. Days are counted from 1970.
    std::span<const std::int32_t> deadline, end, published, start;
    std::span<const std::uint16_t> marks;  // see shelf.cpp
    std::span<const std::uint16_t> length; // words of the offer, those that repeat counted again
    Texts words;                           // four a row: id, title, reference, teaser
    std::span<const Row> by_deadline, by_newest, by_title; // all rows; those without a date last

    // A facet's values are sorted; the first is empty: "not said".
    std::array<std::span<const std::uint32_t>, facet_count> value; // index into values, one a row
    std::array<Texts, facet_count> values;
    std::array<std::span<const std::int32_t>, facet_count> last_day; // one a value: listed until

    Texts terms; // sorted
    std::span<const std::uint64_t> anywhere_ends;
    std::span<const std::uint8_t> anywhere; // postings
    std::span<const std::uint64_t> in_title_ends;
    std::span<const std::uint8_t> in_title; // postings, without repetitions
    Texts shared_beginnings;                // the longest first
};

template <class Sections, class Visit>
void each_section(Sections& sections, Visit visit) {
    const auto texts = [&](auto& them) {
        visit(them.ends);
        visit(them.bytes);
    };
    visit(sections.deadline);
    visit(sections.end);
    visit(sections.published);
    visit(sections.start);
    visit(sections.marks);
    visit(sections.length);
    texts(sections.words);
    visit(sections.by_deadline);
    visit(sections.by_newest);
    visit(sections.by_title);
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
        visit(sections.value[facet]);
        texts(sections.values[facet]);
        visit(sections.last_day[facet]);
    }
    texts(sections.terms);
    visit(sections.anywhere_ends);
    visit(sections.anywhere);
    visit(sections.in_title_ends);
    visit(sections.in_title);
    texts(sections.shared_beginnings);
}

// Immutable; copies share the bytes.
class Shelf {
public:
    Shelf() = default; // empty

    // `corrupt` where the bytes are not of the form above or point outside of it.
    static base::Result<Shelf> open(base::Bytes bytes);
    base::ByteView bytes() const; // none for an empty shelf that was not opened

    std::size_t size() const { return sections_.deadline.size(); }
    bool empty() const { return size() == 0; }
    Card card(Row row) const; // without Card::searched
    std::string_view id(Row row) const { return sections_.words[std::size_t{row} * 4]; }
    std::optional<Row> row_of(const OfferId& id) const;

    const ShelfSections& sections() const { return sections_; }

    // Titles whose beginning is shared by three offers or more are known, so that the
    // distinguishing words can be set bold: "Chargé de mission", as the titles write it.
    const std::vector<std::string>& shared_beginnings() const { return shared_beginnings_; }
    std::vector<std::string> employers() const; // each once

    base::Instant issued{};      // the age of the data
    base::Instant fresh_until{}; // as the publisher says; 1970: nobody has said

private:
    std::shared_ptr<const base::Bytes> bytes_;
    ShelfSections sections_;
    std::vector<std::string> shared_beginnings_;
};

// From when on the offers are called old: fresh_until, or a week after they were issued.
base::Instant stale_from(const Shelf& shelf);

// The card with that id, if there is one.
std::optional<Card> find(const Shelf& shelf, const OfferId& id);

// What `marks` of a row holds.
std::uint16_t marks_of(const Card& card);
bool is_recalled(std::uint16_t marks);

// The bytes of these sections.
base::Bytes saved(const ShelfSections& sections);

} // namespace catalog
