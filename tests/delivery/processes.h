// Why: real hubs, real kiosks' deliveries, and a network between them that is not kind.
// Left to others: what must hold (delivery_test, attack_test).
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <random>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

// A folder of this test alone, gone at its end.
class Scratch {
public:
    Scratch();
    ~Scratch();
    const std::filesystem::path path;
};

std::string read_all(const std::filesystem::path& file);

// Starts a program of this build; its output goes to the end of `log`.
pid_t start_program(const std::string& name, const std::vector<std::string>& arguments,
                    const std::filesystem::path& log);
int wait_for(pid_t child); // its exit status, -1 when a signal ended it
// All memory of it that can be written, into a file; how many bytes. Needs root.
std::size_t dump_memory(pid_t process, const std::filesystem::path& file);

// A vitrine-hub that can be killed and started again.
class HubProcess {
public:
    HubProcess(std::filesystem::path data, std::string store);
    ~HubProcess(); // SIGTERM, and it must end well
    void start();
    void kill_hard();
    int stop(); // SIGTERM; the exit status
    std::uint16_t port() const { return port_; }
    pid_t process() const { return process_; }
    const std::filesystem::path& data() const { return data_; }
    std::filesystem::path log() const { return data_.string() + ".log"; }

private:
    std::filesystem::path data_;
    std::string store_;
    pid_t process_ = -1;
    std::atomic<std::uint16_t> port_ = 0;
};

// Sits between kiosks and hubs, one request after the other, and now and then drops one, loses its
// answer, cuts either in two, delays it, or sends it twice.
class Proxy {
public:
    Proxy(std::vector<HubProcess*> hubs, std::uint64_t seed);
    ~Proxy();
    std::uint16_t port() const { return port_; }
    void calm() { is_calm_ = true; }
    void record(const std::filesystem::path& file) {
        const std::lock_guard lock(mutex_);
        tape_.open(file, std::ios::binary);
    }

    std::atomic<int> dropped = 0, lost = 0, cut = 0, doubled = 0;
    std::atomic<int> differing = 0; // requests sent twice that were answered otherwise

private:
    void accept_all();
    void serve(int client);
    std::string ask_hub(const std::string& request, std::size_t bytes);
    int roll(); // 0 to 99
    const std::string& recorded(const std::string& message);

    std::vector<HubProcess*> hubs_;
    int listening_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> is_calm_ = false;
    std::atomic<bool> is_ending_ = false;
    std::atomic<unsigned> turn_ = 0;
    std::mutex mutex_;
    std::mt19937_64 random_;
    std::ofstream tape_;
    std::thread thread_;
};

int connect_to(std::uint16_t port, const std::string& from = "127.0.0.1"); // -1: refused
bool send_all(int socket, std::string_view bytes);
// One HTTP message; empty when the other side ended before it was whole.
std::string read_message(int socket);
