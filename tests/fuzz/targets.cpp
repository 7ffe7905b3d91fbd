// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/targets.h"

#include "graph/graphdecoder.h"
#include "identity/accesstoken.h"
#include "identity/entraerror.h"
#include "identity/redirect.h"
#include "identity/tokenrequest.h"
#include "link/codec.h"
#include "link/messages.h"
#include "profile/profilejson.h"
#include "rules/rulefile.h"
#include "starface/login.h"
#include "starface/restdecoder.h"
#include "starface/ucidecoder.h"
#include "support/fakeclock.h"
#include "sync/statejson.h"

#include <cstdio>
#include <cstdlib>

namespace pb::fuzz {

namespace {

void check(bool holds, const char *promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

template<typename T>
void checkError(const core::Result<T> &result)
{
    check(result || !core::toLogLine(result.error()).isEmpty(), "a failure can be told");
}

http::Response answer(int status, const QByteArray &body)
{
    http::Response response;
    response.status = status;
    response.body = body;
    return response;
}

void runGraph(const QByteArray &bytes)
{
    checkError(graph::decodeUsersPage(bytes));
    checkError(graph::decodePresences(bytes));
    checkError(graph::decodePresence(bytes));
    checkError(graph::decodeOrganization(bytes));
    checkError(graph::decodeBatch(bytes));
    for (const int status : {400, 403, 429, 503})
        check(graph::decodeError(answer(status, bytes)).detail.size() <= 300, "a detail is short");
}

void runEntra(const QByteArray &bytes)
{
    const core::Secret sent(QByteArray("the-secret"));
    for (const int status : {200, 400, 503}) {
        const auto decoded = identity::decodeTokenAnswer(answer(status, bytes), core::Wall{}, {sent});
        checkError(decoded);
        if (!decoded)
            check(!decoded.error().detail.contains(sent.revealText()), "no secret comes back in an error");
        else
            check(!decoded->accessToken.isEmpty() && decoded->expiresIn.count() > 0, "a token can be used");
    }
}

void runJwt(const QByteArray &bytes)
{
    checkError(identity::decodeClaims(core::Secret(bytes)));
}

void runStarface(const QByteArray &bytes)
{
    checkError(starface::decodeUsers(bytes));
    checkError(starface::decodeAccounts(bytes));
    checkError(starface::decodeChallenge(bytes));
    checkError(starface::decodeToken(bytes));
    check(starface::decodeRestError(answer(400, bytes)).detail.size() <= 300, "a detail is short");
    const auto config = starface::decodePhoneConfig(bytes);
    if (!config)
        return;
    const bool other = !config->doNotDisturb;
    const auto written = starface::decodePhoneConfig(starface::encodePhoneConfig(*config, other));
    check(written && written->doNotDisturb == other, "what is read can be written");
    check(written->members.keys() == config->members.keys(), "no field is lost");
}

void runXmlRpc(const QByteArray &bytes)
{
    const auto value = starface::xmlrpc::decodeAnswer(bytes);
    checkError(value);
    if (value)
        checkError(starface::lineOfCalls(value->value));
    checkError(starface::decodeFunctionKeys(bytes));
    checkError(core::Result<int>(core::failure(starface::decodeUciStatus(answer(500, bytes)))));
}

void runRedirect(const QByteArray &bytes)
{
    const auto head = identity::parseRequestHead(bytes);
    if (!head)
        return;
    check(head->path.startsWith('/'), "a target begins with a slash");
    if (const auto parameters = identity::parseRedirectQuery(head->query))
        (void)identity::redirectError(*parameters);
}

void runProfile(const QByteArray &bytes)
{
    const auto profile = profile::fromJson(bytes);
    if (!profile)
        return check(!profile.error().isEmpty(), "what is wrong is said");
    const QByteArray written = profile::toJson(*profile);
    const auto again = profile::fromJson(written);
    check(again && profile::toJson(*again) == written, "what was read is written and read again");
}

void runRules(const QByteArray &bytes)
{
    const auto set = rules::ruleSetFromFile(bytes);
    if (!set)
        return check(!set.error().isEmpty(), "what is wrong is said");
    const auto again = rules::ruleSetFromFile(rules::ruleSetToFile(*set));
    check(again && *again == *set, "what was read is written and read again");
}

void runJournal(const QByteArray &bytes)
{
    const test::FakeClock clock;
    const auto state = sync::fromJournalJson(bytes, clock);
    checkError(state);
    if (state)
        checkError(sync::fromJournalJson(sync::toJournalJson(*state, clock), clock));
}

template<typename T>
void readMessage(const QByteArray &bytes)
{
    T value{};
    link::Decoder decoder(bytes);
    decoder(value);
    (void)decoder.isWhole();
}

/// The first byte chooses the message.
void runLink(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    using Read = void (*)(const QByteArray &);
    static constexpr Read reads[] = {&readMessage<link::Hello>, &readMessage<link::Welcome>,
        &readMessage<link::Request>, &readMessage<link::Answer>, &readMessage<QStringList>,
        &readMessage<link::HistoryState>, &readMessage<link::RowsPortion>};
    reads[static_cast<unsigned char>(bytes[0]) % std::size(reads)](bytes.mid(1));
}

} // namespace

const QList<Target> &targets()
{
    static const QList<Target> all{{"graph", &runGraph}, {"entra", &runEntra}, {"jwt", &runJwt},
        {"starface", &runStarface}, {"xmlrpc", &runXmlRpc}, {"redirect", &runRedirect},
        {"profile", &runProfile}, {"rules", &runRules}, {"journal", &runJournal}, {"link", &runLink}};
    return all;
}

} // namespace pb::fuzz
