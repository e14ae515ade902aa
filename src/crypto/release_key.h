// Why: releases are signed in minisign's format, so that a tool that is not ours verifies them too.
// Left to others: what is signed (release/head.h, release/rotation.h), keeping the secret half
// (release_key_file.h).
//
// A public key is the text that `minisign -p` reads; base64 is RFC 4648 §4 with padding:
//     untrusted comment: minisign public key <16 upper-case hexadecimal digits>
//     base64("Ed" || key id, 8 bytes of chance || Ed25519 public key, 32 bytes)
// The digits are the key id read as a little-endian number. A signature is the text that
// `minisign -V` reads:
//     untrusted comment: verify with release.pub
//     base64("ED" || key id || S = Ed25519(BLAKE2b-512(message)), 64 bytes)
//     trusted comment: <one line>
//     base64(Ed25519(S || trusted comment), 64 bytes)
// Each line ends with one line feed. minisign lets the first line and the unused bits of base64
// vary; here a text that differs in one bit from what its parts would be written as is refused.
#pragma once

#include "base/bytes.h"
#include "crypto/locked_bytes.h"
#include "crypto/random.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crypto {

inline constexpr std::size_t maximum_signature_text_bytes = 1024;
inline constexpr std::size_t maximum_trusted_comment_bytes = 200;

struct ReleaseKeyId {
    std::array<std::uint8_t, 8> bytes{};
    auto operator<=>(const ReleaseKeyId&) const = default;
};

struct ReleasePublicKey {
    ReleaseKeyId id;
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const ReleasePublicKey&) const = default;
};

// In locked memory; moves, never copies, has no operator<<.
class ReleaseSigningKey {
public:
    static constexpr std::size_t size_bytes = 8 + 64; // key id, then Ed25519 seed and public key

    static ReleaseSigningKey make(Random& random);
    // `malformed` unless it has size_bytes bytes.
    static base::Result<ReleaseSigningKey> from(base::ByteView bytes);
    base::ByteView view() const { return bytes_.view(); }
    ReleasePublicKey public_key() const;

private:
    explicit ReleaseSigningKey(LockedBytes bytes)
        : bytes_(std::move(bytes)) {}
    LockedBytes bytes_;
};

std::string to_hex(const ReleaseKeyId& id);       // as minisign prints it
std::string to_text(const ReleasePublicKey& key); // the file
std::string to_line(const ReleasePublicKey& key); // its second line, for `minisign -P`
base::Result<ReleasePublicKey> release_key_from(std::string_view text);      // `malformed`
base::Result<ReleasePublicKey> release_key_from_line(std::string_view line); // `malformed`

// `trusted_comment` is one line of at most maximum_trusted_comment_bytes printable ASCII bytes.
std::string sign_release(const ReleaseSigningKey& key, base::ByteView message,
                         std::string_view trusted_comment);

// Who signed, which is not checked here; `malformed`.
base::Result<ReleaseKeyId> signer_of(std::string_view signature_text);

// The trusted comment. `malformed` for a text that is no signature, `unverified` when another key
// made it or the message or comment is another.
base::Result<std::string> verify_release(const ReleasePublicKey& key, base::ByteView message,
                                         std::string_view signature_text);

} // namespace crypto
