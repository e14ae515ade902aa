#include "kiosk/kiosk.h"

#include "booth.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using booth::Booth;
using platform::Key;
using platform::KeyName;

namespace {

void register_for_mission(Booth& booth) {
    booth.tap("attract.wake");
    booth.tap("browse.offer.offer-1");
    booth.tap("offer.interested");
    booth.type("camille");
    booth.tap("key.continue");
    booth.type("camille");
    booth.tap("form.domain.2");
    booth.tap("key.continue");
    booth.tap("form.send");
}

int letters_in(const std::filesystem::path& data) {
    auto outbox = store::OutboxStore::open(*store::open_folder(data), store::OutboxAccess::read);
    return outbox ? static_cast<int>(outbox->letters()->size()) : -1;
}

} // namespace

TEST(Kiosk, DrawsOnlyWhenSomethingVisibleChanged) {
    const booth::Folder folder;
    Booth booth(folder.path);
    booth.drawn = 0;
    for (int i = 0; i < 5; ++i)
        booth.step();
    EXPECT_EQ(booth.drawn, 0);
    booth.step({platform::Exposed{}});
    EXPECT_EQ(booth.drawn, 1);
    booth.step({platform::Resized{1080, 1800}});
    EXPECT_EQ(booth.drawn, 2);
    EXPECT_EQ(booth.tree().bounds.height, 1800);
    booth.step({platform::Resized{0, 0}}); // a monitor that is switched off
    EXPECT_EQ(booth.tree().bounds.height, 1800);
}

TEST(Kiosk, TheSearchFieldInUseCostsNothing) {
    const booth::Folder folder;
    Booth booth(folder.path);
    booth.tap("attract.wake");
    booth.tap("browse.search");
    booth.type("med");
    booth.pass(1s); // what moves comes to rest
    booth.drawn = 0;
    const base::Instant from = booth.now.now;
    booth.pass(20s);
    EXPECT_EQ(booth.drawn, 0);
    ASSERT_TRUE(booth.kiosk().next_wake());
    EXPECT_GE(*booth.kiosk().next_wake(), from + 20s); // nor does it wake
}

TEST(Kiosk, TheTouchThatWakesPressesNothing) {
    const booth::Folder folder;
    Booth booth(folder.path);
    booth.tap("attract.wake");
    EXPECT_EQ(booth.tree().screen, "browse");
    EXPECT_EQ(booth.session().hits.rows.size(), 3U);
}

TEST(Kiosk, ARegistrationIsOnTheDiskWhenTheReceiptIsShown) {
    const booth::Folder folder;
    Booth booth(folder.path);
    register_for_mission(booth);
    ASSERT_EQ(booth.tree().screen, "receipt");
    EXPECT_EQ(letters_in(folder.path), 1);
    const auto& receipt = std::get<session::Receipt>(booth.session().screen);
    EXPECT_EQ(receipt.link.substr(0, 8), "VITRINE:");
    EXPECT_EQ(receipt.link.size(), 8U + 19U);
    EXPECT_EQ(receipt.recipients,
              (std::vector<session::Recipient>{{"Ville de Valrive", {{"offer-1"}}}}));
    booth.tap("receipt.finish");
    EXPECT_EQ(booth.tree().screen, "attract");
}

TEST(Kiosk, TheStaffSeesWhatWasOpenedAndAskedFor) {
    const booth::Folder folder;
    Booth booth(folder.path);
    register_for_mission(booth);
    booth.tap("receipt.finish");
    booth.tap("attract.wake");
    booth.tap("browse.offer.offer-2");
    booth.tap("offer.back");
    booth.tap("bar.quit");
    booth.pass(std::chrono::minutes{3});
    booth.kiosk().send(session::EnterCode{}, booth.now);
    for (const char letter : std::string{"Sesame2025"})
        booth.kiosk().send(session::Type{std::string(1, letter)}, booth.now);
    booth.kiosk().send(session::Continue{}, booth.now);
    ASSERT_EQ(booth.tree().screen, "staff");
    const auto& health = std::get<session::Staff>(booth.session().screen).health;
    ASSERT_TRUE(health);
    EXPECT_EQ(health->unsent, 1);
    EXPECT_EQ(health->running_since, booth::morning().now);
    EXPECT_FALSE(health->has_hub);
    ASSERT_EQ(health->interest.size(), 2U);
    EXPECT_EQ(health->interest[0], (session::Interest{{"offer-1"}, 1, 1}));
    EXPECT_EQ(health->interest[1], (session::Interest{{"offer-2"}, 1, 0}));
    // The glass is tested field by field, and the answer stays when the staff has left.
    booth.tap("staff.test");
    for (std::size_t field = 1; field <= session::GlassTest::fields; ++field)
        booth.tap("staff.field." + std::to_string(field));
    EXPECT_EQ(booth.session().glass_tested->silent, 0);
    booth.tap("staff.finish");
    EXPECT_EQ(booth.tree().screen, "attract");
    EXPECT_TRUE(booth.session().glass_tested);
}

