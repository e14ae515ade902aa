#include "hub/visitor_page.h"

#include "base/date.h"
#include "crypto/receipt.h"
#include "hub/letters.h"

namespace hub {
namespace {

constexpr std::string_view style =
    "body{font:1.15rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1b1f;background:#fff}h1{font-size:1.6rem}"
    "button,input{font:inherit;padding:.7rem 1rem;border:2px solid #1b1b1f;border-radius:.4rem;"
    "min-height:48px}button{background:#1b1b1f;color:#fff;cursor:pointer}"
    "input{width:100%;box-sizing:border-box}a{color:#0b4f9e}"
    ".code{font-family:monospace;font-size:1.3rem}:focus{outline:3px solid #0b4f9e;"
    "outline-offset:2px}@media(prefers-color-scheme:dark){body{color:#f2f2f5;background:#17171a}"
    "button,input{border-color:#f2f2f5}button{background:#f2f2f5;color:#17171a}a{color:#9cc9ff}"
    "input{background:#17171a;color:inherit}:focus{outline-color:#9cc9ff}}";

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text)
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
        }
    return safe;
}

// "14/11/2025" or "14 November 2025" would need a language's words; ISO is read by everybody.
std::string day(base::Instant instant, bool in_english) {
    const base::Date date = base::in_paris(instant).date;
    if (in_english)
        return base::to_iso(date);
    const std::string iso = base::to_iso(date);
    return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

struct Words {
    bool in_english;
    std::string operator()(const char* french, const char* english) const {
        return in_english ? english : french;
    }
};

Response page(const Words& words, int status, const std::string& heading,
              const std::string& content) {
    Response response;
    response.status = status;
    response.type = "text/html; charset=utf-8";
    response.headers = {{"Content-Security-Policy", std::string{page_policy}},
                        {"Cache-Control", "no-store"},
                        {"X-Robots-Tag", "noindex"}};
    const std::string other = words.in_english ? "<a href=\"?lang=fr\" lang=\"fr\">Français</a>"
                                               : "<a href=\"?lang=en\" lang=\"en\">English</a>";
    response.body = "<!doctype html><html lang=\"" + words("fr", "en") +
                    "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                    "content=\"width=device-width,initial-scale=1\"><title>" +
                    heading + " · Vitrine</title><style>" + std::string{style} +
                    "</style></head><body><main><h1>" + heading + "</h1>" + content +
                    "</main><footer><p>" + other + "</p></footer></body></html>\n";
    return response;
}

std::string ask_for_code(const Words& words) {
    return "<form method=\"get\" action=\"/r/\"><p><label for=\"code\">" +
           words("Code du reçu, quatre groupes de quatre signes",
                 "Code of the receipt, four groups of four characters") +
           "</label><br><input id=\"code\" name=\"code\" class=\"code\" autocomplete=\"off\" "
           "maxlength=\"40\" required></p><p><button>" +
           words("Voir", "Look") + "</button></p><input type=\"hidden\" name=\"lang\" value=\"" +
           words("fr", "en") + "\"></form>";
}

// Erasure takes two steps: this form leads to the question, the question to the deed.
std::string erasure_form(const Words& words, bool is_confirmed, const std::string& label) {
    return "<form method=\"post\" action=\"?lang=" + words("fr", "en") +
           "\"><input type=\"hidden\" name=\"step\" value=\"" + (is_confirmed ? "erase" : "ask") +
           "\"><p><button>" + label + "</button></p></form>";
}

std::string code_line(const std::string& code) {
    return "<p class=\"code\">" + escaped(code) + "</p>";
}

Response malformed(const Words& words) {
    return page(words, 404, words("Ce n’est pas un code", "This is not a code"),
                "<p>" +
                    words("Un code a seize signes. Vérifiez chacun d’eux.",
                          "A code has sixteen characters. Check each of them.") +
                    "</p>" + ask_for_code(words));
}

Response unknown(const Words& words, const std::string& code) {
    return page(
        words, 404,
        words("Rien n’est gardé ici sous ce code", "Nothing is kept here under this code"),
        code_line(code) + "<p>" +
            words("Soit tout a été effacé ; soit la borne n’a pas encore pu l’envoyer ; soit un "
                  "signe du code n’est pas le bon.",
                  "Either all was erased; or the kiosk could not send it yet; or a character of "
                  "the code is wrong.") +
            "</p><p>" +
            words("Vous pouvez demander l’effacement dès maintenant : ce qui arriverait encore "
                  "sous ce code sera effacé à son arrivée.",
                  "You can ask for erasure now: whatever still arrives under this code will be "
                  "erased on arrival.") +
            "</p>" + erasure_form(words, false, words("Effacer", "Erase")));
}

Response erased(const Words& words, const std::string& code) {
    return page(words, 200, words("C’est effacé", "It is erased"),
                code_line(code) + "<p>" +
                    words("Rien ne reste de votre inscription ici. Une copie encore sur la borne, "
                          "illisible, disparaît dès qu’elle se connecte.",
                          "Nothing of your registration is left here. A copy still on the kiosk, "
                          "unreadable, goes as soon as it connects.") +
                    "</p>");
}

Response received(const Words& words, const std::string& code, const ReceiptStatus& status) {
    std::string employers;
    for (const std::string& each : status.employers)
        employers += "<li>" + escaped(each) + "</li>";
    return page(
        words, 200, words("C’est reçu", "It was received"),
        code_line(code) + "<p>" +
            words("Votre inscription est arrivée, fermée, le ", "Your registration arrived, "
                                                                "sealed, on ") +
            day(status.received_at, words.in_english) +
            words(". Peut la lire :", ". Who can read it:") + "</p><ul>" + employers + "</ul><p>" +
            words("Elle sera effacée au plus tard le ", "It will be erased on ") +
            day(status.delete_after, words.in_english) + words(".", " at the latest.") + "</p>" +
            erasure_form(words, false, words("Effacer maintenant", "Erase now")));
}

Response question(const Words& words, const std::string& code) {
    return page(words, 200, words("Tout effacer ?", "Erase everything?"),
                code_line(code) + "<p>" +
                    words("L’employeur ne pourra plus lire votre inscription. C’est définitif.",
                          "The employer will no longer be able to read your registration. This "
                          "is final.") +
                    "</p>" + erasure_form(words, true, words("Oui, effacer", "Yes, erase")) +
                    "<p><a href=\"?lang=" + words("fr", "en") + "\">" +
                    words("Non, revenir", "No, go back") + "</a></p>");
}

} // namespace

