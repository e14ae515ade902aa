#include "platform/hardening.h"

#include "base/result.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace platform {

void harden_process() {
    const rlimit none{0, 0};
    base::ensure(setrlimit(RLIMIT_CORE, &none) == 0);
    base::ensure(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
    base::ensure(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
}

} // namespace platform
