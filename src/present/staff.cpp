#include "present/dates.h"
#include "present/rows.h"
#include "present/scene.h"
#include "present/typography.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

namespace present {
namespace {

using Kind = StaffRow::Kind;

constexpr std::size_t most_interests = 6;

// None: the disk is not what keeps registrations closed.
std::optional<std::string> disk_problem(const Words& words, base::ErrorCode code) {
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
        return std::nullopt;
    }
}

std::string free_space(const Words& words, std::uint64_t bytes) {
    constexpr std::uint64_t mega = 1'000'000, giga = 1'000'000'000;
    if (bytes >= giga)
        return words("{n} Go libres", {{"n", words.number(static_cast<long long>(bytes / giga))}});
    return words("{n} Mo libres", {{"n", words.number(static_cast<long long>(bytes / mega))}});
}

// "18 h 39", with its day where that is not today.
std::string moment(const Scene& scene, base::Instant instant) {
    const Words& words = scene.words;
    const base::Date day = base::in_paris(instant).date;
    if (day == scene.today())
        return clock_time(words, instant);
    return words("{date}, {time}", {{"date", date_short(words, day, scene.today())},
                                    {"time", clock_time(words, instant)}});
}

std::string ago(const Words& words, base::Duration passed) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(passed).count();
    if (minutes < 1)
        return words("à l’instant");
    if (minutes < 120)
        return words.count(minutes, "il y a {n} minute", "il y a {n} minutes");
    if (minutes < 48 * 60)
        return words.count(minutes / 60, "il y a {n} heure", "il y a {n} heures");
    return words.count(minutes / (24 * 60), "il y a {n} jour", "il y a {n} jours");
}

// The one sentence at closing time.
void say_whether_all_arrived(const Scene& scene, const session::Health& health, StaffPage& page) {
    const Words& words = scene.words;
    if (health.unsent > 0) {
        page.all_well = false;
        page.sentence = words.count(health.unsent, "{n} en attente", "{n} en attente");
        page.lead = words("Ne pas éteindre la borne, ou prendre la clé.");
    } else if (health.disk) {
        page.all_well = false;
        page.sentence = words("Inscriptions fermées");
        page.lead = words("Rien n’attend ici. Les offres se lisent ; appelez l’exploitant.");
    } else {
        page.sentence = words("Tout est arrivé");
        page.lead = health.received == 0
                        ? words("Aucune inscription n’attend. Vous pouvez éteindre la borne.")
                        : words.count(health.received,
                                      "{n} inscription reçue. Vous pouvez éteindre la borne.",
                                      "{n} inscriptions reçues. Vous pouvez éteindre la borne.");
    }
}

// The line of the day: switched on, the last letter that arrived, now.
Route day_of(const Scene& scene, const session::Health& health) {
    const Words& words = scene.words;
    Route route;
    const auto station = [&](StationKind kind, std::string label, base::Instant at) {
        route.stations.push_back({kind, std::move(label), moment(scene, at)});
        route.spoken += (route.spoken.empty() ? "" : ", ") + route.stations.back().label + " " +
                        route.stations.back().date;
    };
    station(StationKind::past, words("Mise en marche"), health.running_since);
    if (health.last_received && *health.last_received >= health.running_since)
        station(StationKind::past, words("Dernier envoi"), *health.last_received);
    station(StationKind::here, words("Maintenant"), scene.now.now);
    return route;
}

StaffRow row_of(Kind kind, std::string label, std::string value, std::string note = {},
                bool alarm = false) {
    return {kind, std::move(label), std::move(value), std::move(note), alarm, std::nullopt};
}

StaffRow queue_row(const Scene& scene, const session::Health& health) {
    const Words& words = scene.words;
    return row_of(
        Kind::queue, words("File d’attente"),
        words.count(health.unsent, "{n} inscription", "{n} inscriptions"),
        words("enregistrées : {total}, reçues : {received}",
              {{"total", words.number(health.total)}, {"received", words.number(health.received)}}),
        health.unsent > 0);
}

StaffRow sync_row(const Scene& scene, const session::Health& health) {
    const Words& words = scene.words;
    StaffRow row = row_of(Kind::sync, words("Dernière synchronisation"), {});
    if (!health.has_hub) {
        row.value = words("aucun serveur d’inscriptions");
        row.note = words("elles partent par clé");
        return row;
    }
    row.action = tap("staff.sync", words("Synchroniser"), session::CallHub{});
    if (!health.last_heard) {
        row.value = words("pas de réponse depuis la mise en marche");
        row.alarm = true;
        return row;
    }
    const base::Duration passed = scene.now.now - *health.last_heard;
    row.value = words("{time}, {ago}",
                      {{"time", moment(scene, *health.last_heard)}, {"ago", ago(words, passed)}});
    row.alarm = passed >= session::Health::silence_is_long;
    return row;
}

StaffRow disk_row(const Scene& scene, const session::Health& health) {
    const Words& words = scene.words;
    if (!health.disk)
        return row_of(Kind::disk, words("Disque"), free_space(words, health.free_bytes));
    if (auto problem = disk_problem(words, *health.disk))
        return row_of(Kind::disk, words("Disque"), std::move(*problem), health.disk_detail, true);
    return row_of(Kind::disk, words("Inscriptions"), words("fermées"), health.disk_detail, true);
}