Response VisitorPage::look_up(const Request&, const std::string& code, bool in_english) {
    const Words words{in_english};
    const auto digest = crypto::receipt_digest_of(code);
    base::ensure(digest.has_value());
    const auto status = receipt_status(hub_.engine, *digest);
    if (!status)
        return refusal(status.error());
    ++hub_.counters.receipts_read;
    switch (status->state) {
    case ReceiptState::received:
        return received(words, code, *status);
    case ReceiptState::erased:
        return erased(words, code);
    case ReceiptState::unknown:
        break;
    }
    if (const auto wait = unknown_.take("", hub_.clock().steady); wait > base::Duration{0})
        return too_many(wait);
    return unknown(words, code);
}

Response VisitorPage::erase(const Request& request, const std::string& code, bool in_english) {
    const Words words{in_english};
    if (request.body != "step=erase")
        return question(words, code);
    const auto digest = crypto::receipt_digest_of(code);
    base::ensure(digest.has_value());
    const auto status = receipt_status(hub_.engine, *digest);
    if (!status)
        return refusal(status.error());
    if (status->state == ReceiptState::unknown)
        if (const auto wait = unknown_.take("", hub_.clock().steady); wait > base::Duration{0})
            return too_many(wait);
    const auto done = erase_receipts(hub_.engine, std::array{*digest}, hub_.clock().wall);
    if (!done)
        return refusal(done.error());
    ++hub_.counters.receipts_erased;
    note(hub_, "receipt erased");
    return erased(words, code);
}

Response VisitorPage::answer(const Request& request) {
    const auto language = request.query.find("lang");
    const bool in_english = language != request.query.end()
                                ? language->second == "en"
                                : request.header("accept-language").starts_with("en");
    const Words words{in_english};
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
        return wrong_method("GET, POST");
    if (const auto wait = lookups_.take(request.peer, hub_.clock().steady);
        wait > base::Duration{0})
        return too_many(wait);
    const auto parts = parts_of(request.path);
    std::string typed = parts.size() == 2 ? parts[1] : "";
    if (const auto asked = request.query.find("code");
        typed.empty() && asked != request.query.end())
        typed = asked->second;
    if (typed.empty())
        return page(words, 200, words("Suivre une inscription", "Follow a registration"),
                    ask_for_code(words));
    const auto code = crypto::receipt_code_from(typed);
    if (!code)
        return malformed(words);
    if (parts.size() != 2) { // from the form: the code becomes the address
        std::string hyphenated = *code;
        for (char& c : hyphenated)
            c = c == ' ' ? '-' : c;
        Response response{303, "", ""};
        response.headers = {{"Location", "/r/" + hyphenated + "?lang=" + words("fr", "en")},
                            {"Cache-Control", "no-store"}};
        return response;
    }
    return request.method == "POST" ? erase(request, *code, in_english)
                                    : look_up(request, *code, in_english);
}

} // namespace hub
