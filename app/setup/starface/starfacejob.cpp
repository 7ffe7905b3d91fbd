// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/starface/starfacejob.h"

#include "directory/starfaceaccount.h"
#include "setup/check/findings.h"
#include "setup/starface/otherway.h"

#include <QSet>

#include <algorithm>

namespace pb::setup {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;
using secrets::SecretKind;

namespace {

QString nameOf(const starface::User &user)
{
    const QString name = QString(user.firstName + u' ' + user.familyName).trimmed();
    return name.isEmpty() ? user.login : name;
}

bool isSame(const QString &a, const QString &b)
{
    return a.trimmed().toCaseFolded() == b.trimmed().toCaseFolded();
}

/// Failures that say that nobody was signed in, or nobody could be asked at all.
bool meansNoSignIn(const core::Error &error)
{
    if (starface::isSignInCode(error.code))
        return true;
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
        return true;
    default:
        return false;
    }
}

template<typename T>
core::Done doneOf(const Result<T> &result)
{
    return result ? core::Done() : core::failure(result.error());
}

} // namespace

StarfaceJob::StarfaceJob(Context context, QObject *parent)
    : TaskJob(std::move(context), {SecretKind::StarfacePassword, SecretKind::StarfaceClientSecret},
        {SecretKind::StarfacePassword}, parent)
    , m_lines(untriedCapabilities())
{
}

void StarfaceJob::abandon()
{
    if (m_client && !m_ending)
        signOut(core::failure(ErrorKind::Cancelled, u"given up"_s));
    else if (!m_ending)
        TaskJob::abandon();
}

CapabilityLine &StarfaceJob::line(Capability capability)
{
    return *std::find_if(m_lines.begin(), m_lines.end(),
        [capability](const CapabilityLine &line) { return line.capability == capability; });
}

void StarfaceJob::found(Capability capability, const core::Done &outcome, int count)
{
    CapabilityLine &entry = line(capability);
    entry.works = outcome ? Answer::Yes : Answer::No;
    entry.count = count;
    if (!outcome)
        entry.error = outcome.error();
    Q_EMIT foundMore();
}

void StarfaceJob::begin()
{
    setDoing(Doing::SigningIn);
    m_client =
        connection().starface(secret(SecretKind::StarfacePassword), secret(SecretKind::StarfaceClientSecret));
    m_client->rest().signInKind()->then(this, [this](const auto &kind) { learnKind(kind); });
}

void StarfaceJob::learnKind(const Result<starface::SignInKind> &kind)
{
    if (m_ending)
        return;
    if (!kind)
        return explain(kind.error());
    line(Capability::SignIn).signIn = directory::profileSignIn(*kind);
    // signs in on the way; the first reading tells both
    m_client->rest().users()->then(this, [this](const auto &users) { haveUsers(users); });
}

void StarfaceJob::explain(const core::Error &error)
{
    tryOtherWay(profile().starface.url, connection().network(), error, clock(), this)
        ->then(this, [this](const Result<core::Error> &told) {
            if (m_ending)
                return;
            found(Capability::SignIn, core::failure(*told));
            signOut(outcome());
        });
}

void StarfaceJob::haveUsers(const Result<QList<starface::User>> &users)
{
    if (m_ending)
        return;
    if (!users && meansNoSignIn(users.error())) {
        found(Capability::SignIn, doneOf(users));
        return signOut(outcome());
    }
    found(Capability::SignIn, core::Done());
    found(Capability::ReadUsers, doneOf(users), users ? static_cast<int>(users->size()) : -1);
    if (!users)
        return signOut(outcome());
    for (const starface::User &user : *users)
        m_users.append({user, std::nullopt});
    readDnd();
}

void StarfaceJob::readDnd()
{
    setDoing(Doing::ReadingDnd);
    // one's own phone may always be read: what counts is that of somebody else
    const auto other = std::find_if(m_users.begin(), m_users.end(), [this](const auto &candidate) {
        return !isSame(candidate.user.login, profile().starface.login) && !candidate.user.email.isEmpty();
    });
    if (other == m_users.end())
        return readLines();
    m_client->readDnd({other->user.id})->then(this, [this](const auto &batch) { haveDnd(batch); });
}

void StarfaceJob::haveDnd(const Result<starface::DndBatch> &batch)
{
    if (m_ending)
        return;
    if (batch && !batch->failed.isEmpty())
        found(Capability::ReadDnd, core::failure(batch->failed.first().error));
    else
        found(Capability::ReadDnd, doneOf(batch));
    readLines();
}

void StarfaceJob::readLines()
{
    setDoing(Doing::ReadingLines);
    m_client->lineStates()->then(this, [this](const auto &lines) { haveLines(lines); });
}

void StarfaceJob::haveLines(const Result<QList<starface::UserLine>> &lines)
{
    if (m_ending)
        return;
    if (const auto &seen = m_client->keySurvey()) {
        line(Capability::ReadLines).keys =
            SeenKeys{seen->received, seen->recognised, seen->types, seen->members, seen->overRest};
    }
    found(Capability::ReadLines, doneOf(lines), lines ? static_cast<int>(lines->size()) : -1);
    if (!lines)
        return signOut(outcome());
    QSet<int> withKey;
    for (const starface::UserLine &state : *lines)
        withKey << state.userId;
    CapabilityLine &keys = line(Capability::BusyLampKeys);
    bool somebodyHas = false;
    for (starface::DirectoryUser &user : m_users) {
        user.hasBusyLampKey = withKey.contains(user.user.id);
        // nobody is synchronised without an address, and the account itself needs no key for itself
        const bool counts = !user.user.email.isEmpty() && !isSame(user.user.login, profile().starface.login);
        somebodyHas |= counts && *user.hasBusyLampKey;
        if (counts && !*user.hasBusyLampKey)
            keys.names << nameOf(user.user);
    }
    keys.works = keys.names.isEmpty() || somebodyHas ? Answer::Yes : Answer::No;
    keys.count = static_cast<int>(keys.names.size());
    Q_EMIT foundMore();
    signOut(outcome());
}

core::Done StarfaceJob::outcome() const
{
    for (const CapabilityLine &entry : m_lines) {
        if (entry.works == Answer::No && entry.error)
            return core::failure(*entry.error);
    }
    return {};
}

void StarfaceJob::signOut(const core::Done &outcome)
{
    m_ending = true;
    m_client->logout()->then(this, [this, outcome](const core::Done &) { finish(outcome); });
}

} // namespace pb::setup
