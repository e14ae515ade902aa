#include "main/hub_serve.h"

#include "base/text.h"
#include "crypto/key_files.h"
#include "crypto/whole_file.h"
#include "hub/backup.h"
#include "hub/people.h"
#include "hub/server.h"
#include "hub/service.h"
#include "main/hub_publish.h"
#include "main/private_folder.h"
#include "platform/clock.h"
#include "platform/hardening.h"
#include "platform/stop_signal.h"
#include "wire/enrolment.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <mutex>
#include <poll.h>
#include <sys/resource.h>

namespace vitrine {
namespace {

using base::ErrorCode;
using base::Result;
using crypto::KeyRole;
using std::filesystem::path;

constexpr int well = 0;
constexpr int failed = 1;
constexpr int usage = 2;
constexpr int tend_every_ms = 2000;
constexpr auto patience = std::chrono::seconds{5};

int refused(std::ostream& err, const base::Error& error) {
    err << "vitrine-hub: " << error.detail << '\n';
    return error.code == ErrorCode::invalid ? usage : failed;
}

hub::Moment now() {
    const auto reading = platform::SystemClock{}.read();
    return {reading.wall, reading.steady};
}

Result<std::unique_ptr<hub::Engine>> open_store(const HubArguments& arguments) {
    if (!arguments.store.empty())
        return hub::open_postgres(arguments.store);
    auto opened = hub::open_sqlite((arguments.data / "hub.db").string());
    if (!opened && opened.error().code == ErrorCode::busy)
        return base::fail(ErrorCode::busy,
                          opened.error().detail + "; stop the hub first, or use its console");
    return opened;
}

Result<crypto::HubSigningKey> signing_key(const path& data, crypto::Random& random) {
    const path folder = data / "keys";
    TRY_VOID(make_private_folder(folder));
    const path file = folder / "hub.signing";
    auto read = crypto::read_secret_key<KeyRole::hub>(file);
    if (read)
        return std::move(read->key);
    if (read.error().code != ErrorCode::not_found)
        return std::unexpected(std::move(read).error());
    auto key = crypto::make_secret_key<KeyRole::hub>(random);
    TRY_VOID(crypto::write_key(file, key, "hub"));
    TRY_VOID(crypto::write_key(folder / "hub.public", key.public_key(), "hub"));
    return key;
}

// All hubs of one store sign with one key: a kiosk knows one.
Result<void> agree_on_key(hub::Engine& engine, const crypto::HubSigningKey& key) {
    const std::string own = crypto::to_hex(crypto::id_of(key.public_key()));
    return engine.change([&](hub::Sql& sql) -> Result<void> {
        TRY_VOID(sql.run("INSERT INTO setting (name, value) VALUES ('hub_key', ?1)"
                         " ON CONFLICT (name) DO NOTHING",
                         {own}));
        TRY(const auto found, sql.run("SELECT value FROM setting WHERE name = 'hub_key'"));
        if (found.rows[0].text(0) != own)
            return base::fail(ErrorCode::denied,
                              "this store's acknowledgements are signed with key " +
                                  found.rows[0].text(0) +
                                  "; copy keys/hub.signing and keys/hub.public of its first hub");
        return {};
    });
}

// Whoever founds the first employer reads this code where the hub was started.
Result<std::string> first_code(hub::Engine& engine, const path& data, crypto::Random& random) {
    const path file = data / "first-run-code";
    std::int64_t recruiters = 0;
    TRY_VOID(engine.look([&](hub::Sql& sql) -> Result<void> {
        TRY(const auto found, sql.run("SELECT count(*) FROM recruiter"));
        recruiters = found.rows[0].integer(0);
        return {};
    }));
    std::error_code ignored;
    std::string shown;
    std::getline(std::ifstream(file) >> std::ws, shown);
    if (recruiters > 0) {
        std::filesystem::remove(file, ignored);
        return std::string{};
    }
    const auto code = wire::code_from(shown);
    if (code && hub::read_invitation(engine, *code, now().wall))
        return shown;
    std::filesystem::remove(file, ignored);
    TRY(shown, hub::invite(engine, "", "first run", now().wall, random));
    TRY_VOID(crypto::write_whole(file, base::bytes_of(shown + "\n"), crypto::Secrecy::secret));
    return shown;
}

Result<hub::ServerOptions> server_options(const HubArguments& arguments) {
    hub::ServerOptions options;
    options.behind_proxy = arguments.behind_proxy;
    const auto colon = arguments.listen.rfind(':');
    const char* const end = arguments.listen.data() + arguments.listen.size();
    const char* const digits =
        colon == std::string::npos ? end : arguments.listen.data() + colon + 1;
    const auto read = std::from_chars(digits, end, options.port);
    if (digits == end || read.ec != std::errc{} || read.ptr != end)
        return base::fail(ErrorCode::invalid,
                          "--listen " + arguments.listen + ": such as 127.0.0.1:8470");
    options.address = arguments.listen.substr(0, colon);
    return options;
}

// Every connection is a descriptor; the usual limit of 1024 would close the door early.
void allow_connections() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, hub::maximum_connections + 200);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Looks after the hub until somebody asks it to stop.
void tend_until(const platform::StopSignal& stop, hub::Service& service) {
    while (!stop.raised()) {
        service.tend();
        pollfd asked{stop.descriptor(), POLLIN, 0};
        ::poll(&asked, 1, tend_every_ms);
    }
}

Result<void> run(const HubArguments& arguments, std::ostream& out, std::ostream& log) {
    platform::harden_process();
    allow_connections();
    TRY(const auto stop, platform::StopSignal::open()); // before any thread
    TRY(const auto options, server_options(arguments));
    TRY_VOID(make_private_folder(arguments.data));
    TRY(const auto engine, open_store(arguments));
    crypto::SystemRandom random;
    TRY(const auto key, signing_key(arguments.data, random));
    TRY_VOID(agree_on_key(*engine, key));
    TRY_VOID(prepare_publisher(arguments.data, random));
    TRY(const std::string code, first_code(*engine, arguments.data, random));
    std::mutex writing;
    hub::Counters counters;
    hub::HubOptions hub_options{arguments.data, arguments.console, arguments.public_url,
                                VITRINE_VERSION};
    if (hub_options.public_url.empty())
        hub_options.public_url = "http://" + arguments.listen;
    const hub::Hub hub{*engine,
                       key,
                       hub_options,
                       now,
                       random,
                       [&](std::string_view line) {
                           const std::lock_guard lock(writing);
                           log << line << std::endl;
                       },
                       counters};
    hub::Service service(hub, publisher(arguments.data, key.public_key()));
    TRY(const auto server, hub::Server::start(options,
                                              {&hub::Service::maximum_body,
                                               [&](hub::Request request, hub::Reply reply) {
                                                   service.answer(request, std::move(reply));
                                               }},
                                              now));
    const std::string address = options.address + ":" + std::to_string(server->port());
    note(hub, "started", {{"address", address}, {"store", std::string{engine->name()}}});
    out << "vitrine-hub: http://" << address << "/console/" << std::endl;
    if (!code.empty())
        out << "vitrine-hub: the first recruiter's code is " << code << std::endl;
    tend_until(stop, service);
    server->stop(patience);
    note(hub, "stopped");
    return {};
}

Result<void> copy_keys(const path& from, const path& to) {
    std::error_code error;
    for (const char* folder : {"keys", "publisher", "releases"})
        if (std::filesystem::exists(from / folder) && !error)
            std::filesystem::copy(from / folder, to / folder,
                                  std::filesystem::copy_options::recursive, error);
    if (error)
        return base::fail(ErrorCode::denied, to.string() + ": " + error.message());
    return {};
}

Result<std::int64_t> back_up_all(const HubArguments& arguments, const path& folder) {
    if (std::filesystem::exists(folder))
        return base::fail(ErrorCode::denied, folder.string() + ": exists already");
    TRY(const auto engine, open_store(arguments));
    TRY_VOID(make_private_folder(folder));
    TRY(const std::int64_t rows, hub::back_up(*engine, (folder / "store.db").string()));
    TRY_VOID(copy_keys(arguments.data, folder));
    return rows;
}

Result<std::int64_t> restore_all(const HubArguments& arguments, const path& folder) {
    for (const char* name : {"keys", "publisher", "releases"})
        if (std::filesystem::exists(arguments.data / name))
            return base::fail(ErrorCode::denied, (arguments.data / name).string() +
                                                     ": exists already; restore into a new folder");
    TRY_VOID(make_private_folder(arguments.data));
    TRY(const auto engine, open_store(arguments));
    TRY(const std::int64_t rows, hub::restore(*engine, (folder / "store.db").string(), now().wall));
    TRY_VOID(copy_keys(folder, arguments.data));
    return rows;
}

} // namespace

