#include "kiosk/catalog_documents.h"

#include "catalog/offer_json.h"
#include "release/charter.h"

namespace kiosk {

using base::Result;

Result<std::optional<std::string>> CatalogDocuments::find(std::string_view id) {
    return id == release::charter_id ? charter_ : change_.json(id);
}

Result<void> CatalogDocuments::put(std::string_view id, std::string_view text) {
    if (id == release::charter_id) {
        TRY_VOID(release::check_document(id, text));
        charter_ = text;
        return {};
    }
    TRY(const catalog::Offer offer, catalog::from_stored_json(text));
    TRY_VOID(release::check_identity(id, offer));
    return change_.put(offer, text, crypto::sha256(base::bytes_of(text)));
}

Result<void> CatalogDocuments::remove(std::string_view id) {
    if (id != release::charter_id)
        return change_.remove(id);
    if (!charter_)
        return base::fail(base::ErrorCode::not_found, "no charter to remove");
    charter_.reset();
    return {};
}

Result<void> CatalogDocuments::clear() {
    charter_.reset();
    return change_.clear();
}

Result<std::uint64_t> CatalogDocuments::count() {
    TRY(const std::uint64_t offers, change_.count());
    return offers + (charter_ ? 1 : 0);
}

Result<crypto::Digest> CatalogDocuments::root() {
    release::RootOf root;
    bool owes_charter = charter_.has_value();
    const auto add_charter = [&] {
        root.add(release::charter_id, crypto::sha256(base::bytes_of(*charter_)));
        owes_charter = false;
    };
    TRY_VOID(change_.each_digest([&](std::string_view id, const crypto::Digest& digest) {
        if (owes_charter && release::charter_id < id)
            add_charter();
        root.add(id, digest);
    }));
    if (owes_charter)
        add_charter();
    return root.root();
}

} // namespace kiosk
