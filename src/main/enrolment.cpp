#include "main/enrolment.h"

#include "crypto/key_files.h"
#include "crypto/whole_file.h"
#include "main/private_folder.h"
#include "wire/enrolment.h"
#include "wire/json.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace vitrine {
namespace {

using base::ErrorCode;
using base::Result;
using crypto::KeyRole;
using std::filesystem::path;

constexpr std::size_t maximum_file_bytes = 2 * wire::maximum_enrolment_bytes;
constexpr std::size_t maximum_url_bytes = 500;

int refused(std::ostream& err, const base::Error& error) {
    err << "vitrine: " << error.detail << '\n';
    return error.code == ErrorCode::invalid ? 2 : 1;
}

Result<std::string> address_of(std::string hub) {
    while (hub.ends_with('/'))
        hub.pop_back();
    if (!(hub.starts_with("https://") || hub.starts_with("http://")) ||
        hub.size() > maximum_url_bytes || hub.find_first_of(" ?#\"") != std::string::npos)
        return base::fail(ErrorCode::invalid, "--hub " + hub + ": such as https://emploi.example");
    return hub;
}

Result<crypto::DeviceSigningKey> device_key(const path& data, const std::string& owner) {
    const path folder = data / "keys";
    TRY_VOID(make_private_folder(folder));
    auto read = crypto::read_secret_key<KeyRole::device>(folder / "device.signing");
    if (read)
        return std::move(read->key);
    if (read.error().code != ErrorCode::not_found)
        return std::unexpected(std::move(read).error());
    crypto::SystemRandom random;
    auto key = crypto::make_secret_key<KeyRole::device>(random);
    TRY_VOID(crypto::write_key(folder / "device.signing", key, owner));
    TRY_VOID(crypto::write_key(folder / "device.public", key.public_key(), owner));
    return key;
}

Result<wire::Enrolment> ask(const std::string& url, const std::string& code,
                            const crypto::DeviceSigningKey& key, platform::Http& http) {
    platform::HttpRequest request;
    request.method = "POST";
    request.url = url + "/enrol";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = wire::to_json({code, key.public_key(), VITRINE_VERSION}, key);
    request.maximum_answer_bytes = wire::maximum_enrolment_bytes;
    TRY(const auto answer, http.send(request));
    if (answer.status == 403)
        return base::fail(ErrorCode::denied,
                          "the hub refuses this code: it is wrong, used, or older than an hour");
    if (answer.status == 429)
        return base::fail(ErrorCode::busy, "too many tries; wait a minute");
    if (answer.status != 200)
        return base::fail(ErrorCode::unavailable,
                          url + " answers with status " + std::to_string(answer.status));
    return wire::enrolment_from(answer.body);
}

Result<wire::Enrolment> enrol_at(const EnrolArguments& arguments, platform::Http& http) {
    TRY(const std::string url, address_of(arguments.hub));
    TRY(const std::string code, wire::code_from(arguments.code));
    const path file = path(arguments.data) / "hub.json";
    if (std::filesystem::exists(file))
        return base::fail(ErrorCode::denied,
                          file.string() + ": this kiosk has a hub already; move the file away "
                                          "to enrol it at another");
    TRY(const auto key, device_key(arguments.data, "kiosk"));
    TRY(const auto enrolment, ask(url, code, key, http));
    const std::string text = to_text(
        wire::Json{wire::Object{{"url", url}, {"enrolment", wire::Raw{wire::to_json(enrolment)}}}});
    TRY_VOID(crypto::write_whole(file, base::bytes_of(text), crypto::Secrecy::secret));
    return enrolment;
}

} // namespace

int enrol(const EnrolArguments& arguments, platform::Http& http, std::ostream& out,
          std::ostream& err) {
    const auto enrolment = enrol_at(arguments, http);
    if (!enrolment)
        return refused(err, enrolment.error());
    out << "enrolled as " << enrolment->name
        << (enrolment->place.empty() ? "" : ", " + enrolment->place) << "; letters go to "
        << enrolment->employers.size()
        << (enrolment->employers.size() == 1 ? " employer\n" : " employers\n");
    return 0;
}

void add_enrol_command(CLI::App& app, int& status) {
    const auto arguments = std::make_shared<EnrolArguments>();
    CLI::App* command = app.add_subcommand("enrol", "Make this kiosk one of a hub's");
    command->add_option("--data", arguments->data, "The kiosk's data folder")->required();
    command->add_option("--hub", arguments->hub, "Address of the hub")->required();
    command->add_option("--code", arguments->code, "From the hub's console")->required();
    command->callback([arguments, &status] {
        platform::SystemHttp http;
        status = enrol(*arguments, http, std::cout, std::cerr);
    });
}

Result<std::optional<Enrolled>> read_enrolment(const path& data, const std::string& kiosk) {
    const path file = data / "hub.json";
    if (!std::filesystem::exists(file))
        return std::nullopt;
    TRY(const auto text, crypto::read_whole(file, maximum_file_bytes));
    const auto wrong = [&](const base::Error& error) {
        return base::fail(ErrorCode::malformed, file.string() + ": " + error.detail);
    };
    const auto json = wire::parse_json(text.text());
    if (!json)
        return wrong(json.error());
    wire::Members members(*json);
    const std::string url = members.text("url", maximum_url_bytes);
    const wire::Json* inner = members.member("enrolment");
    if (const auto read = members.finish_leniently(); !read)
        return wrong(read.error());
    const auto enrolment = wire::enrolment_from(to_text(*inner));
    if (!enrolment)
        return wrong(enrolment.error());
    registration::Employers employers;
    std::map<crypto::EmployerPublicKey, crypto::EscrowPublicKey> escrows;
    for (const wire::EmployerKeys& each : enrolment->employers) {
        TRY_VOID(employers.add(each.name, each.key));
        escrows[each.key] = each.escrow;
    }
    if (escrows.empty())
        return base::fail(ErrorCode::not_found, file.string() + ": the hub has no employer");
    TRY(auto key, device_key(data, kiosk));
    const auto first = escrows.begin()->second;
    return Enrolled{{url, enrolment->hub, enrolment->heartbeat},
                    enrolment->receipt_link,
                    {std::move(employers), first, std::move(key), kiosk, std::move(escrows)}};
}

} // namespace vitrine
