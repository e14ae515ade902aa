// Why: what a kiosk admitted last outlives its catalog: when that is damaged, no older release gets
// in again, and the offers come back without a network.
// Left to others: what the words mean (release), the packs that are named in them (kiosk/catch_up).
//
// It is a file of its own, written once a release. Whoever has the catalog open for writing has
// this one too; the catalog's lock is held for both.
#pragma once

#include "sqlite/database.h"
#include "store/folder.h"

#include <memory>
#include <optional>
#include <string>

namespace store {

// In the words of `release`, which only its reader knows.
struct Admission {
    std::string trust; // what may be admitted from now on
    std::string head;  // of the release in the catalog, as it was signed
    std::string route; // the packs that make it out of nothing
    bool operator==(const Admission&) const = default;
};

class AdmissionStore {
public:
    // A damaged file is begun anew: the catalog's papers say nearly the same. Errors as of
    // CatalogStore::open, for writing.
    static base::Result<AdmissionStore> open(std::shared_ptr<Folder> folder);

    base::Result<std::optional<Admission>> last();
    // Durable when it returns: after a power cut it is the former one or this one.
    base::Result<void> keep(const Admission& admission);

private:
    explicit AdmissionStore(sqlite::Database database)
        : database_(std::move(database)) {}

    sqlite::Database database_;
};

} // namespace store
