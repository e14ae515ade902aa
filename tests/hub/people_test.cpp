// The rules about people and kiosks, on every engine.
#include "hub/people.h"

#include "engines.h"
#include "hub/fleet.h"
#include "wire/enrolment.h"

namespace {

using base::ErrorCode;

class People : public OnEachEngine {
protected:
    std::string plain(const base::Result<std::string>& shown) {
        return *wire::code_from(shown.value_or(""));
    }
    hub::FirstRun run_for(const std::string& code, const std::string& login) {
        hub::FirstRun run;
        run.code = code;
        run.login = login;
        run.name = "Un recruteur";
        run.language = "fr";
        run.password_hash = "hash of " + login;
        return run;
    }
};

TEST_P(People, AnInvitationIsUsedOnceAndInTime) {
    const auto code = plain(hub::invite(engine(), "", "", noon, random));
    const auto read = hub::read_invitation(engine(), code, noon);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_FALSE(read->employer);
    EXPECT_EQ(hub::read_invitation(engine(), code, read->expires).error().code, ErrorCode::denied);
    EXPECT_EQ(hub::read_invitation(engine(), "00000000", noon).error().code, ErrorCode::denied);
    auto run = run_for(code, "Anne");
    run.employer = "Ville d’Exemple";
    const auto session = hub::first_run(engine(), run, noon, random);
    ASSERT_TRUE(session) << session.error().detail;
    EXPECT_EQ(session->employer.name, "Ville d’Exemple");
    EXPECT_EQ(session->employer.retention_days, 90);
    EXPECT_EQ(hub::first_run(engine(), run, noon, random).error().code, ErrorCode::denied);
    EXPECT_EQ(number("SELECT count(*) FROM employer"), 1);
}

TEST_P(People, AFirstRunThatFailsKeepsItsCode) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto code = plain(hub::invite(engine(), "", "", noon, random));
    auto run = run_for(code, "anne");
    run.employer = "Autre";
    random.fill(run.keys.key.bytes);
    EXPECT_EQ(hub::first_run(engine(), run, noon, random).error().detail, "login");
    run.login = "bea";
    run.employer = "VILLE D’EXEMPLE";
    EXPECT_EQ(hub::first_run(engine(), run, noon, random).error().detail, "employer.name");
    run.employer = "Autre";
    run.keys = house.session.employer.keys;
    EXPECT_EQ(hub::first_run(engine(), run, noon, random).error().detail, "employer.key");
    run.login = "no login!";
    EXPECT_EQ(hub::first_run(engine(), run, noon, random).error().detail, "login");
    run.login = "bea";
    random.fill(run.keys.key.bytes);
    EXPECT_TRUE(hub::first_run(engine(), run, noon, random));
}

TEST_P(People, AColleagueJoinsTheSameEmployer) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto& employer = house.session.employer.id;
    const auto code = plain(hub::invite(engine(), employer, "", noon, random));
    EXPECT_EQ(hub::read_invitation(engine(), code, noon)->employer->name, "Ville d’Exemple");
    const auto session = hub::first_run(engine(), run_for(code, "bruno"), noon, random);
    ASSERT_TRUE(session) << session.error().detail;
    EXPECT_EQ(session->employer.id, employer);
    EXPECT_EQ(hub::list_recruiters(engine(), employer)->size(), 2U);
    EXPECT_EQ(hub::block(engine(), "another", session->recruiter.id, true).error().code,
              ErrorCode::not_found);
    ASSERT_TRUE(hub::block(engine(), employer, session->recruiter.id, true));
    EXPECT_EQ(hub::resume_session(engine(), session->token, noon).error().code, ErrorCode::denied);
    EXPECT_EQ(hub::begin_session(engine(), session->recruiter.id, noon, random).error().code,
              ErrorCode::denied);
}

