// What the courier makes of a hub's answers: only a true acknowledgement counts.
#include "kiosk/courier.h"

#include "store/folder.h"
#include "wire/acknowledgement.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using crypto::KeyRole;
using platform::HttpAnswer;

const base::TrustedTime noon{base::Instant{std::chrono::milliseconds{1'795'000'000'000}}, true};

class CourierTest : public testing::Test {
protected:
    CourierTest()
        : hub_(crypto::make_secret_key<KeyRole::hub>(random_))
        , device_(crypto::make_secret_key<KeyRole::device>(random_)) {
        std::string name = (std::filesystem::temp_directory_path() / "courier-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        outbox_.emplace(std::move(*store::OutboxStore::open(*store::open_folder(folder_))));
    }
    ~CourierTest() override {
        outbox_.reset();
        std::filesystem::remove_all(folder_);
    }

    crypto::Envelope save() {
        const auto employer = crypto::make_secret_key<KeyRole::employer>(random_).public_key();
        const auto escrow = crypto::make_secret_key<KeyRole::escrow>(random_).public_key();
        const auto receipt = *crypto::receipt_digest_of(crypto::make_receipt_code(random_));
        auto letter =
            *crypto::seal({crypto::make_letter_id(noon.now, random_), employer, escrow, receipt},
                          base::bytes_of("inner"), device_, random_);
        EXPECT_TRUE(outbox_->save(std::array{letter}, noon.now));
        return letter;
    }
    kiosk::Courier open() {
        return *kiosk::Courier::open({"http://hub", hub_.public_key(), 60s}, *outbox_);
    }
    HttpAnswer acknowledgement(const crypto::LetterId& id, const crypto::Digest& digest) {
        const auto bytes = wire::sign({id, digest, noon.now}, hub_);
        return {200, std::string(bytes.begin(), bytes.end())};
    }
    store::LetterState state() { return outbox_->letters()->at(0).state; }

    crypto::SeededRandom random_{7};
    crypto::HubSigningKey hub_;
    crypto::DeviceSigningKey device_;
    std::string folder_;
    std::optional<store::OutboxStore> outbox_;
};

TEST_F(CourierTest, ATrueAcknowledgementIsKept) {
    const auto letter = save();
    auto courier = open();
    const auto errands = courier.due(*outbox_, noon);
    ASSERT_EQ(errands.size(), 1U);
    EXPECT_EQ(errands[0].request.url, "http://hub/letters");
    const auto bytes = crypto::serialise(letter);
    EXPECT_EQ(errands[0].request.body, std::string(bytes.begin(), bytes.end()));
    EXPECT_EQ(state(), store::LetterState::sent);
    courier.take({errands[0], acknowledgement(letter.id, letter.digest)}, *outbox_, noon, 0);
    EXPECT_EQ(state(), store::LetterState::acknowledged);
    EXPECT_TRUE(courier.is_empty());
    EXPECT_TRUE(open().is_empty()); // also after a restart
}

TEST_F(CourierTest, NothingElseEverMakesItDropALetter) {
    const auto letter = save();
    auto courier = open();
    crypto::Digest other = letter.digest;
    other.bytes[0] ^= 1;
    auto flipped = acknowledgement(letter.id, letter.digest);
    flipped.body.back() = static_cast<char>(flipped.body.back() ^ 1);
    const std::vector<base::Result<HttpAnswer>> answers{
        base::fail(base::ErrorCode::unavailable, "no network"),
        HttpAnswer{200, ""},
        HttpAnswer{200, "<html>portail captif</html>"},
        flipped,
        acknowledgement(letter.id, other),
        acknowledgement(crypto::make_letter_id(noon.now, random_), letter.digest),
        HttpAnswer{409, ""},
        HttpAnswer{401, ""},
        HttpAnswer{503, ""},
    };
    base::TrustedTime now = noon;
    for (const auto& answer : answers) {
        const auto errands = courier.due(*outbox_, now);
        ASSERT_EQ(errands.size(), 1U);
        courier.take({errands[0], answer}, *outbox_, now, 0.5);
        EXPECT_EQ(state(), store::LetterState::sent);
        EXPECT_FALSE(courier.is_empty());
        EXPECT_TRUE(courier.due(*outbox_, now).empty()) << "it waits before it tries again";
        now.now += 16min;
    }
    EXPECT_TRUE(courier.refusal().empty()); // a hub that is broken says nothing of us
}

TEST_F(CourierTest, TheStaffHearsThatTheHubRefuses) {
    save();
    auto courier = open();
    const auto errands = courier.due(*outbox_, noon);
    courier.take({errands[0], HttpAnswer{403, ""}}, *outbox_, noon, 0);
    EXPECT_EQ(courier.refusal(), "the hub has revoked this kiosk");
}

TEST_F(CourierTest, SendsAgainToAHubThatWasRestored) {
    const auto letter = save();
    auto courier = open();
    const auto beat = [&](std::optional<wire::Restored> restored) {
        const auto errand = courier.heartbeat({}, device_, *outbox_, noon.now);
        const wire::HeartbeatAnswer answer{noon.now, {}, 0, restored};
        courier.take({*errand, HttpAnswer{200, wire::to_json(answer)}}, *outbox_, noon, 0);
    };
    const auto deliver = [&] {
        const auto errands = courier.due(*outbox_, noon);
        for (const auto& errand : errands)
            courier.take({errand, acknowledgement(letter.id, letter.digest)}, *outbox_, noon, 0);
        return errands.size();
    };
    EXPECT_EQ(deliver(), 1U);
    beat(std::nullopt);
    EXPECT_EQ(deliver(), 0U);
    const wire::Restored lost{noon.now - 1h, noon.now + 1h};
    beat(lost);
    EXPECT_EQ(deliver(), 1U);
    beat(lost); // says the same until the end of its days
    EXPECT_EQ(deliver(), 0U);
    beat(wire::Restored{noon.now + 1h, noon.now + 2h}); // another time, by a clock that is wrong
    EXPECT_EQ(deliver(), 1U);
}

TEST_F(CourierTest, ErasuresGoBothWays) {
    const auto here = save();
    const auto there = save();
    auto courier = open();
    ASSERT_TRUE(outbox_->erase_receipt(here.receipt, noon.now));
    courier.erased(std::array{here.id}, noon);
    ASSERT_TRUE(courier.is_heartbeat_due(noon.now));
    const auto beat = courier.heartbeat({}, device_, *outbox_, noon.now);
    ASSERT_TRUE(beat) << beat.error().detail;
    EXPECT_EQ(beat->told, std::vector{here.receipt});
    EXPECT_EQ(wire::heartbeat_from(beat->request.body)->erased, std::vector{here.receipt});
    EXPECT_FALSE(courier.is_heartbeat_due(noon.now + 1h)); // one at a time
    const wire::HeartbeatAnswer answer{noon.now, {there.id}, 5};
    courier.take({*beat, HttpAnswer{200, wire::to_json(answer)}}, *outbox_, noon, 0);
    courier.due(*outbox_, noon);
    EXPECT_TRUE(outbox_->untold_erasures()->empty());
    const auto letters = outbox_->letters(); // by name: a range of a temporary's part dangles
    ASSERT_TRUE(letters.has_value());
    for (const store::Letter& each : *letters)
        EXPECT_EQ(each.state, store::LetterState::erased);
    EXPECT_FALSE(courier.is_heartbeat_due(noon.now + 59s));
    EXPECT_TRUE(courier.is_heartbeat_due(noon.now + 60s));
}

} // namespace
