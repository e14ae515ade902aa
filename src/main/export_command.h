// Why: `vitrine export`: offers in the forms that job boards and spreadsheets read.
// Left to others: the forms (exchange), reading the documents (offer_files).
//
// Exit status: 0 every file was exported; 1 some were refused, each named on `err`; 2 the arguments
// make no sense. An offer that lacks what job boards demand is named on `err` and exported all the
// same.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace vitrine {

struct ExportArguments {
    std::vector<std::string> paths;
    std::string form; // "job-posting" or "csv"
};

int export_offers(const ExportArguments& arguments, std::ostream& out, std::ostream& err);

// Adds `export` to `app`; running it sets `status`.
void add_export_command(CLI::App& app, int& status);

} // namespace vitrine
