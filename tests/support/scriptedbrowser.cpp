// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedbrowser.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QUrlQuery>

namespace pb::test {

namespace {

QString unescaped(QString text)
{
    text.replace(QLatin1String("&quot;"), QLatin1String("\""));
    text.replace(QLatin1String("&#39;"), QLatin1String("'"));
    text.replace(QLatin1String("&lt;"), QLatin1String("<"));
    text.replace(QLatin1String("&gt;"), QLatin1String(">"));
    return text.replace(QLatin1String("&amp;"), QLatin1String("&"));
}

QString firstMatch(const QString &text, const QString &pattern)
{
    const QRegularExpression expression(pattern, QRegularExpression::DotMatchesEverythingOption);
    return unescaped(expression.match(text).captured(1));
}

} // namespace

ScriptedBrowser::ScriptedBrowser(Choice choice, QObject *parent)
    : QObject(parent)
    , m_choice(choice)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(true);
}

void ScriptedBrowser::open(const QUrl &url)
{
    m_finished = false;
    m_entra = url;
    m_waiting.clear();
    m_visited.clear();
    m_redirect.clear();
    ask(url);
}

QString ScriptedBrowser::title() const
{
    return firstMatch(m_page, QStringLiteral("<title>(.*?)</title>"));
}

void ScriptedBrowser::ask(const QUrl &url)
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    m_visited << url;
    QUrl target = url;
    if (target.host() == QLatin1String("localhost"))
        target.setHost(m_loopback);
    QNetworkRequest request(target);
    request.setRawHeader("Host", url.authority(QUrl::FullyEncoded).toLatin1());
    request.setRawHeader("Accept", "text/html");
    m_reply = m_network.get(request);
    connect(m_reply, &QNetworkReply::finished, this, &ScriptedBrowser::answered);
}

void ScriptedBrowser::answered()
{
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    const QUrl asked = m_visited.last();
    if (!m_waiting.isEmpty()) { // that was an icon
        ask(m_waiting.takeFirst());
        return;
    }
    m_status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_page = QString::fromUtf8(reply->readAll());
    m_headers.clear();
    for (const auto &[name, value] : reply->rawHeaderPairs())
        m_headers.insert(name.toLower(), value);
    const QByteArray location = reply->rawHeader("Location");
    if (m_status / 100 == 3 && !location.isEmpty())
        follow(asked.resolved(QUrl::fromEncoded(location)));
    else if (m_choice == Choice::Leave || !pressButton(asked))
        end();
}

void ScriptedBrowser::follow(const QUrl &target)
{
    if (target.host() == m_entra.host() && target.port() == m_entra.port()) {
        ask(target);
        return;
    }
    m_redirect = target;
    if (m_keepsRedirect) {
        end();
        return;
    }
    if (!m_asksForIcon) {
        ask(target);
        return;
    }
    m_waiting = {target.resolved(QUrl(QStringLiteral("/robots.txt"))), target};
    ask(target.resolved(QUrl(QStringLiteral("/favicon.ico"))));
}

bool ScriptedBrowser::pressButton(const QUrl &page)
{
    const QString action = firstMatch(m_page, QStringLiteral("<form[^>]* action=\"([^\"]*)\""));
    const QString request = firstMatch(m_page, QStringLiteral("name=\"request\" value=\"([^\"]*)\""));
    const QString id = m_choice == Choice::Accept ? QStringLiteral("accept") : QStringLiteral("decline");
    const QString decision =
        firstMatch(m_page, QStringLiteral("<button id=\"%1\"[^>]* value=\"([^\"]*)\"").arg(id));
    if (action.isEmpty() || request.isEmpty() || decision.isEmpty())
        return false;
    QUrl target = page.resolved(QUrl(action));
    target.setQuery(QUrlQuery{{QStringLiteral("request"), request}, {QStringLiteral("decision"), decision}});
    ask(target);
    return true;
}

void ScriptedBrowser::end()
{
    m_finished = true;
    Q_EMIT finished();
}

} // namespace pb::test
