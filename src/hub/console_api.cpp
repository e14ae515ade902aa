#include "hub/console_api.h"

#include "crypto/password.h"
#include "wire/enrolment.h"

namespace hub {
namespace {

using base::ErrorCode;
using base::Result;
using wire::Json;
using wire::Members;
using wire::Object;

constexpr std::string_view cookie_name = "vitrine_session";
constexpr std::size_t maximum_text = 400;

// The value of our cookie; empty where there is none.
std::string token_of(const Request& request) {
    std::string_view cookies = request.header("cookie");
    while (!cookies.empty()) {
        const auto end = cookies.find(';');
        std::string_view one = cookies.substr(0, end);
        while (one.starts_with(' '))
            one.remove_prefix(1);
        if (one.starts_with(cookie_name) && one.substr(cookie_name.size()).starts_with('='))
            return std::string{one.substr(cookie_name.size() + 1)};
        cookies.remove_prefix(end == std::string_view::npos ? cookies.size() : end + 1);
    }
    return {};
}

// A browser names the origin of whatever changes something; it must be the address it asked for.
bool is_from_elsewhere(const Request& request) {
    const std::string_view origin = request.header("origin");
    if (origin.empty())
        return false;
    const auto host = origin.find("://");
    return host == std::string_view::npos || origin.substr(host + 3) != request.header("host");
}

Json session_json(const SignedIn& session) {
    const Employer& employer = session.employer;
    return Object{
        {"login", session.recruiter.login},
        {"name", session.recruiter.name},
        {"employer", Object{{"id", employer.id},
                            {"name", employer.name},
                            {"key_id", crypto::to_hex(crypto::id_of(employer.keys.key))},
                            {"escrow_key_id", crypto::to_hex(crypto::id_of(employer.keys.escrow))},
                            {"retention_days", employer.retention_days}}},
        {"language", session.recruiter.language},
        {"expires", session.expires},
    };
}

} // namespace

Result<Json> body_of(const Request& request) {
    if (!request.header("content-type").starts_with("application/json"))
        return base::fail(ErrorCode::malformed, "Content-Type");
    return wire::parse_json(request.body);
}

Response answer_json(int status, Json json) {
    Response response{status, "application/json", to_text(json)};
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Response no_content() {
    return {204, "", "", {{"Cache-Control", "no-store"}}};
}

Response ConsoleApi::signed_in(SignedIn session, int status) {
    Response response = answer_json(status, session_json(session));
    response.headers.emplace_back("Set-Cookie", std::string{cookie_name} + "=" + session.token +
                                                    "; Path=/console; HttpOnly; SameSite=Strict" +
                                                    (hub_.is_secure() ? "; Secure" : ""));
    return response;
}

bool ConsoleApi::is_password(const std::string& hash, const std::string& password) {
    const std::lock_guard lock(hashing_);
    return crypto::verify_password(hash, password);
}

Response ConsoleApi::sign_in(const Request& request) {
    if (const auto wait = sign_ins_.take(request.peer, hub_.clock().steady);
        wait > base::Duration{0})
        return too_many(wait);
    const auto json = body_of(request);
    if (!json)
        return refusal(json.error());
    Members members(*json);
    const std::string login = members.text("login", maximum_text);
    const std::string password = members.text("password", maximum_text);
    if (const auto read = members.finish(); !read)
        return refusal(read.error());
    const base::Instant now = hub_.clock().wall;
    const auto known = credentials(hub_.engine, login);
    if (!known)
        return refusal(known.error());
    if (now < known->locked_until)
        return too_many(known->locked_until - now);
    if (!is_password(known->password_hash, password)) {
        ++hub_.counters.sign_ins_refused;
        if (!known->recruiter.empty())
            if (const auto noted = note_failure(hub_.engine, known->recruiter, now); !noted)
                return refusal(noted.error());
        return refusal(401, "signed_out", "wrong login or password");
    }
    auto session = begin_session(hub_.engine, known->recruiter, now, hub_.random);
    if (!session)
        return session.error().code == ErrorCode::denied
                   ? refusal(401, "signed_out", "wrong login or password")
                   : refusal(session.error());
    ++hub_.counters.sign_ins;
    return signed_in(std::move(*session), 200);
}

Response ConsoleApi::read_invitation(const Request& request) {
    if (const auto wait = codes_.take("", hub_.clock().steady); wait > base::Duration{0})
        return too_many(wait);
    const auto typed = request.query.find("code");
    const auto code = wire::code_from(typed == request.query.end() ? "" : typed->second);
    if (!code)
        return refusal(403, "denied", "not a code", "code");
    const auto invitation = hub::read_invitation(hub_.engine, *code, hub_.clock().wall);
    if (!invitation)
        return refusal(invitation.error());
    return answer_json(
        200, Object{{"employer", invitation->employer ? Json(invitation->employer->name) : Json()},
                    {"makes_employer", !invitation->employer},
                    {"expires", invitation->expires}});
}

Response ConsoleApi::first_run(const Request& request) {
    if (const auto wait = codes_.take("", hub_.clock().steady); wait > base::Duration{0})
        return too_many(wait);
    const auto json = body_of(request);
    if (!json)
        return refusal(json.error());
    FirstRun run;
    Members members(*json);
    const auto code = wire::code_from(members.text("code", maximum_text));
    run.login = members.text("login", maximum_text);
    const std::string password = members.text("password", maximum_text);
    run.name = members.text("name", maximum_text);
    run.language = members.text("language", 2);
    if (run.language != "fr" && run.language != "en")
        members.refuse("language");
    if (members.has("employer")) {
        Members employer(*members.member("employer"));
        run.employer = employer.text("name", maximum_text);
        employer.bytes("key", run.keys.key.bytes);
        employer.bytes("escrow", run.keys.escrow.bytes);
        if (const auto read = employer.finish(); !read)
            members.refuse("employer." + read.error().detail);
    }
    if (const auto read = members.finish(); !read)
        return refusal(read.error());
    if (!code)
        return refusal(403, "denied", "not a code", "code");
    run.code = *code;
    {
        const std::lock_guard lock(hashing_);
        auto hash = crypto::hash_password(password);
        if (!hash)
            return refusal(422, "invalid", hash.error().detail, "password");
        run.password_hash = std::move(*hash);
    }
    auto session = hub::first_run(hub_.engine, run, hub_.clock().wall, hub_.random);
    if (!session)
        return refusal(session.error());
    note(hub_, "recruiter joined", {{"employer", session->employer.id}});
    return signed_in(std::move(*session), 201);
}

Response ConsoleApi::answer(const Request& request) {
    auto parts = parts_of(request.path);
    parts.erase(parts.begin(), parts.begin() + 2); // "console", "api"
    const bool changes = request.method != "GET" && request.method != "HEAD";
    if (changes && is_from_elsewhere(request))
        return refusal(403, "denied", "a request of another origin");
    if (parts.size() == 1 && parts[0] == "session" && request.method == "POST")
        return sign_in(request);
    if (parts.size() == 1 && parts[0] == "first-run" && request.method == "POST")
        return first_run(request);
    if (parts.size() == 1 && parts[0] == "first-run" && request.method == "GET")
        return read_invitation(request);
    const std::string token = token_of(request);
    auto session = resume_session(hub_.engine, token, hub_.clock().wall);
    if (!session)
        return session.error().code == ErrorCode::denied
                   ? refusal(401, "signed_out", "sign in first")
                   : refusal(session.error());
    session->token = token;
    const Asked asked{request, parts, std::move(*session)};
    using Part = std::optional<Response> (ConsoleApi::*)(const Asked&);
    for (const Part part :
         {&ConsoleApi::about_session, &ConsoleApi::about_people, &ConsoleApi::about_keys,
          &ConsoleApi::about_interests, &ConsoleApi::about_offers, &ConsoleApi::about_releases,
          &ConsoleApi::about_fleet, &ConsoleApi::about_counts})
        if (auto response = (this->*part)(asked))
            return std::move(*response);
    return refusal(404, "not_found", "no such address, or not with this method");
}

std::optional<Response> ConsoleApi::about_session(const Asked& asked) {
    if (asked.parts.empty() || asked.parts[0] != "session")
        return std::nullopt;
    if (asked.is("GET", 1))
        return answer_json(200, session_json(asked.session));
    if (!asked.is("DELETE", 1))
        return wrong_method("GET, POST, DELETE");
    const auto ended = end_session(hub_.engine, asked.session.token);
    if (!ended)
        return refusal(ended.error());
    Response response = no_content();
    response.headers.emplace_back("Set-Cookie",
                                  std::string{cookie_name} +
                                      "=; Path=/console; HttpOnly; SameSite=Strict; Max-Age=0");
    return response;
}

} // namespace hub
