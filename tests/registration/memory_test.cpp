// What a visitor typed is nowhere in the process after their visit: not on the heap, not on the
// stack, not in what libraries left behind; as UTF-8, UTF-16 or UTF-32. Under a sanitizer, whose
// heap keeps what was freed, there is nothing to prove.
#include "registration/letter.h"

#include "../sanitized.h"
#include "memory_scan.h"

#include <cstring>
#include <gtest/gtest.h>
#include <string>

namespace registration {
namespace {

using memory_scan::regions_with;

// Markers are kept backwards, so that the scanner does not find itself.
constexpr auto name_backwards = "tresiamyG ednaZ";
constexpr auto mail_backwards = "rf.pqkztg@4827yxwv";
constexpr auto phone_backwards = "82-64-71-35-7-33+"; // too long for a string without heap
constexpr auto shown_phone_backwards = "82 64 71 35 70";
constexpr auto message_backwards = "ertpeshcraM ed etneitap tse eJ";

void type(crypto::LockedText& text, const char* backwards) {
    for (std::size_t i = std::strlen(backwards); i > 0; --i)
        text.append({backwards + i - 1, 1});
}

const char* const all_backwards[] = {name_backwards, mail_backwards, phone_backwards,
                                     shown_phone_backwards, message_backwards};

// All that the screens and the sealing do with a draft.
[[gnu::noinline]] void visit(Sealer& sealer, ContactWay way, bool in_the_middle) {
    Draft draft;
    type(draft.name, name_backwards);
    type(draft.mail, mail_backwards);
    type(draft.phone, phone_backwards);
    type(draft.message, message_backwards);
    draft.contact = way;
    for (const FormField field :
         {FormField::name, FormField::mail, FormField::phone, FormField::message}) {
        EXPECT_EQ(check(draft, field), std::nullopt);
        EXPECT_FALSE(masked(field, text_of(draft, field).view()).empty());
    }
    EXPECT_EQ(suggested_domain(draft.mail.view()), std::nullopt);
    const crypto::LockedText shown = national_form(draft.phone.view());
    crypto::SystemRandom random;
    Notice notice;
    notice.version = "1";
    notice.language = "fr";
    const OfferNamed offer{{"000"}, "Juriste", "MGP 1", "Ville"};
    const auto made = compose(draft, {&offer, 1}, sealer, notice, base::Instant{}, random);
    ASSERT_TRUE(made.has_value()) << made.error().detail;
    if (!in_the_middle)
        return;
    for (const char* marker : all_backwards)
        EXPECT_NE(regions_with(marker), "") << "the scanner is blind";
}

TEST(Memory, HoldsNothingOfAVisitAfterIt) {
    if (sanitized)
        GTEST_SKIP() << "a sanitizer's heap keeps what was freed";
    crypto::SystemRandom random;
    Sealer sealer{{},
                  crypto::make_secret_key<crypto::KeyRole::escrow>(random).public_key(),
                  crypto::make_secret_key<crypto::KeyRole::device>(random),
                  "Borne 12"};
    ASSERT_TRUE(sealer.employers.add(
        "Ville", crypto::make_secret_key<crypto::KeyRole::employer>(random).public_key()));
    for (int i = 0; i < 20; ++i)
        visit(sealer, i % 2 == 0 ? ContactWay::mail : ContactWay::phone, i == 0);
    for (const char* marker : all_backwards)
        EXPECT_EQ(regions_with(marker), "") << marker << " (backwards)";
}

} // namespace
} // namespace registration
