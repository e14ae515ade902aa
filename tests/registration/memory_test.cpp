// What a visitor typed is nowhere in the process after their visit: not on the heap, not on the
// stack, not in what libraries left behind; as UTF-8, UTF-16 or UTF-32. Under a sanitizer, whose
// heap keeps what was freed, there is nothing to prove.
#include "registration/letter.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <string>

namespace registration {
namespace {

// The heap writes its own marks over the first 16 bytes of what is freed, so a marker is looked for
// by its end.
constexpr std::size_t ending = 8;

// Markers are kept backwards, so that the scanner does not find itself.
constexpr auto name_backwards = "tresiamyG ednaZ";
constexpr auto mail_backwards = "rf.pqkztg@4827yxwv";
constexpr auto phone_backwards = "82-64-71-35-7-33+"; // too long for a string without heap
constexpr auto shown_phone_backwards = "82 64 71 35 70";
constexpr auto message_backwards = "ertpeshcraM ed etneitap tse eJ";

template <class Character>
bool holds(const unsigned char* bytes, std::size_t size, const char* backwards) {
    const std::size_t length = std::min(std::strlen(backwards), ending);
    if (size < length * sizeof(Character))
        return false;
    for (std::size_t at = 0; at + length * sizeof(Character) <= size; ++at) {
        std::size_t same = 0;
        while (same < length) {
            Character character{};
            std::memcpy(&character, bytes + at + same * sizeof(Character), sizeof(Character));
            if (character != static_cast<Character>(backwards[length - 1 - same]))
                break;
            ++same;
        }
        if (same == length)
            return true;
    }
    return false;
}

// The lines of /proc/self/maps of the writable regions that hold the marker in one of its three
// forms. The copy that is looked at lies in a mapping of its own, which is left out.
std::string regions_with(const char* backwards) {
    constexpr std::size_t room = std::size_t{256} << 20;
    auto* copy = static_cast<unsigned char*>(
        ::mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    const int memory = ::open("/proc/self/mem", O_RDONLY);
    FILE* maps = std::fopen("/proc/self/maps", "r");
    std::string found;
    std::array<char, 512> line{};
    while (std::fgets(line.data(), line.size(), maps) != nullptr) {
        unsigned long first = 0;
        unsigned long end = 0;
        std::array<char, 5> rights{};
        if (std::sscanf(line.data(), "%lx-%lx %4s", &first, &end, rights.data()) != 3 ||
            rights[1] != 'w' || first == reinterpret_cast<unsigned long>(copy))
            continue;
        const ssize_t size = ::pread(memory, copy, std::min<std::size_t>(end - first, room),
                                     static_cast<off_t>(first));
        if (size <= 0)
            continue;
        const auto length = static_cast<std::size_t>(size);
        if (holds<char>(copy, length, backwards) || holds<char16_t>(copy, length, backwards) ||
            holds<char32_t>(copy, length, backwards)) {
            found += line.data();
        }
        std::memset(copy, 0, length);
    }
    std::fclose(maps);
    ::close(memory);
    ::munmap(copy, room);
    return found;
}

void type(crypto::LockedText& text, const char* backwards) {
    for (std::size_t i = std::strlen(backwards); i > 0; --i)
        text.append({backwards + i - 1, 1});
}

const char* const all_backwards[] = {name_backwards, mail_backwards, phone_backwards,
                                     shown_phone_backwards, message_backwards};

// All that the screens and the sealing do with a draft.
[[gnu::noinline]] void visit(const Sealer& sealer, ContactWay way, bool in_the_middle) {
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
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer's heap keeps what was freed";
#endif
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
