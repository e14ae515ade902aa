#include "wire/enrolment.h"

#include "wire/json.h"

#include <array>

namespace wire {
namespace {

using base::ErrorCode;

constexpr std::string_view domain = "vitrine enrol v1";
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_characters = 8;
constexpr std::size_t maximum_employers = 1000;
constexpr std::int64_t longest_heartbeat_seconds = 3600;

base::Bytes signed_part(std::string_view code, const crypto::DevicePublicKey& device) {
    base::Bytes bytes(code.begin(), code.end());
    bytes.insert(bytes.end(), device.bytes.begin(), device.bytes.end());
    return bytes;
}

char meant(char typed) {
    if (typed >= 'a' && typed <= 'z')
        typed = static_cast<char>(typed - 'a' + 'A');
    return typed == 'O' ? '0' : typed == 'I' || typed == 'L' ? '1' : typed;
}

} // namespace

std::string make_code(crypto::Random& random) {
    std::array<std::uint8_t, code_characters> bytes{};
    random.fill(bytes);
    std::string code;
    for (const std::uint8_t byte : bytes) {
        if (code.size() == code_characters / 2)
            code += '-';
        code += alphabet[byte % alphabet.size()]; // 32 divides 256: no character is likelier
    }
    return code;
}

base::Result<std::string> code_from(std::string_view typed) {
    std::string code;
    for (const char each : typed) {
        if (each == ' ' || each == '-')
            continue;
        const char character = meant(each);
        if (alphabet.find(character) == std::string_view::npos || code.size() == code_characters)
            return base::fail(ErrorCode::invalid, "not a code of 8 letters and digits");
        code += character;
    }
    if (code.size() != code_characters)
        return base::fail(ErrorCode::invalid, "not a code of 8 letters and digits");
    return code;
}

std::string to_json(const EnrolmentRequest& request, const crypto::DeviceSigningKey& key) {
    const auto signature = crypto::sign(key, domain, signed_part(request.code, request.device));
    return to_text(Object{{"code", request.code},
                          {"device_key", base::to_base64url(request.device.bytes)},
                          {"version", request.version},
                          {"signature", base::to_base64url(signature.bytes)}});
}

base::Result<EnrolmentRequest> enrolment_request_from(std::string_view text) {
    TRY(const Json json, parse_json(text));
    Members members(json);
    EnrolmentRequest request;
    crypto::Signature signature;
    const auto code = code_from(members.text("code", 40));
    if (!code)
        members.refuse("code");
    members.bytes("device_key", request.device.bytes);
    request.version = members.text("version", maximum_name_bytes);
    members.bytes("signature", signature.bytes);
    TRY_VOID(members.finish());
    request.code = *code;
    if (!crypto::verify(request.device, domain, signed_part(request.code, request.device),
                        signature))
        return base::fail(ErrorCode::unverified, "signature");
    return request;
}

std::string to_json(const Enrolment& enrolment) {
    Array employers;
    for (const EmployerKeys& each : enrolment.employers)
        employers.push_back(Object{{"name", each.name},
                                   {"key", base::to_base64url(each.key.bytes)},
                                   {"escrow", base::to_base64url(each.escrow.bytes)}});
    return to_text(Object{
        {"kiosk",
         Object{{"id", enrolment.kiosk}, {"name", enrolment.name}, {"place", enrolment.place}}},
        {"employers", std::move(employers)},
        {"hub_key", base::to_base64url(enrolment.hub.bytes)},
        {"heartbeat_seconds", std::int64_t{enrolment.heartbeat.count()}},
        {"receipt_link", enrolment.receipt_link}});
}

base::Result<Enrolment> enrolment_from(std::string_view text) {
    TRY(const Json json, parse_json(text));
    Members members(json);
    Enrolment enrolment;
    if (const Json* kiosk = members.member("kiosk")) {
        Members named(*kiosk);
        enrolment.kiosk = named.text("id", maximum_name_bytes);
        enrolment.name = named.text("name", maximum_name_bytes);
        enrolment.place = named.text("place", maximum_name_bytes);
        TRY_VOID(named.finish_leniently());
    }
    for (const Json& each : members.array("employers", maximum_employers)) {
        Members employer(each);
        EmployerKeys keys;
        keys.name = employer.text("name", 2 * maximum_name_bytes);
        employer.bytes("key", keys.key.bytes);
        employer.bytes("escrow", keys.escrow.bytes);
        TRY_VOID(employer.finish_leniently());
        enrolment.employers.push_back(std::move(keys));
    }
    members.bytes("hub_key", enrolment.hub.bytes);
    const std::int64_t seconds = members.integer("heartbeat_seconds");
    if (seconds < 1 || seconds > longest_heartbeat_seconds)
        members.refuse("heartbeat_seconds");
    enrolment.heartbeat = std::chrono::seconds{seconds};
    enrolment.receipt_link = members.text("receipt_link", maximum_name_bytes);
    TRY_VOID(members.finish_leniently());
    return enrolment;
}

} // namespace wire
