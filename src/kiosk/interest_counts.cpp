#include "kiosk/interest_counts.h"

#include <algorithm>
#include <tuple>

namespace kiosk {

session::Interest* InterestCounts::of(const catalog::OfferId& id) {
    if (counts_.size() >= most_offers && !counts_.contains(id.text))
        return nullptr;
    session::Interest& interest = counts_[id.text];
    interest.offer = id;
    return &interest;
}

void InterestCounts::note(const session::Event& event, const session::Screen& screen) {
    const bool opens = std::holds_alternative<session::OpenOffer>(event) ||
                       std::holds_alternative<session::TurnOffer>(event);
    if (const auto* detail = std::get_if<session::Detail>(&screen); opens && detail != nullptr)
        if (auto* interest = of(detail->id))
            ++interest->opened;
    const auto* saved = std::get_if<session::LettersSaved>(&event);
    if (saved == nullptr)
        return;
    for (const session::Recipient& recipient : saved->receipt.recipients)
        for (const catalog::OfferId& id : recipient.offers)
            if (auto* interest = of(id))
                ++interest->registered;
}

std::vector<session::Interest> InterestCounts::all() const {
    std::vector<session::Interest> sorted;
    for (const auto& [id, interest] : counts_)
        sorted.push_back(interest);
    std::ranges::stable_sort(sorted, std::greater{}, [](const session::Interest& each) {
        return std::tuple(each.opened, each.registered);
    });
    return sorted;
}

} // namespace kiosk
