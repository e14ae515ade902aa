#include "main/converter.h"

#include <gtest/gtest.h>

namespace vitrine {
namespace {

// A PDF of one page and one line, without a table of its objects: readers find them.
std::string pdf_of(const std::string& line) {
    const std::string stream = "BT /F1 12 Tf 72 720 Td (" + line + ") Tj ET";
    return "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
           "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
           "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
           "/Resources<</Font<</F1 5 0 R>>>>>> endobj\n4 0 obj <</Length " +
           std::to_string(stream.size()) + ">> stream\n" + stream +
           "\nendstream endobj\n5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n"
           "trailer <</Root 1 0 R>>\n";
}

TEST(Converter, MakesTextOfAPdf) {
    const std::string pdf = pdf_of("Poste : Jardinier");
    const auto text = converted("pdf", base::bytes_of(pdf));
    ASSERT_TRUE(text) << text.error();
    EXPECT_EQ(*text, "Poste : Jardinier\n");
}

TEST(Converter, SaysWhatIsWrongWithADocument) {
    struct Case {
        std::string_view kind, bytes, reason;
    };
    const std::string empty = pdf_of("");
    const Case cases[] = {
        {"pdf", "%PDF-1.4 and nothing", "the PDF is damaged"},
        {"pdf", empty, "the PDF holds no text"},
        {"docx", "PK\x03\x04", "the DOCX is damaged: "},
    };
    for (const Case& c : cases) {
        const auto text = converted(c.kind, base::bytes_of(c.bytes));
        ASSERT_FALSE(text) << c.reason;
        EXPECT_TRUE(text.error().starts_with(c.reason)) << text.error();
    }
}

TEST(Converter, NamesTheLimitThatWasPassed) {
    using enum platform::ChildEnd;
    EXPECT_EQ(reason_of({out_of_time, 0, "", ""}, "the PDF"),
              "the PDF took more than 10 s of processor time or 30 s in all");
    EXPECT_EQ(reason_of({too_much_output, 0, "", ""}, "the PDF"),
              "the PDF holds more than 96 MB of words with their places");
    EXPECT_EQ(reason_of({killed, 0, "", ""}, "the PDF"),
              "the PDF needs more than 256 MiB of memory, or ends its reader");
    EXPECT_EQ(reason_of({finished, 1, "", "Command Line Error: Incorrect password"}, "the PDF"),
              "the PDF is protected by a password");
    EXPECT_EQ(reason_of({finished, 1, "", "Out of memory"}, "the PDF"),
              "the PDF needs more than 256 MiB of memory");
}

} // namespace
} // namespace vitrine
