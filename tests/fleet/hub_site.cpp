#include "hub_site.h"

#include "catalog/offer_json.h"
#include "hub/backup.h"
#include "hub/fleet.h"
#include "registration/employers.h"
#include "wire/enrolment.h"

#include <algorithm>

namespace fleet {

using crypto::KeyRole;

namespace {

constexpr const char* employer_name = "Ville d’Exemple";
constexpr base::Duration together = 3ms; // what arrives within it shares a commit
constexpr base::Duration tend_every = 10min;
constexpr std::size_t most_former_heads = 20;
constexpr int offers = 6;

} // namespace

// Filled by receivers' threads, while the simulation waits.
struct HubSite::Batch {
    explicit Batch(std::size_t size)
        : answers(size) {}
    hub::Reply reply_to(std::size_t i) {
        return [this, i](hub::Response response) {
            const std::lock_guard lock(mutex);
            answers[i] = std::move(response);
            ++answered;
            came.notify_all();
        };
    }
    std::size_t count() {
        const std::lock_guard lock(mutex);
        return answered;
    }
    void wait_for_all() {
        std::unique_lock lock(mutex);
        came.wait(lock, [&] { return answered == answers.size(); });
    }
    std::mutex mutex;
    std::condition_variable came;
    std::vector<std::optional<hub::Response>> answers;
    std::size_t answered = 0;
};

HubSite::HubSite(World& world, Oracle& oracle, std::uint64_t seed)
    : world_(world)
    , oracle_(oracle)
    , random_(seed ^ 0x68756273)
    , key_(crypto::make_secret_key<KeyRole::hub>(random_))
    , public_key_(key_.public_key())
    , disk_(std::make_unique<power::Disk>(seed * 31 + 7))
    , publisher_(seed + 1) {
    start_store();
    auto key = crypto::make_secret_key<KeyRole::employer>(random_);
    escrow_ = crypto::make_secret_key<KeyRole::escrow>(random_).public_key();
    employer_key_ = key.public_key();
    oracle_.employer_key(std::move(key));
    hub::FirstRun run;
    run.code = *wire::code_from(*hub::invite(*gate_, "", "", clock().wall, random_));
    run.login = "anne";
    run.name = "Anne";
    run.language = "fr";
    run.password_hash = "none";
    run.employer = employer_name;
    run.keys = {employer_key_, escrow_};
    employer_ = hub::first_run(*gate_, run, clock().wall, random_)->employer.id;
    publish();
    back_up();
    tend();
}

HubSite::~HubSite() = default;

hub::Hub HubSite::make_hub() {
    return {*gate_,   key_,
            options_, [this] { return clock(); },
            random_,  [this](std::string_view line) { oracle_.sent(line); },
            counters_};
}

void HubSite::start_store() {
    disk_->at_every_write = [this](base::ByteView bytes) { oracle_.written(bytes); };
    auto engine = hub::open_sqlite("/power/hub.db", disk_->vfs());
    if (!engine) { // full, or cut off again
        world_.note("hub does not start: " + engine.error().detail);
        return go_down(30s, [] {});
    }
    gate_ = std::make_unique<Gate>(std::move(*engine));
    if (is_being_restored_ && !finish_restoring()) {
        world_.note("hub is not restored yet");
        return go_down(30s, [] {}); // whoever restores it tries again
    }
    for (std::size_t i = 0; i < fronts_.size(); ++i)
        start_front(i);
}

void HubSite::start_front(std::size_t i) {
    fronts_[i] = std::make_unique<Front>(make_hub());
}

void HubSite::stop() {
    ++life_;
    for (auto& front : fronts_) {
        if (front)
            for (Pending& each : front->pending)
                each.answered(std::nullopt);
        front.reset();
    }
    gate_.reset();
}

void HubSite::go_down(base::Duration down, const std::function<void()>& meanwhile) {
    world_.note("hub goes down");
    stop();
    if (disk_->is_dead())
        disk_->restore_power();
    meanwhile();
    world_.after(down, [this, life = life_] {
        if (life != life_)
            return;
        world_.note("hub starts");
        start_store();
    });
}

void HubSite::enrol(const crypto::DevicePublicKey& device, const std::string& name) {
    const base::Instant now = clock().wall;
    const auto code = hub::make_enrolment_code(*gate_, employer_, name, "Hall", now, random_);
    const auto enrolled = hub::enrol(*gate_, *wire::code_from(code->code), device, now, random_);
    base::ensure(enrolled.has_value());
    back_up();
}

void HubSite::take(hub::Request request, Answered answered) {
    std::size_t i = world_.draw(fronts_.size());
    if (!fronts_[i])
        i = 1 - i;
    if (!fronts_[i])
        return answered(std::nullopt);
    fronts_[i]->pending.push_back({std::move(request), std::move(answered)});
    if (fronts_[i]->pending.size() == 1)
        world_.after(together, [this, i] { flush(i); });
}

// The first letter begins a commit; those that came while it waits share the second.
void HubSite::answer_together(Front& front, std::vector<Pending> letters) {
    Batch batch(letters.size());
    gate_->close();
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const bool was_idle = batch.count() == i; // all before it were refused at once
        front.service.answer(letters[i].request, batch.reply_to(i));
        if (was_idle && batch.count() == i)
            gate_->wait_until_somebody_waits();
    }
    gate_->open();
    batch.wait_for_all();
    for (std::size_t i = 0; i < letters.size(); ++i) {
        auto& answer = batch.answers[i];
        if (answer->status == 200)
            oracle_.acknowledged(letters[i].request.body, answer->body);
        // When the power goes, what was said before may still have left, or not.
        if (disk_->is_dead() && (answer->status != 200 || world_.chance(0.5)))
            answer.reset();
        letters[i].answered(std::move(answer));
    }
}

