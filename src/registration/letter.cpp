#include "registration/letter.h"

#include "base/json_writer.h"
#include "base/text.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace registration {
namespace {

using base::ErrorCode;

// JSON goes straight into locked memory, so that no copy of a visitor's words is left anywhere. A
// text that does not fit is remembered, and the whole is then refused.
struct LockedPage {
    crypto::LockedBytes& bytes;
    bool fitted = true;
    void append(std::string_view part) { fitted = fitted && bytes.append(part); }
};
using JsonWriter = base::JsonWriter<LockedPage>;

struct Group {
    std::string known_as;
    const crypto::EmployerPublicKey* key = nullptr;
    std::vector<const OfferNamed*> offers;
};

base::Result<std::vector<Group>> by_employer(std::span<const OfferNamed> offers,
                                             const Employers& employers) {
    std::vector<Group> groups;
    for (const OfferNamed& offer : offers) {
        const std::string known_as = Employers::folded(offer.employer);
        auto group = std::ranges::find(groups, known_as, &Group::known_as);
        if (group == groups.end()) {
            const crypto::EmployerPublicKey* key = employers.key_of(offer.employer);
            if (key == nullptr)
                return base::fail(ErrorCode::not_found, "no key for the employer \"" +
                                                            offer.employer + "\" of offer " +
                                                            offer.id.text);
            group = groups.insert(groups.end(), {known_as, key, {}});
        }
        const bool twice = std::ranges::any_of(
            group->offers, [&](const OfferNamed* other) { return other->id == offer.id; });
        if (!twice)
            group->offers.push_back(&offer);
    }
    return groups;
}

base::Result<void> check_sent(const Draft& draft) {
    const FormField contact =
        draft.contact == ContactWay::mail ? FormField::mail : FormField::phone;
    for (const FormField field : {FormField::name, contact, FormField::message})
        if (check(draft, field))
            return base::fail(ErrorCode::invalid, "a field of the form is not right");
    return {};
}

// Everything that is the same in all letters of one registration.
struct Saying {
    const Draft& draft;
    std::optional<crypto::LockedText> phone; // in its national form, when that is the contact
    Sealer& sealer;
    const Notice& notice;
    base::Instant now;
};

void write(JsonWriter& json, const Saying& saying, const crypto::LetterId& id, const Group& group) {
    const Draft& draft = saying.draft;
    json.open('{');
    json.raw_member("schema", "1");
    json.member("letter", crypto::to_text(id));
    json.member("employer", group.offers.front()->employer);
    json.member("employer_key", crypto::to_hex(crypto::id_of(*group.key)));
    json.key("offers");
    json.open('[');
    for (const OfferNamed* offer : group.offers) {
        json.open('{');
        json.member("id", offer->id.text);
        json.member("title", offer->title);
        json.member("reference", offer->reference);
        json.close('}');
    }
    json.close(']');
    json.member("name", base::trim(draft.name.view()));
    const bool by_mail = draft.contact == ContactWay::mail;
    json.member("mail", by_mail ? base::trim(draft.mail.view()) : std::string_view{});
    json.member("phone", saying.phone ? base::trim(saying.phone->view()) : std::string_view{});
    json.member("message", base::trim(draft.message.view()));
    json.raw_member("may_contact_for_others", draft.may_contact_for_others ? "true" : "false");
    json.key("notice");
    json.open('{');
    json.member("version", saying.notice.version);
    json.member("language", saying.notice.language);
    json.member("sha256", crypto::to_hex(saying.notice.digest));
    json.close('}');
    json.member("kiosk", saying.sealer.kiosk);
    json.member("saved_at", base::to_iso(saying.now));
    json.close('}');
}

base::Result<crypto::Envelope> seal(Saying& saying, const Group& group,
                                    const crypto::ReceiptDigest& receipt, crypto::Random& random) {
    const auto own = saying.sealer.own_escrows.find(*group.key);
    const crypto::Address address{
        crypto::make_letter_id(saying.now, random), *group.key,
        own == saying.sealer.own_escrows.end() ? saying.sealer.escrow : own->second, receipt};
    crypto::LockedBytes& room = saying.sealer.room;
    LockedPage page{room};
    JsonWriter json(page);
    write(json, saying, address.id, group);
    if (!page.fitted || room.size() > crypto::maximum_inner_bytes) {
        room.resize(0);
        return base::fail(ErrorCode::too_large,
                          "the letter to \"" + group.offers.front()->employer +
                              "\" is longer than " + std::to_string(crypto::maximum_inner_bytes) +
                              " bytes");
    }
    return crypto::seal(address, room, saying.sealer.device, random);
}

} // namespace

base::Result<Registration> compose(const Draft& draft, std::span<const OfferNamed> offers,
                                   Sealer& sealer, const Notice& notice, base::Instant now,
                                   crypto::Random& random) {
    if (offers.empty())
        return base::fail(ErrorCode::invalid, "a registration without an offer");
    if (offers.size() > maximum_offers)
        return base::fail(ErrorCode::too_large,
                          "a registration for " + std::to_string(offers.size()) +
                              " offers; the limit is " + std::to_string(maximum_offers));
    TRY_VOID(check_sent(draft));
    TRY(const std::vector<Group> groups, by_employer(offers, sealer.employers));
    Registration registration;
    Receipt& receipt = registration.receipt;
    receipt.code = crypto::make_receipt_code(random);
    TRY(receipt.digest, crypto::receipt_digest_of(receipt.code));
    Saying saying{draft, std::nullopt, sealer, notice, now};
    if (draft.contact == ContactWay::phone)
        saying.phone = national_form(draft.phone.view());
    for (const Group& group : groups) {
        TRY(crypto::Envelope letter, seal(saying, group, receipt.digest, random));
        registration.letters.push_back(std::move(letter));
        Recipient& recipient = receipt.recipients.emplace_back();
        recipient.employer = group.offers.front()->employer;
        for (const OfferNamed* offer : group.offers)
            recipient.offers.push_back(offer->id);
    }
    return registration;
}

} // namespace registration
