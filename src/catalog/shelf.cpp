#include "catalog/shelf.h"

#include <algorithm>
#include <cstring>

namespace catalog {

using base::ErrorCode;

namespace {

constexpr std::string_view magic = "VSHELF01";
constexpr std::size_t texts_a_row = 4;

constexpr std::array marked_slots = {&Card::contract, &Card::category, &Card::place,
                                     &Card::telework};
constexpr std::array slot_facets = {Facet::contract, Facet::category, Facet::place,
                                    Facet::telework};
constexpr int title_derived_bit = 8;
constexpr int recalled_bit = 9;

base::Result<void> damaged(const char* what) {
    return base::fail(ErrorCode::corrupt, std::string{"the saved shelf: "} + what);
}

class Reader {
public:
    explicit Reader(base::ByteView bytes)
        : rest_(bytes.subspan(std::min(magic.size(), bytes.size())))
        , fits_(bytes.size() >= magic.size() &&
                std::memcmp(bytes.data(), magic.data(), magic.size()) == 0) {}

    template <class T>
    void operator()(std::span<const T>& section) {
        std::uint64_t size = 0;
        fits_ = fits_ && rest_.size() >= sizeof size;
        if (!fits_)
            return;
        std::memcpy(&size, rest_.data(), sizeof size);
        rest_ = rest_.subspan(sizeof size);
        const std::uint64_t padded = size + (8 - size % 8) % 8;
        fits_ = size <= rest_.size() && padded <= rest_.size() && size % sizeof(T) == 0;
        if (!fits_)
            return;
        // The allocator aligns the bytes, and each section begins at a multiple of eight.
        section = {reinterpret_cast<const T*>(rest_.data()), size / sizeof(T)};
        rest_ = rest_.subspan(padded);
    }
    bool has_read_all() const { return fits_ && rest_.empty(); }

private:
    base::ByteView rest_;
    bool fits_;
};

template <class Ends>
bool are_ends(const Ends& ends, std::size_t size) {
    return std::ranges::is_sorted(ends) && (ends.empty() ? 0 : ends.back()) == size;
}

bool are_texts(const Texts& texts) {
    return are_ends(texts.ends, texts.bytes.size());
}

// So that nothing that is asked of a shelf ever looks outside of it.
base::Result<void> check(const ShelfSections& all) {
    const std::size_t rows = all.deadline.size();
    if (rows > maximum_rows)
        return damaged("too many rows");
    for (const std::size_t size :
         {all.end.size(), all.published.size(), all.start.size(), all.marks.size(),
          all.length.size(), all.by_deadline.size(), all.by_newest.size(), all.by_title.size()})
        if (size != rows)
            return damaged("a column of another length");
    for (const auto* order : {&all.by_deadline, &all.by_newest, &all.by_title})
        if (std::ranges::any_of(*order, [&](Row row) { return row >= rows; }))
            return damaged("an order of rows that are not there");
    if (all.words.size() != rows * texts_a_row || !are_texts(all.words))
        return damaged("the texts of the cards");
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
        const std::size_t count = all.values[facet].size();
        if (all.value[facet].size() != rows || all.last_day[facet].size() != count || count == 0 ||
            !are_texts(all.values[facet]) ||
            std::ranges::any_of(all.value[facet], [&](auto value) { return value >= count; }))
            return damaged("the values of a facet");
    }
    if (!are_texts(all.terms) || all.anywhere_ends.size() != all.terms.size() ||
        all.in_title_ends.size() != all.terms.size() ||
        !are_ends(all.anywhere_ends, all.anywhere.size()) ||
        !are_ends(all.in_title_ends, all.in_title.size()) || !are_texts(all.shared_beginnings))
        return damaged("the terms");
    return {};
}

std::optional<base::Date> date_of(std::int32_t day) {
    if (day == ShelfSections::no_day)
        return std::nullopt;
    return base::Date{std::chrono::sys_days{std::chrono::days{day}}};
}

} // namespace

