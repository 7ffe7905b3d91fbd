// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/whyprogram.h"

#include "profile/profilestore.h"
#include "program/enginesettings.h"
#include "program/enginesocket.h"
#include "program/exitcodes.h"
#include "program/programwords.h"
#include "words/sentences.h"
#include "words/whyticket.h"

#include <QFileInfo>
#include <QLocalSocket>

#include <cstdio>
#include <optional>
#include <utility>

namespace pb {

namespace {

constexpr core::Duration patience{10'000};
constexpr qsizetype mostNamed = 20;

void print(std::FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
    std::fflush(stream);
}

} // namespace

WhyProgram::WhyProgram(const CommandLine &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_client(m_clock)
    , m_socket(new QLocalSocket(this))
{
    connect(m_socket, &QLocalSocket::connected, this, &WhyProgram::connected);
    connect(m_socket, &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError error) {
        if (error == QLocalSocket::SocketAccessError)
            return refuse(notAllowed(), exitUnusable);
        refuse(tr("Nothing synchronises this profile at the moment, so there is nothing to explain. Start "
                  "“presence-bridge” or its service first."),
            exitUnusable);
    });
    connect(&m_client, &link::Client::refused, this, [this](const link::Refused &refusal) {
        if (refusal.why == link::Refused::Why::NotAllowed)
            return refuse(notAllowed(), exitUnusable);
        refuse(tr("The synchronisation refuses to answer: it is of another version of this program."),
            exitUnusable);
    });
    connect(&m_client, &link::Client::lost, this,
        [this] { refuse(tr("The synchronisation ended before it answered."), exitUnusable); });
    connect(&m_client.board(), &board::Board::directoryRead, this, &WhyProgram::usersAreKnown);
}

QString WhyProgram::notAllowed() const
{
    return tr("You are not allowed to see the synchronisation that runs here. Ask whoever looks after it to "
              "add you to its group.");
}

void WhyProgram::start()
{
    const QString file = profileFile(m_options);
    const bool hasProfile = QFileInfo::exists(file);
    // a service whose profile this user does not have
    if (const auto service = hasProfile ? std::nullopt : serviceEngine(m_options)) {
        m_service = service->serviceSocket;
        return ask(m_service);
    }
    if (m_options.profile.isEmpty() && !hasProfile) {
        core::Error error;
        error.kind = core::ErrorKind::Storage;
        error.code = QStringLiteral("no-profile");
        return refuse(failureSentence(QStringLiteral("profile"), error), exitUnusable);
    }
    const auto profile = profile::load(file);
    if (!profile)
        return refuse(profile::toText(profile.error()), exitUnusable);
    if (const QString service = serviceSocketOf(m_options, *profile); QFileInfo::exists(service))
        m_service = service;
    ask(m_service.isEmpty() ? engineSocketName(stateFolderOf(*profile)) : m_service);
}

void WhyProgram::ask(const QString &socket)
{
    m_clock.callLater(patience, this, [this] {
        refuse(tr("The synchronisation has told of no users within %1: it may be starting.")
                   .arg(ui::durationText(patience)),
            exitUnusable);
    });
    m_socket->connectToServer(socket);
}

void WhyProgram::connected()
{
    m_socket->disconnect(this);
    if (!link::isTrusted(*m_socket, m_service)) {
        return refuse(tr("Another user of this computer listens where the synchronisation should be. Nothing "
                         "is shown of that."),
            exitUnusable);
    }
    m_client.attach(
        std::make_unique<link::SocketTransport>(m_socket), QStringLiteral(PB_VERSION), link::Role::Viewer);
}

/// What was sent with them, such as the last changes, is here once a question is answered.
void WhyProgram::usersAreKnown()
{
    if (m_client.board().count() == 0)
        return;
    m_client.board().disconnect(this);
    m_client.exclusions()->then(this, [this](const auto &answer) {
        if (answer)
            tell();
    });
}

/// Those of exactly that address or name; where there is none, those whose address or name contains it.
QList<int> WhyProgram::fitting() const
{
    const QString &wanted = m_options.why;
    QList<int> exact;
    QList<int> partly;
    for (int i = 0; i < m_client.board().count(); ++i) {
        const sync::Person &person = m_client.board().row(i).person;
        const auto equals = [&](const QString &text) {
            return text.compare(wanted, Qt::CaseInsensitive) == 0;
        };
        const auto contains = [&](const QString &text) { return text.contains(wanted, Qt::CaseInsensitive); };
        if (equals(person.email) || equals(person.name))
            exact << i;
        else if (contains(person.email) || contains(person.name))
            partly << i;
    }
    return exact.isEmpty() ? partly : exact;
}

void WhyProgram::tell()
{
    const board::Board &board = m_client.board();
    const QList<int> rows = fitting();
    if (rows.isEmpty()) {
        return refuse(
            tr("Neither Teams nor STARFACE has a user with the address or name “%1”.").arg(m_options.why),
            exitFailed);
    }
    if (rows.size() > 1) {
        QString text = tr("“%1” fits several users. Give one of these addresses:").arg(m_options.why);
        for (const int row : rows.mid(0, mostNamed))
            text +=
                QStringLiteral("\n  %1 <%2>").arg(board.row(row).person.name, board.row(row).person.email);
        if (rows.size() > mostNamed)
            text += QStringLiteral("\n  …");
        return refuse(text, exitFailed);
    }
    print(stdout, ui::whyTicket(board, rows.constFirst(), false));
    m_hasLeft = true;
    Q_EMIT left(0);
}

void WhyProgram::refuse(const QString &sentence, int exitCode)
{
    if (std::exchange(m_hasLeft, true))
        return;
    print(stderr, sentence + QLatin1Char('\n'));
    // also before the event loop runs
    QMetaObject::invokeMethod(
        this, [this, exitCode] { Q_EMIT left(exitCode); }, Qt::QueuedConnection);
}

} // namespace pb
