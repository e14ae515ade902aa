#include "wire/heartbeat.h"

#include "wire/json.h"

namespace wire {
namespace {

constexpr std::string_view domain = "vitrine heartbeat v1";
constexpr std::size_t maximum_words_bytes = 1000;

Array array_of(const std::vector<std::string>& texts) {
    return Array(texts.begin(), texts.end());
}

void read_counts(Members& members, Heartbeat& heartbeat) {
    for (const Json& each : members.array("counts", maximum_told)) {
        Members count(each);
        Count read;
        read.hour = count.instant("hour");
        read.offer = count.text("offer", maximum_words_bytes);
        read.views = count.integer("views");
        read.registrations = count.integer("registrations");
        if (!count.finish())
            return members.refuse("counts");
        heartbeat.counts.push_back(std::move(read));
    }
}

} // namespace

std::string to_json(const Heartbeat& heartbeat) {
    Array erased;
    for (const crypto::ReceiptDigest& each : heartbeat.erased)
        erased.push_back(crypto::to_hex(each.digest));
    Array counts;
    for (const Count& each : heartbeat.counts)
        counts.push_back(Object{{"hour", each.hour},
                                {"offer", each.offer},
                                {"views", each.views},
                                {"registrations", each.registrations}});
    return to_text(Object{{"at", heartbeat.at},
                          {"clock_verified", heartbeat.clock_verified},
                          {"version", heartbeat.version},
                          {"release", heartbeat.release},
                          {"issued", heartbeat.issued},
                          {"queue", heartbeat.queue},
                          {"oldest_unsent", heartbeat.oldest_unsent},
                          {"free_bytes", heartbeat.free_bytes},
                          {"closed", heartbeat.closed},
                          {"alarms", array_of(heartbeat.alarms)},
                          {"erased", std::move(erased)},
                          {"erasures_after", heartbeat.erasures_after},
                          {"counts", std::move(counts)}});
}

base::Result<Heartbeat> heartbeat_from(std::string_view text) {
    TRY(const Json json, parse_json(text));
    Members members(json);
    Heartbeat heartbeat;
    heartbeat.at = members.instant("at");
    heartbeat.clock_verified = members.truth("clock_verified");
    heartbeat.version = members.text("version", maximum_words_bytes);
    heartbeat.release = members.integer("release");
    heartbeat.issued = members.instant("issued");
    heartbeat.queue = members.integer("queue");
    if (members.has("oldest_unsent"))
        heartbeat.oldest_unsent = members.instant("oldest_unsent");
    heartbeat.free_bytes = members.integer("free_bytes");
    heartbeat.closed = members.text("closed", maximum_words_bytes);
    heartbeat.alarms = members.texts("alarms", maximum_told, maximum_words_bytes);
    for (const std::string& hex : members.texts("erased", maximum_told, 64)) {
        const auto digest = crypto::digest_from_hex(hex);
        if (!digest)
            members.refuse("erased");
        else
            heartbeat.erased.push_back({*digest});
    }
    heartbeat.erasures_after = members.integer("erasures_after");
    read_counts(members, heartbeat);
    TRY_VOID(members.finish());
    return heartbeat;
}

std::string to_json(const HeartbeatAnswer& answer) {
    Array erasures;
    for (const crypto::LetterId& id : answer.erasures)
        erasures.push_back(crypto::to_text(id));
    Object object{{"time", answer.time},
                  {"erasures", std::move(erasures)},
                  {"erasures_next", answer.erasures_next}};
    if (answer.restored)
        object.emplace_back(
            "restored", Object{{"from", answer.restored->from}, {"until", answer.restored->until}});
    return to_text(std::move(object));
}

base::Result<HeartbeatAnswer> heartbeat_answer_from(std::string_view text) {
    TRY(const Json json, parse_json(text));
    Members members(json);
    HeartbeatAnswer answer;
    answer.time = members.instant("time");
    for (const std::string& each : members.texts("erasures", maximum_told, 36)) {
        const auto id = crypto::letter_id_from(each);
        if (!id)
            members.refuse("erasures");
        else
            answer.erasures.push_back(*id);
    }
    answer.erasures_next = members.integer("erasures_next");
    if (members.has("restored")) {
        Members restored(*members.member("restored"));
        answer.restored = Restored{restored.instant("from"), restored.instant("until")};
        TRY_VOID(restored.finish_leniently());
    }
    TRY_VOID(members.finish_leniently());
    return answer;
}

crypto::Signature sign_heartbeat(const crypto::DeviceSigningKey& key, std::string_view body) {
    return crypto::sign(key, domain, base::bytes_of(body));
}

bool verify_heartbeat(const crypto::DevicePublicKey& key, std::string_view body,
                      const crypto::Signature& signature) {
    return crypto::verify(key, domain, base::bytes_of(body), signature);
}

} // namespace wire
