// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/redaction.h"

#include <QSet>

#include <algorithm>

namespace pb::http {

namespace {

constexpr QLatin1String mask("***");
// longer than any name of a credential; keeps the look at a name constant
constexpr qsizetype longestName = 64;

bool isNameChar(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
        || c == u'-' || c == u'.' || c == u'%' || c == u'~' || c.unicode() > 127;
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
}

/// Where a value without quotes ends in a form or in prose: commas and the like may be a part of it.
bool endsPlain(QChar c)
{
    return isBlank(c) || c == u'&' || c == u'"' || c == u'<' || c == u'>';
}

/// Where a number or literal of JSON ends.
bool endsJson(QChar c)
{
    return endsPlain(c) || c == u',' || c == u'}' || c == u']';
}

/// A name as it is compared: decoded, without case, without the marks that spellings differ in.
QString plainName(QStringView name)
{
    QString plain = name.toString();
    if (plain.contains(u'%'))
        plain = QString::fromUtf8(QByteArray::fromPercentEncoding(plain.toUtf8()));
    for (qsizetype at = plain.indexOf(QLatin1String("\\u")); at >= 0;
         at = plain.indexOf(QLatin1String("\\u"), at + 1)) {
        bool ok = false;
        const ushort unit = QStringView(plain).mid(at + 2, 4).toUShort(&ok, 16);
        if (ok)
            plain.replace(at, 6, QChar(unit));
    }
    plain.remove(u'_').remove(u'-').remove(u'.').remove(u' ').remove(u'\\');
    return plain.toLower();
}

/// Phrase: in prose, behind a colon, blanks may be a part of the value.
enum class Sensitivity { None, Value, Phrase, WholeLine };

Sensitivity sensitivityOf(QStringView name)
{
    if (name.size() < 3 || name.size() > longestName)
        return Sensitivity::None;
    static const QSet<QString> lines{QStringLiteral("authorization"), QStringLiteral("proxyauthorization"),
        QStringLiteral("cookie"), QStringLiteral("setcookie"), QStringLiteral("xapikey")};
    static const QSet<QString> values{QStringLiteral("code"), QStringLiteral("nonce"),
        QStringLiteral("state"), QStringLiteral("assertion"), QStringLiteral("pwd"), QStringLiteral("pass"),
        QStringLiteral("apikey"), QStringLiteral("secrettext"), QStringLiteral("privatekey"),
        QStringLiteral("codeverifier"), QStringLiteral("authcode"), QStringLiteral("devicecode"),
        QStringLiteral("jsessionid"), QStringLiteral("sessionstate"), QStringLiteral("deverticostarfaceauth"),
        QStringLiteral("deverticostarfacejwt"), QStringLiteral("clientassertion")};
    const QString plain = plainName(name);
    if (lines.contains(plain))
        return Sensitivity::WholeLine;
    if (plain.endsWith(QLatin1String("password")) || plain.endsWith(QLatin1String("passwd"))
        || plain.endsWith(QLatin1String("passphrase")) || plain.endsWith(QLatin1String("secret"))
        || plain == QLatin1String("authtoken"))
        return Sensitivity::Phrase;
    return plain.endsWith(QLatin1String("token")) || values.contains(plain) ? Sensitivity::Value
                                                                            : Sensitivity::None;
}

/// One walk from front to back; what a step looks ahead at, it consumes or is bounded by longestName.
class Redactor {
public:
    explicit Redactor(QStringView text)
        : m_text(text)
    {
        m_out.reserve(text.size());
    }

    QString run()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u'<')
                tag();
            else if (c == u'"' || c == u'\'')
                quotedName();
            else if (c == u'?' || c == u'#')
                query();
            else if (isNameChar(c))
                word();
            else
                copy(1);
        }
        return m_out;
    }

