// Every input that was ever worth keeping is read again, by every build and under every sanitizer.
#include "readers.h"

#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fuzz {
namespace {

namespace fs = std::filesystem;

double processor_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

class Replay : public testing::TestWithParam<Reader> {};

TEST_P(Replay, ReadsItsCorpusAndEachBeginningOfIt) {
    const fs::path folder =
        fs::path{VITRINE_SOURCE} / "tests/fuzz/corpus" / std::string{GetParam().name};
    int inputs = 0;
    for (const auto& entry : fs::directory_iterator{folder}) {
        SCOPED_TRACE(entry.path().filename().string());
        std::ostringstream content;
        content << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
        const std::string bytes = std::move(content).str();
        const double start = processor_seconds();
        GetParam().read(base::bytes_of(bytes));
        // Ten times what fuzzing allows on a build without sanitizers, for slow machines with them.
        constexpr double longest_seconds = 10;
        EXPECT_LT(processor_seconds() - start, longest_seconds);
        // What a broken connection leaves.
        constexpr std::size_t beginnings = 24;
        for (std::size_t part = 0; part < beginnings; ++part)
            GetParam().read(base::bytes_of(
                std::string_view{bytes}.substr(0, bytes.size() * part / beginnings)));
        ++inputs;
    }
    EXPECT_GE(inputs, 2) << "a reader without a corpus is not tested";
}

std::string name_of(const testing::TestParamInfo<Reader>& info) {
    return std::string{info.param.name};
}
INSTANTIATE_TEST_SUITE_P(Corpus, Replay, testing::ValuesIn(readers()), name_of);

TEST(Readers, EveryFolderOfTheCorpusHasOne) {
    for (const auto& entry : fs::directory_iterator{fs::path{VITRINE_SOURCE} / "tests/fuzz/corpus"})
        EXPECT_NE(reader_named(entry.path().filename().string()), nullptr) << entry.path();
    EXPECT_EQ(reader_named("none"), nullptr);
}

} // namespace
} // namespace fuzz
