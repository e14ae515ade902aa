#include "main/deliver_command.h"

#include "crypto/whole_file.h"
#include "kiosk/hand_over.h"
#include "main/enrolment.h"
#include "platform/clock.h"
#include "wire/acknowledgement.h"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>

namespace vitrine {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t maximum_carried_bytes = std::size_t{1} << 30;

int refused(std::ostream& err, const base::Error& error) {
    err << "vitrine: " << error.detail << '\n';
    return error.code == ErrorCode::invalid ? 2 : 1;
}

base::TrustedTime now() {
    return {platform::SystemClock{}.read().wall, true};
}

double draw_jitter() {
    crypto::SystemRandom random;
    return crypto::draw_fraction(random);
}

Result<store::OutboxStore> open_outbox(const std::string& data, store::OutboxAccess access) {
    TRY(auto folder, store::open_folder(data));
    return store::OutboxStore::open(std::move(folder), access);
}

Result<std::string> read_file(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    if (!file)
        return base::fail(ErrorCode::not_found, name + ": cannot be read");
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (bytes.size() > maximum_carried_bytes)
        return base::fail(ErrorCode::too_large, name + ": more than 1 GiB");
    return bytes;
}

// The sixth byte of an envelope tells its size.
Result<std::vector<crypto::Envelope>> envelopes_in(const std::string& name,
                                                   const std::string& bytes) {
    std::vector<crypto::Envelope> envelopes;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto wrong = [&](const std::string& why) {
            return base::fail(ErrorCode::malformed,
                              name + ": byte " + std::to_string(at) + ": " + why);
        };
        const std::size_t bucket =
            bytes.size() - at > 5 ? static_cast<unsigned char>(bytes[at + 5]) : 0;
        if (bucket < 1 || bucket > crypto::envelope_buckets_bytes.size())
            return wrong("not a letter");
        const std::size_t size = crypto::envelope_head_bytes + crypto::sealed_overhead_bytes +
                                 crypto::envelope_buckets_bytes[bucket - 1];
        const auto envelope =
            crypto::parse_envelope(base::bytes_of(std::string_view{bytes}.substr(at, size)));
        if (!envelope)
            return wrong(envelope.error().detail);
        envelopes.push_back(*envelope);
        at += size;
    }
    return envelopes;
}

Result<bool> send_all(const SendArguments& arguments, platform::Http& http, std::ostream& out,
                      std::ostream& err) {
    TRY(auto enrolled, read_enrolment(arguments.data, "kiosk"));
    if (!enrolled)
        return base::fail(ErrorCode::invalid, arguments.data + ": enrol this kiosk at a hub first");
    TRY(auto outbox, open_outbox(arguments.data, store::OutboxAccess::write));
    TRY(auto courier, kiosk::Courier::open(enrolled->hub, outbox));
    const platform::SystemClock clock;
    const base::Duration end = clock.read().steady + arguments.patience;
    std::string said;
    while (!courier.is_empty() && clock.read().steady < end) {
        const auto errands = courier.due(outbox, now());
        for (const kiosk::Errand& errand : errands)
            courier.take({errand, http.send(errand.request)}, outbox, now(), draw_jitter());
        if (courier.refusal() != said && !courier.refusal().empty())
            err << "vitrine: " << courier.refusal() << '\n';
        said = courier.refusal();
        if (errands.empty())
            std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    wire::Heartbeat heartbeat;
    heartbeat.at = now().now;
    heartbeat.version = VITRINE_VERSION;
    TRY(heartbeat.queue, outbox.count_unsent());
    TRY(const auto beat, courier.heartbeat(heartbeat, enrolled->sealer.device, outbox, now().now));
    courier.take({beat, http.send(beat.request)}, outbox, now(), 0);
    courier.due(outbox, now()); // erases what visitors erased at the hub
    out << heartbeat.queue << " letters wait\n";
    return courier.is_empty();
}

Result<int> export_all(const CarryArguments& arguments) {
    TRY(auto outbox, open_outbox(arguments.data, store::OutboxAccess::read));
    TRY(const auto waiting, kiosk::waiting_letters(outbox));
    TRY_VOID(crypto::write_whole(arguments.file, waiting.bytes, crypto::Secrecy::open_to_all));
    return waiting.letters;
}

struct Posted {
    base::Bytes acknowledgements;
    std::size_t received = 0;
    std::size_t refused = 0;
};

Result<Posted> post_all(const CarryArguments& arguments, platform::Http& http, std::ostream& err) {
    TRY(const std::string bytes, read_file(arguments.file));
    TRY(const auto envelopes, envelopes_in(arguments.file, bytes));
    Posted posted;
    for (const crypto::Envelope& each : envelopes) {
        const base::Bytes sealed = crypto::serialise(each);
        platform::HttpRequest request;
        request.method = "POST";
        request.url = arguments.hub + "/letters";
        request.headers = {{"Content-Type", "application/octet-stream"}};
        request.body.assign(sealed.begin(), sealed.end());
        TRY(const auto answer, http.send(request));
        if (answer.status == 200) {
            posted.acknowledgements.insert(posted.acknowledgements.end(), answer.body.begin(),
                                           answer.body.end());
            ++posted.received;
            continue;
        }
        ++posted.refused;
        err << crypto::to_text(each.id) << ": the hub answers with status " << answer.status
            << '\n';
    }
    return posted;
}

Result<std::size_t> acknowledge_all(const CarryArguments& arguments) {
    TRY(const auto enrolled, read_enrolment(arguments.data, "kiosk"));
    if (!enrolled)
        return base::fail(ErrorCode::invalid, arguments.data + ": enrol this kiosk at a hub first");
    TRY(const std::string bytes, read_file(arguments.file));
    TRY(auto outbox, open_outbox(arguments.data, store::OutboxAccess::write));
    std::size_t count = 0;
    for (std::size_t at = 0; at < bytes.size(); at += wire::acknowledgement_bytes) {
        const auto one = std::string_view{bytes}.substr(at, wire::acknowledgement_bytes);
        TRY(const auto word, wire::read_acknowledgement(base::bytes_of(one), enrolled->hub.key));
        const auto envelope = outbox.envelope(word.id);
        if (!envelope && envelope.error().code == ErrorCode::not_found)
            continue; // erased meanwhile, or another kiosk's
        if (!envelope)
            return std::unexpected(envelope.error());
        if (envelope->digest != word.digest)
            return base::fail(ErrorCode::unverified,
                              crypto::to_text(word.id) + ": acknowledged with other bytes");
        TRY_VOID(outbox.mark_acknowledged(word.id, word.received));
        ++count;
    }
    return count;
}

} // namespace

