#include "main/release_command.h"

#include "catalog/offer_json.h"
#include "main/offer_files.h"
#include "main/progress_line.h"
#include "main/release_folder.h"
#include "platform/clock.h"
#include "registration/employers.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>

namespace vitrine {
namespace {

using base::ErrorCode;
using release::DocumentsInMemory;

constexpr int well = 0;
constexpr int failed = 1;
constexpr int usage = 2;

int refused(std::ostream& err, const base::Error& error) {
    err << "vitrine: " << error.detail << " (" << base::name_of(error.code) << ")\n";
    return failed;
}

// What lies in the release folder already, whichever of the publisher's keys signed it.
base::Result<std::optional<release::Former>> read_former(const PublishArguments& arguments,
                                                         const PublisherKeys& keys) {
    auto read = read_release(arguments.out, release::Trust::in(keys.first, arguments.channel));
    if (read)
        return release::Former{std::move(read->received.head), std::move(read->documents)};
    const std::filesystem::path head = std::filesystem::path(arguments.out) / release::head_name;
    if (read.error().code == ErrorCode::not_found && !std::filesystem::exists(head))
        return std::nullopt;
    return base::fail(read.error().code, "the release that is there: " + read.error().detail);
}

// Two releases within a second, or a clock that was set back by less than a minute, are no fault.
base::Instant time_of_issue(const std::optional<release::Former>& former, base::Instant now) {
    now = std::chrono::floor<std::chrono::seconds>(now);
    if (former && now <= former->head.issued && former->head.issued - now < std::chrono::minutes{1})
        return former->head.issued + std::chrono::seconds{1};
    return now;
}

base::Result<void> sign_and_write(const PublishArguments& arguments, const PublisherKeys& keys,
                                  const std::optional<release::Former>& former,
                                  DocumentsInMemory::Map documents, base::Instant now,
                                  std::ostream& out) {
    release::Edition edition{
        arguments.channel, keys.epoch, time_of_issue(former, now), {}, std::move(documents)};
    edition.fresh_until = edition.issued + std::chrono::days{arguments.fresh_days};
    TRY(const release::Publication next, release::next_release(former, edition));
    const std::string head = to_json(next.head);
    const std::string signature =
        crypto::sign_release(keys.key, base::bytes_of(head),
                             "vitrine release " + std::to_string(next.head.number) + " of " +
                                 base::to_iso(next.head.issued));
    TRY_VOID(write_release(arguments.out, next, signature,
                           std::filesystem::path(arguments.keys) / "rotations",
                           former ? std::optional{former->head} : std::nullopt));
    out << "release " << next.head.number << " of " << base::to_iso(next.head.issued) << ": "
        << next.head.documents - 1 << " offers, " << next.changed << " documents changed, "
        << head.size() + signature.size();
    for (const release::Packed& pack : next.packs)
        out << " + " << pack.file.size_bytes;
    out << " bytes\n";
    return {};
}

void tell_of_missing_keys(const std::vector<catalog::Offer>& offers,
                          const release::Charter& charter, std::ostream& err) {
    registration::Employers known;
    for (const release::Employer& employer : charter.employers)
        static_cast<void>(known.add(employer.name, employer.key));
    std::set<std::string> missing;
    for (const catalog::Offer& offer : offers) {
        const auto name = offer.facts[catalog::Field::employer].value();
        if (!name.empty() && known.key_of(name) == nullptr)
            missing.emplace(name);
    }
    for (const std::string& name : missing)
        err << "vitrine: no key for " << name << ": its offers take no registrations\n";
}

base::Result<void> publish_offers(const PublishArguments& arguments, base::Instant now,
                                  std::ostream& out, std::ostream& err) {
    TRY(const PublisherKeys keys, open_publisher_keys(arguments.keys, arguments.passphrase_file));
    TRY(release::Charter charter, read_charter_keys(arguments.keys));
    TRY(const auto former, read_former(arguments, keys));
    const LoadedOffers loaded = load_offers(arguments.paths, ProgressLine{err}.of("files"));
    for (const RefusedFile& file : loaded.refused)
        err << file.path << ": refused: " << file.reason << '\n';
    if (!loaded.refused.empty() && !arguments.leave_out_refused)
        return base::fail(ErrorCode::invalid, "nothing was published, so that no offer vanishes "
                                              "unseen; --leave-out-refused publishes the others");
    if (loaded.offers.empty())
        return base::fail(ErrorCode::invalid, "no offer could be read; nothing was published");
    tell_of_missing_keys(loaded.offers, charter, err);
    if (former) {
        TRY(const release::Charter before,
            release::parse_charter(former->documents.at(std::string(release::charter_id))));
        charter.recalled = before.recalled;
    }
    DocumentsInMemory::Map documents{{std::string(release::charter_id), to_json(charter)}};
    for (const catalog::Offer& offer : loaded.offers)
        documents.emplace(offer.id.text, catalog::to_stored_json(offer));
    return sign_and_write(arguments, keys, former, std::move(documents), now, out);
}

base::Result<void> recall_offers(const PublishArguments& arguments, base::Instant now,
                                 std::ostream& out) {
    TRY(const PublisherKeys keys, open_publisher_keys(arguments.keys, arguments.passphrase_file));
    TRY(auto former, read_former(arguments, keys));
    if (!former)
        return base::fail(ErrorCode::not_found, arguments.out + ": there is no release");
    const std::string charter_id(release::charter_id);
    TRY(release::Charter charter, release::parse_charter(former->documents.at(charter_id)));
    for (const std::string& id : arguments.ids) {
        const bool is_recalled =
            std::ranges::find(charter.recalled, catalog::OfferId{id}) != charter.recalled.end();
        if (arguments.undo ? !is_recalled : !former->documents.contains(id) || id == charter_id)
            return base::fail(ErrorCode::not_found,
                              id + (arguments.undo ? ": it was not recalled"
                                                   : ": no offer of the release has that id"));
        std::erase(charter.recalled, catalog::OfferId{id});
        if (!arguments.undo)
            charter.recalled.push_back({id});
    }
    DocumentsInMemory::Map documents = former->documents;
    documents[charter_id] = to_json(charter);
    return sign_and_write(arguments, keys, former, std::move(documents), now, out);
}

} // namespace

int publish(const PublishArguments& arguments, base::Instant now, std::ostream& out,
            std::ostream& err) {
    const auto done = publish_offers(arguments, now, out, err);
    return done ? well : refused(err, done.error());
}

int recall(const PublishArguments& arguments, base::Instant now, std::ostream& out,
           std::ostream& err) {
    const auto done = recall_offers(arguments, now, out);
    return done ? well : refused(err, done.error());
}

int verify(const VerifyArguments& arguments, base::Instant now, std::ostream& out,
           std::ostream& err) {
    const auto key = read_release_pub(arguments.public_key);
    if (!key) {
        refused(err, key.error());
        return usage;
    }
    const auto read = read_release(arguments.folder, release::Trust::in(*key, arguments.channel));
    if (!read)
        return refused(err, read.error());
    const release::Head& head = read->received.head;
    out << "release " << head.number << " of " << base::to_iso(head.issued) << ", signed with "
        << to_hex(read->received.trust.key.id) << ": " << head.documents - 1 << " offers, root "
        << crypto::to_hex(head.root) << "\n";
    if (head.fresh_until < now)
        err << "vitrine: it should have been renewed by " << base::to_iso(head.fresh_until) << "\n";
    return well;
}

void add_release_commands(CLI::App& app, int& status) {
    const auto add = [&](const char* name, const char* what, auto run) {
        const auto arguments = std::make_shared<PublishArguments>();
        CLI::App* command = app.add_subcommand(name, what);
        command->add_option("--keys", arguments->keys, "The folder of `vitrine keys new`")
            ->required();
        command
            ->add_option("--passphrase-file", arguments->passphrase_file,
                         "File (mode 0600) whose first line is the passphrase")
            ->required();
        command->add_option("--out", arguments->out, "The release folder")->required();
        command->add_option("--channel", arguments->channel, "Kiosks take one channel alone")
            ->capture_default_str();
        command
            ->add_option("--fresh-days", arguments->fresh_days,
                         "After so many days kiosks call the offers old")
            ->check(CLI::Range(1, 366))
            ->capture_default_str();
        command->callback([arguments, &status, run] {
            status = run(*arguments, platform::SystemClock{}.read().wall, std::cout, std::cerr);
        });
        return std::pair{command, arguments};
    };
    const auto [publishes, offers] = add("publish", "Sign offers as the next release", publish);
    publishes->add_option("FILE", offers->paths, "Files and folders of all current offers")
        ->required();
    publishes->add_flag("--leave-out-refused", offers->leave_out_refused,
                        "Publish although some files cannot be read");
    const auto [recalls, withdrawn] =
        add("recall", "Sign the release anew with offers withdrawn", recall);
    recalls->add_option("OFFER_ID", withdrawn->ids, "As `vitrine import --json` prints it")
        ->required();
    recalls->add_flag("--undo", withdrawn->undo, "They are no longer withdrawn");

    const auto arguments = std::make_shared<VerifyArguments>();
    CLI::App* verifies = app.add_subcommand("verify", "Check a release as a kiosk would");
    verifies->add_option("--public-key", arguments->public_key, "The file release.pub")->required();
    verifies->add_option("--channel", arguments->channel)->capture_default_str();
    verifies->add_option("RELEASE_DIR", arguments->folder, "The release folder")->required();
    verifies->callback([arguments, &status] {
        status = verify(*arguments, platform::SystemClock{}.read().wall, std::cout, std::cerr);
    });
}

} // namespace vitrine
