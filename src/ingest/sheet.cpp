#include "ingest/sheet.h"

#include "base/text.h"
#include "ingest/feed_values.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::Field;

constexpr std::size_t max_values = 40; // of one field

bool takes_several(Field field) {
    return catalog::is_list(field) || field == Field::department || field == Field::education;
}

// Values that differ in more than case, accents, marks of gender and spaces.
bool differ(std::string_view a, std::string_view b) {
    const std::string first = base::fold(a);
    const std::string second = base::fold(b);
    return !contains(first, second) && !contains(second, first);
}

bool can_contradict(Field field) {
    switch (field) {
    case Field::deadline:
    case Field::start_date:
    case Field::category:
    case Field::contract:
    case Field::telework:
    case Field::working_time:
        return true;
    default:
        return false;
    }
}

bool is_sentence_end(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '!' || c == '?')
        return at + 1 >= text.size() || text[at + 1] == ' ';
    if (c != '.')
        return false;
    if (at + 1 >= text.size())
        return true;
    if (text[at + 1] != ' ')
        return false;
    // "M. Martin", "Mme. ", "art. 3", "L. 332-8": a short word before the stop.
    std::size_t start = at;
    while (start > 0 && text[start - 1] != ' ')
        --start;
    const std::string_view word = text.substr(start, at - start);
    if (word.size() > 3 || (word.size() > 1 && is_digit(word.back())))
        return true;
    constexpr std::string_view abbreviations[]{
        "Mme", "Mmes", "MM",  "Mlle", "Dr",  "Pr",  "St", "Ste", "art", "Art", "ref", "Ref", "tel",
        "Tel", "cf",   "Cf",  "ex",   "env", "etc", "No", "no",  "av",  "Av",  "bd",  "Bd",  "min",
        "max", "cat",  "Cat", "Mr",   "Mrs", "vs",  "al", "hab", "inc", "Inc", "Ltd", "e.g", "i.e",
    };
    constexpr std::size_t shortest_word = 3;
    return word.size() >= shortest_word && at + 2 < text.size() && text[at + 2] >= 'A' &&
           text[at + 2] <= 'Z' && std::ranges::find(abbreviations, word) == std::end(abbreviations);
}

} // namespace

Piece folded_piece(const Element& element, std::size_t from, std::size_t to) {
    return {&element, element.folded.origin[from], element.folded.origin[to]};
}

FoldedPiece folded_of(const Piece& piece) {
    const Folded& folded = piece.element->folded;
    const auto index = [&](std::size_t byte) {
        const auto found = std::ranges::lower_bound(folded.origin, byte);
        return std::min(static_cast<std::size_t>(found - folded.origin.begin()),
                        folded.text.size());
    };
    const std::size_t first = index(piece.from);
    const std::size_t last = std::max(first, index(piece.to));
    return {std::string_view{folded.text}.substr(first, last - first),
            {std::span{folded.origin}.subspan(first), static_cast<std::uint32_t>(piece.from)}};
}

Piece whole(const Element& element) {
    return {&element, 0, element.text.size()};
}

Piece value_piece(const Element& element) {
    return {&element, element.has_value() ? element.value_at : 0, element.text.size()};
}

Piece ticked(const Piece& piece) {
    constexpr std::string_view boxes[]{"\xE2\x98\x90", "\xE2\x98\x91", "\xE2\x98\x92",
                                       "\xE2\x96\xA1", "\xE2\x96\xA0", "[ ]",
                                       "[x]",          "[X]"};
    constexpr std::string_view full[]{"\xE2\x98\x91", "\xE2\x98\x92", "\xE2\x96\xA0", "[x]", "[X]"};
    const std::string_view text = piece.text();
    if (!contains(text, "\xE2\x98") && !contains(text, "\xE2\x96") && !contains(text, "["))
        return piece; // nearly always
    std::size_t empty = 0;
    std::size_t count = 0;
    Piece chosen = piece;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto begins = [&](std::string_view mark) {
            return text.substr(at).starts_with(mark);
        };
        const auto* const box = std::ranges::find_if(boxes, begins);
        if (box == std::end(boxes))
            continue;
        at += box->size() - 1;
        if (std::ranges::find(full, *box) == std::end(full)) {
            ++empty;
            continue;
        }
        std::size_t end = text.size();
        for (const std::string_view mark : boxes)
            end = std::min(end, text.find(mark, at + 1));
        const std::string_view words = base::trim(text.substr(at + 1, end - at - 1));
        chosen.from = static_cast<std::size_t>(words.data() - piece.element->text.data());
        chosen.to = chosen.from + words.size();
        ++count;
    }
    return count == 1 && empty > 0 ? chosen : piece;
}

