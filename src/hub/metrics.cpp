#include "hub/metrics.h"

#include "wire/json.h"

namespace hub {
namespace {

void add(std::string& text, std::string_view name, std::string_view kind, std::string_view help,
         std::string_view samples) {
    text += "# HELP vitrine_";
    text.append(name).append(" ").append(help).append("\n# TYPE vitrine_");
    text.append(name).append(" ").append(kind).append("\n").append(samples);
}

std::string sample(std::string_view name, std::string_view label, std::uint64_t count) {
    std::string line = "vitrine_" + std::string{name};
    if (!label.empty())
        line += "{result=\"" + std::string{label} + "\"}";
    return line + " " + std::to_string(count) + "\n";
}

} // namespace

Response health(const Hub& hub) {
    const auto written = hub.engine.change([&](Sql& sql) -> base::Result<void> {
        TRY_VOID(sql.run("INSERT INTO setting (name, value) VALUES ('probe', ?1)"
                         " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                         {base::to_iso(hub.clock().wall)}));
        return {};
    });
    if (!written)
        note(hub, "store takes no write", {{"why", written.error().detail}});
    const std::string text =
        to_text(wire::Json{wire::Object{{"status", written ? "ok" : "the store takes no write"},
                                        {"store", hub.engine.name()},
                                        {"version", hub.options.version}}});
    return {written ? 200 : 503, "application/json", text, {{"Cache-Control", "no-store"}}};
}

Response metrics(const Hub& hub) {
    const Counters& counters = hub.counters;
    std::string text;
    const auto several = [](std::string_view name,
                            std::initializer_list<std::pair<std::string_view, std::uint64_t>> all) {
        std::string samples;
        for (const auto& [label, count] : all)
            samples += sample(name, label, count);
        return samples;
    };
    add(text, "answers_total", "counter", "Answers by the class of their status.",
        several("answers_total", {{"2xx", counters.answers_2xx},
                                  {"3xx", counters.answers_3xx},
                                  {"4xx", counters.answers_4xx},
                                  {"5xx", counters.answers_5xx}}));
    add(text, "letters_total", "counter", "Letters by what became of them.",
        several("letters_total", {{"kept", counters.letters_kept},
                                  {"known", counters.letters_known},
                                  {"conflicting", counters.letters_conflicting},
                                  {"refused", counters.letters_refused},
                                  {"failed", counters.letters_failed}}));
    add(text, "letters_purged_total", "counter", "Letters erased when their time was over.",
        sample("letters_purged_total", "", counters.letters_purged));
    add(text, "purges_failed_total", "counter", "Purges that the store refused.",
        sample("purges_failed_total", "", counters.purges_failed));
    add(text, "heartbeats_total", "counter", "Heartbeats of kiosks.",
        sample("heartbeats_total", "", counters.heartbeats));
    add(text, "enrolments_total", "counter", "Enrolments of kiosks.",
        several("enrolments_total",
                {{"done", counters.enrolments}, {"refused", counters.enrolments_refused}}));
    add(text, "sign_ins_total", "counter", "Sign-ins of recruiters.",
        several("sign_ins_total",
                {{"done", counters.sign_ins}, {"refused", counters.sign_ins_refused}}));
    add(text, "receipts_total", "counter", "Receipts looked up and erased.",
        several("receipts_total",
                {{"read", counters.receipts_read}, {"erased", counters.receipts_erased}}));
    std::int64_t held = -1;
    std::int64_t quarantined = -1;
    std::int64_t kiosks = -1;
    const auto looked = hub.engine.look([&](Sql& sql) -> base::Result<void> {
        TRY(const Answer letters, sql.run("SELECT count(*) FROM letter WHERE erased_at IS NULL"));
        TRY(const Answer strange, sql.run("SELECT count(*) FROM quarantine"));
        TRY(const Answer fleet, sql.run("SELECT count(*) FROM kiosk WHERE revoked_at IS NULL"));
        held = letters.rows[0].integer(0);
        quarantined = strange.rows[0].integer(0);
        kiosks = fleet.rows[0].integer(0);
        return {};
    });
    add(text, "store_up", "gauge", "1 while the store answers.",
        sample("store_up", "", looked ? 1 : 0));
    if (looked) {
        add(text, "letters_held", "gauge", "Letters in the store.",
            sample("letters_held", "", static_cast<std::uint64_t>(held)));
        add(text, "letters_quarantined", "gauge", "Letters under an id that another letter has.",
            sample("letters_quarantined", "", static_cast<std::uint64_t>(quarantined)));
        add(text, "kiosks", "gauge", "Kiosks that are not revoked.",
            sample("kiosks", "", static_cast<std::uint64_t>(kiosks)));
    }
    return {200, "text/plain; version=0.0.4; charset=utf-8", text, {{"Cache-Control", "no-store"}}};
}

} // namespace hub