TEST_P(People, ASessionEndsUnusedAndInAnyCase) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto& token = house.session.token;
    EXPECT_TRUE(hub::resume_session(engine(), token, noon + 59min));
    EXPECT_FALSE(hub::resume_session(engine(), token, noon + 59min + 1h));
    const auto second = hub::begin_session(engine(), house.session.recruiter.id, noon, random);
    for (auto at = noon; at < noon + 12h; at += 30min)
        EXPECT_TRUE(hub::resume_session(engine(), second->token, at));
    EXPECT_FALSE(hub::resume_session(engine(), second->token, noon + 12h));
    EXPECT_FALSE(hub::resume_session(engine(), "AAAA", noon));
    const auto third = hub::begin_session(engine(), house.session.recruiter.id, noon, random);
    ASSERT_TRUE(hub::end_session(engine(), third->token));
    EXPECT_FALSE(hub::resume_session(engine(), third->token, noon));
    ASSERT_TRUE(hub::forget_old_sessions(engine(), noon + 24h));
    EXPECT_EQ(number("SELECT count(*) FROM session"), 0);
}

TEST_P(People, FiveFailuresLock) {
    make_house("Ville d’Exemple", "anne");
    const auto known = hub::credentials(engine(), "ANNE");
    ASSERT_FALSE(known->recruiter.empty());
    const auto unknown = hub::credentials(engine(), "nobody");
    EXPECT_TRUE(unknown->recruiter.empty());
    EXPECT_TRUE(unknown->password_hash.starts_with("$argon2id$"));
    for (int i = 0; i < 4; ++i)
        ASSERT_TRUE(hub::note_failure(engine(), known->recruiter, noon));
    EXPECT_EQ(hub::credentials(engine(), "anne")->locked_until, base::Instant{});
    ASSERT_TRUE(hub::note_failure(engine(), known->recruiter, noon));
    EXPECT_EQ(hub::credentials(engine(), "anne")->locked_until, noon + 15min);
    ASSERT_TRUE(hub::begin_session(engine(), known->recruiter, noon + 16min, random));
    EXPECT_EQ(hub::credentials(engine(), "anne")->locked_until, base::Instant{});
}

TEST_P(People, ANewPasswordEndsOtherSessions) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto other = hub::begin_session(engine(), house.session.recruiter.id, noon, random);
    ASSERT_TRUE(hub::set_password(engine(), house.session.recruiter.id, "new", other->token));
    EXPECT_FALSE(hub::resume_session(engine(), house.session.token, noon));
    EXPECT_TRUE(hub::resume_session(engine(), other->token, noon));
    EXPECT_EQ(hub::credentials(engine(), "anne")->password_hash, "new");
}

TEST_P(People, NewKeysLeadAndFormerOnesStillReceive) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto& employer = house.session.employer.id;
    hub::KeyPair keys;
    random.fill(keys.key.bytes);
    random.fill(keys.escrow.bytes);
    ASSERT_TRUE(hub::add_keys(engine(), employer, keys, noon + 1h));
    EXPECT_EQ(hub::add_keys(engine(), employer, keys, noon + 2h).error().code, ErrorCode::busy);
    EXPECT_EQ(hub::list_employers(engine())->at(0).keys, keys);
    EXPECT_EQ(hub::list_keys(engine(), employer)->size(), 2U);
    EXPECT_EQ(hub::list_key_owners(engine())->size(), 2U);
}

