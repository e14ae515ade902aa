// Why: the offers of a kiosk, what made them and what may replace them, kept so that a damaged
// catalog neither opens the door to an older release nor leaves the kiosk without offers.
// Left to others: where releases come from (catch_up), what is admitted (release/admission).
//
// Beside catalog.db lie admitted.db (store/admission_store) and, in packs/, the packs that make
// the catalog out of nothing: the snapshot it began with and every delta since. When the deltas
// weigh as much as the snapshot, the kiosk begins with a new one, so that this costs no more than
// twice the deltas on the wire and twice the snapshot on the disk.
#pragma once

#include "platform/staged_file.h"
#include "release/reception.h"
#include "store/admission_store.h"
#include "store/catalog_store.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace kiosk {

// Belongs to one thread.
struct Stock {
    std::shared_ptr<store::Folder> folder;
    std::filesystem::path data;
    store::CatalogStore catalog; // open for writing
    store::AdmissionStore admissions;
    release::Trust trust;              // its `seen` is the floor: nothing older comes in
    std::optional<release::Seen> held; // the release that the catalog is; none: no release
    release::Route kept;               // makes it out of nothing; no packs: they are not here

    std::filesystem::path staging() const { return data / "incoming"; }
};

// What was admitted before, by the catalog or beside it, as long as it began with this anchor and
// channel; the anchor alone otherwise. Errors of both stores.
base::Result<Stock> open_stock(std::shared_ptr<store::Folder> folder, std::filesystem::path data,
                               const crypto::ReleasePublicKey& anchor, const std::string& channel);

// The catalog is exactly this release.
bool holds(const Stock& stock, const release::Head& head);

// From what is in the catalog to this release, by the packs that cost least.
release::Route route_for(const Stock& stock, const release::Head& head);

// Files of packs, each judged before it can be read.
class Packs {
public:
    // As release::check_pack(); a file that is not the pack is emptied, to be fetched anew.
    base::Result<void> add(const release::PackFile& pack, platform::StagedFile file);
    base::Result<base::Bytes> read(const release::PackFile& pack, std::uint64_t at,
                                   std::size_t size) const;

private:
    std::map<crypto::Digest, platform::StagedFile> files_;
};
std::string staged_name(const release::PackFile& pack); // in the staging folder

// Makes the catalog this release, in one transaction; the errors of release::apply() and of the
// store, and then nothing changed. What could not be kept beside it is told in `unkept`.
struct TakenIn {
    std::optional<base::Error> unkept;
};
base::Result<TakenIn> take_in(Stock& stock, const release::ReceivedHead& received,
                              const release::Route& route, const Packs& packs);

// Where the catalog was lost and its packs are here: makes it anew. False where there is nothing
// to do, or nothing to do it with.
base::Result<bool> restore(Stock& stock);

} // namespace kiosk
