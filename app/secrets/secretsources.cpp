// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretsources.h"

#include "secrets/memorysecretstore.h"
#include "secrets/secretstore.h"
#include "secrets/secrettext.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace pb::secrets {

using core::ErrorKind;
using core::failure;

namespace {

constexpr std::array givenKinds{SecretKind::ClientSecret, SecretKind::ReadClientSecret,
    SecretKind::RefreshToken, SecretKind::StarfacePassword, SecretKind::StarfaceClientSecret,
    SecretKind::ProxyPassword};

QString expectedMembers()
{
    QStringList names;
    for (const SecretKind kind : givenKinds)
        names << kindName(kind);
    return names.join(QStringLiteral(", "));
}

QString jsonTypeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("a truth value");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::Array:
        return QStringLiteral("an array");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::String:
        return QStringLiteral("a string");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("undefined");
}

/// A name that is too long or not plain may be a value in the wrong place, and is not repeated.
QString shownName(const QString &name)
{
    const bool plain = name.size() <= 32 && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetter() || c == u'_' || c == u'-');
    });
    return plain && !name.isEmpty() ? QStringLiteral("\"%1\"").arg(name) : QStringLiteral("(name not shown)");
}

core::Result<QString> readCredential(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Storage,
            QStringLiteral("the credential %1 cannot be read: %2").arg(path, file.errorString()));
    }
    const QByteArray bytes = file.read(largestSecretsInput + 1);
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorKind::Storage,
            QStringLiteral("the credential %1 cannot be read: %2").arg(path, file.errorString()));
    }
    if (bytes.size() > largestSecretsInput) {
        return failure(ErrorKind::InvalidInput,
            QStringLiteral("the credential %1 is longer than %2 bytes").arg(path).arg(largestSecretsInput));
    }
    const auto text = decodedText(bytes);
    if (!text)
        return failure(
            ErrorKind::InvalidInput, QStringLiteral("the credential %1 is not UTF-8 text").arg(path));
    return *text;
}

} // namespace

namespace {

/// Reads one kind after the other.
class CollectJob final : public core::Job<QByteArray> {
public:
    CollectJob(std::shared_ptr<SecretStore> store, QString profile, QObject *parent)
        : Job(parent)
        , m_store(std::move(store))
        , m_profile(std::move(profile))
    {
        readNext();
    }

private:
    void readNext()
    {
        if (m_next == givenKinds.size())
            return finish(QJsonDocument(m_object).toJson(QJsonDocument::Compact));
        const SecretKind kind = givenKinds[m_next++];
        m_store->read({m_profile, kind}, this)
            ->then(this, [this, kind](const core::Result<core::Secret> &secret) {
                if (secret)
                    m_object.insert(kindName(kind), secret->revealText());
                else if (secret.error().kind != ErrorKind::NotFound)
                    return finish(failure(secret.error()));
                readNext();
            });
    }

    const std::shared_ptr<SecretStore> m_store;
    const QString m_profile;
    std::size_t m_next = 0;
    QJsonObject m_object;
};

} // namespace

core::Job<QByteArray> *collectSecrets(
    std::shared_ptr<SecretStore> store, const QString &profile, QObject *parent)
{
    return new CollectJob(std::move(store), profile, parent);
}

void GivenSecrets::fill(MemorySecretStore &store, const QString &profile) const
{
    for (const auto &[kind, secret] : secrets)
        store.put({profile, kind}, secret);
}

core::Result<GivenSecrets> parseSecretsObject(const QByteArray &json)
{
    if (json.size() > largestSecretsInput) {
        return failure(ErrorKind::InvalidInput,
            QStringLiteral("the secrets are longer than %1 bytes").arg(largestSecretsInput));
    }
    QByteArray text = json;
    // some shells put a byte order mark before what they pipe, or write UTF-16
    if (const auto decoded = decodedText(json))
        text = decoded->toUtf8();
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return failure(ErrorKind::InvalidInput,
            QStringLiteral("the secrets are not JSON: %1 at byte %2")
                .arg(problem.errorString())
                .arg(problem.offset));
    }
    if (!document.isObject())
        return failure(ErrorKind::InvalidInput, QStringLiteral("the secrets are not one JSON object"));

    GivenSecrets given;
    const QJsonObject object = document.object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const auto kind = std::find_if(givenKinds.begin(), givenKinds.end(),
            [&](SecretKind candidate) { return kindName(candidate) == member.key(); });
        if (kind == givenKinds.end()) {
            return failure(ErrorKind::InvalidInput,
                QStringLiteral("unknown member %1 among the secrets; known are %2")
                    .arg(shownName(member.key()), expectedMembers()));
        }
        if (!member.value().isString()) {
            return failure(ErrorKind::InvalidInput,
                QStringLiteral("the member \"%1\" of the secrets is %2, expected a string")
                    .arg(member.key(), jsonTypeName(member.value())));
        }
        auto secret = tidiedSecret(*kind, member.value().toString(),
            QStringLiteral("the member \"%1\" of the secrets").arg(member.key()));
        if (!secret)
            return failure(secret.error());
        if (!secret->isEmpty())
            given.secrets.insert_or_assign(*kind, std::move(*secret));
    }
    return given;
}

core::Result<GivenSecrets> readSecretsObject(QIODevice &input)
{
    QByteArray bytes;
    while (bytes.size() <= largestSecretsInput) {
        const QByteArray more = input.read(largestSecretsInput + 1 - bytes.size());
        if (!more.isEmpty()) {
            bytes += more;
        } else if (input.atEnd() || !input.waitForReadyRead(-1)) {
            break;
        }
    }
    return parseSecretsObject(bytes);
}

namespace {

/// Empty where there is none.
core::Result<QString> readMember(const QDir &folder, const QString &name)
{
    for (const QString &prefix : {QStringLiteral("presence-bridge."), QString()}) {
        const QString file = folder.filePath(prefix + name);
        if (QFile::exists(file))
            return readCredential(file);
    }
    return QString();
}

} // namespace

core::Result<GivenSecrets> readCredentialsFolder(const QString &path)
{
    const QDir folder(path);
    if (path.isEmpty() || !folder.exists()) {
        return failure(
            ErrorKind::NotFound, QStringLiteral("the credentials folder \"%1\" does not exist").arg(path));
    }
    GivenSecrets given;
    for (const SecretKind kind : givenKinds) {
        const auto text = readMember(folder, kindName(kind));
        if (!text)
            return failure(text.error());
        auto secret = tidiedSecret(kind, *text, QStringLiteral("the credential %1").arg(kindName(kind)));
        if (!secret)
            return failure(secret.error());
        if (!secret->isEmpty())
            given.secrets.insert_or_assign(kind, std::move(*secret));
    }
    auto key = readMember(folder, QStringLiteral("storeKey"));
    if (!key)
        return failure(key.error());
    if (key->endsWith(u'\n'))
        key->chop(key->endsWith(QLatin1String("\r\n")) ? 2 : 1);
    given.storeKey = core::Secret(*key);
    if (given.secrets.empty()) {
        return failure(ErrorKind::NotFound,
            QStringLiteral("the credentials folder \"%1\" holds none of %2, with or without "
                           "\"presence-bridge.\" before it")
                .arg(path, expectedMembers()));
    }
    return given;
}

} // namespace pb::secrets
