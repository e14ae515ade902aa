// Why: the last admitted offers are on this machine's disk, so that it opens without a network.
// Left to others: admitting a release or importing a folder (release, ingest), searching (catalog).
//
// Starting reads the shelf alone; an offer is read when somebody opens it. A damaged catalog is put
// aside as catalog.damaged.db and the store opens empty: unlike the outbox it holds nothing that
// cannot be had again.
#pragma once

#include "base/date.h"
#include "base/progress.h"
#include "catalog/offer.h"
#include "catalog/shelf.h"
#include "sqlite/database.h"
#include "store/folder.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace store {

inline constexpr std::size_t maximum_offers = 200'000;
inline constexpr std::size_t maximum_offer_bytes = 4u * 1024 * 1024; // as stored JSON

// What is on the kiosk, apart from the offers themselves.
struct Edition {
    base::Instant issued{};                 // the age of the data
    std::string origin;                     // where the offers came from, to know them again
    std::vector<catalog::OfferId> recalled; // withdrawn by their employer, listed or not
    base::Instant fresh_until{};            // 1970: nobody has said
    bool operator==(const Edition&) const = default;
};

// What came with the offers of a release, in the words of `release`, which only its reader knows.
struct Papers {
    std::string trust;
    std::string charter;
    bool operator==(const Papers&) const = default;
};

class CatalogChange;

enum class CatalogAccess {
    write,  // the kiosk
    read,   // also on a disk that takes no writes
    memory, // for a kiosk whose disk takes no writes and holds no catalog
};

class CatalogStore {
public:
    // `busy` where another kiosk uses the folder, `newer_schema` for a file of a later Vitrine,
    // `not_found` where there is nothing to read, `read_only`, `disk_full`, `denied`,
    // `unavailable`. A damaged file is `corrupt` only for CatalogAccess::read; otherwise see
    // rebuilt().
    static base::Result<CatalogStore> open(std::shared_ptr<Folder> folder,
                                           CatalogAccess access = CatalogAccess::write);

    // A damaged catalog was put aside; the offers have to be brought in again.
    bool rebuilt() const { return rebuilt_; }

    // The same, for a damage that was found later (offer() or cards() said `corrupt`).
    base::Result<void> rebuild();

    // In one transaction: after a power cut the catalog is the old one or the new one. Only what
    // differs is written. `invalid` where two offers have one id, `too_large` above the limits.
    // `progress` counts each offer twice: when it is kept, and when its words are in the index.
    base::Result<void> replace(std::span<const catalog::Offer> offers, const Edition& edition,
                               const base::Progress& progress = {});

    // The same for a part of the offers: what `change` does, and the edition and papers it returns,
    // are one transaction, which is rolled back when it fails.
    struct Renewal {
        Edition edition;
        Papers papers;
    };
    base::Result<void> change(const std::function<base::Result<Renewal>(CatalogChange&)>& change);

    // None before the first change(), and after a replace().
    base::Result<std::optional<Papers>> papers();

    // None before the first replace() or change().
    base::Result<std::optional<Edition>> edition();
    base::Result<std::vector<catalog::Card>> cards(); // in the order of their ids
    // The cards with their index, as they were saved. One that is damaged or of another edition is
    // made anew, which takes seconds for a hundred thousand offers, and saved where that can be.
    base::Result<catalog::Shelf> shelf();
    // `not_found` for an unknown id, `corrupt` where the bytes are not those that were written.
    base::Result<catalog::Offer> offer(const catalog::OfferId& id);

private:
    CatalogStore() = default;
    base::Result<void> open_for_writing();
    base::Result<void> open_for_reading();
    base::Result<void> put_aside();
    base::Result<void> write(std::span<const catalog::Offer> offers, const Edition& edition,
                             const base::Progress& progress);
    base::Result<void> make(const std::function<base::Result<Renewal>(CatalogChange&)>& change);
    base::Result<void> keep(base::ByteView shelf);
    base::Result<void> refuse_unless_writable() const;
    base::Result<void> make_ready();
    template <class T>
    base::Result<T> trusted(base::Result<T> done);

    std::shared_ptr<Folder> folder_;
    std::unique_ptr<FolderLock> lock_;
    std::unique_ptr<sqlite::Database> database_; // none after a failure, until make_ready()
    CatalogAccess access_ = CatalogAccess::write;
    bool rebuilt_ = false;
};

} // namespace store
