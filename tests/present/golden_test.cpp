// Every screen in both languages against a file that a person has read. After a change of words:
// VITRINE_UPDATE_GOLDEN=1 build/dev/bin/present_test --gtest_filter='Golden*', then read the diff.
#include "dump.h"
#include "fixture.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>

namespace present {
namespace {

using registration::ContactWay;

struct Case {
    const char* name;
    std::function<void(Visit&)> reach;
};

catalog::OfferId id(const char* text) {
    return {text};
}

Visit& list(Visit& visit) {
    return visit.does(session::Wake{});
}
Visit& read(Visit& visit, const char* offer) {
    return list(visit).does(session::OpenOffer{id(offer)});
}
Visit& compare(Visit& visit) {
    list(visit).does(session::ToggleKept{id("003")}).does(session::ToggleKept{id("000")});
    visit.does(session::ShowSelection{});
    return visit.does(session::CompareOffers{{id("003"), id("000")}});
}
Visit& take(Visit& visit, const char* offer) {
    return read(visit, offer).does(session::TakeOffers{{id(offer)}});
}
Visit& ask_contact(Visit& visit) {
    read(visit, "003").does(session::Interested{{id("003")}});
    return visit.types("Camille Martin").does(session::Continue{});
}
Visit& review(Visit& visit) {
    return ask_contact(visit).types("camille.martin@exemple.fr").does(session::Continue{});
}
Visit& show_receipt(Visit& visit) {
    session::Receipt receipt;
    receipt.code = "K7QM 42NX 9C0D 6TPV";
    receipt.link = "https://borne.exemple.fr/r#K7QM42NX9C0D6TPV";
    receipt.saved_at = visit.time.now;
    receipt.recipients = {{"Métropole du Grand Paris", {id("003")}}};
    review(visit).does(session::Send{}).does(session::LettersSaved{receipt});
    visit.time.now += std::chrono::seconds{18};
    return visit;
}
Visit& follow(Visit& visit, session::LetterStatus status) {
    using session::LetterStatus;
    session::Trace trace;
    trace.code = "K7QM 42NX 9C0D 6TPV";
    trace.status = status;
    if (status != LetterStatus::unknown)
        trace.saved_at = visit.time.now - std::chrono::days{2};
    if (status == LetterStatus::saved_here || status == LetterStatus::received)
        trace.addressees = {{.employer = "Métropole du Grand Paris",
                             .offers = {{id("003"), "Chargé de mission", "O075251013000634"},
                                        {id("gone"), "Un poste d'hier", ""}},
                             .more = 2,
                             .received = status == LetterStatus::received}};
    if (status == LetterStatus::received) {
        trace.received_at = visit.time.now - std::chrono::days{1};
        trace.kept_until = visit.time.now + std::chrono::days{89};
    }
    if (status == LetterStatus::erased) {
        trace.erased_at = visit.time.now;
        trace.hub_to_be_told = true;
    }
    trace.hub_silent = status == LetterStatus::unknown;
    visit.does(session::EnterCode{}).types("K7QM42").does(session::Continue{});
    return visit.does(session::CodeLookedUp{trace});
}
Visit& open_staff(Visit& visit, int unsent) {
    visit.does(session::EnterCode{}).types("2580").does(session::Continue{});
    session::Health health;
    health.unsent = unsent;
    health.total = 31;
    health.received = 31 - unsent;
    health.running_since = visit.time.now - std::chrono::minutes{93};
    health.last_received = visit.time.now - std::chrono::minutes{6};
    health.free_bytes = 41'300'000'000;
    health.clock = visit.time.now;
    health.interest = {{id("003"), 64, 12}, {id("gone"), 9, 9}, {id("000"), 1, 0}};
    health.has_hub = unsent == 0;
    health.last_heard = visit.time.now - std::chrono::minutes{1};
    health.takes_stick = true;
    if (unsent > 0) {
        health.disk = base::ErrorCode::read_only;
        health.clock_verified = false;
        health.notices = {"outbox.db was damaged; 12 of 12 letters were salvaged"};
    }
    return visit.does(session::HealthRead{health});
}
Visit& lacks_a_key(Visit& visit) {
    session::Health health;
    health.disk = base::ErrorCode::unavailable;
    health.disk_detail = "no release with an escrow key was received: letters cannot be sealed";
    return open_staff(visit, 0).does(session::HealthRead{health});
}
Visit& hand_over(Visit& visit, std::optional<base::ErrorCode> failed) {
    return open_staff(visit, 1)
        .does(session::HandOver{})
        .does(session::LettersCopied{{failed, failed ? 0 : 1}});
}
Visit& choose(Visit& visit, catalog::Facet facet, const char* value) {
    return visit.does(session::Choose{{facet, value}});
}

std::vector<Case> list_cases() {
    using catalog::Facet;
    return {
        {"attract", [](Visit&) {}},
        {"attract-turned", [](Visit& v) { std::get<session::Attract>(v.session.screen).turn = 2; }},
        {"attract-empty", [](Visit& v) { v.session.shelf = std::make_shared<catalog::Shelf>(); }},
        {"browse", [](Visit& v) { list(v); }},
        {"browse-end", [](Visit& v) { list(v).does(session::TurnPage{1}); }},
        {"browse-filtered",
         [](Visit& v) {
             choose(choose(list(v), Facet::category, "A"), Facet::employer, "Ville de Valrive")
                 .does(session::ShowFilters{});
         }},
        {"browse-typing",
         [](Visit& v) { list(v).does(session::FocusSearch{}).types("coherence"); }},
        {"browse-nothing",
         [](Visit& v) {
             choose(choose(list(v), Facet::category, "A"), Facet::telework, "yes");
             v.does(session::FocusSearch{}).types("soudeur").does(session::Continue{});
         }},
        {"selection",
         [](Visit& v) {
             list(v).does(session::ToggleKept{id("003")}).does(session::ToggleKept{id("000")});
             v.does(session::ShowSelection{});
         }},
        {"selection-picking",
         [](Visit& v) {
             list(v);
             for (const char* offer : {"003", "000", "004"})
                 v.does(session::ToggleKept{id(offer)});
             v.does(session::ShowSelection{}).does(session::PickToCompare{});
             v.does(session::PickOffer{id("000")});
         }},
        {"compare", [](Visit& v) { compare(v); }},
        {"compare-differences", [](Visit& v) { compare(v).does(session::ToggleDifferences{}); }},
        {"take-away", [](Visit& v) { take(v, "003"); }},
        {"take-away-reminder",
         [](Visit& v) { take(v, "003").does(session::ShowKit{session::Kit::reminder}); }},
        {"take-away-mail", [](Visit& v) { take(v, "000"); }},
        {"take-away-none", [](Visit& v) { take(v, "004"); }},
        {"take-away-phone", [](Visit& v) { take(v, "010"); }},
        {"take-away-all",
         [](Visit& v) {
             list(v).does(session::ToggleKept{id("003")}).does(session::ToggleKept{id("004")});
             v.does(session::ShowSelection{});
             v.does(session::TakeOffers{{id("003"), id("004")}});
         }},
        {"selection-empty", [](Visit& v) { list(v).does(session::ShowSelection{}); }},
        {"question",
         [](Visit& v) {
             list(v).time.now += std::chrono::seconds{60};
             v.does(session::Tick{});
         }},
        {"code",
         [](Visit& v) {
             v.does(session::EnterCode{}).types("K7QM42").does(session::Continue{});
             v.does(session::CodeLookedUp{});
         }},
    };
}

std::vector<Case> follow_cases() {
    return {
        {"follow-here", [](Visit& v) { follow(v, session::LetterStatus::saved_here); }},
        {"follow-received", [](Visit& v) { follow(v, session::LetterStatus::received); }},
        {"follow-asking",
         [](Visit& v) { follow(v, session::LetterStatus::received).does(session::AskToErase{}); }},
        {"follow-failed",
         [](Visit& v) {
             follow(v, session::LetterStatus::saved_here).does(session::AskToErase{});
             v.does(session::EraseForGood{}).does(session::ErasingFailed{});
         }},
        {"follow-erased", [](Visit& v) { follow(v, session::LetterStatus::erased); }},
        {"follow-unknown", [](Visit& v) { follow(v, session::LetterStatus::unknown); }},
    };
}

std::vector<Case> offer_cases() {
    return {
        {"offer", [](Visit& v) { read(v, "003"); }},
        {"offer-proof",
         [](Visit& v) { read(v, "003").does(session::OpenProof{catalog::Field::category}); }},
        {"offer-text", [](Visit& v) { read(v, "003").does(session::ReadWhole{}); }},
        {"offer-mail", [](Visit& v) { read(v, "000"); }},
        {"offer-undated", [](Visit& v) { read(v, "004"); }},
        {"offer-last-day", [](Visit& v) { read(v, "011"); }},
        {"offer-expired", [](Visit& v) { read(v, "012"); }},
        {"offer-unverified-clock",
         [](Visit& v) {
             v.time.verified = false;
             read(v, "010");
         }},
        {"offer-stale-closed",
         [](Visit& v) {
             v.session.shelf = shelf(at("2025-10-02T09:12"));
             v.does(session::RegistrationClosed{true});
             read(v, "004");
         }},
    };
}

std::vector<Case> form_cases() {
    return {
        {"register-name", [](Visit& v) { read(v, "003").does(session::Interested{{id("003")}}); }},
        {"register-contact", [](Visit& v) { ask_contact(v).types("camille.martin@"); }},
        {"register-suggestion", [](Visit& v) { ask_contact(v).types("camille@gmial.com"); }},
        {"register-error", [](Visit& v) { ask_contact(v).types("a@b").does(session::Continue{}); }},
        {"register-phone",
         [](Visit& v) {
             ask_contact(v).does(session::UseContact{ContactWay::phone}).types("12");
             v.does(session::Continue{});
         }},
        {"register-symbols", [](Visit& v) { ask_contact(v).does(session::ToggleSymbols{}); }},
        {"register-shift", [](Visit& v) { ask_contact(v).does(session::ToggleShift{}); }},
        {"register-message",
         [](Visit& v) {
             review(v).does(session::EditStep{session::Step::message}).types("Disponible");
         }},
        {"register-review", [](Visit& v) { review(v); }},
        {"register-revealed",
         [](Visit& v) { review(v).does(session::Reveal{registration::FormField::name}); }},
        {"register-notice", [](Visit& v) { review(v).does(session::ReadNotice{}); }},
        {"register-failed",
         [](Visit& v) {
             review(v).does(session::Send{});
             v.does(session::SavingFailed{base::ErrorCode::disk_full});
         }},
        {"receipt", [](Visit& v) { show_receipt(v); }},
    };
}

std::vector<Case> staff_cases() {
    return {
        {"staff", [](Visit& v) { open_staff(v, 0); }},
        {"staff-waiting", [](Visit& v) { open_staff(v, 12); }},
        {"staff-no-seal", [](Visit& v) { lacks_a_key(v); }},
        {"staff-key", [](Visit& v) { hand_over(v, std::nullopt); }},
        {"staff-no-key", [](Visit& v) { hand_over(v, base::ErrorCode::not_found); }},
        {"staff-full-key", [](Visit& v) { hand_over(v, base::ErrorCode::disk_full); }},
        {"staff-test",
         [](Visit& v) {
             open_staff(v, 0).does(session::TestGlass{true}).does(session::TouchField{4});
         }},
        {"staff-tested",
         [](Visit& v) {
             open_staff(v, 0).does(session::TestGlass{true}).does(session::TestGlass{false});
         }},
    };
}

std::vector<Case> cases() {
    std::vector<Case> all;
    for (auto part : {list_cases(), follow_cases(), offer_cases(), form_cases(), staff_cases()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

TEST(Golden, EveryScreenInEveryLanguage) {
    bool update = std::getenv("VITRINE_UPDATE_GOLDEN") != nullptr;
    for (const char* language : {"fr", "en"})
        for (const Case& each : cases()) {
            Visit visit(language);
            each.reach(visit);
            std::string said = dump(visit.page());
            std::string path = std::string{VITRINE_SOURCE "/tests/present/golden/"} + each.name +
                               "." + language + ".txt";
            if (update)
                std::ofstream(path, std::ios::binary) << said;
            EXPECT_EQ(said, file(path)) << each.name << " " << language;
        }
}

std::vector<std::string> ids_of(const Case& each, const char* language) {
    Visit visit(language);
    each.reach(visit);
    std::vector<std::string> found;
    std::string said = dump(visit.page());
    for (std::size_t at = 0; (at = said.find("\n[", at)) != std::string::npos; ++at)
        found.push_back(said.substr(at + 2, said.find(']', at) - at - 2));
    return found;
}

TEST(Golden, IdsAreUniqueAndTheSameInEveryLanguage) {
    for (const Case& each : cases()) {
        std::vector<std::string> ids = ids_of(each, "fr");
        EXPECT_GE(ids.size(), 5U) << each.name;
        EXPECT_EQ(ids, ids_of(each, "en")) << each.name;
        std::sort(ids.begin(), ids.end());
        auto twice = std::adjacent_find(ids.begin(), ids.end());
        EXPECT_EQ(twice, ids.end()) << each.name << ": " << (twice == ids.end() ? "" : *twice);
    }
}

} // namespace
} // namespace present
