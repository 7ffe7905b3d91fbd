// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/keys/madekeys.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace pb::setup {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr qint64 largestList = 16LL * 1024 * 1024;

core::Error storageError(const QFileDevice &file)
{
    core::Error error;
    error.kind = ErrorKind::Storage;
    error.detail = u"%1: %2"_s.arg(file.fileName(), file.errorString());
    return error;
}

core::Error damaged(const QString &file)
{
    core::Error error;
    error.kind = ErrorKind::Storage;
    error.code = u"damaged"_s;
    error.detail = file;
    return error;
}

} // namespace

core::Result<QList<MadeKey>> readMadeKeys(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QList<MadeKey>();
    if (!file.open(QIODevice::ReadOnly))
        return core::failure(storageError(file));
    const QJsonValue list = QJsonDocument::fromJson(file.read(largestList)).object().value("keys"_L1);
    if (!list.isArray())
        return core::failure(damaged(path));
    QList<MadeKey> keys;
    const QJsonArray entries = list.toArray();
    for (const auto &entry : entries) {
        const MadeKey key{entry["set"_L1].toString(), entry["key"_L1].toString(), entry["user"_L1].toInt()};
        if (key.set.isEmpty() || key.keyId.isEmpty() || key.userId <= 0)
            return core::failure(damaged(path));
        keys << key;
    }
    return keys;
}

core::Done writeMadeKeys(const QString &path, const QList<MadeKey> &keys)
{
    if (path.isEmpty())
        return {};
    if (keys.isEmpty()) {
        QFile file(path);
        return !file.exists() || file.remove() ? core::Done() : core::failure(storageError(file));
    }
    QJsonArray list;
    for (const MadeKey &key : keys)
        list.append(QJsonObject{{u"set"_s, key.set}, {u"key"_s, key.keyId}, {u"user"_s, key.userId}});
    const QByteArray bytes = QJsonDocument(QJsonObject{{u"keys"_s, list}}).toJson();
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    const bool isSaved = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes) == bytes.size() && file.commit();
    return isSaved ? core::Done() : core::failure(storageError(file));
}

} // namespace pb::setup