TEST_P(People, AKioskIsEnrolledOnceWithItsCode) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto& employer = house.session.employer.id;
    const auto made = hub::make_enrolment_code(engine(), employer, "Borne 2", "", noon, random);
    const auto code = *wire::code_from(made->code);
    EXPECT_EQ(hub::list_enrolment_codes(engine(), employer, noon)->size(), 1U);
    const auto device = crypto::make_secret_key<crypto::KeyRole::device>(random).public_key();
    const auto stranger = crypto::make_secret_key<crypto::KeyRole::device>(random).public_key();
    const auto enrol = [&](const auto& key, base::Instant at) {
        return hub::enrol(engine(), code, key, at, random);
    };
    EXPECT_EQ(enrol(device, noon + 1h).error().code, ErrorCode::denied); // too late
    const auto kiosk = enrol(device, noon);
    ASSERT_TRUE(kiosk) << kiosk.error().detail;
    EXPECT_EQ(enrol(device, noon)->id, kiosk->id); // the answer was lost
    EXPECT_EQ(enrol(stranger, noon).error().code, ErrorCode::denied);
    EXPECT_EQ(hub::enrol(engine(), "00000000", stranger, noon, random).error().code,
              ErrorCode::denied);
    EXPECT_EQ(hub::find_kiosk(engine(), crypto::id_of(device))->name, "Borne 2");
    EXPECT_EQ(hub::find_kiosk(engine(), crypto::id_of(stranger)).error().code,
              ErrorCode::not_found);
    EXPECT_TRUE(hub::list_enrolment_codes(engine(), employer, noon)->empty());
    EXPECT_EQ(hub::make_enrolment_code(engine(), employer, "", "", noon, random).error().detail,
              "name");
}

TEST_P(People, AKioskIsSeenAndRevokedByItsOwnEmployer) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto& employer = house.session.employer.id;
    wire::Heartbeat heartbeat;
    heartbeat.at = noon;
    heartbeat.queue = 7;
    heartbeat.counts = {{noon, "offer", 5, 1}};
    ASSERT_TRUE(hub::note_heartbeat(engine(), house.kiosk, heartbeat, noon));
    heartbeat.at = noon - 1h; // overtaken
    heartbeat.queue = 9;
    heartbeat.counts = {{noon, "offer", 3, 2}};
    ASSERT_TRUE(hub::note_heartbeat(engine(), house.kiosk, heartbeat, noon + 1s));
    const auto kiosks = hub::list_kiosks(engine(), employer);
    ASSERT_EQ(kiosks->size(), 1U);
    EXPECT_EQ(kiosks->at(0).health->queue, 7);
    EXPECT_EQ(kiosks->at(0).last_seen, noon);
    // It comes so late that it was not overtaken: the kiosk's clock was set back.
    ASSERT_TRUE(hub::note_heartbeat(engine(), house.kiosk, heartbeat, noon + 6min));
    EXPECT_EQ(hub::list_kiosks(engine(), employer)->at(0).health->queue, 9);
    const auto counts = hub::count(engine(), employer, noon - 1h, noon + 1h);
    ASSERT_TRUE(counts) << counts.error().detail;
    ASSERT_EQ(counts->offers.size(), 1U);
    EXPECT_EQ(counts->offers[0].count, (wire::Count{noon, "offer", 5, 2}));
    EXPECT_EQ(
        hub::change_kiosk(engine(), "another", house.kiosk, {.revoke = true}, noon).error().code,
        ErrorCode::not_found);
    EXPECT_EQ(hub::change_kiosk(engine(), employer, house.kiosk, {.name = ""}, noon).error().detail,
              "name");
    ASSERT_TRUE(hub::change_kiosk(engine(), employer, house.kiosk,
                                  {.name = "Borne du hall", .revoke = true}, noon));
    const auto found = hub::find_kiosk(engine(), crypto::id_of(house.device.public_key()));
    EXPECT_TRUE(found->revoked);
    EXPECT_EQ(found->name, "Borne du hall");
}

TEST_P(People, LettersAreCountedByHour) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto hour = std::chrono::floor<std::chrono::hours>(noon);
    ASSERT_TRUE(hub::receive(engine(), std::array{letter_for(house), letter_for(house)}, hour));
    ASSERT_TRUE(hub::receive(engine(), std::array{letter_for(house)}, hour + 60min));
    const auto counts = hub::count(engine(), house.session.employer.id, hour, hour + 24h);
    ASSERT_EQ(counts->letters.size(), 2U);
    EXPECT_EQ(counts->letters[0].letters, 2);
    EXPECT_EQ(counts->letters[0].hour, hour);
    EXPECT_EQ(counts->letters[1].hour, hour + 1h);
}

ON_EACH_ENGINE(People);

} // namespace
