#include "catalog/card.h"

#include "base/text.h"
#include "catalog/words.h"

#include <algorithm>
#include <array>
#include <map>

namespace catalog {

namespace {

Slot slot_of(const Fact& fact) {
    return {std::string{fact.value()}, fact.status};
}

void add_words(std::string_view text, std::vector<std::string>& words) {
    each_word_of(text, [&](std::string_view folded, std::string_view stem) {
        // A stem that is no beginning of its word ("directeur" of "directrice") needs both: the
        // word as it is being typed, and its other gender.
        if (!folded.starts_with(stem))
            words.emplace_back(folded);
        words.emplace_back(stem);
    });
}

// A word after its first eight bytes as a number, which nearly always decides alone.
struct Sortable {
    std::uint64_t beginning = 0;
    std::string_view word;
    auto operator<=>(const Sortable&) const = default;
};

Sortable sortable(std::string_view word) {
    Sortable made{0, word};
    for (std::size_t at = 0; at < sizeof made.beginning; ++at) {
        const unsigned byte = at < word.size() ? static_cast<unsigned char>(word[at]) : 0u;
        made.beginning = made.beginning << 8 | byte;
    }
    return made;
}

std::vector<Sortable> sorted(const std::vector<std::string>& words) {
    std::vector<Sortable> sorted;
    sorted.reserve(words.size());
    for (const std::string& word : words)
        sorted.push_back(sortable(word));
    std::ranges::sort(sorted);
    return sorted;
}

void append_word(std::string_view word, std::ptrdiff_t count, std::string& searched) {
    searched += ' ';
    searched += word;
    if (count > 1) {
        searched += repeats_mark;
        searched += std::to_string(count);
    }
}

void add_fact(const Fact& fact, std::vector<std::string>& words) {
    for (const std::string& value : fact.values)
        add_words(value, words);
}

// " title words | other words ": each word once, the title's in their order.
std::string searched_of(const Offer& offer) {
    std::vector<std::string> title;
    add_fact(offer.facts[Field::title], title);
    for (const Field field : {Field::reference, Field::must_quote})
        for (const std::string& value : offer.facts[field].values) {
            add_words(value, title);
            // "MGP059CM020": a reference typed without its spaces is found too.
            std::string unbroken;
            for (const Word& word : words_of(value))
                unbroken += word.folded;
            if (!unbroken.empty())
                title.push_back(std::move(unbroken));
        }
    std::vector<std::string> body;
    for (const Field field : {Field::employer, Field::department, Field::location, Field::family,
                              Field::grades, Field::education})
        add_fact(offer.facts[field], body);
    for (const Section& section : offer.sections) {
        add_words(section.heading, body);
        for (const Block& block : section.blocks)
            add_words(block.text, body);
    }
    const std::vector<Sortable> rest = sorted(body);
    std::map<std::string_view, std::ptrdiff_t> in_title;
    for (const std::string& word : title)
        ++in_title[word];
    std::string searched;
    for (const std::string& word : title)
        if (auto& count = in_title.at(word); count > 0) {
            const auto again = std::ranges::equal_range(rest, sortable(word));
            append_word(word, count + std::ranges::ssize(again), searched);
            count = 0; // it is said
        }
    searched += ' ';
    searched += title_end;
    for (auto said = rest.begin(); said != rest.end();) {
        const auto end = std::find_if(said, rest.end(), [&](const auto& s) { return s != *said; });
        if (!in_title.contains(said->word))
            append_word(said->word, end - said, searched);
        said = end;
    }
    return searched + ' ';
}

} // namespace

Card card_of(const Offer& offer) {
    Card card;
    const Fact& title = offer.facts[Field::title];
    card.id = offer.id;
    card.title = title.value();
    card.title_derived = title.status == FactStatus::derived;
    card.employer = offer.facts[Field::employer].value();
    card.reference = offer.facts[Field::reference].value();
    card.teaser = offer.teaser;
    card.contract = slot_of(offer.facts[Field::contract]);
    card.category = slot_of(offer.facts[Field::category]);
    card.place = slot_of(offer.facts[Field::location]);
    card.place.value = short_place(card.place.value);
    card.telework = slot_of(offer.facts[Field::telework]);
    card.family = family_of(offer.facts[Field::family].value());
    card.dates = state_dates(offer);
    card.published = base::parse_date(offer.facts[Field::published].value());
    card.start = base::parse_date(offer.facts[Field::start_date].value());
    card.searched = searched_of(offer);
    return card;
}

// Families of the CNFPT's "Répertoire des métiers territoriaux", which emploi-territorial.fr uses,
// and the functional domains of the State's RMFP, by the words that tell them apart. The word that
// comes first in what is stated decides; a finer family after ">" counts only where the first part
// says nothing.
int family_of(std::string_view stated_family) {
    static constexpr std::array<std::string_view, 8> clues = {
        "urbanisme aménagement foncier habitat logement transport déplacement mobilité territoire "
        "territorial ville",
        "économique économie emploi insertion tourisme touristique commerce agriculture europe "
        "international professionnel",
        "social santé autonomie solidarité handicap médical médico soin infirmier",
        "enfance éducation enseignement jeunesse animation famille restauration scolaire "
        "périscolaire",
        "technique bâtiment architecture voirie infrastructure réseau espace vert paysage eau "
        "assainissement propreté déchet énergie climat environnement nature entretien logistique "
        "imprimerie laboratoire incendie secours maintenance durable",
        "informatique numérique donnée système géomatique télécommunication cybersécurité",
        "culture culturel bibliothèque documentaire patrimoine patrimonial spectacle art "
        "artistique sport sportif musée archive loisir",
        "administration administratif finances financier budget comptabilité ressource humain "
        "juridique communication général achat commande secrétariat population funéraire "
        "citoyenneté contrôle police sécurité affaire",
    };
    static const std::map<std::string, int> families = [] {
        std::map<std::string, int> known;
        for (std::size_t i = 0; i < clues.size(); ++i)
            for (Word& word : words_of(clues[i]))
                known.emplace(std::move(word.stem), static_cast<int>(i) + 1);
        return known;
    }();
    const auto first_clue = [](std::string_view text) {
        for (const Word& word : words_of(text))
            if (const auto found = families.find(word.stem); found != families.end())
                return found->second;
        return 0;
    };
    const int coarse = first_clue(stated_family.substr(0, stated_family.find('>')));
    return coarse != 0 ? coarse : first_clue(stated_family);
}

} // namespace catalog
