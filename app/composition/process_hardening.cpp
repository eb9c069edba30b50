#include "app/composition/process_hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace kkachi::app {

void hardenProcess() {
    umask(S_IRWXG | S_IRWXO);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    // Where cores go to a program (systemd-coredump), the limit above does not hold; this does.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace kkachi::app
