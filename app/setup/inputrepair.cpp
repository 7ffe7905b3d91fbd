// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/inputrepair.h"

#include "core/syntax.h"
#include "identity/entraendpoints.h"
#include "secrets/secrettext.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace pb::setup {

using namespace Qt::StringLiterals;

namespace {

const QString guidPattern = u"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"_s;

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

/// SHA-1 or SHA-256 in hexadecimal, as certificates are named in Entra.
bool isThumbprint(const QString &text)
{
    static const QRegularExpression thumbprint(
        QRegularExpression::anchoredPattern(u"[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|"
                                            "[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){19,31}"_s));
    return thumbprint.match(text).hasMatch();
}

/// Values that Entra makes today carry a "~"; older ones are base64 and about as long.
bool looksLikeSecret(const QString &text)
{
    static const QRegularExpression secret(
        QRegularExpression::anchoredPattern(u"[A-Za-z0-9_.~+/=\\-]{30,80}"_s));
    return secret.match(text).hasMatch() && !isThumbprint(text) && !core::isGuid(text)
        && (text.contains(u'~') || (!text.contains(u'.') && !text.contains(u'/')));
}

bool isInvisible(QChar c)
{
    switch (c.unicode()) {
    case 0x00AD: // soft hyphen
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF:
        return true;
    default:
        return c.unicode() < 0x20 && c != u'\t' && c != u'\n' && c != u'\r';
    }
}

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

/// Other than those that a copied line has at its ends, or where it was wrapped.
bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
        [](QChar c) { return c.category() == QChar::Other_Control && c != u'\t' && !isLineBreak(c); });
}

/// Works on one text and keeps account of what it did.
class Mender {
public:
    explicit Mender(const QString &pasted)
        : text(pasted)
    {
    }

    void note(Repair repair)
    {
        if (!m_repairs.contains(repair))
            m_repairs << repair;
    }

    void set(const QString &mended, Repair repair)
    {
        if (mended != text)
            note(repair);
        text = mended;
    }

    /// What no value has: line breaks, what cannot be seen, blanks at the ends.
    void tidy()
    {
        QString mended;
        for (const QChar c : std::as_const(text)) {
            if (isInvisible(c)) {
                note(Repair::InvisibleCharacters);
            } else if (isLineBreak(c)) {
                note(Repair::LineBreaks);
            } else if (c == QChar::Nbsp || (c.isSpace() && c != u' ' && c != u'\t')) {
                note(Repair::InvisibleCharacters);
                mended += u' ';
            } else {
                mended += c;
            }
        }
        text = mended;
        set(text.trimmed(), Repair::Blanks);
    }

    void removeBlanks()
    {
        QString mended = text;
        mended.removeIf([](QChar c) { return c.isSpace(); });
        set(mended, Repair::Blanks);
    }

    void unwrap(const QString &opening, const QString &closing, Repair repair)
    {
        while (text.size() >= 2) {
            const qsizetype at = opening.indexOf(text.front());
            if (at < 0 || text.back() != closing[at])
                return;
            text = text.mid(1, text.size() - 2);
            note(repair);
            set(text.trimmed(), Repair::Blanks);
        }
    }

    void unquote()
    {
        unwrap(u"\"'`\u201E\u201C\u00BB\u00AB\u2018\u201A"_s, u"\"'`\u201C\u201D\u00AB\u00BB\u2019\u2018"_s,
            Repair::Quotes);
    }
    void unbrace() { unwrap(u"{([<"_s, u"})]>"_s, Repair::Braces); }

    Repaired result(std::optional<Fault> fault = {})
    {
        std::sort(m_repairs.begin(), m_repairs.end());
        return {text, m_repairs, fault};
    }

    QString text;

private:
    QList<Repair> m_repairs;
};

/// The first group of the first pattern that is found.
QString firstFound(const QString &text, const QStringList &patterns)
{
    for (const QString &pattern : patterns) {
        const auto match = QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).match(text);
        if (match.hasMatch())
            return match.captured(1);
    }
    return {};
}

bool isUrl(const QString &text)
{
    return text.contains(u"://"_s) || text.startsWith(u"login."_s) || text.startsWith(u"portal."_s)
        || text.startsWith(u"entra."_s);
}

