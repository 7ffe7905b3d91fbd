// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keptsecretstore.h"

#include "secrets/sealedbox.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSaveFile>

#include <utility>

namespace pb::secrets {

namespace {

Q_LOGGING_CATEGORY(logSecrets, "pb.secrets")

const QByteArray format = QByteArrayLiteral("presence-bridge refresh token 1\n");
constexpr qint64 largestKept = largestSecretsInput;
constexpr qsizetype hashSize = 32;

/// Only tells whether another one was handed over, and stands sealed beside the token.
QByteArray hashOf(const core::Secret &token)
{
    return QCryptographicHash::hash(token.reveal(), QCryptographicHash::Sha256);
}

QByteArray contextOf(const QString &profile)
{
    return format + profile.toUtf8();
}

core::Done notKept(const QFileDevice &file)
{
    return core::failure(core::ErrorKind::Storage,
        QStringLiteral("%1 cannot be written: %2").arg(file.fileName(), file.errorString()));
}

} // namespace

KeptSecretStore::KeptSecretStore(const GivenSecrets &given, const QString &profile, QString file)
    : m_profile(profile)
    , m_file(std::move(file))
{
    given.fill(m_memory, profile);
    const auto token = given.secrets.find(SecretKind::RefreshToken);
    m_givenHash = hashOf(token == given.secrets.end() ? core::Secret() : token->second);
    if (!given.storeKey.isEmpty())
        m_key = derivedKey(given.storeKey, format);
    if (!m_key.isEmpty())
        load();
}

bool KeptSecretStore::keeps(const SecretId &id) const
{
    return !m_key.isEmpty() && id.kind == SecretKind::RefreshToken && id.profile == m_profile;
}

void KeptSecretStore::load()
{
    QFile file(m_file);
    if (!file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem = file.errorString();
    } else {
        const QByteArray bytes = file.read(largestKept);
        const auto opened = bytes.startsWith(format)
            ? unseal(m_key, contextOf(m_profile), bytes.mid(format.size()))
            : core::Result<core::Secret>(
                core::failure(core::ErrorKind::Protocol, QStringLiteral("it is none")));
        if (!opened)
            m_problem = opened.error().detail;
        else if (opened->reveal().startsWith(m_givenHash))
            m_memory.put({m_profile, SecretKind::RefreshToken}, core::Secret(opened->reveal().mid(hashSize)));
        else
            qCInfo(logSecrets) << "another refresh token was handed over: the one that was kept is not used";
    }
    if (!m_problem.isEmpty()) {
        qCWarning(logSecrets).noquote() << "the refresh token that was kept in" << m_file
                                        << "is not used, but the one handed over:" << m_problem;
    }
}

core::Done KeptSecretStore::save(const core::Secret &token) const
{
    const auto sealed = seal(m_key, contextOf(m_profile), core::Secret(m_givenHash + token.reveal()));
    if (!sealed)
        return core::failure(sealed.error());
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    QSaveFile file(m_file);
    const QByteArray bytes = format + *sealed;
    // flushed by hand: commit() in Qt 6.4 overlooks that its own flush met a full disk
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(bytes) == bytes.size() && file.flush();
    if (!written) {
        const core::Done failed = notKept(file);
        file.cancelWriting();
        return failed;
    }
    return file.commit() ? core::Done() : notKept(file);
}

core::Job<core::Secret> *KeptSecretStore::read(const SecretId &id, QObject *parent)
{
    return m_memory.read(id, parent);
}

core::Job<void> *KeptSecretStore::write(const SecretId &id, const core::Secret &secret, QObject *parent)
{
    m_memory.put(id, secret);
    return new core::PromiseJob<void>(parent, keeps(id) ? save(secret) : core::Done());
}

core::Job<void> *KeptSecretStore::remove(const SecretId &id, QObject *parent)
{
    if (keeps(id) && QFile::exists(m_file) && !QFile::remove(m_file))
        return new core::PromiseJob<void>(parent,
            core::failure(core::ErrorKind::Storage, QStringLiteral("%1 cannot be removed").arg(m_file)));
    return m_memory.remove(id, parent);
}

} // namespace pb::secrets
