#include "kiosk_site.h"

#include "../present/dump.h"
#include "catalog/offer_json.h"
#include "kiosk/sync.h"
#include "present/words.h"
#include "release/charter.h"

#include <algorithm>
#include <deque>

namespace fleet {

namespace {

constexpr base::Duration catch_up_every = 20min;
constexpr base::Duration look_again = 5s; // for an answer; it wakes the kiosk by itself too
constexpr int most_idle_wakes = 20;

registration::Notice notice() {
    registration::Notice notice;
    notice.version = "1";
    notice.language = "fr";
    return notice;
}

} // namespace

// From one start to the next.
struct KioskSite::Life {
    std::optional<kiosk::Stock> stock;
    std::optional<kiosk::Source> source;
    std::optional<kiosk::Keeper> keeper;
    std::optional<kiosk::TrustedClock> clock;
    session::House house;
    session::Session session;
    bool is_connected = false;
    std::uint64_t wake = 0; // the last one that was asked for
    int idle_wakes = 0;     // in a row
};

KioskSite::KioskSite(const Surroundings& around, std::size_t number, Identity identity,
                     power::Image image)
    : around_(around)
    , number_(number)
    , identity_(std::move(identity))
    , disk_(around.plan.seed * 1000 + number, std::move(image)) {
    disk_.at_every_write = [this](base::ByteView bytes) { around_.oracle.written(bytes); };
    disk_.restore_power();
    expect_visit();
}

KioskSite::~KioskSite() = default;

crypto::DeviceSigningKey KioskSite::device() const {
    crypto::SeededRandom random(identity_.device_seed);
    return crypto::make_secret_key<crypto::KeyRole::device>(random);
}

crypto::DevicePublicKey KioskSite::device_key() const {
    return device().public_key();
}

platform::Reading KioskSite::reading() const {
    const base::Instant wall =
        clock_is_lost_ ? base::Instant{around_.world.steady()} : around_.world.now() + offset_;
    return {wall, around_.world.steady()};
}

base::TrustedTime KioskSite::now() {
    return life_->clock->at(reading());
}

bool KioskSite::open_stock(Life& life) {
    auto stock =
        kiosk::open_stock(disk_.folder(), around_.folder / ("kiosk" + std::to_string(number_)),
                          around_.hub.anchor(), "main");
    if (!stock)
        return false;
    life.stock.emplace(std::move(*stock));
    life.source.emplace(around_.road.carrier_of(number_));
    life.clock.emplace(life.stock->trust.seen ? life.stock->trust.seen->issued : base::Instant{},
                       reading());
    return true;
}

bool KioskSite::open_keeper(Life& life) {
    auto chance = std::make_unique<crypto::SeededRandom>(around_.plan.seed * 1'000'003 +
                                                         number_ * 1009 + starts_);
    kiosk::KeeperOptions options;
    options.renewed_by_sync = true;
    options.version = "fleet";
    auto keeper = kiosk::Keeper::open(std::move(options), disk_.folder(), std::move(chance));
    if (!keeper)
        return false;
    life.keeper.emplace(std::move(*keeper));
    return life.keeper->open_outbox(sealer()).has_value();
}

base::Result<registration::Sealer> KioskSite::sealer() {
    TRY(const auto papers, life_->stock->catalog.papers());
    if (!papers)
        return base::fail(base::ErrorCode::unavailable, "no release yet");
    TRY(const auto charter, release::parse_charter(papers->charter));
    registration::Employers employers;
    for (const release::Employer& each : charter.employers)
        TRY_VOID(employers.add(each.name, each.key));
    return registration::Sealer{std::move(employers), *charter.escrow, device(), identity_.name};
}

void KioskSite::start() {
    ++starts_;
    around_.world.note("kiosk " + std::to_string(number_) + " starts");
    life_ = std::make_unique<Life>();
    life_->house.notices = {notice()};
    life_->house.kiosk_name = identity_.name;
    life_->house.attract_turns = 1h;
    const bool opened = open_stock(*life_) && open_keeper(*life_);
    if (!survived())
        return;
    if (!opened)
        return go_down(1min); // the service manager tries again
    life_->session =
        session::fresh(life_->house, std::make_shared<const catalog::Shelf>(), now().now);
    connect();
    catch_up();
    if (life_)
        step();
}

// At the first start there are no keys yet.
void KioskSite::connect() {
    if (life_->is_connected || !sealer())
        return;
    life_->is_connected = true;
    life_->keeper->connect(
        {"https://hub.example", around_.hub.key(),
         std::chrono::duration_cast<std::chrono::seconds>(around_.plan.heartbeat)},
        around_.road.post_of(number_, [this] { step(); }));
}

bool KioskSite::survived() {
    if (!disk_.is_dead())
        return true;
    go_down(cut_down_);
    return false;
}

void KioskSite::go_down(base::Duration down) {
    around_.world.note("kiosk " + std::to_string(number_) + " goes down");
    disk_.cut_power_at(1); // nothing that it still wanted to write is written
    life_.reset();
    disk_.restore_power();
    around_.world.after(down, [this, starts = starts_] {
        if (!life_ && starts == starts_)
            start();
    });
}

void KioskSite::cut_power(std::uint64_t nth_change, base::Duration down) {
    if (!life_)
        return;
    cut_down_ = down;
    disk_.cut_power_at(nth_change);
    around_.world.after(10min, [this, starts = starts_] {
        if (life_ && starts == starts_)
            go_down(cut_down_); // it changed too little
    });
}

void KioskSite::fill_disk(bool full) {
    if (!full) {
        disk_.heal();
        disk_.free_bytes = std::uint64_t{1} << 40;
        return;
    }
    disk_.fail_at(1, power::FaultKind::disk_full, true);
    if (around_.world.chance(0.5)) // else it looks as if there were room
        disk_.free_bytes = 1024 * 1024;
}

void KioskSite::calm() {
    is_calm_ = true;
    offset_ = base::Duration{0};
    clock_is_lost_ = false;
    fill_disk(false);
    disk_.cut_power_at(0);
    if (life_)
        step();
}

// ---- Offers ----

void KioskSite::catch_up() {
    if (!life_)
        return;
    const auto visited = life_->source->visit(*life_->stock, {});
    if (!survived())
        return;
    const auto& seen = life_->stock->trust.seen;
    if (seen)
        life_->clock->see_release(seen->issued, seen->fresh_until, reading());
    const auto papers = life_->stock->catalog.papers();
    if (papers && *papers && ((visited && visited->renewed) || life_->session.shelf->empty()))
        if (const auto charter = release::parse_charter((*papers)->charter))
            show_what_is_here(*charter);
    around_.world.after(around_.world.between(catch_up_every / 2, catch_up_every),
                        [this, starts = starts_] {
                            if (life_ && starts == starts_)
                                catch_up();
                        });
}

void KioskSite::show_what_is_here(const release::Charter& charter) {
    auto shelf = kiosk::shelf_of(life_->stock->catalog);
    if (!shelf)
        return;
    release::DocumentsInMemory::Map texts{{std::string(release::charter_id), to_json(charter)}};
    for (catalog::Row row = 0; row < (*shelf)->size(); ++row) {
        const catalog::OfferId id{std::string{(*shelf)->id(row)}};
        if (const auto offer = life_->stock->catalog.offer(id))
            texts.emplace(id.text, catalog::to_stored_json(*offer));
    }
    around_.oracle.admitted(number_, life_->stock->trust.seen, texts);
    life_->keeper->use(sealer());
    connect();
    happen(session::CatalogChanged{std::move(*shelf)});
    happen(session::RegistrationClosed{life_->keeper->closed().has_value()});
}

// ---- The loop ----

void KioskSite::happen(const session::Event& event) {
    std::deque<session::Event> events{event};
    while (!events.empty()) {
        auto updated =
            session::update(std::move(life_->session), events.front(), now(), life_->house);
        events.pop_front();
        life_->session = std::move(updated.session);
        for (const session::Effect& effect : updated.effects)
            if (auto answer = perform(effect))
                events.push_back(std::move(*answer));
    }
}

std::optional<session::Event> KioskSite::perform(const session::Effect& effect) {
    kiosk::Keeper& keeper = *life_->keeper;
    if (const auto* search = std::get_if<session::Search>(&effect))
        return session::Searched{catalog::search(*life_->session.shelf, search->query, now())};
    if (const auto* read = std::get_if<session::ReadOffer>(&effect))
        return keeper.read(*read);
    if (const auto* save = std::get_if<session::SaveLetters>(&effect))
        return keeper.save(*save, *life_->session.shelf, notice(), now());
    if (const auto* code = std::get_if<session::LookUpCode>(&effect))
        return keeper.look_up(*code, now());
    if (const auto* receipt = std::get_if<session::EraseReceipt>(&effect))
        return keeper.erase(*receipt, now());
    if (std::holds_alternative<session::ReadHealth>(effect))
        return keeper.health(now());
    return std::nullopt;
}

void KioskSite::step() {
    if (!life_)
        return;
    happen(session::Tick{});
    life_->keeper->deliver(now());
    if (const auto found = life_->keeper->take_found(now()))
        happen(*found);
    if (survived())
        wake_later();
}

void KioskSite::wake_later() {
    const base::Instant here = now().now;
    auto next = session::next_tick(life_->session, life_->house);
    if (const auto delivery = life_->keeper->next_delivery(here)) {
        const bool is_away = *delivery == here + 200ms;
        const base::Instant due = is_away ? here + look_again : *delivery;
        next = next ? std::min(*next, due) : due;
    }
    base::Duration wait = next ? *next - here : base::Duration{1h};
    life_->idle_wakes = wait <= 0s ? life_->idle_wakes + 1 : 0;
    if (life_->idle_wakes > most_idle_wakes)
        around_.oracle.does_not_rest(number_);
    wait = std::clamp(wait, base::Duration{100ms}, base::Duration{1h});
    around_.world.after(wait, [this, starts = starts_, wake = ++life_->wake] {
        if (life_ && starts == starts_ && wake == life_->wake)
            step();
    });
}

// ---- Visitors ----

void KioskSite::expect_visit() {
    const base::Duration wait =
        around_.world.between(around_.plan.between_visits / 4, around_.plan.between_visits * 7 / 4);
    around_.world.after(wait, [this] {
        if (is_calm_)
            return;
        if (life_)
            visit();
        expect_visit();
    });
}

void KioskSite::visit() {
    happen(
        session::Finish{}); // whoever left the form open is asked first, in the end they are gone
    life_->keeper->check_room();
    if (!survived())
        return;
    happen(session::RegistrationClosed{life_->keeper->closed().has_value()});
    happen(session::Touched{});
    happen(session::Wake{});
    static const present::Languages french;
    around_.oracle.screen(
        number_, present::dump(present::present(life_->session, now(), life_->house, french)));
    if (!life_->session.hits.rows.empty())
        register_interest(around_.oracle.next_visitor());
    if (survived())
        step();
}

void KioskSite::register_interest(const std::string& name) {
    const auto& rows = life_->session.hits.rows;
    std::vector<catalog::OfferId> offers;
    for (std::size_t i = around_.world.draw(rows.size()); i < rows.size() && offers.size() < 2; ++i)
        offers.push_back({std::string{life_->session.shelf->id(rows[i])}});
    happen(session::OpenOffer{offers.front()});
    for (const catalog::OfferId& id : offers)
        happen(session::ToggleKept{id});
    happen(session::Interested{offers});
    if (!std::holds_alternative<session::Register>(life_->session.screen))
        return; // the form is closed, and says so
    for (const std::string& text : {name, name + "@orange.fr"}) {
        happen(session::Type{text});
        happen(session::Continue{});
    }
    Visit visit{name, identity_.name, {}};
    for (const catalog::OfferId& id : std::get<session::Register>(life_->session.screen).offers)
        visit.offers.insert(id.text);
    around_.oracle.pressed_send(name, std::move(visit));
    for (int tries = 0; tries < 3; ++tries) {
        happen(session::Send{});
        const auto* receipt = std::get_if<session::Receipt>(&life_->session.screen);
        around_.world.note("kiosk " + std::to_string(number_) +
                           (receipt != nullptr ? " confirms " : " refuses ") + name);
        if (receipt != nullptr) {
            around_.oracle.confirmed(name, receipt->code, disk_);
            break;
        }
        if (disk_.is_dead())
            return;
    }
    if (around_.world.chance(0.5)) // the others just go away
        happen(session::Finish{});
}

// ---- The end ----

bool KioskSite::has_unsent() {
    if (!life_)
        return true;
    const auto health = life_->keeper->health(now());
    return health.health.unsent != 0;
}

void KioskSite::check_in_the_end() {
    if (life_)
        for (const std::string& sentence : life_->keeper->health(now()).health.notices)
            around_.world.note("kiosk " + std::to_string(number_) + " says: " + sentence);
    life_.reset();
    auto outbox = store::OutboxStore::open(disk_.folder());
    if (!outbox)
        return around_.oracle.does_not_rest(number_);
    around_.oracle.drained(number_, *outbox);
    const auto letters = outbox->letters();
    for (const store::Letter& letter : *letters)
        around_.world.note("kiosk " + std::to_string(number_) + " keeps " +
                           crypto::to_text(letter.id) + ' ' +
                           std::to_string(static_cast<int>(letter.state)));
}

} // namespace fleet
