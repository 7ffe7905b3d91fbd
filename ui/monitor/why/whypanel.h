// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "board/board.h"

#include <QDockWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace pb::ui {

class WhyCard;
struct WhyStory;

/// The Why? panel: for one user, each step of both directions in sentences, what is held and until when, and
/// the last changes. Follows the board while it is seen; decides nothing: its buttons are wishes. Has places
/// for a timeline and for what else belongs to one user. The board outlives it.
class WhyPanel final : public QDockWidget {
    Q_OBJECT
public:
    explicit WhyPanel(board::Board &board, QWidget *parent = nullptr);

    /// Empty: nobody.
    void setUser(const QString &key);
    QString user() const { return m_key; }
    /// Under the last changes; the panel owns it. They learn of another user by userChanged().
    void setTimeline(QWidget *timeline);
    void setExtra(QWidget *extra);
    /// Puts the text for a ticket on the clipboard.
    void copyForTicket();
    /// Time has gone by.
    void refresh();

Q_SIGNALS:
    void userChanged(const QString &key);
    void firstShown();
    void giveBackUserRequested(const QString &key);
    void excludeRequested(const QString &key, bool exclude);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeStory();
    QWidget *makeButtons();
    void onRowsChanged(const QList<int> &rows);
    void tell(const board::Row &row, const WhyStory &story);
    void tellNobody();
    void tellButtons(const board::Row &row);
    void dress();
    void fitWidth();

    board::Board &m_board;
    QString m_key;
    bool m_wasShown = false;
    QStackedWidget *m_pages;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_nobody = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_address = nullptr;
    QLabel *m_mark = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_notes = nullptr;
    WhyCard *m_toStarface = nullptr;
    WhyCard *m_toTeams = nullptr;
    QLabel *m_changesTitle = nullptr;
    QLabel *m_changes = nullptr;
    QVBoxLayout *m_timelinePlace = nullptr;
    QVBoxLayout *m_extraPlace = nullptr;
    QPushButton *m_copy = nullptr;
    QCheckBox *m_pseudonymised = nullptr;
    QPushButton *m_giveBack = nullptr;
    QPushButton *m_exclude = nullptr;
    QLabel *m_copied = nullptr;
};

} // namespace pb::ui
