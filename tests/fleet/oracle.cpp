#include "oracle.h"

#include "crypto/open_letter.h"
#include "registration/opened_letter.h"

#include <algorithm>

namespace fleet {

namespace {

constexpr std::size_t most_told = 12; // the first are those that matter

std::string short_name(const crypto::LetterId& id) {
    return crypto::to_text(id);
}

bool holds_marker(std::string_view bytes) {
    return bytes.find(marker) != std::string_view::npos;
}

std::string_view text_of(base::ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

struct Oracle::Kept {
    crypto::LetterId id;
    base::Bytes envelope; // empty: erased
    bool erased = false;
};

void Oracle::breaks(const std::string& what) {
    if (broken_.size() < most_told)
        broken_.push_back(what);
    world_.note("BROKEN " + what);
}

std::string Oracle::next_visitor() {
    std::string name{marker};
    for (std::uint64_t n = ++visitors_; n > 0; n /= 26)
        name += static_cast<char>('a' + n % 26);
    return name;
}

void Oracle::pressed_send(const std::string& name, Visit visit) {
    visits_.emplace(name, std::move(visit));
    ++tally.visits;
}

void Oracle::confirmed(const std::string& name, const std::string& code, power::Disk& disk) {
    Visit& visit = visits_.at(name);
    visit.confirmed = true;
    visit.code = code;
    std::ranges::replace(visit.code, ' ', '-');
    visit.receipt = *crypto::receipt_digest_of(code);
    names_[visit.receipt] = name;
    ++tally.confirmed;
    power::Disk after(world_.draw(1u << 30), disk.image());
    after.restore_power();
    auto outbox = store::OutboxStore::open(after.folder());
    if (!outbox)
        return breaks("I8 " + name +
                      " is confirmed, and the outbox does not open: " + outbox.error().detail);
    const auto letters = outbox->find_receipt(visit.receipt);
    if (!letters || letters->size() != 1 || letters->front().state == store::LetterState::erased)
        breaks("I8 " + name + " is confirmed on " + visit.kiosk + " and not on the disk");
}

void Oracle::written(base::ByteView bytes) {
    if (holds_marker(text_of(bytes)))
        breaks("I6 a visitor's name is written to a disk");
}

void Oracle::sent(std::string_view packet) {
    if (holds_marker(packet))
        breaks("I6 a visitor's name is on the wire");
}

void Oracle::posted(const std::string& letter) {
    const auto envelope = crypto::parse_envelope(base::bytes_of(letter));
    if (!envelope)
        return breaks("I3 a letter that is none was posted: " + envelope.error().detail);
    ++tally.posts;
    const auto [first, is_new] = posted_.emplace(envelope->id, letter);
    tally.replays += is_new ? 0 : 1;
    if (first->second != letter)
        breaks("I3 " + short_name(envelope->id) + " was posted with other bytes than before");
}

void Oracle::acknowledged(const std::string& letter, const std::string& answer) {
    const auto envelope = crypto::parse_envelope(base::bytes_of(letter));
    const auto [first, is_new] = acknowledged_.emplace(envelope->id, answer);
    if (first->second != answer)
        breaks("I2 " + short_name(envelope->id) + " was answered otherwise than before");
}

void Oracle::released(const release::Head& head, const release::DocumentsInMemory::Map& documents) {
    releases_[head.number] = {head.root, documents};
}

void Oracle::admitted(std::size_t kiosk, const std::optional<release::Seen>& seen,
                      const release::DocumentsInMemory::Map& documents) {
    const std::string who = "I7 kiosk " + std::to_string(kiosk);
    std::uint64_t& floor = floors_[kiosk];
    if (!seen) {
        if (floor > 0)
            breaks(who + " has no release any more");
        return;
    }
    const auto release = releases_.find(seen->number);
    if (release == releases_.end() || release->second.first != seen->root)
        return breaks(who + " has a release that nobody signed");
    if (seen->number < floor)
        breaks(who + " went back from " + std::to_string(floor) + " to " +
               std::to_string(seen->number));
    if (documents != release->second.second)
        breaks(who + " has not what release " + std::to_string(seen->number) + " says");
    floor = std::max(floor, seen->number);
}

void Oracle::screen(std::size_t kiosk, const std::string& words) {
    if (holds_marker(words))
        breaks("I10 kiosk " + std::to_string(kiosk) + " shows a former visitor");
}

void Oracle::does_not_rest(std::size_t kiosk) {
    breaks("kiosk " + std::to_string(kiosk) + " wakes without anything to do");
}

const Visit* Oracle::pick_to_erase() const {
    if (names_.empty())
        return nullptr;
    auto picked = names_.begin();
    std::advance(picked, static_cast<std::ptrdiff_t>(world_.draw(names_.size())));
    const Visit& visit = visits_.at(picked->second);
    return visit.erased ? nullptr : &visit;
}

void Oracle::erased(const crypto::ReceiptDigest& receipt) {
    visits_.at(names_.at(receipt)).erased = world_.now();
    ++tally.erased;
}

// Within these two days nothing is old enough to go.
void Oracle::audit(std::size_t kiosk, store::OutboxStore& outbox) {
    const auto letters = outbox.letters();
    if (!letters)
        return; // a disk that refuses just now
    for (const store::Letter& letter : *letters) {
        if (letter.state != store::LetterState::erased)
            continue;
        const auto name = names_.find(letter.receipt);
        if (name == names_.end() || !visits_.at(name->second).erased)
            breaks("I9 kiosk " + std::to_string(kiosk) + " let go of " + short_name(letter.id));
    }
}

void Oracle::drained(std::size_t kiosk, store::OutboxStore& outbox) {
    audit(kiosk, outbox);
    const auto unsent = outbox.count_unsent();
    if (!unsent || *unsent != 0)
        breaks("I5 kiosk " + std::to_string(kiosk) + " still has " +
               std::to_string(unsent.value_or(-1)) + " letters to send");
    if (const auto salvages = outbox.salvages(); !salvages || !salvages->empty())
        breaks("I9 kiosk " + std::to_string(kiosk) + " had a damaged outbox");
}

void Oracle::check_letter(const Kept& letter,
                          std::map<std::string, std::set<std::string>>& by_visitor) {
    const std::string id = short_name(letter.id);
    const auto sent = posted_.find(letter.id);
    if (sent == posted_.end())
        return breaks("I4 the hub has " + id + ", which nobody posted");
    if (letter.erased)
        return;
    if (text_of(letter.envelope) != sent->second)
        return breaks("I3 the hub has other bytes as " + id);
    const auto envelope = crypto::parse_envelope(letter.envelope);
    const auto key = std::ranges::find_if(keys_, [&](const auto& each) {
        return crypto::id_of(each.public_key()) == envelope->employer_key;
    });
    if (key == keys_.end())
        return breaks("I3 " + id + " is sealed to nobody's key");
    const auto inner = crypto::open_letter(*envelope, *key);
    const auto opened =
        inner ? registration::read_letter(inner->text(), *envelope)
              : base::Result<registration::OpenedLetter>{std::unexpected(inner.error())};
    if (!opened)
        return breaks("I3 " + id + " does not open: " + opened.error().detail);
    const auto visit = visits_.find(opened->name);
    if (visit == visits_.end())
        return breaks("I4 the hub has a letter of nobody who pressed send");
    if (!by_visitor[opened->name].insert(opened->employer).second)
        breaks("I2 " + opened->name + " is registered twice");
    std::set<std::string> offers;
    for (const auto& each : opened->offers)
        offers.insert(each.id.text);
    if (offers != visit->second.offers || opened->kiosk != visit->second.kiosk)
        breaks("I3 " + opened->name + "'s letter says something else than they did");
}

void Oracle::check_promises(const std::map<crypto::ReceiptDigest, std::vector<Kept>>& by_receipt) {
    for (const auto& [name, visit] : visits_) {
        if (!visit.confirmed)
            continue;
        const auto found = by_receipt.find(visit.receipt);
        if (found == by_receipt.end() || found->second.size() != 1) {
            // Erased before it left: it never has to.
            if (!visit.erased)
                breaks("I1 " + name + " of " + visit.kiosk + " was told it is saved, and is lost");
            continue;
        }
        const bool is_gone = found->second.front().erased;
        if (is_gone && !visit.erased)
            breaks("I1 " + name + "'s letter was erased, and nobody asked");
        // What was erased before the hub burnt is back with its backup, as its manual says.
        if (!is_gone && visit.erased && (!restored_ || *visit.erased > *restored_))
            breaks("erasure: " + name + "'s letter is still there");
    }
}

void Oracle::check_hub(hub::Engine& engine) {
    std::map<crypto::ReceiptDigest, std::vector<Kept>> by_receipt;
    std::map<std::string, std::set<std::string>> by_visitor;
    std::set<crypto::LetterId> ids;
    const auto looked = engine.look([&](hub::Sql& sql) -> base::Result<void> {
        TRY(const auto found,
            sql.run("SELECT id, receipt, envelope, erased_at FROM letter ORDER BY id"));
        for (const hub::Row& row : found.rows) {
            Kept letter;
            crypto::ReceiptDigest receipt;
            row.read(0, letter.id.bytes);
            row.read(1, receipt.digest.bytes);
            letter.envelope = row.bytes(2);
            letter.erased = !row.is_null(3);
            if (letter.erased == !row.is_null(2))
                breaks("an erased letter has bytes, or another has none");
            if (!ids.insert(letter.id).second)
                breaks("I2 the hub has " + short_name(letter.id) + " twice");
            check_letter(letter, by_visitor);
            world_.note("kept " + short_name(letter.id) + (letter.erased ? " erased" : ""));
            by_receipt[receipt].push_back(std::move(letter));
        }
        TRY(const auto strange, sql.run("SELECT count(*) FROM quarantine"));
        if (strange.rows[0].integer(0) != 0)
            breaks("I3 the hub has letters in quarantine");
        return {};
    });
    if (!looked)
        return breaks("the hub's store cannot be read: " + looked.error().detail);
    tally.letters = static_cast<int>(ids.size());
    check_promises(by_receipt);
}

} // namespace fleet
