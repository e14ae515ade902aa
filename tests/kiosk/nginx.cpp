#include "nginx.h"

#include "base/result.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace real {
namespace {

int free_port() {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    base::ensure(::bind(probe, plain, size) == 0 && ::getsockname(probe, plain, &size) == 0);
    ::close(probe);
    return ntohs(address.sin_port);
}

} // namespace

std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = ::popen(command.c_str(), "r");
    std::array<char, 512> buffer{};
    while (pipe != nullptr && std::fgets(buffer.data(), buffer.size(), pipe) != nullptr)
        text += buffer.data();
    if (pipe != nullptr)
        ::pclose(pipe);
    return text;
}

Nginx::Nginx(const std::filesystem::path& folder)
    : port_(free_port()) {
    std::filesystem::create_directories(folder / "www");
    const std::string at = folder.string();
    std::ofstream(folder / "nginx.conf")
        << "daemon off; master_process off; pid " << at << "/pid; error_log " << at
        << "/error.log;\nevents {}\nhttp {\n  access_log off;\n"
        << "  client_body_temp_path " << at << "/b; proxy_temp_path " << at
        << "/p; fastcgi_temp_path " << at << "/f; uwsgi_temp_path " << at << "/u; scgi_temp_path "
        << at << "/s;\n"
        << "  server { listen 127.0.0.1:" << port_ << "; root " << at << "/www;\n"
        << "    location / { add_header Cache-Control no-cache; }\n"
        << "    location /packs/ { add_header Cache-Control \"max-age=31536000, immutable\"; }"
        << "\n  }\n}\n";
    const std::string conf = at + "/nginx.conf";
    const std::string log = at + "/error.log";
    std::string program = "nginx";
    std::string option = "-c";
    std::string early = "-e";
    std::array<char*, 6> arguments{program.data(),
                                   early.data(),
                                   const_cast<char*>(log.c_str()),
                                   option.data(),
                                   const_cast<char*>(conf.c_str()),
                                   nullptr};
    std::string path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin";
    std::array<char*, 2> environment{path.data(), nullptr};
    base::ensure(::posix_spawn(&process_, "/usr/sbin/nginx", nullptr, nullptr, arguments.data(),
                               environment.data()) == 0);
    for (int round = 0; round < 100 && !answers(); ++round)
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
}

Nginx::~Nginx() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
}

bool Nginx::answers() const {
    return !output_of("curl -s -o /dev/null -w '%{http_code}' " + address()).starts_with("000");
}

} // namespace real
