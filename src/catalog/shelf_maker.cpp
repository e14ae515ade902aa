#include "catalog/shelf_maker.h"

#include "catalog/alike.h"
#include "catalog/calm_name.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>

namespace catalog {

namespace {

constexpr std::int32_t no_day = ShelfSections::no_day;

std::int32_t day_of(const std::optional<base::Date>& date) {
    if (!date)
        return no_day;
    return static_cast<std::int32_t>(std::chrono::sys_days{*date}.time_since_epoch().count());
}

// The words of Card::searched and how often each stands in the offer.
template <class Take>
void each_word(std::string_view part, Take take) {
    for (std::size_t at = 0; at < part.size();) {
        if (part[at] == ' ') {
            ++at;
            continue;
        }
        const std::size_t end = std::min(part.find(' ', at), part.size());
        const std::string_view word = part.substr(at, end - at);
        const std::size_t mark = std::min(word.find(repeats_mark), word.size());
        unsigned repeats = mark == word.size() ? 1 : 0;
        for (const char digit : word.substr(std::min(mark + 1, word.size())))
            repeats = repeats * 10 + static_cast<unsigned>(digit - '0');
        take(word.substr(0, mark), repeats);
        at = end;
    }
}

} // namespace

struct ShelfMaker::Made {
    std::vector<Row> by_deadline, by_newest, by_title;
    TextsMade terms;
    std::vector<std::uint64_t> anywhere_ends, in_title_ends;
    base::Bytes anywhere, in_title;
    TextsMade shared;
};

void ShelfMaker::TextsMade::add(std::string_view text) {
    bytes += text;
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
}

ShelfMaker::ShelfMaker() {
    for (Values& values : values_)
        values.known.emplace("", 0);
}

void ShelfMaker::add_words(std::string_view searched, Row row) {
    const std::size_t title_size = std::min(searched.find(title_end), searched.size());
    unsigned length = 0;
    std::string sort_title;
    const auto term_of = [&](std::string_view word, unsigned repeats) -> Term& {
        length += repeats;
        auto known = term_numbers_.find(word);
        if (known == term_numbers_.end()) {
            known = term_numbers_.emplace(word, terms_.size()).first;
            terms_.emplace_back();
        }
        Term& term = terms_[known->second];
        term.anywhere.add(row, repeats);
        return term;
    };
    each_word(searched.substr(0, title_size), [&](std::string_view word, unsigned repeats) {
        term_of(word, repeats).in_title.add(row, 1);
        sort_title += word;
        sort_title += ' ';
    });
    each_word(searched.substr(std::min(title_size + 1, searched.size())), term_of);
    length_.push_back(static_cast<std::uint16_t>(std::min(length, 0xFFFFu)));
    sort_titles_.push_back(std::move(sort_title));
}

void ShelfMaker::add_values(const Card& card) {
    const bool undated = !card.dates.deadline;
    const std::string family = card.family == 0 ? "" : std::to_string(card.family);
    const std::array<std::string_view, facet_count> said = {family,
                                                            card.employer,
                                                            card.contract.value,
                                                            card.category.value,
                                                            card.telework.value,
                                                            card.place.value,
                                                            undated ? "yes" : ""};
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
        Values& values = values_[facet];
        auto known = values.known.find(said[facet]);
        if (known == values.known.end())
            known = values.known.emplace(said[facet], values.known.size()).first;
        values.of_rows.push_back(known->second);
    }
}

void ShelfMaker::add(const Card& card) {
    const auto row = static_cast<Row>(size());
    base::ensure(row < maximum_rows);
    deadline_.push_back(day_of(card.dates.deadline));
    end_.push_back(day_of(card.dates.end));
    published_.push_back(day_of(card.published));
    start_.push_back(day_of(card.start));
    marks_.push_back(marks_of(card));
    for (const std::string* text : {&card.id.text, &card.title, &card.reference, &card.teaser})
        words_.add(*text);
    add_values(card);
    add_words(card.searched, row);
}

// A name that nobody writes in small letters is still in capitals; places know words of it.
std::vector<std::string>
ShelfMaker::calm_names(const std::vector<std::string_view>& employers) const {
    static_assert(Facet::employer < Facet::place, "places are settled later, and known until then");
    std::vector<std::string_view> names = employers;
    for (const auto& [place, number] : values_[static_cast<std::size_t>(Facet::place)].known)
        names.emplace_back(place);
    const NameWords known = name_words(names);
    std::vector<std::string> calm;
    for (const std::string_view employer : employers)
        calm.push_back(calm_name(employer, known));
    return calm;
}

