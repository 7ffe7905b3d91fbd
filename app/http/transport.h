// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/cookies.h"
#include "http/httptypes.h"

#include <QHash>
#include <QNetworkRequest>
#include <QObject>
#include <QSet>
#include <QSslConfiguration>

#include <memory>

class QNetworkAccessManager;
class QNetworkProxyFactory;
class QNetworkReply;

namespace pb::http {

/// Proxies as the settings say, "system" with the environment first; loopback hosts and the settings'
/// exceptions are always reached directly.
std::unique_ptr<QNetworkProxyFactory> makeProxyFactory(const NetworkSettings &settings);

/// Whether a request there would go through a proxy.
bool goesThroughProxy(const NetworkSettings &settings, const QUrl &url);

/// TLS 1.2 or newer, the system's authorities and those of extraCaFile.
QSslConfiguration makeTlsConfiguration(const NetworkSettings &settings);

/// A manager for code that makes its requests itself (Qt NetworkAuth), with the same proxies and trust as
/// everything else. No redirect is followed, nothing is cached, no credentials are offered, and nothing is
/// sent twice. An Exchange can take its replies.
QNetworkAccessManager *makeNetworkAccessManager(const NetworkSettings &settings, QObject *parent);

/// Why the TLS layer refused, left on the reply by Transport: one of the codes of httptypes.h, and a
/// sentence.
inline constexpr char tlsCodeProperty[] = "pbTlsCode";
inline constexpr char tlsDetailProperty[] = "pbTlsDetail";

/// Owns the QNetworkAccessManager with its proxies, trust and pinned certificates.
class Transport final : public QObject {
    Q_OBJECT
public:
    Transport(const NetworkSettings &settings, QObject *parent);
    ~Transport() override;

    /// Starts one exchange. The reply has no parent; no byte of the request leaves before the pin was
    /// compared.
    QNetworkReply *start(const Request &request);

    void pin(const QString &host, const QByteArray &sha256);

    /// Further exchanges use new connections; those that run are left alone. Needed after a time-out: Qt
    /// would put the next request on the connection that never came to be.
    void startAfresh();

private:
    void makeManager();
    void watchCookies(QNetworkReply *reply);
    void checkPin(QNetworkReply *reply);
    void judgeErrors(QNetworkReply *reply, const QList<QSslError> &errors);

    NetworkSettings m_settings;
    QSslConfiguration m_tls;
    Cookies m_cookies;
    QSet<QString> m_refusing; ///< whose last answer was a 400
    QHash<QString, QByteArray> m_pins;
    QNetworkAccessManager *m_manager = nullptr; ///< owned: a child, made afresh where needed
};

} // namespace pb::http
