// Why: what a receipt's code leads to, as values: where the registration is, and its erasure.
// Left to others: the other pages (page.h), where it stands and what it looks like
// (view/follow.cpp).
#pragma once

#include "present/parts.h"

#include <optional>
#include <string>
#include <vector>

namespace present {

struct FollowPage {
    struct Letter {
        Disc disc;
        Title title; // of the offer; empty where the kiosk cannot name it
        std::string employer, reference, status;
    };
    struct Confirm {
        std::string heading, text;
        Tap keep, erase; // follow.keep, follow.confirm
    };
    enum class Sign { done, waiting, unknown } sign = Sign::done;
    Tap back; // follow.back
    std::string heading, lead;
    Route route; // from the kiosk to the erasure; without stations where nothing is known
    std::string code_label, code;
    std::vector<Letter> letters;
    std::vector<std::string> notes;
    std::optional<Tap> erase; // follow.erase
    std::optional<Confirm> confirm;
};

} // namespace present
