// The rules about offers and backups, on every engine.
#include "hub/offers.h"

#include "engines.h"
#include "hub/backup.h"
#include "hub/questions.h"

#include <algorithm>

namespace {

using base::ErrorCode;
using catalog::Field;
using hub::DraftState;

constexpr std::string_view document =
    "FICHE DE POSTE\n\nIntitulé du poste : Jardinier\nRéférence : J-2026-7\n"
    "Employeur : Ville d’Exemple\n\nMissions\nEntretenir les parcs.\n";

class Offers : public OnEachEngine {
protected:
    hub::Draft import(const House& house, std::string_view text = document) {
        const auto imported = hub::import_document(engine(), house.session.employer.id, "Anne",
                                                   {"poste.txt", base::bytes_of(text)}, noon);
        EXPECT_TRUE(imported) << imported.error().detail;
        EXPECT_EQ(imported->drafts.size(), 1U) << imported->refused;
        return imported->drafts.at(0);
    }
    hub::DraftChange change(const House& house, const hub::Draft& draft) {
        return {house.session.employer.id, draft.id, draft.version, "Bruno"};
    }
};

TEST_P(Offers, QuestionsAreConfirmedOrGoAwayWithACorrection) {
    const House house = make_house("Ville d’Exemple", "anne");
    auto draft = import(house);
    const auto questions = hub::questions_of(draft, noon);
    const auto open = hub::count_open(questions);
    ASSERT_GT(open, 1U);
    const auto deadline = std::ranges::find_if(questions, [](const hub::Question& each) {
        return each.finding.message.find("no deadline") != std::string::npos;
    });
    ASSERT_NE(deadline, questions.end());
    auto answered = hub::answer(engine(), change(house, draft), {{deadline->key, true}}, noon);
    ASSERT_TRUE(answered) << answered.error().detail;
    EXPECT_EQ(hub::count_open(hub::questions_of(*answered, noon)), open - 1);
    EXPECT_EQ(answered->answers.at(deadline->key).by, "Bruno");
    // The same document again asks nothing anew; the answer may be taken back.
    const auto again = import(house);
    EXPECT_EQ(hub::count_open(hub::questions_of(again, noon)), open - 1);
    answered = hub::answer(engine(), change(house, again), {{deadline->key, false}}, noon);
    EXPECT_EQ(hub::count_open(hub::questions_of(*answered, noon)), open);
    const auto corrected =
        hub::correct(engine(), change(house, *answered),
                     {{Field::deadline, std::vector<std::string>{"2099-01-31"}}});
    ASSERT_TRUE(corrected);
    for (const hub::Question& each : hub::questions_of(*corrected, noon))
        EXPECT_NE(each.key, deadline->key);
    EXPECT_EQ(hub::answer(engine(), change(house, *corrected), {{std::string(65, 'x'), true}}, noon)
                  .error()
                  .code,
              ErrorCode::invalid);
}

TEST_P(Offers, AreCorrectedPublishedAndRecalled) {
    const House house = make_house("Ville d’Exemple", "anne");
    auto draft = import(house);
    EXPECT_EQ(draft.source.facts[Field::title].value(), "Jardinier");
    EXPECT_EQ(draft.state, DraftState::draft);
    auto corrected = hub::correct(engine(), change(house, draft),
                                  {{Field::title, std::vector<std::string>{"Jardinière"}}});
    ASSERT_TRUE(corrected) << corrected.error().detail;
    EXPECT_EQ(corrected->version, 2);
    EXPECT_EQ(corrected->by, "Bruno");
    const auto fact = hub::corrected(*corrected).facts[Field::title];
    EXPECT_EQ(fact.value(), "Jardinière");
    EXPECT_EQ(fact.path, "recruiter");
    EXPECT_EQ(hub::publish(engine(), change(house, draft), noon).error().code, ErrorCode::busy);
    const auto published = hub::publish(engine(), change(house, *corrected), noon);
    ASSERT_TRUE(published) << published.error().detail;
    auto all = hub::list_published(engine());
    ASSERT_EQ(all->offers.size(), 1U);
    EXPECT_EQ(all->offers[0].offer.facts[Field::title].value(), "Jardinière");

    // A change is not seen by visitors before it is published.
    const auto again = hub::correct(engine(), change(house, *published), {{Field::title, {}}});
    EXPECT_EQ(again->state, DraftState::changed);
    all = hub::list_published(engine());
    EXPECT_EQ(all->offers[0].offer.facts[Field::title].value(), "Jardinière");
    const auto recalled = hub::recall(engine(), change(house, *again), "pourvu", noon);
    ASSERT_TRUE(recalled) << recalled.error().detail;
    all = hub::list_published(engine());
    EXPECT_TRUE(all->offers.empty());
    EXPECT_EQ(all->recalled, std::vector{draft.id});
}

TEST_P(Offers, ImportedAgainKeepTheirCorrections) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto draft = import(house);
    const auto corrected = hub::correct(engine(), change(house, draft),
                                        {{Field::salary, std::vector<std::string>{"2 000 €"}}});
    ASSERT_TRUE(hub::publish(engine(), change(house, *corrected), noon));
    const auto again = import(house, std::string{document} + "Tailler les haies.\n");
    EXPECT_EQ(again.id, draft.id);
    EXPECT_EQ(again.state, DraftState::changed);
    EXPECT_EQ(hub::corrected(again).facts[Field::salary].value(), "2 000 €");
    EXPECT_EQ(hub::list_drafts(engine(), house.session.employer.id)->size(), 1U);
}

