// What a phone reads off the glass: each take-away QR of the real documents, drawn by vitrine-drive
// and read by zbarimg, holds what the document states and nothing else. Skipped without them.
#include "../platform/x_server.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

const fs::path offers = fs::path(VITRINE_SOURCE "/../shared/offers");

struct Document {
    const char* number;
    const char* row;   // of the list
    const char* as_of; // a day on which it is current
};

constexpr Document documents[] = {
    {"000", "metropole-du-grand-paris--mgp059-cm020", "2025-10-01"},
    {"001", "metropole-du-grand-paris--cdm-dit-2020", "2025-10-01"},
    {"002", "metropole-du-grand-paris--mgp-rempl-daden-22", "2022-01-10"},
    {"003", "metropole-du-grand-paris--o075251013000634", "2025-10-21"},
    {"004", "sha256-d51c1d2241b9cf95454b", "2025-10-21"}};

void PrintTo(const Document& document, std::ostream* out) {
    *out << document.number;
}

std::string text_of(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

fs::path file_of(const std::string& number) {
    for (const auto& entry : fs::directory_iterator(offers))
        if (entry.path().filename().string().starts_with(number + "_"))
            return entry.path();
    return {};
}

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text)
        result += c == ' ' ? "%20" : std::string(1, c);
    return result;
}

class TakeAway : public testing::TestWithParam<Document> {
protected:
    void SetUp() override {
        if (!fs::exists(offers))
            GTEST_SKIP() << offers << " is not here, and this test is about its documents";
        std::string pattern = testing::TempDir() + "vitrine-take-away-XXXXXX";
        folder_ = mkdtemp(pattern.data());
    }
    void TearDown() override {
        if (!folder_.empty())
            fs::remove_all(folder_);
    }

    // What the QR on the screen says, on a panel of that size.
    std::string read(const Document& document, const std::string& size) const {
        const fs::path shot = folder_ / "shot.png";
        std::ofstream(folder_ / "script")
            << "tap attract.wake\ntap browse.offer." << document.row
            << "\ntap offer.take\nscreen take-away\naudit\nshot " << shot.string() << "\n";
        setenv("OUTPUT", (folder_ / "output").c_str(), 1);
        auto drive =
            Child::start({"sh", "-c", R"(exec "$0" "$@" >"$OUTPUT" 2>&1)",
                          VITRINE_BINARY "/bin/vitrine-drive", "--offers", file_of(document.number),
                          "--as-of", document.as_of, "--size", size, folder_ / "script"});
        EXPECT_TRUE(drive && drive->wait(50) == 0) << text_of(folder_ / "output");
        auto reader = Child::start({"sh", "-c", R"(exec zbarimg --raw -q "$0" >"$1" 2>/dev/null)",
                                    shot, folder_ / "read"});
        EXPECT_TRUE(reader && reader->wait(20) == 0) << "zbarimg reads nothing";
        return text_of(folder_ / "read");
    }

    fs::path folder_;
};

TEST_P(TakeAway, HoldsWhatTheDocumentStates) {
    const Document& document = GetParam();
    const auto facts = nlohmann::json::parse(
        text_of(offers / "facts" / (std::string(document.number) + ".facts.json")));
    for (const char* size : {"1080x1920", "1920x1080"}) {
        const std::string said = read(document, size);
        const std::string number = document.number;
        if (number == "003") {
            EXPECT_NE(said.find(facts["apply_url"].get<std::string>()), said.npos) << said;
            EXPECT_NE(said.find(facts["reference"].get<std::string>()), said.npos) << said;
            EXPECT_NE(said.find(facts["title"].get<std::string>()), said.npos) << said;
        } else if (number == "004") {
            EXPECT_NE(said.find("L’annonce ne dit pas comment candidater."), said.npos) << said;
            for (const char* channel : {"@", "http", "mailto", "tel:", "www."})
                EXPECT_EQ(said.find(channel), said.npos) << said;
        } else {
            const std::string to = facts["contact_emails"][0];
            const std::string subject = escaped(facts["reference"].get<std::string>());
            EXPECT_TRUE(said.starts_with("mailto:" + to + "?subject=" + subject)) << said;
            EXPECT_NE(said.find("&body="), said.npos) << said;
        }
        EXPECT_EQ(said.find("\uFF83"), said.npos) << "taken for another encoding: " << said;
    }
}

std::string name_of(const testing::TestParamInfo<Document>& info) {
    return std::string("document_") + info.param.number;
}

INSTANTIATE_TEST_SUITE_P(All, TakeAway, testing::ValuesIn(documents), name_of);

} // namespace
