// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/entraendpoints.h"

#include "core/syntax.h"

namespace pb::identity {

using core::ErrorKind;
using core::failure;

namespace {

QUrl underPath(const QUrl &base, const QString &path)
{
    QUrl url = base;
    url.setPath(base.path() + path, QUrl::DecodedMode);
    return url;
}

core::Result<QUrl> checkedBase(const QUrl &url, const QString &what)
{
    if (!url.isValid() || url.host().isEmpty())
        return failure(ErrorKind::InvalidInput, QStringLiteral("the %1 address is not a URL").arg(what));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()) {
        return failure(ErrorKind::InvalidInput,
            QStringLiteral("the %1 address must have no user, query or fragment").arg(what));
    }
    if (url.scheme() != QLatin1String("https")
        && !(url.scheme() == QLatin1String("http") && core::isThisComputer(url.host()))) {
        return failure(ErrorKind::InvalidInput,
            QStringLiteral("the %1 address must be https (http is for loopback only)").arg(what));
    }
    QUrl base = url;
    QString path = base.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    base.setPath(path);
    return base;
}

EntraEndpoints published(const char *signIn, const char *graph)
{
    return {QUrl(QString::fromLatin1(signIn)), QUrl(QString::fromLatin1(graph))};
}

} // namespace

QUrl EntraEndpoints::authorizeUrl(const QString &tenant) const
{
    return underPath(signIn, u'/' + tenant + QStringLiteral("/oauth2/v2.0/authorize"));
}

QUrl EntraEndpoints::tokenUrl(const QString &tenant) const
{
    return underPath(signIn, u'/' + tenant + QStringLiteral("/oauth2/v2.0/token"));
}

QUrl EntraEndpoints::adminConsentUrl(const QString &tenant) const
{
    return underPath(signIn, u'/' + tenant + QStringLiteral("/v2.0/adminconsent"));
}

QString EntraEndpoints::defaultScope() const
{
    return scope(QStringLiteral(".default"));
}

QString EntraEndpoints::scope(const QString &permission) const
{
    return graph.toString(QUrl::FullyEncoded) + u'/' + permission;
}

core::Result<EntraEndpoints> endpointsOf(Cloud cloud)
{
    switch (cloud) {
    case Cloud::Global:
        return published("https://login.microsoftonline.com", "https://graph.microsoft.com");
    case Cloud::UsGovL4:
        return published("https://login.microsoftonline.us", "https://graph.microsoft.us");
    case Cloud::UsGovL5:
        return published("https://login.microsoftonline.us", "https://dod-graph.microsoft.us");
    case Cloud::China:
        break;
    }
    core::Error error;
    error.kind = ErrorKind::InvalidInput;
    error.code = QStringLiteral("no-presence-api");
    error.detail = QStringLiteral("Microsoft Graph has no presence API in the cloud for China (21Vianet)");
    return failure(error);
}

core::Result<EntraEndpoints> customEndpoints(const QUrl &signIn, const QUrl &graph)
{
    const auto signInBase = checkedBase(signIn, QStringLiteral("sign-in"));
    if (!signInBase)
        return failure(signInBase.error());
    const auto graphBase = checkedBase(graph, QStringLiteral("Graph"));
    if (!graphBase)
        return failure(graphBase.error());
    return EntraEndpoints{*signInBase, *graphBase};
}

} // namespace pb::identity
