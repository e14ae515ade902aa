#include "main/export_command.h"

#include "exchange/exchange.h"
#include "main/offer_files.h"
#include "main/progress_line.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace vitrine {

namespace {

using catalog::Field;

// What job boards refuse a posting without (Google for Jobs: title, description, datePosted,
// hiringOrganization, jobLocation).
void print_gaps(const LoadedOffers& loaded, std::ostream& err) {
    for (std::size_t i = 0; i < loaded.offers.size(); ++i) {
        std::string gaps;
        for (const Field field : {Field::title, Field::published, Field::employer, Field::location})
            if (!loaded.offers[i].facts[field].is_stated())
                gaps += (gaps.empty() ? "" : ", ") + std::string{catalog::name_of(field)};
        if (!gaps.empty())
            err << loaded.paths[i] << ": not stated, and job boards demand it: " << gaps << '\n';
    }
}

} // namespace

int export_offers(const ExportArguments& arguments, std::ostream& out, std::ostream& err) {
    constexpr int some_refused = 1;
    constexpr int usage = 2;
    const bool posting = arguments.form == "job-posting";
    if (!posting && arguments.form != "csv") {
        err << "--as " << arguments.form << ": write job-posting or csv\n";
        return usage;
    }
    const LoadedOffers loaded = load_offers(arguments.paths, ProgressLine{err}.of("files"));
    if (posting) {
        out << exchange::to_job_postings(loaded.offers);
        print_gaps(loaded, err);
    } else {
        out << exchange::to_csv(loaded.offers);
    }
    out.flush();
    for (const RefusedFile& file : loaded.refused)
        err << file.path << ": refused: " << file.reason << '\n';
    return loaded.refused.empty() ? 0 : some_refused;
}

void add_export_command(CLI::App& app, int& status) {
    const auto arguments = std::make_shared<ExportArguments>();
    CLI::App* command = app.add_subcommand(
        "export", "Write offers as schema.org JobPosting (JSON-LD) or as CSV for a spreadsheet");
    command->add_option("--as", arguments->form, "job-posting or csv")->required();
    command->add_option("FILE", arguments->paths, "Files and folders")->required();
    command->callback(
        [arguments, &status] { status = export_offers(*arguments, std::cout, std::cerr); });
}

} // namespace vitrine