std::size_t Texts::lower_bound(std::string_view text) const {
    std::size_t low = 0, count = size();
    while (count > 0) {
        const std::size_t half = count / 2;
        if ((*this)[low + half] < text) {
            low += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return low;
}

base::Result<Shelf> Shelf::open(base::Bytes bytes) {
    Shelf shelf;
    shelf.bytes_ = std::make_shared<const base::Bytes>(std::move(bytes));
    Reader reader(*shelf.bytes_);
    each_section(shelf.sections_, [&](auto& section) { reader(section); });
    if (!reader.has_read_all())
        return base::fail(ErrorCode::corrupt, "the saved shelf is not of this form");
    TRY_VOID(check(shelf.sections_));
    const Texts& beginnings = shelf.sections_.shared_beginnings;
    for (std::size_t i = 0; i < beginnings.size(); ++i)
        shelf.shared_beginnings_.emplace_back(beginnings[i]);
    return shelf;
}

base::ByteView Shelf::bytes() const {
    return bytes_ ? base::ByteView{*bytes_} : base::ByteView{};
}

std::uint16_t marks_of(const Card& card) {
    unsigned marks = 0;
    for (std::size_t slot = 0; slot < marked_slots.size(); ++slot)
        marks |= static_cast<unsigned>((card.*marked_slots[slot]).status) << (2 * slot);
    marks |= (card.title_derived ? 1u : 0u) << title_derived_bit;
    marks |= (card.dates.recalled ? 1u : 0u) << recalled_bit;
    return static_cast<std::uint16_t>(marks);
}

bool is_recalled(std::uint16_t marks) {
    return (static_cast<unsigned>(marks) >> recalled_bit & 1u) != 0;
}

base::Bytes saved(const ShelfSections& sections) {
    base::Bytes bytes(magic.begin(), magic.end());
    std::size_t size_bytes = bytes.size();
    each_section(sections, [&](const auto& section) {
        size_bytes += sizeof(std::uint64_t) + (section.size_bytes() + 7) / 8 * 8;
    });
    bytes.reserve(size_bytes);
    each_section(sections, [&](const auto& section) {
        const std::uint64_t size = section.size_bytes();
        const auto* number = reinterpret_cast<const std::uint8_t*>(&size);
        bytes.insert(bytes.end(), number, number + sizeof size);
        const auto* data = reinterpret_cast<const std::uint8_t*>(section.data());
        bytes.insert(bytes.end(), data, data + size);
        bytes.resize(bytes.size() + (8 - size % 8) % 8);
    });
    return bytes;
}

Card Shelf::card(Row row) const {
    base::ensure(row < size());
    const std::size_t first_text = row * texts_a_row;
    const unsigned marks = sections_.marks[row];
    const auto value = [&](Facet facet) {
        const auto at = static_cast<std::size_t>(facet);
        return std::string{sections_.values[at][sections_.value[at][row]]};
    };
    Card card;
    card.id.text = sections_.words[first_text];
    card.title = sections_.words[first_text + 1];
    card.reference = sections_.words[first_text + 2];
    card.teaser = sections_.words[first_text + 3];
    card.title_derived = (marks >> title_derived_bit & 1u) != 0;
    card.employer = value(Facet::employer);
    for (std::size_t slot = 0; slot < marked_slots.size(); ++slot)
        card.*marked_slots[slot] = {value(slot_facets[slot]),
                                    static_cast<FactStatus>(marks >> (2 * slot) & 3u)};
    const std::string family = value(Facet::family);
    card.family = family.empty() ? 0 : family.front() - '0';
    card.dates = {date_of(sections_.deadline[row]), date_of(sections_.end[row]),
                  is_recalled(sections_.marks[row])};
    card.published = date_of(sections_.published[row]);
    card.start = date_of(sections_.start[row]);
    return card;
}

std::optional<Row> Shelf::row_of(const OfferId& wanted) const {
    std::size_t low = 0, count = size();
    while (count > 0) {
        const std::size_t half = count / 2;
        if (id(static_cast<Row>(low + half)) < wanted.text) {
            low += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    const auto row = static_cast<Row>(low);
    return low < size() && id(row) == wanted.text ? std::optional{row} : std::nullopt;
}

std::vector<std::string> Shelf::employers() const {
    const Texts& names = sections_.values[static_cast<std::size_t>(Facet::employer)];
    std::vector<std::string> employers;
    for (std::size_t i = 1; i < names.size(); ++i)
        employers.emplace_back(names[i]);
    return employers;
}

base::Instant stale_from(const Shelf& shelf) {
    const base::Instant unsaid{};
    return shelf.fresh_until != unsaid ? shelf.fresh_until
                                       : shelf.issued + std::chrono::hours{24 * 7};
}

std::optional<Card> find(const Shelf& shelf, const OfferId& id) {
    const auto row = shelf.row_of(id);
    return row ? std::optional{shelf.card(*row)} : std::nullopt;
}

} // namespace catalog