int serve(const HubArguments& arguments, std::ostream& out, std::ostream& log) {
    const auto ended = run(arguments, out, log);
    return ended ? well : refused(log, ended.error());
}

int invite_employer(const HubArguments& arguments, std::ostream& out, std::ostream& err) {
    const auto engine = open_store(arguments);
    if (!engine)
        return refused(err, engine.error());
    crypto::SystemRandom random;
    const auto code = hub::invite(**engine, "", "", now().wall, random);
    if (!code)
        return refused(err, code.error());
    out << *code << '\n';
    return well;
}

int back_up(const HubArguments& arguments, const path& folder, std::ostream& out,
            std::ostream& err) {
    const auto rows = back_up_all(arguments, folder);
    if (!rows)
        return refused(err, rows.error());
    out << *rows << " rows and the hub's keys are in " << folder.string()
        << "; whoever has it can sign as this hub: keep it closed\n";
    return well;
}

int restore(const HubArguments& arguments, const path& folder, std::ostream& out,
            std::ostream& err) {
    const auto rows = restore_all(arguments, folder);
    if (!rows)
        return refused(err, rows.error());
    out << *rows << " rows restored; kiosks send again what came in since the backup was made.\n"
        << "What visitors erased since then is back: purge it before anybody signs in. Keys that "
        << "employers made since then are unknown: letters sealed to them wait on the kiosks until "
        << "the keys are added again\n";
    return well;
}

} // namespace vitrine
