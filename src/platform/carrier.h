// Why: the files of a release come from a web server, a folder or a stick; none of them is believed
// and none may hold a kiosk up. This is what may be asked of one, and the limits it is held to.
// Left to others: which files and what they are worth (kiosk/catch_up, release/admission).
//
// Names are those of release/release.h and are made by us, never taken from what was fetched.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "platform/staged_file.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

namespace platform {

struct Arrived {
    base::Bytes bytes;
    std::string tag;        // names this version, for the next fetch; empty where there is none
    bool unchanged = false; // it is the version of the tag; no bytes came
};

class Carrier {
public:
    virtual ~Carrier() = default;

    virtual const std::string& name() const = 0; // for sentences: the address or folder

    // A small file, whole. `not_found`; `too_large` above `maximum_bytes`; `denied` for what a rule
    // forbids (a link, no file, a redirection elsewhere); `unavailable` for all else, a limit of
    // time or pace included.
    virtual base::Result<Arrived> fetch(const std::string& name, std::size_t maximum_bytes,
                                        const std::string& known_tag, std::stop_token stop) = 0;

    // The rest of a file of `size_bytes`, from where `into` ends. The same errors; `too_large` when
    // there is more, and what came until then stays in `into` for the next time.
    virtual base::Result<void> append(const std::string& name, std::uint64_t size_bytes,
                                      StagedFile& into, std::stop_token stop) = 0;

    // Lets go of what is open, so that a stick can be pulled.
    virtual void rest() {}

    virtual std::uint64_t moved_bytes() const = 0; // since the start, headers included
};

struct HttpLimits {
    base::Duration connecting = std::chrono::seconds{10};
    base::Duration small_file = std::chrono::seconds{30};
    base::Duration large_file = std::chrono::minutes{10}; // then the next round goes on with it
    long slowest_bytes_per_second = 500;
    base::Duration slow_for = std::chrono::seconds{20};
    long redirections = 3;
};

// `address` is http:// or https:// and a path to the release folder; `invalid` otherwise. Nothing
// compressed is accepted. https never leads to http. `authorities` is a file of certificates (PEM)
// that are believed in place of the system's.
base::Result<std::unique_ptr<Carrier>> open_http(const std::string& address,
                                                 const HttpLimits& limits = {},
                                                 const std::filesystem::path& authorities = {});

// A release folder. No part of a name below it may be a symbolic link.
std::unique_ptr<Carrier> open_folder_carrier(const std::filesystem::path& folder);

// A folder below which sticks are mounted. One name is looked for on each of them,
// "vitrine-release", and nothing else is read; `not_found` while no stick has it.
std::unique_ptr<Carrier> open_stick_carrier(const std::filesystem::path& mounts);

} // namespace platform
