#include "base/text.h"
#include "present/facts.h"
#include "present/labels.h"
#include "present/lead.h"
#include "present/rows.h"
#include "present/scene.h"
#include "present/title.h"
#include "present/typography.h"

#include <algorithm>

namespace present {
namespace {

using catalog::Fact;
using catalog::Field;
using catalog::Offer;
using Mark = ComparePage::Mark;

constexpr std::array compared = {
    Field::deadline, Field::start_date,   Field::contract,  Field::duration,   Field::category,
    Field::location, Field::telework,     Field::education, Field::experience, Field::salary,
    Field::grades,   Field::working_time, Field::department};
constexpr std::array optional_rows = {Field::duration, Field::grades, Field::department};

// "Bac + 5" and "bac +5" say the same.
std::string plain(std::string_view value) {
    std::string folded = base::fold(value);
    std::erase_if(folded, [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') &&
               !(c >= '0' && c <= '9') && c != '+';
    });
    return folded;
}

// A start in words stands in for a start in days.
Field said(const Offer& offer, Field field) {
    const bool in_words = field == Field::start_date && !offer.facts[field].is_stated();
    return in_words ? Field::start_text : field;
}

ComparePage::Value value_of(const Words& words, const Offer* offer, Field field) {
    if (!offer)
        return {.text = "…", .stated = false, .tag = {}};
    const Field own = said(*offer, field);
    const Fact& fact = offer->facts[own];
    if (!fact.is_stated())
        return {.text = is_feminine(field) ? words("non indiquée") : words("non indiqué"),
                .stated = false,
                .tag = {}};
    std::string text = field == Field::location
                           ? raise_ordinals(typeset(catalog::short_place(fact.value())))
                       : field == Field::contract ? contract_short(words, fact.value())
                                                  : fact_value(words, *offer, own);
    return {.text = std::move(text),
            .stated = true,
            .tag = fact.status == catalog::FactStatus::derived ? derived_tag(words, field) : ""};
}

std::string spoken(const Words& words, Mark mark) {
    switch (mark) {
    case Mark::same:
        return words("identique");
    case Mark::different:
        return words("différent");
    case Mark::unknown:
        break;
    }
    return words("on ne peut pas comparer");
}

std::optional<ComparePage::Row> row_of(const Words& words, std::array<const Offer*, 2> offers,
                                       Field field) {
    ComparePage::Row row;
    row.id = "compare." + std::string{catalog::name_of(field)};
    row.label = field_label(words, field);
    row.values = {value_of(words, offers[0], field), value_of(words, offers[1], field)};
    const bool one = row.values[0].stated, other = row.values[1].stated;
    if (!one && !other && std::ranges::find(optional_rows, field) != optional_rows.end())
        return std::nullopt; // nobody asks for it
    if (!one || !other)
        row.mark = Mark::unknown;
    else if (plain(row.values[0].text) != plain(row.values[1].text))
        row.mark = Mark::different;
    row.spoken = spoken(words, row.mark);
    return row;
}

ComparePage::Side side_of(const Scene& scene, const catalog::OfferId& id, const Offer* offer,
                          std::size_t index) {
    const Words& words = scene.words;
    ComparePage::Side side;
    std::string employer;
    if (const auto card = scene.card(id)) {
        side.disc = disc_of(words, card->family, card->employer);
        side.title = title_of(scene, *card);
        employer = card->employer;
    } else if (offer) {
        side.disc = disc_of(words, catalog::family_of(offer->facts[Field::family].value()),
                            offer->facts[Field::employer].value());
        side.title = title_of(offer->facts[Field::title].value(), {});
        employer = offer->facts[Field::employer].value();
    }
    side.employer = typeset(employer);
    side.interested = tap("compare.interested." + std::to_string(index),
                          words("Intéressé·e par celle-ci"), session::Interested{{id}});
    side.interested.spoken = words("Intéressé·e par {title}", {{"title", side.title.whole}});
    side.why_not = why_not(scene, state_of(scene, id, offer), employer);
    side.interested.enabled = side.why_not.empty();
    return side;
}

void count_marks(const Words& words, ComparePage& page) {
    const auto marked = [&](Mark mark) {
        return static_cast<long long>(std::ranges::count(page.rows, mark, &ComparePage::Row::mark));
    };
    page.count_bold = words.count(marked(Mark::different), "{n} différence", "{n} différences");
    if (const long long unknown = marked(Mark::unknown); unknown > 0)
        page.count_rest = ", " + words.count(unknown, "{n} inconnue", "{n} inconnues");
}

} // namespace

ComparePage compare_page(const Scene& scene, const session::Compare& compare) {
    const Words& words = scene.words;
    ComparePage page;
    page.back = tap("compare.back", words("Ma sélection"), session::GoBack{});
    page.heading = words("Comparer");
    std::array<const Offer*, 2> offers{};
    for (std::size_t i = 0; i < offers.size(); ++i) {
        for (const auto& offer : compare.offers)
            if (offer->id == compare.ids[i])
                offers[i] = offer.get();
        page.sides[i] = side_of(scene, compare.ids[i], offers[i], i);
    }
    for (const Field field : compared)
        if (auto row = row_of(words, offers, field))
            page.rows.push_back(std::move(*row));
    count_marks(words, page);
    // Alone stands what is not the same, also where only one of the two says it.
    const auto tells = [](const ComparePage::Row& row) {
        return row.mark != Mark::same && (row.values[0].stated || row.values[1].stated);
    };
    if (std::ranges::none_of(page.rows, tells) || std::ranges::all_of(page.rows, tells))
        return page;
    page.only = tap("compare.only", words("Les différences seules"), session::ToggleDifferences{});
    page.only->chosen = compare.differences_only;
    if (compare.differences_only)
        std::erase_if(page.rows, [&](const ComparePage::Row& row) { return !tells(row); });
    return page;
}

} // namespace present
