#include "crypto/locked_bytes.h"
#include "crypto/locked_text.h"

#include "../sanitized.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <utility>

namespace crypto {
namespace {

TEST(LockedText, TakesNoMoreThanItsRoomAndSaysSo) {
    LockedText text;
    EXPECT_TRUE(text.empty());
    EXPECT_TRUE(text.append(std::string(LockedText::maximum_bytes - 1, 'a')));
    EXPECT_FALSE(text.append("é")); // two bytes
    EXPECT_EQ(text.view().size(), LockedText::maximum_bytes - 1);
    EXPECT_TRUE(text.append("b"));
    EXPECT_FALSE(text.append("c"));
    EXPECT_FALSE(text.assign(std::string(LockedText::maximum_bytes + 1, 'd')));
    EXPECT_EQ(text.view().back(), 'b');
}

TEST(LockedText, ChangesAndMoves) {
    LockedText text;
    ASSERT_TRUE(text.assign("Zoé Lefèvre"));
    ASSERT_TRUE(text.assign(text.view().substr(0, 4))); // a part of itself
    EXPECT_EQ(text.view(), "Zoé");
    ASSERT_TRUE(text.append(text.view()));
    EXPECT_EQ(text.view(), "ZoéZoé");
    text.truncate(100);
    EXPECT_EQ(text.view(), "ZoéZoé");
    text.truncate(4);
    const LockedText copy = text.clone();
    EXPECT_EQ(copy, text);
    LockedText moved = std::move(text);
    EXPECT_EQ(moved.view(), "Zoé");
    moved = copy.clone();
    EXPECT_EQ(moved, copy);
    moved.clear();
    EXPECT_TRUE(moved.empty());
    EXPECT_NE(moved, copy);
}

TEST(LockedText, ZeroesWhatItCuts) {
    LockedText text;
    ASSERT_TRUE(text.assign("secret"));
    const char* place = text.view().data(); // still the text's own memory after the cut
    text.truncate(2);
    EXPECT_EQ(std::string(place, 6), std::string("se\0\0\0\0", 6));
    text.clear();
    EXPECT_EQ(std::string(place, 6), std::string(6, '\0'));
}

TEST(LockedBytes, TakesNoMoreThanItsRoomAndZeroesWhatItCuts) {
    LockedBytes bytes(4);
    EXPECT_TRUE(bytes.append(std::string_view("abcd")));
    EXPECT_FALSE(bytes.append(std::string_view("e")));
    EXPECT_EQ(bytes.text(), "abcd");
    bytes.resize(1);
    EXPECT_EQ(bytes.resize(4).back(), 0);
    LockedBytes moved = std::move(bytes);
    EXPECT_EQ(moved.text(), std::string_view("a\0\0\0", 4));
    LockedBytes other(1);
    other = std::move(moved);
    EXPECT_EQ(other.size(), 4U);
    EXPECT_DEATH(other.resize(5), "broken promise");
}

// The line of /proc/self/smaps that gives the flags of the mapping that holds `place`.
std::string flags_of_memory_at(const void* place) {
    std::ifstream maps("/proc/self/smaps");
    const auto address = reinterpret_cast<std::uintptr_t>(place);
    bool inside = false;
    for (std::string line; std::getline(maps, line);) {
        const std::size_t dash = line.find('-');
        if (dash != std::string::npos && line.find(' ') > dash && line.find(':') > dash) {
            const auto first = std::stoull(line, nullptr, 16);
            const auto end = std::stoull(line.substr(dash + 1), nullptr, 16);
            inside = address >= first && address < end;
        }
        if (inside && line.starts_with("VmFlags:"))
            return line + " ";
    }
    return {};
}

TEST(LockedText, IsLockedAndKeptOutOfCoreDumps) {
    LockedText text;
    ASSERT_TRUE(text.assign("secret"));
    const std::string flags = flags_of_memory_at(text.view().data());
    if (!sanitized) { // a sanitizer takes mlock away
        EXPECT_NE(flags.find(" lo "), std::string::npos) << flags;
    }
    EXPECT_NE(flags.find(" dd "), std::string::npos) << flags;
}

// A child without any room for locked memory, and without the right to pass that limit.
TEST(LockedText, WorksWhereTheSystemRefusesToLock) {
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit none{0, 0};
        bool well = ::setrlimit(RLIMIT_MEMLOCK, &none) == 0;
        if (::geteuid() == 0)
            well = well && ::setresuid(65534, 65534, 65534) == 0;
        LockedText text;
        well = well && text.assign("secret") && text.view() == "secret";
        const std::string flags = flags_of_memory_at(text.view().data());
        // Changing the user makes /proc/self another's; then there is nothing to look at.
        well = well && (flags.empty() || (flags.find(" lo ") == std::string::npos &&
                                          flags.find(" dd ") != std::string::npos));
        ::_exit(well ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

} // namespace
} // namespace crypto
