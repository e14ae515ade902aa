#include "base/text.h"
#include "ingest/addresses.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::ApplyChannel;
using catalog::Field;
using catalog::SectionKind;

// An invitation to apply, in the sentence itself.
bool invites(std::string_view folded) {
    return has_any(folded, {"je postule",
                            "candidature",
                            "candidatures",
                            "candidater",
                            "postuler",
                            "postulez",
                            "candidatez",
                            "cv",
                            "lettre de motivation",
                            "adresser",
                            "adressez",
                            "envoyer",
                            "envoyez",
                            "transmettre",
                            "transmettez",
                            "deposer",
                            "deposez",
                            "apply",
                            "application",
                            "applications",
                            "applicants",
                            "cover letter",
                            "curriculum vitae",
                            "dossier",
                            "send",
                            "submit"});
}

bool is_for_questions(std::string_view folded) {
    return has_any(folded, {"renseignement",
                            "renseignements",
                            "question",
                            "questions",
                            "informations complementaires",
                            "complement d'information",
                            "pour en savoir plus",
                            "plus d'informations",
                            "precisions",
                            "enquiries",
                            "informal discussion",
                            "further information",
                            "more information",
                            "informations sur le poste",
                            "information sur le poste",
                            "queries",
                            "pour toute information",
                            "informal",
                            "renseigner",
                            "echanger",
                            "signalement",
                            "protection des donnees",
                            "donnees personnelles",
                            "dpo",
                            "donnees",
                            "rgpd",
                            "personal data",
                            "accessibilite",
                            "difficulte technique",
                            "adjustments",
                            "assistance"});
}

bool refuses(std::string_view folded) {
    return has_any(folded, {"ne pas",
                            "aucune candidature",
                            "ne seront pas",
                            "ne sera pas",
                            "n'envoyez pas",
                            "n'adressez pas",
                            "sans passer par",
                            "pas de candidature",
                            "do not",
                            "will not be",
                            "cannot be accepted",
                            "not be considered",
                            "not accepted",
                            "ne sont pas",
                            "n'est pas acceptee",
                            "pas acceptees",
                            "sont refusees",
                            "ne doit",
                            "pas etre adressees",
                            "pas etre envoyees",
                            "no applications",
                            "are not",
                            "non traitees",
                            "not by"});
}

bool in_apply_section(const Element& element) {
    return element.section == SectionKind::apply || element.section == SectionKind::recruitment;
}

struct Way {
    ApplyChannel channel = ApplyChannel::none_stated;
    std::string to;
    int score = 0;
    Piece piece;
};

class Ways {
public:
    void add(Way way) {
        if (way.score > 0 && way.score > best_.score)
            best_ = std::move(way);
    }
    const Way& best() const { return best_; }

private:
    Way best_;
};

// "Les candidatures par courriel ne sont pas acceptées : utilisez le portail …" refuses one way and
// names another; of such a sentence only what follows the colon concerns the second address.
std::string_view own_clause(std::string_view sentence, std::size_t at) {
    const std::size_t colon = sentence.substr(0, at).rfind(" : ");
    if (colon == npos) {
        const std::string_view own =
            sentence.substr(0, std::min(sentence.find(" : ", at), sentence.size()));
        return refuses(fold_text(own).view()) ? own : sentence;
    }
    const std::string_view after = sentence.substr(colon + 3);
    return has_any(fold_text(after).view(), {"utilisez", "utiliser", "portail", "postulez",
                                             "deposez", "candidatez", "formulaire", "use", "apply"})
               ? after
               : sentence;
}