TEST(Kiosk, AVisitThatIsLeftIsAskedAndThenWiped) {
    const booth::Folder folder;
    Booth booth(folder.path);
    booth.tap("attract.wake");
    booth.tap("browse.search");
    booth.type("med");
    booth.pass(61s);
    EXPECT_NE(semantics::find(booth.tree(), "question.stay"), nullptr);
    booth.pass(21s);
    EXPECT_EQ(booth.tree().screen, "attract");
    EXPECT_EQ(booth.session().query.text, "");
}

TEST(Kiosk, AClockThatIsSetBackNeitherWipesNorFreezes) {
    const booth::Folder folder;
    Booth booth(folder.path);
    booth.tap("attract.wake");
    booth.now.now -= 24h * 3650;
    booth.now.verified = false;
    booth.step();
    EXPECT_EQ(booth.tree().screen, "browse");
    booth.tap("browse.offer.offer-0");
    EXPECT_EQ(booth.tree().screen, "offer");
    booth.pass(90s);
    EXPECT_EQ(booth.tree().screen, "attract");
}

TEST(Kiosk, APhysicalKeyboardTypesIntoTheSearch) {
    const booth::Folder folder;
    Booth booth(folder.path);
    booth.tap("attract.wake");
    for (const char* letter : {"m", "e", "d", "x"})
        booth.step({Key{KeyName::character, letter}});
    booth.step({Key{KeyName::backspace, {}}});
    EXPECT_EQ(booth.session().query.text, "med");
    EXPECT_EQ(booth.session().hits.rows.size(), 1U);
    booth.step({Key{KeyName::escape, {}}});
    EXPECT_EQ(booth.session().query.text, "");
    booth.step({Key{KeyName::enter, {}}});
    EXPECT_FALSE(std::get<session::Browse>(booth.session().screen).typing);
}

TEST(Kiosk, AFingerInOneBatchMeansWhatStandsUnderItThen) {
    const booth::Folder folder;
    Booth booth(folder.path);
    booth.tap("attract.wake");
    const auto* row = semantics::find(booth.tree(), "browse.offer.offer-2");
    ASSERT_NE(row, nullptr);
    const float x = row->rect.x + row->rect.width / 2;
    const float y = row->rect.y + row->rect.height / 2;
    // Open an offer and touch the same place again, all before the next frame.
    booth.step({platform::Touch{platform::TouchPhase::began, x, y},
                platform::Touch{platform::TouchPhase::ended, x, y},
                platform::Touch{platform::TouchPhase::began, x, y}});
    EXPECT_EQ(booth.tree().screen, "offer");
}

TEST(Kiosk, AFolderThatTakesNoWritesShowsOffersAndClosesTheForm) {
    Booth booth("/sys/vitrine-is-not-made-here");
    EXPECT_TRUE(booth.session().registration_closed);
    const auto news = booth.kiosk().take_news();
    ASSERT_EQ(news.size(), 1U);
    EXPECT_EQ(news[0].find("registrations are closed: "), 0U) << news[0];
    EXPECT_NE(news[0].find("/sys/vitrine-is-not-made-here"), std::string::npos) << news[0];
    booth.tap("attract.wake");
    booth.tap("browse.offer.offer-1");
    EXPECT_EQ(semantics::find(booth.tree(), "offer.interested"), nullptr);
    EXPECT_NE(semantics::find(booth.tree(), "offer.why_not"), nullptr);
}

TEST(Kiosk, WithoutAKeyToSealWithTheFormIsClosed) {
    const booth::Folder folder;
    auto keeper = kiosk::Keeper::open({.data = folder.path});
    ASSERT_TRUE(keeper);
    auto kiosk = kiosk::Kiosk::open({}, booth::furnishing(), std::move(*keeper), booth::morning());
    ASSERT_TRUE(kiosk);
    ASSERT_TRUE(kiosk->open_registrations(base::fail(base::ErrorCode::denied, "keys: denied"),
                                          booth::morning()));
    EXPECT_TRUE(kiosk->session().registration_closed);
    EXPECT_EQ(kiosk->take_news(),
              std::vector<std::string>{"registrations are closed: keys: denied"});
}

TEST(Kiosk, StartsAgainWithWhatWasOnTheDisk) {
    const booth::Folder folder;
    {
        Booth booth(folder.path);
        register_for_mission(booth);
    }
    Booth booth(folder.path, false);
    EXPECT_EQ(booth.session().shelf->size(), 3U);
    EXPECT_EQ(letters_in(folder.path), 1);
    EXPECT_EQ(booth.tree().screen, "attract");
}
