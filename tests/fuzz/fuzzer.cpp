// The program of `./dev fuzz`: libFuzzer on one reader, which the environment names because
// libFuzzer owns the command line.
#include "readers.h"

#include <cstdio>
#include <cstdlib>

namespace {

const fuzz::Reader* chosen = nullptr;

} // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    const char* const name = std::getenv("VITRINE_FUZZ_READER");
    chosen = name == nullptr ? nullptr : fuzz::reader_named(name);
    if (chosen == nullptr) {
        std::fputs("VITRINE_FUZZ_READER names no reader; ./dev fuzz sets it\n", stderr);
        std::exit(2);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    chosen->read({bytes, size});
    return 0;
}
