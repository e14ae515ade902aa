#include "registration/notice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace registration {
namespace {

std::string text_of(const std::string& name) {
    std::ifstream file(std::string(VITRINE_SOURCE "/assets/notices/") + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string all_of(const std::vector<NoticePart>& parts) {
    std::string text;
    for (const NoticePart& part : parts)
        text += part.heading + "\n" + part.text + "\n";
    return text;
}

// GDPR, art. 13, and what reliability asks of the screen before "Envoyer".
TEST(Notice, OursSayWhatTheLawAsks) {
    const auto check = [](const std::string& language, std::vector<std::string> said) {
        const auto notice = parse_notice(text_of("1." + language + ".toml"), language);
        ASSERT_TRUE(notice.has_value()) << notice.error().detail;
        EXPECT_EQ(notice->version, "1");
        EXPECT_EQ(notice->language, language);
        EXPECT_EQ(notice->short_parts.size(), 4U);
        EXPECT_EQ(notice->full_parts.size(), 8U);
        EXPECT_NE(all_of(notice->short_parts).find("CNIL"), std::string::npos);
        EXPECT_NE(all_of(notice->short_parts).find("{employers}"), std::string::npos);
        for (const std::string& words : said)
            EXPECT_NE(all_of(notice->full_parts).find(words), std::string::npos) << words;
    };
    check("fr", {"{employers}", "article 6", "3 mois", "2 ans", "rectifier", "effacer", "limiter",
                 "opposer", "délégué à la protection des données", "CNIL", "facultatives"});
    check("en", {"{employers}", "article 6", "3 months", "2 years", "correct", "erase", "restrict",
                 "object", "data protection officer", "CNIL", "optional"});
    EXPECT_EQ(parse_notice(text_of("1.fr.toml"), "fr")->short_parts.front().heading, "Qui reçoit");
}

TEST(Notice, DigestIsThatOfTheFile) {
    const std::string text = text_of("1.fr.toml");
    EXPECT_EQ(parse_notice(text, "x")->digest, crypto::sha256(base::bytes_of(text)));
    EXPECT_NE(parse_notice(text + "\n", "x")->digest, parse_notice(text, "x")->digest);
}

TEST(Notice, RefusalsNameFileLineAndReason) {
    const std::string good = "version = \"1\"\nlanguage = \"fr\"\nconsent = \"c\"\nsealed = \"s\"\n"
                             "[[short]]\nheading = \"h\"\ntext = \"t\"\n"
                             "[[full]]\nheading = \"h\"\ntext = \"t\"\n";
    ASSERT_TRUE(parse_notice(good, "x.toml").has_value());
    const auto check = [&](std::string_view what, std::string_view with, std::string_view part) {
        std::string text = good;
        text.replace(text.find(what), what.size(), with);
        const auto notice = parse_notice(text, "x.toml");
        ASSERT_FALSE(notice.has_value()) << text;
        EXPECT_EQ(notice.error().code, base::ErrorCode::malformed);
        EXPECT_TRUE(notice.error().detail.starts_with("x.toml:")) << notice.error().detail;
        EXPECT_NE(notice.error().detail.find(part), std::string::npos) << notice.error().detail;
    };
    check("version = \"1\"", "version = 1", ":1: \"version\" must be a text");
    check("consent = \"c\"\n", "", "\"consent\" must be a text");
    check("sealed = \"s\"", "sealed = \" \"", ":4: \"sealed\"");
    check("heading = \"h\"", "hading = \"h\"", ":6: what is \"hading\"?");
    check("[[short]]", "[short]", "[[short]]");
    check("[[full]]", "[[whole]]", "what is \"whole\"?");
    check("version", "version =", ":1:");
    EXPECT_EQ(parse_notice(std::string(maximum_notice_bytes + 1, '#'), "x").error().code,
              base::ErrorCode::too_large);
}

TEST(Notice, NamesTheEmployers) {
    EXPECT_EQ(with_employers("Pour {employers}.", {"A"}, " et "), "Pour A.");
    EXPECT_EQ(with_employers("{employers} {employers}", {"A", "B"}, " et "), "A et B A et B");
    EXPECT_EQ(with_employers("{employers}", {"A", "B", "C"}, " and "), "A, B and C");
    EXPECT_EQ(with_employers("rien", {"A"}, " et "), "rien");
}

} // namespace
} // namespace registration
