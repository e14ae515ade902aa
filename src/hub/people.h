// Why: employers with their public keys, and the recruiters who may sign in for each.
// Left to others: cookies and HTTP (console_api), Argon2id (crypto/password.h).
//
// Tokens and invitation codes are kept as digests: who reads the store cannot sign in with it.
#pragma once

#include "crypto/keys.h"
#include "crypto/random.h"
#include "hub/sql.h"

#include <optional>
#include <string>
#include <vector>

namespace hub {

inline constexpr int failures_before_lock = 5;
inline constexpr base::Duration locked_for = std::chrono::minutes{15};
inline constexpr base::Duration session_idle = std::chrono::hours{1};
inline constexpr base::Duration session_longest = std::chrono::hours{12};
inline constexpr base::Duration invitation_lasts = std::chrono::days{7};
inline constexpr std::size_t maximum_people_name_bytes = 200;

std::string make_id(crypto::Random& random); // 16 hexadecimal digits

struct KeyPair { // the public halves
    crypto::EmployerPublicKey key;
    crypto::EscrowPublicKey escrow;
    bool operator==(const KeyPair&) const = default;
};
struct Employer {
    std::string id;
    std::string name;
    KeyPair keys; // the newest
    int retention_days = 0;
};
struct KeyMade {
    KeyPair keys;
    base::Instant made{};
};
struct Recruiter {
    std::string id;
    std::string login;
    std::string name;
    std::string language;
    base::Instant last_seen{};
    bool blocked = false;
};
struct SignedIn {
    std::string token; // of the cookie; only where a session begins
    Recruiter recruiter;
    Employer employer;
    base::Instant expires{};
};

// `employer` empty: whoever uses the code founds one. Codes are wire::make_code's.
base::Result<std::string> invite(Engine& engine, const std::string& employer,
                                 const std::string& note, base::Instant now,
                                 crypto::Random& random);

struct Invitation {
    std::optional<Employer> employer; // none: it makes one
    base::Instant expires{};
};
// `denied` for a code that is wrong, used or expired.
base::Result<Invitation> read_invitation(Engine& engine, const std::string& code,
                                         base::Instant now);

struct FirstRun {
    std::string code;
    std::string login;
    std::string name;
    std::string language;
    std::string password_hash;
    std::string employer; // the name, where the code makes one
    KeyPair keys;
};
// Uses the code up. `denied` as above, `busy` where login or employer exist, `invalid` naming the
// member.
base::Result<SignedIn> first_run(Engine& engine, const FirstRun& run, base::Instant now,
                                 crypto::Random& random);

// A sign-in in two steps, because the costly one needs no store: credentials, then the verdict.
struct Credentials {
    std::string recruiter;     // empty for an unknown login
    std::string password_hash; // of a password that nobody has, for an unknown login
    base::Instant locked_until{};
};
base::Result<Credentials> credentials(Engine& engine, const std::string& login);
base::Result<void> note_failure(Engine& engine, const std::string& recruiter, base::Instant now);
// `denied` for a blocked recruiter.
base::Result<SignedIn> begin_session(Engine& engine, const std::string& recruiter,
                                     base::Instant now, crypto::Random& random);

// `denied` for a token of no session, or of one that has ended.
base::Result<SignedIn> resume_session(Engine& engine, const std::string& token, base::Instant now);
base::Result<void> end_session(Engine& engine, const std::string& token);
base::Result<void> forget_old_sessions(Engine& engine, base::Instant now);

base::Result<std::vector<Recruiter>> list_recruiters(Engine& engine, const std::string& employer);
// `not_found` for somebody else's.
base::Result<void> block(Engine& engine, const std::string& employer, const std::string& recruiter,
                         bool blocked);
base::Result<void> set_password(Engine& engine, const std::string& recruiter,
                                const std::string& hash, const std::string& keep_token);

// `busy` when the key is known already.
base::Result<void> add_keys(Engine& engine, const std::string& employer, const KeyPair& keys,
                            base::Instant now);
base::Result<std::vector<KeyMade>> list_keys(Engine& engine, const std::string& employer);
base::Result<std::vector<Employer>> list_employers(Engine& engine);

// Whose letters a key receives, former keys included.
struct KeyOwner {
    crypto::EmployerKeyId key;
    std::string employer;
    int retention_days = 0;
};
base::Result<std::vector<KeyOwner>> list_key_owners(Engine& engine);

} // namespace hub