/// An address of a portal encodes its parts more than once.
QString decodedUrl(const QString &text)
{
    return QUrl::fromPercentEncoding(QUrl::fromPercentEncoding(text.toUtf8()).toUtf8());
}

/// The only id of an address that has just one.
QString onlyGuid(const QString &text)
{
    static const QRegularExpression guid(guidPattern);
    QStringList found;
    auto all = guid.globalMatch(text);
    while (all.hasNext())
        found << all.next().captured().toLower();
    found.removeDuplicates();
    return found.size() == 1 ? found.first() : QString();
}

void lowerGuid(Mender &mender)
{
    if (core::isGuid(mender.text))
        mender.set(mender.text.toLower(), Repair::LetterCase);
}

/// Blanks, quotes and braces away; also blanks within, which no id has.
Mender idMender(const QString &pasted)
{
    Mender mender(pasted);
    mender.tidy();
    mender.unquote();
    mender.unbrace();
    mender.unquote();
    if (!isUrl(mender.text))
        mender.removeBlanks();
    return mender;
}

QString namedTenant(const QString &url)
{
    const QString id = u"([0-9a-zA-Z.-]+)"_s;
    return firstFound(url,
        {u"(?<![a-z])(?:directoryId|tenantId|tid|ctid)[/=~:\"]+"_s + u"("_s + guidPattern + u")"_s,
            u"//sts\\.windows\\.net/"_s + id,
            u"login\\.(?:microsoftonline|partner\\.microsoftonline|windows)\\.\\w+/"_s + id,
            u"(?:portal\\.azure|entra\\.microsoft)\\.\\w+/#?@"_s + id});
}

QString namedClient(const QString &url)
{
    return firstFound(
        url, {u"(?<![a-z])(?:appId|applicationId|client_id|clientId)[/=~:\"]+("_s + guidPattern + u")"_s});
}

/// Scheme, host and port of an address; the mender holds what is left. Nothing where it is none.
std::optional<QUrl> parsedUrl(Mender &mender)
{
    mender.tidy();
    mender.unquote();
    mender.unbrace();
    mender.removeBlanks();
    QString text = mender.text;
    text.replace(u'\\', u'/');
    while (text.startsWith(u'/'))
        text.remove(0, 1);
    if (!text.contains(u"://"_s)) {
        // "https:/host" and "https:host" are slips of the hand
        static const QRegularExpression slip(
            u"\\A(https?):/?(?=[^/0-9])"_s, QRegularExpression::CaseInsensitiveOption);
        if (slip.match(text).hasMatch())
            text.replace(slip, u"\\1://"_s);
        else
            text.prepend(u"https://"_s);
        mender.note(Repair::SchemeAdded);
    }
    QUrl url(text, QUrl::TolerantMode);
    const bool usable = url.isValid() && !url.host().isEmpty() && url.port() != 0
        && (url.scheme() == u"https" || url.scheme() == u"http") && !url.host().contains(u".."_s);
    if (!usable)
        return std::nullopt;
    if (!url.userInfo().isEmpty()) {
        mender.note(Repair::UserInfoRemoved);
        url.setUserInfo({});
    }
    return url;
}

std::optional<Fault> faultOf(const QUrl &url)
{
    return url.scheme() == u"http" && !core::isThisComputer(url.host()) ? std::optional(Fault::HttpNotLocal)
                                                                        : std::nullopt;
}

} // namespace

bool Repaired::isRefused() const
{
    if (!fault)
        return false;
    switch (*fault) {
    case Fault::NoCertainTenant:
    case Fault::TenantInsteadOfClient:
    case Fault::ClientInsteadOfTenant:
    case Fault::SameId:
    case Fault::LooksLikeSecret:
    case Fault::SecretIdInsteadOfValue:
    case Fault::LooksLikeThumbprint:
    case Fault::BlankInSecret:
    case Fault::ControlCharacter:
    case Fault::ColonInLogin:
        return true;
    default:
        return false;
    }
}

AddressIds idsInAddress(const QString &pasted)
{
    const QString text = idMender(pasted).text;
    if (!isUrl(text))
        return {};
    const QString url = decodedUrl(text);
    return {namedTenant(url).toLower(), namedClient(url).toLower()};
}

