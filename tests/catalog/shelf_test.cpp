// The index against a plain scan of the same offers, and the saved form against damage.
#include "catalog/shelf_maker.h"
#include "plain_scan.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace catalog {
namespace {

const base::TrustedTime now{*base::parse_instant("2025-11-01T09:00"), true};

// French as offers write it, with the forms that searches trip over; "e" and a combining acute
// accent is é in NFD.
const std::vector<std::string> vocabulary = {"agent·e·s",
                                             "agent",
                                             "agente",
                                             "chargé(e)",
                                             "chargée",
                                             "chargé",
                                             "charge\u0301",
                                             "charge",
                                             "œuvrer",
                                             "oeuvrer",
                                             "cœur",
                                             "coeur",
                                             "directrice",
                                             "directeur",
                                             "voirie",
                                             "voire",
                                             "technicien·ne",
                                             "techniciennes",
                                             "l’air",
                                             "l'eau",
                                             "qualité",
                                             "qualite\u0301",
                                             "de",
                                             "la",
                                             "du",
                                             "le",
                                             "des",
                                             "un",
                                             "mission",
                                             "missions",
                                             "cohérence",
                                             "Cohérence",
                                             "CADRE",
                                             "cadres",
                                             "C++",
                                             "MGP059",
                                             "CM020",
                                             "75013",
                                             "élève",
                                             "élevé",
                                             "eleve",
                                             "ingénieur·e",
                                             "ingénieure",
                                             "H/F",
                                             "(h/f)",
                                             "psychologue",
                                             "psychologie",
                                             "Noël",
                                             "naïf",
                                             "animateur/trice",
                                             "animatrice",
                                             "chef.fe",
                                             "cheffe",
                                             "eau"};

class Chance {
public:
    explicit Chance(unsigned seed)
        : numbers_{seed} {}
    std::size_t below(std::size_t count) { return numbers_() % count; }
    const std::string& word() { return vocabulary[below(vocabulary.size())]; }
    std::string words(std::size_t most) {
        std::string text;
        for (std::size_t count = below(most + 1); count > 0; --count)
            text += word() + " ";
        return text;
    }

private:
    std::mt19937 numbers_;
};

Card card(Chance& chance, int number) {
    Offer offer;
    offer.id.text = "offer-" + std::to_string(1000 + number);
    const auto put = [&](Field field, const std::string& value) {
        if (!value.empty())
            offer.facts[field] = {FactStatus::stated, {value}, "", {}, ""};
    };
    const auto one_of = [&](std::vector<const char*> values) {
        return std::string{values[chance.below(values.size())]};
    };
    const auto date = [&] { return "2025-" + one_of({"10-20", "11-01", "11-05", "12-01"}); };
    put(Field::title, chance.words(4));
    put(Field::employer, one_of({"Métropole", "Ville de Valrive", "CCAS", ""}));
    put(Field::contract, one_of({"permanent", "fixed-term", ""}));
    put(Field::category, one_of({"A", "B", "C", ""}));
    put(Field::telework, one_of({"yes", "no", ""}));
    put(Field::location, one_of({"75013 PARIS", "59000 LILLE", ""}));
    put(Field::family, one_of({"Sports", "Finances", ""}));
    put(Field::deadline, chance.below(3) == 0 ? "" : date());
    put(Field::end_date, chance.below(4) == 0 ? date() : "");
    put(Field::published, chance.below(4) == 0 ? "" : date());
    offer.teaser = chance.words(2);
    offer.sections = {
        {SectionKind::missions, "", {{BlockKind::paragraph, 0, chance.words(12), {}}}}};
    Card card = card_of(offer);
    card.dates.recalled = chance.below(20) == 0;
    return card;
}

std::vector<Card> cards(Chance& chance, int count) {
    std::vector<Card> cards;
    for (int number = 0; number < count; ++number)
        cards.push_back(card(chance, number));
    return cards;
}

// What a visitor types: words of the offers, whole, begun, mistyped or not, and link words.
std::string typed(Chance& chance) {
    std::string text = chance.words(3);
    if (text.empty())
        return text;
    text.pop_back();
    while (chance.below(2) == 0 && text.size() > 1 && (text.back() & 0x80) == 0)
        text.pop_back();
    if (chance.below(3) == 0 && text.size() > 3) {
        const std::size_t at = 1 + chance.below(text.size() - 2);
        if ((text[at] & 0x80) == 0 && (text[at + 1] & 0x80) == 0)
            std::swap(text[at], text[at + 1]);
    }
    return text;
}

Query query(Chance& chance) {
    Query query{typed(chance), {}, static_cast<Order>(chance.below(4))};
    const std::vector<FacetChoice> choices = {
        {Facet::employer, "CCAS"},   {Facet::employer, "Métropole"}, {Facet::contract, "permanent"},
        {Facet::category, "A"},      {Facet::category, "B"},         {Facet::undated, "yes"},
        {Facet::place, "Paris 13e"}, {Facet::family, "7"},           {Facet::employer, "nobody"}};
    for (std::size_t count = chance.below(4); count > 0; --count)
        query.choices.push_back(choices[chance.below(choices.size())]);
    return query;
}

std::vector<Left> ways_out(const std::vector<Card>& given, const Query& asked) {
    std::vector<Left> ways;
    const auto add = [&](const Query& rest) {
        std::vector<Row> rows = plain::scan(given, rest, now).rows;
        std::ranges::sort(rows);
        ways.push_back({static_cast<int>(rows.size()), rows.empty() ? 0 : rows.back()});
    };
    for (const FacetChoice& choice : asked.choices) {
        Query rest = asked;
        std::erase(rest.choices, choice);
        add(rest);
    }
    if (!asked.text.empty())
        add({"", asked.choices});
    return ways;
}

TEST(Shelf, FindsWhatAPlainScanFinds) {
    std::size_t found = 0, forgiven = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        Chance chance{seed};
        const std::vector<Card> given = cards(chance, 60 + static_cast<int>(seed));
        const Shelf shelf = make_shelf(given, now.now);
        for (int round = 0; round < 120; ++round) {
            const Query asked = query(chance);
            const plain::Found plain = plain::scan(given, asked, now);
            Hits hits = search(shelf, asked, now);
            ASSERT_EQ(hits.listed, plain.listed);
            ASSERT_EQ(hits.facets, plain.facets) << asked.text;
            std::vector<Row> expected = plain.rows;
            if (asked.order == Order::best) { // whose order has a test of its own
                const auto middle = static_cast<std::ptrdiff_t>(plain.titled);
                for (auto* rows : {&hits.rows, &expected}) {
                    ASSERT_EQ(rows->size(), plain.rows.size()) << asked.text;
                    std::sort(rows->begin(), rows->begin() + middle);
                    std::sort(rows->begin() + middle, rows->end());
                }
            }
            ASSERT_EQ(hits.rows, expected) << "seed " << seed << ": \"" << asked.text << "\"";
            std::vector<Left> without;
            if (hits.rows.empty())
                without = ways_out(given, asked);
            ASSERT_EQ(hits.without, without) << asked.text;
            found += hits.rows.empty() ? 0 : 1;
            forgiven += asked.text.size() > 5 && !hits.rows.empty() ? 1 : 0;
        }
    }
    EXPECT_GT(found, 250u) << "a test of empty answers proves nothing";
    EXPECT_GT(forgiven, 50u);
}

