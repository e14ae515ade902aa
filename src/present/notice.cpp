#include "present/form.h"

#include "present/typography.h"

namespace present {

using registration::FieldProblem;
using registration::FormField;

std::string problem_sentence(const Words& words, FormField field, FieldProblem problem) {
    switch (problem) {
    case FieldProblem::empty:
        switch (field) {
        case FormField::name:
            return words("Écrivez votre nom.");
        case FormField::mail:
            return words("Écrivez votre adresse e-mail.");
        case FormField::phone:
            return words("Écrivez votre numéro.");
        case FormField::message:
            break;
        }
        return words("Écrivez une phrase.");
    case FieldProblem::too_long:
        return words.count(registration::maximum_length(field),
                           "Ce champ ne prend qu’un caractère.",
                           "Ce champ ne prend pas plus de {n} caractères.");
    case FieldProblem::mail_without_at:
        return words("Il manque le signe « @ » dans l’adresse.");
    case FieldProblem::mail_without_name:
        return words("Il manque ce qui vient avant « @ ».");
    case FieldProblem::mail_without_domain:
        return words("Il manque ce qui vient après « @ », par exemple « orange.fr ».");
    case FieldProblem::mail_domain_incomplete:
        return words("La fin de l’adresse n’est pas complète, par exemple « orange.fr ».");
    case FieldProblem::mail_forbidden_character:
        return words("Une adresse e-mail ne contient ni espace, ni accent, ni deux « @ ».");
    case FieldProblem::phone_too_short:
        return words("Il manque des chiffres. Un numéro français en a 10.");
    case FieldProblem::phone_too_long:
        return words("Il y a trop de chiffres. Un numéro français en a 10.");
    case FieldProblem::phone_not_valid:
        return words("Ce numéro n’existe pas. Pour un numéro étranger, commencez par « + ».");
    case FieldProblem::phone_forbidden_character:
        return words("Un numéro ne contient que des chiffres, et « + » au début.");
    }
    return {};
}

std::vector<NoticePart> notice_parts(const Scene& scene,
                                     const std::vector<registration::NoticePart>& parts,
                                     const registration::Notice& notice,
                                     const std::vector<std::string>& employers) {
    std::vector<std::string> names;
    for (const std::string& employer : employers)
        names.push_back(typeset(employer));
    std::vector<NoticePart> shown;
    for (const registration::NoticePart& part : parts)
        shown.push_back({notice_words(notice, part.heading),
                         registration::with_employers(notice_words(notice, part.text), names,
                                                      scene.words(" et "))});
    return shown;
}

std::string notice_words(const registration::Notice& notice, std::string_view text) {
    return notice.language == "fr" ? typeset(text) : std::string{text};
}

std::string saving_sentence(const Words& words, base::ErrorCode code) {
    switch (code) {
    case base::ErrorCode::disk_full:
        return words("La borne n’a plus de place : rien n’est parti, et ce que vous avez tapé est "
                     "encore ici.");
    case base::ErrorCode::read_only:
    case base::ErrorCode::denied:
        return words("La borne ne peut plus écrire : rien n’est parti, et ce que vous avez tapé "
                     "est encore ici.");
    default:
        break;
    }
    return words("L’enregistrement n’a pas réussi. Ce que vous avez tapé est encore ici : essayez "
                 "encore.");
}

} // namespace present