private:
    QChar at(qsizetype i) const { return i < m_text.size() ? m_text[i] : QChar(); }

    void copy(qsizetype count)
    {
        m_out += m_text.mid(m_at, count);
        m_at += count;
    }

    void hideUntil(qsizetype end)
    {
        if (end > m_at)
            m_out += mask;
        m_at = std::min(end, m_text.size());
    }

    qsizetype skipBlanks(qsizetype i) const
    {
        while (i < m_text.size() && isBlank(m_text[i]))
            ++i;
        return i;
    }

    /// "?" or "#" with something right behind it: the query or fragment of an address.
    void query()
    {
        copy(1);
        qsizetype end = m_at;
        while (end < m_text.size()) {
            const QChar c = m_text[end];
            if (isBlank(c) || c == u'"' || c == u'\'' || c == u'<' || c == u'>' || c == u'\\')
                break;
            ++end;
        }
        hideUntil(end);
    }

    /// A quoted name before a colon or equals sign (it may hold blanks or \u escapes); the quotes may be
    /// escaped.
    void quotedName()
    {
        const QChar quote = m_text[m_at];
        copy(1);
        qsizetype end = m_at;
        const qsizetype limit = std::min(m_text.size(), m_at + longestName + 1);
        while (end < limit && m_text[end] != quote && m_text[end] != u'\n')
            ++end;
        if (end == limit || m_text[end] != quote)
            return;
        qsizetype nameEnd = end;
        while (nameEnd > m_at && m_text[nameEnd - 1] == u'\\')
            --nameEnd;
        if (sensitivityOf(m_text.mid(m_at, nameEnd - m_at)) == Sensitivity::None)
            return;
        copy(end + 1 - m_at);
        separatorAndValue(Sensitivity::Value, true);
    }

    void word()
    {
        const qsizetype start = m_at;
        qsizetype end = start;
        while (end < m_text.size() && isNameChar(m_text[end]))
            ++end;
        const QStringView word = m_text.mid(start, end - start);
        if (hideWebToken(word))
            return;
        const Sensitivity sensitivity = sensitivityOf(word);
        copy(word.size());
        if (sensitivity != Sensitivity::None) {
            separatorAndValue(sensitivity, false);
        } else if (word.compare(QLatin1String("Bearer"), Qt::CaseInsensitive) == 0
            || word.compare(QLatin1String("Basic"), Qt::CaseInsensitive) == 0) {
            hideCredentials();
        }
    }

    /// A JSON web token wherever it starts within a word.
    bool hideWebToken(QStringView word)
    {
        const qsizetype start = word.indexOf(QLatin1String("eyJ"));
        if (start < 0 || word.size() - start < 12)
            return false;
        copy(start);
        hideUntil(m_at + word.size() - start);
        return true;
    }

    /// What follows "Bearer": hidden where it is long enough not to be a word of a sentence.
    void hideCredentials()
    {
        const qsizetype start = skipBlanks(m_at);
        qsizetype end = start;
        while (end < m_text.size() && !endsPlain(m_text[end]))
            ++end;
        if (start == m_at || end - start < 8)
            return;
        copy(start - m_at);
        hideUntil(end);
    }

    /// Behind a name that must not show its value: "=", ":" or nothing of the kind.
    void separatorAndValue(Sensitivity sensitivity, bool json)
    {
        const qsizetype separator = skipBlanks(m_at);
        if (at(separator) != u':' && at(separator) != u'=') {
            copy(separator - m_at);
            return;
        }
        const bool phrase = sensitivity == Sensitivity::Phrase && at(separator) == u':';
        copy(separator + 1 - m_at);
        copy(skipBlanks(m_at) - m_at);
        if (m_at >= m_text.size())
            return;
        qsizetype opener = m_at;
        while (at(opener) == u'\\')
            ++opener;
        if (at(opener) == u'"' || at(opener) == u'\'') {
            const qsizetype slashes = opener - m_at;
            copy(slashes + 1);
            hideString(m_text[opener], slashes);
        } else if (at(m_at) == u'{' || at(m_at) == u'[') {
            hideNested();
        } else if (sensitivity == Sensitivity::WholeLine || phrase) {
            hideLine();
        } else {
            hidePlain(json);
        }
    }

    /// A string up to its closing quote. `slashes`: how many stood before the opening one, in JSON within
    /// JSON.
    void hideString(QChar quote, qsizetype slashes)
    {
        qsizetype end = m_at;
        qsizetype run = 0;
        for (; end < m_text.size(); ++end) {
            if (m_text[end] == u'\\') {
                ++run;
                continue;
            }
            if (m_text[end] == quote && run >= slashes && (run - slashes) % (2 * (slashes + 1)) == 0)
                break;
            run = 0;
        }
        const bool closed = end < m_text.size();
        hideUntil(closed ? end - slashes : end);
        if (closed)
            copy(slashes + 1);
    }

    /// A whole object or array.
    void hideNested()
    {
        qsizetype depth = 0;
        bool inString = false;
        qsizetype end = m_at;
        for (; end < m_text.size(); ++end) {
            const QChar c = m_text[end];
            if (inString && c == u'\\') {
                ++end;
            } else if (c == u'"') {
                inString = !inString;
            } else if (!inString && (c == u'{' || c == u'[')) {
                ++depth;
            } else if (!inString && (c == u'}' || c == u']') && --depth == 0) {
                ++end;
                break;
            }
        }
        hideUntil(end);
    }

    /// A header up to the end of its line, folded lines included.
    void hideLine()
    {
        qsizetype end = m_at;
        while (end < m_text.size()) {
            if (m_text[end] == u'\n' && at(end + 1) != u' ' && at(end + 1) != u'\t')
                break;
            ++end;
        }
        if (end > m_at && end < m_text.size() && m_text[end - 1] == u'\r')
            --end;
        hideUntil(end);
    }

    void hidePlain(bool json)
    {
        qsizetype end = m_at;
        while (end < m_text.size() && !(json ? endsJson(m_text[end]) : endsPlain(m_text[end])))
            ++end;
        hideUntil(end);
    }

    /// <password>…</password>, and of XML-RPC <name>password</name><value>…</value>.
    void tag()
    {
        copy(1);
        const qsizetype start = m_at;
        const qsizetype limit = std::min(m_text.size(), start + longestName);
        qsizetype end = start;
        while (end < limit && (isNameChar(m_text[end]) || m_text[end] == u':'))
            ++end;
        const QStringView name = m_text.mid(start, end - start);
        const QStringView local = name.mid(name.lastIndexOf(u':') + 1);
        if (local.compare(QLatin1String("name"), Qt::CaseInsensitive) == 0 && at(end) == u'>') {
            copy(end + 1 - m_at);
            memberName();
        } else if (sensitivityOf(local) != Sensitivity::None) {
            // attributes are hidden with the content
            copy(end - m_at);
            hideElement(name);
        }
    }

    void memberName()
    {
        const qsizetype start = skipBlanks(m_at);
        const qsizetype limit = std::min(m_text.size(), start + longestName);
        qsizetype end = start;
        while (end < limit && isNameChar(m_text[end]))
            ++end;
        if (sensitivityOf(m_text.mid(start, end - start)) == Sensitivity::None)
            return;
        copy(end - m_at);
        const qsizetype closing = m_text.indexOf(u'>', m_at);
        if (closing < 0)
            return hideUntil(m_text.size());
        copy(closing + 1 - m_at);
        copy(skipBlanks(m_at) - m_at);
        static const QLatin1String value("<value");
        if (m_text.mid(m_at, value.size()).compare(value, Qt::CaseInsensitive) == 0) {
            copy(value.size());
            hideElement(m_text.mid(m_at - value.size() + 1, value.size() - 1));
        }
    }

    /// From the end of an opening tag's name to the end of its closing tag.
    void hideElement(QStringView name)
    {
        // each step hides what it looked at: otherwise many tags would cost their square
        qsizetype opened = m_at;
        while (opened < m_text.size() && m_text[opened] != u'>' && m_text[opened] != u'<')
            ++opened;
        if (at(opened) == u'>' && m_text[opened - 1] == u'/') {
            hideUntil(opened - 1);
            return;
        }
        if (opened == m_at && at(opened) == u'>')
            copy(1);
        const QString closing = QLatin1String("</") + name;
        const qsizetype end = m_text.indexOf(closing, m_at, Qt::CaseInsensitive);
        hideUntil(end < 0 ? m_text.size() : end);
    }

    const QStringView m_text;
    QString m_out;
    qsizetype m_at = 0;
};

} // namespace

QString redacted(QStringView text)
{
    return Redactor(text).run();
}

QString redactedUrl(const QUrl &url)
{
    QString shown = url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    shown = redacted(shown);
    if (url.hasQuery())
        shown += QLatin1Char('?') + mask;
    return shown;
}

QString redactedExcerpt(const QByteArray &body, qsizetype limit)
{
    // cut first: a string or element that is cut is hidden to its end, and the work stays small
    QString text = redacted(QString::fromUtf8(body.left(limit)));
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    if (body.size() > limit)
        text += QStringLiteral(" …");
    return text;
}

} // namespace pb::http
