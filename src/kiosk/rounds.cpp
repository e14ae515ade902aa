#include "kiosk/rounds.h"

#include <algorithm>
#include <utility>

namespace kiosk {
namespace {

std::string named(const release::Head& head) {
    return "release " + std::to_string(head.number) + " of " + base::to_iso(head.issued);
}

std::string told(const base::Error& error) {
    return error.detail + " (" + std::string(base::name_of(error.code)) + ")";
}

void tell(std::string& before, const std::string& sentence, SyncNews& news) {
    if (before == sentence)
        return;
    before = sentence;
    news.sentences.push_back(sentence);
}

} // namespace

base::Result<std::shared_ptr<const catalog::Shelf>> shelf_of(store::CatalogStore& catalog) {
    TRY(auto shelf, catalog.shelf());
    return std::make_shared<const catalog::Shelf>(std::move(shelf));
}

void Schedule::went_well(base::Duration now, double chance) {
    failures_ = 0;
    due_ = now + std::chrono::duration_cast<base::Duration>(pace_ * (0.8 + 0.4 * chance));
}

void Schedule::failed(base::Duration now, double chance) {
    const base::Duration doubled = first_pause * (1 << std::min(failures_++, 12));
    const base::Duration pause = std::min(doubled, longest_);
    due_ = now + std::chrono::duration_cast<base::Duration>(pause * (0.5 + 0.5 * chance));
}

std::vector<std::string> employers_with_key(const catalog::Shelf& shelf,
                                            const registration::Sealer& sealer) {
    std::vector<std::string> folded;
    for (const std::string& name : shelf.employers())
        if (sealer.employers.key_of(name))
            folded.push_back(registration::Employers::folded(name));
    std::ranges::sort(folded);
    return folded;
}

Rounds::Rounds(Stock stock, std::vector<SyncSource> sources, std::unique_ptr<crypto::Random> random,
               Seal seal)
    : stock_(std::move(stock))
    , random_(std::move(random))
    , seal_(std::move(seal)) {
    for (SyncSource& source : sources)
        sources_.push_back({Source(std::move(source.carrier)),
                            source.may_be_absent
                                ? Schedule(source.pace, Schedule::longest_pause_for_sticks)
                                : Schedule(source.pace),
                            source.may_be_absent,
                            {}});
}

std::optional<base::Duration> Rounds::due() const {
    if (sources_.empty())
        return std::nullopt;
    return std::ranges::min_element(sources_, {},
                                    [](const Worked& worked) { return worked.schedule.due(); })
        ->schedule.due();
}

base::Instant Rounds::floor() const {
    return stock_.trust.seen ? stock_.trust.seen->issued : base::Instant{};
}

void Rounds::free_later(std::shared_ptr<const catalog::Shelf> shelf) {
    if (shelf)
        shown_.push_back(std::move(shelf));
}

SyncNews Rounds::visit(const platform::Clock& clock, std::stop_token stop) {
    SyncNews news;
    std::erase_if(shown_, [](const auto& shelf) { return shelf.use_count() == 1; });
    if (!std::exchange(restored_, true))
        restore_once(news);
    if (sources_.empty() || stop.stop_requested())
        return news;
    Worked& worked = *std::ranges::min_element(
        sources_, {}, [](const Worked& each) { return each.schedule.due(); });
    const auto visited = worked.source.visit(stock_, stop);
    const base::Duration now = clock.read().steady;
    if (stop.stop_requested())
        return news;
    if (visited && visited->absent && worked.may_be_absent) {
        worked.told.clear();
        worked.schedule.went_well(now, crypto::draw_fraction(*random_));
    } else if (!visited || visited->absent) {
        worked.schedule.failed(now, crypto::draw_fraction(*random_));
        tell(worked.told,
             worked.source.name() + ": " +
                 (visited ? "there is no release" : told(visited.error())),
             news);
    } else {
        worked.schedule.went_well(now, crypto::draw_fraction(*random_));
        look(worked, *visited, news);
    }
    return news;
}

void Rounds::restore_once(SyncNews& news) {
    const auto restored = restore(stock_);
    if (!restored)
        news.sentences.push_back("the offers cannot be made anew from the packs kept here: " +
                                 told(restored.error()));
    if (!restored || !*restored)
        return;
    if (auto made = renewal())
        news.renewal = std::move(*made);
    news.sentences.push_back("the catalog was lost; release " +
                             std::to_string(stock_.held->number) +
                             " was made anew from the packs kept here");
}

void Rounds::look(Worked& worked, const Visited& visited, SyncNews& news) {
    if (visited.unkept)
        news.sentences.push_back("the release is shown but not kept beside the catalog: " +
                                 told(*visited.unkept));
    if (!visited.renewed)
        return;
    auto made = renewal();
    tell(worked.told,
         made ? worked.source.name() + ": " + named(*visited.head) + " is shown"
              : "the new offers cannot be read: " + told(made.error()),
         news);
    if (made)
        news.renewal = std::move(*made);
}

base::Result<Renewal> Rounds::renewal() {
    TRY(auto shelf, shelf_of(stock_.catalog));
    TRY(const auto papers, stock_.catalog.papers());
    release::Charter charter;
    if (papers) {
        TRY(charter, release::parse_charter(papers->charter));
    }
    Renewal made{std::move(shelf), seal_(charter), {}};
    if (made.sealer)
        made.employers = employers_with_key(*made.shelf, *made.sealer);
    shown_.push_back(made.shelf);
    return made;
}

} // namespace kiosk