TEST(Shelf, GivesBackTheCardsItWasMadeOf) {
    Chance chance{3};
    std::vector<Card> given = cards(chance, 40);
    const Shelf shelf = make_shelf(given, now.now);
    ASSERT_EQ(shelf.size(), given.size());
    for (Row row = 0; row < shelf.size(); ++row) {
        given[row].searched.clear();
        EXPECT_EQ(shelf.card(row), given[row]);
        EXPECT_EQ(shelf.row_of(given[row].id), row);
    }
    EXPECT_EQ(shelf.row_of({"offer"}), std::nullopt);
    EXPECT_EQ(shelf.row_of({"offer-9999"}), std::nullopt);
    EXPECT_EQ(shelf.employers(),
              (std::vector<std::string>{"CCAS", "Métropole", "Ville de Valrive"}));
}

TEST(Shelf, IsOpenedFromTheBytesThatWereSaved) {
    Chance chance{4};
    const Shelf made = make_shelf(cards(chance, 50), now.now);
    const base::Bytes bytes(made.bytes().begin(), made.bytes().end());
    const auto opened = Shelf::open(bytes);
    ASSERT_TRUE(opened) << opened.error().detail;
    for (int round = 0; round < 50; ++round) {
        const Query asked = query(chance);
        EXPECT_EQ(search(*opened, asked, now), search(made, asked, now));
    }
    EXPECT_EQ(opened->shared_beginnings(), made.shared_beginnings());
}

