#include "base/text.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::Field;
using catalog::SectionKind;

bool has_amount(std::string_view text) {
    for (const std::string_view sign :
         {"\xE2\x82\xAC", "\xC2\xA3", "EUR", "euros", "k\xE2\x82\xAC"}) {
        const std::size_t at = text.find(sign);
        if (at == npos)
            continue;
        const std::size_t from = at > 14 ? at - 14 : 0;
        const std::size_t to = std::min(text.size(), at + 12);
        for (std::size_t i = from; i < to; ++i)
            if (is_digit(text[i]))
                return true;
    }
    return false;
}

bool names_pay(std::string_view folded) {
    return has_any(folded, {"remuneration",
                            "salaire",
                            "traitement",
                            "salary",
                            "gratification",
                            "net",
                            "nets",
                            "par seance",
                            "smic",
                            "brut",
                            "bruts",
                            "brute",
                            "per annum",
                            "per hour",
                            "regime indemnitaire",
                            "de l'heure",
                            "stipend",
                            "pay",
                            "tarif",
                            "grille indiciaire",
                            "par mois net",
                            "de gratification",
                            "a month",
                            "per month",
                            "indemnite"});
}

bool is_benefit(std::string_view folded) {
    return has_any(folded, {"mutuelle",
                            "titres restaurant",
                            "tickets restaurant",
                            "titre restaurant",
                            "ticket restaurant",
                            "prevoyance",
                            "transport",
                            "transports",
                            "cheques vacances",
                            "forfait mobilites",
                            "millions d'euros",
                            "budget",
                            "chiffre d'affaires",
                            "restauration collective",
                            "logement",
                            "room",
                            "housing",
                            "loyer",
                            "rent",
                            "chambre",
                            "permis de conduire",
                            "frais"});
}

} // namespace

void read_salary(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::salary, 3)) {
        const std::string_view text = without_stop(said.value.text());
        const Folded folded = fold_text(text);
        if (text.size() < 3 || text.size() > 300)
            continue;
        const bool pays =
            names_pay(folded.view()) || has_amount(text) ||
            has_any(folded.view(), {"statutaire", "grille", "selon", "indiciaire", "rifseep",
                                    "indice", "smic", "according", "point"});
        if (!said.heading || (pays && !(is_benefit(folded.view()) && !names_pay(folded.view()))))
            sheet.propose(Field::salary, text, said.value,
                          said.heading ? Rank::weak_label : Rank::label);
    }
    if (sheet.has(Field::salary))
        return;
    for (const Element& element : reading.elements) {
        if (element.section == SectionKind::missions || element.section == SectionKind::employer ||
            element.kind == ElementKind::heading || element.text.size() > 4000)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            const bool amount =
                (has_amount(sentence.text()) ||
                 (contains(sentence.text(), "%") && has_word(folded.view(), "smic"))) &&
                names_pay(folded.view()) &&
                !(is_benefit(folded.view()) &&
                  !has_any(folded.view(),
                           {"brut", "bruts", "brute", "salaire", "salary", "remuneration"}));
            const bool words = begins_with_any(
                folded.view(), {"remuneration statutaire", "remuneration selon", "remuneration : ",
                                "remuneration indiciaire", "salaire selon", "traitement indiciaire",
                                "remuneration sur", "remuneration basee", "remuneration :"});
            if ((amount || words) && sentence.text().size() < 300)
                sheet.propose(Field::salary, without_stop(sentence.text()), sentence,
                              amount ? Rank::prose : Rank::weak_prose);
        }
    }
}

} // namespace ingest
