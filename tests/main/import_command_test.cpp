#include "main/import_command.h"

#include "printed.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace vitrine {
namespace {

const std::string notice = std::string{VITRINE_SOURCE} + "/assets/offers/"
                                                         "120-elagueur-espaces-verts.txt";

Printed run(ImportArguments arguments, std::string_view now = "2026-10-01") {
    const auto instant = base::parse_instant(now);
    EXPECT_TRUE(instant);
    return printed_by([&](std::ostream& out, std::ostream& err) {
        return import_offers(arguments, *instant, out, err);
    });
}

TEST(ImportCommand, PrintsATableForPeople) {
    const Printed table = run({{notice}, false, {}});
    EXPECT_EQ(table.status, 0);
    for (std::string_view words :
         {"title", "Jardinier élagueur", "Ville de Valrive", "open 2026-10-31", "1 offer"})
        EXPECT_NE(table.out.find(words), std::string::npos) << words << "\n" << table.out;
    EXPECT_NE(table.err.find("120-elagueur-espaces-verts.txt:"), std::string::npos) << table.err;
}

TEST(ImportCommand, JudgesTheStateAtTheTimeAsked) {
    EXPECT_NE(run({{notice}, true, {}}).out.find("\"open\""), std::string::npos);
    EXPECT_NE(run({{notice}, true, "2026-11-01T00:00"}).out.find("\"expired\""), std::string::npos);
}

TEST(ImportCommand, SaysByItsStatusWhatWentWrong) {
    const Printed mistaken = run({{notice}, false, "tomorrow"});
    EXPECT_EQ(mistaken.status, 2);
    EXPECT_NE(mistaken.err.find("tomorrow"), std::string::npos);
    const Printed refused = run({{notice, "absent.txt"}, false, {}});
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.err.find("absent.txt: refused: no such file or folder"), std::string::npos);
    EXPECT_NE(refused.out.find("1 file refused"), std::string::npos);
}

TEST(ImportCommand, ReadsAFileAsWhatItIsTold) {
    const std::string table =
        std::string{VITRINE_SOURCE} + "/tests/fixtures/documents/240-offres-datagouv-20261116.csv";
    const auto read_as = [&](const std::string& kind) { return run({{table}, false, "", kind}); };
    EXPECT_NE(read_as("").out.find("3 offers"), std::string::npos);
    EXPECT_NE(read_as("csv").out.find("3 offers"), std::string::npos);
    EXPECT_EQ(read_as("text").out.find("3 offers"), std::string::npos);
    const Printed json = read_as("json");
    EXPECT_EQ(json.status, 1);
    EXPECT_NE(json.err.find("refused: the JSON is broken"), std::string::npos) << json.err;
    const Printed xml = read_as("xml");
    EXPECT_NE(xml.err.find("refused: the XML is damaged"), std::string::npos) << xml.err;
    const Printed poem = read_as("poem");
    EXPECT_EQ(poem.status, 2);
    EXPECT_NE(poem.err.find("--as poem: write text, html"), std::string::npos) << poem.err;
}

TEST(ImportCommand, RefusesAFolderTextThatNamesNothing) {
    const std::string path = testing::TempDir() + "how-to-clean-the-glass.md";
    std::ofstream(path)
        << "# How to clean the glass\n\nA dry cloth, no spray. Do it in the morning, "
           "before the doors open.\n";
    const Printed manual = run({{path}, false, {}});
    std::filesystem::remove(path);
    EXPECT_EQ(manual.status, 1);
    EXPECT_NE(manual.err.find("this is no offer: it names neither a title nor an employer"),
              std::string::npos)
        << manual.err;
}

} // namespace
} // namespace vitrine
