#include "session/session.h"

#include "registration/employers.h"
#include "session/visit.h"

#include <algorithm>

namespace session {
namespace {

// The position of Tick parts the events of a finger from those of the world.
template <std::size_t Index = 0>
consteval std::size_t first_of_the_world() {
    if constexpr (std::is_same_v<std::variant_alternative_t<Index, Event>, Tick>)
        return Index;
    else
        return first_of_the_world<Index + 1>();
}

void answer_finger(Visit& visit, const Event& event) {
    visit.session.last_touch = visit.now.now;
    if (std::holds_alternative<Finish>(event))
        return wipe(visit);
    if (visit.session.asked_at)
        return answer_question(visit, event);
    if (change_preferences(visit, event))
        return;
    std::visit(Overloaded{
                   [&](const Attract&) { attract(visit, event); },
                   [&](const Browse&) { browse(visit, event); },
                   [&](const Detail&) { read_offer(visit, event); },
                   [&](const Selection&) { choose_kept(visit, event); },
                   [&](const Compare&) { compare(visit, event); },
                   [&](const TakeAway&) { take_away(visit, event); },
                   [&](const Register&) { fill_form(visit, event); },
                   [&](const Receipt&) { read_receipt(visit, event); },
                   [&](const CodeEntry&) { enter_code(visit, event); },
                   [&](const Followed&) { follow(visit, event); },
                   [&](const Staff&) { care_for(visit, event); },
               },
               visit.session.screen);
}

} // namespace

bool has_key(const House& house, std::string_view employer) {
    if (!house.employers)
        return true;
    return std::ranges::binary_search(*house.employers, registration::Employers::folded(employer));
}

bool can_register(const Session& session, const catalog::OfferId& id, base::TrustedTime now,
                  const House& house) {
    const auto card = session.shelf ? catalog::find(*session.shelf, id) : std::nullopt;
    return card && catalog::is_listed(catalog::state(card->dates, now).state) &&
           has_key(house, card->employer);
}

const registration::Notice* notice_in(const House& house, std::string_view language) {
    for (const registration::Notice& notice : house.notices)
        if (notice.language == language)
            return &notice;
    return house.notices.empty() ? nullptr : &house.notices.front();
}

bool takes_no_letters(const Session& session, const House& house) {
    return session.registration_closed || house.notices.empty();
}

Session fresh(const House& house, std::shared_ptr<const catalog::Shelf> shelf, base::Instant now) {
    Session session;
    session.preferences = house.preferences;
    session.screen = Attract{.turned_at = now};
    session.last_event = session.last_touch = now;
    session.shelf = std::move(shelf);
    return session;
}

Updated update(Session session, const Event& event, base::TrustedTime now, const House& house) {
    Updated updated{.session = std::move(session), .effects = {}};
    Visit visit{updated.session, updated.effects, now, house};
    follow_clock(visit);
    if (std::holds_alternative<Tick>(event))
        tick(visit);
    else if (event.index() > first_of_the_world())
        answer_world(visit, event);
    else
        answer_finger(visit, event);
    updated.session.last_event = now.now;
    return updated;
}

} // namespace session
