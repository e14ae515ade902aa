#include "release/release.h"

#include "publisher.h"
#include "release/rotation.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using base::ErrorCode;
using sample::Publisher;

namespace {

std::string good_head() {
    static const std::string text = [] {
        Publisher publisher;
        publisher.publish(sample::documents(20), 1);
        auto texts = sample::documents(20);
        texts["offer-1"] = sample::documents(2, 2).at("offer-1");
        return to_json(publisher.publish(texts, 2));
    }();
    return text;
}

TEST(Head, IsReadAsItWasWritten) {
    const auto head = release::parse_head(base::bytes_of(good_head()));
    ASSERT_TRUE(head) << head.error().detail;
    EXPECT_EQ(to_json(*head), good_head());
    EXPECT_EQ(head->number, 2U);
    EXPECT_EQ(head->documents, 21U);
    EXPECT_EQ(head->deltas.size(), 1U);
}

TEST(Head, WhatBreaksTheFormIsNamed) {
    const std::vector<std::array<std::string, 3>> cases{
        {"\"vitrine release 1\"", "\"vitrine release 2\"", "\"format\""},
        {"\"channel\":\"main\"", "\"channel\":\"\"", "\"channel\""},
        {"\"channel\":\"main\"", "\"channel\":7", "\"channel\" is no text"},
        {"\"epoch\":0", "\"epoch\":-1", "\"epoch\" is no whole number"},
        {"\"epoch\":0", "\"epoch\":1e9", "\"epoch\" is no whole number"},
        {"\"number\":2", "\"number\":0", "\"number\" is out of range"},
        {"\"number\":2", "\"number\":9007199254740992", "\"number\" is out of range"},
        {"\"number\":2", "\"number\":3", "not consecutive"},
        {"2026-03-03T12:00:00Z", "2026-03-33T12:00:00Z", "\"issued\""},
        {"2026-03-03T12:00:00Z", "2026-03-03", "\"issued\""},
        {"2026-03-10T12:00:00Z", "2026-03-01T12:00:00Z", "\"fresh_until\""},
        {"\"documents\":21", "\"documents\":200002", "\"documents\""},
        {"\"root\":\"", "\"root\":\"A", "\"root\""},
        {"\"from\":1", "\"from\":2", "not consecutive"},
        {"\"snapshot\":{\"number\":1", "\"snapshot\":{\"number\":9", "\"number\""},
        {"\"epoch\":0,", "\"epoch\":0,\"more\":1,", "other members"},
        {"\"epoch\":0,", "", "other members"},
        {"{", "[", "parse error"},
    };
    for (const auto& [from, to, says] : cases) {
        std::string text = good_head();
        const std::size_t at = text.find(from);
        ASSERT_NE(at, text.npos) << from;
        text.replace(at, from.size(), to);
        const auto head = release::parse_head(base::bytes_of(text));
        sample::expect_failure(head, ErrorCode::malformed);
        EXPECT_NE(head.error().detail.find(says), std::string::npos)
            << from << " -> " << to << ": " << head.error().detail;
    }
    const std::string long_text(release::maximum_head_bytes + 1, ' ');
    sample::expect_failure(release::parse_head(base::bytes_of(long_text)), ErrorCode::too_large);
}

TEST(Charter, IsReadAsItWasWrittenAndSorted) {
    release::Charter charter;
    crypto::SeededRandom random{5};
    random.fill(charter.escrow.emplace().bytes);
    random.fill(charter.acknowledgement.emplace().bytes);
    charter.employers = {{"Ville de Valrive", {}}, {"Hôpital", {}}};
    charter.recalled = {{"b"}, {"a"}, {"b"}};
    const auto read = release::parse_charter(to_json(charter));
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(read->employers[0].name, "Hôpital");
    EXPECT_EQ(read->recalled, (std::vector<catalog::OfferId>{{"a"}, {"b"}}));
    EXPECT_EQ(read->escrow, charter.escrow);
    EXPECT_EQ(to_json(*read), to_json(charter));
    sample::expect_failure(release::parse_charter("{}"), ErrorCode::malformed);
    sample::expect_failure(
        release::parse_charter(
            R"({"employers":[{"name":"a","key":"AA"}],"escrow":null,"acknowledgement":null,)"
            R"("recalled":[]})"),
        ErrorCode::malformed);
}

TEST(Rotation, IsReadAsItWasWritten) {
    Publisher former(1);
    Publisher next(2);
    const release::Rotation rotation{3, former.anchor(), next.anchor()};
    EXPECT_EQ(release::parse_rotation(base::bytes_of(to_json(rotation))),
              base::Result<release::Rotation>{rotation});
    sample::expect_failure(release::parse_rotation(base::bytes_of("{}")), ErrorCode::malformed);
    sample::expect_failure(release::parse_rotation(base::bytes_of(
                               to_json(release::Rotation{0, former.anchor(), next.anchor()}))),
                           ErrorCode::malformed);
}

class Folder {
public:
    Folder()
        : path{std::filesystem::temp_directory_path() /
               ("vitrine-minisign-" + std::to_string(::getpid()))} {
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void write(const std::string& name, const base::Bytes& bytes) const {
        std::ofstream(path / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
    }
    bool minisign_verifies() const {
        const std::string in = "cd " + path.string() + " && minisign -V -q -p release.pub ";
        return std::system((in + "-m head.json >/dev/null 2>&1").c_str()) == 0;
    }
    std::filesystem::path path;
};

// Debian's minisign and admit_head() judge alike, of the whole and of a sample of flips; minisign
// lets the untrusted comment vary, and we do not.
TEST(Minisign, VerifiesAHeadAndRefusesFlips) {
    const Folder folder;
    Publisher publisher;
    publisher.publish(sample::documents(3), 1);
    const auto& files = publisher.files();
    folder.write("release.pub", sample::bytes_of(to_text(publisher.anchor())));
    for (const char* name : {"head.json", "head.json.minisig"})
        folder.write(name, files.at(name));
    ASSERT_TRUE(folder.minisign_verifies());
    int flips = 0;
    for (const char* name : {"head.json", "head.json.minisig"}) {
        const bool is_head = std::string_view(name) == "head.json";
        for (std::size_t bit = is_head ? 0 : 8 * 43; bit < files.at(name).size() * 8; bit += 29) {
            base::Bytes bytes = files.at(name);
            bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
            folder.write(name, bytes);
            const bool ours =
                admit_head(publisher.trust(), is_head ? bytes : files.at("head.json"),
                           is_head ? std::string(files.at("head.json.minisig").begin(),
                                                 files.at("head.json.minisig").end())
                                   : std::string(bytes.begin(), bytes.end()))
                    .has_value();
            EXPECT_FALSE(ours) << name << " bit " << bit;
            EXPECT_FALSE(folder.minisign_verifies()) << name << " bit " << bit;
            ++flips;
        }
        folder.write(name, files.at(name));
    }
    EXPECT_GT(flips, 150);
    EXPECT_TRUE(folder.minisign_verifies());
}

} // namespace
