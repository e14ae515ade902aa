// The rules about letters, on every engine.
#include "hub/letters.h"

#include "engines.h"

#include <algorithm>
#include <set>
#include <thread>

namespace {

using hub::Reception;

class Letters : public OnEachEngine {
protected:
    std::vector<hub::Received> receive(const std::vector<hub::Incoming>& letters,
                                       base::Instant now = noon) {
        const auto received = hub::receive(engine(), letters, now);
        EXPECT_TRUE(received) << received.error().detail;
        return received.value_or(std::vector<hub::Received>{});
    }
    hub::Interests list(const House& house, std::optional<std::int64_t> before = {},
                        std::size_t limit = 100) {
        const auto found = hub::list_interests(engine(), house.session.employer.id, before, limit);
        EXPECT_TRUE(found) << found.error().detail;
        return found.value_or(hub::Interests{});
    }
    hub::ReceiptState state(const crypto::ReceiptDigest& receipt) {
        const auto status = hub::receipt_status(engine(), receipt);
        EXPECT_TRUE(status) << status.error().detail;
        return status ? status->state : hub::ReceiptState::unknown;
    }
};

TEST_P(Letters, AreKeptOnceHoweverOftenTheyCome) {
    const House house = make_house("Ville d’Exemple", "anne");
    const std::vector letters{letter_for(house), letter_for(house), letter_for(house)};
    for (const auto& each : receive(letters))
        EXPECT_EQ(each, (hub::Received{Reception::kept, noon}));
    const std::vector again{letters[2], letters[0], letter_for(house), letters[0]};
    const auto second = receive(again, noon + 1h);
    EXPECT_EQ(second[0], (hub::Received{Reception::known, noon}));
    EXPECT_EQ(second[1], (hub::Received{Reception::known, noon}));
    EXPECT_EQ(second[2], (hub::Received{Reception::kept, noon + 1h}));
    EXPECT_EQ(second[3], (hub::Received{Reception::known, noon}));
    EXPECT_EQ(number("SELECT count(*) FROM letter"), 4);
    reopen(); // and are on the disk
    const auto interests = list(house);
    ASSERT_EQ(interests.interests.size(), 4U);
    for (const auto& each : letters)
        EXPECT_TRUE(std::ranges::any_of(interests.interests, [&](const auto& interest) {
            return interest.id == each.id && interest.envelope == each.envelope;
        }));
    EXPECT_EQ(interests.interests[3].kiosk_name, "Borne 1");
    EXPECT_EQ(interests.interests[3].delete_after, noon + std::chrono::days{90});
}

TEST_P(Letters, TwiceInOneBatchAreOne) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto letter = letter_for(house);
    const auto received = receive({letter, letter});
    EXPECT_EQ(received[0].reception, Reception::kept);
    EXPECT_EQ(received[1], (hub::Received{Reception::known, noon}));
}

TEST_P(Letters, WithAnotherDigestGoToQuarantine) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto letter = letter_for(house);
    auto forged = letter_for(house);
    forged.id = letter.id;
    receive({letter});
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(receive({forged})[0].reception, Reception::conflicting);
    EXPECT_EQ(number("SELECT count(*) FROM quarantine"), 1);
    EXPECT_EQ(list(house).interests.at(0).envelope, letter.envelope);
    EXPECT_EQ(receive({letter})[0].reception, Reception::known);
}

TEST_P(Letters, FromTwoThreadsInOppositeOrderBothArrive) {
    const House house = make_house("Ville d’Exemple", "anne");
    std::vector<hub::Incoming> letters;
    for (int i = 0; i < 60; ++i)
        letters.push_back(letter_for(house));
    std::vector reversed(letters.rbegin(), letters.rend());
    std::thread other([&] { receive(reversed); });
    receive(letters);
    other.join();
    EXPECT_EQ(number("SELECT count(*) FROM letter"), 60);
}

TEST_P(Letters, AreListedInPagesForTheirEmployerAlone) {
    const House house = make_house("Ville d’Exemple", "anne");
    const House other = make_house("Musée des Exemples", "bruno");
    std::vector<hub::Incoming> letters;
    for (int i = 0; i < 5; ++i)
        letters.push_back(letter_for(house));
    letters.push_back(letter_for(other));
    receive(letters);
    std::set<crypto::LetterId> seen;
    std::optional<std::int64_t> before;
    int pages = 0;
    do {
        const auto page = list(house, before, 2);
        EXPECT_EQ(page.total, 5);
        for (const auto& each : page.interests)
            seen.insert(each.id);
        before = page.next;
        ++pages;
    } while (before);
    EXPECT_EQ(seen.size(), 5U);
    EXPECT_EQ(pages, 3);
    EXPECT_FALSE(seen.contains(letters[5].id));
    const auto& employer = other.session.employer.id;
    EXPECT_EQ(hub::change_interest(engine(), employer, letters[0].id, {.version = 1}).error().code,
              base::ErrorCode::not_found);
    EXPECT_EQ(hub::erase_interest(engine(), employer, letters[0].id, noon).error().code,
              base::ErrorCode::not_found);
}

TEST_P(Letters, ChangeByVersion) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto letter = letter_for(house);
    receive({letter});
    const auto& employer = house.session.employer.id;
    const auto change = [&](const hub::InterestChange& each) {
        return hub::change_interest(engine(), employer, letter.id, each);
    };
    const auto first = change({1, "contacted", true, base::Bytes{1, 2, 3}, noon + 24h});
    ASSERT_TRUE(first) << first.error().detail;
    EXPECT_TRUE(first->changed);
    const auto late = change({.version = 1, .mark = "hired"});
    EXPECT_FALSE(late->changed);
    EXPECT_EQ(late->version, 2);
    EXPECT_EQ(late->mark, "contacted");
    EXPECT_EQ(late->note, (base::Bytes{1, 2, 3}));
    EXPECT_EQ(late->delete_after, noon + 24h);
    EXPECT_TRUE(change({.version = 2, .sets_note = true})->changed);
    EXPECT_EQ(list(house).interests.at(0).note, std::nullopt);
    EXPECT_EQ(change({.version = 3, .mark = "eaten"}).error().detail, "mark");
    EXPECT_EQ(change({3, {}, true, base::Bytes(4097), {}}).error().detail, "note");
    EXPECT_EQ(change({3, {}, false, {}, noon + std::chrono::days{731}}).error().detail,
              "delete_after");
}

