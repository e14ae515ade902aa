#include "kiosk/keeper.h"

#include "kiosk/hand_over.h"
#include "kiosk/rounds.h"
#include "kiosk/trace.h"
#include "wire/slip.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kiosk {

namespace {

using base::ErrorCode;

constexpr std::size_t maximum_notices = 20;

// Nothing may be done beside another kiosk, or with what a later Vitrine wrote.
bool ends_the_start(const base::Error& error) {
    return error.code == ErrorCode::busy || error.code == ErrorCode::newer_schema;
}

std::string hyphenated(std::string code) {
    std::ranges::replace(code, ' ', '-');
    return code;
}

constexpr base::Duration hub_answers_within = std::chrono::seconds{6}; // a visitor stands there

// What the receipt's code will open, one a letter.
base::Result<std::vector<base::Bytes>> slips_of(const registration::Receipt& receipt,
                                                std::span<const registration::OfferNamed> offers,
                                                crypto::Random& random) {
    std::vector<base::Bytes> slips;
    for (const registration::Recipient& recipient : receipt.recipients) {
        wire::Slip slip{.employer = recipient.employer, .offers = {}, .more = 0};
        for (const catalog::OfferId& id : recipient.offers) {
            const auto named = std::ranges::find(offers, id, &registration::OfferNamed::id);
            if (named != offers.end())
                slip.offers.push_back({id.text, named->title, named->reference});
        }
        TRY(slips.emplace_back(), wire::seal(std::move(slip), receipt.code, random));
    }
    return slips;
}

void count_letters(const std::vector<store::Letter>& letters, session::Health& health) {
    health.total = static_cast<int>(letters.size());
    for (const store::Letter& letter : letters)
        if (letter.state == store::LetterState::acknowledged) {
            ++health.received;
            health.last_received =
                std::max(health.last_received.value_or(letter.changed_at), letter.changed_at);
        }
}

} // namespace

base::Result<Keeper> Keeper::open(KeeperOptions options) {
    auto folder = store::open_folder(options.data);
    return open(std::move(options), std::move(folder), std::make_unique<crypto::SystemRandom>());
}

base::Result<Keeper> Keeper::open(KeeperOptions options,
                                  base::Result<std::shared_ptr<store::Folder>> folder,
                                  std::unique_ptr<crypto::Random> random) {
    Keeper keeper(std::move(options), std::move(random));
    if (folder)
        keeper.folder_ = std::move(*folder);
    else
        keeper.folder_refused_ = std::move(folder).error();
    TRY_VOID(keeper.open_catalog());
    return keeper;
}

base::Result<void> Keeper::open_catalog() {
    for (const auto access : {store::CatalogAccess::write, store::CatalogAccess::read}) {
        if (!folder_)
            break;
        if (access == store::CatalogAccess::write && options_.renewed_by_sync)
            continue;
        auto opened = store::CatalogStore::open(folder_, access);
        if (opened) {
            catalog_ = std::move(*opened);
            if (catalog_->rebuilt())
                note("catalog.db was damaged; the offers have to be brought again");
            return {};
        }
        if (ends_the_start(opened.error()))
            return std::unexpected(std::move(opened).error());
        if (access == store::CatalogAccess::write)
            folder_refused_ = std::move(opened).error();
    }
    TRY(auto in_memory, store::CatalogStore::open(folder_, store::CatalogAccess::memory));
    catalog_ = std::move(in_memory);
    return {};
}

base::Result<void> Keeper::bring(std::span<const catalog::Offer> offers,
                                 const store::Edition& edition, const base::Progress& progress) {
    auto kept = catalog_->replace(offers, edition, progress);
    if (kept)
        return kept;
    // The disk is full or takes no writes: what was brought is shown all the same.
    folder_refused_ = kept.error();
    TRY(auto in_memory, store::CatalogStore::open(folder_, store::CatalogAccess::memory));
    catalog_ = std::move(in_memory);
    return catalog_->replace(offers, edition, progress);
}

base::Result<std::shared_ptr<const catalog::Shelf>> Keeper::shelf() {
    return shelf_of(*catalog_);
}

base::Result<void> Keeper::open_outbox(base::Result<registration::Sealer> sealer) {
    if (!folder_) {
        set_closed(folder_refused_);
        return {};
    }
    auto outbox = store::OutboxStore::open(folder_);
    if (!outbox && ends_the_start(outbox.error()))
        return std::unexpected(std::move(outbox).error());
    if (!outbox) {
        set_closed(std::move(outbox).error());
        return {};
    }
    outbox_ = std::move(*outbox);
    if (const auto salvages = outbox_->salvages())
        for (const store::Salvage& salvage : *salvages)
            note(salvage.damaged + ": " + std::to_string(salvage.saved) + " of " +
                 std::to_string(salvage.found) + " letters were salvaged");
    use(std::move(sealer));
    check_room();
    return {};
}

