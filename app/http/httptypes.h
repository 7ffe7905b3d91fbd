// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QPair>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace pb::http {

/// Values of Error::code for failures that no service named.
inline constexpr char truncatedCode[] = "truncated"; ///< Protocol: the connection ended within the answer
inline constexpr char tooLargeCode[] = "too-large"; ///< Protocol: the answer is beyond Request::largestAnswer
inline constexpr char certificateChangedCode[] = "certificate-changed"; ///< Tls: not the pinned certificate
inline constexpr char certificateUntrustedCode[] =
    "certificate-untrusted"; ///< Tls: no authority vouches for it
inline constexpr char proxyCode[] = "proxy"; ///< Offline: the proxy failed or wants other credentials

/// How the program reaches the network. Used by every connection it makes.
struct NetworkSettings {
    enum class Proxy { System, None, Manual };
    Proxy proxy = Proxy::System;
    QString proxyHost;
    quint16 proxyPort = 0;
    QString proxyUser;
    core::Secret proxyPassword;
    /// What is reached without a proxy (proxyrules.h), whatever names the proxy.
    QStringList proxyExcept{QStringLiteral("<local>"), QStringLiteral("<private>")};
    QString
        extraCaFile; ///< file or folder of certificates trusted in addition to the system's (authorities.h)
};

/// What may be done again when an attempt did not bring a usable answer.
enum class Repeat {
    Never, ///< the caller decides anew, e.g. a presence or DND write
    WhenRefused, ///< only where the service surely did not act: 429, 503 with Retry-After, connection refused
    Always ///< reading, or an operation that may happen twice without harm
};

/// How a host is called in budgets and pauses: "host:port" in lower case.
QString hostKey(const QUrl &url);

using Headers = QList<QPair<QByteArray, QByteArray>>;

struct Request {
    QByteArray method = "GET";
    QUrl url;
    Headers headers;
    QByteArray body;
    Repeat repeat = Repeat::Never;
    core::Duration timeLimit = std::chrono::seconds{20}; ///< for one attempt
    core::Duration totalLimit = std::chrono::seconds{60}; ///< for all attempts and pauses together
    qint64 largestAnswer = 1024 * 1024; ///< bytes, unpacked
};

/// Where the status says that it failed, the body is cut after 64 KiB.
struct Response {
    int status = 0;
    Headers headers;
    QByteArray body;
    core::Duration duration{}; ///< of the last attempt

    /// The first header of that name, compared without case; empty where there is none.
    QByteArray header(const QByteArray &name) const;
};

/// One try of one request. `path` carries no query, because queries may carry credentials.
struct Attempt {
    QByteArray method;
    QString host; ///< "host:port"
    QString path;
    int status = 0; ///< 0: no answer
    int number = 1;
    core::Duration duration{};
};

/// At most `requests` in any `window`, by a sliding window.
struct Budget {
    int requests = 1500; ///< the lower of two published figures (docs/facts.md, G14)
    core::Duration window = std::chrono::seconds{30};
};

struct BudgetUse {
    int used = 0;
    int limit = 0;
    core::Time pausedUntil{}; ///< epoch: not paused
};

struct PeerCertificate {
    QString subject;
    QString issuer;
    QDateTime validFrom;
    QDateTime validUntil;
    QByteArray sha256; ///< of the DER form, 32 bytes
    bool trusted = false; ///< by the system's authorities and for this host name
    bool selfSigned = false;
};

} // namespace pb::http

Q_DECLARE_METATYPE(pb::http::Attempt)
