#include "main/export_command.h"

#include <gtest/gtest.h>

#include <sstream>

namespace vitrine {
namespace {

const std::string notice = std::string{VITRINE_SOURCE} + "/assets/offers/"
                                                         "120-elagueur-espaces-verts.txt";

struct Printed {
    int status = 0;
    std::string out, err;
};

Printed run(const ExportArguments& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = export_offers(arguments, out, err);
    return {status, out.str(), err.str()};
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
