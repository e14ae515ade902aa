#include "session/visit.h"

#include <utility>

namespace session {
namespace {

void end_test(Visit& visit, const GlassTest& test) {
    visit.session.glass_tested =
        GlassTested{visit.now.now, static_cast<int>(GlassTest::fields - test.answered.count())};
    visit.on<Staff>()->test.reset();
}

void touch_field(Visit& visit, const TouchField& touch) {
    auto& test = visit.on<Staff>()->test;
    if (!test || touch.field >= GlassTest::fields)
        return;
    test->answered.set(touch.field);
    if (test->answered.all())
        end_test(visit, GlassTest{*test});
}

void test_glass(Visit& visit, const TestGlass& wish) {
    auto& test = visit.on<Staff>()->test;
    if (wish.open)
        test = GlassTest{};
    else if (test)
        end_test(visit, GlassTest{*test});
}

} // namespace

void care_for(Visit& visit, const Event& event) {
    std::visit(Overloaded{
                   [&](const GoBack&) { wipe(visit); },
                   [&](const CallHub&) {
                       visit.effects.emplace_back(std::in_place_type<Hurry>);
                       visit.effects.emplace_back(std::in_place_type<ReadHealth>);
                   },
                   [&](const HandOver&) {
                       visit.on<Staff>()->handed_over.reset();
                       visit.effects.emplace_back(std::in_place_type<CopyLetters>);
                   },
                   [&](const TestGlass& wish) { test_glass(visit, wish); },
                   [&](const TouchField& touch) { touch_field(visit, touch); },
                   [](const auto&) {},
               },
               event);
}

} // namespace session
