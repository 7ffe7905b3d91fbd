// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <optional>

/// What goes through a proxy, and through which. Pure.
namespace pb::http {

/// Whether one of the exceptions of a proxy names the host: a name, which counts for the names below it, too
/// (also written ".name" or "*.name"); an address; a network as "address/bits"; "<local>", names without a
/// dot; "<private>", addresses that are not routed on the Internet; "*", everything. A ":port" behind a name
/// or an address limits it to that port. Nothing is looked up. What is written so: core::isProxyException.
bool isExcepted(const QString &host, int port, const QStringList &exceptions);

/// The names and values of an environment; empty where there is none.
using Environment = std::function<QString(const char *name)>;

/// What the environment says of proxies, in the spellings that curl takes: http_proxy in lower case only;
/// https_proxy, all_proxy and no_proxy in both, lower case first.
struct EnvironmentProxy {
    std::optional<QNetworkProxy> proxy; ///< nothing: it says none for this address, or not a usable one
    bool excepted = false; ///< no_proxy names the address
    QString unusable; ///< the variable whose value names a proxy that cannot be used
};
EnvironmentProxy environmentProxy(const QUrl &url, const Environment &environment);

} // namespace pb::http
