// Why: the letters that came, each kept once under its name for the whole life of the data, and
// erased on time or when its visitor or its recruiter says so.
// Left to others: whether a letter may come in (kiosk_api), signing for it (receiver).
//
// An erased letter keeps id, digest and time of arrival, so that the same letter again gets the
// same answer; its bytes and note are gone. Every erasure leaves a row that counts it, per
// employer.
#pragma once

#include "crypto/envelope.h"
#include "hub/sql.h"

#include <optional>
#include <string>
#include <vector>

namespace hub {

inline constexpr std::size_t maximum_quarantined = 1000;
inline constexpr std::size_t maximum_listed = 500;
inline constexpr std::size_t maximum_note_bytes = 4096;
inline constexpr int minimum_retention_days = 30;
inline constexpr int maximum_retention_days =
    730;                                          // consent: CNIL, two years after the last contact
inline constexpr int default_retention_days = 90; // CNIL: to explain a refusal, three months
// How long "effacée" is told, and how long an erasure waits for a letter that has not come.
inline constexpr base::Duration erasure_remembered = std::chrono::days{30};

// A letter that was verified, and whose it is.
struct Incoming {
    crypto::LetterId id;
    crypto::Digest digest;
    crypto::ReceiptDigest receipt;
    std::string kiosk;
    std::string employer;
    int retention_days = default_retention_days;
    base::Bytes envelope;
};

enum class Reception { kept, known, conflicting };
struct Received {
    Reception reception = Reception::kept;
    base::Instant received_at{}; // the first time
    bool operator==(const Received&) const = default;
};

// All in one durable transaction; one answer for each, in their order. A letter under a known id
// with another digest goes into quarantine, while that has room.
base::Result<std::vector<Received>> receive(Engine& engine, std::span<const Incoming> letters,
                                            base::Instant now);

struct Interest {
    std::int64_t seq = 0;
    crypto::LetterId id;
    crypto::Digest digest;
    base::Instant received_at{};
    std::string kiosk;
    std::string kiosk_name;
    std::string kiosk_place;
    base::Bytes device_key;
    base::Bytes envelope;
    std::string mark;
    std::optional<base::Bytes> note;
    base::Instant delete_after{};
    std::int64_t version = 1;
};
struct Interests {
    std::vector<Interest> interests; // newest first
    std::optional<std::int64_t> next;
    std::int64_t total = 0;
};
// `before`: the seq of the last that was listed.
base::Result<Interests> list_interests(Engine& engine, const std::string& employer,
                                       std::optional<std::int64_t> before, std::size_t limit);

struct InterestChange {
    std::int64_t version = 0;
    std::optional<std::string> mark = {};
    bool sets_note = false;
    std::optional<base::Bytes> note = {};
    std::optional<base::Instant> delete_after = {};
};
struct InterestState {
    bool changed = false; // false: the version was another; this is what is there
    std::int64_t version = 0;
    std::string mark;
    std::optional<base::Bytes> note;
    base::Instant delete_after{};
};
// `not_found` for a letter that is not this employer's or was erased; `invalid` naming the member.
base::Result<InterestState> change_interest(Engine& engine, const std::string& employer,
                                            const crypto::LetterId& id,
                                            const InterestChange& change);

// By the recruiter; `not_found` as above.
base::Result<void> erase_interest(Engine& engine, const std::string& employer,
                                  const crypto::LetterId& id, base::Instant now);

// By the visitor. Also of letters that have not come yet: they will be erased on arrival.
base::Result<void> erase_receipts(Engine& engine, std::span<const crypto::ReceiptDigest> receipts,
                                  base::Instant now);

enum class ReceiptState { unknown, received, erased };
struct ReceiptStatus {
    ReceiptState state = ReceiptState::unknown;
    std::vector<std::string> employers; // names
    base::Instant received_at{};
    base::Instant delete_after{};
};
base::Result<ReceiptStatus> receipt_status(Engine& engine, const crypto::ReceiptDigest& receipt);

// Letters of a kiosk that their visitor erased, since `after` (milliseconds; some are told twice,
// which does no harm) and where to go on.
struct Erasures {
    std::vector<crypto::LetterId> ids;
    std::int64_t next = 0;
};
base::Result<Erasures> erasures_for(Engine& engine, const std::string& kiosk, std::int64_t after);

// What is due: letters past their time, wishes whose letters came at the same moment, receipts that
// were remembered long enough. Returns how many letters it erased.
base::Result<std::int64_t> purge(Engine& engine, base::Instant now);

struct Purge {
    base::Instant at{};
    std::string reason; // "retention", "visitor", "recruiter", "retention_changed"
    std::int64_t letters = 0;
    base::Instant oldest{};
    base::Instant newest{};
};
base::Result<std::vector<Purge>> list_purges(Engine& engine, const std::string& employer);

// Also shortens, never lengthens, what is kept already. `invalid` outside the limits above.
base::Result<void> set_retention(Engine& engine, const std::string& employer, int days);

} // namespace hub