int send_letters(const SendArguments& arguments, platform::Http& http, std::ostream& out,
                 std::ostream& err) {
    const auto is_empty = send_all(arguments, http, out, err);
    if (!is_empty)
        return refused(err, is_empty.error());
    return *is_empty ? 0 : 1;
}

int export_letters(const CarryArguments& arguments, std::ostream& out, std::ostream& err) {
    const auto count = export_all(arguments);
    if (!count)
        return refused(err, count.error());
    out << *count << " letters are in " << arguments.file
        << ", sealed; take it to a machine with a network: vitrine letters post\n";
    return 0;
}

int post_letters(const CarryArguments& arguments, platform::Http& http, std::ostream& out,
                 std::ostream& err) {
    const auto posted = post_all(arguments, http, err);
    if (!posted)
        return refused(err, posted.error());
    const std::string file = arguments.file + ".received";
    std::error_code ignored;
    std::filesystem::remove(file, ignored); // of a former hand-over: this one says as much
    if (const auto written =
            crypto::write_whole(file, posted->acknowledgements, crypto::Secrecy::open_to_all);
        !written)
        return refused(err, written.error());
    out << posted->received << " letters received, " << posted->refused << " refused; take " << file
        << " back to the kiosk: vitrine letters acknowledge\n";
    return posted->refused == 0 ? 0 : 1;
}

int acknowledge_letters(const CarryArguments& arguments, std::ostream& out, std::ostream& err) {
    const auto count = acknowledge_all(arguments);
    if (!count)
        return refused(err, count.error());
    out << *count << " letters are acknowledged\n";
    return 0;
}

void add_deliver_commands(CLI::App& app, int& status) {
    CLI::App* letters = app.get_subcommand("letters");
    const auto send = std::make_shared<SendArguments>();
    CLI::App* sends = letters->add_subcommand("send", "Deliver what waits to the kiosk's hub");
    sends->add_option("--data", send->data, "The kiosk's data folder")->required();
    const auto seconds = std::make_shared<int>(60);
    sends->add_option("--for", *seconds, "Seconds after which to give up")
        ->capture_default_str()
        ->check(CLI::Range(1, 86'400));
    sends->callback([send, seconds, &status] {
        send->patience = std::chrono::seconds{*seconds};
        platform::SystemHttp http;
        status = send_letters(*send, http, std::cout, std::cerr);
    });
    const auto add = [&](const char* name, const char* what, bool is_for_hub, auto run) {
        const auto carry = std::make_shared<CarryArguments>();
        CLI::App* command = letters->add_subcommand(name, what);
        if (is_for_hub)
            command->add_option("--hub", carry->hub, "Address of the hub")->required();
        else
            command->add_option("--data", carry->data, "The kiosk's data folder")->required();
        command->add_option("FILE", carry->file, "Of letters or acknowledgements")->required();
        command->callback([carry, run, &status] { status = run(*carry); });
    };
    add("export", "Write what waits into a file, to carry it by hand", false,
        [](const CarryArguments& carry) { return export_letters(carry, std::cout, std::cerr); });
    add("post", "Bring a file of letters to a hub", true, [](const CarryArguments& carry) {
        platform::SystemHttp http;
        return post_letters(carry, http, std::cout, std::cerr);
    });
    add("acknowledge", "Take the hub's answers back to the kiosk", false,
        [](const CarryArguments& carry) {
            return acknowledge_letters(carry, std::cout, std::cerr);
        });
}

} // namespace vitrine
