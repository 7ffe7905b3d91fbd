// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/listusersjob.h"

#include "graph/graphdecoder.h"

namespace pb::graph {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::failure;

namespace {

// a directory that is read in pages of 999 ends sooner, by each of these
constexpr qsizetype mostPages = 500;
constexpr qint64 largestPage = 8LL * 1024 * 1024;
constexpr qint64 mostBytes = 48LL * 1024 * 1024; // about 100,000 users; as many megabytes more in memory
constexpr core::Duration longest = std::chrono::minutes{5};

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b)
        && b.userInfo().isEmpty();
}

} // namespace

ListUsersJob::ListUsersJob(const Endpoint &endpoint, QObject *parent)
    : Job(parent)
    , m_endpoint(endpoint)
{
    fetch(m_endpoint.url(
        u"/users?$select=id,displayName,mail,userPrincipalName,proxyAddresses,accountEnabled&$top=999"_s));
}

void ListUsersJob::fetch(const QUrl &url)
{
    m_visited << url;
    http::Request request;
    request.url = url;
    request.repeat = http::Repeat::Always;
    // whoever waits for the users tries again by itself, and an administrator wants to know soon what is
    // wrong
    request.timeLimit = std::chrono::seconds{20};
    request.totalLimit = std::chrono::seconds{25};
    request.largestAnswer = largestPage;
    auto *call = new AuthorizedCall(m_endpoint, std::move(request), this);
    call->then(this, [this](const auto &response) { receive(response); });
}

void ListUsersJob::receive(const core::Result<http::Response> &response)
{
    if (!response)
        return finish(failure(response.error()));
    m_bytes += response->body.size();
    m_time += response->duration;
    const auto page = decodeUsersPage(response->body);
    if (!page)
        return finish(failure(page.error()));
    add(page->users);
    if (page->next.isEmpty())
        return finish(std::move(m_users));
    if (!isSameOrigin(m_endpoint.root, page->next))
        return finish(
            failure(ErrorKind::Protocol, u"users: the next page is on another host: "_s % page->next.host()));
    if (m_bytes > mostBytes)
        return finish(failure(ErrorKind::Protocol, u"users: the pages are too large together"_s));
    if (m_visited.contains(page->next) || m_visited.size() >= mostPages || m_time > longest)
        return finish(failure(ErrorKind::Protocol, u"users: the pages do not end"_s));
    fetch(page->next);
}

void ListUsersJob::add(const QList<User> &users)
{
    for (const auto &user : users) {
        // somebody created while paging shifts the pages; twice the same user would read as a duplicate
        // address
        if (m_ids.contains(user.id))
            continue;
        m_ids << user.id;
        m_users << user;
    }
}

} // namespace pb::graph
