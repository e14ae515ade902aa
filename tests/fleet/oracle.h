// Why: what was promised to visitors and what was seen on the way, kept outside of the system, and
// the ten invariants held against it (I1 to I10 of the plan's page on reliability).
// Left to others: making things happen (kiosk_site, hub_site), making them go wrong (plan).
#pragma once

#include "crypto/keys.h"
#include "hub/sql.h"
#include "release/admission.h"
#include "release/documents.h"
#include "store/outbox_store.h"
#include "world.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace fleet {

// In every visitor's name and address, and in nothing else.
inline constexpr std::string_view marker = "Ptolomarq";

struct Visit {
    std::string name;
    std::string kiosk;
    std::set<std::string> offers; // ids
    bool confirmed = false;
    std::string code = {};
    crypto::ReceiptDigest receipt = {};
    std::optional<base::Instant> erased = {}; // by its visitor at the hub; true time
};

class Oracle {
public:
    explicit Oracle(World& world)
        : world_(world) {}

    // ---- What is seen ----
    std::string next_visitor(); // a name that nobody had
    void pressed_send(const std::string& name, Visit visit);
    // The screen says "enregistrée": the power may go now (I8).
    void confirmed(const std::string& name, const std::string& code, power::Disk& disk);
    void written(base::ByteView bytes);                                      // to any disk (I6)
    void sent(std::string_view packet);                                      // over any wire (I6)
    void posted(const std::string& letter);                                  // to the hub (I3)
    void acknowledged(const std::string& letter, const std::string& answer); // by the hub (I3)
    void store_was_restored() { acknowledged_.clear(), restored_ = world_.now(); }
    void released(const release::Head& head, const release::DocumentsInMemory::Map& documents);
    void admitted(std::size_t kiosk, const std::optional<release::Seen>& seen,
                  const release::DocumentsInMemory::Map& documents); // I7
    void screen(std::size_t kiosk, const std::string& words); // before a visitor begins (I10)
    void does_not_rest(std::size_t kiosk);
    void employer_key(crypto::EmployerSecretKey key) { keys_.push_back(std::move(key)); }

    // A visit that may still be erased by its visitor, or none.
    const Visit* pick_to_erase() const;
    void erased(const crypto::ReceiptDigest& receipt);

    // ---- What must hold ----
    void audit(std::size_t kiosk, store::OutboxStore& outbox);   // I9, at any time
    void drained(std::size_t kiosk, store::OutboxStore& outbox); // I5, in the end
    void check_hub(hub::Engine& engine);                         // I1 to I4, in the end

    struct Tally {
        int visits = 0, confirmed = 0, letters = 0, posts = 0, replays = 0, erased = 0;
    };
    Tally tally;
    const std::vector<std::string>& broken() const { return broken_; }

private:
    struct Kept;
    void breaks(const std::string& what);
    void check_letter(const Kept& letter, std::map<std::string, std::set<std::string>>& by_visitor);
    void check_promises(const std::map<crypto::ReceiptDigest, std::vector<Kept>>& by_receipt);

    World& world_;
    std::uint64_t visitors_ = 0;
    std::map<std::string, Visit> visits_; // by name
    std::map<crypto::ReceiptDigest, std::string> names_;
    std::map<crypto::LetterId, std::string> posted_;       // the first bytes
    std::map<crypto::LetterId, std::string> acknowledged_; // the first answer
    std::optional<base::Instant> restored_;
    std::map<std::uint64_t, std::pair<crypto::Digest, release::DocumentsInMemory::Map>> releases_;
    std::map<std::size_t, std::uint64_t> floors_;
    std::vector<crypto::EmployerSecretKey> keys_;
    std::vector<std::string> broken_;
};

} // namespace fleet
