#include "registration/letter.h"

#include "crypto/open_letter.h"
#include "registration/opened_letter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace registration {
namespace {

const base::Instant now{std::chrono::milliseconds{1'763'075'045'123}}; // 2025-11-13T23:04:05Z

struct World {
    crypto::SeededRandom random{7};
    crypto::EmployerSecretKey paris = crypto::make_secret_key<crypto::KeyRole::employer>(random);
    crypto::EmployerSecretKey denis = crypto::make_secret_key<crypto::KeyRole::employer>(random);
    crypto::EscrowSecretKey escrow = crypto::make_secret_key<crypto::KeyRole::escrow>(random);
    Sealer sealer{{},
                  escrow.public_key(),
                  crypto::make_secret_key<crypto::KeyRole::device>(random),
                  "Borne 12"};
    Notice notice;
    Draft draft;
    std::vector<OfferNamed> offers{
        {{"000"}, "Chargé·e de mission", "O075251013000634", "Métropole du Grand Paris"},
        {{"abc"}, "Agent \"polyvalent\"", "", "Ville de Saint-Denis"},
        {{"001"}, "Juriste", "MGP 1", "METROPOLE DU GRAND PARIS"}};

    World() {
        EXPECT_TRUE(sealer.employers.add("Métropole du Grand Paris", paris.public_key()));
        EXPECT_TRUE(sealer.employers.add("Ville de Saint-Denis", denis.public_key()));
        notice.version = "1";
        notice.language = "fr";
        notice.digest = crypto::sha256(base::bytes_of("notice"));
        draft.name.assign(" Zoé \"la\\grande\" Lefèvre ");
        draft.mail.assign("zoe@orange.fr ");
        draft.phone.assign("0639980123");
        draft.message.assign("Une ligne\nou\tdeux\x01");
    }
    base::Result<Registration> compose_it() {
        return compose(draft, offers, sealer, notice, now, random);
    }
};

TEST(Letter, OneGoesToEachEmployerAndSaysWhatWasDrafted) {
    World world;
    const auto made = world.compose_it();
    ASSERT_TRUE(made.has_value()) << made.error().detail;
    ASSERT_EQ(made->letters.size(), 2U);
    EXPECT_EQ(made->receipt.recipients,
              (std::vector<Recipient>{{"Métropole du Grand Paris", {{"000"}, {"001"}}},
                                      {"Ville de Saint-Denis", {{"abc"}}}}));
    EXPECT_EQ(crypto::receipt_digest_of(made->receipt.code), made->receipt.digest);
    const crypto::Envelope& first = made->letters[0];
    EXPECT_TRUE(verify(first, world.sealer.device.public_key()).has_value());
    EXPECT_EQ(first.receipt, made->receipt.digest);
    EXPECT_EQ(made->letters[1].receipt, made->receipt.digest);
    const auto inner = open_letter(first, world.paris);
    ASSERT_TRUE(inner.has_value()) << inner.error().detail;
    const auto letter = read_letter(inner->text(), first);
    ASSERT_TRUE(letter.has_value()) << letter.error().detail;
    const OpenedLetter expected{
        .id = first.id,
        .employer = "Métropole du Grand Paris",
        .offers = {world.offers[0], {{"001"}, "Juriste", "MGP 1", "Métropole du Grand Paris"}},
        .name = "Zoé \"la\\grande\" Lefèvre",
        .mail = "zoe@orange.fr",
        .phone = "",
        .message = "Une ligne\nou\tdeux\x01",
        .may_contact_for_others = false,
        .notice_version = "1",
        .notice_language = "fr",
        .notice_digest = world.notice.digest,
        .kiosk = "Borne 12",
        .saved_at = base::Instant{std::chrono::milliseconds{1'763'075'045'000}},
    };
    EXPECT_TRUE(*letter == expected);
    EXPECT_TRUE(open_letter(made->letters[1], world.escrow).has_value());
    EXPECT_FALSE(open_letter(made->letters[1], world.paris).has_value());
}

TEST(Letter, IsTheJsonOfItsSpecification) {
    World world;
    world.offers.resize(2);
    world.draft.contact = ContactWay::phone;
    world.draft.may_contact_for_others = true;
    world.draft.mail.assign("not a mail address, and not sent");
    const auto made = world.compose_it();
    ASSERT_TRUE(made.has_value()) << made.error().detail;
    const crypto::Envelope& second = made->letters[1];
    EXPECT_EQ(open_letter(second, world.denis)->text(),
              "{\"schema\":1,\"letter\":\"" + to_text(second.id) +
                  "\",\"employer\":\"Ville de Saint-Denis\",\"employer_key\":\"" +
                  to_hex(second.employer_key) +
                  "\",\"offers\":[{\"id\":\"abc\",\"title\":\"Agent \\\"polyvalent\\\"\","
                  "\"reference\":\"\"}],\"name\":\"Zoé \\\"la\\\\grande\\\" Lefèvre\",\"mail\":"
                  "\"\",\"phone\":\"06 39 98 01 23\",\"message\":\"Une ligne\\nou\\tdeux"
                  "\\u0001\",\"may_contact_for_others\":true,\"notice\":{\"version\":\"1\","
                  "\"language\":\"fr\",\"sha256\":\"" +
                  to_hex(world.notice.digest) +
                  "\"},\"kiosk\":\"Borne 12\",\"saved_at\":\"2025-11-13T23:04:05Z\"}");
}

TEST(Letter, AboutOneOfferHasTheSmallestSizeWhateverIsTyped) {
    World world;
    world.offers = {{{std::string(64, 'i')},
                     std::string(300, 't'),
                     std::string(60, 'r'),
                     "Métropole du Grand Paris"}};
    const auto short_letter = world.compose_it();
    world.draft.name.assign(std::string(80, '"'));
    world.draft.message.assign(std::string(200, '\\'));
    const std::string label(60, 'd');
    world.draft.mail.assign(std::string(64, 'a') + "@" + label + "." + label + "." + label + ".fr");
    const auto long_letter = world.compose_it();
    ASSERT_TRUE(long_letter.has_value()) << long_letter.error().detail;
    EXPECT_EQ(short_letter->letters[0].sealed.size(), long_letter->letters[0].sealed.size());
    EXPECT_EQ(long_letter->letters[0].sealed.size(),
              crypto::envelope_buckets_bytes[0] + crypto::sealed_overhead_bytes);
}

TEST(Letter, SameOfferTwiceIsOneOffer) {
    World world;
    world.offers.push_back(world.offers[0]);
    EXPECT_EQ(world.compose_it()->receipt.recipients[0].offers.size(), 2U);
}

TEST(Letter, RefusalsSayWhy) {
    const auto check = [](auto change, base::ErrorCode code, std::string_view part) {
        World world;
        change(world);
        const auto made = world.compose_it();
        ASSERT_FALSE(made.has_value());
        EXPECT_EQ(made.error().code, code);
        EXPECT_NE(made.error().detail.find(part), std::string::npos) << made.error().detail;
        EXPECT_EQ(made.error().detail.find("Zoé"), std::string::npos) << made.error().detail;
        EXPECT_EQ(made.error().detail.find("zoe@"), std::string::npos) << made.error().detail;
    };
    using base::ErrorCode;
    check([](World& w) { w.offers.clear(); }, ErrorCode::invalid, "without an offer");
    check([](World& w) { w.offers.resize(101, w.offers[0]); }, ErrorCode::too_large, "101");
    check([](World& w) { w.draft.name.clear(); }, ErrorCode::invalid, "field");
    check([](World& w) { w.draft.mail.assign("zoe@b"); }, ErrorCode::invalid, "field");
    check(
        [](World& w) {
            w.draft.contact = ContactWay::phone;
            w.draft.phone.assign("12");
        },
        ErrorCode::invalid, "field");
    check([](World& w) { w.offers[1].employer = "Inconnue"; }, ErrorCode::not_found,
          "\"Inconnue\" of offer abc");
    check([](World& w) { w.offers[0].title = std::string(70'000, 't'); }, ErrorCode::too_large,
          "65535");
    check([](World& w) { w.sealer.escrow = {}; }, ErrorCode::invalid, "public key");
}

TEST(OpenedLetter, RefusalsSayWhyAndNothingElse) {
    World world;
    const auto made = world.compose_it();
    const crypto::Envelope& envelope = made->letters[0];
    const std::string good(open_letter(envelope, world.paris)->text());
    ASSERT_TRUE(read_letter(good, envelope).has_value());
    const auto check = [&](std::string_view what, std::string_view with, base::ErrorCode code,
                           std::string_view part) {
        std::string text = good;
        text.replace(text.find(what), what.size(), with);
        const auto letter = read_letter(text, envelope);
        ASSERT_FALSE(letter.has_value()) << text;
        EXPECT_EQ(letter.error().code, code) << letter.error().detail;
        EXPECT_NE(letter.error().detail.find(part), std::string::npos) << letter.error().detail;
        EXPECT_EQ(letter.error().detail.find("Zoé"), std::string::npos) << letter.error().detail;
    };
    using base::ErrorCode;
    check(good, "", ErrorCode::malformed, "not a JSON object");
    check(good, "[]", ErrorCode::malformed, "not a JSON object");
    check("\"schema\":1", "\"schema\":2", ErrorCode::newer_schema, "schema 2");
    check("\"schema\":1", "\"schema\":0", ErrorCode::malformed, "schema 0");
    check("\"schema\":1", "\"shema\":1", ErrorCode::malformed, "no schema");
    check("\"name\":", "\"nom\":", ErrorCode::malformed, "\"name\"");
    check("\"offers\":[{", "\"offers\":[1,{", ErrorCode::malformed, "\"offers\"");
    check("\"title\":", "\"titre\":", ErrorCode::malformed, "\"offers\"");
    check("\"may_contact_for_others\":false", "\"may_contact_for_others\":0", ErrorCode::malformed,
          "may_contact");
    check("\"sha256\":\"", "\"sha256\":\"0", ErrorCode::malformed, "\"notice\"");
    check("\"saved_at\":\"2025", "\"saved_at\":\"MMXXV", ErrorCode::malformed, "\"saved_at\"");
    EXPECT_EQ(read_letter(good, made->letters[1]).error().code, ErrorCode::unverified);
}

} // namespace
} // namespace registration