// How much the words around an address, which stands at a byte of the sentence, say that
// applications go there.
int score_of(const Reading& reading, std::size_t index, const Piece& sentence, std::size_t at) {
    const Element& element = reading.elements[index];
    const std::string text = fold_text(own_clause(sentence.text(), at)).text;
    const std::string_view whole_text = element.folded.view();
    // An address alone on its line belongs to the line before it.
    std::string before;
    if (index > 0 && reading.elements[index - 1].section_index == element.section_index &&
        words_of(text).size() <= 18)
        before = reading.elements[index - 1].folded.text;
    if (refuses(text))
        return 0;
    int score = 0;
    if (invites(text))
        score += 10;
    else if (invites(whole_text) && !is_for_questions(text))
        score += 6;
    else if (!before.empty() && invites(before) && !refuses(before) &&
             (begins_with_any(text, {"par mail", "par courriel", "par e-mail", "par email",
                                     "par voie electronique", "mail", "courriel", "e-mail"}) ||
              before.ends_with(':') || before.ends_with(": ") || in_apply_section(element)))
        score += 6;
    // "Écrivez à …" invites too, more softly.
    if (score == 0 && has_any(text, {"ecrivez", "ecrire", "write to", "contactez"}))
        score += 4;
    if (element.section == SectionKind::apply)
        score += 4;
    if (is_for_questions(text) &&
        !has_any(text, {"candidature", "candidatures", "postuler", "cv", "applications", "apply"}))
        score = 0;
    if (!before.empty() && is_for_questions(before) && !invites(text) && !invites(before))
        score = 0;
    if (score > 0 &&
        has_any(text, {"uniquement", "exclusivement", "only", "imperativement", "obligatoirement"}))
        score += 5;
    return score;
}

// A label "E-mail" or "Courriel" in a section about applying.
bool is_question_label(const Element& element) {
    return element.term && element.term->topic == Topic::contact;
}

void score_mails(const Reading& reading, Ways& ways) {
    for (std::size_t i = 0; i < reading.elements.size(); ++i) {
        const Element& element = reading.elements[i];
        if (!contains(element.text, "@"))
            continue;
        for (const Piece& sentence : sentences(element))
            for (const Address& mail : find_mails(sentence.text())) {
                int score = score_of(reading, i, sentence, mail.from);
                if (is_question_label(element) && !invites(folded_of(sentence).view()))
                    score = 0;
                ways.add({ApplyChannel::mail, mail.value, score, sentence});
            }
    }
}

void score_urls(const Reading& reading, Ways& ways) {
    for (std::size_t i = 0; i < reading.elements.size(); ++i) {
        const Element& element = reading.elements[i];
        if (find_urls(element.text).empty())
            continue;
        for (const Piece& sentence : sentences(element))
            for (const Address& url : find_urls(sentence.text())) {
                int score = score_of(reading, i, sentence, url.from);
                const FoldedPiece folded = folded_of(sentence);
                const bool portal =
                    has_any(folded.view(), {"portail", "en ligne", "lien", "plateforme", "site",
                                            "online", "portal", "link", "formulaire"}) ||
                    has_any(fold_text(url.value).view(),
                            {"recrutement", "emploi", "emplois", "jobs", "careers", "flatchr",
                             "candidature", "apply", "offre", "offres", "recrute", "talent",
                             "carrieres", "vacancies"});
                score = score > 0 && portal ? score + 1 : score > 0 ? score - 1 : 0;
                if (element.is(Topic::apply_url))
                    score = 20;
                ways.add({ApplyChannel::portal, url.value, score, sentence});
            }
    }
}

// The address below "à envoyer par courrier à :", its lines joined by commas; empty without one.
std::string address_below(const Reading& reading, std::size_t index) {
    constexpr std::size_t max_address_lines = 6;
    std::string address;
    bool postcode = false;
    for (std::size_t i = index + 1; i < reading.elements.size() && i <= index + max_address_lines;
         ++i) {
        const Element& element = reading.elements[i];
        if (element.section_index != reading.elements[index].section_index ||
            element.kind == ElementKind::item || element.text.size() > 120 ||
            contains(element.text, "@"))
            break;
        address += (address.empty() ? "" : ", ") + base::collapse_spaces(element.text);
        postcode = find_postcode(element.folded.view()) != npos;
        if (postcode)
            break;
    }
    return postcode ? address : std::string{};
}