TEST_P(Letters, ErasedByTheirVisitorAreGoneAndAnswerAsBefore) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto letter = letter_for(house);
    receive({letter});
    EXPECT_EQ(state(letter.receipt), hub::ReceiptState::received);
    ASSERT_TRUE(hub::erase_receipts(engine(), std::array{letter.receipt}, noon + 1h));
    EXPECT_EQ(state(letter.receipt), hub::ReceiptState::erased);
    EXPECT_TRUE(list(house).interests.empty());
    EXPECT_EQ(receive({letter}, noon + 2h)[0], (hub::Received{Reception::known, noon}));
    EXPECT_EQ(number("SELECT count(*) FROM letter WHERE envelope IS NOT NULL"), 0);
    const auto told = hub::erasures_for(engine(), house.kiosk, 0);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->ids, std::vector{letter.id});
    EXPECT_TRUE(hub::erasures_for(engine(), house.kiosk, told->next + 3'600'000)->ids.empty());
    EXPECT_TRUE(hub::erasures_for(engine(), "another", 0)->ids.empty());
    // Long ago, nothing tells it from a code that never was.
    ASSERT_TRUE(hub::purge(engine(), noon + std::chrono::days{32}));
    EXPECT_EQ(state(letter.receipt), hub::ReceiptState::unknown);
}

TEST_P(Letters, ErasedBeforeTheyComeNeverStay) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto letter = letter_for(house);
    const auto other = letter_for(house);
    ASSERT_TRUE(hub::erase_receipts(engine(), std::array{letter.receipt}, noon));
    EXPECT_EQ(state(letter.receipt), hub::ReceiptState::unknown);
    EXPECT_EQ(receive({letter, other})[0].reception, Reception::kept); // it came, once
    EXPECT_EQ(state(letter.receipt), hub::ReceiptState::erased);
    EXPECT_EQ(list(house).interests.size(), 1U);
    EXPECT_EQ(hub::erasures_for(engine(), house.kiosk, 0)->ids, std::vector{letter.id});
}

TEST_P(Letters, ArePurgedInTimeAndTheAuditSaysSo) {
    const House house = make_house("Ville d’Exemple", "anne");
    const House other = make_house("Musée des Exemples", "bruno");
    receive({letter_for(house), letter_for(house)});
    receive({letter_for(house), letter_for(other)}, noon + 24h);
    EXPECT_EQ(hub::purge(engine(), noon + std::chrono::days{90} - 1ms), 0);
    EXPECT_EQ(hub::purge(engine(), noon + std::chrono::days{90}), 2);
    EXPECT_EQ(list(house).interests.size(), 1U);
    const auto audit = hub::list_purges(engine(), house.session.employer.id);
    ASSERT_TRUE(audit);
    ASSERT_EQ(audit->size(), 1U);
    EXPECT_EQ(audit->at(0).letters, 2);
    EXPECT_EQ(audit->at(0).reason, "retention");
    EXPECT_EQ(audit->at(0).oldest, noon);
    EXPECT_TRUE(hub::list_purges(engine(), other.session.employer.id)->empty());
}

TEST_P(Letters, AShorterRetentionCountsForWhatIsHere) {
    const House house = make_house("Ville d’Exemple", "anne");
    receive({letter_for(house)});
    const auto& employer = house.session.employer.id;
    ASSERT_TRUE(hub::set_retention(engine(), employer, 30));
    EXPECT_EQ(list(house).interests.at(0).delete_after, noon + std::chrono::days{30});
    ASSERT_TRUE(hub::set_retention(engine(), employer, 700));
    EXPECT_EQ(list(house).interests.at(0).delete_after, noon + std::chrono::days{30});
    EXPECT_EQ(hub::set_retention(engine(), employer, 29).error().detail, "retention_days");
    EXPECT_EQ(hub::set_retention(engine(), employer, 731).error().detail, "retention_days");
}

TEST_P(Letters, AFailingTransactionLeavesNothing) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto failed = engine().change([&](hub::Sql& sql) -> base::Result<void> {
        TRY_VOID(sql.run("INSERT INTO setting (name, value) VALUES ('a', 'b')"));
        return base::fail(base::ErrorCode::invalid, "changed its mind");
    });
    EXPECT_EQ(failed.error().detail, "changed its mind");
    EXPECT_EQ(number("SELECT count(*) FROM setting"), 0);
    const auto broken = engine().change([&](hub::Sql& sql) -> base::Result<void> {
        TRY_VOID(sql.run("INSERT INTO setting (name, value) VALUES ('a', 'b')"));
        TRY_VOID(sql.run("INSERT INTO no_such_table (name) VALUES ('a')"));
        return {};
    });
    EXPECT_FALSE(broken);
    EXPECT_EQ(number("SELECT count(*) FROM setting"), 0);
    EXPECT_FALSE(engine().look([](hub::Sql& sql) -> base::Result<void> {
        TRY_VOID(sql.run("INSERT INTO setting (name, value) VALUES ('a', 'b')"));
        return {};
    })) << "a look changes nothing";
}

ON_EACH_ENGINE(Letters);

} // namespace
