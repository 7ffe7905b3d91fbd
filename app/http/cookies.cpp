// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/cookies.h"

#include <QNetworkCookie>

namespace pb::http {

namespace {

qsizetype sizeOf(const QNetworkCookie &cookie)
{
    return cookie.name().size() + cookie.value().size();
}

qsizetype sizeOf(const QList<QNetworkCookie> &cookies)
{
    qsizetype size = 0;
    for (const auto &cookie : cookies)
        size += sizeOf(cookie);
    return size;
}

} // namespace

void Cookies::forget(const QUrl &url)
{
    const auto cookies = cookiesForUrl(url);
    for (const auto &cookie : cookies)
        deleteCookie(cookie);
}

bool Cookies::insertCookie(const QNetworkCookie &cookie)
{
    if (sizeOf(cookie) > longest || !QNetworkCookieJar::insertCookie(cookie))
        return false;
    auto cookies = allCookies();
    while (cookies.size() > most || sizeOf(cookies) > largest)
        cookies.removeFirst();
    setAllCookies(cookies);
    return true;
}

} // namespace pb::http
