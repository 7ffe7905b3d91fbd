// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/watch.h"

#include <QScrollArea>

#include <functional>

class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace pb::ui {

class ConnectionCard;
class FactList;
class FailedWritesModel;

/// Everything that tells how well the synchronisation is, on one page: both connections with their latency,
/// the pace of the readings, what is held, how long sign-ins and secrets last, and which writes wait. For a
/// dock or a dialog; follows the watch and counts the seconds by its clock while it is shown.
class HealthPage final : public QScrollArea {
    Q_OBJECT
public:
    /// `watch` must outlive this widget.
    explicit HealthPage(health::Watch &watch, QWidget *parent = nullptr);

    /// Something more at the end of the page, and what it says for a ticket.
    void addPart(QWidget *part, std::function<QString()> text);
    /// The whole page for a ticket. Names no user.
    QString asText() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void actionWanted(pb::health::Action action);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeFacts();
    QWidget *makeFailedWrites();
    void refresh();
    void tick();
    void showPace();
    void showHeld();
    void showSignIns();
    void showFailedWrites();
    void fitTable();

    health::Watch &m_watch;
    ConnectionCard *m_graph;
    ConnectionCard *m_starface;
    FactList *m_pace;
    FactList *m_held;
    FactList *m_signIns;
    FailedWritesModel *m_failedModel;
    QLabel *m_failedTitle = nullptr;
    QTableView *m_failedTable = nullptr;
    QPushButton *m_retry = nullptr;
    QVBoxLayout *m_parts = nullptr;
    QList<std::function<QString()>> m_partTexts;
    QPointer<QObject> m_ticking;
};

} // namespace pb::ui
