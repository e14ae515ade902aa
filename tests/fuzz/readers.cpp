#include "readers.h"

#include "base/result.h"
#include "catalog/offer_json.h"
#include "convert/text.h"
#include "crypto/envelope.h"
#include "ingest/ingest.h"
#include "release/charter.h"
#include "release/documents.h"
#include "release/pack.h"
#include "release/release.h"
#include "release/rotation.h"
#include "wire/enrolment.h"
#include "wire/heartbeat.h"
#include "wire/json.h"

#include <algorithm>
#include <array>
#include <string>

namespace fuzz {

namespace {

std::string_view text_of(base::ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Whatever was read, nothing of it is lost, and what is stored comes back.
void import_as(base::ByteView bytes, std::optional<ingest::Kind> kind) {
    const auto imported = ingest::read_document({"document", std::string(64, '0'), bytes}, kind);
    base::ensure(!imported.offers.empty() || !imported.refused.empty());
    for (const catalog::Offer& offer : imported.offers) {
        const catalog::Account& account = offer.account;
        base::ensure(account.characters == account.shown + account.dropped_characters);
        const auto stored = catalog::from_stored_json(catalog::to_stored_json(offer));
        base::ensure(stored && *stored == offer);
    }
}

void read_offer(base::ByteView bytes) {
    if (const auto offer = catalog::from_stored_json(text_of(bytes)))
        base::ensure(catalog::from_stored_json(catalog::to_stored_json(*offer)) == *offer);
}

void read_head(base::ByteView bytes) {
    if (const auto head = release::parse_head(bytes))
        base::ensure(release::parse_head(base::bytes_of(release::to_json(*head))) == *head);
    (void)release::parse_rotation(bytes);
    (void)release::parse_charter(text_of(bytes));
}

void read_pack(base::ByteView bytes) {
    release::PackFile file;
    file.size_bytes = bytes.size();
    file.unpacked_bytes = release::maximum_part_bytes;
    release::DocumentsInMemory documents;
    (void)release::unpack(
        file,
        [&](std::uint64_t at, std::size_t size) -> base::Result<base::Bytes> {
            if (at > bytes.size() || size > bytes.size() - at)
                return base::fail(base::ErrorCode::malformed, "the pack ends");
            const auto part = bytes.subspan(static_cast<std::size_t>(at), size);
            return base::Bytes{part.begin(), part.end()};
        },
        documents);
}

void read_envelope(base::ByteView bytes) {
    (void)crypto::parse_envelope(bytes);
}

void read_wire(base::ByteView bytes) {
    const std::string_view text = text_of(bytes);
    (void)wire::parse_json(text);
    (void)wire::code_from(text);
    (void)wire::enrolment_request_from(text);
    (void)wire::enrolment_from(text);
    (void)wire::heartbeat_from(text);
    (void)wire::heartbeat_answer_from(text);
}

constexpr std::array<Reader, 12> all{{
    {"text", [](base::ByteView bytes) { import_as(bytes, ingest::Kind::text); }},
    {"html", [](base::ByteView bytes) { import_as(bytes, ingest::Kind::html); }},
    {"json", [](base::ByteView bytes) { import_as(bytes, ingest::Kind::json); }},
    {"xml", [](base::ByteView bytes) { import_as(bytes, ingest::Kind::xml); }},
    {"csv", [](base::ByteView bytes) { import_as(bytes, ingest::Kind::csv); }},
    {"docx", [](base::ByteView bytes) { (void)convert::text_of_docx(bytes); }},
    {"layout", [](base::ByteView bytes) { (void)convert::text_of_layout(text_of(bytes)); }},
    {"head", read_head},
    {"pack", read_pack},
    {"envelope", read_envelope},
    {"wire", read_wire},
    {"offer", read_offer},
}};

} // namespace

std::span<const Reader> readers() {
    return all;
}

const Reader* reader_named(std::string_view name) {
    const auto found = std::ranges::find(all, name, &Reader::name);
    return found == all.end() ? nullptr : &*found;
}

} // namespace fuzz