StaffRow test_row(const Scene& scene) {
    const Words& words = scene.words;
    StaffRow row = row_of(Kind::glass, words("Autotest écran et tactile"), {});
    const auto& tested = scene.session.glass_tested;
    if (!tested)
        row.value = words("pas encore fait");
    else if (tested->silent == 0)
        row.value = words("réussi à {time}", {{"time", moment(scene, tested->at)}});
    else
        row.value = words.count(tested->silent, "{n} case sans réponse", "{n} cases sans réponse");
    row.alarm = tested && tested->silent > 0;
    row.action =
        tap("staff.test", tested ? words("Relancer") : words("Lancer"), session::TestGlass{true});
    return row;
}

// "Centres-villes vivants": without its beginning a title begins anew.
Title alone(Title title) {
    title.own = capitalised(title.own);
    return title;
}

void say_interest(const Scene& scene, const session::Health& health, StaffPage& page) {
    const Words& words = scene.words;
    page.interest_heading = words("Intérêt par offre");
    page.interest_unit = words("ouvertures · inscriptions");
    int most = 1;
    for (const session::Interest& each : health.interest)
        most = std::max({most, each.opened, each.registered});
    const auto share = [most](int count) {
        return static_cast<float>(count) / static_cast<float>(most);
    };
    for (const session::Interest& each : health.interest) {
        const auto card = scene.card(each.offer);
        if (!card) // it has left the catalog
            continue;
        page.interest.push_back({.disc = disc_of(words, card->family, card->employer),
                                 .title = alone(title_of(scene, *card)),
                                 .opened = words.number(each.opened),
                                 .registered = words.number(each.registered),
                                 .opened_share = share(each.opened),
                                 .registered_share = share(each.registered)});
        if (page.interest.size() == most_interests)
            break;
    }
    if (page.interest.empty())
        page.interest_none = words("Personne n’a ouvert d’offre depuis la mise en marche.");
}

void offer_the_key(const Scene& scene, const session::Health& health,
                   const std::optional<session::HandedOver>& handed_over, StaffPage& page) {
    const Words& words = scene.words;
    if (health.unsent > 0 && health.takes_stick)
        page.hand_over =
            tap("staff.hand_over", words("Remettre à une clé USB"), session::HandOver{});
    if (!handed_over)
        return;
    if (!handed_over->failed)
        page.handed_over =
            Banner{Banner::Kind::information,
                   words.count(handed_over->letters,
                               "{n} inscription est sur la clé, scellée. Elle reste aussi ici "
                               "jusqu’à son accusé de réception.",
                               "{n} inscriptions sont sur la clé, scellées. Elles restent aussi "
                               "ici jusqu’à leur accusé de réception.")};
    else if (*handed_over->failed == base::ErrorCode::not_found)
        page.handed_over = Banner{Banner::Kind::caution,
                                  words("Aucune clé USB ici : branchez-la, puis recommencez.")};
    else
        page.handed_over =
            Banner{Banner::Kind::warning,
                   words("La clé ne prend pas les inscriptions : prenez-en une autre.")};
}

GlassTestPage test_page(const Scene& scene, const session::GlassTest& test) {
    const Words& words = scene.words;
    GlassTestPage page;
    page.heading = words("Touchez chaque case");
    page.hint = words("Un point d’une autre couleur est un pixel mort.");
    page.stop = tap("staff.test.stop", words("Arrêter"), session::TestGlass{false});
    for (std::size_t i = 0; i < session::GlassTest::fields; ++i) {
        const std::string number = words.number(static_cast<long long>(i + 1));
        page.fields.push_back(tap("staff.field." + number, number, session::TouchField{i}));
        page.fields.back().chosen = test.answered.test(i);
    }
    return page;
}

} // namespace

StaffPage staff_page(const Scene& scene, const session::Staff& staff) {
    const Words& words = scene.words;
    StaffPage page;
    page.close = tap("staff.close", words("Fermer"), session::Finish{});
    page.finish = tap("staff.finish", words("Rendre la borne aux visiteurs"), session::Finish{});
    page.who = scene.house.kiosk_name.empty()
                   ? words("Équipe")
                   : words("Équipe · {kiosk}", {{"kiosk", scene.house.kiosk_name}});
    if (!staff.health) {
        page.sentence = words("Un instant…");
        page.lead = words("La borne lit son état.");
        return page;
    }
    const session::Health& health = *staff.health;
    say_whether_all_arrived(scene, health, page);
    page.route = day_of(scene, health);
    page.rows.push_back(queue_row(scene, health));
    page.rows.push_back(sync_row(scene, health));
    page.rows.push_back(row_of(Kind::clock, words("Horloge"), date_and_time(words, health.clock),
                               health.clock_verified ? words("vérifiée") : words("non vérifiée"),
                               !health.clock_verified));
    page.rows.push_back(disk_row(scene, health));
    page.rows.push_back(test_row(scene));
    if (!scene.session.shelf || scene.session.shelf->empty())
        page.rows.push_back(
            row_of(Kind::offers, words("Offres"), words("aucune sur cette borne"), {}, true));
    say_interest(scene, health, page);
    offer_the_key(scene, health, staff.handed_over, page);
    if (!health.notices.empty())
        page.notices_heading = words("Journal");
    page.notices = health.notices;
    if (staff.test)
        page.test = test_page(scene, *staff.test);
    return page;
}

} // namespace present
