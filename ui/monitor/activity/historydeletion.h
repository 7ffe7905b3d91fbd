// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/history.h"

#include <QObject>
#include <QString>

class QWidget;

namespace pb::ui {

/// Asks whether what is recorded of one user, or of everybody, shall be deleted, does so, and tells where it
/// did not work. Belongs to the window over which it asks; the store must outlive it.
class HistoryDeletion final : public QObject {
    Q_OBJECT
public:
    HistoryDeletion(history::History &store, QWidget *window);

    void askForUser(const QString &key, const QString &name);
    void askForAll();

Q_SIGNALS:
    void deleted(); ///< it is done, and nothing is left of it

private:
    void ask(const QString &question, const QString &button, std::function<core::Job<void> *()> remove);
    void tellFailure(const core::Error &error);

    history::History &m_store;
    QWidget *m_window;
};

} // namespace pb::ui
