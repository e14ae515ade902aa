#include "convert/text.h"

#include <gtest/gtest.h>

#include <map>
#include <zip.h>

namespace convert {
namespace {

using Parts = std::map<std::string, std::string>;

// A ZIP of these parts, in memory.
std::string packed(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (const auto& [name, text] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    EXPECT_EQ(zip_close(archive), 0);
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

std::string document(std::string_view body) {
    return "<w:document xmlns:w=\"w\" xmlns:r=\"r\" xmlns:mc=\"mc\"><w:body>" + std::string{body} +
           "</w:body></w:document>";
}
std::string run(std::string_view text, std::string_view properties = "") {
    return "<w:r><w:rPr>" + std::string{properties} + "</w:rPr><w:t>" + std::string{text} +
           "</w:t></w:r>";
}
std::string paragraph(std::string_view content, std::string_view properties = "") {
    return "<w:p><w:pPr>" + std::string{properties} + "</w:pPr>" + std::string{content} + "</w:p>";
}
std::string cell(std::string_view content) {
    return "<w:tc>" + std::string{content} + "</w:tc>";
}

std::string text_of(std::string_view body, Parts others = {}) {
    others["word/document.xml"] = document(body);
    const std::string bytes = packed(others);
    const Text text = text_of_docx(base::bytes_of(bytes));
    return text ? *text : "refused: " + text.error().reason;
}

TEST(Docx, ParagraphsKeepWhatAPersonReads) {
    struct Case {
        std::string content, expected;
    };
    const Case cases[] = {
        {paragraph(run("AB-") + run("20") + run("27")), "AB-2027\n"},
        {paragraph("<w:del><w:r><w:delText>vieux</w:delText></w:r></w:del><w:ins>" + run("neuf") +
                   "</w:ins>"),
         "neuf\n"},
        {paragraph(run("le ") + run("2", "<w:strike/>") + run(" 6 mai")), "le ~~2~~ 6 mai\n"},
        {paragraph(run("le ") + run("2", "<w:strike w:val=\"0\"/>")), "le 2\n"},
        {paragraph(run("vu") + run(" caché", "<w:vanish/>")), "vu\n"},
        {paragraph(run("week") + "<w:r><w:noBreakHyphen/></w:r>" + run("end")), "week-end\n"},
        {paragraph(run("Lieu :") + "<w:r><w:tab/></w:r>" + run("Brume")), "Lieu :\tBrume\n"},
        {paragraph(run("MISSIONS", "<w:b/>")), "**MISSIONS**\n"},
        {paragraph(run("x") + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>"),
         "x\xE2\x98\x92\n"},
        {paragraph(
             "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + paragraph(run("cadre")) +
             "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + paragraph(run("cadre")) +
             "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" + run("texte")),
         "texte\ncadre\n"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(text_of(c.content), c.expected) << c.content;
}

TEST(Docx, TablesAreLabelsAndValues) {
    const std::string table =
        "<w:tbl><w:tr>" + cell(paragraph(run("Catégorie", "<w:b/>"))) + cell(paragraph(run("B"))) +
        "</w:tr><w:tr>" + cell(paragraph(run("Lieu"))) +
        cell(paragraph(run("École")) + paragraph(run("3 rue du Lac"))) + "</w:tr><w:tr>" +
        cell(paragraph(run("Durée"))) + cell(paragraph(run("6 mois"))) +
        cell(paragraph(run("Temps"))) + cell(paragraph(run("complet"))) + "</w:tr><w:tr>" +
        cell(paragraph(run("Rémunération"))) + cell(paragraph("")) + "</w:tr></w:tbl>";
    EXPECT_EQ(text_of(table), "\nCatégorie\tB\nLieu\nÉcole\n3 rue du Lac\nDurée\t6 mois\n"
                              "Temps\tcomplet\nRémunération\n\n");
}

TEST(Docx, HeadingsAndListsComeFromOtherParts) {
    const Parts parts{
        {"word/styles.xml",
         "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Titre2\"><w:name w:val=\"heading 2\"/>"
         "</w:style><w:style w:styleId=\"Mien\"><w:name w:val=\"Mien\"/><w:basedOn "
         "w:val=\"Titre2\"/></w:style></w:styles>"},
        {"word/numbering.xml",
         "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\">"
         "<w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
         "<w:abstractNumId w:val=\"7\"/></w:num></w:numbering>"},
        {"word/_rels/document.xml.rels",
         "<Relationships><Relationship Id=\"r1\" Target=\"https://a.example/1\"/>"
         "</Relationships>"}};
    const auto item = [](std::string_view id, std::string_view level) {
        return "<w:numPr><w:ilvl w:val=\"" + std::string{level} + "\"/><w:numId w:val=\"" +
               std::string{id} + "\"/></w:numPr>";
    };
    const std::string body =
        paragraph(run("Profil"), "<w:pStyle w:val=\"Mien\"/>") +
        paragraph(run("Lire"), item("1", "0")) + paragraph(run("Écrire"), item("1", "0")) +
        paragraph(run("puce"), item("2", "1")) +
        paragraph("<w:hyperlink r:id=\"r1\">" + run("Postuler") + "</w:hyperlink>");
    EXPECT_EQ(text_of(body, parts), "## Profil\n1. Lire\n2. Écrire\n  - puce\n"
                                    "Postuler (https://a.example/1)\n");
}

TEST(Docx, HeadAndFootStandOnEachPage) {
    const Parts parts{
        {"word/header1.xml", "<w:hdr xmlns:w=\"w\">" + paragraph(run("Ville")) + "</w:hdr>"},
        {"word/footer1.xml", "<w:ftr xmlns:w=\"w\">" + paragraph(run("Page 1")) + "</w:ftr>"}};
    EXPECT_EQ(text_of(paragraph(run("Texte")), parts),
              "Ville\n\nTexte\n\nPage 1\n\fVille\n\nPage 1\n");
}

TEST(Docx, RefusesInWords) {
    const std::string good = packed({{"word/document.xml", document("")}});
    EXPECT_TRUE(text_of_docx(base::bytes_of("PK\x03\x04 no"))
                    .error()
                    .reason.starts_with("the DOCX is damaged: "));
    EXPECT_TRUE(text_of_docx(base::bytes_of(std::string_view{good}.substr(0, good.size() - 8)))
                    .error()
                    .reason.starts_with("the DOCX is damaged: "));
    const std::string nested = packed({{"offre.docx", good}});
    EXPECT_EQ(text_of_docx(base::bytes_of(nested)).error().reason,
              "the archive is no DOCX (it has no word/document.xml), and archives are not "
              "unpacked");
    const std::string broken = packed({{"word/document.xml", "<w:document>"}});
    EXPECT_TRUE(text_of_docx(base::bytes_of(broken))
                    .error()
                    .reason.starts_with("the DOCX is damaged: word/document.xml: line 1"));
    const std::string bomb =
        packed({{"word/document.xml", std::string(max_part_bytes + 100'000, ' ')}});
    EXPECT_LT(bomb.size(), 100'000u);
    EXPECT_EQ(text_of_docx(base::bytes_of(bomb)).error().reason,
              "a part of the DOCX is larger than 20 MB");
    Parts many;
    for (std::size_t i = 0; i <= max_parts; ++i)
        many[std::to_string(i)] = "";
    const std::string crowd = packed(many);
    EXPECT_EQ(text_of_docx(base::bytes_of(crowd)).error().reason,
              "the DOCX holds more than 2000 parts");
    const std::string entity = packed(
        {{"word/document.xml",
          "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><w:document "
          "xmlns:w=\"w\"><w:body><w:p><w:r><w:t>a&a;b</w:t></w:r></w:p></w:body></w:document>"}});
    const Text text = text_of_docx(base::bytes_of(entity));
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, "ab\n"); // nothing is fetched for it
}

} // namespace
} // namespace convert
