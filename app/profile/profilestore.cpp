// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/profilestore.h"

#include "core/folders.h"
#include "core/systemwords.h"
#include "profile/profilejson.h"
#include "profile/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace pb::profile {

namespace {

constexpr qint64 largestFile = 1024 * 1024;

tl::unexpected<Problems> fileProblem(const QString &path, const QString &why, const QString &technical = {})
{
    return tl::unexpected(Problems{Problem{Problem::Kind::File, path, {}, why, {}, technical}});
}

tl::unexpected<Problems> notRead(const QString &path, const QString &english)
{
    return fileProblem(path, Words::tr("cannot be read: %1").arg(core::systemWords(english)), english);
}

tl::unexpected<Problems> notWritten(const QString &path, const QString &english)
{
    return fileProblem(path, Words::tr("cannot be written: %1").arg(core::systemWords(english)), english);
}

} // namespace

QString standardPath()
{
    return core::configFolder() + QStringLiteral("/profiles/default.json");
}

tl::expected<Profile, Problems> load(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fileProblem(path, Words::tr("there is no such file"), QStringLiteral("there is no such file"));
    if (!info.isFile()) // a pipe would be waited for
        return fileProblem(path, Words::tr("this is not a file"), QStringLiteral("this is not a file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return notRead(path, file.errorString());
    const QByteArray json = file.read(largestFile + 1);
    if (json.size() > largestFile)
        return fileProblem(path, Words::tr("is larger than 1 MiB and so is no profile"),
            QStringLiteral("larger than 1 MiB"));
    if (file.error() != QFileDevice::NoError)
        return notRead(path, file.errorString());
    return fromJson(json);
}

tl::expected<void, Problems> save(const Profile &profile, const QString &path)
{
    if (const Problems problems = validate(profile); !problems.isEmpty())
        return tl::unexpected(problems);
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return fileProblem(path, Words::tr("the folder %1 cannot be made").arg(folder));
    QSaveFile file(path);
    // Addresses and logins are nobody else's business; set before the first byte is in it.
    const bool open = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray json = toJson(profile);
    // Flushed by hand: commit() in Qt 6.4 overlooks that its own flush met a full disk.
    if (!open || file.write(json) != json.size() || !file.flush()) {
        const QString why = file.errorString();
        file.cancelWriting();
        return notWritten(path, why);
    }
    if (!file.commit())
        return notWritten(path, file.errorString());
    return {};
}

} // namespace pb::profile
