#include "platform/child.h"

#include "../sanitized.h"

#include <gtest/gtest.h>

namespace platform {
namespace {

constexpr ChildLimits generous{.memory_bytes = std::size_t{512} << 20u,
                               .processor = std::chrono::seconds{5},
                               .wall = std::chrono::seconds{10},
                               .output_bytes = 1'000'000};

Child shell(std::string script, const ChildLimits& limits, std::string_view input = "") {
    return run_child({"sh", "-c", std::move(script)}, base::bytes_of(input), limits);
}

TEST(Child, GivesWhatItWroteAndItsStatus) {
    const Child child = shell("cat; echo no >&2; exit 3", generous, "bytes");
    EXPECT_EQ(child.end, ChildEnd::finished);
    EXPECT_EQ(child.output, "bytes");
    EXPECT_EQ(child.complaint, "no\n");
    EXPECT_EQ(child.status, 3);
}

TEST(Child, HasNoEnvironmentAndNoOpenFiles) {
    EXPECT_EQ(shell("env | grep -vc '^PWD\\|^_\\|^SHLVL\\|^OLDPWD'", generous).output, "0\n");
    EXPECT_EQ(shell("ls /proc/self/fd | wc -l", generous).output, "4\n"); // and that of ls
}

TEST(Child, IsHeldToItsLimits) {
    ChildLimits limits = generous;
    limits.output_bytes = 100'000;
    EXPECT_EQ(shell("yes", limits).end, ChildEnd::too_much_output);
    limits = generous;
    limits.wall = std::chrono::seconds{1};
    EXPECT_EQ(shell("sleep 30", limits).end, ChildEnd::out_of_time);
    limits = generous;
    limits.processor = std::chrono::seconds{1};
    EXPECT_EQ(shell("while :; do :; done", limits).end, ChildEnd::out_of_time);
}

TEST(Child, IsHeldToItsMemory) {
    if (sanitized)
        GTEST_SKIP() << "a sanitizer reserves terabytes of addresses, so no limit of them is set";
    ChildLimits limits = generous;
    limits.memory_bytes = std::size_t{64} << 20u;
    const Child greedy = shell("exec dd if=/dev/zero of=/dev/null bs=200M count=1", limits);
    EXPECT_TRUE(greedy.end == ChildEnd::killed || greedy.status != 0);
    EXPECT_NE(greedy.complaint.find("memory"), std::string::npos) << greedy.complaint;
}

TEST(Child, ThatIsNotThereIsNotStarted) {
    EXPECT_EQ(run_child({"/nowhere/at-all"}, {}, generous).end, ChildEnd::not_started);
}

} // namespace
} // namespace platform