// From provisional numbers to places in the sorted values, and from several writings to one.
void ShelfMaker::settle_values(Facet facet) {
    Values& values = values_[static_cast<std::size_t>(facet)];
    std::vector<std::string_view> names(values.known.size());
    for (const auto& [name, number] : values.known)
        names[number] = name;
    if (facet == Facet::employer || facet == Facet::place) {
        const auto writings = one_writing(names);
        for (std::string_view& name : names)
            name = writings.at(name);
    }
    std::vector<std::string> calm; // keeps what `names` then point at
    if (facet == Facet::employer) {
        calm = calm_names(names);
        names.assign(calm.begin(), calm.end());
    }
    std::vector<std::string_view> sorted = names;
    std::ranges::sort(sorted);
    const auto repeated = std::ranges::unique(sorted);
    sorted.erase(repeated.begin(), repeated.end());
    std::vector<std::uint32_t> places;
    for (const std::string_view name : names)
        places.push_back(
            static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, name) - sorted.begin()));
    for (const std::string_view name : sorted)
        values.texts.add(name);
    values.last_day.assign(sorted.size(), INT32_MIN);
    for (std::size_t row = 0; row < values.of_rows.size(); ++row) {
        std::uint32_t& value = values.of_rows[row];
        value = places[value];
        std::int32_t& last = values.last_day[value];
        if (!is_recalled(marks_[row]))
            last = std::max(last, std::min(deadline_[row], end_[row]));
    }
    values.known.clear();
}

void ShelfMaker::order_rows(Made& made) const {
    const auto sorted_by = [&](auto key) {
        std::vector<Row> rows(size());
        std::iota(rows.begin(), rows.end(), Row{0});
        std::ranges::sort(rows, {}, key);
        return rows;
    };
    made.by_title = sorted_by([&](Row row) {
        return std::pair{std::string_view{sort_titles_[row]}, row};
    });
    std::vector<Row> title_place(size());
    for (Row place = 0; place < size(); ++place)
        title_place[made.by_title[place]] = place;
    made.by_deadline = sorted_by([&](Row row) {
        return std::pair{deadline_[row], title_place[row]};
    });
    made.by_newest = sorted_by([&](Row row) {
        const std::int32_t day = published_[row];
        return std::tuple{day == no_day, day == no_day ? 0 : -day, title_place[row]};
    });
}

void ShelfMaker::list_terms(Made& made) {
    std::vector<std::pair<std::string_view, std::uint32_t>> sorted;
    sorted.reserve(term_numbers_.size());
    for (const auto& [text, number] : term_numbers_)
        sorted.emplace_back(text, number);
    std::ranges::sort(sorted);
    std::size_t anywhere = 0, in_title = 0;
    for (const Term& term : terms_) {
        anywhere += term.anywhere.bytes().size();
        in_title += term.in_title.bytes().size();
    }
    made.anywhere.reserve(anywhere);
    made.in_title.reserve(in_title);
    const auto put = [](PostingsWriter& from, base::Bytes& all, std::vector<std::uint64_t>& ends) {
        all.insert(all.end(), from.bytes().begin(), from.bytes().end());
        ends.push_back(all.size());
        from = {};
    };
    for (const auto& [text, number] : sorted) {
        made.terms.add(text);
        put(terms_[number].anywhere, made.anywhere, made.anywhere_ends);
        put(terms_[number].in_title, made.in_title, made.in_title_ends);
    }
}

base::Bytes ShelfMaker::finish() && {
    Made made;
    order_rows(made);
    list_terms(made);
    std::vector<std::string_view> titles;
    for (std::size_t row = 0; row < size(); ++row)
        titles.push_back(words_.view()[row * 4 + 1]);
    std::ranges::sort(titles);
    const auto repeated = std::ranges::unique(titles);
    titles.erase(repeated.begin(), repeated.end());
    for (const std::string& beginning : shared_beginnings(titles))
        made.shared.add(beginning);
    ShelfSections all{.deadline = deadline_,
                      .end = end_,
                      .published = published_,
                      .start = start_,
                      .marks = marks_,
                      .length = length_,
                      .words = words_.view(),
                      .by_deadline = made.by_deadline,
                      .by_newest = made.by_newest,
                      .by_title = made.by_title,
                      .value = {},
                      .values = {},
                      .last_day = {},
                      .terms = made.terms.view(),
                      .anywhere_ends = made.anywhere_ends,
                      .anywhere = made.anywhere,
                      .in_title_ends = made.in_title_ends,
                      .in_title = made.in_title,
                      .shared_beginnings = made.shared.view()};
    for (std::size_t facet = 0; facet < facet_count; ++facet) {
        settle_values(static_cast<Facet>(facet));
        all.value[facet] = values_[facet].of_rows;
        all.values[facet] = values_[facet].texts.view();
        all.last_day[facet] = values_[facet].last_day;
    }
    return saved(all);
}

Shelf make_shelf(std::vector<Card> cards, base::Instant issued) {
    std::ranges::sort(cards, {}, &Card::id);
    ShelfMaker maker;
    for (const Card& card : cards)
        maker.add(card);
    auto shelf = Shelf::open(std::move(maker).finish());
    base::ensure(shelf.has_value());
    shelf->issued = issued;
    return std::move(*shelf);
}

} // namespace catalog