TEST_P(Offers, BelongToTheirEmployer) {
    const House house = make_house("Ville d’Exemple", "anne");
    const House other = make_house("Musée des Exemples", "bruno");
    const auto draft = import(house);
    auto foreign = change(other, draft);
    EXPECT_EQ(hub::publish(engine(), foreign, noon).error().code, ErrorCode::not_found);
    EXPECT_EQ(hub::correct(engine(), foreign, {}).error().code, ErrorCode::not_found);
    EXPECT_EQ(hub::find_draft(engine(), foreign.employer, draft.id).error().code,
              ErrorCode::not_found);
    EXPECT_EQ(hub::remove_draft(engine(), foreign.employer, draft.id).error().code,
              ErrorCode::not_found);
    EXPECT_TRUE(hub::list_drafts(engine(), foreign.employer)->empty());
    ASSERT_TRUE(hub::remove_draft(engine(), house.session.employer.id, draft.id));
}

TEST_P(Offers, RefuseWhatMakesNoSense) {
    const House house = make_house("Ville d’Exemple", "anne");
    const auto draft = import(house);
    const auto correct = [&](Field field, std::vector<std::string> values) {
        return hub::correct(engine(), change(house, draft), {{field, std::move(values)}})
            .error()
            .detail;
    };
    EXPECT_EQ(correct(Field::title, {"a", "b"}), "corrections.title");
    EXPECT_EQ(correct(Field::title, {" "}), "corrections.title");
    EXPECT_EQ(correct(Field::title, {std::string(4001, 'x')}), "corrections.title");
    EXPECT_EQ(hub::recall(engine(), change(house, draft), "", noon).error().detail, "state");
    const auto untitled =
        hub::correct(engine(), change(house, draft), {{Field::title, std::vector<std::string>{}}});
    EXPECT_EQ(hub::publish(engine(), change(house, *untitled), noon).error().detail,
              "corrections.title");
    const auto nothing = hub::import_document(engine(), house.session.employer.id, "Anne",
                                              {"leer", base::ByteView{}}, noon);
    EXPECT_TRUE(nothing->drafts.empty());
    EXPECT_FALSE(nothing->refused.empty());
}

TEST_P(Offers, AndAllElseComeBackFromABackup) {
    const House house = make_house("Ville d’Exemple", "anne");
    import(house);
    std::vector<hub::Incoming> letters;
    for (int i = 0; i < 450; ++i)
        letters.push_back(letter_for(house));
    ASSERT_TRUE(hub::receive(engine(), letters, noon));
    ASSERT_TRUE(hub::erase_receipts(engine(), std::array{letters[0].receipt}, noon));
    const std::string path = (folder_ / "backup.db").string();
    const auto rows = hub::back_up(engine(), path);
    ASSERT_TRUE(rows) << rows.error().detail;
    EXPECT_GT(*rows, 455);
    EXPECT_EQ(hub::back_up(engine(), path).error().code, ErrorCode::denied);
    EXPECT_EQ(hub::restore(engine(), path, noon).error().code, ErrorCode::denied);
    EXPECT_EQ(hub::restore(engine(), path + "x", noon).error().code, ErrorCode::not_found);

    start_anew(); // the disk burnt
    EXPECT_EQ(*hub::restored(engine()), std::nullopt);
    const auto restored = hub::restore(engine(), path, noon + 23h);
    ASSERT_TRUE(restored) << restored.error().detail;
    EXPECT_EQ(*restored, *rows);
    // Kiosks are asked for what came in since, and again after a second misfortune.
    EXPECT_EQ(*hub::restored(engine()), (wire::Restored{noon - 1h, noon + 23h}));
    ASSERT_TRUE(hub::note_restored(engine(), noon + 30h));
    EXPECT_EQ(*hub::restored(engine()), (wire::Restored{noon - 1h, noon + 30h}));
    // What kiosks still hold and send again is known, and new letters go on counting.
    const auto again = hub::receive(engine(), letters, noon + 24h);
    ASSERT_TRUE(again) << again.error().detail;
    for (const auto& each : *again)
        EXPECT_EQ(each, (hub::Received{hub::Reception::known, noon}));
    const auto fresh = hub::receive(engine(), std::array{letter_for(house)}, noon + 24h);
    EXPECT_EQ(fresh->at(0).reception, hub::Reception::kept);
    const auto list = hub::list_interests(engine(), house.session.employer.id, {}, 500);
    EXPECT_EQ(list->total, 450);
    EXPECT_EQ(hub::list_drafts(engine(), house.session.employer.id)->size(), 1U);
}

ON_EACH_ENGINE(Offers);

} // namespace