void Keeper::use(base::Result<registration::Sealer> sealer) {
    sealer_.reset();
    if (!sealer)
        return set_closed(std::move(sealer).error());
    sealer_ = std::move(*sealer);
    if (closed_)
        check_room(); // else nobody waits for the disk: the next visitor's first touch asks it
}

void Keeper::connect(HubAddress hub, std::unique_ptr<Post> post) {
    if (!outbox_ || !sealer_)
        return;
    auto opened = Delivery::open(std::move(hub), *outbox_, std::move(post));
    if (opened)
        delivery_.emplace(std::move(*opened));
    else
        note("letters cannot be sent: " + opened.error().detail);
}

bool Keeper::deliver(base::TrustedTime now) {
    if (!delivery_)
        return false;
    const bool returned = delivery_->step(
        *outbox_, sealer_->device, [&] { return heartbeat(now); }, *random_, now);
    if (delivery_->refusal() != refusal_) {
        refusal_ = delivery_->refusal();
        note(refusal_.empty() ? "the hub takes letters again" : refusal_);
    }
    return returned;
}

std::optional<base::Instant> Keeper::next_delivery(base::Instant now) const {
    auto next = delivery_ ? delivery_->next_wake(now) : std::nullopt;
    if (pending_)
        next = next ? std::min(*next, pending_->until) : pending_->until;
    return next;
}

wire::Heartbeat Keeper::heartbeat(base::TrustedTime now) {
    wire::Heartbeat beat;
    beat.at = now.now;
    beat.clock_verified = now.verified;
    beat.version = options_.version;
    if (const auto edition = catalog_->edition(); edition && *edition)
        beat.issued = (*edition)->issued;
    if (const auto letters = outbox_->letters())
        for (const store::Letter& letter : *letters)
            if (letter.state < store::LetterState::acknowledged) {
                ++beat.queue;
                beat.oldest_unsent =
                    std::min(beat.oldest_unsent.value_or(letter.saved_at), letter.saved_at);
            }
    beat.free_bytes = static_cast<std::int64_t>(folder_->free_bytes().value_or(0));
    beat.closed = closed_ ? closed_->detail : "";
    beat.alarms = notices_;
    return beat;
}

void Keeper::check_room() {
    if (!outbox_ || !sealer_)
        return; // what failed at the start stays failed until the next
    auto room = outbox_->check_room();
    set_closed(room ? std::nullopt : std::optional{std::move(room).error()});
}

void Keeper::set_closed(std::optional<base::Error> why) {
    if (why && closed_ != why)
        note("registrations are closed: " + why->detail);
    if (!why && closed_)
        note("registrations are open again");
    closed_ = std::move(why);
}

void Keeper::note(std::string sentence) {
    if (notices_.size() == maximum_notices)
        notices_.erase(notices_.begin());
    notices_.push_back(sentence);
    if (news_.size() < maximum_notices)
        news_.push_back(std::move(sentence));
}

std::vector<std::string> Keeper::take_news() {
    return std::exchange(news_, {});
}

session::OfferRead Keeper::read(const session::ReadOffer& effect) {
    auto offer = catalog_->offer(effect.id);
    if (offer)
        return {std::make_shared<const catalog::Offer>(std::move(*offer))};
    note("an offer could not be read: " + offer.error().detail);
    return {nullptr};
}

base::Result<registration::Receipt> Keeper::seal_and_save(const session::SaveLetters& effect,
                                                          const catalog::Shelf& shelf,
                                                          const registration::Notice& notice,
                                                          base::TrustedTime now) {
    if (!outbox_ || !sealer_)
        return std::unexpected(closed_.value_or(base::Error{ErrorCode::unavailable, "no outbox"}));
    std::vector<registration::OfferNamed> offers;
    for (const catalog::OfferId& id : effect.offers)
        if (const auto card = catalog::find(shelf, id))
            offers.push_back({id, card->title, card->reference, card->employer});
    TRY(const auto registration,
        registration::compose(effect.draft, offers, *sealer_, notice, now.now, *random_));
    TRY(const auto slips, slips_of(registration.receipt, offers, *random_));
    // Returns after COMMIT was synced.
    TRY_VOID(outbox_->save(registration.letters, now.now, slips));
    if (delivery_)
        for (const crypto::Envelope& letter : registration.letters)
            delivery_->saved(std::array{letter.id}, now);
    return registration.receipt;
}

session::Event Keeper::save(const session::SaveLetters& effect, const catalog::Shelf& shelf,
                            const registration::Notice& notice, base::TrustedTime now) {
    auto receipt = seal_and_save(effect, shelf, notice, now);
    if (!receipt) {
        note("a registration could not be saved: " + receipt.error().detail);
        return session::SavingFailed{receipt.error().code};
    }
    session::Receipt shown;
    shown.link = options_.receipt_link + hyphenated(receipt->code);
    shown.code = std::move(receipt->code);
    shown.saved_at = now.now;
    shown.contact = effect.draft.contact;
    for (registration::Recipient& recipient : receipt->recipients)
        shown.recipients.push_back({std::move(recipient.employer), std::move(recipient.offers)});
    return session::LettersSaved{std::move(shown)};
}

