// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/forgetprogram.h"

#include "program/console.h"
#include "secrets/keychainsecretstore.h"
#include "words/sentences.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace pb {

namespace {

void print(std::FILE *stream, const QString &line)
{
    std::fputs(line.toUtf8().constData(), stream);
    std::fflush(stream);
}

QString readAnswer()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(input.readLine(100)).trimmed().toLower();
}

} // namespace

ForgetProgram::ForgetProgram(const CommandLine &options, QObject *parent)
    : QObject(parent)
    , m_asks(!options.yes)
    , m_store(std::make_shared<secrets::KeychainSecretStore>(m_clock))
{
}

void ForgetProgram::start()
{
    const Belongings seen = findBelongings(OwnFolders::ofThisUser());
    if (seen.isEmpty()) {
        print(stdout, tr("Presence Bridge keeps nothing for you: there is nothing to remove.") + u'\n');
        return leave(0);
    }
    if (!seen.held.isEmpty()) {
        tellWhatIsHeld(seen);
        return leave(2);
    }
    if (m_asks && !isAgreed(seen))
        return leave(2);
    // looked at once more: the program may have been started while the question stood
    const Belongings belongings = findBelongings(OwnFolders::ofThisUser());
    if (!belongings.held.isEmpty()) {
        tellWhatIsHeld(belongings);
        return leave(2);
    }
    (new ForgetJob(belongings, m_store, this))->then(this, [this](const core::Result<Forgotten> &forgotten) {
        tell(*forgotten);
        leave(forgotten->failures.isEmpty() ? 0 : 1);
    });
}

void ForgetProgram::tellWhatIsHeld(const Belongings &belongings)
{
    print(stderr, tr("Nothing was removed.") + u'\n');
    for (const HeldJournal &journal : belongings.held) {
        if (journal.error) {
            print(stderr,
                tr("What is still to be given back cannot be read from %1: %2")
                        .arg(journal.file, ui::sentence(*journal.error))
                    + u'\n');
        } else {
            print(stderr,
                tr("Phones or Teams of %n user(s) are still to be given back, by %1.", nullptr, journal.users)
                        .arg(journal.file)
                    + u'\n');
        }
    }
    print(stderr,
        tr("End Presence Bridge where it runs; else start it once and end it: ending gives everything back. "
           "Where that is not possible any more, remove the file named above yourself and try again.")
            + u'\n');
}

bool ForgetProgram::isAgreed(const Belongings &belongings)
{
    if (!isTerminal(stdin)) {
        print(stderr,
            tr("There is no terminal to ask on: add --yes to remove everything without a question.") + u'\n');
        return false;
    }
    print(stdout, tr("This removes everything that Presence Bridge keeps for you on this computer:") + u'\n');
    for (const QString &folder : belongings.folders)
        print(stdout, QStringLiteral("  %1\n").arg(folder));
    for (const QString &profile : belongings.profiles)
        print(stdout, QStringLiteral("  %1\n").arg(tr("keychain entries of the profile “%1”").arg(profile)));
    print(
        stdout, tr("Profiles that you keep elsewhere stay.") + u'\n' + tr("Remove it all? (yes/no)") + u' ');
    const QString answer = readAnswer();
    // English is understood in every language
    const QStringList agreeing{
        QStringLiteral("y"), QStringLiteral("yes"), QStringLiteral("j"), QStringLiteral("ja")};
    if (agreeing.contains(answer))
        return true;
    print(stderr, tr("Nothing was removed.") + u'\n');
    return false;
}

void ForgetProgram::tell(const Forgotten &forgotten)
{
    const auto keychain = [](const QString &profile) {
        return tr("keychain entries of the profile “%1”").arg(profile);
    };
    for (const QString &profile : forgotten.profiles)
        print(stdout, tr("Removed: %1").arg(keychain(profile)) + u'\n');
    for (const QString &folder : forgotten.folders)
        print(stdout, tr("Removed: %1").arg(folder) + u'\n');
    for (const Forgotten::Failure &failure : forgotten.failures) {
        const QString why = failure.isKeychain ? ui::sentence(failure.error) : failure.error.detail;
        print(stderr,
            tr("Not removed: %1: %2").arg(failure.isKeychain ? keychain(failure.what) : failure.what, why)
                + u'\n');
    }
}

void ForgetProgram::leave(int exitCode)
{
    // queued: also right where the event loop has not begun yet
    QMetaObject::invokeMethod(
        this, [this, exitCode] { Q_EMIT left(exitCode); }, Qt::QueuedConnection);
}

} // namespace pb
