// Why: a release is applied to the kiosk's catalog file, document by document, in one transaction.
// Left to others: the release (release/admission), the file (store/catalog_change).
#pragma once

#include "release/documents.h"
#include "store/catalog_change.h"

#include <optional>
#include <string>

namespace kiosk {

class CatalogDocuments final : public release::Documents {
public:
    // `charter` is the one that stands in the file.
    CatalogDocuments(store::CatalogChange& change, std::optional<std::string> charter)
        : change_(change)
        , charter_(std::move(charter)) {}

    base::Result<std::optional<std::string>> find(std::string_view id) override;
    base::Result<void> put(std::string_view id, std::string_view text) override;
    base::Result<void> remove(std::string_view id) override;
    base::Result<void> clear() override;
    base::Result<std::uint64_t> count() override;
    base::Result<crypto::Digest> root() override;

    const std::optional<std::string>& charter() const { return charter_; }

private:
    store::CatalogChange& change_;
    std::optional<std::string> charter_;
};

} // namespace kiosk
