// Why: what a visit asks of the world behind the glass is done here: offers are read, letters
// sealed and kept, codes looked up, the machine's health told.
// Left to others: what is asked (session), the files (store), the loop (kiosk/kiosk).
#pragma once

#include "catalog/search.h"
#include "kiosk/delivery.h"
#include "kiosk/postman.h"
#include "registration/letter.h"
#include "session/session.h"
#include "store/catalog_store.h"
#include "store/folder.h"
#include "store/outbox_store.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kiosk {

struct KeeperOptions {
    std::filesystem::path data;            // made where it is missing
    bool renewed_by_sync = false;          // another store of this process writes the catalog
    std::string receipt_link = "VITRINE:"; // the receipt's QR is this and the code, hyphenated
    std::string version = {};              // of the program, for the hub
    std::filesystem::path sticks = {};     // below which sticks are mounted; empty: none is used
};

class Keeper {
public:
    // Opens the catalog alone; a disk that takes no writes is no error. `busy` where another kiosk
    // uses the folder and `newer_schema` where a later Vitrine wrote it: this one must not start.
    static base::Result<Keeper> open(KeeperOptions options);
    // The same in a folder of the caller's, or with the reason why there is none, and with its
    // chance: receipts' codes, letters' ids and keys, jitter.
    static base::Result<Keeper> open(KeeperOptions options,
                                     base::Result<std::shared_ptr<store::Folder>> folder,
                                     std::unique_ptr<crypto::Random> random);

    // Puts these offers in place of all others; on a disk that takes no writes in memory alone.
    base::Result<void> bring(std::span<const catalog::Offer> offers, const store::Edition& edition,
                             const base::Progress& progress = {});

    // The cards as they are now; empty and issued in 1970 before the first bring().
    base::Result<std::shared_ptr<const catalog::Shelf>> shelf();

    // Opens the outbox; `sealer` is what letters are sealed with, or why there is none. What fails
    // closes registrations (see closed()); `busy` and `newer_schema` are returned as by open().
    base::Result<void> open_outbox(base::Result<registration::Sealer> sealer);

    // Letters go to this hub from now on. Nothing is lost where it fails: they wait.
    void connect(HubAddress hub, std::unique_ptr<Post> post = std::make_unique<Postman>());
    // Takes up what the hub answered and sends what is due; true when a letter may have arrived.
    bool deliver(base::TrustedTime now);
    std::optional<base::Instant> next_delivery(base::Instant now) const;

    // From now on letters are sealed with this one, or why there is none. Asks the disk only where
    // letters could not be taken until now.
    void use(base::Result<registration::Sealer> sealer);

    // Asks the disk anew whether the next letter would be safe: a small durable write.
    void check_room();
    // Why no letter can be taken; none: it can.
    const std::optional<base::Error>& closed() const { return closed_; }

    // The answers to the session's effects.
    session::OfferRead read(const session::ReadOffer& effect);
    session::Event save(const session::SaveLetters& effect, const catalog::Shelf& shelf,
                        const registration::Notice& notice, base::TrustedTime now);
    // None while the hub is asked: take_found() has it then, at the latest after some seconds.
    std::optional<session::CodeLookedUp> look_up(const session::LookUpCode& effect,
                                                 base::TrustedTime now);
    std::optional<session::CodeLookedUp> take_found(base::TrustedTime now);
    void forget_look_up() { pending_.reset(); } // whoever asked has left
    session::Event erase(const session::EraseReceipt& effect, base::TrustedTime now);
    // Of a receipt's letters, by this kiosk's disk alone.
    session::LetterStatus status_of(const std::string& code, base::TrustedTime now);
    bool is_erasure_told(const std::string& code); // to the hub
    bool is_sending() const;                       // something is under way
    session::HealthRead health(base::TrustedTime now);
    session::LettersCopied copy_letters(base::TrustedTime now);

    // Goes to the hub now, whatever waits were due.
    void hurry(base::TrustedTime now);

    // A sentence for the operator and the staff screen; it never holds a visitor's words.
    void note(std::string sentence);
    // Those since the last call.
    std::vector<std::string> take_news();

private:
    Keeper(KeeperOptions options, std::unique_ptr<crypto::Random> random)
        : options_(std::move(options))
        , random_(std::move(random)) {}
    base::Result<void> open_catalog();
    std::vector<store::Letter> letters_of(const crypto::ReceiptDigest& receipt);
    wire::Heartbeat heartbeat(base::TrustedTime now);
    void set_closed(std::optional<base::Error> why);
    base::Result<registration::Receipt> seal_and_save(const session::SaveLetters& effect,
                                                      const catalog::Shelf& shelf,
                                                      const registration::Notice& notice,
                                                      base::TrustedTime now);

    // A code that the hub is asked about.
    struct Pending {
        crypto::ReceiptDigest receipt;
        session::Trace trace; // what is known without it
        base::Instant until{};
    };

    KeeperOptions options_;
    std::unique_ptr<crypto::Random> random_;
    std::optional<Pending> pending_;
    std::shared_ptr<store::Folder> folder_;
    std::optional<base::Error> folder_refused_; // the disk as it was at the start
    std::optional<store::CatalogStore> catalog_;
    std::optional<store::OutboxStore> outbox_;
    std::optional<registration::Sealer> sealer_;
    std::optional<Delivery> delivery_;
    std::string refusal_; // by the hub, as it was noted last
    std::optional<base::Error> closed_;
    std::vector<std::string> notices_; // for the staff screen, the newest last
    std::vector<std::string> news_;
};

} // namespace kiosk