Repaired repairTenant(const QString &pasted, const QString &client)
{
    Mender mender = idMender(pasted);
    if (isUrl(mender.text)) {
        const QString url = decodedUrl(mender.text);
        const AddressIds ids = idsInAddress(mender.text);
        if (ids.tenant.isEmpty() && !ids.client.isEmpty())
            return mender.result(Fault::ClientInsteadOfTenant);
        if (const QString found = ids.tenant.isEmpty() ? onlyGuid(url) : ids.tenant; !found.isEmpty())
            mender.set(found, Repair::TakenFromUrl);
    } else if (mender.text.contains(u'@') && mender.text.count(u'@') == 1) {
        // an account of the tenant: its domain is one of the tenant's
        mender.set(mender.text.section(u'@', 1), Repair::MailPrefix);
    }
    mender.unbrace();
    if (mender.text.isEmpty())
        return mender.result(Fault::Empty);
    const QString lower = mender.text.toLower();
    if (lower == u"common" || lower == u"organizations" || lower == u"consumers")
        return mender.result(Fault::NoCertainTenant);
    if (isThumbprint(mender.text))
        return mender.result(Fault::LooksLikeThumbprint);
    if (!core::isTenant(mender.text))
        return mender.result(looksLikeSecret(mender.text) ? Fault::LooksLikeSecret : Fault::NotATenant);
    mender.set(lower, Repair::LetterCase);
    if (core::isGuid(lower) && lower == repairClientId(client, {}).text)
        return mender.result(Fault::SameId);
    return mender.result();
}

Repaired repairClientId(const QString &pasted, const QString &tenant)
{
    Mender mender = idMender(pasted);
    if (mender.text.startsWith(u"api://"_s, Qt::CaseInsensitive)) {
        const QString id = firstFound(mender.text, {u"api://(?:[^/]+/)?("_s + guidPattern + u")"_s});
        if (!id.isEmpty())
            mender.set(id, Repair::ApiPrefix);
    } else if (isUrl(mender.text)) {
        const QString url = decodedUrl(mender.text);
        const AddressIds ids = idsInAddress(mender.text);
        if (ids.client.isEmpty() && !ids.tenant.isEmpty())
            return mender.result(Fault::TenantInsteadOfClient);
        if (const QString found = ids.client.isEmpty() ? onlyGuid(url) : ids.client; !found.isEmpty())
            mender.set(found, Repair::TakenFromUrl);
    }
    mender.unbrace();
    lowerGuid(mender);
    if (mender.text.isEmpty())
        return mender.result(Fault::Empty);
    if (isThumbprint(mender.text))
        return mender.result(Fault::LooksLikeThumbprint);
    if (!core::isGuid(mender.text))
        return mender.result(looksLikeSecret(mender.text) ? Fault::LooksLikeSecret : Fault::NotAGuid);
    if (mender.text == repairTenant(tenant, {}).text)
        return mender.result(Fault::SameId);
    return mender.result();
}

Repaired repairClientSecret(const QString &pasted)
{
    Mender mender(pasted);
    if (hasControlCharacter(pasted))
        return mender.result(Fault::ControlCharacter);
    mender.tidy();
    mender.unquote();
    if (mender.text.isEmpty())
        return mender.result(Fault::Empty);
    const QString bare = idMender(mender.text).text;
    if (core::isGuid(bare))
        return mender.result(Fault::SecretIdInsteadOfValue);
    if (isThumbprint(bare))
        return mender.result(Fault::LooksLikeThumbprint);
    if (std::any_of(mender.text.cbegin(), mender.text.cend(), [](QChar c) { return c.isSpace(); }))
        return mender.result(Fault::BlankInSecret);
    return mender.result();
}

Repaired repairPassword(const QString &pasted)
{
    Mender mender(pasted);
    mender.set(
        secrets::trimmedSecret(secrets::SecretKind::StarfacePassword, pasted), Repair::InvisibleCharacters);
    if (mender.text.isEmpty())
        return mender.result(Fault::Empty);
    if (secrets::controlCharacterIn(mender.text))
        return mender.result(Fault::ControlCharacter);
    return mender.result();
}

