// The command line: one file a subcommand, one place that turns what went wrong into an exit
// status.
#include "main/check_command.h"
#include "main/deliver_command.h"
#include "main/enrolment.h"
#include "main/export_command.h"
#include "main/import_command.h"
#include "main/keys_command.h"
#include "main/letters_command.h"
#include "main/release_command.h"

#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
    constexpr int usage = 2;
    int status = 0;
    CLI::App app{"Vitrine: job offers on a kiosk, and the letters that visitors leave there"};
    app.require_subcommand(1);
    vitrine::add_import_command(app, status);
    vitrine::add_check_command(app, status);
    vitrine::add_export_command(app, status);
    vitrine::add_letters_command(app, status);
    vitrine::add_deliver_commands(app, status);
    vitrine::add_enrol_command(app, status);
    vitrine::add_keys_command(app, status);
    vitrine::add_release_commands(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : usage; // --help is no mistake
    }
    return status;
}
