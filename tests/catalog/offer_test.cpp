#include "catalog/offer.h"

#include <gtest/gtest.h>

#include <set>

namespace catalog {
namespace {

TEST(Offer, EveryFieldIsFoundByItsName) {
    std::set<std::string_view> names;
    for (std::size_t index = 0; index < field_count; ++index) {
        const auto field = static_cast<Field>(index);
        Field found{};
        ASSERT_TRUE(field_named(name_of(field), found)) << name_of(field);
        EXPECT_EQ(found, field);
        names.insert(name_of(field));
    }
    EXPECT_EQ(names.size(), field_count);
    Field found{};
    EXPECT_FALSE(field_named("telephone", found));
    EXPECT_EQ(name_of(Field::language), "language");
    EXPECT_EQ(name_of(Field::contact_phones), "contact_phones");
    EXPECT_EQ(name_of(Field::start_text), "start_text");
}

TEST(Offer, ListsAreListsEvenWithOneValue) {
    EXPECT_TRUE(is_list(Field::grades));
    EXPECT_TRUE(is_list(Field::contact_phones));
    EXPECT_FALSE(is_list(Field::department));
    EXPECT_FALSE(is_list(Field::title));
}

TEST(Offer, SectionKindsKeepTheirNames) {
    EXPECT_EQ(name_of(SectionKind::summary), "summary");
    EXPECT_EQ(name_of(SectionKind::attitude), "attitude");
    EXPECT_EQ(name_of(SectionKind::legal), "legal");
    EXPECT_EQ(name_of(SectionKind::other), "other");
}

} // namespace
} // namespace catalog
