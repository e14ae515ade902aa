#include "wire/receipt_status.h"

#include "wire/json.h"

#include <array>

namespace wire {
namespace {

constexpr std::string_view domain = "vitrine receipt question v1";
constexpr std::size_t maximum_name_bytes = 1000;
constexpr std::array<std::string_view, 3> places = {"unknown", "received", "erased"};

} // namespace

std::string receipt_question(const crypto::ReceiptDigest& receipt) {
    return to_text(Object{{"receipt", crypto::to_hex(receipt.digest)}});
}

base::Result<crypto::ReceiptDigest> receipt_question_from(std::string_view text) {
    TRY(const Json json, parse_json(text));
    Members members(json);
    const auto digest = crypto::digest_from_hex(members.text("receipt", 64));
    if (!digest)
        members.refuse("receipt");
    TRY_VOID(members.finish());
    return crypto::ReceiptDigest{*digest};
}

std::string to_json(const ReceiptAnswer& answer) {
    return to_text(Object{{"state", places.at(static_cast<std::size_t>(answer.place))},
                          {"employers", Array(answer.employers.begin(), answer.employers.end())},
                          {"received", answer.received},
                          {"delete_after", answer.delete_after}});
}

base::Result<ReceiptAnswer> receipt_answer_from(std::string_view text) {
    TRY(const Json json, parse_json(text));
    Members members(json);
    ReceiptAnswer answer;
    const std::string place = members.text("state", 16);
    const auto found = std::ranges::find(places, place);
    if (found == places.end())
        members.refuse("state");
    else
        answer.place = static_cast<ReceiptPlace>(found - places.begin());
    answer.employers = members.texts("employers", maximum_receipt_employers, maximum_name_bytes);
    if (members.has("received"))
        answer.received = members.instant("received");
    if (members.has("delete_after"))
        answer.delete_after = members.instant("delete_after");
    TRY_VOID(members.finish_leniently());
    return answer;
}

crypto::Signature sign_receipt_question(const crypto::DeviceSigningKey& key,
                                        std::string_view body) {
    return crypto::sign(key, domain, base::bytes_of(body));
}

bool verify_receipt_question(const crypto::DevicePublicKey& key, std::string_view body,
                             const crypto::Signature& signature) {
    return crypto::verify(key, domain, base::bytes_of(body), signature);
}

} // namespace wire
