// Why: Debian's nginx in a test, with the configuration that README.md recommends.
// Left to others: what it serves, and to whom (nginx_test.cpp, bench/release_bench.cpp).
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace real {

// What a command prints.
std::string output_of(const std::string& command);

class Nginx {
public:
    // Serves folder/www on a port of its own, with a certificate of its own; what it writes itself
    // lies in `folder`.
    explicit Nginx(const std::filesystem::path& folder);
    ~Nginx();
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;

    std::string address() const { return "https://localhost:" + std::to_string(port_); }
    const std::filesystem::path& authority() const { return authority_; } // who vouches for it
    std::string curl() const; // a quiet curl that believes it; options and an address follow

private:
    bool answers() const;
    int port_;
    std::filesystem::path authority_;
    pid_t process_ = 0;
};

} // namespace real
