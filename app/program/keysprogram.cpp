// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/keysprogram.h"

#include "program/programwords.h"
#include "words/sentences.h"

#include <cstdio>

namespace pb {

namespace {

using Order = setup::KeysJob::Order;

void print(std::FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
    std::fflush(stream);
}

Order orderOf(KeysAction action)
{
    switch (action) {
    case KeysAction::Apply:
        return Order::Make;
    case KeysAction::Undo:
        return Order::Remove;
    default:
        return Order::Plan;
    }
}

QString listOf(const QList<setup::LackingKey> &users)
{
    QString text;
    for (const setup::LackingKey &user : users)
        text += QStringLiteral("  %1 <%2>\n").arg(user.name, user.email);
    return text;
}

} // namespace

KeysProgram::KeysProgram(CommandLine options, QObject *parent)
    : Program(std::move(options), parent)
{
}

void KeysProgram::beginWith(
    const profile::Profile &profile, const std::shared_ptr<secrets::SecretStore> &store)
{
    auto secrets = std::make_shared<setup::SetupSecrets>(std::make_shared<setup::OverlaySecretStore>(store),
        profile.id, setup::SetupSecrets::Use::InUseOnly, clock());
    m_job = new setup::KeysJob(
        {profile, std::move(secrets), clock()}, {orderOf(options().keys), madeKeysFileOf(profile), {}}, this);
    m_job->then(this, [this, job = m_job, account = profile.starface.login](const core::Done &done) {
        tell(*job, done, account);
    });
}

QString KeysProgram::story(const setup::KeysJob &job, const QString &account) const
{
    const int changed = static_cast<int>(job.changed().size());
    const int lacking = static_cast<int>(job.lacking().size());
    switch (options().keys) {
    case KeysAction::Apply:
        return tr("%n busy-lamp key(s) made for the account %1.", nullptr, changed).arg(account)
            + (changed > 0 ? u' ' + tr("“presence-bridge keys --undo” removes what was made.") : QString())
            + u'\n';
    case KeysAction::Undo:
        return tr("%n busy-lamp key(s) removed that had been made here.", nullptr, changed) + u'\n';
    default:
        break;
    }
    if (lacking == 0)
        return tr("The account %1 has a busy-lamp key for every user.").arg(account) + u'\n';
    return tr("The account %1 has no busy-lamp key for %n user(s):", nullptr, lacking).arg(account) + u'\n'
        + listOf(job.lacking()) + tr("Nothing was changed. “presence-bridge keys --apply” makes these keys.")
        + u'\n';
}

void KeysProgram::tell(const setup::KeysJob &job, const core::Done &done, const QString &account)
{
    // what was changed before something failed is told, too
    if (done || !job.changed().isEmpty())
        print(stdout, story(job, account));
    if (done)
        return leave(0);
    const core::Error &error = done.error();
    const bool isOurs = error.kind == core::ErrorKind::Storage; // the list of what was made
    print(stderr,
        (isOurs ? ui::sentence(error) : ui::failureLine(error, ui::Service::Starface)) + u'\n'
            + core::toLogLine(error) + u'\n');
    leave(exitFailed);
}

void KeysProgram::ending()
{
    if (m_job)
        m_job->abandon(); // a key that is being made gets into the list, then it tells what it did
}

void KeysProgram::tellFailure(const QString &what, const core::Error &error)
{
    print(stderr, failureLines(what, error));
    leave();
}

} // namespace pb
