#include "main/letters_command.h"

#include "base/text.h"
#include "crypto/key_files.h"
#include "crypto/open_letter.h"
#include "registration/opened_letter.h"
#include "store/outbox_store.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <utility>

namespace vitrine {
namespace {

constexpr int well = 0;
constexpr int some_failed = 1;
constexpr int usage = 2;

void complain(std::ostream& err, const base::Error& error) {
    err << "vitrine: " << error.detail << " (" << base::name_of(error.code) << ")\n";
}

// A wrong path is the caller's mistake; a file that cannot be read is not.
int refused(std::ostream& err, const base::Error& error) {
    complain(err, error);
    return error.code == base::ErrorCode::not_found ? usage : some_failed;
}

base::Result<store::OutboxStore> open_outbox(const std::string& data) {
    if (!std::filesystem::is_directory(data)) // open_folder would make it
        return base::fail(base::ErrorCode::not_found, data + ": no such folder");
    TRY(auto folder, store::open_folder(data));
    return store::OutboxStore::open(std::move(folder), store::OutboxAccess::read);
}

std::string_view name_of(store::LetterState state) {
    switch (state) {
    case store::LetterState::queued:
        return "queued";
    case store::LetterState::sent:
        return "sent";
    case store::LetterState::acknowledged:
        return "acknowledged";
    case store::LetterState::erased:
        return "erased";
    }
    std::unreachable();
}

// What a visitor typed goes to a terminal: no control character, and nothing that turns the
// direction of what follows (CVE-2021-42574), reaches it.
std::string harmless(std::string_view text) {
    std::string result;
    for (const char32_t each : base::decode(text)) {
        const bool control = each < 0x20 || (each >= 0x7F && each < 0xA0);
        const bool turns = (each >= 0x200B && each <= 0x200F) ||
                           (each >= 0x202A && each <= 0x202E) ||
                           (each >= 0x2060 && each <= 0x2069) || each == 0xFEFF;
        base::append(result, control || turns ? U'\uFFFD' : each);
    }
    return result;
}

struct OpenedText {
    crypto::LockedBytes inner;
    registration::OpenedLetter letter;
};

// The keys by id, and what they open.
class KeyRing {
public:
    base::Result<void> add(const std::string& file) {
        TRY(crypto::OpeningKey key, crypto::read_opening_key(file));
        keys_.push_back(std::move(key));
        return {};
    }

