#include "main/keys_command.h"

#include "crypto/digest.h"
#include "main/release_folder.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace vitrine {
namespace {

constexpr int well = 0;
constexpr int failed = 1;

int refused(std::ostream& err, const base::Error& error) {
    err << "vitrine: " << error.detail << " (" << base::name_of(error.code) << ")\n";
    return failed;
}

} // namespace

int make_keys(const KeysArguments& arguments, std::ostream& out, std::ostream& err) {
    const auto key = make_publisher_keys(arguments.folder, arguments.passphrase_file);
    if (!key)
        return refused(err, key.error());
    out << to_line(*key) << "\n";
    err << "vitrine: key " << to_hex(key->id) << "; give " << arguments.folder
        << "/release.pub to every kiosk, keep the folder and the passphrase apart, and a copy of "
           "both in a safe\n";
    return well;
}

int rotate_keys(const KeysArguments& arguments, std::ostream& out, std::ostream& err) {
    const auto key = rotate_publisher_keys(arguments.folder, arguments.passphrase_file);
    if (!key)
        return refused(err, key.error());
    out << to_line(*key) << "\n";
    err << "vitrine: key " << to_hex(key->id)
        << " signs from now on; kiosks follow with the next release\n";
    return well;
}

int show_fingerprint(const KeysArguments& arguments, std::ostream& out, std::ostream& err) {
    const auto key = read_release_pub(std::filesystem::path(arguments.folder) / "release.pub");
    if (!key)
        return refused(err, key.error());
    out << to_hex(key->id) << " " << to_line(*key) << "\n";
    return well;
}

void add_keys_command(CLI::App& app, int& status) {
    CLI::App* keys = app.add_subcommand("keys", "The key that signs releases");
    keys->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, bool secret, auto run) {
        const auto arguments = std::make_shared<KeysArguments>();
        CLI::App* command = keys->add_subcommand(name, what);
        command->add_option("--out", arguments->folder, "The folder of the keys")->required();
        auto* passphrase = command->add_option(
            "--passphrase-file", arguments->passphrase_file,
            "File (mode 0600) whose first line, of 8 characters or more, is the passphrase");
        passphrase->type_name("FILE");
        if (secret)
            passphrase->required();
        command->callback(
            [arguments, &status, run] { status = run(*arguments, std::cout, std::cerr); });
    };
    add("new", "Make a key; its folder is made where it is missing", true, make_keys);
    add("rotate", "Make a new key, which the former one signs for", true, rotate_keys);
    add("fingerprint", "Print key id and public key", false, show_fingerprint);
}

} // namespace vitrine
