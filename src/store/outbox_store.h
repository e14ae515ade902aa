// Why: letters survive on this machine whatever happens to it: one file of sealed bytes, committed
// with synchronous=FULL before anybody is told "enregistrée".
// Left to others: sealing (registration), when to send and when to forget (outbox).
//
// The file is never deleted. A damaged one is renamed to outbox.damaged-<n>.db (its WAL with it)
// and searched for letters, which go into a new one; a start that was cut short in between goes on
// where it stopped. There is one writer, held to it by a lock on outbox.lock.
#pragma once

#include "sqlite/database.h"
#include "store/folder.h"
#include "store/letter.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// The form is closed before anybody types when less than this is free: what is waiting can then
// still be sent and marked.
inline constexpr std::uint64_t reserve_bytes = 64u * 1024 * 1024;
inline constexpr std::uint64_t maximum_outbox_bytes = 64u * 1024 * 1024; // some 8 000 letters
inline constexpr int maximum_damaged_files = 99;
inline constexpr int maximum_untold = 500;
inline constexpr std::uint64_t maximum_salvaged_bytes = std::uint64_t{2} << 30;

struct Salvage {
    std::string damaged; // "outbox.damaged-1.db"
    int found = 0;       // letters of which there was any trace
    int saved = 0;       // of these, how many are whole and in the outbox again
    bool operator==(const Salvage&) const = default;
};

enum class OutboxAccess {
    write, // the kiosk
    read,  // `vitrine letters`; beside a running kiosk too
};

class OutboxStore {
public:
    // `busy` where another kiosk uses the folder, `newer_schema` for a file of a later Vitrine,
    // `not_found` where there is nothing to read, `read_only`, `disk_full`, `denied`,
    // `unavailable`. A damaged outbox is not an error: see salvages().
    static base::Result<OutboxStore> open(std::shared_ptr<Folder> folder,
                                          OutboxAccess access = OutboxAccess::write);

    // All letters of one registration, in one transaction; returns only after COMMIT was synced. On
    // an error nothing is confirmed, and none of these letters is shown or sent by this process:
    // what the disk may have kept of them is removed before anything else is done. The same letters
    // again are no error; another letter under a known id is `invalid`.
    // `slips`: of each letter, in their order; none for those beyond their end.
    base::Result<void> save(std::span<const crypto::Envelope> letters, base::Instant saved_at,
                            std::span<const base::Bytes> slips = {});

    // In the order in which they were saved. The bytes stay on the disk.
    base::Result<std::vector<Letter>> letters();
    base::Result<std::vector<Letter>> find_receipt(const crypto::ReceiptDigest& receipt);
    // `not_found` for an unknown or erased letter, `corrupt` where its digest no longer holds.
    base::Result<crypto::Envelope> envelope(const crypto::LetterId& id);
    base::Result<int> count_unsent(); // queued or sent, not acknowledged

    // A letter only moves forward: an earlier state than the one it has changes nothing.
    // `not_found` for an unknown letter.
    base::Result<void> mark_sent(const crypto::LetterId& id, base::Instant now);
    // `received`: when the hub first had it, by the hub's clock.
    base::Result<void> mark_acknowledged(const crypto::LetterId& id, base::Instant received);
    // Overwrites the bytes in the file and empties the WAL. The slip stays: the hub has the letter.
    base::Result<void> erase(std::span<const crypto::LetterId> ids, base::Instant now);

    // All letters of a receipt, as its visitor asks, and notes that the hub has to be told.
    base::Result<void> erase_receipt(const crypto::ReceiptDigest& receipt, base::Instant now);
    // Letters whose visitor had the hub erase them, as it tells: nothing here tells of them any
    // more. An unknown one is no error.
    base::Result<void> erase_told(std::span<const crypto::LetterId> ids, base::Instant now);
    // At most maximum_untold of them.
    base::Result<std::vector<crypto::ReceiptDigest>> untold_erasures();
    base::Result<void> forget_told(std::span<const crypto::ReceiptDigest> receipts);

    // Whether the next letter would be safe: enough room (`disk_full`), an outbox that is not at
    // its maximum (`too_large`), and a small durable write that succeeds (`read_only`,
    // `unavailable` …). The detail says so in a sentence, with the figures.
    base::Result<void> check_room();

    // Every damaged file there ever was here.
    base::Result<std::vector<Salvage>> salvages();

private:
    OutboxStore() = default;
    base::Result<void> open_for_writing();
    base::Result<void> open_for_reading();
    base::Result<void> move_aside();
    base::Result<void> finish_move();
    base::Result<void> salvage_all();
    base::Result<void> salvage_one(const std::string& damaged);
    base::Result<void> make_ready();
    // True for a letter that was not here.
    base::Result<bool> insert(const crypto::Envelope& letter, base::Instant saved_at,
                              base::ByteView slip);
    base::Result<void> forget_unconfirmed();
    // One transaction on a file that is ready; after any failure the file is closed.
    base::Result<void> change_now(const std::function<base::Result<void>()>& steps);
    base::Result<void> change(const std::function<base::Result<void>()>& steps);
    base::Result<void> mark(const crypto::LetterId& id, LetterState state, base::Instant now);
    base::Result<std::vector<Letter>> select(std::string_view where, base::ByteView value);
    // After a read that failed for any reason but "not found", the file is closed too.
    template <class T>
    base::Result<T> trusted(base::Result<T> read) {
        if (!read && read.error().code != base::ErrorCode::not_found)
            database_.reset();
        return read;
    }

    std::shared_ptr<Folder> folder_;
    std::unique_ptr<FolderLock> lock_;
    std::unique_ptr<sqlite::Database> database_; // none after a failure, until make_ready()
    OutboxAccess access_ = OutboxAccess::write;
    std::vector<crypto::LetterId> unconfirmed_; // of saves that failed
};

} // namespace store