    // None when no key here is named on the envelope.
    std::optional<base::Result<crypto::LockedBytes>> open(const crypto::Envelope& envelope) const {
        for (const crypto::OpeningKey& each : keys_) {
            auto inner = std::visit(
                [&](const auto& owned) { return crypto::open_letter(envelope, owned.key); }, each);
            if (inner || inner.error().code != base::ErrorCode::denied)
                return inner;
        }
        return std::nullopt;
    }

private:
    std::vector<crypto::OpeningKey> keys_;
};

base::Result<OpenedText> read_opened(base::Result<crypto::LockedBytes> inner,
                                     const crypto::Envelope& envelope,
                                     const std::optional<crypto::DevicePublicKey>& device) {
    TRY(crypto::LockedBytes text, std::move(inner));
    if (device)
        TRY_VOID(crypto::verify(envelope, *device));
    TRY(registration::OpenedLetter letter, registration::read_letter(text.text(), envelope));
    return OpenedText{std::move(text), std::move(letter)};
}

void print(std::ostream& out, const registration::OpenedLetter& letter) {
    const auto row = [&](std::string_view label, const std::string& value) {
        if (!value.empty())
            out << "  " << label << std::string(14 - label.size(), ' ') << harmless(value) << '\n';
    };
    out << "Letter " << crypto::to_text(letter.id) << '\n';
    row("to", letter.employer);
    for (const registration::OfferNamed& offer : letter.offers)
        row("about", offer.title + (offer.reference.empty() ? "" : " · " + offer.reference));
    row("name", letter.name);
    row("mail", letter.mail);
    row("phone", letter.phone);
    row("message", letter.message);
    row("other posts", letter.may_contact_for_others ? "may be contacted" : "not to be contacted");
    row("notice", letter.notice_version + " (" + letter.notice_language + ")");
    row("kiosk", letter.kiosk);
    row("saved at", base::to_iso(letter.saved_at));
    out << '\n';
}

// What happened to all letters of a run.
struct Tally {
    int opened = 0;
    int sealed = 0; // to keys that are not here
    int erased = 0;
    int problems = 0;
};

void print_end(const LettersOpen& arguments, const Tally& tally, std::ostream& out,
               std::ostream& err) {
    if (arguments.json)
        out << (tally.opened > 0 ? "\n]" : "]") << ",\"sealed\":" << tally.sealed
            << ",\"problems\":" << tally.problems << "}\n";
    err << tally.opened << " opened, " << tally.sealed << " sealed to other keys, " << tally.erased
        << " erased, " << tally.problems << " damaged\n";
}

std::optional<crypto::DevicePublicKey> device_key(const std::string& data, std::ostream& err) {
    const auto path = std::filesystem::path(data) / "keys" / "device.public";
    const auto device = crypto::read_public_key<crypto::KeyRole::device>(path);
    if (device)
        return device->key;
    err << "vitrine: signatures are not checked: " << device.error().detail << '\n';
    return std::nullopt;
}

} // namespace

int list_letters(const LettersList& arguments, std::ostream& out, std::ostream& err) {
    auto outbox = open_outbox(arguments.data);
    if (!outbox)
        return refused(err, outbox.error());
    const auto letters = outbox->letters();
    if (!letters) {
        complain(err, letters.error());
        return some_failed;
    }
    std::map<store::LetterState, int> states;
    for (const store::Letter& letter : *letters) {
        ++states[letter.state];
        out << crypto::to_text(letter.id) << "  " << base::to_iso(letter.saved_at);
        if (letter.state != store::LetterState::erased)
            out << "  " << crypto::to_hex(letter.employer_key) << "  " << letter.size_bytes << "  "
                << crypto::to_hex(letter.digest).substr(0, 16);
        out << "  " << name_of(letter.state) << '\n';
    }
    err << letters->size() << (letters->size() == 1 ? " letter" : " letters");
    for (const auto& [state, count] : states)
        err << ", " << count << ' ' << name_of(state);
    err << '\n';
    return well;
}

int open_letters(const LettersOpen& arguments, std::ostream& out, std::ostream& err) {
    KeyRing keys;
    for (const std::string& file : arguments.keys)
        if (const auto added = keys.add(file); !added) {
            complain(err, added.error());
            return usage;
        }
    auto outbox = open_outbox(arguments.data);
    if (!outbox)
        return refused(err, outbox.error());
    const auto letters = outbox->letters();
    if (!letters) {
        complain(err, letters.error());
        return some_failed;
    }
    const auto device = device_key(arguments.data, err);
    Tally tally;
    if (arguments.json)
        out << "{\"letters\":[";
    for (const store::Letter& each : *letters) {
        if (each.state == store::LetterState::erased) {
            ++tally.erased;
            continue;
        }
        const auto envelope = outbox->envelope(each.id);
        auto inner = envelope ? keys.open(*envelope) : std::nullopt;
        if (envelope && !inner) {
            ++tally.sealed;
            continue;
        }
        const auto opened = envelope ? read_opened(std::move(*inner), *envelope, device)
                                     : std::unexpected(envelope.error());
        if (!opened) {
            ++tally.problems;
            complain(err, opened.error());
            continue;
        }
        if (arguments.json)
            out << (tally.opened > 0 ? ",\n" : "\n") << opened->inner.text();
        else
            print(out, opened->letter);
        ++tally.opened;
    }
    print_end(arguments, tally, out, err);
    return tally.problems > 0 ? some_failed : well;
}

void add_letters_command(CLI::App& app, int& status) {
    CLI::App* letters = app.add_subcommand("letters", "What waits in a kiosk's outbox");
    letters->require_subcommand(1);

    const auto list = std::make_shared<LettersList>();
    CLI::App* lists = letters->add_subcommand("list", "One line a letter, without opening any");
    lists->add_option("--data", list->data, "The kiosk's data folder")->required();
    lists->callback([list, &status] { status = list_letters(*list, std::cout, std::cerr); });

    const auto open = std::make_shared<LettersOpen>();
    CLI::App* opens = letters->add_subcommand("open", "Read the letters that a secret key opens");
    opens->add_option("--data", open->data, "The kiosk's data folder")->required();
    opens->add_option("--key", open->keys, "A secret key file; may be given again")->required();
    opens->add_flag("--json", open->json, "Print JSON instead of text");
    opens->callback([open, &status] { status = open_letters(*open, std::cout, std::cerr); });
}

} // namespace vitrine
