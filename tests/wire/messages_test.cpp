// What a kiosk and the hub say to each other comes back as it was said, and nothing else does.
#include "wire/acknowledgement.h"
#include "wire/enrolment.h"
#include "wire/heartbeat.h"
#include "wire/json.h"

#include <gtest/gtest.h>

namespace {

using base::ErrorCode;

const base::Instant noon{std::chrono::milliseconds{1'795'000'000'000}};

wire::Acknowledgement sample(crypto::Random& random) {
    wire::Acknowledgement acknowledgement;
    acknowledgement.id = crypto::make_letter_id(noon, random);
    random.fill(acknowledgement.digest.bytes);
    acknowledgement.received = noon;
    return acknowledgement;
}

TEST(Acknowledgement, ComesBackAndIsTheSameBytesEachTime) {
    crypto::SeededRandom random{1};
    const auto key = crypto::make_secret_key<crypto::KeyRole::hub>(random);
    const auto said = sample(random);
    const auto bytes = wire::sign(said, key);
    EXPECT_EQ(bytes.size(), wire::acknowledgement_bytes);
    EXPECT_EQ(bytes, wire::sign(said, key));
    EXPECT_EQ(wire::read_acknowledgement(bytes, key.public_key()), said);
}

TEST(Acknowledgement, IsRefusedWithAnyBitTurnedOrByAnotherHub) {
    crypto::SeededRandom random{2};
    const auto key = crypto::make_secret_key<crypto::KeyRole::hub>(random);
    const auto other = crypto::make_secret_key<crypto::KeyRole::hub>(random);
    const auto bytes = wire::sign(sample(random), key);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        auto turned = bytes;
        turned[bit / 8] = static_cast<std::uint8_t>(turned[bit / 8] ^ (1U << bit % 8));
        EXPECT_FALSE(wire::read_acknowledgement(turned, key.public_key())) << "bit " << bit;
    }
    const auto foreign = wire::read_acknowledgement(bytes, other.public_key());
    EXPECT_EQ(foreign.error().code, ErrorCode::unverified);
    const auto cut = wire::read_acknowledgement({bytes.data(), 140}, key.public_key());
    EXPECT_EQ(cut.error().code, ErrorCode::malformed);
}

TEST(Enrolment, ComesBack) {
    crypto::SeededRandom random{3};
    const auto device = crypto::make_secret_key<crypto::KeyRole::device>(random);
    const auto code = *wire::code_from(wire::make_code(random));
    const wire::EnrolmentRequest request{code, device.public_key(), "0.1.0"};
    EXPECT_EQ(wire::enrolment_request_from(wire::to_json(request, device)), request);
    wire::Enrolment enrolment;
    enrolment.kiosk = "k1";
    enrolment.name = "Borne 12 · \"Hall\"";
    enrolment.place = "Rez-de-chaussée";
    enrolment.employers.push_back({"Ville d’Exemple", {}, {}});
    random.fill(enrolment.employers[0].key.bytes);
    random.fill(enrolment.hub.bytes);
    enrolment.receipt_link = "https://hub.example/r/";
    EXPECT_EQ(wire::enrolment_from(wire::to_json(enrolment)), enrolment);
}

TEST(Enrolment, NeedsTheDevicesOwnSignature) {
    crypto::SeededRandom random{4};
    const auto device = crypto::make_secret_key<crypto::KeyRole::device>(random);
    const auto other = crypto::make_secret_key<crypto::KeyRole::device>(random);
    const wire::EnrolmentRequest request{"K7QM42NX", device.public_key(), "0.1.0"};
    const auto read = wire::enrolment_request_from(wire::to_json(request, other));
    EXPECT_EQ(read.error().code, ErrorCode::unverified);
    EXPECT_EQ(wire::enrolment_from("{}").error().code, ErrorCode::malformed);
}

