// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/adminconsentflow.h"

#include "identity/identitycodes.h"
#include "identity/tokenrequest.h"

#include <QUuid>

namespace pb::identity {

using core::ErrorKind;
using core::failure;

namespace {

QUrl consentUrl(const EntraEndpoints &endpoints, const QString &tenant, const QString &clientId,
    const QUrl &callback, const core::Secret &state)
{
    QUrl url = endpoints.adminConsentUrl(tenant);
    // a query is written like a form here: a plain "+" or "&" would be read as something else
    const QByteArray query = formBody({
        {"client_id", core::Secret(clientId)},
        {"scope", core::Secret(endpoints.defaultScope())},
        {"redirect_uri", core::Secret(callback.toString(QUrl::FullyEncoded))},
        {"state", state},
    });
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

} // namespace

AdminConsentFlow::AdminConsentFlow(const EntraEndpoints &endpoints, const QString &tenant,
    const QString &clientId, const LoopbackSettings &loopback, core::Clock &clock, QObject *parent)
    : core::Job<AdminConsent>(parent)
    , m_tenant(tenant)
    , m_state(makeState())
    , m_listener(
          loopback, m_state, [this](const RedirectParameters &p) { return judge(p); }, clock, nullptr)
{
    connect(&m_listener, &LoopbackListener::expired, this,
        [this](const core::Error &error) { finish(failure(error)); });
    connect(&m_listener, &LoopbackListener::browserRefused, this, &AdminConsentFlow::browserRefused);
    const core::Done opened = m_listener.open();
    if (!opened) {
        finish(failure(opened.error()));
        return;
    }
    const QUrl url = consentUrl(endpoints, tenant, clientId, callback(), m_state);
    QMetaObject::invokeMethod(
        this, [this, url] { Q_EMIT browserWanted(url); }, Qt::QueuedConnection);
}

BrowserPage AdminConsentFlow::judge(const RedirectParameters &parameters)
{
    auto result = decide(parameters);
    const BrowserPage page = result ? BrowserPage::Success : BrowserPage::Failure;
    finish(std::move(result));
    return page;
}

core::Result<AdminConsent> AdminConsentFlow::decide(const RedirectParameters &parameters) const
{
    // first of all: a refusal says admin_consent=True as well (docs/facts.md, A6)
    if (const auto error = redirectError(parameters))
        return failure(*error);
    const QString consent = parameters.value(QStringLiteral("admin_consent"));
    if (consent.compare(QLatin1String("true"), Qt::CaseInsensitive) != 0)
        return failure(ErrorKind::Protocol, QStringLiteral("the redirect says neither consent nor error"));
    const QString tenant = parameters.value(QStringLiteral("tenant"));
    const QUuid named(tenant);
    if (named.isNull())
        return failure(ErrorKind::Protocol, QStringLiteral("the redirect names no directory"));
    const QUuid configured(m_tenant); // null where it is a domain: then there is nothing to compare
    if (!configured.isNull() && named != configured) {
        core::Error error;
        error.kind = ErrorKind::Forbidden;
        error.code = QLatin1String(tenantMismatchCode);
        error.detail = QStringLiteral("consent was given for the directory %1")
                           .arg(named.toString(QUuid::WithoutBraces));
        return failure(error);
    }
    return AdminConsent{named.toString(QUuid::WithoutBraces)};
}

} // namespace pb::identity
