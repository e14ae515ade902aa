#include "release/documents.h"

#include "catalog/offer_json.h"
#include "release/charter.h"

#include <array>

namespace release {

using base::ErrorCode;

base::Result<void> check_identity(std::string_view id, const catalog::Offer& offer) {
    if (id.empty() || id.size() > maximum_id_bytes)
        return base::fail(ErrorCode::malformed, "a document's id has 1 to 512 bytes");
    if (offer.id.text != id)
        return base::fail(ErrorCode::malformed,
                          "document " + std::string(id) + " is offer " + offer.id.text);
    return {};
}

base::Result<void> check_document(std::string_view id, std::string_view text) {
    if (text.size() > maximum_document_bytes)
        return base::fail(ErrorCode::too_large, "document " + std::string(id) + " has " +
                                                    std::to_string(text.size()) + " bytes");
    if (id == charter_id) {
        TRY_VOID(parse_charter(text));
        return {};
    }
    TRY(const catalog::Offer offer, catalog::from_stored_json(text));
    return check_identity(id, offer);
}

RootOf::RootOf() {
    constexpr std::string_view domain{"vitrine documents 1\0", 20};
    sum_.add(base::bytes_of(domain));
}

void RootOf::add(std::string_view id, const crypto::Digest& digest) {
    base::ensure(id.size() <= maximum_id_bytes && last_ < id);
    last_ = id;
    const std::array<std::uint8_t, 2> size{static_cast<std::uint8_t>(id.size()),
                                           static_cast<std::uint8_t>(id.size() >> 8)};
    sum_.add(size);
    sum_.add(base::bytes_of(id));
    sum_.add(digest.bytes);
}

base::Result<std::optional<std::string>> DocumentsInMemory::find(std::string_view id) {
    const auto found = texts_.find(id);
    return found == texts_.end() ? std::nullopt : std::optional{found->second};
}

base::Result<void> DocumentsInMemory::put(std::string_view id, std::string_view text) {
    TRY_VOID(check_document(id, text));
    texts_.insert_or_assign(std::string(id), std::string(text));
    return {};
}

base::Result<void> DocumentsInMemory::remove(std::string_view id) {
    const auto found = texts_.find(id);
    if (found == texts_.end())
        return base::fail(ErrorCode::not_found, "no document " + std::string(id) + " to remove");
    texts_.erase(found);
    return {};
}

base::Result<void> DocumentsInMemory::clear() {
    texts_.clear();
    return {};
}

base::Result<crypto::Digest> DocumentsInMemory::root() {
    RootOf root;
    for (const auto& [id, text] : texts_)
        root.add(id, crypto::sha256(base::bytes_of(text)));
    return root.root();
}

} // namespace release
