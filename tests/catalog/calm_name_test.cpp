#include "catalog/calm_name.h"

#include <gtest/gtest.h>

namespace catalog {
namespace {

TEST(CalmName, CapitalsThroughoutBecomeNames) {
    const NameWords known = name_words({"Ville de Valrive", "Orlène Métropole", "VILLE DE NULLE"});
    struct Row {
        const char* written;
        const char* shown;
    };
    for (const Row row :
         {Row{"SERVICE DÉPARTEMENTAL D’INCENDIE ET DE SECOURS DU HAUT-SOLVAIN",
              "Service Départemental d’Incendie et de Secours du Haut-Solvain"},
          Row{"CONSERVATOIRE DE VALRIVE", "Conservatoire de Valrive"},
          Row{"CCAS DE VALRIVE", "CCAS de Valrive"},
          Row{"DEPARTEMENT DE VALRIVE", "Département de Valrive"},
          Row{"ORLENE METROPOLE", "Orlène Métropole"},
          // Whether an accent is missing nobody knows: "NULLE" stands nowhere in small letters.
          Row{"VILLE DE NULLE", "VILLE DE NULLE"}, Row{"INRAE", "INRAE"},
          Row{"Ville de Valrive", "Ville de Valrive"}, Row{"", ""}})
        EXPECT_EQ(calm_name(row.written, known), row.shown);
}

} // namespace
} // namespace catalog
