// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/programboxes.h"

#include "words/sentences.h"

#include <QCoreApplication>
#include <QDir>
#include <QMessageBox>

namespace pb::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProgramBoxes)
};

constexpr int mostNamed = 20;

QMessageBox *warning(const QString &title, const QString &text, QWidget *parent = nullptr)
{
    return new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::Close, parent);
}

} // namespace

QMessageBox *notKeptBox(const QString &title, const QString &what, const core::Error &error, QWidget *parent)
{
    QMessageBox *box = warning(title, what, parent);
    box->setObjectName(QStringLiteral("notKept"));
    box->setInformativeText(sentence(error));
    box->setDetailedText(error.detail);
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

namespace {

QString whyNotReloaded(const core::Error &error)
{
    if (error.code == QLatin1String("other-profile") && !error.detail.isEmpty()) {
        return Words::tr("It runs by a profile of its own, %1. If it is a service, hand yours over with "
                         "“presence-bridge service install --system --replace”.")
            .arg(QDir::toNativeSeparators(error.detail));
    }
    if (error.code == QLatin1String("given-secrets"))
        return Words::tr("Its secrets were handed to it when it was started. End it and start again.");
    if (error.kind == core::ErrorKind::Forbidden)
        return Words::tr("You may only watch it. Ask whoever looks after it to start it again.");
    return Words::tr("End it and start again.");
}

} // namespace

QMessageBox *notReloadedBox(const core::Error &error, QWidget *parent)
{
    QMessageBox *box = warning(Words::tr("Set-up"),
        Words::tr("What you entered is saved, but the synchronisation that runs goes on with what was there "
                  "before."),
        parent);
    box->setObjectName(QStringLiteral("notReloaded"));
    box->setInformativeText(whyNotReloaded(error));
    box->setDetailedText(core::toLogLine(error));
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

QMessageBox *logFolderBox(const QString &folder, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::Information, Words::tr("Log folder"),
        Words::tr("The log is in this folder:") + QLatin1Char('\n') + QDir::toNativeSeparators(folder),
        QMessageBox::Close, parent);
    box->setObjectName(QStringLiteral("logFolder"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return box;
}

QMessageBox *serviceLogBox(const QString &folder, const QString &unit, QWidget *parent)
{
    QMessageBox *box = logFolderBox(folder, parent);
    box->setInformativeText(Words::tr(
        "It belongs to the service of the computer, and you cannot open it. Its last lines are in the "
        "support bundle; root can read all of it with “journalctl -u %1”.")
                                .arg(unit));
    return box;
}

QMessageBox *noSimulatorBox(const core::Error &error, QWidget *parent)
{
    QMessageBox *box =
        warning(Words::tr("Presence Bridge"), Words::tr("The simulator cannot be started."), parent);
    box->setObjectName(QStringLiteral("noSimulator"));
    box->setInformativeText(sentence(error));
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

QMessageBox *notGivenBackBox(const QStringList &names, QWidget *parent)
{
    const int count = static_cast<int>(names.size());
    QStringList shown = names.mid(0, mostNamed);
    if (count > mostNamed)
        shown.append(Words::tr("and %Ln more", nullptr, count - mostNamed));
    QMessageBox *box = warning(Words::tr("Not everything was given back"),
        Words::tr("%Ln user(s) could not be given back in time.", nullptr, count), parent);
    box->setObjectName(QStringLiteral("notGivenBack"));
    box->setInformativeText(
        Words::tr("The next start gives them back. Until then look after their phones by hand.")
        + QStringLiteral("\n\n") + shown.join(QLatin1Char('\n')));
    return box;
}

QMessageBox *waitingBox(const QString &sentence, const QString &why, const QString &logLine)
{
    QMessageBox *box = warning(Words::tr("Presence Bridge is waiting"), sentence);
    box->setObjectName(QStringLiteral("waiting"));
    box->setInformativeText(why);
    box->setDetailedText(logLine);
    return box;
}

QMessageBox *cannotStartBox(const QString &sentence, const QString &logLine)
{
    QMessageBox *box = warning(Words::tr("Presence Bridge cannot start"), sentence);
    box->setObjectName(QStringLiteral("cannotStart"));
    box->setIcon(QMessageBox::Critical);
    box->setDetailedText(logLine);
    return box;
}

QMessageBox *demoEndedBox(const QString &logLine)
{
    QMessageBox *box = warning(
        Words::tr("The demo has ended"), Words::tr("The simulator behind the demo has ended by itself."));
    box->setObjectName(QStringLiteral("demoEnded"));
    box->setInformativeText(Words::tr("Nothing real was touched. Start the demo again to go on."));
    box->setDetailedText(logLine);
    return box;
}

} // namespace pb::ui
