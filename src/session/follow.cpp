#include "session/visit.h"

namespace session {
namespace {

bool can_erase(const Followed& followed) {
    return followed.trace.status != LetterStatus::erased &&
           followed.erasing != Followed::Erasing::under_way;
}

} // namespace

void follow(Visit& visit, const Event& event) {
    using Erasing = Followed::Erasing;
    auto* followed = visit.on<Followed>();
    std::visit(Overloaded{
                   [&](const GoBack&) {
                       if (followed->erasing != Erasing::under_way)
                           leave_code(visit);
                   },
                   [&](const AskToErase& ask) {
                       if (can_erase(*followed))
                           followed->erasing = ask.asking ? Erasing::asking : Erasing::no;
                   },
                   [&](const EraseForGood&) {
                       if (followed->erasing != Erasing::asking)
                           return;
                       followed->erasing = Erasing::under_way;
                       visit.effects.push_back(EraseReceipt{followed->trace.code});
                   },
                   [](const auto&) {},
               },
               event);
}

void receipt_erased(Visit& visit, const Trace& left) {
    auto* followed = visit.on<Followed>();
    if (followed && followed->trace.code == left.code)
        *followed = {left, Followed::Erasing::no};
}

void erasing_failed(Visit& visit) {
    auto* followed = visit.on<Followed>();
    if (followed && followed->erasing == Followed::Erasing::under_way)
        followed->erasing = Followed::Erasing::failed;
}

void erasure_told(Visit& visit, const ErasureTold& event) {
    auto* followed = visit.on<Followed>();
    if (followed && followed->trace.code == event.code)
        followed->trace.hub_to_be_told = false;
}

} // namespace session
