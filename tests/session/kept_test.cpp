#include "visitor.h"

#include <gtest/gtest.h>

namespace session {
namespace {

std::shared_ptr<const catalog::Offer> read(const char* name) {
    auto offer = std::make_shared<catalog::Offer>();
    offer->id = id(name);
    offer->facts[catalog::Field::title] = {
        catalog::FactStatus::stated, {"Jardinier"}, "Jardinier", {1, 1}, ""};
    return offer;
}

TEST(Kept, TwoAreComparedAndAThirdIsPicked) {
    Visitor visitor;
    visitor.wakes().does(ToggleKept{id("o1")}).does(ToggleKept{id("o2")}).does(ShowSelection{});
    visitor.does(CompareOffers{{id("o1"), id("o2")}});
    ASSERT_TRUE(visitor.on<Compare>());
    visitor.does(OfferRead{read("o2")}).does(OfferRead{read("o9")});
    EXPECT_EQ(visitor.on<Compare>()->offers.size(), 1u); // another's is none of it
    visitor.does(ToggleDifferences{});
    EXPECT_TRUE(visitor.on<Compare>()->differences_only);
    visitor.does(GoBack{});
    ASSERT_TRUE(visitor.on<Selection>());
    visitor.does(CompareOffers{{id("o1"), id("o1")}}).does(CompareOffers{{id("o1"), id("o3")}});
    EXPECT_TRUE(visitor.on<Selection>()); // with itself, or with one that is not kept

    visitor.does(PickOffer{id("o1")});
    EXPECT_FALSE(visitor.on<Selection>()->picked); // nobody is picking
    visitor.does(PickToCompare{}).does(PickOffer{id("o1")}).does(PickOffer{id("o1")});
    EXPECT_FALSE(visitor.on<Selection>()->picked); // taken back
    visitor.does(PickOffer{id("o2")}).does(PickOffer{id("o1")});
    ASSERT_TRUE(visitor.on<Compare>());
    EXPECT_EQ(visitor.on<Compare>()->ids, (std::array{id("o2"), id("o1")}));
}

TEST(Kept, TakingAwayComesBackToWhereItWasOpened) {
    Visitor visitor;
    visitor.wakes().does(OpenOffer{id("o1")}).does(OfferRead{read("o1")});
    visitor.does(TakeOffers{{id("o1")}});
    ASSERT_TRUE(visitor.on<TakeAway>());
    visitor.does(OfferRead{read("o1")}).does(EnlargeCode{true});
    visitor.does(GoBack{}); // first the picture becomes small again
    ASSERT_TRUE(visitor.on<TakeAway>());
    EXPECT_FALSE(visitor.on<TakeAway>()->enlarged);
    visitor.does(ShowKit{Kit::reminder});
    EXPECT_EQ(visitor.on<TakeAway>()->kit, Kit::reminder);
    visitor.does(GoBack{});
    ASSERT_TRUE(visitor.on<Detail>());
    visitor.does(TakeOffers{{id("o1")}}).does(OfferRead{read("o1")});
    visitor.does(OpenProof{catalog::Field::title});
    ASSERT_TRUE(visitor.on<Detail>());
    EXPECT_EQ(visitor.on<Detail>()->proof, catalog::Field::title);
    visitor.does(TakeOffers{{id("o1")}}).does(ReadWhole{true});
    ASSERT_TRUE(visitor.on<Detail>());
    EXPECT_TRUE(visitor.on<Detail>()->whole_text);
    visitor.does(TakeOffers{{}});
    EXPECT_TRUE(visitor.on<Detail>()); // of nothing
}

TEST(Kept, ASectionIsOpenedOnlyWhereItIs) {
    Visitor visitor;
    visitor.wakes().does(OpenOffer{id("o1")}).does(OpenPassage{0});
    EXPECT_FALSE(visitor.on<Detail>()->passage); // not read yet
    auto offer = std::make_shared<catalog::Offer>(*read("o1"));
    offer->sections.push_back({catalog::SectionKind::other, "Ouvert aux contractuels", {}});
    visitor.does(OfferRead{offer}).does(OpenPassage{1});
    EXPECT_FALSE(visitor.on<Detail>()->passage);
    visitor.does(OpenProof{catalog::Field::title}).does(OpenPassage{0});
    EXPECT_EQ(visitor.on<Detail>()->passage, 0u);
    EXPECT_FALSE(visitor.on<Detail>()->proof); // one sheet at a time
    visitor.does(OfferRead{read("o1")});       // the catalog changed, the section has gone
    EXPECT_FALSE(visitor.on<Detail>()->passage);
}

} // namespace
} // namespace session
