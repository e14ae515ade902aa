// Why: a kiosk asks its hub where the letters of a receipt are, for a visitor who typed its code.
// Left to others: HTTP (platform, hub), the rows (hub/letters.h), the words (present).
//
// Both are JSON; src/hub/README.md shows them. The code itself never travels: its digest does.
#pragma once

#include "base/date.h"
#include "crypto/keys.h"
#include "crypto/receipt.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

inline constexpr std::size_t maximum_receipt_question_bytes = 256;
inline constexpr std::size_t maximum_receipt_employers = 100;

std::string receipt_question(const crypto::ReceiptDigest& receipt);
base::Result<crypto::ReceiptDigest> receipt_question_from(std::string_view json);

enum class ReceiptPlace { unknown, received, erased };
struct ReceiptAnswer {
    ReceiptPlace place = ReceiptPlace::unknown;
    std::vector<std::string> employers;        // who can read it
    std::optional<base::Instant> received;     // the first of its letters
    std::optional<base::Instant> delete_after; // the last of them
    bool operator==(const ReceiptAnswer&) const = default;
};
std::string to_json(const ReceiptAnswer& answer);
base::Result<ReceiptAnswer> receipt_answer_from(std::string_view json);

// Over the body as sent.
crypto::Signature sign_receipt_question(const crypto::DeviceSigningKey& key, std::string_view body);
bool verify_receipt_question(const crypto::DevicePublicKey& key, std::string_view body,
                             const crypto::Signature& signature);

} // namespace wire
