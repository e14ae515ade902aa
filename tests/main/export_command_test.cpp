#include "main/export_command.h"

#include "printed.h"

#include <gtest/gtest.h>

#include <sstream>

namespace vitrine {
namespace {

const std::string notice = std::string{VITRINE_SOURCE} + "/assets/offers/"
                                                         "120-elagueur-espaces-verts.txt";

Printed run(const ExportArguments& arguments) {
    return printed_by(
        [&](std::ostream& out, std::ostream& err) { return export_offers(arguments, out, err); });
}

TEST(ExportCommand, WritesTheFormAsked) {
    const Printed posting = run({{notice}, "job-posting"});
    EXPECT_EQ(posting.status, 0);
    EXPECT_NE(posting.out.find("\"@type\": \"JobPosting\""), std::string::npos);
    EXPECT_TRUE(run({{notice}, "csv"}).out.starts_with("\xEF\xBB\xBFtitle;"));
}

TEST(ExportCommand, SaysWhatIsWrong) {
    const Printed mistaken = run({{notice}, "pdf"});
    EXPECT_EQ(mistaken.status, 2);
    EXPECT_NE(mistaken.err.find("--as pdf"), std::string::npos);
    const Printed refused = run({{notice, "absent.txt"}, "csv"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.err.find("absent.txt: refused"), std::string::npos);
}

} // namespace
} // namespace vitrine
