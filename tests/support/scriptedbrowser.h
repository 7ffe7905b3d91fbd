// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>

namespace pb::test {

/// A browser with somebody in front of it: follows the simulator's sign-in and consent pages over real HTTP,
/// presses Accept or Cancel, and goes wherever it is redirected. Never blocks the event loop; resolves
/// `localhost` itself. Connect a flow's browserWanted() to open().
class ScriptedBrowser final : public QObject {
    Q_OBJECT
public:
    enum class Choice {
        Accept,
        Decline,
        Leave ///< looks at the consent page and does nothing
    };

    explicit ScriptedBrowser(Choice choice, QObject *parent = nullptr);

    void setChoice(Choice choice) { m_choice = choice; }
    /// What `localhost` resolves to, "127.0.0.1" unless told; the other one is "::1".
    void setLoopback(const QString &address) { m_loopback = address; }
    /// Stops in front of the redirect to the callback, see redirect().
    void setKeepsRedirect(bool keeps) { m_keepsRedirect = keeps; }
    /// Asks for /favicon.ico and /robots.txt of the callback's server first, as browsers do.
    void setAsksForIcon(bool asks) { m_asksForIcon = asks; }

    /// A new address in the one window; what was under way is left.
    void open(const QUrl &url);

    bool isFinished() const { return m_finished; }
    /// Every address that was asked for since open(), in order.
    QList<QUrl> visited() const { return m_visited; }
    /// The address of the callback with its query, once Entra redirected to it.
    QUrl redirect() const { return m_redirect; }
    /// The page that is shown: HTTP status, 0 where the server could not be reached.
    int status() const { return m_status; }
    QString title() const;
    QString page() const { return m_page; }
    QByteArray header(const QByteArray &name) const { return m_headers.value(name.toLower()); }

Q_SIGNALS:
    /// Nothing moves any more.
    void finished();

private:
    void ask(const QUrl &url);
    void answered();
    void follow(const QUrl &target);
    bool pressButton(const QUrl &page);
    void end();

    Choice m_choice;
    QString m_loopback = QStringLiteral("127.0.0.1");
    bool m_keepsRedirect = false;
    bool m_asksForIcon = false;

    QNetworkAccessManager m_network;
    QPointer<QNetworkReply> m_reply;
    QUrl m_entra; ///< the first address: whatever leaves its server is the callback
    QList<QUrl> m_waiting; ///< asked for after the one under way
    QList<QUrl> m_visited;
    QUrl m_redirect;
    int m_status = 0;
    QString m_page;
    QHash<QByteArray, QByteArray> m_headers;
    bool m_finished = false;
};

} // namespace pb::test
