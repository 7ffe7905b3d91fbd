// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/httpclient.h"

#include "http/redaction.h"
#include "http/transport.h"

#include <QCryptographicHash>
#include <QNetworkProxyFactory>
#include <QSslSocket>

namespace pb::http {

namespace {

constexpr std::chrono::seconds certificateTimeLimit{15};

/// A handshake that ends as soon as the certificate is known.
class CertificateJob final : public core::Job<PeerCertificate> {
public:
    CertificateJob(const QUrl &url, const NetworkSettings &settings, core::Clock &clock, QObject *parent)
        : Job(parent)
    {
        if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty()) {
            finish(core::failure(core::ErrorKind::InvalidInput, QStringLiteral("not an https address")));
            return;
        }
        connect(&m_socket, &QSslSocket::sslErrors, this, [this] {
            m_trusted = false;
            conclude();
        });
        connect(&m_socket, &QSslSocket::encrypted, this, &CertificateJob::conclude);
        connect(&m_socket, &QAbstractSocket::errorOccurred, this, &CertificateJob::fail);
        clock.callLater(certificateTimeLimit, this, [this] {
            end(core::failure(core::ErrorKind::Timeout, QStringLiteral("no certificate in time")));
        });

        const quint16 port = static_cast<quint16>(url.port(443));
        QNetworkProxyQuery query(url);
        const auto proxies = makeProxyFactory(settings)->queryProxy(query);
        m_socket.setProxy(proxies.value(0, QNetworkProxy(QNetworkProxy::NoProxy)));
        m_socket.setSslConfiguration(makeTlsConfiguration(settings));
        m_socket.connectToHostEncrypted(url.host(), port);
    }

private:
    void conclude()
    {
        const QSslCertificate certificate = m_socket.peerCertificate();
        if (certificate.isNull()) {
            end(core::failure(core::ErrorKind::Tls, QStringLiteral("no certificate was presented")));
            return;
        }
        PeerCertificate peer;
        peer.subject = certificate.subjectDisplayName();
        peer.issuer = certificate.issuerDisplayName();
        peer.validFrom = certificate.effectiveDate();
        peer.validUntil = certificate.expiryDate();
        peer.sha256 = certificate.digest(QCryptographicHash::Sha256);
        peer.trusted = m_trusted;
        peer.selfSigned = certificate.isSelfSigned();
        end(std::move(peer));
    }

    void fail(QAbstractSocket::SocketError error)
    {
        const bool tls = error == QAbstractSocket::SslHandshakeFailedError
            || error == QAbstractSocket::SslInvalidUserDataError
            || error == QAbstractSocket::SslInternalError;
        end(core::failure(
            tls ? core::ErrorKind::Tls : core::ErrorKind::Offline, redacted(m_socket.errorString())));
    }

    void end(core::Result<PeerCertificate> result)
    {
        m_socket.disconnect(this);
        // from the event loop: the socket may be in the middle of its handshake
        QMetaObject::invokeMethod(
            &m_socket, [this] { m_socket.abort(); }, Qt::QueuedConnection);
        finish(std::move(result));
    }

    QSslSocket m_socket;
    bool m_trusted = true;
};

} // namespace

core::Job<PeerCertificate> *fetchPeerCertificate(
    const QUrl &url, const NetworkSettings &settings, core::Clock &clock, QObject *parent)
{
    return new CertificateJob(url, settings, clock, parent);
}

} // namespace pb::http
