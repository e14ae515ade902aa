#include "present/kit.h"

#include "base/date.h"
#include "present/dates.h"

#include <algorithm>
#include <string_view>

namespace present {
namespace {

using catalog::ApplyChannel;
using catalog::Field;
using catalog::Offer;

constexpr std::size_t longest_list_bytes = 900; // 105 modules: 1 mm each in 120 mm

// Fine spaces are for the eye; a mail and an agenda take plain ones.
std::string with_plain_spaces(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const std::size_t fine = rest.starts_with("\u00A0")   ? 2
                                 : rest.starts_with("\u202F") ? 3
                                                              : 0;
        plain += fine > 0 ? ' ' : text[at];
        at += std::max<std::size_t>(fine, 1);
    }
    return plain;
}

// RFC 3986, 2.3: everything else is escaped; "@" may stand in an address.
std::string escaped(std::string_view text, bool is_address = false) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string result;
    for (const char c : with_plain_spaces(text)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain || (is_address && c == '@')) {
            result += c;
            continue;
        }
        result += '%';
        result += hex[byte >> 4];
        result += hex[byte & 15];
    }
    return result;
}

// RFC 5545, 3.3.11.
std::string calendar_text(std::string_view text) {
    std::string result;
    for (const char c : with_plain_spaces(text)) {
        if (c == '\n') {
            result += "\\n";
            continue;
        }
        if (c == ',' || c == ';' || c == '\\')
            result += '\\';
        result += c;
    }
    return result;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string title_of(const Offer& offer) {
    return std::string{offer.facts[Field::title].value()};
}

// What must be quoted, else the reference the document gives itself.
std::string reference_of(const Offer& offer) {
    return offer.apply.must_quote.empty() ? std::string{offer.facts[Field::reference].value()}
                                          : offer.apply.must_quote;
}

std::string mail_kit(const Words& words, const Offer& offer) {
    const std::string reference = reference_of(offer);
    std::string subject = reference.empty() ? "" : reference + " - ";
    subject += words("Candidature : {title}", {{"title", title_of(offer)}});
    std::string body = words("Bonjour,") + "\r\n\r\n";
    if (!offer.apply.documents.empty())
        body += words("Pièces jointes demandées : {documents}",
                      {{"documents", joined(offer.apply.documents)}}) +
                "\r\n";
    return "mailto:" + escaped(offer.apply.to, true) + "?subject=" + escaped(subject) +
           "&body=" + escaped(body);
}

void add_line(std::string& text, const std::string& line) {
    if (!line.empty())
        text += (text.empty() ? "" : "\n") + line;
}

std::string deadline_line(const Words& words, const Offer& offer) {
    const auto date = base::parse_date(offer.facts[Field::deadline].value());
    return date ? words("Avant le {date}", {{"date", date_full(words, *date)}}) : std::string{};
}

std::string reference_line(const Words& words, const Offer& offer) {
    const std::string reference = reference_of(offer);
    return reference.empty() ? std::string{}
                             : words("Offre n° {reference}", {{"reference", reference}});
}

// "https://…", "recrutement@…", or that the document says nothing.
std::string way_line(const Words& words, const Offer& offer) {
    return offer.apply.channel == ApplyChannel::none_stated
               ? words("L’annonce ne dit pas comment candidater.")
               : offer.apply.to;
}

void add_offer(const Words& words, const Offer& offer, std::string& text) {
    add_line(text, title_of(offer));
    add_line(text, std::string{offer.facts[Field::employer].value()});
    add_line(text, reference_line(words, offer));
    add_line(text, way_line(words, offer));
}

} // namespace

std::string application_kit(const Words& words, const Offer& offer) {
    if (offer.apply.channel == ApplyChannel::mail && !offer.apply.to.empty())
        return mail_kit(words, offer);
    std::string text;
    add_offer(words, offer, text);
    if (!offer.apply.documents.empty())
        add_line(text,
                 words("À joindre : {documents}", {{"documents", joined(offer.apply.documents)}}));
    add_line(text, deadline_line(words, offer));
    return with_plain_spaces(text);
}

std::string reminder_kit(const Words& words, const Offer& offer) {
    const auto date = base::parse_date(offer.facts[Field::deadline].value());
    if (!date)
        return {};
    std::string day{offer.facts[Field::deadline].value()};
    std::erase(day, '-');
    std::string description;
    add_offer(words, offer, description);
    return "BEGIN:VEVENT\r\nSUMMARY:" +
           calendar_text(words("Date limite : {title}", {{"title", title_of(offer)}})) +
           "\r\nDTSTART;VALUE=DATE:" + day + "\r\nDESCRIPTION:" + calendar_text(description) +
           "\r\nEND:VEVENT\r\n";
}

std::string list_kit(const Words& words, const std::vector<std::shared_ptr<const Offer>>& offers) {
    std::string text;
    for (const auto& offer : offers) {
        text += text.empty() ? "" : "\n\n";
        std::string one;
        add_offer(words, *offer, one);
        add_line(one, deadline_line(words, *offer));
        text += one;
    }
    return text.size() > longest_list_bytes ? std::string{} : with_plain_spaces(text);
}

} // namespace present
