#include "fixture.h"

#include "base/text.h"
#include "catalog/shelf_maker.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <gtest/gtest.h>

namespace present {
namespace {

using catalog::Field;

catalog::OfferId id(const char* text) {
    return {text};
}

const FactRow* fact(const DetailPage& page, std::string_view name) {
    auto found = std::find_if(page.facts.begin(), page.facts.end(), [&](const FactRow& row) {
        return row.tap.id == "offer.fact." + std::string{name};
    });
    return found == page.facts.end() ? nullptr : &*found;
}

// A kiosk with one offer alone, open on the screen.
Visit reading(catalog::Offer offer) {
    Visit visit;
    std::vector<catalog::Card> cards{catalog::card_of(offer)};
    visit.session.shelf =
        std::make_shared<catalog::Shelf>(catalog::make_shelf(std::move(cards), visit.time.now));
    session::Detail detail;
    detail.id = offer.id;
    detail.offer = std::make_shared<catalog::Offer>(std::move(offer));
    visit.session.screen = std::move(detail);
    return visit;
}

TEST(Deadline, CountsDownToTheEvening) {
    struct Row {
        const char *now, *left;
        bool urgent, last_day;
    };
    for (Row row : {Row{"2025-10-21T10:00", "23\u00a0jours", false, false},
                    Row{"2025-11-06T00:00", "7\u00a0jours", true, false},
                    Row{"2025-11-12T23:59:59", "1\u00a0jour", true, false},
                    Row{"2025-11-13T00:00", "ce soir", true, true},
                    Row{"2025-11-13T23:59:59", "ce soir", true, true},
                    Row{"2025-11-14T00:00", "date passée", false, false}}) {
        Visit visit;
        visit.does(session::Wake{}).does(session::ToggleKept{id("003")});
        visit.does(session::ShowSelection{});
        visit.time.now = at(row.now);
        DueDate due = visit.screen<SelectionPage>().rows.at(0).row.due;
        EXPECT_EQ(due.left, row.left) << row.now;
        EXPECT_EQ(due.urgent, row.urgent) << row.now;
        EXPECT_EQ(due.last_day, row.last_day) << row.now;
    }
}

TEST(Deadline, IsNotCountedByAClockThatNobodyVouchesFor) {
    Visit visit;
    visit.time.verified = false;
    visit.does(session::Wake{}).does(session::OpenOffer{id("003")});
    DetailPage page = visit.screen<DetailPage>();
    EXPECT_EQ(page.lead_before + " " + page.lead_bold,
              "Jusqu’au jeudi 13 novembre (date à vérifier)");
    visit.does(session::GoBack{});
    BrowsePage list = visit.screen<BrowsePage>();
    for (const OfferRow& row : list.rows)
        EXPECT_FALSE(row.due.urgent);
    EXPECT_EQ(list.rows.at(0).due.left, "date à vérifier");
}

TEST(Detail, EveryApplyChannelHasItsSentence) {
    struct Row {
        catalog::ApplyChannel channel;
        const char *dated, *undated;
    };
    using enum catalog::ApplyChannel;
    for (Row row : {Row{mail, "pour candidater, par e‑mail.",
                        "On candidate par e‑mail. L’annonce ne dit pas jusqu’à quand."},
                    Row{portal, "pour candidater, sur le portail de l’employeur.",
                        "On candidate sur le portail de l’employeur. L’annonce ne dit pas jusqu’à "
                        "quand."},
                    Row{phone, "pour candidater, par téléphone.",
                        "On candidate par téléphone. L’annonce ne dit pas jusqu’à quand."},
                    Row{post, "pour candidater, par courrier.",
                        "On candidate par courrier. L’annonce ne dit pas jusqu’à quand."},
                    Row{none_stated, "pour candidater. L’annonce ne dit pas comment.",
                        "L’annonce ne dit ni jusqu’à quand, ni comment candidater."}}) {
        catalog::Offer dated = *offer("003"), undated = *offer("000");
        dated.apply.channel = undated.apply.channel = row.channel;
        EXPECT_EQ(reading(dated).screen<DetailPage>().lead_after, row.dated);
        EXPECT_EQ(reading(undated).screen<DetailPage>().lead_before, row.undated);
    }
}

TEST(Detail, TheLastDaysAreCountedToTheEnd) {
    Visit visit = reading(*offer("003"));
    visit.time.now = at("2025-11-12T10:00");
    DetailPage page = visit.screen<DetailPage>();
    EXPECT_EQ(page.lead_before + " " + page.lead_bold, "Encore 1\u00a0jour");
    visit.time.now = at("2025-11-13T10:00");
    page = visit.screen<DetailPage>();
    EXPECT_EQ(page.lead_before + page.lead_bold, "Dernier jour");
}

TEST(Detail, AnOfferThatHasGoneSaysSoInWords) {
    Visit ended = reading(*offer("010"));
    ended.time.now = at("2026-03-02");
    EXPECT_EQ(ended.screen<DetailPage>().lead_before,
              "Cette mission s’est terminée le dimanche 1er mars.");
    EXPECT_FALSE(ended.screen<DetailPage>().interested_possible);

    Visit withdrawn = reading(*offer("003"));
    withdrawn.session.shelf = std::make_shared<catalog::Shelf>();
    DetailPage page = withdrawn.screen<DetailPage>();
    EXPECT_EQ(page.lead_before, "L’employeur a retiré cette offre.");
    ASSERT_TRUE(page.banner);
    EXPECT_EQ(page.banner->kind, Banner::Kind::warning);
    EXPECT_FALSE(page.interested.enabled);
    EXPECT_FALSE(page.facts.empty()); // readable all the same
}

TEST(Detail, AnEmployerWithoutAKeyTakesNoRegistration) {
    Visit visit;
    visit.home.employers = {"ville de valrive"};
    visit.does(session::Wake{}).does(session::OpenOffer{id("003")});
    DetailPage page = visit.screen<DetailPage>();
    EXPECT_FALSE(page.interested_possible);
    EXPECT_NE(page.interested_why_not.find("Cet employeur"), std::string::npos);
    visit.does(session::GoBack{}).does(session::OpenOffer{id("010")});
    EXPECT_TRUE(visit.screen<DetailPage>().interested_possible);
}

TEST(Detail, ReferencesAndAddressesAreShownAsTheyAreToBeCopied) {
    catalog::Offer offer = *present::offer("000");
    offer.facts[Field::must_quote].values = {"MGP059  CM020 ; l'x"};
    offer.facts[Field::contact_emails].values = {"jean-paul.d'a@b-c.fr"};
    DetailPage page = reading(offer).screen<DetailPage>();
    EXPECT_EQ(fact(page, "must_quote")->value, "MGP059  CM020 ; l'x");
    EXPECT_EQ(fact(page, "contact_emails")->value, "jean-paul.d'a@b-c.fr");
}

TEST(Detail, OfSeveralAddressesOneIsTheWayToApply) {
    catalog::Offer offer = *present::offer("000");
    offer.facts[Field::contact_emails].values = {"chef@a.fr", "recrutement@employeur.exemple.fr"};
    DetailPage page = reading(offer).screen<DetailPage>();
    EXPECT_EQ(fact(page, "contact_emails")->label, "Candidater");
    EXPECT_EQ(fact(page, "contact_emails")->value,
              "recrutement@employeur.exemple.fr (pour se renseigner\u00a0: chef@a.fr)");
    offer.apply.to = "ailleurs@a.fr";
    page = reading(offer).screen<DetailPage>();
    EXPECT_EQ(fact(page, "contact_emails")->value, "chef@a.fr, recrutement@employeur.exemple.fr");
}

TEST(Detail, FewSilencesStandAmongTheFactsManyBelowThem) {
    DetailPage few = reading(*offer("003")).screen<DetailPage>();
    EXPECT_TRUE(few.silent.empty());
    ASSERT_TRUE(fact(few, "salary"));
    EXPECT_FALSE(fact(few, "salary")->stated);
    EXPECT_FALSE(fact(few, "salary")->tap.enabled);
    DetailPage many = reading(*offer("004")).screen<DetailPage>();
    EXPECT_EQ(many.silent.size(), 9U);
    EXPECT_FALSE(fact(many, "salary"));
}

TEST(Proof, TurnsThroughEveryFactThatHasASentence) {
    Visit visit = reading(*offer("003"));
    DetailPage page = visit.screen<DetailPage>();
    int stated = 0;
    for (const FactRow& row : page.facts)
        stated += row.tap.enabled;
    visit.does(page.facts.at(0).tap.event);
    int turns = 1;
    for (page = visit.screen<DetailPage>(); page.proof->next.enabled; ++turns) {
        visit.does(page.proof->next.event);
        page = visit.screen<DetailPage>();
    }
    EXPECT_EQ(turns, stated);
    for (; page.proof->previous.enabled; --turns) {
        visit.does(page.proof->previous.event);
        page = visit.screen<DetailPage>();
    }
    EXPECT_EQ(turns, 1);
}

TEST(Proof, ASourceWithoutLinesGivesItsPath) {
    catalog::Offer offer = *present::offer("003");
    offer.facts[Field::category].path = "hiringOrganization.name";
    Visit visit = reading(offer);
    ProofSheet sheet = *visit.does(session::OpenProof{Field::category}).screen<DetailPage>().proof;
    EXPECT_EQ(sheet.place,
              "Champ «\u00a0hiringOrganization.name\u00a0» de l’annonce, mot pour mot");
    ASSERT_EQ(sheet.lines.size(), 1U);
    EXPECT_EQ(sheet.lines[0].text, "Attaché");
}

TEST(Proof, LinesThatAreNotThereLeaveTheQuote) {
    catalog::Offer offer = *present::offer("003");
    offer.facts[Field::category].lines = {900, 901};
    Visit visit = reading(offer);
    ProofSheet sheet = *visit.does(session::OpenProof{Field::category}).screen<DetailPage>().proof;
    ASSERT_EQ(sheet.lines.size(), 1U);
    EXPECT_EQ(sheet.lines[0].text, "Attaché");
}

// Documents as employers wrote them, where they lie beside this repository.
catalog::Offer real(const char* name) {
    catalog::Offer offer;
    offer.id = {name};
    offer.source.name = name;
    offer.source.lines = base::split_lines(
        base::to_nfc(file(std::string{VITRINE_SOURCE "/../shared/offers/"} + name)));
    return offer;
}

TEST(Proof, OfARealAnnouncementWordForWord) {
    if (!std::filesystem::exists(VITRINE_SOURCE "/../shared/offers"))
        GTEST_SKIP() << "the five real offers are not beside this repository";
    catalog::Offer offer = real("003_059aab650f5400f2.txt");
    offer.facts[Field::title] = {catalog::FactStatus::stated,
                                 {"Chargé de mission centres-villes vivants (h/f)"},
                                 "Chargé de mission centres-villes vivants (h/f)",
                                 {1, 1},
                                 ""};
    offer.facts[Field::mentions] = {catalog::FactStatus::stated,
                                    {"Acceptés, à titre dérogatoire"},
                                    "Oui, à titre dérogatoire",
                                    {33, 34},
                                    ""};
    Visit visit = reading(offer);
    ProofSheet sheet = *visit.does(session::OpenProof{Field::mentions}).screen<DetailPage>().proof;
    EXPECT_EQ(sheet.place, "Lignes 33 et 34 de l’annonce, mot pour mot");
    ASSERT_EQ(sheet.lines.size(), 6U);
    for (const ProofLine& line : sheet.lines) {
        EXPECT_EQ(line.proved, line.number == 33 || line.number == 34);
        EXPECT_EQ(line.text, offer.source.lines[static_cast<std::size_t>(line.number - 1)]);
    }
    EXPECT_NE(sheet.lines[4].text.find("lorsqu'aucune candidature d'un"), std::string::npos);
}

TEST(Bar, TellsTheAgeOfTheData) {
    struct Row {
        const char *now, *age;
        bool stale;
    };
    for (Row row :
         {Row{"2025-10-21T23:59", "Offres à jour\u00a0: aujourd’hui, 9\u00a0h\u00a012", false},
          Row{"2025-10-22T00:00", "Offres à jour\u00a0: hier, 9\u00a0h\u00a012", false},
          Row{"2025-10-23T00:00", "Offres du 21 octobre 2025", false},
          Row{"2025-10-28T08:11", "Offres du 21 octobre 2025", false},
          Row{"2025-10-28T08:12", "Offres du 21 octobre 2025", true}}) {
        Visit visit;
        visit.time.now = at(row.now);
        Page page = visit.page();
        EXPECT_EQ(page.bar.data_age, row.age) << row.now;
        EXPECT_EQ(page.bar.stale, row.stale) << row.now;
        EXPECT_EQ(page.banner.has_value(), row.stale) << row.now;
    }
}

TEST(Bar, HasNoWayOutWhereThereIsNothingToErase) {
    Visit visit;
    EXPECT_FALSE(visit.page().bar.quit);
    visit.does(session::Wake{});
    EXPECT_TRUE(visit.page().bar.quit);
    visit.session.asked_at = visit.time.now;
    EXPECT_FALSE(visit.page().bar.quit);
}

TEST(Attract, SaysWhatIsCurrentAndNothingElse) {
    Visit visit;
    visit.time.now = at("2025-11-14");
    EXPECT_EQ(visit.screen<AttractPage>().count, "4 offres d’emploi public, sans compte ni CV");
    for (std::size_t turn = 0; turn < 9; ++turn) {
        std::get<session::Attract>(visit.session.screen).turn = turn;
        AttractPage page = visit.screen<AttractPage>();
        EXPECT_EQ(page.numeral, ""); // what is left has no deadline
        EXPECT_LT(page.turn, page.turns.size());
    }
}

TEST(Form, WhatIsTypedIsAViewOfTheDraftAndNoCopy) {
    Visit visit;
    visit.does(session::Wake{}).does(session::OpenOffer{id("003")});
    visit.does(session::Interested{{id("003")}}).types("Camille");
    Page page = visit.page();
    const auto& form = std::get<session::Register>(visit.session.screen);
    EXPECT_EQ(std::get<RegisterPage>(page.screen).field->secret.data(),
              form.draft.name.view().data());
}

TEST(Form, SaysWhichOffersWillNotBeSent) {
    Visit visit;
    visit.does(session::Wake{}).does(session::ShowSelection{});
    visit.does(session::Interested{{id("003"), id("010")}});
    EXPECT_EQ(visit.screen<RegisterPage>().about, "2 offres");
    visit.time.now = at("2025-10-25");
    ASSERT_TRUE(visit.screen<RegisterPage>().banner);
    EXPECT_EQ(visit.screen<RegisterPage>().banner->text,
              "1 offre n’est plus proposée et ne sera pas envoyée.");
    visit.time.now = at("2025-11-14");
    EXPECT_EQ(visit.screen<RegisterPage>().banner->kind, Banner::Kind::warning);
}

TEST(Keyboard, EveryRowIsTenKeysWideAndEveryKeyHasItsOwnId) {
    Visit visit;
    visit.does(session::Wake{}).does(session::FocusSearch{});
    for (const char* language : {"fr", "en"})
        for (bool shift : {false, true})
            for (bool symbols : {false, true}) {
                visit.session.preferences.language = language;
                visit.session.keyboard = {.shift = shift, .symbols = symbols};
                std::vector<std::string> ids;
                BrowsePage page = visit.screen<BrowsePage>();
                for (const auto& row : page.keyboard->rows) {
                    float width = 0;
                    for (const KeyCap& key : row) {
                        width += key.width;
                        ids.push_back(key.tap.id);
                    }
                    EXPECT_NEAR(width, 10, 0.001);
                }
                std::sort(ids.begin(), ids.end());
                EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
            }
}

TEST(Keyboard, ShiftChangesWhatAKeyGivesAndNotItsId) {
    Visit visit;
    visit.does(session::Wake{}).does(session::FocusSearch{}).does(session::ToggleShift{});
    KeyCap key = visit.screen<BrowsePage>().keyboard->rows[0][5];
    EXPECT_EQ(key.tap.id, "key.œ");
    EXPECT_EQ(key.tap.label, "Œ");
    visit.does(key.tap.event);
    EXPECT_EQ(visit.session.query.text, "Œ");
    EXPECT_EQ(visit.screen<BrowsePage>().keyboard->rows[0][5].tap.label, "œ");
}

TEST(Code, TellsWhenItIsOpenAgain) {
    Visit visit;
    visit.does(session::EnterCode{});
    visit.session.code_lock.locked_until = visit.time.now + std::chrono::minutes{15};
    EXPECT_EQ(visit.screen<CodePage>().answer,
              "Trop d’essais. Ce sera de nouveau possible à 10\u00a0h\u00a019.");
}

} // namespace
} // namespace present
