// vitrine-hub: the command line.
#include "main/hub_serve.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace {

// In the build tree and when installed, share/ stands beside the program's own folder.
std::filesystem::path console_beside_program() {
    std::error_code unknown;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    const auto console = program.parent_path().parent_path() / "share" / "vitrine" / "console";
    return std::filesystem::is_directory(console, unknown) ? console : std::filesystem::path{};
}

} // namespace

int main(int argc, char** argv) {
    vitrine::HubArguments arguments;
    arguments.console = console_beside_program();
    std::string folder;
    CLI::App app{"Vitrine's hub: receives sealed letters, serves releases and the recruiter "
                 "console"};
    app.add_option("--data", arguments.data, "Folder of the hub; made where it is missing")
        ->required();
    app.add_option("--store", arguments.store,
                   "postgres://… for several hubs on one store; without it DATA/hub.db");
    app.add_option("--listen", arguments.listen, "Where, behind a proxy that does TLS")
        ->type_name("ADDRESS:PORT")
        ->capture_default_str();
    app.add_option("--public-url", arguments.public_url,
                   "The address that people type: https://emploi.example");
    app.add_option("--console", arguments.console, "Folder of the console's files")
        ->capture_default_str();
    app.add_flag("--behind-proxy", arguments.behind_proxy,
                 "Believe X-Forwarded-For, and let one address open all connections");
    app.set_config("--config", "", "File with these options, one \"name = value\" a line (TOML)");
    app.require_subcommand(0, 1);
    const auto* invites = app.add_subcommand("invite", "Print a code that founds an employer");
    auto* backs_up = app.add_subcommand("backup", "Copy store and keys into a new folder");
    backs_up->add_option("FOLDER", folder, "Made; must not exist")->required();
    auto* restores = app.add_subcommand("restore", "Fill an empty hub from a backup");
    restores->add_option("FOLDER", folder, "What `backup` made")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2; // --help is no mistake
    }
    if (invites->parsed())
        return vitrine::invite_employer(arguments, std::cout, std::cerr);
    if (backs_up->parsed())
        return vitrine::back_up(arguments, folder, std::cout, std::cerr);
    if (restores->parsed())
        return vitrine::restore(arguments, folder, std::cout, std::cerr);
    return vitrine::serve(arguments, std::cout, std::cerr);
}
