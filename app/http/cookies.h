// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkCookieJar>

namespace pb::http {

/// The cookies of one client. Few and small ones, whatever a server sets: they go with every request, and
/// what is too long there is answered with 400 or 431 for ever.
class Cookies final : public QNetworkCookieJar {
    Q_OBJECT
public:
    static constexpr qsizetype most = 20;
    static constexpr qsizetype longest = 4096; ///< name and value of one
    static constexpr qsizetype largest = 8192; ///< of all together

    /// Those that would go to this address.
    void forget(const QUrl &url);

    /// An oversized one is left out; where there is no room, the oldest go.
    bool insertCookie(const QNetworkCookie &cookie) override;
};

} // namespace pb::http
