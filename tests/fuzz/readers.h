// Why: every reader of foreign bytes is fed with anything; a reader here is a name and what it does
// with some bytes, so that libFuzzer and the replay of the corpus run the same.
// Left to others: finding inputs (fuzzer.cpp), keeping those once found (corpus/, replay_test.cpp).
#pragma once

#include "base/bytes.h"

#include <span>
#include <string_view>

namespace fuzz {

struct Reader {
    std::string_view name; // of its folder in corpus/
    // Ends the process where a promise of the reader is broken, as a sanitizer does.
    void (*read)(base::ByteView bytes);
};

std::span<const Reader> readers();
const Reader* reader_named(std::string_view name); // null for none

} // namespace fuzz