TEST(Enrolment, ReadsACodeAsPeopleTypeIt) {
    EXPECT_EQ(wire::code_from(" k7qm-42nx "), "K7QM42NX");
    EXPECT_EQ(wire::code_from("OIL0 1234"), "01101234");
    for (const char* wrong : {"", "K7QM", "K7QM-42NX-9", "K7QM-42N!", "K7QM-42NU"})
        EXPECT_FALSE(wire::code_from(wrong)) << wrong;
}

TEST(Heartbeat, ComesBack) {
    crypto::SeededRandom random{5};
    wire::Heartbeat heartbeat;
    heartbeat.at = noon;
    heartbeat.version = "0.1.0";
    heartbeat.issued = noon;
    heartbeat.queue = 3;
    heartbeat.oldest_unsent = noon;
    heartbeat.alarms = {"l’écran tactile ne répond pas"};
    heartbeat.erased.resize(1);
    random.fill(heartbeat.erased[0].digest.bytes);
    heartbeat.counts.push_back({noon, "offer-1", 4, 1});
    EXPECT_EQ(wire::heartbeat_from(wire::to_json(heartbeat)), heartbeat);
    const auto device = crypto::make_secret_key<crypto::KeyRole::device>(random);
    const auto body = wire::to_json(heartbeat);
    const auto signature = wire::sign_heartbeat(device, body);
    EXPECT_TRUE(wire::verify_heartbeat(device.public_key(), body, signature));
    EXPECT_FALSE(wire::verify_heartbeat(device.public_key(), body + " ", signature));
    const wire::HeartbeatAnswer answer{noon, {crypto::make_letter_id(noon, random)}, 18};
    EXPECT_EQ(wire::heartbeat_answer_from(wire::to_json(answer)), answer);
    const wire::HeartbeatAnswer restored{
        noon, {}, 0, wire::Restored{noon, noon + std::chrono::hours{1}}};
    EXPECT_EQ(wire::heartbeat_answer_from(wire::to_json(restored)), restored);
}

TEST(Heartbeat, NamesTheMemberThatIsWrong) {
    wire::Heartbeat heartbeat;
    heartbeat.counts.resize(wire::maximum_told + 1);
    EXPECT_EQ(wire::heartbeat_from(wire::to_json(heartbeat)).error().detail, "counts");
    EXPECT_EQ(wire::heartbeat_from("{\"at\": 1}").error().detail, "at");
    EXPECT_EQ(wire::heartbeat_answer_from("{}").error().detail, "time");
    EXPECT_EQ(wire::heartbeat_answer_from(R"({"time":"2026-11-22T12:00:00Z","erasures":[],)"
                                          R"("erasures_next":0,"restored":{"from":1}})")
                  .error()
                  .detail,
              "from");
}

TEST(Json, RefusesWhatPeopleBreakParsersWith) {
    const std::pair<std::string, std::string> rows[] = {
        {std::string(33, '[') + std::string(33, ']'), "more than 32 levels"},
        {std::string(100'000, '['), "more than 32 levels"},
        {R"({"a":1,"a":2})", "a member stands there twice"},
        {R"({"a":1e3})", "a number that is no integer"},
        {R"({"a":18446744073709551615})", "a number beyond 64 bits"},
        {R"({"a":1} x)", "not JSON"},
        {"\"\xff\"", "not JSON"},
        {"", "not JSON"},
    };
    for (const auto& [text, why] : rows) {
        const auto read = wire::parse_json(text);
        ASSERT_FALSE(read) << text.substr(0, 40);
        EXPECT_TRUE(read.error().detail.starts_with(why)) << read.error().detail;
    }
    const std::string all = R"({"b":[1,-2,true,null,"é\n"],"a":{}})";
    EXPECT_EQ(wire::to_text(*wire::parse_json(all)), all);
}

TEST(Json, NamesAnUnknownMember) {
    const auto json = *wire::parse_json(R"({"a":1,"extra":2})");
    wire::Members members(json);
    EXPECT_EQ(members.integer("a"), 1);
    EXPECT_EQ(members.finish().error().detail, "extra");
    EXPECT_TRUE(members.finish_leniently());
}

} // namespace