Repaired repairServiceUrl(const QString &pasted)
{
    Mender mender(pasted);
    mender.tidy();
    if (mender.text.isEmpty())
        return mender.result(Fault::Empty);
    const auto url = parsedUrl(mender);
    if (!url)
        return mender.result(Fault::NotAnAddress);
    if ((!url->path().isEmpty() && url->path() != u"/") || url->hasQuery() || url->hasFragment())
        mender.note(Repair::PathRemoved);
    mender.text = url->adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString();
    return mender.result(faultOf(*url));
}

Repaired repairCallbackUrl(const QString &pasted)
{
    Mender mender(pasted);
    mender.tidy();
    if (mender.text.isEmpty())
        return mender.result();
    const auto url = parsedUrl(mender);
    if (!url)
        return mender.result(Fault::NotAnAddress);
    if (url->hasQuery() || url->hasFragment())
        mender.note(Repair::PathRemoved);
    mender.text = url->adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment).toString();
    return mender.result(url->scheme() == u"https" ? std::nullopt : std::optional(Fault::NotHttps));
}

Repaired repairLogin(const QString &pasted)
{
    Mender mender(pasted);
    mender.tidy();
    mender.unquote();
    if (mender.text.isEmpty())
        return mender.result(Fault::Empty);
    return mender.result(mender.text.contains(u':') ? std::optional(Fault::ColonInLogin) : std::nullopt);
}

Repaired repairEmail(const QString &pasted)
{
    Mender mender(pasted);
    mender.tidy();
    mender.unquote();
    const QString inBrackets = firstFound(mender.text, {u"<([^<>]+@[^<>]+)>"_s});
    if (!inBrackets.isEmpty())
        mender.set(inBrackets, Repair::MailPrefix);
    if (mender.text.startsWith(u"mailto:"_s, Qt::CaseInsensitive))
        mender.set(mender.text.mid(7).section(u'?', 0, 0), Repair::MailPrefix);
    mender.removeBlanks();
    const bool fine = mender.text.isEmpty()
        || (mender.text.size() <= 320 && matches(mender.text, u"[^@\\s<>,;:]+@[^@\\s<>,;:]+"_s));
    return mender.result(fine ? std::nullopt : std::optional(Fault::NotAnEmail));
}

RepairedHost repairProxyHost(const QString &pasted)
{
    Mender mender(pasted);
    mender.tidy();
    mender.unquote();
    mender.removeBlanks();
    RepairedHost host;
    if (mender.text.isEmpty()) {
        static_cast<Repaired &>(host) = mender.result(Fault::Empty);
        return host;
    }
    if (const qsizetype at = mender.text.indexOf(u"://"_s); at >= 0)
        mender.set(mender.text.mid(at + 3), Repair::SchemeRemoved);
    if (const qsizetype at = mender.text.lastIndexOf(u'@'); at >= 0)
        mender.set(mender.text.mid(at + 1), Repair::UserInfoRemoved);
    static const QRegularExpression afterHost(u"[/?#].*\\z"_s);
    mender.set(QString(mender.text).remove(afterHost), Repair::PathRemoved);
    static const QRegularExpression withPort(u"\\A(\\[[0-9a-fA-F:.]+\\]|[^:]+):([0-9]*)\\z"_s);
    std::optional<Fault> fault;
    if (const auto match = withPort.match(mender.text); match.hasMatch()) {
        const uint port = match.captured(2).toUInt();
        if (port >= 1 && port <= 65535)
            host.port = static_cast<quint16>(port);
        else
            fault = Fault::NotAPort;
        if (host.port)
            mender.set(match.captured(1), Repair::PortTaken);
    }
    if (!fault && !matches(mender.text, u"[a-zA-Z0-9._-]{1,253}|\\[?[0-9a-fA-F:.]+\\]?"_s))
        fault = Fault::NotAHost;
    static_cast<Repaired &>(host) = mender.result(fault);
    return host;
}

QString wrongProxyException(const QStringList &entries)
{
    const auto wrong = std::find_if_not(entries.begin(), entries.end(), core::isProxyException);
    return wrong == entries.end() ? QString() : *wrong;
}

} // namespace pb::setup
