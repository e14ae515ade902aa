#include "main/kiosk_start.h"

#include "main/demonstration_keys.h"
#include "main/enrolment.h"
#include "main/offer_files.h"
#include "main/progress_line.h"
#include "main/release_folder.h"

#include "crypto/random.h"

#include <ostream>

namespace vitrine {

namespace {

constexpr auto stick_pace = std::chrono::seconds{2}; // to see that one was plugged in

base::Result<std::vector<kiosk::SyncSource>> release_sources(const KioskArguments& arguments) {
    std::vector<kiosk::SyncSource> sources;
    const std::chrono::seconds pace{arguments.release_every_s};
    for (const std::string& address : arguments.release_addresses) {
        TRY(auto carrier, platform::open_http(address));
        sources.push_back({std::move(carrier), pace, false});
    }
    for (const std::string& folder : arguments.release_folders)
        sources.push_back({platform::open_folder_carrier(folder), pace, false});
    if (!arguments.release_stick.empty())
        sources.push_back(
            {platform::open_stick_carrier(arguments.release_stick), stick_pace, true});
    return sources;
}

bool takes_no_writes(const base::Error& error) {
    using enum base::ErrorCode;
    return error.code == read_only || error.code == denied || error.code == disk_full;
}

base::Result<kiosk::Stock> open_stock_of(const KioskArguments& arguments,
                                         const crypto::ReleasePublicKey& anchor) {
    TRY(auto folder, store::open_folder(arguments.data));
    return kiosk::open_stock(std::move(folder), arguments.data, anchor, arguments.release_channel);
}

} // namespace

base::Result<kiosk::Keeper> open_keeper(const KioskArguments& arguments, base::Instant now,
                                        Bring bring, std::ostream& news) {
    kiosk::KeeperOptions options;
    options.data = arguments.data;
    options.receipt_link = arguments.receipt_link;
    options.version = VITRINE_VERSION;
    options.sticks = arguments.sticks;
    const auto enrolled = read_enrolment(arguments.data, arguments.kiosk_name);
    if (enrolled && *enrolled && options.receipt_link == KioskArguments{}.receipt_link)
        options.receipt_link = (*enrolled)->receipt_link;
    options.renewed_by_sync = arguments.takes_releases();
    TRY(auto keeper, kiosk::Keeper::open(std::move(options)));
    if (bring == Bring::nothing || arguments.offers.empty())
        return keeper;
    const LoadedOffers loaded = load_offers(arguments.offers, ProgressLine{news}.of("files"));
    for (const RefusedFile& refused : loaded.refused)
        news << "vitrine: " << refused.path << ": " << refused.reason << "\n";
    if (loaded.offers.empty()) {
        news << "vitrine: no offer could be read; those of " << arguments.data.string()
             << " stay\n";
        return keeper;
    }
    store::Edition edition;
    edition.issued = now;
    for (const std::string& path : arguments.offers)
        edition.origin += (edition.origin.empty() ? "" : " ") + path;
    TRY_VOID(keeper.bring(loaded.offers, edition,
                          ProgressLine{news}.of("steps: offers are kept and indexed")));
    return keeper;
}

base::Result<kiosk::KioskOptions> kiosk_options(const KioskArguments& arguments,
                                                const kiosk::Furnishing& furnishing,
                                                const semantics::Panel& panel) {
    kiosk::KioskOptions options;
    TRY(options.house, house_of(arguments, furnishing));
    options.panel = panel;
    return options;
}

base::Result<std::optional<Releases>> open_releases(const KioskArguments& arguments) {
    if (!arguments.takes_releases())
        return std::nullopt;
    if (!arguments.offers.empty())
        return base::fail(base::ErrorCode::invalid,
                          "--offers and --release-… are two ways for offers to come; use one");
    if (arguments.release_key.empty())
        return base::fail(base::ErrorCode::invalid,
                          "releases are shown of a known publisher alone: name release.pub with "
                          "--release-key");
    TRY(const auto anchor, read_release_pub(arguments.release_key));
    TRY(auto sources, release_sources(arguments));
    auto stock = open_stock_of(arguments, anchor);
    if (!stock && takes_no_writes(stock.error()))
        return Releases{std::unexpected(std::move(stock).error()), {}};
    if (!stock)
        return std::unexpected(std::move(stock).error());
    TRY(const auto papers, stock->catalog.papers());
    release::Charter charter;
    if (papers) {
        TRY(charter, release::parse_charter(papers->charter));
    }
    kiosk::Rounds rounds(
        std::move(*stock), std::move(sources), std::make_unique<crypto::SystemRandom>(),
        [arguments](const release::Charter& newer) { return release_sealer(arguments, newer); });
    return Releases{std::move(rounds), std::move(charter)};
}

void note_unrenewed(kiosk::Kiosk& kiosk, const Releases& releases) {
    if (!releases.rounds)
        kiosk.note("the offers shown are those of this disk and cannot be renewed: " +
                   releases.rounds.error().detail);
}

base::Result<registration::Sealer> release_sealer(const KioskArguments& arguments,
                                                  const release::Charter& charter) {
    TRY(auto enrolled, read_enrolment(arguments.data, arguments.kiosk_name));
    if (enrolled)
        return std::move(enrolled->sealer);
    if (!charter.escrow)
        return base::fail(base::ErrorCode::unavailable,
                          "no release with an escrow key was received: letters cannot be sealed");
    registration::Employers employers;
    for (const release::Employer& employer : charter.employers)
        TRY_VOID(employers.add(employer.name, employer.key));
    crypto::SystemRandom random;
    TRY(auto device, device_key(arguments.data, arguments.kiosk_name, random));
    return registration::Sealer{std::move(employers), *charter.escrow, std::move(device),
                                arguments.kiosk_name};
}

base::Result<void> open_registrations(kiosk::Kiosk& kiosk, const KioskArguments& arguments,
                                      base::TrustedTime now, std::ostream& news,
                                      const release::Charter* charter) {
    auto enrolled = read_enrolment(arguments.data, arguments.kiosk_name);
    if (!enrolled)
        return kiosk.open_registrations(std::unexpected(enrolled.error()), now);
    if (*enrolled) {
        TRY_VOID(kiosk.open_registrations(std::move((*enrolled)->sealer), now));
        kiosk.connect((*enrolled)->hub);
        return {};
    }
    if (charter != nullptr)
        return kiosk.open_registrations(release_sealer(arguments, *charter), now);
    crypto::SystemRandom random;
    const auto employers = kiosk.employers();
    return kiosk.open_registrations(
        demonstration_sealer(arguments.data, employers, arguments.kiosk_name, random, news), now);
}

} // namespace vitrine
