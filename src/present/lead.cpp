#include "present/lead.h"

#include "present/dates.h"

namespace present {
namespace {

using catalog::ApplyChannel;
using catalog::State;

// After "Encore 23 jours".
std::string way_to_apply(const Words& words, ApplyChannel channel) {
    switch (channel) {
    case ApplyChannel::mail:
        return words("pour candidater, par e-mail.");
    case ApplyChannel::portal:
        return words("pour candidater, sur le portail de l’employeur.");
    case ApplyChannel::phone:
        return words("pour candidater, par téléphone.");
    case ApplyChannel::post:
        return words("pour candidater, par courrier.");
    case ApplyChannel::none_stated:
        break;
    }
    return words("pour candidater. L’annonce ne dit pas comment.");
}

std::string undated_sentence(const Words& words, ApplyChannel channel) {
    switch (channel) {
    case ApplyChannel::mail:
        return words("On candidate par e-mail. L’annonce ne dit pas jusqu’à quand.");
    case ApplyChannel::portal:
        return words("On candidate sur le portail de l’employeur. L’annonce ne dit pas jusqu’à "
                     "quand.");
    case ApplyChannel::phone:
        return words("On candidate par téléphone. L’annonce ne dit pas jusqu’à quand.");
    case ApplyChannel::post:
        return words("On candidate par courrier. L’annonce ne dit pas jusqu’à quand.");
    case ApplyChannel::none_stated:
        break;
    }
    return words("L’annonce ne dit ni jusqu’à quand, ni comment candidater.");
}

std::string gone_sentence(const Scene& scene, const catalog::OfferState& state) {
    const Words& words = scene.words;
    std::string date = state.date ? date_spoken(words, *state.date, scene.today()) : std::string{};
    if (state.state == State::expired)
        return words("Trop tard pour candidater : la date limite était le {date}.",
                     {{"date", date}});
    if (state.state == State::ended)
        return words("Cette mission s’est terminée le {date}.", {{"date", date}});
    return words("L’employeur a retiré cette offre.");
}

} // namespace

catalog::OfferState state_of(const Scene& scene, const catalog::OfferId& id,
                             const catalog::Offer* offer) {
    if (const auto card = scene.card(id))
        return catalog::state(card->dates, scene.now);
    if (offer) {
        catalog::OfferState own = catalog::state(*offer, scene.now);
        if (!catalog::is_listed(own.state))
            return own;
    }
    return {State::withdrawn, catalog::StateReason::recalled, {}};
}

void say_lead(const Scene& scene, const catalog::Offer& offer, const catalog::OfferState& state,
              DetailPage& page) {
    const Words& words = scene.words;
    if (state.state == State::undated) {
        page.lead_before = undated_sentence(words, offer.apply.channel);
        return;
    }
    if (state.state != State::open || !state.date) {
        page.lead_before = gone_sentence(scene, state);
        return;
    }
    page.lead_after = way_to_apply(words, offer.apply.channel);
    if (!scene.now.verified) {
        page.lead_before = words("Jusqu’au");
        page.lead_bold = words("{date} (date à vérifier)",
                               {{"date", date_spoken(words, *state.date, scene.today())}});
        return;
    }
    int left = base::days_between(scene.today(), *state.date);
    if (left > 0)
        page.lead_before = words("Encore");
    page.lead_bold = left > 0 ? days(words, left) : words("Dernier jour");
}

std::optional<Banner> offer_banner(const Scene& scene, const catalog::Offer& offer,
                                   const catalog::OfferState& state) {
    const Words& words = scene.words;
    if (!catalog::is_listed(state.state))
        return Banner{Banner::Kind::warning,
                      words("Cette offre n’est plus proposée. Vous pouvez encore la lire.")};
    if (offer.apply.channel == ApplyChannel::none_stated &&
        !session::takes_no_letters(scene.session, scene.house))
        return Banner{Banner::Kind::information,
                      words("Laissez vos coordonnées : l’employeur pourra répondre.")};
    return std::nullopt;
}

std::string why_not(const Scene& scene, const catalog::OfferState& state,
                    std::string_view employer) {
    const Words& words = scene.words;
    switch (state.state) {
    case State::expired:
        return words("La date limite est passée : on ne peut plus s’inscrire.");
    case State::ended:
        return words("La mission est terminée : on ne peut plus s’inscrire.");
    case State::withdrawn:
        return words("L’offre est retirée : on ne peut plus s’inscrire.");
    case State::open:
    case State::undated:
        break;
    }
    if (session::takes_no_letters(scene.session, scene.house))
        return words("Les inscriptions sont fermées sur cette borne : demandez à l’accueil.");
    if (!session::has_key(scene.house, employer))
        return words("Cet employeur ne prend pas d’inscription ici : candidatez comme l’annonce le "
                     "dit.");
    return {};
}

} // namespace present
