// Why: a real PostgreSQL 15 of the test's own: a private folder, a private socket, no network.
// Left to others: what is asked of it.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

class PostgresServer {
public:
    // Makes a cluster under `folder` and starts it; ends the test run with a message when
    // PostgreSQL 15 is not installed. As root it runs as the user postgres, which it demands.
    explicit PostgresServer(std::filesystem::path folder);
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;
    ~PostgresServer();

    std::string address() const; // of a database that is empty
    void clear();                // makes it empty again
    void kill_hard();            // SIGKILL to the server and all it started
    void start();                // after kill_hard(): recovers

private:
    void run(const std::string& program, const std::string& arguments) const;
    std::filesystem::path folder_;
    pid_t server_ = -1;
};
