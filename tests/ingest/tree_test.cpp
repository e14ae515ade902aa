#include "ingest/encoding.h"
#include "ingest/tree.h"

#include <gtest/gtest.h>

namespace ingest {
namespace {

// "a=1 b.c=2": paths without their root, and texts of what has one.
void print(const Node& node, std::string& out) {
    if (node.is_scalar())
        out += (out.empty() ? "" : " ") + node.path + "=" + node.text;
    for (const Node& child : node.children)
        print(child, out);
}
std::string printed(const Tree& tree) {
    std::string out;
    print(tree.root, out);
    return tree.refused.empty() ? out : tree.refused;
}

TEST(Json, HasAPathForEachValue) {
    EXPECT_EQ(printed(read_json(R"({"a":[1,{"b":"c"}],"d":1870.50,"e":null})")),
              "$.a[0]=1 $.a[1].b=c $.d=1870.50 $.e=");
}

TEST(Json, IsRepairedWhereItIsSlightlyBroken) {
    const auto check = [](std::string_view json, std::string_view expected) {
        const Tree tree = read_json(json);
        EXPECT_EQ(printed(tree), expected) << json;
        EXPECT_EQ(tree.problems.size(), tree.refused.empty() ? 1u : 0u) << json;
    };
    check("{\"a\":1,}", "$.a=1");
    check("{\"a\":[1,2,],\n\"b\":3}", "$.a[0]=1 $.a[1]=2 $.b=3");
    check("{\"a\":1\n\"b\":2}", "$.a=1 $.b=2");
    check("{\"a\":\"un\ndeux\"}", "$.a=un\ndeux");
    check("{\"a\":1 /* deux */}", "$.a=1");
    check("{\"a\":1", "the JSON is broken: the text ends before its brackets close (line 1)");
    check("{\n\"a\":\"b", "the JSON is broken: the text ends inside a string that began at line 2");
    check("{\"a\":\noui}", "the JSON is broken at line 2, column 1");
    EXPECT_EQ(printed(read_json("//<![CDATA[\n{\"a\":1}\n//]]>")), "$.a=1");
}

TEST(Json, NamesTheDepthItRefuses) {
    std::string deep;
    for (int i = 0; i < 40; ++i)
        deep += "[\n";
    EXPECT_EQ(read_json(deep).refused, "the JSON nests more than 32 levels (line 33, column 1)");
}

Tree xml(std::string_view text) {
    return read_xml(base::bytes_of(text));
}

TEST(Xml, HasAPathForEachValue) {
    EXPECT_EQ(
        printed(xml("<l><job id=\"7\"><t>A &amp; B</t></job><job><t><![CDATA[<p>C]]></t></job>"
                    "</l>")),
        "/l/job[1]/@id=7 /l/job[1]/t=A & B /l/job[2]/t=<p>C");
    EXPECT_EQ(printed(xml("<a><title>B <a href=\"x\">C</a></title></a>")),
              "/a/title=B <a href=\"x\">C</a>");
    EXPECT_EQ(
        printed(xml("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><x><y>\xE9t\xE9</y></x>")),
        "/x/y=été");
}

TEST(Xml, ADamagedItemHarmsNoOther) {
    const Tree tree = xml("<jobs>\n<job><t>A</t></job>\n<job><t>B & C</t></job>\n"
                          "<job><t>D</t></job>\n</jobs>");
    EXPECT_EQ(printed(tree), "/job[1]/t=A /job[3]/t=D");
    ASSERT_EQ(tree.problems.size(), 1u);
    EXPECT_EQ(tree.problems[0].lines.first, 3);
    EXPECT_EQ(tree.problems[0].message.substr(0, 42), "/job[2] is damaged and left out (line 3): ");
}

TEST(Xml, IsReadWithoutEntitiesAndWithLimits) {
    EXPECT_EQ(xml("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>").refused,
              "the XML declares entities of its own, which are not read (line 1)");
    std::string deep;
    for (int i = 0; i < 40; ++i)
        deep += "<x>";
    for (int i = 0; i < 40; ++i)
        deep += "<y/></x>";
    EXPECT_EQ(xml(deep).refused, "the XML nests more than 32 levels (line 1)");
    EXPECT_EQ(xml("<a><b>").refused.substr(0, 25), "the XML is damaged (line ");
}

TEST(Table, ReadsQuotedCells) {
    const Tree tree =
        read_table("Export du 1er mars\nRéf.;Intitulé;Lieu\n1;\"A; \"\"B\"\"\nC\";D\n\n"
                   "2;E;F;G\n");
    EXPECT_EQ(printed(tree), "row 1, Réf.=1 row 1, Intitulé=A; \"B\"\nC row 1, Lieu=D "
                             "row 2, Réf.=2 row 2, Intitulé=E row 2, Lieu=F row 2, column 4=G");
    ASSERT_EQ(tree.problems.size(), 2u);
    EXPECT_EQ(tree.problems[0].message, "a line above the header is left out");
    EXPECT_EQ(tree.problems[1].message, "row 2 has 4 cells for 3 columns");
}

TEST(Table, IsKnownByItsHeader) {
    EXPECT_TRUE(is_table("Titre,Référence,Employeur\n"));
    EXPECT_TRUE(is_table("title\tcompany\tcity\n"));
    EXPECT_FALSE(is_table("Ville de Brume, recrute, un jardinier\n"));
    EXPECT_FALSE(is_table("Poste : jardinier ; grade : agent ; lieu : Brume\n"));
    EXPECT_NE(read_table("a;b;c\n1;2;3\n").refused, "");
}

TEST(Encoding, IsSeenInTheBytes) {
    EXPECT_EQ(decode_text(base::bytes_of("\xEF\xBB\xBFé")), "é");
    EXPECT_EQ(decode_text(base::bytes_of("l\x92\xE9t\xE9 \x80")), "l’été €");
    EXPECT_EQ(decode_text(base::bytes_of("charset=iso-8859-15 \xA4")), "charset=iso-8859-15 €");
    EXPECT_EQ(decode_text(base::bytes_of(std::string_view{"\xFF\xFE\xE9\x00", 4})), "é");
}

} // namespace
} // namespace ingest
