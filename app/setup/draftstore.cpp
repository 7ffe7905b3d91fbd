// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/draftstore.h"

#include "profile/profilejson.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

#include <array>

namespace pb::setup {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::failure;

namespace {

constexpr qint64 largestFile = 1024 * 1024;

// Stand in the profile of the file for what may be half typed; the words themselves are in "entries".
const QString standInId = u"00000000-0000-4000-8000-000000000000"_s;
const QUrl standInUrl(u"https://host.invalid"_s);

/// A text of the draft that a profile refuses while it is incomplete.
struct Entry {
    QLatin1String name;
    QString (*get)(const Draft &);
    void (*set)(Draft &, const QString &);
};

QString plainUrl(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

/// Empty where it may be a secret that was pasted into the wrong field: that never gets into a file. Client
/// ids hold hexadecimal digits only, and names of tenants have short parts.
QString idPart(const QString &text)
{
    static const QRegularExpression id(u"\\A[0-9a-fA-F{}-]{0,38}\\z"_s);
    return id.match(text).hasMatch() ? text : QString();
}

QString tenantPart(const QString &text)
{
    static const QRegularExpression name(u"\\A([0-9a-zA-Z-]{0,36}\\.)*[0-9a-zA-Z-]{0,36}\\z"_s);
    return name.match(text).hasMatch() ? text : QString();
}

const std::array entries{
    Entry{QLatin1String("name"), [](const Draft &d) { return d.profile.name; },
        [](Draft &d, const QString &text) { d.profile.name = text; }},
    Entry{QLatin1String("tenantId"), [](const Draft &d) { return tenantPart(d.profile.tenantId); },
        [](Draft &d, const QString &text) { d.profile.tenantId = text; }},
    Entry{QLatin1String("clientId"), [](const Draft &d) { return idPart(d.profile.clientId); },
        [](Draft &d, const QString &text) { d.profile.clientId = text; }},
    Entry{QLatin1String("readClientId"), [](const Draft &d) { return idPart(d.profile.readClientId); },
        [](Draft &d, const QString &text) { d.profile.readClientId = text; }},
    Entry{QLatin1String("callbackUrl"), [](const Draft &d) { return plainUrl(d.profile.callback.url); },
        [](Draft &d, const QString &text) { d.profile.callback.url = QUrl(text); }},
    Entry{QLatin1String("starfaceUrl"), [](const Draft &d) { return plainUrl(d.profile.starface.url); },
        [](Draft &d, const QString &text) { d.profile.starface.url = QUrl(text); }},
    // what stands behind a colon would be a password
    Entry{QLatin1String("starfaceLogin"),
        [](const Draft &d) { return d.profile.starface.login.section(u':', 0, 0); },
        [](Draft &d, const QString &text) { d.profile.starface.login = text; }},
    Entry{QLatin1String("signInUrl"),
        [](const Draft &d) { return plainUrl(d.profile.customEndpoints.signIn); },
        [](Draft &d, const QString &text) { d.profile.customEndpoints.signIn = QUrl(text); }},
    Entry{QLatin1String("graphUrl"), [](const Draft &d) { return plainUrl(d.profile.customEndpoints.graph); },
        [](Draft &d, const QString &text) { d.profile.customEndpoints.graph = QUrl(text); }},
    Entry{QLatin1String("proxyHost"), [](const Draft &d) { return d.profile.proxy.host.section(u'@', -1); },
        [](Draft &d, const QString &text) { d.profile.proxy.host = text; }},
    Entry{QLatin1String("proxyUser"), [](const Draft &d) { return d.profile.proxy.user.section(u':', 0, 0); },
        [](Draft &d, const QString &text) { d.profile.proxy.user = text; }},
    Entry{QLatin1String("extraCaFile"), [](const Draft &d) { return d.profile.extraCaFile; },
        [](Draft &d, const QString &text) { d.profile.extraCaFile = text; }},
    Entry{QLatin1String("testUser"), [](const Draft &d) { return d.testUser; },
        [](Draft &d, const QString &text) { d.testUser = text; }},
};

struct KindRow {
    QLatin1String name;
    profile::Proxy::Kind kind;
};
constexpr std::array proxyKinds{KindRow{QLatin1String("system"), profile::Proxy::Kind::System},
    KindRow{QLatin1String("none"), profile::Proxy::Kind::None},
    KindRow{QLatin1String("manual"), profile::Proxy::Kind::Manual}};

constexpr std::array stepNames{QLatin1String("start"), QLatin1String("registration"),
    QLatin1String("writeAccess"), QLatin1String("readAccess"), QLatin1String("starface"),
    QLatin1String("users"), QLatin1String("rules"), QLatin1String("summary")};
static_assert(stepNames.size() == static_cast<std::size_t>(stepCount));

/// The profile with every text that may be half typed replaced by one that is always right.
profile::Profile storable(const Draft &draft)
{
    profile::Profile profile = draft.profile;
    profile.name = profile.id;
    profile.tenantId = profile.clientId = profile.readClientId = standInId;
    if (profile.cloud == profile::Cloud::Custom)
        profile.customEndpoints = {standInUrl, standInUrl};
    profile.callback.url = QUrl();
    profile.starface.url = standInUrl;
    profile.starface.login = u"login"_s;
    profile.proxy = {};
    profile.extraCaFile.clear();
    return profile;
}

/// Reads members of the right type, and remembers whether one was of another.
class Reader {
public:
    explicit Reader(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    void flag(QLatin1String name, bool &into)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isBool())
            into = value.toBool();
        else
            m_wrong |= !value.isUndefined();
    }

    QString text(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        m_wrong |= !value.isUndefined() && !value.isString();
        return value.toString();
    }

    QJsonObject object(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        m_wrong |= !value.isUndefined() && !value.isObject();
        return value.toObject();
    }

    bool has(QLatin1String name) const { return m_object.contains(name); }
    int number(QLatin1String name) const { return m_object.value(name).toInt(); }
    void refuse() { m_wrong = true; }
    bool wasWrong() const { return m_wrong; }

private:
    QJsonObject m_object;
    bool m_wrong = false;
};

template<typename Table, typename Same>
int indexIn(const Table &table, Same same)
{
    const auto at = std::find_if(table.begin(), table.end(), same);
    return at == table.end() ? -1 : static_cast<int>(at - table.begin());
}

void readEntries(Reader &root, Draft &draft)
{
    Reader reader(root.object("entries"_L1));
    draft.profile.name.clear();
    draft.profile.tenantId.clear();
    draft.profile.clientId.clear();
    draft.profile.readClientId.clear();
    draft.profile.starface.url.clear();
    draft.profile.starface.login.clear();
    draft.profile.customEndpoints = {};
    for (const Entry &entry : entries) {
        if (reader.has(entry.name))
            entry.set(draft, reader.text(entry.name));
    }
    if (reader.has("proxyKind"_L1)) {
        const QString kind = reader.text("proxyKind"_L1);
        const int at = indexIn(proxyKinds, [&](const KindRow &row) { return row.name == kind; });
        if (at < 0)
            reader.refuse();
        else
            draft.profile.proxy.kind = proxyKinds[static_cast<std::size_t>(at)].kind;
    }
    draft.profile.proxy.port = static_cast<quint16>(std::clamp(reader.number("proxyPort"_L1), 0, 65535));
    if (reader.wasWrong())
        root.refuse();
}

void readStep(Reader &root, QLatin1String member, Step &step)
{
    if (!root.has(member))
        return;
    const QString name = root.text(member);
    const int at = indexIn(stepNames, [&](QLatin1String known) { return known == name; });
    if (at < 0)
        root.refuse();
    else
        step = static_cast<Step>(at);
}

core::Error storageError(const QString &code, const QString &detail)
{
    core::Error error;
    error.kind = ErrorKind::Storage;
    error.code = code;
    error.detail = detail;
    return error;
}

/// Where a damaged draft goes: a name that is free.
QString asideName(const QString &path)
{
    QString name = path + u".damaged"_s;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = path + u".damaged-%1"_s.arg(i);
    return name;
}

} // namespace

QByteArray draftToJson(const Draft &draft)
{
    QJsonObject texts;
    for (const Entry &entry : entries) {
        if (const QString text = entry.get(draft); !text.isEmpty())
            texts.insert(entry.name, text);
    }
    const int kind =
        indexIn(proxyKinds, [&](const KindRow &row) { return row.kind == draft.profile.proxy.kind; });
    texts.insert(u"proxyKind"_s, QString(proxyKinds[static_cast<std::size_t>(kind)].name));
    texts.insert(u"proxyPort"_s, draft.profile.proxy.port);
    const QJsonObject json{{u"version"_s, draftVersion},
        {u"profile"_s, QJsonDocument::fromJson(profile::toJson(storable(draft))).object()},
        {u"entries"_s, texts}, {u"chinaCloud"_s, draft.chinaCloud}, {u"sameApp"_s, draft.sameApp},
        {u"consentElsewhere"_s, draft.consentElsewhere}, {u"expiryNotKnown"_s, draft.expiryNotKnown},
        {u"reached"_s, QString(stepNames[static_cast<std::size_t>(draft.reached)])},
        {u"current"_s, QString(stepNames[static_cast<std::size_t>(draft.current)])}};
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

core::Result<Draft> draftFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return failure(ErrorKind::Protocol, u"the draft is no JSON object"_s);
    Reader root(document.object());
    if (root.number("version"_L1) != draftVersion) {
        return failure(ErrorKind::Protocol, u"the draft has version %1"_s.arg(root.number("version"_L1)));
    }
    const auto profile =
        profile::fromJson(QJsonDocument(root.object("profile"_L1)).toJson(QJsonDocument::Compact));
    if (!profile)
        return failure(ErrorKind::Protocol,
            u"the profile of the draft cannot be read: "_s + profile::toError(profile.error()).detail);
    Draft draft;
    draft.profile = *profile;
    readEntries(root, draft);
    root.flag("chinaCloud"_L1, draft.chinaCloud);
    root.flag("sameApp"_L1, draft.sameApp);
    root.flag("consentElsewhere"_L1, draft.consentElsewhere);
    root.flag("expiryNotKnown"_L1, draft.expiryNotKnown);
    readStep(root, "reached"_L1, draft.reached);
    readStep(root, "current"_L1, draft.current);
    if (root.wasWrong())
        return failure(ErrorKind::Protocol, u"a member of the draft is of the wrong type"_s);
    return draft;
}

LoadedDraft loadDraft(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return {{}, storageError(u"draft-unreadable"_s, u"%1: %2"_s.arg(path, file.errorString()))};
    const QByteArray json = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return {{}, storageError(u"draft-unreadable"_s, u"%1: %2"_s.arg(path, file.errorString()))};
    file.close();
    const auto draft = json.size() > largestFile
        ? failure(ErrorKind::Protocol, u"the draft is larger than 1 MiB"_s)
        : draftFromJson(json);
    if (draft)
        return {*draft, {}};
    const QString aside = asideName(path);
    if (!QFile::rename(path, aside))
        return {{}, storageError(u"draft-unreadable"_s, draft.error().detail)};
    return {{}, storageError(u"draft-damaged"_s, u"%1; kept as %2"_s.arg(draft.error().detail, aside))};
}

core::Done saveDraft(const Draft &draft, const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return failure(storageError(u"draft-unwritable"_s, u"the folder %1 cannot be made"_s.arg(folder)));
    QSaveFile file(path);
    // as for the profile: addresses and logins are nobody else's business
    const bool open = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray json = draftToJson(draft);
    // Flushed by hand: commit() in Qt 6.4 overlooks that its own flush met a full disk.
    if (!open || file.write(json) != json.size() || !file.flush()) {
        const QString why = file.errorString();
        file.cancelWriting();
        return failure(storageError(u"draft-unwritable"_s, u"%1: %2"_s.arg(path, why)));
    }
    if (!file.commit())
        return failure(storageError(u"draft-unwritable"_s, u"%1: %2"_s.arg(path, file.errorString())));
    return {};
}

core::Done removeDraft(const QString &path)
{
    if (!QFileInfo::exists(path) || QFile::remove(path))
        return {};
    return failure(storageError(u"draft-unwritable"_s, u"%1 cannot be removed"_s.arg(path)));
}

} // namespace pb::setup
