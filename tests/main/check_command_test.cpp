#include "main/check_command.h"

#include "printed.h"

#include <gtest/gtest.h>

#include <sstream>

namespace vitrine {
namespace {

const std::string notice = std::string{VITRINE_SOURCE} + "/assets/offers/"
                                                         "120-elagueur-espaces-verts.txt";

Printed run(const CheckArguments& arguments) {
    const auto now = base::parse_instant("2026-10-01");
    EXPECT_TRUE(now);
    return printed_by([&](std::ostream& out, std::ostream& err) {
        return check_offers(arguments, *now, out, err);
    });
}

TEST(CheckCommand, PrintsLineQuoteAndAdvice) {
    const Printed printed = run({{notice}, false, "2027-06-01"});
    EXPECT_EQ(printed.status, 1);
    for (const std::string_view words : {"120-elagueur-espaces-verts.txt", "past_date", "\xC2\xAB ",
                                         "\xE2\x86\x92 ", " to answer"})
        EXPECT_NE(printed.out.find(words), std::string::npos) << words << "\n" << printed.out;
    EXPECT_EQ(run({{notice}, false, ""}).out.find("past_date"), std::string::npos);
}

TEST(CheckCommand, SaysByItsStatusWhatWentWrong) {
    EXPECT_EQ(run({{notice}, false, "tomorrow"}).status, 2);
    const Printed refused = run({{"absent.txt"}, true, ""});
    EXPECT_EQ(refused.status, 3);
    EXPECT_NE(refused.out.find("\"file\": \"absent.txt\""), std::string::npos);
    EXPECT_NE(refused.err.find("absent.txt: refused"), std::string::npos);
}

} // namespace
} // namespace vitrine
