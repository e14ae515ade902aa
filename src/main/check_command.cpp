#include "main/check_command.h"

#include "check/check_json.h"
#include "main/offer_files.h"
#include "main/progress_line.h"
#include "platform/clock.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>

namespace vitrine {

namespace {

void print(const check::Report& report, std::ostream& out) {
    out << report.file << "  " << report.id.text << '\n';
    for (const check::Finding& finding : report.findings) {
        out << "  ";
        if (finding.lines.first > 0)
            out << "line " << finding.lines.first;
        else
            out << "offer";
        if (finding.lines.last > finding.lines.first)
            out << "\xE2\x80\x93" << finding.lines.last;
        out << "  " << finding.rule << (finding.weight == check::Weight::note ? " (note)" : "")
            << ": " << finding.message << '\n';
        if (!finding.quote.empty())
            out << "      \xC2\xAB " << finding.quote << " \xC2\xBB\n";
        out << "      \xE2\x86\x92 " << finding.advice << '\n';
    }
    const auto to_answer =
        std::ranges::count(report.findings, check::Weight::answer, &check::Finding::weight);
    out << "  " << to_answer << " to answer";
    if (report.completeness.applies)
        out << "; " << report.completeness.stated() << " of " << report.completeness.mentions.size()
            << " informations of article 3 of d\xC3\xA9"
               "cret 2018-1351";
    out << "\n\n";
}

} // namespace

int check_offers(const CheckArguments& arguments, base::Instant now, std::ostream& out,
                 std::ostream& err) {
    constexpr int to_answer = 1;
    constexpr int usage = 2;
    constexpr int refused = 3;
    base::Date today = base::in_paris(now).date;
    if (!arguments.as_of.empty()) {
        const auto day = base::parse_date(arguments.as_of);
        if (!day) {
            err << "--as-of " << arguments.as_of << ": write a date, as 2026-11-21\n";
            return usage;
        }
        today = *day;
    }
    const LoadedOffers loaded =
        load_offers(arguments.paths, ProgressLine{err}.of("files"), {}, SamePosts::apart);
    std::vector<check::Report> reports;
    for (std::size_t i = 0; i < loaded.offers.size(); ++i) {
        const catalog::Offer& offer = loaded.offers[i];
        reports.push_back(
            {loaded.paths[i], offer.id, check::completeness(offer), check::check(offer, today)});
    }
    if (arguments.json) {
        std::vector<check::Refusal> files;
        for (const RefusedFile& file : loaded.refused)
            files.push_back({file.path, file.reason});
        out << check::to_json(reports, files) << '\n';
    } else {
        for (const check::Report& report : reports)
            print(report, out);
    }
    for (const RefusedFile& file : loaded.refused)
        err << file.path << ": refused: " << file.reason << '\n';
    if (!loaded.refused.empty())
        return refused;
    const bool open = std::ranges::any_of(reports, [](const check::Report& report) {
        return std::ranges::find(report.findings, check::Weight::answer, &check::Finding::weight) !=
               report.findings.end();
    });
    return open ? to_answer : 0;
}

void add_check_command(CLI::App& app, int& status) {
    const auto arguments = std::make_shared<CheckArguments>();
    CLI::App* command =
        app.add_subcommand("check", "Say what must be answered before offers are published");
    command->add_flag("--json", arguments->json, "Print JSON: findings with line, quote, advice");
    command->add_option("--as-of", arguments->as_of, "Judge dates as on this day, not today");
    command->add_option("FILE", arguments->paths, "Files and folders")->required();
    command->footer("Exit status: 0 nothing to answer, 1 something to answer, 2 wrong arguments, "
                    "3 a file was refused.");
    command->callback([arguments, &status] {
        status =
            check_offers(*arguments, platform::SystemClock{}.read().wall, std::cout, std::cerr);
    });
}

} // namespace vitrine
