// Runs every script of this folder through vitrine-drive, in each language it names, and counts the
// letters it leaves on the disk. A script's head says what it needs:
//     # offers: @shared            five real documents beside the repository; skipped without them
//     # offers: @demonstration     assets/offers
//     # options: --as-of 2025-10-20
//     # languages: fr en
//     # sizes: 1080x1920 1920x1080     standing and lying; standing where it says nothing
//     # letters: 1
#include "../platform/x_server.h"

#include "store/outbox_store.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <sstream>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

struct Journey {
    fs::path script;
    std::string language;
    std::string size;
};

void PrintTo(const Journey& journey, std::ostream* out) {
    *out << journey.script.filename() << " in " << journey.language << " on " << journey.size;
}

std::map<std::string, std::string> head_of(const fs::path& script) {
    std::map<std::string, std::string> head;
    std::ifstream file(script);
    for (std::string line; std::getline(file, line) && line.starts_with("# ");)
        if (const auto colon = line.find(": "); colon != std::string::npos)
            head[line.substr(2, colon - 2)] = line.substr(colon + 2);
    return head;
}

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream stream(line);
    return {std::istream_iterator<std::string>(stream), {}};
}

std::vector<Journey> journeys() {
    std::vector<Journey> all;
    for (const auto& entry : fs::directory_iterator(VITRINE_SOURCE "/tests/journeys"))
        if (entry.path().extension() == ".drive") {
            auto head = head_of(entry.path());
            auto sizes = words_of(head["sizes"]);
            if (sizes.empty())
                sizes = {"1080x1920"};
            for (const std::string& language : words_of(head["languages"]))
                for (const std::string& size : sizes)
                    all.push_back({entry.path(), language, size});
        }
    return all;
}

std::string name_of(const testing::TestParamInfo<Journey>& info) {
    std::string name =
        info.param.script.stem().string() + "_" + info.param.language + "_" + info.param.size;
    std::ranges::replace(name, '-', '_');
    return name;
}

fs::path offers_of(const std::string& word) {
    return word == "@shared" ? fs::path(VITRINE_SOURCE "/../shared/offers")
                             : fs::path(VITRINE_SOURCE "/assets/offers");
}

class Journeys : public testing::TestWithParam<Journey> {
protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "vitrine-journey-XXXXXX";
        folder_ = mkdtemp(pattern.data());
    }
    void TearDown() override { fs::remove_all(folder_); }
    fs::path folder_;
};

TEST_P(Journeys, EndsWell) {
    const Journey& journey = GetParam();
    auto head = head_of(journey.script);
    const fs::path offers = offers_of(head["offers"]);
    if (!fs::exists(offers))
        GTEST_SKIP() << offers << " is not here, and this journey is about its offers";
    std::vector<std::string> command{"sh", "-c", R"(exec "$0" "$@" >"$OUTPUT" 2>&1)",
                                     VITRINE_BINARY "/bin/vitrine-drive"};
    for (const auto& entry : fs::directory_iterator(offers))
        if (entry.is_regular_file() && entry.path().extension() != ".json")
            command.insert(command.end(), {"--offers", entry.path()});
    const auto options = words_of(head["options"]);
    command.insert(command.end(), options.begin(), options.end());
    if (std::ranges::find(options, "--data") == options.end())
        command.insert(command.end(), {"--data", folder_ / "data"});
    command.insert(command.end(),
                   {"--language", journey.language, "--size", journey.size, journey.script});
    setenv("OUTPUT", (folder_ / "output").c_str(), 1);
    auto child = Child::start(command);
    ASSERT_TRUE(child);
    const auto ended = child->wait(50);
    std::ostringstream output;
    output << std::ifstream(folder_ / "output").rdbuf();
    ASSERT_EQ(ended, 0) << output.str();

    if (head["letters"].empty())
        return;
    const auto data = store::open_folder(folder_ / "data");
    ASSERT_TRUE(data);
    auto outbox = store::OutboxStore::open(*data, store::OutboxAccess::read);
    ASSERT_TRUE(outbox) << outbox.error().detail;
    const auto letters = outbox->letters();
    ASSERT_TRUE(letters);
    EXPECT_EQ(letters->size(), std::stoul(head["letters"]));
}

// A visit that ends in a receipt says how soon, and how many fields it took; one that begins anew
// in between says nothing of a first touch.
TEST(JourneyScripts, ThatReachAReceiptCountItsSecondsAndItsFields) {
    int counted = 0;
    for (const Journey& journey : journeys()) {
        std::ostringstream text;
        text << std::ifstream(journey.script).rdbuf();
        const std::string script = text.str();
        if (script.find("\nscreen receipt\n") == std::string::npos ||
            script.find("\nrestart\n") != std::string::npos)
            continue;
        EXPECT_NE(script.find("\nwithin 60s\n"), std::string::npos) << journey.script;
        EXPECT_NE(script.find("\nfields 4\n"), std::string::npos) << journey.script;
        ++counted;
    }
    EXPECT_GE(counted, 20); // six scripts, nearly all in both languages and on both panels
}

INSTANTIATE_TEST_SUITE_P(All, Journeys, testing::ValuesIn(journeys()), name_of);

} // namespace
