#include "main/drive_commands.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using namespace vitrine;

namespace {

void check(std::string_view line, const std::optional<Command>& expected) {
    const auto command = parse_command(line);
    ASSERT_TRUE(command) << line << ": " << command.error().detail;
    EXPECT_TRUE(*command == expected) << line;
}

void check_refused(std::string_view line, std::string_view part_of_reason) {
    const auto command = parse_command(line);
    ASSERT_FALSE(command) << line;
    EXPECT_NE(command.error().detail.find(part_of_reason), std::string::npos)
        << line << ": " << command.error().detail;
}

} // namespace

TEST(DriveCommands, AreReadAsWritten) {
    using namespace command;
    check("", std::nullopt);
    check("  # a comment", std::nullopt);
    check("tree", Tree{});
    check("  say  ", Say{});
    check("tap offer.keep", Tap{{"offer.keep", Target::By::id}});
    check("tap \"Je suis intéressé·e\"", Tap{{"Je suis intéressé·e", Target::By::label}});
    check("reach form.send", Reach{{"form.send", Target::By::id}});
    check("press 12.5 300", Press{12.5F, 300});
    check("drag 10 200 10.5 -3", Drag{10, 200, 10.5F, -3});
    check("type cohérence des territoires", Type{"cohérence des territoires"});
    check("type e\xCC\x81t\xCC\xA7", Type{"é\xC5\xA3"}); // in NFC
    check("wait 60s", Wait{60s});
    check("wait 1.5", Wait{1500ms});
    check("wait 250ms", Wait{250ms});
    check("wait 2min", Wait{120s});
    check("wait 1h", Wait{3600s});
    check("shot a b.png", Shot{"a b.png"});
    check("clock 2025-11-14T00:00+01:00", SetClock{*base::parse_instant("2025-11-13T23:00:00Z")});
    check("restart", Restart{});
    check("audit", Audit{});
    check("screen browse", Screen{"browse"});
    check("expect \"MGP059 CM020\"",
          Expect{{"MGP059 CM020", Target::By::label}, Expect::That::is_there});
    check("expect not offer.proof",
          Expect{{"offer.proof", Target::By::id}, Expect::That::is_not_there});
    check("elapsed", Elapsed{});
    check("within 60s", Within{60s});
    check("fields 4", Fields{4});
    check("help", Help{});
    check("quit", Quit{});
}

TEST(DriveCommands, AreRefusedWithTheWayToWriteThem) {
    check_refused("tpa offer.keep", "no command \"tpa\"");
    check_refused("tree now", "write it as: tree");
    check_refused("tap", "tap ID|\"LABEL\"");
    check_refused("tap offer keep", "tap ID|\"LABEL\"");
    check_refused("tap \"", "tap ID|\"LABEL\"");
    check_refused("tap \"no end", "tap ID|\"LABEL\"");
    check_refused("press 12", "press X_MM Y_MM");
    check_refused("press 12 x", "press X_MM Y_MM");
    check_refused("press 1 2 3", "press X_MM Y_MM");
    check_refused("press nan 2", "press X_MM Y_MM");
    check_refused("drag 1 2 3", "drag X1 Y1 X2 Y2");
    check_refused("type", "type TEXT");
    check_refused("type \xFF", "type TEXT");
    check_refused("wait", "wait 60s");
    check_refused("wait -1s", "wait 60s");
    check_refused("wait 60 years", "wait 60s");
    check_refused("wait 25h", "wait 60s");
    check_refused("shot", "shot FILE.png");
    check_refused("clock yesterday", "yesterday");
    check_refused("fields", "fields 4");
    check_refused("fields four", "fields 4");
    check_refused("fields 4 at most", "fields 4");
    check_refused("expect", "expect [not]");
    check_refused("expect not", "expect [not]");
}

TEST(DriveCommands, HelpNamesEveryOne) {
    for (const char* name :
         {"tree", "tap", "press", "drag", "type", "wait", "say", "shot", "clock", "restart",
          "audit", "screen", "expect", "elapsed", "within", "fields", "help", "quit"})
        EXPECT_NE(("\n" + std::string(command_help())).find(std::string("\n") + name + " "),
                  std::string::npos)
            << name;
}
