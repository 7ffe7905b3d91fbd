// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/history.h"

#include <QPointer>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QListWidget;
class QToolButton;

namespace pb::ui {

class HistoryDeletion;
class TimelineLegend;
class TimelineView;

/// The recent past of one user: picture, legend, and the same as a list for those who do not see the picture.
/// Reads it from the store and follows what is recorded. Store and clock must outlive it.
class TimelinePanel final : public QWidget {
    Q_OBJECT
public:
    TimelinePanel(history::History &store, core::Clock &clock, QWidget *parent = nullptr);

    /// Whose; an empty key: nobody's.
    void setUser(const QString &key, const QString &name);
    const QString &user() const { return m_key; }
    TimelineView &view() { return *m_view; }

Q_SIGNALS:
    /// What was asked for is shown.
    void loaded();

private:
    enum class Span { Hour, Day, Week };
    void makeButtons(QWidget *row);
    QWidget *makeSpans(QWidget *row);
    void showSpan(Span span);
    void showPressed(Span span);
    void onShownChanged();
    void onStored();
    void loadSoon();
    void load();
    void showTimeline(const history::Timeline &timeline);
    void showNote();
    void fillLegend();
    core::Duration length(Span span) const;

    history::History &m_store;
    core::Clock &m_clock;
    HistoryDeletion *m_deletion;
    TimelineView *m_view;
    TimelineLegend *m_legend;
    QLabel *m_title;
    QLabel *m_note;
    QListWidget *m_list;
    QButtonGroup *m_spans;
    QToolButton *m_asText = nullptr;
    QToolButton *m_delete = nullptr;
    QString m_key;
    QString m_name;
    Span m_span = Span::Hour;
    bool m_following = true; ///< the right edge is now
    int m_asked = 0; ///< of several questions under way, only the last one counts
    QPointer<QObject> m_soon;
    std::optional<core::Error> m_failure;
};

} // namespace pb::ui
