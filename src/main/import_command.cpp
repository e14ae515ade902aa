#include "main/import_command.h"

#include "base/text.h"
#include "catalog/offer_json.h"
#include "main/offer_files.h"
#include "main/progress_line.h"
#include "platform/clock.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <iostream>

namespace vitrine {

namespace {

using catalog::Field;

constexpr std::size_t column_count = 6;
using Row = std::array<std::string, column_count>;
constexpr std::array<std::size_t, column_count> widest{52, 34, 21, 8, 24, 8};

// At most `width` characters, with an ellipsis where something was cut.
std::string fit(std::string_view text, std::size_t width) {
    const std::u32string points = base::decode(text);
    if (points.size() <= width)
        return std::string{text};
    return base::encode(points.substr(0, width - 1)) + "\xE2\x80\xA6";
}

// What a person sees where the document is silent.
std::string shown(const catalog::Fact& fact) {
    if (!fact.is_stated())
        return "\xE2\x80\x93";
    std::string text{fact.value()};
    return fact.status == catalog::FactStatus::derived ? text + " (?)" : text;
}

Row row_of(const catalog::Offer& offer, base::TrustedTime now) {
    const catalog::OfferState state = catalog::state(offer, now);
    std::string when{catalog::name_of(state.state)};
    if (state.date)
        when += " " + base::to_iso(*state.date);
    return {shown(offer.facts[Field::title]),
            shown(offer.facts[Field::employer]),
            shown(offer.facts[Field::contract]),
            shown(offer.facts[Field::category]),
            when,
            std::to_string(offer.problems.size())};
}

void print_table(const LoadedOffers& loaded, base::TrustedTime now, std::ostream& out) {
    std::vector<Row> rows{{"title", "employer", "contract", "category", "state", "problems"}};
    for (const catalog::Offer& offer : loaded.offers)
        rows.push_back(row_of(offer, now));
    std::array<std::size_t, column_count> widths{};
    for (Row& row : rows)
        for (std::size_t i = 0; i < column_count; ++i) {
            row[i] = fit(row[i], widest[i]);
            widths[i] = std::max(widths[i], base::decode(row[i]).size());
        }
    const auto print = [&](const Row& row) {
        std::string line;
        for (std::size_t i = 0; i < column_count; ++i) {
            line += row[i];
            if (i + 1 < column_count)
                line.append(widths[i] - base::decode(row[i]).size() + 2, ' ');
        }
        out << line << '\n';
    };
    print(rows.front());
    std::string rule;
    for (std::size_t i = 0; i < column_count; ++i) {
        for (std::size_t n = 0; n < widths[i]; ++n)
            rule += "\xE2\x94\x80";
        rule += i + 1 < column_count ? "  " : "";
    }
    out << rule << '\n';
    for (std::size_t i = 1; i < rows.size(); ++i)
        print(rows[i]);
    out << loaded.offers.size() << (loaded.offers.size() == 1 ? " offer" : " offers");
    if (!loaded.refused.empty())
        out << ", " << loaded.refused.size()
            << (loaded.refused.size() == 1 ? " file refused" : " files refused");
    out << "; (?) marks what was inferred, \xE2\x80\x93 what the document does not state\n";
}

void print_problems(const LoadedOffers& loaded, std::ostream& err) {
    for (std::size_t i = 0; i < loaded.offers.size(); ++i)
        for (const catalog::Problem& problem : loaded.offers[i].problems) {
            err << loaded.paths[i];
            if (problem.lines.first > 0)
                err << ':' << problem.lines.first;
            err << ": " << problem.message << '\n';
        }
    for (const RefusedFile& file : loaded.refused)
        err << file.path << ": refused: " << file.reason << '\n';
}

} // namespace

int import_offers(const ImportArguments& arguments, base::Instant now, std::ostream& out,
                  std::ostream& err) {
    constexpr int some_refused = 1;
    constexpr int usage = 2;
    if (!arguments.as_of.empty()) {
        const auto instant = base::parse_instant(arguments.as_of);
        if (!instant) {
            err << "--as-of " << arguments.as_of
                << ": write a date (2026-11-21) or an instant (2025-11-14T00:00+01:00)\n";
            return usage;
        }
        now = *instant;
    }
    const auto kind = ingest::kind_named(arguments.as);
    if (!kind && !arguments.as.empty()) {
        err << "--as " << arguments.as << ": write text, html, json, xml, csv, pdf or docx\n";
        return usage;
    }
    const LoadedOffers loaded = load_offers(arguments.paths, ProgressLine{err}.of("files"), kind);
    if (arguments.json)
        out << catalog::to_json(loaded.offers, {now, true}) << '\n';
    else
        print_table(loaded, {now, true}, out);
    out.flush();
    print_problems(loaded, err);
    return loaded.refused.empty() ? 0 : some_refused;
}

void add_import_command(CLI::App& app, int& status) {
    const auto arguments = std::make_shared<ImportArguments>();
    CLI::App* command =
        app.add_subcommand("import", "Read job offers from documents and say what they state");
    command->add_flag("--json", arguments->json,
                      "Print JSON: facts with their proof, sections, "
                      "account of characters, problems");
    command->add_option("--as-of", arguments->as_of,
                        "Judge deadlines at this date or instant instead of now");
    command->add_option("--as", arguments->as,
                        "Read every file as this kind (text, html, json, xml, csv, pdf, docx) "
                        "instead of what its bytes say");
    command->add_option("FILE", arguments->paths, "Files and folders")->required();
    command->callback([arguments, &status] {
        status =
            import_offers(*arguments, platform::SystemClock{}.read().wall, std::cout, std::cerr);
    });
}

} // namespace vitrine
