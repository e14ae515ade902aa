#include "crypto/start.h"

#include "base/result.h"

#include <sodium.h>

namespace crypto {

void start() {
    static const int started = sodium_init();
    base::ensure(started >= 0);
}

} // namespace crypto
