// A visitor who touches and types anything, anywhere, at any time: nothing breaks, no rule of a
// visit is lost, memory stays flat, and no screen on the way fails the audit. Repeatable by its
// seed:
//     VITRINE_MONKEY_TOUCHES=200000 VITRINE_MONKEY_SEED=7 build/dev/bin/monkey_test
#include "../kiosk/booth.h"
#include "../sanitized.h"
#include "../view/kit.h"

#include "semantics/audit.h"
#include "store/outbox_store.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <malloc.h>
#include <random>

using namespace std::chrono_literals;
using booth::Booth;
using platform::TouchPhase;

namespace {

long setting(const char* name, long otherwise) {
    const char* value = std::getenv(name);
    return value ? std::atol(value) : otherwise;
}

class Monkey {
public:
    Monkey(Booth& booth, unsigned seed)
        : booth_(booth)
        , chance_(seed) {}

    void act() {
        switch (one_of(20)) {
        case 0:
            return press_key();
        case 1:
            return drag();
        case 2:
            return slide_off();
        case 3:
            return wait();
        case 4:
        case 5:
            return touch(anywhere());
        default:
            return touch(on_a_control());
        }
    }

private:
    struct Point {
        float x = 0, y = 0;
    };

    int one_of(int count) { return std::uniform_int_distribution<int>(0, count - 1)(chance_); }
    float part() { return std::uniform_real_distribution<float>(0, 1)(chance_); }

    Point anywhere() {
        const auto& bounds = booth_.tree().bounds;
        return {part() * bounds.width, part() * bounds.height};
    }

    Point on_a_control() {
        std::vector<const semantics::Node*> controls;
        for (const semantics::Node& node : booth_.tree().nodes)
            // A visit that always ends at once shows little: the ways out are found by chance.
            if (semantics::is_control(node.role) && node.enabled && node.id != "bar.quit")
                controls.push_back(&node);
        if (controls.empty())
            return anywhere();
        const auto& rect =
            controls[static_cast<std::size_t>(one_of(static_cast<int>(controls.size())))]->rect;
        return {rect.x + part() * rect.width, rect.y + part() * rect.height};
    }

    void at(TouchPhase phase, Point point) {
        booth_.step({platform::Touch{phase, point.x, point.y}});
    }

    void touch(Point point) {
        at(TouchPhase::began, point);
        booth_.now.now += 60ms;
        at(TouchPhase::ended, point);
        booth_.now.now += 190ms;
        booth_.step();
    }

    void drag() {
        Point point = anywhere();
        const float by = (part() - 0.5f) * 200;
        at(TouchPhase::began, point);
        for (int i = 0; i < 5; ++i) {
            booth_.now.now += 16ms;
            point.y += by;
            at(TouchPhase::moved, point);
        }
        at(TouchPhase::ended, point);
    }

    void slide_off() {
        at(TouchPhase::began, on_a_control());
        booth_.now.now += 30ms;
        at(TouchPhase::moved, anywhere());
        at(one_of(2) == 0 ? TouchPhase::ended : TouchPhase::cancelled, anywhere());
    }

    void press_key() {
        using platform::KeyName;
        constexpr KeyName names[] = {KeyName::character, KeyName::backspace, KeyName::enter,
                                     KeyName::escape,    KeyName::page_up,   KeyName::page_down};
        const KeyName name = names[one_of(6)];
        booth_.step({platform::Key{name, name == KeyName::character
                                             ? std::string(1, static_cast<char>(' ' + one_of(95)))
                                             : std::string{}}});
    }

    void wait() {
        constexpr base::Duration times[] = {500ms, 8s, 30s, 70s, 130s};
        booth_.pass(times[one_of(5)]);
    }

    Booth& booth_;
    std::mt19937 chance_;
};

std::size_t letters_in(const std::filesystem::path& data) {
    auto outbox = store::OutboxStore::open(*store::open_folder(data), store::OutboxAccess::read);
    return outbox ? outbox->letters()->size() : 0;
}

// What holds at every moment of every visit.
void check_rules(const session::Session& session) {
    if (std::holds_alternative<session::Attract>(session.screen)) {
        EXPECT_TRUE(session.query.text.empty() && session.query.choices.empty());
        EXPECT_TRUE(session.kept.empty());
        EXPECT_FALSE(session.asked_at);
    }
    EXPECT_LE(session.kept.size(), session::Session::most_kept);
    EXPECT_LE(session.query.text.size(), session::Session::longest_query_bytes);
    EXPECT_GE(session.first_row, 0);
    for (const catalog::Row row : session.hits.rows)
        EXPECT_LT(row, session.shelf->size());
    if (const auto* compare = std::get_if<session::Compare>(&session.screen)) {
        EXPECT_NE(compare->ids[0], compare->ids[1]);
    }
    if (const auto* form = std::get_if<session::Register>(&session.screen)) {
        EXPECT_FALSE(form->offers.empty());
    }
}

void check_audit(const kiosk::Kiosk& kiosk) {
    for (const semantics::Violation& violation :
         semantics::audit(kiosk.frame().tree, kiosk.panel(), kit::rules(kiosk.look())))
        if (violation.rule != "focus hidden") // a drag may scroll the field in hand away
            ADD_FAILURE() << kiosk.frame().tree.screen << ": " << violation.rule << " "
                          << violation.node << ": " << violation.detail;
}

std::size_t heap_at_rest(Booth& booth) {
    booth.kiosk().send(session::Finish{}, booth.now);
    booth.step();
    booth.pass(60s); // some offers take turns, and what the visit has drawn is let go of
    malloc_trim(0);
    // glibc maps a large piece, or keeps it with the others, as it has seen others come and go.
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

TEST(Monkey, BreaksNothingAndLeavesNothing) {
    const long touches = setting("VITRINE_MONKEY_TOUCHES", sanitized || !optimised ? 3000 : 32000);
    // By then every glyph in every size and every screen has been drawn once.
    const long settled = std::max(24000L, touches / 10);
    const booth::Folder folder;
    Booth booth(folder.path);
    Monkey monkey(booth, static_cast<unsigned>(setting("VITRINE_MONKEY_SEED", 1)));
    std::size_t settled_heap = 0;
    std::size_t receipts = 0;
    bool on_receipt = false;
    for (long i = 0; i < touches && !testing::Test::HasFailure(); ++i) {
        monkey.act();
        check_rules(booth.session());
        if (i % 50 == 0)
            check_audit(booth.kiosk());
        const auto* receipt = std::get_if<session::Receipt>(&booth.session().screen);
        const bool is_on = receipt && receipt->status == session::LetterStatus::saved_here;
        receipts += is_on && !on_receipt ? 1 : 0;
        on_receipt = is_on;
        if (i == settled)
            settled_heap = heap_at_rest(booth);
    }
    const std::size_t heap = heap_at_rest(booth);
    if (!sanitized && touches > settled) {
        EXPECT_LE(heap, settled_heap + settled_heap / 100)
            << settled_heap << " bytes after " << settled << " touches";
    }
    EXPECT_GE(letters_in(folder.path), receipts); // what a receipt promises is on the disk
    std::cout << touches << " touches, " << receipts << " receipts, heap " << settled_heap
              << " then " << heap << " bytes\n";
}

} // namespace
