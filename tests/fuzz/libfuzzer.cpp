// SPDX-License-Identifier: GPL-3.0-or-later
// The entry of libFuzzer. PB_FUZZ_TARGET names the decoder; see run.sh.
#include "fuzz/targets.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

pb::fuzz::Target chosen()
{
    const QByteArray name = qgetenv("PB_FUZZ_TARGET");
    for (const auto &target : pb::fuzz::targets()) {
        if (name == target.name)
            return target;
    }
    std::fputs("PB_FUZZ_TARGET is none of the targets\n", stderr);
    std::exit(1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const pb::fuzz::Target target = chosen();
    target.run(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
