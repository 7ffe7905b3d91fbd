// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"
#include "identity/browserpage.h"
#include "identity/redirect.h"

#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace pb::identity {

/// Where and how long the browser is waited for.
struct LoopbackSettings {
    QString path = QStringLiteral("/callback"); ///< matched exactly
    quint16 port = 0; ///< 0: any free one; the same on 127.0.0.1 and ::1
    /// A callback URL of one's own that forwards to this machine, to `port` and `path`; empty:
    /// http://localhost:<port><path>
    QUrl publicUrl;
    core::Duration timeLimit = std::chrono::minutes{5};
    BrowserPages pages;
};

/// A new random `state` of 256 bits.
core::Secret makeState();

/// Waits for one redirect of the browser. Owns the sockets on 127.0.0.1 and, where there is one, on ::1;
/// listens on nothing else. Guarantees: only a GET of the exact path, under our own name, that carries the
/// `state` is handed to the judge, and only the first one, after which nothing listens any more. Whatever
/// else comes (other paths, a foreign state, garbage, connections that say nothing) is refused and neither
/// ends nor holds up the wait: another page or program must not be able to. Foreign redirects are counted and
/// told at once and at the time limit. The judge is called from the event loop and may delete this.
class LoopbackListener final : public QObject {
    Q_OBJECT
public:
    /// Says which page the browser gets. Is given the query of the redirect; never called after close().
    using Judge = std::function<BrowserPage(const RedirectParameters &)>;

    LoopbackListener(
        LoopbackSettings settings, core::Secret state, Judge judge, core::Clock &clock, QObject *parent);
    ~LoopbackListener() override;

    /// Opens the sockets and starts the time limit. Conflict "port-in-use" where the port is taken.
    core::Done open();
    /// Frees the port; a page that is being sent still arrives.
    void close();
    bool isListening() const { return m_ipv4.isListening(); }

    /// What Entra is to redirect to. Valid once open.
    QUrl callback() const;
    quint16 port() const { return m_port; }
    /// What is listened on.
    QList<QHostAddress> addresses() const;
    /// How many redirects had a missing or foreign `state`.
    int foreignRedirects() const { return m_foreignRedirects; }

Q_SIGNALS:
    /// The time limit has passed, and nothing listens any more. The error is "state-mismatch" where a foreign
    /// redirect came, "time-limit" otherwise.
    void expired(const pb::core::Error &error);
    /// A browser came to the address and was refused: "state-mismatch" or "request-refused". The wait goes
    /// on.
    void browserRefused(const pb::core::Error &error);

private:
    core::Done openOn(quint16 port);
    void expire();
    void accept(QTcpServer &server);
    void read(QTcpSocket *socket);
    void serve(QTcpSocket *socket, const RequestHead &request);
    void serveRedirect(QTcpSocket *socket, const RequestHead &request);
    void judge(QTcpSocket *socket, const RedirectParameters &parameters);
    void refuseHead(QTcpSocket *socket, const QByteArray &bytes, int status, const QString &why);
    void tellRefused(const char *code, const QString &why);
    bool isOurName(const QByteArray &host) const;
    void answer(QTcpSocket *socket, int status, const QByteArray &contentType, const QByteArray &body,
        bool headOnly = false, const QByteArray &moreHeaders = {});
    void refuse(QTcpSocket *socket, int status, const QByteArray &moreHeaders = {});

    const LoopbackSettings m_settings;
    const core::Secret m_state;
    const Judge m_judge;
    core::Clock &m_clock;
    QByteArray m_path; ///< encoded, as it comes over the wire
    QList<QTcpSocket *> m_connections; ///< whose request is not read yet, oldest first
    quint16 m_port = 0;
    int m_foreignRedirects = 0;
    QTcpServer m_ipv4;
    QTcpServer m_ipv6;
};

} // namespace pb::identity
