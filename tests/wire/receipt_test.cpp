#include "crypto/random.h"
#include "wire/receipt_status.h"
#include "wire/slip.h"

#include <gtest/gtest.h>

namespace wire {
namespace {

const std::string code = "K7QM 42NX 9C0D 6TPV";

Slip slip(int offers) {
    Slip slip{"Ville de Valrive", {}, 0};
    for (int i = 0; i < offers; ++i)
        slip.offers.push_back({"valrive--" + std::to_string(i), "Chargé de mission mobilité", "R"});
    return slip;
}

TEST(Slip, OpensUnderItsCodeAlone) {
    crypto::SystemRandom random;
    const auto sealed = seal(slip(3), code, random);
    ASSERT_TRUE(sealed);
    EXPECT_EQ(open_slip(*sealed, "k7qm-42nx-9c0d-6tpv"), slip(3));
    EXPECT_EQ(open_slip(*sealed, "K7QM 42NX 9C0D 6TPW").error().code, base::ErrorCode::unverified);
    EXPECT_FALSE(open_slip(*sealed, "K7QM"));
    for (std::size_t at : {std::size_t{0}, std::size_t{30}, sealed->size() - 1}) {
        base::Bytes changed = *sealed;
        changed[at] ^= 1;
        EXPECT_FALSE(open_slip(changed, code));
    }
    EXPECT_FALSE(open_slip({}, code));
    EXPECT_FALSE(seal(slip(1), "K7QM", random));
}

TEST(Slip, CountsWhatDoesNotFit) {
    crypto::SystemRandom random;
    const auto sealed = seal(slip(100), code, random);
    ASSERT_TRUE(sealed);
    EXPECT_LE(sealed->size(), 2048U + 40);
    const auto read = open_slip(*sealed, code);
    ASSERT_TRUE(read);
    EXPECT_GT(read->offers.size(), 10U);
    EXPECT_EQ(static_cast<std::int64_t>(read->offers.size()) + read->more, 100);
    Slip endless = slip(1);
    endless.employer.assign(3000, 'x');
    EXPECT_EQ(seal(endless, code, random).error().code, base::ErrorCode::too_large);
}

TEST(Slip, ItsSizeTellsLittle) {
    crypto::SystemRandom random;
    EXPECT_EQ(seal(slip(0), code, random)->size(), seal(slip(1), code, random)->size());
}

TEST(ReceiptQuestion, ComesBack) {
    const auto digest = crypto::receipt_digest_of(code);
    EXPECT_EQ(receipt_question_from(receipt_question(*digest)), *digest);
    for (const char* bad : {"", "{}", R"({"receipt":"00"})", R"({"receipt":1})"})
        EXPECT_FALSE(receipt_question_from(bad)) << bad;
}

TEST(ReceiptAnswer, ComesBack) {
    ReceiptAnswer answer;
    EXPECT_EQ(receipt_answer_from(to_json(answer)), answer);
    answer = {ReceiptPlace::received,
              {"Ville de Valrive"},
              base::Instant{base::Duration{1000}},
              base::Instant{base::Duration{90000}}};
    EXPECT_EQ(receipt_answer_from(to_json(answer)), answer);
    EXPECT_FALSE(receipt_answer_from(R"({"state":"lost","employers":[]})"));
}

} // namespace
} // namespace wire
