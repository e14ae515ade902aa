#include "nginx.h"

#include "base/result.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <netinet/in.h>
#include <spawn.h>
#include <sstream>
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

namespace {

// The server block of README.md, word for word but for what every installation replaces.
std::string recommended(const std::string& at, int port) {
    std::ostringstream readme;
    readme << std::ifstream(VITRINE_SOURCE "/README.md").rdbuf();
    std::string block = readme.str();
    const std::size_t from = block.find("server {\n");
    base::ensure(from != std::string::npos);
    block = block.substr(from, block.find("```", from) - from);
    const auto replace = [&](const std::string& written, const std::string& here) {
        const std::size_t found = block.find(written);
        base::ensure(found != std::string::npos);
        block.replace(found, written.size(), here);
    };
    replace("listen 443 ssl;", "listen 127.0.0.1:" + std::to_string(port) + " ssl;");
    replace("server_name emploi.example;", "server_name localhost;");
    replace("/etc/ssl/emploi.example.pem;", at + "/certificate.pem;");
    replace("/etc/ssl/private/emploi.example.key;", at + "/certificate.key;");
    replace("/srv/vitrine/release;", at + "/www;");
    return block;
}

} // namespace

Nginx::Nginx(const std::filesystem::path& folder)
    : port_(free_port())
    , authority_(folder / "certificate.pem") {
    std::filesystem::create_directories(folder / "www");
    const std::string at = folder.string();
    output_of("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
              "-subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout " +
              at + "/certificate.key -out " + at + "/certificate.pem 2>&1");
    std::ofstream(folder / "nginx.conf")
        << "daemon off; master_process off; pid " << at << "/pid; error_log " << at
        << "/error.log;\nevents {}\nhttp {\n  access_log off;\n"
        << "  client_body_temp_path " << at << "/b; proxy_temp_path " << at
        << "/p; fastcgi_temp_path " << at << "/f; uwsgi_temp_path " << at << "/u; scgi_temp_path "
        << at << "/s;\n"
        << recommended(at, port_) << "}\n";
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
    return !output_of(curl() + "-o /dev/null -w '%{http_code}' " + address()).starts_with("000");
}

std::string Nginx::curl() const {
    return "curl -s --cacert " + authority_.string() + " ";
}

} // namespace real
