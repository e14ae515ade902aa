// What a visitor typed is gone after their visit, however it ends: from the whole process, from the
// data folder and from what the operator is told. 200 visits: VITRINE_VISITS=200.
#include "../kiosk/booth.h"
#include "../registration/memory_scan.h"
#include "../sanitized.h"

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <memory>

using namespace std::chrono_literals;
using booth::Booth;

namespace {

// Backwards, so that no test data hold them. The first three letters a key gives, and so on: each
// is typed key by key with a finger.
struct Markers {
    const char* name = "kuozdnavyq leibuz";
    const char* mail = "xwqzyppolk";   // before "@"
    const char* domain = "rf-yzqkeux"; // after it, a full stop in place of the hyphen
    const char* phone = "3271469536";  // not a number that exists: refused, and kept in the field
    const char* good_phone =
        "8264713570"; // the same digits as the form shows them are looked for too
    const char* message = "zluhpyrt ebmivuq";
};
constexpr Markers markers;
constexpr const char* shown_phone = "82 64 71 35 70";

enum class End { finish, cancel, idle, restart };

void type(Booth& booth, const char* backwards) {
    for (std::size_t i = std::strlen(backwards); i > 0; --i)
        switch (const char letter = backwards[i - 1]) {
        case ' ':
            booth.tap("key.space");
            break;
        case '-':
            booth.tap("key..");
            break;
        default:
            booth.tap(std::string("key.") + letter);
        }
}

void fill(Booth& booth, bool by_phone) {
    booth.tap("attract.wake");
    booth.tap("browse.offer.offer-1");
    booth.tap("offer.interested");
    type(booth, markers.name);
    booth.tap("key.continue");
    type(booth, markers.mail);
    booth.tap("key.@");
    type(booth, markers.domain);
    if (by_phone) {
        booth.tap("form.way.phone");
        type(booth, markers.phone);
        booth.tap("key.continue");
        booth.tap("form.clear");
        type(booth, markers.good_phone);
    }
    booth.tap("key.continue");
    booth.tap("review.message.correct");
    type(booth, markers.message);
    booth.tap("key.continue");
    booth.tap("review.name.reveal"); // drawn once more, in clear
}

std::string files_with(const std::filesystem::path& folder, const char* backwards) {
    const std::string marker(std::make_reverse_iterator(backwards + std::strlen(backwards)),
                             std::make_reverse_iterator(backwards));
    std::string found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (bytes.find(marker) != std::string::npos)
            found += entry.path().string() + "\n";
    }
    return found;
}

TEST(Traces, NothingOfAVisitIsLeftHoweverItEnds) {
    if (sanitized)
        GTEST_SKIP() << "a sanitizer's heap keeps what was freed";
    const char* wanted = std::getenv("VITRINE_VISITS");
    const int visits = wanted ? std::atoi(wanted) : 12;
    const booth::Folder folder;
    auto booth = std::make_unique<Booth>(folder.path);
    std::string news;
    for (int i = 0; i < visits && !HasFatalFailure(); ++i) {
        const End end{i % 4};
        fill(*booth, i % 3 == 1);
        if (i == 0) {
            EXPECT_NE(memory_scan::regions_with(markers.name), "") << "the scanner is blind";
        }
        switch (end) {
        case End::finish:
            booth->tap("form.send");
            ASSERT_EQ(booth->tree().screen, "receipt");
            booth->tap("receipt.finish");
            break;
        case End::cancel:
            booth->tap("form.abandon");
            break;
        case End::idle:
            booth->pass(120s);
            break;
        case End::restart:
            booth.reset();
            booth = std::make_unique<Booth>(folder.path);
            break;
        }
        ASSERT_EQ(booth->tree().screen, "attract");
        for (std::string& sentence : booth->kiosk().take_news())
            news += sentence + '\n';
    }
    for (const char* marker : {markers.name, markers.mail, markers.phone, markers.good_phone,
                               shown_phone, markers.message}) {
        EXPECT_EQ(memory_scan::regions_with(marker), "") << marker << " (backwards)";
    }
    for (const char* marker : {markers.name, markers.mail, markers.phone, markers.good_phone,
                               shown_phone, markers.message})
        EXPECT_EQ(files_with(folder.path, marker), "") << marker << " (backwards)";
    EXPECT_EQ(news, "");
}

} // namespace
