// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/transport.h"

#include "core/syntax.h"
#include "http/authorities.h"
#include "http/proxyrules.h"
#include "http/uploadbody.h"

#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QSslCertificate>
#include <QSslError>

#include <utility>

namespace pb::http {

namespace {

Q_LOGGING_CATEGORY(log, "pb.http")

class ProxyFactory final : public QNetworkProxyFactory {
public:
    explicit ProxyFactory(const NetworkSettings &settings)
        : m_kind(settings.proxy)
        , m_except(settings.proxyExcept)
    {
        if (m_kind == NetworkSettings::Proxy::Manual) {
            m_manual = QNetworkProxy(QNetworkProxy::HttpProxy, settings.proxyHost, settings.proxyPort,
                settings.proxyUser, settings.proxyPassword.revealText());
        }
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        if (m_kind == NetworkSettings::Proxy::None || core::isThisComputer(host)
            || isExcepted(host, portOf(query), m_except))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return m_kind == NetworkSettings::Proxy::Manual ? QList{m_manual} : ofSystem(query);
    }

private:
    static int portOf(const QNetworkProxyQuery &query)
    {
        const bool http = query.url().scheme() == QLatin1String("http");
        return query.peerPort() > 0 ? query.peerPort() : query.url().port(http ? 80 : 443);
    }

    QList<QNetworkProxy> ofSystem(const QNetworkProxyQuery &query)
    {
        const EnvironmentProxy said =
            environmentProxy(query.url(), [](const char *name) { return qEnvironmentVariable(name); });
        if (!said.unusable.isEmpty() && !std::exchange(m_toldUnusable, true)) {
            qCWarning(log).noquote() << "the environment's" << said.unusable
                                     << "names no proxy that can be used (http, socks5)";
        }
        if (said.excepted)
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return said.proxy ? QList{*said.proxy} : systemProxyForQuery(query);
    }

    NetworkSettings::Proxy m_kind;
    QStringList m_except;
    QNetworkProxy m_manual;
    bool m_toldUnusable = false;
};

/// What every request has, whoever makes it.
void prepare(QNetworkRequest &request, const QSslConfiguration &tls)
{
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setDecompressedSafetyCheckThreshold(-1); // Exchange has a limit of its own
    request.setRawHeader("User-Agent", "PresenceBridge/" PB_VERSION);
}

void prepare(QNetworkAccessManager &manager, const NetworkSettings &settings)
{
    manager.setAutoDeleteReplies(false);
    manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager.setProxyFactory(makeProxyFactory(settings).release());
}

void nameErrors(QNetworkReply *reply, const QList<QSslError> &errors)
{
    QStringList sentences;
    for (const QSslError &error : errors)
        sentences << error.errorString();
    sentences.removeDuplicates();
    reply->setProperty(tlsCodeProperty, QLatin1String(certificateUntrustedCode));
    reply->setProperty(tlsDetailProperty, sentences.join(QStringLiteral("; ")));
}

/// Prepares requests that others make.
class PreparingManager final : public QNetworkAccessManager {
public:
    PreparingManager(const NetworkSettings &settings, QObject *parent)
        : QNetworkAccessManager(parent)
        , m_tls(makeTlsConfiguration(settings))
    {
        prepare(*this, settings);
        connect(this, &QNetworkAccessManager::sslErrors, this, &nameErrors);
    }

protected:
    QNetworkReply *createRequest(
        Operation operation, const QNetworkRequest &original, QIODevice *body) override
    {
        QNetworkRequest request = original;
        prepare(request, m_tls);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        auto *once = body ? new UploadBody(body->readAll()) : nullptr;
        QNetworkReply *reply = QNetworkAccessManager::createRequest(operation, request, once);
        if (once)
            once->setParent(reply);
        return reply;
    }

private:
    const QSslConfiguration m_tls;
};

} // namespace

std::unique_ptr<QNetworkProxyFactory> makeProxyFactory(const NetworkSettings &settings)
{
    return std::make_unique<ProxyFactory>(settings);
}

bool goesThroughProxy(const NetworkSettings &settings, const QUrl &url)
{
    const auto proxies = ProxyFactory(settings).queryProxy(QNetworkProxyQuery(url));
    return !proxies.isEmpty() && proxies.first().type() != QNetworkProxy::NoProxy;
}

QSslConfiguration makeTlsConfiguration(const NetworkSettings &settings)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (!settings.extraCaFile.isEmpty()) {
        const Authorities extra = readAuthorities(settings.extraCaFile);
        for (const QString &what : extra.unusable)
            qCWarning(log).noquote() << "additional authorities:" << what;
        // added to an explicit list: adding to the default one would switch the loading of the system's off
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + extra.certificates);
    }
    return tls;
}

