// Why: what every screen is said from: the session, the time, the house and one language.
// Left to others: the screens, one file each.
#pragma once

#include "present/page.h"
#include "present/words.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace present {

struct Scene {
    const session::Session& session;
    base::TrustedTime now;
    const session::House& house;
    const Words& words;

    base::Date today() const { return now.today(); }
    std::optional<catalog::Card> card(const catalog::OfferId& id) const {
        return session.shelf ? catalog::find(*session.shelf, id) : std::nullopt;
    }
    const std::vector<std::string>& shared_beginnings() const {
        static const std::vector<std::string> none;
        return session.shelf ? session.shelf->shared_beginnings() : none;
    }
};

AttractPage attract_page(const Scene& scene);
BrowsePage browse_page(const Scene& scene, const session::Browse& browse);
DetailPage detail_page(const Scene& scene, const session::Detail& detail);
SelectionPage selection_page(const Scene& scene, const session::Selection& selection);
ComparePage compare_page(const Scene& scene, const session::Compare& compare);
TakeAwayPage take_away_page(const Scene& scene, const session::TakeAway& take_away);
RegisterPage register_page(const Scene& scene, const session::Register& form);
ReceiptPage receipt_page(const Scene& scene, const session::Receipt& receipt);
QuestionPage question_page(const Scene& scene, base::Instant asked_at);
CodePage code_page(const Scene& scene, const session::CodeEntry& entry);
FollowPage follow_page(const Scene& scene, const session::Followed& followed);
StaffPage staff_page(const Scene& scene, const session::Staff& staff);
Bar bar(const Scene& scene);
std::optional<Banner> banner(const Scene& scene); // what holds on every screen

Tap tap(std::string id, std::string label, session::Event event);

// Whole seconds left, the last one counted to its end; and what part of `lasts` that is.
int seconds_left(base::Instant now, base::Instant end);
float part_left(base::Instant now, base::Instant end, base::Duration lasts);

} // namespace present
