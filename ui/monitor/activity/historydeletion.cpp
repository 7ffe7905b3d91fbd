// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/activity/historydeletion.h"

#include "words/sentences.h"

#include <QMessageBox>
#include <QPushButton>

namespace pb::ui {

HistoryDeletion::HistoryDeletion(history::History &store, QWidget *window)
    : QObject(window)
    , m_store(store)
    , m_window(window)
{
}

void HistoryDeletion::askForUser(const QString &key, const QString &name)
{
    ask(tr("Delete the history of %1?").arg(name.isEmpty() ? key : name), tr("&Delete"),
        [this, key] { return m_store.removeUser(key); });
}

void HistoryDeletion::askForAll()
{
    ask(tr("Delete the whole history, of all users?"), tr("&Delete all"),
        [this] { return m_store.removeAll(); });
}

void HistoryDeletion::ask(
    const QString &question, const QString &button, std::function<core::Job<void> *()> remove)
{
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Delete history"), question, QMessageBox::Cancel, m_window);
    box->setObjectName(QStringLiteral("deleteHistoryQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("What was recorded is deleted from this computer and cannot be brought back. "
           "The synchronisation goes on, and what happens from now on is recorded again."));
    auto *yes = box->addButton(button, QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("deleteHistoryYes"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, remove = std::move(remove)] {
        remove()->then(this, [this](const core::Done &done) {
            if (done)
                Q_EMIT deleted();
            else
                tellFailure(done.error());
        });
    });
    box->open();
}

void HistoryDeletion::tellFailure(const core::Error &error)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Delete history"),
        tr("The history could not be deleted."), QMessageBox::Close, m_window);
    box->setObjectName(QStringLiteral("deleteHistoryFailure"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(sentence(error));
    box->setDetailedText(core::toLogLine(error));
    box->open();
}

} // namespace pb::ui
