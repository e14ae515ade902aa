#include "main/kiosk_start.h"

#include "main/demonstration_keys.h"
#include "main/enrolment.h"
#include "main/offer_files.h"

#include "crypto/random.h"

#include <ostream>

namespace vitrine {

base::Result<kiosk::Keeper> open_keeper(const KioskArguments& arguments, base::Instant now,
                                        Bring bring, std::ostream& news) {
    kiosk::KeeperOptions options;
    options.data = arguments.data;
    options.receipt_link = arguments.receipt_link;
    options.version = VITRINE_VERSION;
    const auto enrolled = read_enrolment(arguments.data, arguments.kiosk_name);
    if (enrolled && *enrolled && options.receipt_link == KioskArguments{}.receipt_link)
        options.receipt_link = (*enrolled)->receipt_link;
    TRY(auto keeper, kiosk::Keeper::open(std::move(options)));
    if (bring == Bring::nothing || arguments.offers.empty())
        return keeper;
    const LoadedOffers loaded = load_offers(arguments.offers);
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
    TRY_VOID(keeper.bring(loaded.offers, edition));
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

base::Result<void> open_registrations(kiosk::Kiosk& kiosk, const KioskArguments& arguments,
                                      base::TrustedTime now, std::ostream& news) {
    auto enrolled = read_enrolment(arguments.data, arguments.kiosk_name);
    if (!enrolled)
        return kiosk.open_registrations(std::unexpected(enrolled.error()), now);
    if (*enrolled) {
        TRY_VOID(kiosk.open_registrations(std::move((*enrolled)->sealer), now));
        kiosk.connect((*enrolled)->hub);
        return {};
    }
    crypto::SystemRandom random;
    const auto employers = kiosk.employers();
    return kiosk.open_registrations(
        demonstration_sealer(arguments.data, employers, arguments.kiosk_name, random, news), now);
}

} // namespace vitrine
