#include "kiosk/sync.h"

#include "catalog/shelf_maker.h"
#include "desk.h"

#include <poll.h>

using kiosk::Schedule;
using kiosk::Sync;
using kiosk::SyncSource;
using namespace std::chrono_literals;

namespace {

TEST(Schedule, BacksOffWithJitterUpToAnHour) {
    Schedule schedule(5min);
    EXPECT_EQ(schedule.due(), 0s) << "at once";
    schedule.went_well(100s, 0.0);
    EXPECT_EQ(schedule.due(), 100s + 4min);
    schedule.went_well(100s, 1.0);
    EXPECT_EQ(schedule.due(), 100s + 6min);
    base::Duration last{0};
    for (int failure = 0; failure < 30; ++failure) {
        schedule.failed(0s, 0.0);
        const base::Duration least = schedule.due();
        EXPECT_GE(least, last);
        EXPECT_LE(least, Schedule::longest_pause);
        last = least;
    }
    EXPECT_EQ(last, Schedule::longest_pause / 2);
    schedule.went_well(0s, 0.5);
    schedule.failed(0s, 1.0);
    EXPECT_EQ(schedule.due(), Schedule::first_pause) << "a success forgets the failures";
}

std::unique_ptr<Sync> start(kiosk::Stock stock, std::vector<SyncSource> sources) {
    kiosk::Rounds rounds(std::move(stock), std::move(sources),
                         std::make_unique<crypto::SeededRandom>(1),
                         [](const release::Charter&) { return booth::sealer(); });
    auto sync = Sync::start(std::move(rounds), std::make_unique<platform::SystemClock>());
    EXPECT_TRUE(sync);
    return std::move(*sync);
}

// The news until `enough`, or after ten seconds.
kiosk::SyncNews wait_for(Sync& sync, const std::function<bool(const kiosk::SyncNews&)>& enough) {
    kiosk::SyncNews all;
    for (int round = 0; round < 100 && !enough(all); ++round) {
        pollfd waiting{sync.descriptor(), POLLIN, 0};
        ::poll(&waiting, 1, 100);
        kiosk::SyncNews news = sync.take_news();
        if (news.renewal)
            all.renewal = std::move(news.renewal);
        all.sentences.insert(all.sentences.end(), news.sentences.begin(), news.sentences.end());
    }
    return all;
}

TEST(Sync, BadSourcesDoNotHarmAGoodOneAndAreNamed) {
    const booth::Folder data;
    sample::Publisher publisher;
    publisher.publish(sample::documents(9), 1);
    sample::Publisher stranger(2);
    stranger.publish(sample::documents(2), 5);
    const web::Server good(desk::serving(publisher.files()));
    const web::Server bad(desk::serving(stranger.files()));
    std::vector<SyncSource> sources;
    sources.push_back({*platform::open_http(bad.address()), 1h, false});
    sources.push_back({*platform::open_http("http://127.0.0.1:1"), 1h, false});
    sources.push_back({platform::open_stick_carrier(data.path / "none"), 2s, true});
    sources.push_back({*platform::open_http(good.address()), 1h, false});
    const auto sync = start(desk::stock(data.path, publisher.trust()), std::move(sources));
    const auto news = wait_for(*sync, [](const kiosk::SyncNews& so_far) {
        return so_far.renewal && so_far.sentences.size() >= 3;
    });
    ASSERT_TRUE(news.renewal);
    EXPECT_EQ(news.renewal->shelf->size(), 9U);
    EXPECT_EQ(news.renewal->shelf->issued, sample::noon(1));
    EXPECT_EQ(news.renewal->shelf->fresh_until, sample::noon(8));
    ASSERT_EQ(news.sentences.size(), 3U);
    EXPECT_NE(news.sentences[0].find("unverified"), std::string::npos) << news.sentences[0];
    EXPECT_NE(news.sentences[1].find("127.0.0.1:1"), std::string::npos) << news.sentences[1];
    EXPECT_NE(news.sentences[2].find("release 1 of 2026-03-02T12:00:00Z is shown"),
              std::string::npos)
        << news.sentences[2];
}

TEST(Sync, EndsInTheMiddleOfAFetch) {
    const booth::Folder data;
    sample::Publisher publisher;
    std::atomic<bool> asked = false;
    const web::Server slow([&](const web::Request&, const web::Answer& answer) {
        asked = true;
        answer.send("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
        for (int i = 0; i < 300 && answer.send("xxxxxxxxxxxxxxxxxxxx"); ++i)
            std::this_thread::sleep_for(10ms);
    });
    std::vector<SyncSource> sources;
    sources.push_back({*platform::open_http(slow.address()), 1h, false});
    auto sync = start(desk::stock(data.path, publisher.trust()), std::move(sources));
    while (!asked)
        std::this_thread::sleep_for(1ms);
    const platform::SystemClock clock;
    const auto begin = clock.read().steady;
    sync.reset();
    EXPECT_LT(clock.read().steady - begin, 2s);
}

// A visitor reads an offer; it changes, then it is withdrawn; the screen says so and stays.
TEST(Sync, AVisitorIsToldWhatChanged) {
    const booth::Folder data;
    booth::Booth booth(data.path);
    booth.kiosk().send(session::Wake{}, booth.now);
    booth.kiosk().send(session::OpenOffer{{"offer-0"}}, booth.now);
    const auto says = [&](std::string_view words) {
        for (const auto& node : booth.tree().nodes)
            if (node.label.find(words) != std::string::npos)
                return true;
        return false;
    };
    EXPECT_FALSE(says("mettre cette annonce à jour"));
    auto offers = booth::offers();
    offers[0].facts[catalog::Field::reference].values = {"REF 77"};
    std::vector<catalog::Card> cards;
    for (const auto& offer : offers)
        cards.push_back(catalog::card_of(offer));
    ASSERT_TRUE(booth.session().screen.index() != 0);
    auto keeper = kiosk::Keeper::open({.data = data.path / "other"});
    ASSERT_TRUE(keeper);
    auto changed = std::make_shared<catalog::Offer>(offers[0]);
    booth.kiosk().send(session::OfferRead{changed}, booth.now);
    EXPECT_TRUE(says("mettre cette annonce à jour"));
    cards[0].dates.recalled = true;
    booth.kiosk().renew(
        {std::make_shared<const catalog::Shelf>(catalog::make_shelf(cards, booth.now.now)),
         booth::sealer(),
         {}},
        booth.now);
    booth.step();
    EXPECT_TRUE(std::holds_alternative<session::Detail>(booth.session().screen)) << "it stays";
    EXPECT_TRUE(says("retirée"));
}

} // namespace
