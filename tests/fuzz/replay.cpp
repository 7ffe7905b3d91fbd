// SPDX-License-Identifier: GPL-3.0-or-later
// Every seed of every target, whole, cut short at each byte and with each byte changed. For every build, so
// that what a long run has found stays found: put its input into seeds/.
#include "fuzz/targets.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cstdio>

using namespace pb::fuzz;

namespace {

// longer ones would take most of the time and show no more
constexpr qsizetype longestToCut = 2048;

qint64 replay(const Target &target, const QByteArray &seed)
{
    target.run(seed);
    qint64 runs = 1;
    const qsizetype length = std::min(seed.size(), longestToCut);
    for (qsizetype i = 0; i < length; ++i) {
        target.run(seed.left(i));
        for (const char other : {'\0', '"', '<', '9', '\xff'}) {
            QByteArray changed = seed;
            changed[i] = other;
            target.run(changed);
        }
        runs += 6;
    }
    return runs;
}

} // namespace

int main()
{
    bool hasAll = true;
    for (const Target &target : targets()) {
        const QDir folder(QStringLiteral(PB_SOURCE_DIR "/tests/fuzz/seeds/") + QLatin1String(target.name));
        const auto names = folder.entryList(QDir::Files, QDir::Name);
        qint64 runs = 0;
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "%s cannot be read\n", qPrintable(file.fileName()));
                return 1;
            }
            runs += replay(target, file.readAll());
        }
        std::printf("%-10s %lld seeds, %lld runs\n", target.name, static_cast<long long>(names.size()),
            static_cast<long long>(runs));
        hasAll = hasAll && names.size() >= 2;
    }
    if (!hasAll)
        std::fputs("a target has no seeds\n", stderr);
    return hasAll ? 0 : 1;
}
