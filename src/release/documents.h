// Why: the same packs are applied to memory (a publisher, `vitrine verify`) and to a kiosk's
// catalog file; this is all that either must be able to do.
// Left to others: packs (pack.h), the kiosk's file (kiosk/catalog_documents).
#pragma once

#include "catalog/offer.h"
#include "release/release.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace release {

class Documents {
public:
    virtual ~Documents() = default;
    virtual base::Result<std::optional<std::string>> find(std::string_view id) = 0;
    // The document is checked (check_document) before it is kept.
    virtual base::Result<void> put(std::string_view id, std::string_view text) = 0;
    virtual base::Result<void> remove(std::string_view id) = 0; // `not_found`
    virtual base::Result<void> clear() = 0;
    virtual base::Result<std::uint64_t> count() = 0;
    virtual base::Result<crypto::Digest> root() = 0;
};

// `malformed` unless it is an offer of that id, or the charter: what a kiosk could not show is not
// admitted.
base::Result<void> check_document(std::string_view id, std::string_view text);

// `malformed` unless `id` may name a document and is the offer's own.
base::Result<void> check_identity(std::string_view id, const catalog::Offer& offer);

// The root of release.h; ids ascending.
class RootOf {
public:
    RootOf();
    void add(std::string_view id, const crypto::Digest& digest);
    crypto::Digest root() const { return sum_.digest(); }

private:
    crypto::Sha256 sum_;
    std::string last_;
};

class DocumentsInMemory final : public Documents {
public:
    using Map = std::map<std::string, std::string, std::less<>>;
    DocumentsInMemory() = default;
    explicit DocumentsInMemory(Map texts)
        : texts_(std::move(texts)) {}

    base::Result<std::optional<std::string>> find(std::string_view id) override;
    base::Result<void> put(std::string_view id, std::string_view text) override;
    base::Result<void> remove(std::string_view id) override;
    base::Result<void> clear() override;
    base::Result<std::uint64_t> count() override { return texts_.size(); }
    base::Result<crypto::Digest> root() override;

    const Map& texts() const { return texts_; }

private:
    Map texts_;
};

} // namespace release