void HubSite::flush(std::size_t i) {
    if (!fronts_[i])
        return;
    Front& front = *fronts_[i];
    std::vector<Pending> letters;
    std::vector<Pending> others;
    for (Pending& each : std::exchange(front.pending, {}))
        (each.request.path == "/letters" ? letters : others).push_back(std::move(each));
    if (!letters.empty())
        answer_together(front, std::move(letters));
    for (Pending& each : others) {
        std::optional<hub::Response> answer;
        if (!disk_->is_dead())
            front.service.answer(each.request,
                                 [&](hub::Response response) { answer = std::move(response); });
        each.answered(disk_->is_dead() ? std::nullopt : std::move(answer));
    }
    if (disk_->is_dead())
        go_down(cut_down_, [] {});
}

void HubSite::tend() {
    for (auto& front : fronts_)
        if (front && !disk_->is_dead())
            front->service.tend();
    if (disk_->is_dead())
        go_down(cut_down_, [] {});
    world_.after(tend_every, [this] { tend(); });
}

void HubSite::cut_power(std::uint64_t nth_change, base::Duration down) {
    if (!gate_)
        return;
    cut_down_ = down;
    disk_->cut_power_at(nth_change);
}

void HubSite::crash_a_process(base::Duration down) {
    const std::size_t i = world_.draw(fronts_.size());
    if (!fronts_[i])
        return;
    for (Pending& each : fronts_[i]->pending)
        each.answered(std::nullopt);
    fronts_[i].reset();
    world_.after(down, [this, i, life = life_] {
        if (life == life_ && gate_)
            start_front(i);
    });
}

void HubSite::fill_disk(bool full) {
    if (full)
        disk_->fail_at(1, power::FaultKind::disk_full, true);
    else
        disk_->heal();
}

void HubSite::back_up() {
    if (gate_ && !disk_->is_dead())
        backup_ = disk_->image();
}

void HubSite::burn_and_restore(base::Duration down) {
    if (!backup_)
        return;
    go_down(down, [&] {
        disk_ = std::make_unique<power::Disk>(world_.draw(1u << 30), backup_->copy());
        disk_->restore_power();
        oracle_.store_was_restored();
        is_being_restored_ = true;
    });
}

// Before anybody is answered, as the program does it; then the keys, by their owner, as the manual
// says.
bool HubSite::finish_restoring() {
    if (!hub::note_restored(*gate_, clock().wall))
        return false;
    for (const crypto::EmployerPublicKey& each : all_keys_) {
        const auto added = hub::add_keys(*gate_, employer_, {each, escrow_}, clock().wall);
        if (!added && added.error().code != base::ErrorCode::busy) // it is there already
            return false;
    }
    is_being_restored_ = false;
    return true;
}

release::Charter HubSite::charter() const {
    release::Charter charter;
    charter.employers = {{employer_name, employer_key_}};
    charter.escrow = escrow_;
    charter.acknowledgement = public_key_;
    return charter;
}

void HubSite::publish() {
    auto documents = sample::documents(0, 0, charter());
    ++edition_;
    for (int n = 0; n < offers; ++n) {
        catalog::Offer offer = sample::offer(n, n % 2 == 0 ? edition_ : 1);
        offer.facts[catalog::Field::employer] = {
            catalog::FactStatus::stated, {employer_name}, employer_name, {1, 1}, {}};
        documents.emplace(offer.id.text, catalog::to_stored_json(offer));
    }
    if (!files().empty()) {
        former_heads_.push_back({{"head.json", files().at("head.json")},
                                 {"head.json.minisig", files().at("head.json.minisig")}});
        if (former_heads_.size() > most_former_heads)
            former_heads_.erase(former_heads_.begin());
    }
    oracle_.released(publisher_.publish(documents, world_.now(), world_.now() + 24h), documents);
}

void HubSite::rotate_release_key() {
    publisher_.rotate();
    world_.after(1s, [this] { publish(); });
}

// The hub knows the key before any kiosk seals to it.
void HubSite::make_new_keys() {
    auto key = crypto::make_secret_key<KeyRole::employer>(random_);
    const crypto::EmployerPublicKey made = key.public_key();
    oracle_.employer_key(std::move(key));
    if (!gate_ || !hub::add_keys(*gate_, employer_, {made, escrow_}, clock().wall))
        return; // the recruiter's browser says so
    employer_key_ = made;
    all_keys_.push_back(made);
    world_.after(1min, [this] { publish(); });
}

void HubSite::calm() {
    offset_ = base::Duration{0};
    disk_->heal();
    disk_->cut_power_at(0);
    if (disk_->is_dead())
        go_down(1s, [] {});
    world_.after(5min, [this] {
        for (std::size_t i = 0; i < fronts_.size(); ++i)
            if (gate_ && !fronts_[i])
                start_front(i);
    });
}

} // namespace fleet