std::vector<store::Letter> Keeper::letters_of(const crypto::ReceiptDigest& receipt) {
    if (!outbox_)
        return {};
    return outbox_->find_receipt(receipt).value_or(std::vector<store::Letter>{});
}

std::optional<session::CodeLookedUp> Keeper::look_up(const session::LookUpCode& effect,
                                                     base::TrustedTime now) {
    pending_.reset();
    const auto code = crypto::receipt_code_from(effect.code);
    if (!code)
        return session::CodeLookedUp{};
    const auto receipt = crypto::receipt_digest_of(*code);
    base::ensure(receipt.has_value());
    const auto letters = letters_of(*receipt);
    auto trace = trace_of(*code, letters, now.now);
    if (!may_know_more(letters, trace))
        return session::CodeLookedUp{std::move(trace)};
    if (!delivery_) {
        trace.hub_silent = true;
        return session::CodeLookedUp{std::move(trace)};
    }
    delivery_->ask(*receipt, sealer_->device);
    pending_ = Pending{*receipt, std::move(trace), now.now + hub_answers_within};
    return std::nullopt;
}

std::optional<session::CodeLookedUp> Keeper::take_found(base::TrustedTime now) {
    if (!delivery_)
        return std::nullopt;
    for (const ReceiptTold& told : delivery_->take_told()) {
        if (!pending_ || pending_->receipt != told.receipt)
            continue; // whoever asked has left
        auto trace = std::move(pending_->trace);
        pending_.reset();
        trace.hub_silent = !told.answer;
        return session::CodeLookedUp{told.answer ? with(std::move(trace), *told.answer) : trace};
    }
    if (!pending_ || (now.now < pending_->until && pending_->until - now.now <= hub_answers_within))
        return std::nullopt;
    auto trace = std::move(pending_->trace);
    pending_.reset();
    trace.hub_silent = true;
    return session::CodeLookedUp{std::move(trace)};
}

session::Event Keeper::erase(const session::EraseReceipt& effect, base::TrustedTime now) {
    const auto receipt = crypto::receipt_digest_of(effect.code);
    base::ensure(receipt.has_value()); // a code that was looked up
    if (!outbox_)
        return session::ErasingFailed{};
    const auto letters = letters_of(*receipt);
    if (auto done = outbox_->erase_receipt(*receipt, now.now); !done) {
        note("a registration could not be erased: " + done.error().detail);
        return session::ErasingFailed{};
    }
    std::vector<crypto::LetterId> ids;
    for (const store::Letter& letter : letters)
        ids.push_back(letter.id);
    if (delivery_)
        delivery_->erased(ids, now);
    return session::ReceiptErased{erased(effect.code, letters, now.now)};
}

session::LetterStatus Keeper::status_of(const std::string& code, base::TrustedTime now) {
    const auto receipt = crypto::receipt_digest_of(code);
    return receipt ? trace_of(code, letters_of(*receipt), now.now).status
                   : session::LetterStatus::unknown;
}

bool Keeper::is_erasure_told(const std::string& code) {
    const auto receipt = crypto::receipt_digest_of(code);
    if (!receipt || !outbox_)
        return false;
    const auto untold = outbox_->untold_erasures();
    return untold && std::ranges::find(*untold, *receipt) == untold->end();
}

bool Keeper::is_sending() const {
    return delivery_ && delivery_->is_sending();
}

session::HealthRead Keeper::health(base::TrustedTime now) {
    session::Health health;
    health.clock = now.now;
    health.clock_verified = now.verified;
    health.notices = notices_;
    if (closed_) {
        health.disk = closed_->code;
        health.disk_detail = closed_->detail;
    }
    if (folder_)
        health.free_bytes = folder_->free_bytes().value_or(0);
    if (outbox_) {
        health.unsent = outbox_->count_unsent().value_or(0);
        if (const auto letters = outbox_->letters())
            count_letters(*letters, health);
    }
    health.takes_stick = outbox_ && !options_.sticks.empty();
    health.has_hub = delivery_.has_value();
    if (delivery_)
        health.last_heard = delivery_->heard_at();
    return {std::move(health)};
}

session::LettersCopied Keeper::copy_letters(base::TrustedTime now) {
    const auto letters =
        outbox_ && !options_.sticks.empty()
            ? hand_over(*outbox_, options_.sticks, now.now)
            : base::fail(ErrorCode::unavailable, "there is no outbox or no place for sticks");
    if (letters)
        return {{std::nullopt, *letters}};
    note("letters could not be handed over: " + letters.error().detail);
    return {{letters.error().code, 0}};
}

void Keeper::hurry(base::TrustedTime now) {
    if (delivery_)
        delivery_->hurry(now);
}

} // namespace kiosk