QNetworkAccessManager *makeNetworkAccessManager(const NetworkSettings &settings, QObject *parent)
{
    return new PreparingManager(settings, parent);
}

Transport::Transport(const NetworkSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_tls(makeTlsConfiguration(settings))
{
    makeManager();
}

Transport::~Transport()
{
    // their cookie jar is a member
    for (QObject *manager : findChildren<QNetworkAccessManager *>(Qt::FindDirectChildrenOnly))
        delete manager;
}

void Transport::makeManager()
{
    m_manager = new QNetworkAccessManager(this);
    prepare(*m_manager, m_settings);
    m_manager->setCookieJar(&m_cookies);
    m_cookies.setParent(nullptr); // the jar outlives a manager
    connect(m_manager, &QNetworkAccessManager::encrypted, this, &Transport::checkPin);
    connect(m_manager, &QNetworkAccessManager::sslErrors, this, &Transport::judgeErrors);
}

void Transport::pin(const QString &host, const QByteArray &sha256)
{
    const QString key = host.toLower();
    if (m_pins.value(key) == sha256)
        return;
    m_pins.insert(key, sha256);
    startAfresh(); // connections that are open were made under the old pin
}

void Transport::startAfresh()
{
    QNetworkAccessManager *old = m_manager;
    makeManager();
    if (old->findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly).isEmpty())
        old->deleteLater();
}

QNetworkReply *Transport::start(const Request &request)
{
    QNetworkRequest raw(request.url);
    prepare(raw, m_tls);
    for (const auto &[name, value] : request.headers)
        raw.setRawHeader(name, value);

    QNetworkReply *reply = nullptr;
    if (request.method == "HEAD") {
        reply = m_manager->head(raw); // as a custom verb it would wait for a body
    } else {
        auto *body = new UploadBody(request.body);
        reply = m_manager->sendCustomRequest(raw, request.method, body);
        body->setParent(reply);
    }

    watchCookies(reply);

    QPointer<QNetworkAccessManager> manager = m_manager;
    connect(
        reply, &QObject::destroyed, this,
        [this, manager] {
            if (manager && manager != m_manager
                && manager->findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly).isEmpty())
                manager->deleteLater();
        },
        Qt::QueuedConnection);
    return reply;
}

void Transport::watchCookies(QNetworkReply *reply)
{
    connect(reply, &QNetworkReply::metaDataChanged, this, [this, reply] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0)
            return;
        const QString host = hostKey(reply->url());
        // what a server finds too long or garbled is what it set before: kept, it would be refused for ever.
        // A single 400 has other reasons, and a PBX's cookie is its session
        const bool again = m_refusing.contains(host);
        if (status == 431 || (status == 400 && again))
            m_cookies.forget(reply->url());
        if (status == 400 && !again)
            m_refusing.insert(host);
        else
            m_refusing.remove(host);
    });
}

void Transport::checkPin(QNetworkReply *reply)
{
    const QByteArray pin = m_pins.value(reply->url().host().toLower());
    if (pin.isEmpty())
        return;
    const QByteArray digest = reply->sslConfiguration().peerCertificate().digest(QCryptographicHash::Sha256);
    if (digest == pin)
        return;
    reply->setProperty(tlsCodeProperty, QLatin1String(certificateChangedCode));
    reply->setProperty(tlsDetailProperty, QStringLiteral("the certificate is not the pinned one"));
    reply->abort();
}

void Transport::judgeErrors(QNetworkReply *reply, const QList<QSslError> &errors)
{
    const QByteArray pin = m_pins.value(reply->url().host().toLower());
    if (!pin.isEmpty()) {
        const auto certificate = reply->sslConfiguration().peerCertificate();
        if (certificate.digest(QCryptographicHash::Sha256) == pin) {
            // pinned: what authorities say about it no longer counts
            reply->ignoreSslErrors(errors);
            return;
        }
        reply->setProperty(tlsCodeProperty, QLatin1String(certificateChangedCode));
        reply->setProperty(tlsDetailProperty, QStringLiteral("the certificate is not the pinned one"));
        return;
    }
    nameErrors(reply, errors);
}

} // namespace pb::http
