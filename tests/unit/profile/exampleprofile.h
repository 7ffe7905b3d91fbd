// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace pb::test {

/// The documentation of the profile, which the tests hold to its word.
inline QByteArray profileReadme()
{
    QFile file(QStringLiteral(PB_SOURCE_DIR "/app/profile/README.md"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The JSON examples of the documentation: 0 is the full one, 1 the shortest.
inline QByteArray exampleProfile(int number)
{
    QByteArray text = profileReadme();
    for (;; --number) {
        const qsizetype begin = text.indexOf("```json\n");
        if (begin < 0)
            return {};
        text = text.mid(begin + 8);
        if (number == 0)
            return text.left(text.indexOf("```"));
    }
}

/// The object with the value at a dotted path replaced; an Undefined value removes the member.
inline QJsonObject withMember(QJsonObject object, const QStringList &path, const QJsonValue &value)
{
    const QString &name = path.first();
    const QJsonValue inner =
        path.size() == 1 ? value : QJsonValue(withMember(object.value(name).toObject(), path.mid(1), value));
    if (inner.isUndefined())
        object.remove(name);
    else
        object.insert(name, inner);
    return object;
}

} // namespace pb::test
