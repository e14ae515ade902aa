// Why: `vitrine-hub` and its commands: arguments to a store, a key and a server.
// Left to others: everything that a hub decides (hub).
//
// DATA (mode 0700) holds
//     hub.db                   the store, unless --store names another
//     hub.db.lock              held by the one process that may write hub.db
//     keys/hub.signing .public what acknowledgements are signed with
//     publisher/ releases/     main/hub_publish.h
//     first-run-code           the invitation of who comes first; goes when it was used
// Exit status: 0 well; 1 it could not; 2 wrong usage.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>

namespace vitrine {

struct HubArguments {
    std::filesystem::path data;
    std::string store; // "postgres://…"; empty: hub.db
    std::string listen = "127.0.0.1:8470";
    std::string public_url; // empty: http:// and what it listens to
    std::filesystem::path console;
    bool behind_proxy = false;
};

// Until SIGTERM or SIGINT. The log goes to `log`, a line of JSON each; what a person should know at
// the start to `out`.
int serve(const HubArguments& arguments, std::ostream& out, std::ostream& log);

// An invitation for a new employer, on `out`.
int invite_employer(const HubArguments& arguments, std::ostream& out, std::ostream& err);

// All tables and all keys into a new folder; beside running hubs where the store is PostgreSQL.
int back_up(const HubArguments& arguments, const std::filesystem::path& folder, std::ostream& out,
            std::ostream& err);
// Into an empty data folder and an empty store.
int restore(const HubArguments& arguments, const std::filesystem::path& folder, std::ostream& out,
            std::ostream& err);

} // namespace vitrine
