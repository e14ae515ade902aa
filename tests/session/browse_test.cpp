#include "visitor.h"

#include <gtest/gtest.h>

namespace session {
namespace {

TEST(Browse, TypingSearchesOnEveryChange) {
    Visitor visitor;
    visitor.wakes().does(FocusSearch{});
    visitor.does(Type{"é"});
    ASSERT_TRUE(visitor.effect<Search>());
    EXPECT_EQ(visitor.effect<Search>()->query.text, "é");
    visitor.does(Type{"t"}).does(Erase{});
    EXPECT_EQ(visitor.effect<Search>()->query.text, "é");
    visitor.does(Erase{});
    EXPECT_EQ(visitor.effect<Search>()->query.text, "");
    visitor.does(Erase{});
    EXPECT_FALSE(visitor.effect<Search>());
    visitor.does(Continue{});
    EXPECT_FALSE(visitor.on<Browse>()->typing);
    visitor.does(Type{"x"}); // no field is in hand
    EXPECT_EQ(visitor.session.query.text, "");
}

TEST(Browse, AQueryHasAnEnd) {
    Visitor visitor;
    visitor.wakes().does(FocusSearch{}).types(std::string(300, 'a'));
    EXPECT_EQ(visitor.session.query.text.size(), Session::longest_query_bytes);
}

TEST(Browse, ShiftIsForOneKey) {
    Visitor visitor;
    visitor.wakes().does(FocusSearch{}).does(ToggleShift{});
    EXPECT_TRUE(visitor.session.keyboard.shift);
    visitor.does(Type{"A"});
    EXPECT_FALSE(visitor.session.keyboard.shift);
    visitor.does(ToggleSymbols{}).does(Type{"1"});
    EXPECT_TRUE(visitor.session.keyboard.symbols);
    visitor.does(ToggleSymbols{});
    EXPECT_FALSE(visitor.session.keyboard.symbols);
}

TEST(Browse, AChoiceIsUndoneByTheSameTap) {
    Visitor visitor;
    catalog::FacetChoice category{catalog::Facet::category, "A"};
    visitor.wakes().does(Choose{category});
    EXPECT_EQ(visitor.effect<Search>()->query.choices, std::vector{category});
    visitor.does(Choose{category});
    EXPECT_TRUE(visitor.effect<Search>()->query.choices.empty());
    visitor.does(SortBy{catalog::Order::title});
    EXPECT_EQ(visitor.effect<Search>()->query.order, catalog::Order::title);
    visitor.does(Choose{category}).does(FocusSearch{}).does(Type{"x"});
    visitor.does(ClearQuery{.text = true, .choices = false});
    EXPECT_EQ(visitor.session.query.text, "");
    EXPECT_EQ(visitor.session.query.choices.size(), 1U);
    visitor.does(ClearQuery{});
    EXPECT_TRUE(visitor.session.query.choices.empty());
}

TEST(Browse, PagesEndWhereTheListEnds) {
    Visitor visitor;
    visitor.wakes(); // five offers, four a page
    EXPECT_EQ(visitor.does(TurnPage{-1}).session.first_row, 0);
    EXPECT_EQ(visitor.does(TurnPage{1}).session.first_row, 4);
    EXPECT_EQ(visitor.does(TurnPage{1}).session.first_row, 4);
    visitor.does(Choose{{catalog::Facet::category, "A"}});
    EXPECT_EQ(visitor.session.first_row, 0);
}

TEST(Browse, HitsOfAFormerCatalogAreRefused) {
    Visitor visitor;
    visitor.wakes();
    catalog::Hits hits;
    hits.rows = {77};
    visitor.does(Searched{hits});
    EXPECT_EQ(visitor.session.hits.rows.size(), 5U);
}

TEST(Browse, FiltersAndKeyboardDoNotStandTogether) {
    Visitor visitor;
    visitor.wakes().does(FocusSearch{}).does(ShowFilters{});
    EXPECT_EQ(*visitor.on<Browse>(), (Browse{.typing = false, .filters = true}));
    visitor.does(FocusSearch{});
    EXPECT_EQ(*visitor.on<Browse>(), (Browse{.typing = true, .filters = false}));
    visitor.does(GoBack{});
    EXPECT_EQ(*visitor.on<Browse>(), Browse{});
}

std::shared_ptr<const catalog::Offer> offer(const char* name) {
    auto made = std::make_shared<catalog::Offer>();
    made->id = id(name);
    made->facts[catalog::Field::category] = {.status = catalog::FactStatus::stated,
                                             .values = {"A"},
                                             .quote = "A",
                                             .lines = {1, 1},
                                             .path = ""};
    return made;
}

TEST(Detail, AnOfferIsReadThenShown) {
    Visitor visitor;
    visitor.wakes().does(OpenOffer{id("o2")});
    ASSERT_TRUE(visitor.effect<ReadOffer>());
    EXPECT_EQ(visitor.effect<ReadOffer>()->id, id("o2"));
    EXPECT_EQ(visitor.on<Detail>()->offer, nullptr);
    visitor.does(OfferRead{offer("o1")}); // of an offer that was left again
    EXPECT_EQ(visitor.on<Detail>()->offer, nullptr);
    visitor.does(OfferRead{offer("o2")});
    EXPECT_EQ(visitor.on<Detail>()->offer->id, id("o2"));
}

TEST(Detail, AnOfferThatCannotBeReadLeadsBack) {
    Visitor visitor;
    visitor.wakes().does(OpenOffer{id("o2")}).does(OfferRead{nullptr});
    EXPECT_TRUE(visitor.on<Browse>());
}

TEST(Detail, NeighboursAndTheWayBack) {
    Visitor visitor;
    visitor.wakes().does(OpenOffer{id("o4")});
    visitor.does(TurnOffer{1});
    EXPECT_EQ(visitor.on<Detail>()->id, id("o5"));
    EXPECT_EQ(visitor.session.first_row, 4);
    visitor.does(TurnOffer{1});
    EXPECT_EQ(visitor.on<Detail>()->id, id("o5"));
    visitor.does(GoBack{});
    EXPECT_TRUE(visitor.on<Browse>());
    EXPECT_EQ(visitor.session.first_row, 4);
}

TEST(Detail, ProofOfWhatIsStatedOnly) {
    Visitor visitor;
    visitor.wakes().does(OpenOffer{id("o2")}).does(OpenProof{catalog::Field::category});
    EXPECT_FALSE(visitor.on<Detail>()->proof); // nothing is read yet
    visitor.does(OfferRead{offer("o2")}).does(OpenProof{catalog::Field::salary});
    EXPECT_FALSE(visitor.on<Detail>()->proof);
    visitor.does(OpenProof{catalog::Field::category});
    EXPECT_EQ(visitor.on<Detail>()->proof, catalog::Field::category);
    visitor.does(CloseProof{});
    EXPECT_FALSE(visitor.on<Detail>()->proof);
    visitor.does(OpenProof{catalog::Field::category}).does(ReadWhole{});
    EXPECT_TRUE(visitor.on<Detail>()->whole_text);
    EXPECT_FALSE(visitor.on<Detail>()->proof);
    visitor.does(ReadWhole{false});
    EXPECT_FALSE(visitor.on<Detail>()->whole_text);
}

TEST(Detail, AnOfferThatLeavesTheCatalogStaysReadable) {
    Visitor visitor;
    visitor.wakes().does(OpenOffer{id("o2")}).does(OfferRead{offer("o2")});
    visitor.does(CatalogChanged{shelf("o2")});
    EXPECT_TRUE(visitor.effect<Search>());
    EXPECT_FALSE(visitor.effect<ReadOffer>());
    EXPECT_EQ(visitor.on<Detail>()->offer->id, id("o2"));
    visitor.does(Interested{{id("o2")}});
    EXPECT_TRUE(visitor.on<Detail>());
    visitor.does(CatalogChanged{shelf()}); // it comes back, perhaps changed
    ASSERT_TRUE(visitor.effect<ReadOffer>());
    EXPECT_EQ(visitor.effect<ReadOffer>()->id, id("o2"));
}

TEST(Selection, KeepsOpensAndLeadsBack) {
    Visitor visitor;
    visitor.wakes().does(OpenOffer{id("o2")}).does(ToggleKept{id("o2")}).does(GoBack{});
    visitor.does(OpenOffer{id("o3")}).does(ToggleKept{id("o3")}).does(GoBack{});
    visitor.does(ShowSelection{}).does(OpenOffer{id("o2")});
    EXPECT_TRUE(visitor.on<Detail>()->from_selection);
    visitor.does(TurnOffer{1});
    EXPECT_EQ(visitor.on<Detail>()->id, id("o3"));
    visitor.does(GoBack{});
    ASSERT_TRUE(visitor.on<Selection>());
    visitor.does(ToggleKept{id("o2")});
    EXPECT_EQ(visitor.session.kept, std::vector{id("o3")});
    visitor.does(EmptySelection{});
    EXPECT_TRUE(visitor.session.kept.empty());
    visitor.does(GoBack{});
    EXPECT_TRUE(visitor.on<Browse>());
}

TEST(Selection, HasAnEnd) {
    Visitor visitor;
    visitor.wakes();
    for (std::size_t i = 0; i < Session::most_kept + 5; ++i)
        visitor.does(ToggleKept{id("k" + std::to_string(i))});
    EXPECT_EQ(visitor.session.kept.size(), Session::most_kept);
}

} // namespace
} // namespace session