Way postal_way(const Reading& reading, std::size_t index, const Piece& sentence) {
    const FoldedPiece folded = folded_of(sentence);
    const std::string_view text = folded.view();
    const bool written =
        has_any(text, {"ecrivez", "ecrire", "write to"}) && find_postcode(text) != npos;
    const bool in_section = reading.elements[index].section == SectionKind::apply;
    if ((!invites(text) && !written && !in_section) || contains(text, "@") ||
        contains(text, "http"))
        return {};
    const bool named =
        has_any(text, {"par courrier", "par voie postale", "a l'adresse suivante", "by post",
                       "le cachet de la poste", "lettre manuscrite", "monsieur le maire",
                       "madame la maire", "monsieur le president", "madame la presidente"});
    std::string to = address_below(reading, index);
    const bool led = base::trim(text).ends_with(':') && !to.empty();
    if (!named && !led && !written)
        return {};
    if (to.empty())
        to = std::string{sentence.text()};
    return {ApplyChannel::post, to, 3, sentence};
}

Way telephone_way(const Piece& sentence) {
    const FoldedPiece folded = folded_of(sentence);
    const std::string_view text = folded.view();
    const bool by_phone = has_any(text, {"par telephone", "by phone", "by telephone"}) &&
                          (invites(text) || has_any(text, {"inscrire", "inscription"}));
    const bool call =
        has_any(text, {"appelez", "call us on", "to apply, call", "telephonez", "presentez-vous"});
    if ((!by_phone && !call) || is_for_questions(text))
        return {};
    for (const Address& phone : find_phones(sentence.text()))
        return {ApplyChannel::phone, phone.value, 4, sentence};
    return {};
}

// Postal and telephone ways count only when no address in the text is better.
void score_others(const Reading& reading, Ways& ways) {
    for (std::size_t i = 0; i < reading.elements.size(); ++i) {
        if (reading.elements[i].kind == ElementKind::heading)
            continue;
        for (const Piece& sentence : sentences(reading.elements[i])) {
            if (refuses(folded_of(sentence).view()))
                continue;
            ways.add(postal_way(reading, i, sentence));
            ways.add(telephone_way(sentence));
        }
    }
}

Way find_way(const Reading& reading) {
    Ways ways;
    score_mails(reading, ways);
    score_urls(reading, ways);
    score_others(reading, ways);
    return ways.best();
}

} // namespace

void read_contacts(const Reading& reading, Sheet& sheet) {
    for (const Element& element : reading.elements) {
        for (const Address& mail : find_mails(element.text))
            sheet.propose(Field::contact_emails, mail.value, {&element, mail.from, mail.to},
                          Rank::label);
        for (const Address& phone : find_phones(element.text)) {
            const std::string before = fold_text(std::string_view{element.text}.substr(
                                                     phone.from > 14 ? phone.from - 14 : 0,
                                                     std::min<std::size_t>(phone.from, 14)))
                                           .text;
            if (!has_any(before, {"fax", "telecopie", "siret", "siren"}))
                sheet.propose(Field::contact_phones, phone.value, {&element, phone.from, phone.to},
                              Rank::label);
        }
    }
    Ways portals;
    score_urls(reading, portals);
    for (const Announced& said : announced(reading, Topic::apply_url))
        for (const Address& url : find_urls(said.value.text()))
            sheet.propose(Field::apply_url, url.value, said.value, Rank::label);
    const Way& portal = portals.best();
    if (portal.channel == ApplyChannel::portal)
        sheet.propose(Field::apply_url, portal.to, portal.piece, Rank::label);
}

catalog::Apply read_apply(const Reading& reading, const catalog::Facts& facts) {
    const Way way = find_way(reading);
    return {way.channel, way.to, std::string{facts[Field::must_quote].value()},
            facts[Field::documents].values};
}

} // namespace ingest
