#include "ingest/contract_words.h"

#include "catalog/offer.h"
#include "ingest/folded.h"

namespace ingest {

namespace contract = catalog::contract;

namespace {

// Words of a label's value or of a chip, in order of precedence: "CDD de remplacement" is a
// replacement, "contrat d'apprentissage" no contract of another kind.
struct Cue {
    std::string_view words;
    std::string_view contract;
};
constexpr Cue value_cues[]{
    {"apprentissage", contract::apprenticeship},
    {"apprenti", contract::apprenticeship},
    {"apprenticeship", contract::apprenticeship},
    {"alternance", contract::apprenticeship},
    {"professionnalisation", contract::apprenticeship},
    {"stage", contract::internship},
    {"convention de stage", contract::internship},
    {"internship", contract::internship},
    {"intern", contract::internship},
    {"placement", contract::internship},
    {"vacation", contract::casual},
    {"vacations", contract::casual},
    {"vacataire", contract::casual},
    {"vacataires", contract::casual},
    {"casual", contract::casual},
    {"zero hours", contract::casual},
    {"freelance", contract::freelance},
    {"prestation de service", contract::freelance},
    {"prestation", contract::freelance},
    {"independant", contract::freelance},
    {"contractor", contract::freelance},
    {"auto-entrepreneur", contract::freelance},
    {"statutaire", contract::permanent},
    {"emploi permanent", contract::permanent},
    {"poste permanent", contract::permanent},
    {"permanent", contract::permanent},
    {"cdi", contract::permanent},
    {"duree indeterminee", contract::permanent},
    {"titulaire", contract::permanent},
    {"titulaires", contract::permanent},
    {"fonctionnaire", contract::permanent},
    {"fonctionnaires", contract::permanent},
    {"mutation", contract::permanent},
    {"open-ended", contract::permanent},
    {"indefinite", contract::permanent},
    {"remplacement", contract::temporary_replacement},
    {"remplacant", contract::temporary_replacement},
    {"maternity cover", contract::temporary_replacement},
    {"parental leave cover", contract::temporary_replacement},
    {"cover", contract::temporary_replacement},
    {"cdd", contract::fixed_term},
    {"duree determinee", contract::fixed_term},
    {"contrat de projet", contract::fixed_term},
    {"projet", contract::fixed_term},
    {"emploi non permanent", contract::fixed_term},
    {"emploi temporaire", contract::fixed_term},
    {"accroissement temporaire", contract::fixed_term},
    {"accroissement saisonnier", contract::fixed_term},
    {"saisonnier", contract::fixed_term},
    {"saisonniers", contract::fixed_term},
    {"temporaire", contract::fixed_term},
    {"fixed term", contract::fixed_term},
    {"fixed-term", contract::fixed_term},
    {"temporary", contract::fixed_term},
    {"contractuel", contract::fixed_term},
    {"contractuelle", contract::fixed_term},
};

} // namespace

std::string_view without_fallback(std::string_view folded) {
    for (const std::string_view mark : {"a defaut", "ou par voie contractuelle", "ou a defaut",
                                        "ouvert aux contractuels", "ou contractuel", "ou contrat",
                                        "et aux contractuels", "et contractuels", "et a defaut"}) {
        const std::size_t at = find_word(folded, mark);
        if (at != npos && at > 4)
            return folded.substr(0, at);
    }
    return folded;
}

bool is_non_permanent(std::string_view folded) {
    return has_any(folded, {"non permanent", "non-permanent"});
}

std::string_view contract_in_value(std::string_view folded) {
    const std::string_view main = without_fallback(folded);
    const WordStarts starts = starts_of(main);
    for (const Cue& cue : value_cues) {
        if (!starts.may_begin(cue.words) || !has_word(main, cue.words))
            continue;
        if (cue.contract == contract::permanent && is_non_permanent(main))
            continue;
        // "emploi permanent, remplacement" and "CDD sur emploi permanent" speak of the post.
        if (cue.contract == contract::permanent && cue.words != "statutaire" &&
            has_any(main, {"cdd", "remplacement temporaire", "remplacement d'un agent"}))
            continue;
        return cue.contract;
    }
    return {};
}

} // namespace ingest
