#include "ingest/kind.h"

#include <gtest/gtest.h>

namespace ingest {
namespace {

TEST(Kind, IsRecognisedByTheBytes) {
    const auto check = [](std::string_view bytes, Kind expected) {
        EXPECT_EQ(name_of(recognise(base::bytes_of(bytes))), name_of(expected))
            << bytes.substr(0, 40);
    };
    check("", Kind::text);
    check("FICHE DE POSTE\nService : Voirie", Kind::text);
    check("[Retour](https://brume.example)\nOffre", Kind::text);
    check("<rh@brume.example> reçoit les candidatures", Kind::text);
    check("\xEF\xBB\xBF{\"title\":\"A\"}", Kind::json);
    check("\n [ {\"title\":\"A\"}]", Kind::json);
    check("<!DOCTYPE html><html><body>Offre", Kind::html);
    check("<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"x\"><head>", Kind::html);
    check("<div class=\"offre\"><p>Offre</p></div>", Kind::html);
    check("<?xml version=\"1.0\"?><rss><channel></channel></rss>", Kind::xml);
    check("<jobs><job id=\"1\"></job></jobs>", Kind::xml);
    check("<pages><page>1</page></pages>", Kind::xml);
    check("%PDF-1.7\n", Kind::pdf);
    check("PK\x03\x04\x14", Kind::docx);
    check(std::string_view{"\xFF\xFE<\0h\0t\0m\0l\0>\0", 14}, Kind::html);
}

TEST(Kind, HasANameEach) {
    for (const Kind kind :
         {Kind::text, Kind::html, Kind::json, Kind::xml, Kind::csv, Kind::pdf, Kind::docx})
        EXPECT_EQ(kind_named(name_of(kind)), kind);
    EXPECT_EQ(kind_named("poem"), std::nullopt);
}

} // namespace
} // namespace ingest
