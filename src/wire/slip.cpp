#include "wire/slip.h"

#include "wire/json.h"

namespace wire {
namespace {

std::string text_of(const Slip& slip) {
    Array offers;
    for (const SlipOffer& offer : slip.offers)
        offers.push_back(
            Object{{"id", offer.id}, {"title", offer.title}, {"reference", offer.reference}});
    return to_text(
        Object{{"employer", slip.employer}, {"offers", std::move(offers)}, {"more", slip.more}});
}

} // namespace

base::Result<base::Bytes> seal(Slip slip, std::string_view code, crypto::Random& random) {
    std::string text = text_of(slip);
    while (text.size() > crypto::maximum_slip_text_bytes && !slip.offers.empty()) {
        slip.offers.pop_back();
        ++slip.more;
        text = text_of(slip);
    }
    return crypto::seal_slip(code, text, random);
}

base::Result<Slip> open_slip(base::ByteView sealed, std::string_view code) {
    TRY(const std::string text, crypto::open_slip(code, sealed));
    TRY(const Json json, parse_json(text));
    Members members(json);
    Slip slip;
    slip.employer = members.text("employer", crypto::maximum_slip_text_bytes);
    for (const Json& each : members.array("offers", maximum_slip_offers)) {
        Members offer(each);
        slip.offers.push_back({offer.text("id", crypto::maximum_slip_text_bytes),
                               offer.text("title", crypto::maximum_slip_text_bytes),
                               offer.text("reference", crypto::maximum_slip_text_bytes)});
        if (!offer.finish_leniently())
            members.refuse("offers");
    }
    slip.more = members.integer("more");
    TRY_VOID(members.finish_leniently());
    return slip;
}

} // namespace wire
