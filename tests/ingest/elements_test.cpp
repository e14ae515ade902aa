#include "ingest/columns.h"
#include "ingest/debris.h"
#include "ingest/elements.h"
#include "ingest/sections.h"

#include <gtest/gtest.h>

namespace ingest {
namespace {

// "kind[.level] text" a line; the tab of a row as " = ", line breaks as " / ".
std::string outline(std::string_view text) {
    auto document = read_lines(base::bytes_of(text));
    if (!document)
        return "refused";
    clear_debris(*document);
    split_columns(*document);
    std::string lines;
    for (const Element& element : read_elements(*document)) {
        switch (element.kind) {
        case ElementKind::heading:
            lines += std::string{name_of(element.section)} + "# ";
            break;
        case ElementKind::row:
            lines += "row ";
            break;
        case ElementKind::item:
            lines += "item" + std::to_string(element.level) + " ";
            break;
        case ElementKind::paragraph:
            lines += "text ";
            break;
        }
        for (const char c : element.text)
            lines += c == '\t'   ? std::string{" = "}
                     : c == '\n' ? std::string{" / "}
                                 : std::string{c};
        lines += "\n";
    }
    return lines;
}

struct Case {
    std::string_view text, outline;
};

TEST(Elements, FollowTheStructureOfTheDocument) {
    const Case cases[] = {
        // Labels and values on their own lines, lists of values, an empty label.
        {"Synthèse de l'offre\nLieu de travail\n3 rue du Lac\nMétier(s)\nTemps de travail\nTemps "
         "complet\nGrade(s)\nAttaché\nRédacteur",
         "summary# Synthèse de l'offre\nrow Lieu de travail = 3 rue du Lac\nrow Temps de travail = "
         "Temps complet\nrow Grade(s) = Attaché / Rédacteur\n"},
        // A label wrapped over lines in a narrow column.
        {"Identification du poste\nDate prévisible de prise de\nposte\n01/09/2026",
         "summary# Identification du poste\nrow Date prévisible de prise de poste = 01/09/2026\n"},
        // Columns set by spaces, with wraps on both sides; tabs; bars.
        {"Identification du poste\nCatégorie                  A\nDate prévisible de prise   Le 1er "
         "mai 2026\nde poste                   au plus tard\nLieu de travail            3 rue du "
         "Lac,\n                           96000 Brume",
         "summary# Identification du poste\nrow Catégorie = A\nrow Date prévisible de prise de "
         "poste "
         "= Le 1er mai 2026 au plus tard\nrow Lieu de travail = 3 rue du Lac, 96000 Brume\n"},
        {"Télétravail\tOui\n| Catégorie | B |\n|---|---|\n| Durée | 6 mois |",
         "row Télétravail = Oui\nrow Catégorie = B\nrow Durée = 6 mois\n"},
        // Soft wraps, also over an empty line when the next begins in lower case.
        {"Missions\n- Suivre les travaux en lien avec les directions\n\nopérationnelles ;\n- "
         "Rendre "
         "compte",
         "missions# Missions\nitem0 Suivre les travaux en lien avec les directions opérationnelles "
         ";\nitem0 Rendre compte\n"},
        // Nested lists by indent; a lettered line over a list.
        {"Missions\na) Suivi de\nprojet\n\n- Piloter\n - Mesurer\n- Rendre compte",
         "missions# Missions\nmissions# a) Suivi de projet\nitem0 Piloter\nitem1 Mesurer\nitem0 "
         "Rendre compte\n"},
        // Numbers do not make a list item a heading.
        {"Candidature\n1. Envoyer le dossier\n2. Entretien sur site",
         "apply# Candidature\nitem0 1. Envoyer le dossier\nitem0 2. Entretien sur site\n"},
        // A private-use bullet over hyphens is a sub-heading.
        {"5. SAVOIRS ATTENDUS\n\xEF\x82\xB7 Savoir\n- Droit", "knowledge# 5. SAVOIRS ATTENDUS\n"
                                                              "knowledge# Savoir\nitem0 Droit\n"},
        // Inclusive marks end no sentence and begin no item.
        {"Qui sommes-nous ?\nNos 8 000 agent·e·s et nos chef.fe.s\nde projet vous attendent.",
         "employer# Qui sommes-nous ?\ntext Nos 8 000 agent·e·s et nos chef.fe.s de projet vous "
         "attendent.\n"},
        // Lettered lines over lists, after an item without a stop.
        {"II – LES MISSIONS\n- Rendre compte\n\na) Gestion de proximité (60 %)\n- Louer\n\nb) "
         "Projets "
         "(40 %)\n- Suivre",
         "missions# II – LES MISSIONS\nitem0 Rendre compte\nmissions# a) Gestion de proximité (60 "
         "%)\nitem0 Louer\nmissions# b) Projets (40 %)\nitem0 Suivre\n"},
        // A known heading with a bullet of its own, over text.
        {"\xEF\x82\xB7 Vos activités principales\n➢ Rédiger\n➢ Visiter\n\n\xEF\x82\xB7 Votre "
         "environnement professionnel\nLe service compte neuf agents.",
         "missions# Vos activités principales\nitem0 Rédiger\nitem0 Visiter\ncontext# Votre "
         "environnement professionnel\ntext Le service compte neuf agents.\n"},
        // Lines that open with one word are a list without marks; "(a)" begins an item.
        {"Vu le code général,\nVu le décret,\n(a) un diplôme ;\n(b) un permis.",
         "text Vu le code général,\ntext Vu le décret,\nitem0 (a) un diplôme ;\nitem0 (b) un "
         "permis.\n"},
        // A line that stood twice leaves no gap in its list.
        {"Grade(s)\nAttaché\nAttaché\nRédacteur\nMissions\n- Écrire",
         "row Grade(s) = Attaché / Rédacteur\nmissions# Missions\nitem0 Écrire\n"},
        // Capitals that are a sentence.
        {"COMMENT POSTULER ?\nMERCI DE POSTULER UNIQUEMENT SUR LE\nLIEN SUIVANT : "
         "https://a.example",
         "apply# COMMENT POSTULER ?\ntext MERCI DE POSTULER UNIQUEMENT SUR LE LIEN SUIVANT : "
         "https://a.example\n"},
        // A hyphen at the end of a line stays.
        {"Missions\n- Travailler le week-\nend",
         "missions# Missions\nitem0 Travailler le week-end\n"},
        {"Missions : accueillir le public.", "missions# Missions :\ntext accueillir le public.\n"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(outline(c.text), c.outline) << c.text;
}

TEST(Sections, KeepParentsAndDropEmptyHeadings) {
    auto document = read_lines(base::bytes_of("Missions\n\nPROFIL\nSavoir\n- Droit\nACCES"));
    ASSERT_TRUE(document);
    const auto elements = read_elements(*document);
    const auto sections = make_sections(elements, document->ledger);
    ASSERT_EQ(sections.size(), 2u);
    EXPECT_EQ(sections[0].heading, "PROFIL");
    EXPECT_TRUE(sections[0].blocks.empty());
    EXPECT_EQ(sections[1].heading, "Savoir");
    const auto account = make_account(document->characters, sections, document->ledger);
    EXPECT_EQ(account.characters, account.shown + account.dropped_characters);
    EXPECT_EQ(account.dropped.size(), 3u); // two headings and a list marker
}

TEST(Teaser, ComesFromTheDetailedDuties) {
    using catalog::BlockKind;
    using catalog::SectionKind;
    const auto section = [](SectionKind kind, std::string heading, std::string text) {
        return catalog::Section{
            kind, std::move(heading), {{BlockKind::item, 0, std::move(text), {}}}};
    };
    EXPECT_EQ(
        make_teaser({section(SectionKind::purpose, "Finalité", "Avec un haut degré d'autonomie"),
                     section(SectionKind::missions, "Activités principales",
                             "Maîtriser son expertise technique dans son domaine"),
                     section(SectionKind::missions, "Activités détaillées",
                             "Élaguer les platanes de la promenade ;")}),
        "Élaguer les platanes de la promenade");
    const std::string teaser = make_teaser(
        {section(SectionKind::missions, "Missions",
                 std::string(20, 'a') + " " + std::string(60, 'b') + " " + std::string(60, 'c'))});
    EXPECT_EQ(teaser, std::string(20, 'a') + " " + std::string(60, 'b') + "…");
    EXPECT_EQ(make_teaser({}), "");
}

} // namespace
} // namespace ingest
