#include "postgres_server.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace {

const std::filesystem::path programs{"/usr/lib/postgresql/15/bin"};

std::vector<std::string> as_postgres(std::vector<std::string> words) {
    if (::geteuid() != 0)
        return words;
    std::vector<std::string> all{"setpriv", "--reuid=postgres", "--regid=postgres",
                                 "--clear-groups", "--"};
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

pid_t start_process(const std::vector<std::string>& words, const std::filesystem::path& log) {
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    pid_t child = -1;
    if (::posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(), environ) != 0)
        child = -1;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return child;
}

bool ends_well(pid_t child) {
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

[[noreturn]] void give_up(const std::string& why, const std::filesystem::path& log) {
    std::cerr << "PostgreSQL: " << why << "\n" << std::ifstream(log).rdbuf() << "\n";
    std::abort();
}

} // namespace

PostgresServer::PostgresServer(std::filesystem::path folder)
    : folder_(std::move(folder)) {
    if (!std::filesystem::exists(programs / "postgres"))
        give_up("install the package postgresql-15", "");
    std::filesystem::create_directories(folder_);
    if (::geteuid() == 0) // the user postgres must own it, and reach it
        ends_well(start_process({"chown", "postgres:postgres", folder_.string()}, "/dev/null"));
    const auto log = folder_.string() + ".log";
    if (!ends_well(
            start_process(as_postgres({(programs / "initdb").string(), "--no-sync", "--auth=trust",
                                       "-U", "vitrine", "-E", "UTF8", "--locale=C.UTF-8", "-D",
                                       (folder_ / "data").string()}),
                          log)))
        give_up("initdb failed", log);
    start();
    run("createdb", "vitrine");
}

// After a hard kill the old server's own processes may still hold its shared memory for a moment:
// the new one then ends at once, and is tried again.
void PostgresServer::start() {
    const auto log = folder_.string() + ".log";
    for (int i = 0; i < 300; ++i) {
        if (server_ <= 0 || ::waitpid(server_, nullptr, WNOHANG) == server_)
            server_ = start_process(
                as_postgres({(programs / "postgres").string(), "-D", (folder_ / "data").string(),
                             "-k", folder_.string(), "-h", "", "-c", "shared_buffers=32MB", "-c",
                             "max_connections=60"}),
                log);
        if (ends_well(start_process({(programs / "pg_isready").string(), "-q", "-h",
                                     folder_.string(), "-U", "vitrine", "-d", "postgres"},
                                    "/dev/null")))
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    give_up("the server does not start", log);
}

void PostgresServer::run(const std::string& program, const std::string& arguments) const {
    const auto log = folder_.string() + ".log";
    if (!ends_well(start_process(
            {(programs / program).string(), "-h", folder_.string(), "-U", "vitrine", arguments},
            log)))
        give_up(program + " failed", log);
}

void PostgresServer::clear() {
    const auto log = folder_.string() + ".log";
    if (!ends_well(start_process({(programs / "dropdb").string(), "-f", "-h", folder_.string(),
                                  "-U", "vitrine", "vitrine"},
                                 log)))
        give_up("dropdb failed", log);
    run("createdb", "vitrine");
}

std::string PostgresServer::address() const {
    return "postgres://vitrine@/vitrine?host=" + folder_.string();
}

void PostgresServer::kill_hard() {
    ::kill(-server_, SIGKILL);
    ::waitpid(server_, nullptr, 0);
    server_ = -1;
}

PostgresServer::~PostgresServer() {
    if (server_ > 0) {
        ::kill(server_, SIGINT); // "fast": ends its sessions
        ::waitpid(server_, nullptr, 0);
    }
}
