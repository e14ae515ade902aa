#include "registration/opened_letter.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace registration {
namespace {

using base::ErrorCode;
using nlohmann::json;

// Reads members one after the other and remembers the first that is not as it should be.
class Reader {
public:
    explicit Reader(const json& object)
        : object_(object) {}

    std::string text(const char* name) { return value<std::string>(name, &json::is_string); }
    bool truth(const char* name) { return value<bool>(name, &json::is_boolean); }
    json object(const char* name) { return value<json>(name, &json::is_object); }
    json array(const char* name) { return value<json>(name, &json::is_array); }
    const std::string& wrong() const { return wrong_; }
    void refuse(std::string_view name) {
        if (wrong_.empty())
            wrong_ = name;
    }

private:
    template <class T>
    T value(const char* name, bool (json::*is)() const noexcept) {
        const auto member = object_.find(name);
        if (member != object_.end() && ((*member).*is)())
            return member->template get<T>();
        refuse(name);
        return {};
    }

    const json& object_;
    std::string wrong_;
};

void read_offers(Reader& reader, OpenedLetter& letter) {
    for (const json& each : reader.array("offers")) {
        Reader offer(each);
        OfferNamed named;
        named.id.text = each.is_object() ? offer.text("id") : std::string{};
        named.title = each.is_object() ? offer.text("title") : std::string{};
        named.reference = each.is_object() ? offer.text("reference") : std::string{};
        named.employer = letter.employer;
        if (!each.is_object() || !offer.wrong().empty())
            return reader.refuse("offers");
        letter.offers.push_back(std::move(named));
    }
    if (letter.offers.empty())
        reader.refuse("offers");
}

void read_notice(Reader& reader, OpenedLetter& letter) {
    const json object = reader.object("notice");
    Reader notice(object);
    letter.notice_version = notice.text("version");
    letter.notice_language = notice.text("language");
    const auto digest = crypto::digest_from_hex(notice.text("sha256"));
    if (!notice.wrong().empty() || !digest)
        return reader.refuse("notice");
    letter.notice_digest = *digest;
}

} // namespace

base::Result<OpenedLetter> read_letter(std::string_view inner, const crypto::Envelope& envelope) {
    const std::string which = "letter " + crypto::to_text(envelope.id) + ": ";
    const json object = json::parse(inner, nullptr, false);
    if (!object.is_object())
        return base::fail(ErrorCode::malformed, which + "its text is not a JSON object");
    const auto schema = object.find("schema");
    if (schema == object.end() || !schema->is_number_unsigned())
        return base::fail(ErrorCode::malformed, which + "it has no schema");
    if (*schema != 1)
        return base::fail(*schema > 1 ? ErrorCode::newer_schema : ErrorCode::malformed,
                          which + "schema " + schema->dump() + "; this program reads 1");
    Reader reader(object);
    OpenedLetter letter;
    letter.id = envelope.id;
    const std::string id = reader.text("letter");
    const std::string key = reader.text("employer_key");
    letter.employer = reader.text("employer");
    read_offers(reader, letter);
    letter.name = reader.text("name");
    letter.mail = reader.text("mail");
    letter.phone = reader.text("phone");
    letter.message = reader.text("message");
    letter.may_contact_for_others = reader.truth("may_contact_for_others");
    read_notice(reader, letter);
    letter.kiosk = reader.text("kiosk");
    const auto saved_at = base::parse_instant(reader.text("saved_at"));
    if (saved_at)
        letter.saved_at = *saved_at;
    else
        reader.refuse("saved_at");
    if (!reader.wrong().empty())
        return base::fail(ErrorCode::malformed,
                          which + "\"" + reader.wrong() + "\" is missing or wrong");
    if (id != crypto::to_text(envelope.id) || key != crypto::to_hex(envelope.employer_key))
        return base::fail(ErrorCode::unverified, which + "its text names another letter or key");
    return letter;
}

} // namespace registration
