#include "present/dates.h"
#include "present/scene.h"

#include <cstdint>

namespace present {
namespace {

std::string disk_problem(const Words& words, base::ErrorCode code) {
    switch (code) {
    case base::ErrorCode::disk_full:
        return words("plein : les inscriptions sont fermées");
    case base::ErrorCode::read_only:
    case base::ErrorCode::denied:
        return words("en lecture seule : les inscriptions sont fermées");
    case base::ErrorCode::newer_schema:
        return words("écrit par une version plus récente : les inscriptions sont fermées");
    case base::ErrorCode::corrupt:
        return words("abîmé : les inscriptions sont fermées");
    default:
        break;
    }
    return words("ne répond pas : les inscriptions sont fermées");
}

std::string free_space(const Words& words, std::uint64_t bytes) {
    constexpr std::uint64_t mega = 1'000'000, giga = 1'000'000'000;
    if (bytes >= giga)
        return words("{n} Go libres", {{"n", words.number(static_cast<long long>(bytes / giga))}});
    return words("{n} Mo libres", {{"n", words.number(static_cast<long long>(bytes / mega))}});
}

void say_letters(const Words& words, const session::Health& health, StaffPage& page) {
    if (health.unsent == 0) {
        page.sentence = words("Tout est arrivé");
        page.lead =
            health.total == 0
                ? words("Aucune inscription n’attend. Vous pouvez éteindre la borne.")
                : words.count(health.total, "{n} inscription reçue. Vous pouvez éteindre la borne.",
                              "{n} inscriptions reçues. Vous pouvez éteindre la borne.");
        return;
    }
    page.all_well = false;
    page.sentence = words.count(health.unsent, "{n} en attente", "{n} en attente");
    page.lead = words("Ne pas éteindre la borne, ou prendre la clé.");
}

} // namespace

StaffPage staff_page(const Scene& scene, const session::Staff& staff) {
    const Words& words = scene.words;
    StaffPage page;
    page.close = tap("staff.close", words("Fermer"), session::Finish{});
    page.who = scene.house.kiosk_name.empty()
                   ? words("Équipe")
                   : words("Équipe · {kiosk}", {{"kiosk", scene.house.kiosk_name}});
    if (!staff.health) {
        page.sentence = words("Un instant…");
        page.lead = words("La borne lit son état.");
        return page;
    }
    const session::Health& health = *staff.health;
    say_letters(words, health, page);
    page.rows.push_back({.label = words("File d’attente"),
                         .value = words.count(health.unsent, "{n} inscription", "{n} inscriptions"),
                         .note = words("{n} au total", {{"n", words.number(health.total)}}),
                         .alarm = health.unsent > 0});
    page.rows.push_back({.label = words("Horloge"),
                         .value = date_and_time(words, health.clock),
                         .note = health.clock_verified ? words("vérifiée") : words("non vérifiée"),
                         .alarm = !health.clock_verified});
    page.rows.push_back({.label = words("Disque"),
                         .value = health.disk ? disk_problem(words, *health.disk)
                                              : free_space(words, health.free_bytes),
                         .note = health.disk_detail,
                         .alarm = health.disk.has_value()});
    if (health.disk)
        page.all_well = false;
    std::size_t offers = scene.session.shelf ? scene.session.shelf->cards.size() : 0;
    page.rows.push_back(
        {.label = words("Offres"),
         .value = words.count(static_cast<long long>(offers), "{n} offre", "{n} offres"),
         .note = offers == 0 ? std::string{} : date_and_time(words, scene.session.shelf->issued),
         .alarm = offers == 0});
    page.notices = health.notices;
    return page;
}

} // namespace present
