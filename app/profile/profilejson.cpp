// SPDX-License-Identifier: GPL-3.0-or-later
#include "profile/profilejson.h"

#include "core/syntax.h"
#include "core/systemwords.h"
#include "profile/memberreader.h"
#include "profile/peoplejson.h"
#include "profile/rulesetjson.h"
#include "profile/textrules.h"
#include "profile/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace pb::profile {

namespace {

constexpr std::array cloudNames{Named<Cloud>{QLatin1String("global"), Cloud::Global},
    Named<Cloud>{QLatin1String("usgov-l4"), Cloud::UsGovL4},
    Named<Cloud>{QLatin1String("usgov-l5"), Cloud::UsGovL5}};
constexpr std::array directoryAccessNames{
    Named<DirectoryAccess>{QLatin1String("delegated"), DirectoryAccess::Delegated},
    Named<DirectoryAccess>{QLatin1String("application"), DirectoryAccess::Application}};
constexpr std::array proxyKindNames{Named<Proxy::Kind>{QLatin1String("system"), Proxy::Kind::System},
    Named<Proxy::Kind>{QLatin1String("none"), Proxy::Kind::None},
    Named<Proxy::Kind>{QLatin1String("manual"), Proxy::Kind::Manual}};

constexpr std::array starfaceSignInNames{Named<StarfaceSignIn>{QLatin1String("nonce"), StarfaceSignIn::Nonce},
    Named<StarfaceSignIn>{QLatin1String("active-directory"), StarfaceSignIn::ActiveDirectory},
    Named<StarfaceSignIn>{QLatin1String("oauth"), StarfaceSignIn::OAuth}};

// Members that are read, written and spoken of in more than one place.
constexpr QLatin1String versionMember("version");
constexpr QLatin1String cloudMember("cloud");
constexpr QLatin1String endpointsMember("endpoints");
constexpr QLatin1String readClientIdMember("readClientId");
constexpr QLatin1String pinMember("pinnedCertificate");
constexpr QLatin1String starfaceSignInMember("signIn");
constexpr QLatin1String clientSecretExpiresMember("clientSecretExpires");
constexpr QLatin1String readClientSecretExpiresMember("readClientSecretExpires");
constexpr QLatin1String callbackMember("callback");

/// The address of a service, without a path: the program adds the paths itself.
void readOrigin(MemberReader &reader, QLatin1String name, QUrl &into)
{
    const QString expected = Words::tr("an address such as https://host.example.com");
    const QJsonValue value = reader.take(name, Need::Required, expected);
    if (value.isUndefined())
        return;
    const QUrl url(value.toString(), QUrl::StrictMode);
    const QString hint = whyNoOrigin(value.toString(), url);
    if (hint.isEmpty())
        into = url.adjusted(QUrl::RemovePath);
    else
        reader.refuse(name, expected, describe(value, !value.toString().contains(QLatin1Char('@'))), hint);
}

void readCloud(MemberReader &root, Profile &profile, Problems &problems)
{
    if (root.has(cloudMember) && root.has(endpointsMember)) {
        problems << Problem{Problem::Kind::Conflict, endpointsMember,
            Words::tr("give either cloud or endpoints, not both"), {}, {}};
    }
    const QString cloud = root.take(cloudMember, Need::Optional, {}).toString().toLower();
    const bool china = cloud.contains(QLatin1String("china")) || cloud == QLatin1String("cn")
        || cloud.contains(QLatin1String("21vianet"));
    root.choice(
        cloudMember, profile.cloud, Need::Optional, cloudNames, china ? noPresenceInChina() : QString());

    const QJsonValue custom = root.take(endpointsMember, Need::Optional, {});
    if (custom.isUndefined())
        return;
    profile.cloud = Cloud::Custom;
    MemberReader reader(custom, endpointsMember, problems);
    readOrigin(reader, QLatin1String("signIn"), profile.customEndpoints.signIn);
    readOrigin(reader, QLatin1String("graph"), profile.customEndpoints.graph);
    reader.finish();
}

void readApplications(MemberReader &root, Profile &profile)
{
    // A client secret is easily pasted where an id belongs: what stands there is not shown.
    const TextRule clientId{
        Words::tr("an application (client) id, a GUID such as 00000000-0000-4000-8000-000000000000"),
        core::isGuid, false};
    root.text(QLatin1String("tenantId"), profile.tenantId, Need::Required,
        {Words::tr("the directory (tenant) id, a GUID, or a domain name of the tenant such as "
                   "example.onmicrosoft.com"),
            core::isTenant, false});
    root.text(QLatin1String("clientId"), profile.clientId, Need::Required, clientId);
    root.choice(
        QLatin1String("directoryAccess"), profile.directoryAccess, Need::Optional, directoryAccessNames);
    root.text(readClientIdMember, profile.readClientId, Need::Optional, clientId);
    if (!root.has(readClientIdMember))
        profile.readClientId = profile.clientId;
    for (QString *id : {&profile.tenantId, &profile.clientId, &profile.readClientId})
        *id = id->toLower();
}

void readCallback(MemberReader &reader, Callback &callback)
{
    const QLatin1String name("url");
    const QString expected = Words::tr("an address such as https://bridge.example.com/callback");
    reader.integer(QLatin1String("port"), callback.port, 0, 65535);
    const QJsonValue value = reader.take(name, Need::Optional, expected);
    if (value.isUndefined())
        return;
    const QUrl url(value.toString(), QUrl::StrictMode);
    const QString hint = whyNoCallback(value.toString(), url);
    if (hint.isEmpty())
        callback.url = url;
    else
        reader.refuse(name, expected, describe(value, !value.toString().contains(QLatin1Char('@'))), hint);
}

void readStarface(MemberReader &root, Starface &starface, Problems &problems)
{
    const QLatin1String name("starface");
    const QJsonValue json =
        root.take(name, Need::Required, Words::tr("an object with the PBX's url and login"));
    if (json.isUndefined())
        return;
    MemberReader reader(json, name, problems);
    readOrigin(reader, QLatin1String("url"), starface.url);
    reader.text(QLatin1String("login"), starface.login, Need::Required,
        {Words::tr("the login of the PBX account, without a colon"), isLogin, false});
    reader.choice(starfaceSignInMember, starface.signIn, Need::Optional, starfaceSignInNames);
    QString pin;
    reader.text(pinMember, pin, Need::Optional,
        {Words::tr("the certificate's SHA-256 fingerprint: 64 hexadecimal digits, with or without colons"),
            isFingerprint});
    starface.pinnedCertificate = QByteArray::fromHex(pin.remove(QLatin1Char(':')).toLatin1());
    if (!starface.pinnedCertificate.isEmpty() && starface.url.scheme() == QLatin1String("http")) {
        problems << Problem{Problem::Kind::Conflict, reader.pathOf(pinMember),
            Words::tr("there is no certificate on an http address: leave it out, or use https"), {}, {}};
    }
    reader.finish();
}

template<typename Unit>
void readDuration(MemberReader &reader, QLatin1String name, Unit &into, int from, int upTo)
{
    auto count = into.count();
    reader.integer(name, count, from, upTo);
    into = Unit(count);
}

template<typename Read>
void readGroup(MemberReader &root, QLatin1String name, Problems &problems, Read read)
{
    const QJsonValue json = root.take(name, Need::Optional, {});
    if (json.isUndefined())
        return;
    MemberReader reader(json, name, problems);
    read(reader);
    reader.finish();
}

void readTimes(MemberReader &reader, Times &times)
{
    readDuration(reader, QLatin1String("periodSeconds"), times.period, 1, 60);
    readDuration(reader, QLatin1String("settleSeconds"), times.settle, 1, 600);
    // Graph takes five minutes to four hours (setPresence, expirationDuration).
    readDuration(reader, QLatin1String("sessionMinutes"), times.session, 5, 240);
    readDuration(reader, QLatin1String("noInformationMinutes"), times.noInformation, 1, 1440);
    readDuration(reader, QLatin1String("directoryMinutes"), times.directory, 1, 1440);
}

void readExceptions(MemberReader &reader, QStringList &except)
{
    const QLatin1String name("except");
    const QString expected =
        Words::tr("a list of names, addresses, networks such as 10.0.0.0/8, <local> and <private>");
    const QJsonValue json = reader.take(name, Need::Optional, expected);
    if (json.isUndefined())
        return;
    if (!json.isArray())
        return reader.refuse(name, expected, describe(json));
    QStringList read;
    const QJsonArray list = json.toArray();
    for (const QJsonValue &entry : list) {
        if (!entry.isString() || !core::isProxyException(entry.toString()))
            return reader.refuse(name, expected, describe(entry));
        read << entry.toString();
    }
    except = read;
}

void readProxy(MemberReader &reader, Proxy &proxy, Problems &problems)
{
    const QLatin1String host("host");
    const QLatin1String port("port");
    const QLatin1String user("user");
    reader.choice(QLatin1String("kind"), proxy.kind, Need::Required, proxyKindNames);
    const Need need = proxy.kind == Proxy::Kind::Manual ? Need::Required : Need::Optional;
    reader.text(host, proxy.host, need, {Words::tr("the proxy's host name"), isHost});
    reader.integer(port, proxy.port, 1, 65535, need);
    reader.text(user, proxy.user, Need::Optional,
        {Words::tr("the user name for the proxy, without a colon"), isLogin, false});
    readExceptions(reader, proxy.except);
    if (proxy.kind == Proxy::Kind::None && reader.has(QLatin1String("except"))) {
        problems << Problem{Problem::Kind::Conflict, reader.pathOf(QLatin1String("except")),
            Words::tr("has no meaning for a proxy of kind \"none\""), {}, {}};
    }
    if (need == Need::Required)
        return;
    for (const QLatin1String name : {host, port, user}) {
        if (reader.has(name)) {
            problems << Problem{Problem::Kind::Conflict, reader.pathOf(name),
                Words::tr("is for a proxy of kind \"manual\" only"), {}, {}};
        }
    }
}

void readRest(MemberReader &root, Profile &profile, Problems &problems)
{
    readGroup(root, QLatin1String("times"), problems,
        [&](MemberReader &reader) { readTimes(reader, profile.times); });
    const QLatin1String rules("rules");
    const QJsonValue ruleSet = root.take(rules, Need::Optional, {});
    if (!ruleSet.isUndefined())
        profile.rules = ruleSetFromJson(ruleSet, rules, problems);
    root.flag(QLatin1String("availableAfterCall"), profile.availableAfterCall);
    root.flag(QLatin1String("clearsAnyDnd"), profile.clearsAnyDnd);
    root.flag(QLatin1String("observeOnly"), profile.observeOnly);
    readGroup(root, QLatin1String("brake"), problems, [&](MemberReader &reader) {
        reader.real(QLatin1String("share"), profile.brake.share, 0, 1);
        reader.integer(QLatin1String("minimum"), profile.brake.minimum, 0, 1'000'000);
    });
    readGroup(root, QLatin1String("dndReads"), problems, [&](MemberReader &reader) {
        reader.integer(QLatin1String("everyPollUpTo"), profile.dndReads.everyPollUpTo, 0, 10'000);
        reader.integer(QLatin1String("perPoll"), profile.dndReads.perPoll, 1, 10'000);
    });
    readGroup(root, QLatin1String("requestBudget"), problems, [&](MemberReader &reader) {
        reader.integer(QLatin1String("requests"), profile.requestBudget.requests, 10, 100'000);
        readDuration(reader, QLatin1String("seconds"), profile.requestBudget.window, 1, 3600);
    });
    readGroup(root, QLatin1String("history"), problems, [&](MemberReader &reader) {
        reader.integer(QLatin1String("days"), profile.history.days, 0, 90);
        reader.integer(QLatin1String("megabytes"), profile.history.megabytes, 1, 100'000);
    });
    readGroup(root, QLatin1String("proxy"), problems,
        [&](MemberReader &reader) { readProxy(reader, profile.proxy, problems); });
    root.text(QLatin1String("extraCaFile"), profile.extraCaFile, Need::Optional,
        {Words::tr("the absolute path of a file or folder of certificates"), isAbsolutePath});
    readExcluded(root, profile.excluded, problems);
    readPairs(root, profile.pairs, problems);
}

Problems notJson(const QByteArray &json, const QJsonParseError &error)
{
    const QByteArray before = json.left(error.offset);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = before.size() - before.lastIndexOf('\n');
    return {Problem{Problem::Kind::NotJson, {}, {},
        Words::tr("%1 in line %2, column %3")
            .arg(core::systemWords(error.errorString()))
            .arg(line)
            .arg(column),
        {}, QStringLiteral("%1 in line %2, column %3").arg(error.errorString()).arg(line).arg(column)}};
}

/// A version from the future: whatever else is unknown in it is no mistake of the admin.
bool isNewer(const QJsonValue &version)
{
    return version.isDouble() && version.toDouble() > currentVersion;
}

QJsonObject cloudToJson(const Profile &profile)
{
    if (profile.cloud != Cloud::Custom)
        return {{cloudMember, nameOf(cloudNames, profile.cloud)}};
    return {{endpointsMember,
        QJsonObject{{QStringLiteral("signIn"), profile.customEndpoints.signIn.toString()},
            {QStringLiteral("graph"), profile.customEndpoints.graph.toString()}}}};
}

QJsonObject starfaceToJson(const Starface &starface)
{
    QJsonObject json{
        {QStringLiteral("url"), starface.url.toString()}, {QStringLiteral("login"), starface.login}};
    if (!starface.pinnedCertificate.isEmpty())
        json.insert(pinMember, QString::fromLatin1(starface.pinnedCertificate.toHex(':').toUpper()));
    if (starface.signIn != StarfaceSignIn::Unknown)
        json.insert(starfaceSignInMember, nameOf(starfaceSignInNames, starface.signIn));
    return json;
}

QJsonObject callbackToJson(const Callback &callback)
{
    QJsonObject json;
    if (!callback.url.isEmpty())
        json.insert(QStringLiteral("url"), callback.url.toString());
    if (callback.port != 0)
        json.insert(QStringLiteral("port"), callback.port);
    return json;
}

QJsonObject proxyToJson(const Proxy &proxy)
{
    QJsonObject json{{QStringLiteral("kind"), nameOf(proxyKindNames, proxy.kind)}};
    if (proxy.kind == Proxy::Kind::Manual || !proxy.host.isEmpty())
        json.insert(QStringLiteral("host"), proxy.host);
    if (proxy.kind == Proxy::Kind::Manual || proxy.port != 0)
        json.insert(QStringLiteral("port"), proxy.port);
    if (!proxy.user.isEmpty())
        json.insert(QStringLiteral("user"), proxy.user);
    if (proxy.kind != Proxy::Kind::None && proxy.except != usualProxyExceptions())
        json.insert(QStringLiteral("except"), QJsonArray::fromStringList(proxy.except));
    return json;
}

} // namespace

tl::expected<Profile, Problems> fromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected(notJson(json, error));

    const QJsonObject object = document.object();
    const QJsonValue version = object.value(versionMember);
    if (isNewer(version)) {
        return tl::unexpected(Problems{Problem{
            Problem::Kind::Newer, versionMember, QString::number(currentVersion), describe(version), {}}});
    }

    Problems problems;
    Profile profile;
    MemberReader root(document.isObject() ? QJsonValue(object) : QJsonValue(document.array()), {}, problems);
    if (!document.isObject())
        return tl::unexpected(problems);
    const QString expectedVersion = QString::number(currentVersion);
    const QJsonValue given = root.take(versionMember, Need::Required, expectedVersion);
    if (!given.isUndefined() && given.toDouble() != currentVersion)
        root.refuse(versionMember, expectedVersion, describe(given));
    root.text(QLatin1String("id"), profile.id, Need::Required,
        {Words::tr("up to 64 letters, digits, dots, hyphens and underscores, without a dot at the end, and "
                   "no device of Windows such as con"),
            isProfileId});
    profile.name = profile.id;
    root.text(QLatin1String("name"), profile.name, Need::Optional,
        {Words::tr("a name of one line, up to 255 characters"), isLine});
    readCloud(root, profile, problems);
    readApplications(root, profile);
    root.day(clientSecretExpiresMember, profile.clientSecretExpires);
    root.day(readClientSecretExpiresMember, profile.readClientSecretExpires);
    readGroup(root, callbackMember, problems,
        [&](MemberReader &reader) { readCallback(reader, profile.callback); });
    readStarface(root, profile.starface, problems);
    readRest(root, profile, problems);
    root.finish();
    if (!problems.isEmpty())
        return tl::unexpected(problems);
    return profile;
}

QByteArray toJson(const Profile &profile)
{
    QJsonObject json = cloudToJson(profile);
    json.insert(versionMember, currentVersion);
    json.insert(QStringLiteral("id"), profile.id);
    json.insert(QStringLiteral("name"), profile.name);
    json.insert(QStringLiteral("tenantId"), profile.tenantId);
    json.insert(QStringLiteral("clientId"), profile.clientId);
    json.insert(readClientIdMember, profile.readClientId);
    json.insert(QStringLiteral("directoryAccess"), nameOf(directoryAccessNames, profile.directoryAccess));
    if (profile.clientSecretExpires.isValid())
        json.insert(clientSecretExpiresMember, profile.clientSecretExpires.toString(Qt::ISODate));
    if (profile.readClientSecretExpires.isValid())
        json.insert(readClientSecretExpiresMember, profile.readClientSecretExpires.toString(Qt::ISODate));
    if (profile.callback != Callback())
        json.insert(callbackMember, callbackToJson(profile.callback));
    json.insert(QStringLiteral("starface"), starfaceToJson(profile.starface));
    json.insert(QStringLiteral("rules"), ruleSetToJson(profile.rules));
    json.insert(QStringLiteral("times"),
        QJsonObject{{QStringLiteral("periodSeconds"), static_cast<qint64>(profile.times.period.count())},
            {QStringLiteral("settleSeconds"), static_cast<qint64>(profile.times.settle.count())},
            {QStringLiteral("sessionMinutes"), static_cast<qint64>(profile.times.session.count())},
            {QStringLiteral("noInformationMinutes"),
                static_cast<qint64>(profile.times.noInformation.count())},
            {QStringLiteral("directoryMinutes"), static_cast<qint64>(profile.times.directory.count())}});
    json.insert(QStringLiteral("availableAfterCall"), profile.availableAfterCall);
    json.insert(QStringLiteral("clearsAnyDnd"), profile.clearsAnyDnd);
    json.insert(QStringLiteral("brake"),
        QJsonObject{{QStringLiteral("share"), profile.brake.share},
            {QStringLiteral("minimum"), profile.brake.minimum}});
    json.insert(QStringLiteral("dndReads"),
        QJsonObject{{QStringLiteral("everyPollUpTo"), profile.dndReads.everyPollUpTo},
            {QStringLiteral("perPoll"), profile.dndReads.perPoll}});
    json.insert(QStringLiteral("requestBudget"),
        QJsonObject{{QStringLiteral("requests"), profile.requestBudget.requests},
            {QStringLiteral("seconds"), static_cast<qint64>(profile.requestBudget.window.count())}});
    json.insert(QStringLiteral("history"),
        QJsonObject{{QStringLiteral("days"), profile.history.days},
            {QStringLiteral("megabytes"), profile.history.megabytes}});
    json.insert(QStringLiteral("proxy"), proxyToJson(profile.proxy));
    if (!profile.extraCaFile.isEmpty())
        json.insert(QStringLiteral("extraCaFile"), profile.extraCaFile);
    json.insert(QStringLiteral("excluded"), excludedToJson(profile.excluded));
    if (!profile.pairs.isEmpty())
        json.insert(QStringLiteral("pairs"), pairsToJson(profile.pairs));
    json.insert(QStringLiteral("observeOnly"), profile.observeOnly);
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

Problems validate(const Profile &profile)
{
    const auto read = fromJson(toJson(profile));
    return read ? Problems() : read.error();
}

} // namespace pb::profile
