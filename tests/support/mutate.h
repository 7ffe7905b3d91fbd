// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>

namespace pb::test {

/// Damages a document as a bad line or a bad server would, and worse: bytes changed, cut out, doubled, put in
/// from a list of nasty pieces. The same generator gives the same damage.
inline QByteArray mutated(QByteArray document, const QList<QByteArray> &pieces, QRandomGenerator &random)
{
    const int changes = 1 + random.bounded(6);
    for (int i = 0; i < changes; ++i) {
        const auto at = static_cast<qsizetype>(random.bounded(static_cast<quint32>(document.size() + 1)));
        const auto length = static_cast<qsizetype>(random.bounded(24));
        switch (random.bounded(6)) {
        case 0:
            if (at < document.size())
                document[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            document.remove(at, length);
            break;
        case 2:
            document.insert(at, document.mid(at, length));
            break;
        case 3:
            document.insert(at, pieces[random.bounded(pieces.size())]);
            break;
        case 4:
            document.truncate(std::max(at, document.size() / 2));
            break;
        default:
            document.replace(at, length, pieces[random.bounded(pieces.size())]);
        }
    }
    return document;
}

} // namespace pb::test
