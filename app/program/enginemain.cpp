// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/exitcodes.h"
#include "program/startup.h"

#include <cstdio>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

/// It runs for months and is mostly idle: what its start and single polls needed is given back. By default
/// each thread keeps memory of its own, and the limit for large blocks grows with the largest answer.
void keepLittleMemory()
{
#ifdef __GLIBC__
    constexpr int large = 64 * 1024;
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, large);
    mallopt(M_TRIM_THRESHOLD, large);
#endif
    // a service may not run what it has written itself, and the patterns are short
    qputenv("QT_ENABLE_REGEXP_JIT", "0");
}

} // namespace

/// What `presence-bridge --engine` and `--headless` go on as: the same command line, no window.
int main(int argc, char **argv)
{
    keepLittleMemory();
    pb::beginProcess();
    const pb::QtOptions arguments = pb::readArguments(argc, argv);
    const pb::ParsedCommandLine parsed = pb::parseCommandLine(arguments);
    if (parsed.exitCode)
        return pb::explain(argc, argv, arguments, parsed.options.language);
    if (!parsed.options.engine && !parsed.options.headless) {
        std::fputs(
            "This is a part of presence-bridge, which calls it for --engine and --headless.\n", stderr);
        return pb::exitUnusable;
    }
    return pb::runWithoutWindow(argc, argv, parsed.options);
}
