#include "main/letters_command.h"

#include "crypto/key_files.h"
#include "main/demonstration_keys.h"
#include "store/outbox_store.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace vitrine {
namespace {

const base::Instant now{std::chrono::milliseconds{1'763'075'045'000}}; // 2025-11-13T23:04:05Z

// A data folder with demonstration keys and the letters of one visitor to two employers.
class Letters : public testing::Test {
protected:
    std::filesystem::path data = std::filesystem::path(testing::TempDir()) /
                                 ("vitrine-letters-" + std::to_string(::getpid()));
    std::vector<std::string> employers{"Métropole du Grand Paris", "Ville de Saint-Denis"};
    crypto::SystemRandom random;
    std::ostringstream out;
    std::ostringstream err;

    void SetUp() override { std::filesystem::create_directories(data); }
    void TearDown() override { std::filesystem::remove_all(data); }

    std::string key(std::string_view name) const { return (data / "keys" / name).string(); }

    void save(std::string_view name) {
        auto sealer = demonstration_sealer(data, employers, "Borne 12", random, err);
        ASSERT_TRUE(sealer.has_value()) << sealer.error().detail;
        registration::Draft draft;
        draft.name.assign(name);
        draft.mail.assign("zoe@orange.fr");
        const std::vector<registration::OfferNamed> offers{
            {{"000"}, "Chargé·e de mission", "MGP059 CM020", employers[0]},
            {{"abc"}, "Agent polyvalent", "", employers[1]}};
        registration::Notice notice;
        notice.version = "1";
        notice.language = "fr";
        const auto made = registration::compose(draft, offers, *sealer, notice, now, random);
        ASSERT_TRUE(made.has_value()) << made.error().detail;
        auto folder = store::open_folder(data.string());
        ASSERT_TRUE(folder.has_value()) << folder.error().detail;
        auto outbox = store::OutboxStore::open(*folder);
        ASSERT_TRUE(outbox.has_value()) << outbox.error().detail;
        const auto saved = outbox->save(made->letters, now);
        ASSERT_TRUE(saved.has_value()) << saved.error().detail;
    }
};

TEST_F(Letters, AreListedWithoutAnybodysName) {
    save("Zoé Lefèvre");
    EXPECT_EQ(list_letters({data.string()}, out, err), 0) << err.str();
    const std::string text = out.str();
    EXPECT_EQ(std::ranges::count(text, '\n'), 2);
    EXPECT_NE(text.find("2025-11-13T23:04:05Z"), std::string::npos) << text;
    EXPECT_NE(text.find("queued"), std::string::npos) << text;
    EXPECT_EQ(text.find("Zo"), std::string::npos) << text;
    EXPECT_NE(err.str().find("2 letters, 2 queued"), std::string::npos) << err.str();
}

TEST_F(Letters, OpenWithTheKeyOfOneEmployer) {
    save("Zoé Lefèvre");
    EXPECT_EQ(
        open_letters({data.string(), {key("employer-metropole-du-grand-paris.secret")}, false}, out,
                     err),
        0)
        << err.str();
    for (const char* part : {"Zoé Lefèvre", "zoe@orange.fr", "MGP059 CM020", "Métropole du Grand",
                             "not to be contacted", "Borne 12"})
        EXPECT_NE(out.str().find(part), std::string::npos) << part << " in " << out.str();
    EXPECT_EQ(out.str().find("polyvalent"), std::string::npos);
    EXPECT_NE(err.str().find("1 opened, 1 sealed to other keys, 0 erased, 0 damaged"),
              std::string::npos)
        << err.str();
}

TEST_F(Letters, OpenAsJsonWithTheEscrowsKey) {
    save("Zoé Lefèvre");
    save("Ana \"la\" Roy");
    EXPECT_EQ(open_letters({data.string(), {key("escrow.secret")}, true}, out, err), 0);
    const auto json = nlohmann::json::parse(out.str(), nullptr, false);
    ASSERT_TRUE(json.is_object()) << out.str();
    ASSERT_EQ(json["letters"].size(), 4U);
    EXPECT_EQ(json["letters"][0]["name"], "Zoé Lefèvre");
    EXPECT_EQ(json["letters"][2]["name"], "Ana \"la\" Roy");
    EXPECT_EQ(json["sealed"], 0);
    EXPECT_EQ(json["problems"], 0);
}

TEST_F(Letters, OpenNoneAsJsonToo) {
    save("Zoé");
    ASSERT_TRUE(crypto::write_key(
        data / "other", crypto::make_secret_key<crypto::KeyRole::employer>(random), "Autre"));
    EXPECT_EQ(open_letters({data.string(), {(data / "other").string()}, true}, out, err), 0);
    EXPECT_EQ(nlohmann::json::parse(out.str()),
              nlohmann::json::parse(R"({"letters":[],"sealed":2,"problems":0})"));
}

TEST_F(Letters, NoVisitorReachesTheTerminalsControls) {
    save("Zo\x1b[31m\xe2\x80\xae");
    EXPECT_EQ(open_letters({data.string(), {key("escrow.secret")}, false}, out, err), 0);
    EXPECT_EQ(out.str().find('\x1b'), std::string::npos);
    EXPECT_EQ(out.str().find("\xe2\x80\xae"), std::string::npos);
}

TEST_F(Letters, SignatureOfAnotherDeviceIsAProblem) {
    save("Zoé");
    std::filesystem::remove(data / "keys" / "device.public");
    const auto other = crypto::make_secret_key<crypto::KeyRole::device>(random);
    ASSERT_TRUE(crypto::write_key(data / "keys" / "device.public", other.public_key(), "Autre"));
    EXPECT_EQ(open_letters({data.string(), {key("escrow.secret")}, false}, out, err), 1);
    EXPECT_NE(err.str().find("signed by another device"), std::string::npos) << err.str();
    EXPECT_EQ(out.str(), "");
}

TEST_F(Letters, ArgumentsThatMakeNoSenseAreTheCallersMistake) {
    save("Zoé");
    const auto check = [&](int status, int expected, std::string_view part) {
        EXPECT_EQ(status, expected);
        EXPECT_NE(err.str().find(part), std::string::npos) << err.str();
        err.str({});
    };
    check(list_letters({(data / "none").string()}, out, err), 2, "no such folder");
    std::filesystem::create_directories(data / "empty");
    check(list_letters({(data / "empty").string()}, out, err), 2, "outbox.db");
    check(open_letters({data.string(), {key("none")}, false}, out, err), 2, "not found");
    check(open_letters({data.string(), {key("escrow.public")}, false}, out, err), 2,
          "escrow.public");
    check(open_letters({data.string(), {key("device.signing")}, false}, out, err), 2, "device");
    check(open_letters({(data / "none").string(), {key("escrow.secret")}, false}, out, err), 2,
          "no such folder");
}

} // namespace
} // namespace vitrine