// The store's checksum finds such damage first; without it nothing worse than a wrong answer may
// come of it (the sanitizers' preset looks on).
TEST(Shelf, DamagedBytesAreRefusedOrHarmless) {
    Chance chance{5};
    const Shelf made = make_shelf(cards(chance, 30), now.now);
    const base::Bytes good(made.bytes().begin(), made.bytes().end());
    EXPECT_EQ(Shelf::open({}).error().code, base::ErrorCode::corrupt);
    for (const std::size_t size :
         {std::size_t{7}, std::size_t{8}, good.size() / 2, good.size() - 8})
        EXPECT_EQ(Shelf::open({good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size)})
                      .error()
                      .code,
                  base::ErrorCode::corrupt)
            << size;
    int refused = 0;
    for (int round = 0; round < 2000; ++round) {
        base::Bytes bytes = good;
        bytes[chance.below(bytes.size())] ^= static_cast<std::uint8_t>(1 + chance.below(255));
        const auto opened = Shelf::open(std::move(bytes));
        if (!opened) {
            ++refused;
            continue;
        }
        const Hits hits = search(*opened, query(chance), now);
        for (const Row row : hits.rows)
            opened->card(row);
    }
    EXPECT_GT(refused, 200);
}

TEST(Shelf, OfVeryManyValuesTheMostFrequentAndTheChosenAreCounted) {
    std::vector<Card> given;
    for (int number = 0; number < 300; ++number) {
        Card card;
        card.id.text = "offer-" + std::to_string(1000 + number);
        // The first ten employers have three offers each more than the others.
        card.employer = "Ville " + std::to_string(number < 270 ? 100 + number : 100 + number % 10);
        card.searched = " | ";
        given.push_back(card);
    }
    const Shelf shelf = make_shelf(given, now.now);
    constexpr auto employer = static_cast<std::size_t>(Facet::employer);
    const auto employers = [&](const Query& asked) {
        return search(shelf, asked, now).facets[employer];
    };
    EXPECT_EQ(search(shelf, {}, now).values_left_out[employer],
              270 - static_cast<int>(most_facet_values));
    const auto all = employers({});
    ASSERT_EQ(all.size(), most_facet_values);
    EXPECT_EQ(all.front(), (FacetCount{"Ville 100", 4}));
    EXPECT_EQ(all.back(), (FacetCount{"Ville 159", 1}));
    const auto chosen = employers({"", {{Facet::employer, "Ville 350"}}});
    ASSERT_EQ(chosen.size(), most_facet_values + 1);
    EXPECT_EQ(chosen.back(), (FacetCount{"Ville 350", 1}));
}

TEST(Ranking, PutsTitlesFirstAndThenWhatSaysMost) {
    const auto offer = [](const char* id, const char* title, std::string body) {
        Offer made;
        made.id.text = id;
        made.facts[Field::title] = {FactStatus::stated, {title}, "", {}, ""};
        made.sections = {{SectionKind::missions, "", {{BlockKind::paragraph, 0, body, {}}}}};
        return card_of(made);
    };
    const std::string filler = "espaces verts tonte taille entretien du parc et des allées ";
    const Shelf shelf = make_shelf({offer("long", "Agente", "voirie " + filler + filler + filler),
                                    offer("often", "Agente", "voirie voirie voirie"),
                                    offer("once", "Agente", "voirie " + filler),
                                    offer("titled", "Chef de voirie", filler + filler),
                                    offer("without", "Agente", filler)},
                                   now.now);
    std::string order;
    for (const Row row : search(shelf, {"voirie", {}}, now).rows)
        order += std::string{shelf.id(row)} + " ";
    EXPECT_EQ(order, "titled often once long ");
}

} // namespace
} // namespace catalog