std::vector<Announced> announced(const Reading& reading, Topic topic, std::size_t under_heading) {
    std::vector<Announced> found;
    for (const auto* rows : {&reading.front, &reading.elements})
        for (const Element& element : *rows)
            if (element.kind != ElementKind::heading && element.is(topic) && element.has_value() &&
                !says_nothing(element.value()))
                found.push_back({ticked(value_piece(element)),
                                 std::string_view{element.folded.text}.substr(
                                     0, std::min(element.value_at, element.folded.text.size())),
                                 false});
    const std::vector<Element>& elements = reading.elements;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (elements[i].kind != ElementKind::heading || !elements[i].is(topic))
            continue;
        for (std::size_t j = i + 1; j < elements.size() && j - i <= under_heading &&
                                    elements[j].section_index == elements[i].section_index;
             ++j)
            if (!elements[j].term && !says_nothing(elements[j].text))
                found.push_back({ticked(whole(elements[j])), elements[i].folded.view(), true});
    }
    return found;
}

namespace {

// An address at the end of a line of the source ends its sentence where the next begins in capital:
// nobody writes a stop after a link.
std::vector<std::size_t> ends_after_addresses(const Element& element) {
    std::vector<std::size_t> ends;
    const std::string& text = element.text;
    for (const auto& [begin, line] : element.origins) {
        if (begin < 4 || begin >= text.size() ||
            !begins_upper(std::string_view{text}.substr(begin)))
            continue;
        const std::string_view before = base::trim(std::string_view{text}.substr(0, begin));
        const std::string_view last = before.substr(before.rfind(' ') + 1);
        if (last.find("://") != npos || last.find('@') != npos || last.starts_with("www."))
            ends.push_back(begin);
    }
    return ends;
}

} // namespace

const std::vector<Span>& sentence_spans(const Element& element) {
    std::vector<Span>& pieces = element.sentences;
    const std::string& text = element.text;
    if (!pieces.empty() || text.size() > max_prose_bytes)
        return pieces;
    std::size_t from = 0;
    const std::vector<std::size_t> ends = ends_after_addresses(element);
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] == '\n' || is_sentence_end(text, at) ||
            std::ranges::find(ends, at + 1) != ends.end()) {
            pieces.push_back({from, at + 1});
            from = at + 1;
            while (from < text.size() && text[from] == ' ')
                ++from;
            at = from > at + 1 ? from - 1 : at;
        }
    if (from < text.size())
        pieces.push_back({from, text.size()});
    return pieces;
}

void Sheet::propose(Field field, std::string_view value, const Piece& quote, Rank rank,
                    catalog::FactStatus status) {
    std::vector<Proposal>& list = proposals_[static_cast<std::size_t>(field)];
    const std::string text = base::collapse_spaces(value);
    if (text.empty() || list.size() >= max_values)
        return;
    for (const Proposal& before : list)
        if (before.value == text && before.rank <= rank)
            return;
    list.push_back({text, status, base::collapse_spaces(quote.text()), quote.lines(), rank});
}

bool Sheet::has_better(Field field, Rank rank) const {
    return std::ranges::any_of(of(field), [&](const Proposal& p) { return p.rank < rank; });
}

catalog::Facts Sheet::settle(std::vector<catalog::Problem>& problems,
                             const std::vector<std::string>& paths) const {
    const auto path_of = [&](catalog::Lines lines) {
        const auto line = static_cast<std::size_t>(lines.first);
        return line > 0 && line <= paths.size() ? paths[line - 1] : std::string{};
    };
    catalog::Facts facts;
    for (std::size_t index = 0; index < catalog::field_count; ++index) {
        const auto field = static_cast<Field>(index);
        const std::vector<Proposal>& list = proposals_[index];
        if (list.empty())
            continue;
        const Proposal& best = *std::ranges::min_element(list, {}, &Proposal::rank);
        catalog::Fact& fact = facts[field];
        fact = {best.status, {best.value}, best.quote, best.lines, ""};
        for (const Proposal& other : list) {
            if (&other == &best || other.value == best.value)
                continue;
            const bool same_rank = other.rank == best.rank;
            if (takes_several(field) && same_rank && other.status == best.status) {
                if (std::ranges::find(fact.values, other.value) == fact.values.end())
                    fact.values.push_back(other.value);
                fact.lines.first = std::min(fact.lines.first, other.lines.first);
                fact.lines.last = std::max(fact.lines.last, other.lines.last);
                if (!contains(fact.quote, other.quote))
                    fact.quote += " \xE2\x80\xA6 " + other.quote;
            } else if (can_contradict(field) && best.rank != Rank::refined &&
                       other.rank <= Rank::prose && other.status == catalog::FactStatus::stated &&
                       differ(best.value, other.value) && problems.size() < max_problems) {
                problems.push_back(
                    {"contradiction", other.lines,
                     std::string{catalog::name_of(field)} + " is also given as \"" + other.value +
                         "\" (" +
                         (path_of(best.lines).empty() ? "line " + std::to_string(best.lines.first)
                                                      : path_of(best.lines)) +
                         " says \"" + best.value + "\")"});
            }
        }
        if (fact.path = path_of(best.lines); !fact.path.empty())
            fact.lines = {};
    }
    return facts;
}

} // namespace ingest
