// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/timeline/timelinepanel.h"

#include "ui/common/flowlayout.h"
#include "ui/common/labels.h"
#include "ui/common/toolbuttons.h"
#include "ui/monitor/activity/historydeletion.h"
#include "ui/monitor/timeline/timelinelegend.h"
#include "ui/monitor/timeline/timelinetext.h"
#include "ui/monitor/timeline/timelineview.h"
#include "words/eventwords.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace pb::ui {

using history::Interval;

namespace {

constexpr core::Duration settleTime{150}; ///< between two steps of a wheel
constexpr core::Duration followTime{1000}; ///< more often nobody can read
/// More lines than this make a list that nobody reads and that takes long to fill.
constexpr qsizetype mostLines = 2000;

} // namespace

TimelinePanel::TimelinePanel(history::History &store, core::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_clock(clock)
    , m_deletion(new HistoryDeletion(store, this))
    , m_view(new TimelineView(this))
    , m_legend(new TimelineLegend(this))
    , m_title(headingLabel({}, this))
    , m_note(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_spans(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("timelinePanel"));
    m_title->setObjectName(QStringLiteral("timelineTitle"));
    m_note->setObjectName(QStringLiteral("timelineNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_list->setObjectName(QStringLiteral("timelineList"));
    m_list->setAccessibleName(tr("Timeline as text"));
    m_list->setUniformItemSizes(true);
    m_list->setAlternatingRowColors(true);
    m_list->hide();

    auto *row = new QWidget(this);
    makeButtons(row);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->addWidget(m_title);
    layout->addWidget(row);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 3);
    layout->addWidget(m_legend);
    layout->addWidget(m_list, 2);

    connect(m_view, &TimelineView::shownChanged, this, &TimelinePanel::onShownChanged);
    connect(m_view, &TimelineView::resetWanted, this, [this] { showSpan(m_span); });
    connect(&store, &history::History::stored, this, &TimelinePanel::onStored);
    connect(&store, &history::History::stateChanged, this, &TimelinePanel::loadSoon);
    connect(m_deletion, &HistoryDeletion::deleted, this, &TimelinePanel::loadSoon);
    setUser({}, {});
}

void TimelinePanel::makeButtons(QWidget *row)
{
    auto *layout = new FlowLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeSpans(row));
    m_asText = new FramedButton(tr("As &text"), row);
    m_asText->setCheckable(true);
    m_asText->setObjectName(QStringLiteral("timelineAsText"));
    m_asText->setToolTip(tr("The same as a list, with exact times and raw values."));
    connect(m_asText, &QToolButton::toggled, m_list, &QWidget::setVisible);
    layout->addWidget(m_asText);
    m_delete = new FramedButton(tr("Delete history…"), row);
    m_delete->setObjectName(QStringLiteral("timelineDelete"));
    connect(m_delete, &QToolButton::clicked, this, [this] { m_deletion->askForUser(m_key, m_name); });
    layout->addWidget(m_delete);
}

QWidget *TimelinePanel::makeSpans(QWidget *row)
{
    auto *segments = new QWidget(row);
    segments->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(segments);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const std::pair<Span, QString> spans[] = {
        {Span::Hour, tr("Hour")}, {Span::Day, tr("Day")}, {Span::Week, tr("Week")}};
    for (const auto &[span, text] : spans) {
        auto *button = new FramedButton(text, segments);
        button->setCheckable(true);
        button->setObjectName(QStringLiteral("timelineSpan%1").arg(static_cast<int>(span)));
        m_spans->addButton(button, static_cast<int>(span));
        layout->addWidget(button);
        connect(button, &QToolButton::toggled, this, [this, span = span](bool on) {
            if (on)
                showSpan(span);
        });
    }
    showPressed(m_span);
    return segments;
}

core::Duration TimelinePanel::length(Span span) const
{
    switch (span) {
    case Span::Hour:
        return std::chrono::hours{1};
    case Span::Day:
        return std::chrono::hours{24};
    case Span::Week:
        break;
    }
    return std::chrono::hours{24 * 7};
}

void TimelinePanel::setUser(const QString &key, const QString &name)
{
    m_key = key;
    m_name = name;
    // whose it is stands above, and is said to those who do not see where
    m_title->setText(key.isEmpty() ? tr("No user is selected.") : tr("Timeline"));
    m_view->setAccessibleName(
        key.isEmpty() ? tr("Timeline") : tr("Timeline of %1").arg(name.isEmpty() ? key : name));
    m_view->setEnabled(!key.isEmpty());
    m_delete->setEnabled(!key.isEmpty());
    showTimeline({}); // not for a moment what somebody else did
    showSpan(m_span);
}

void TimelinePanel::showPressed(Span span)
{
    QAbstractButton *button = m_spans->button(static_cast<int>(span));
    const QSignalBlocker quiet(button);
    button->setChecked(true);
}

void TimelinePanel::showSpan(Span span)
{
    m_span = span;
    showPressed(span);
    m_following = true;
    load();
}

void TimelinePanel::onShownChanged()
{
    m_following = m_clock.wall() - m_view->shown().to < std::chrono::seconds{30};
    m_spans->setExclusive(false);
    for (QAbstractButton *button : m_spans->buttons())
        button->setChecked(false);
    m_spans->setExclusive(true);
    fillLegend();
    loadSoon();
}

void TimelinePanel::onStored()
{
    if (m_following && !m_key.isEmpty() && isVisible() && !m_soon)
        m_soon = m_clock.callLater(followTime, this, [this] { load(); });
}

void TimelinePanel::loadSoon()
{
    delete m_soon;
    m_soon = m_clock.callLater(settleTime, this, [this] { load(); });
}

void TimelinePanel::load()
{
    delete m_soon;
    const core::Wall now = m_clock.wall();
    m_view->setLimits(
        {now - std::max<core::Duration>(std::chrono::hours{24} * m_store.days(), length(Span::Week)), now});
    const bool isSpan = m_spans->checkedButton() != nullptr;
    const core::Duration shown = isSpan ? length(m_span) : m_view->shown().to - m_view->shown().from;
    if (m_following)
        m_view->setShown({now - shown, now});
    const int asked = ++m_asked;
    m_failure.reset();
    if (m_key.isEmpty() || m_store.state() == history::State::Off)
        return showTimeline({});
    m_store.timeline(m_key, m_view->shown())
        ->then(this, [this, asked](const core::Result<history::Timeline> &timeline) {
            if (asked != m_asked)
                return;
            if (!timeline)
                m_failure = timeline.error();
            showTimeline(timeline.value_or(history::Timeline()));
            Q_EMIT loaded();
        });
}

void TimelinePanel::showTimeline(const history::Timeline &timeline)
{
    const core::Wall now = m_clock.wall();
    m_view->setTimeline(timeline, now);
    const QStringList lines = timelineLines(timeline, now);
    const int row = m_list->currentRow();
    m_list->clear();
    for (const QString &line : lines.mid(std::max<qsizetype>(0, lines.size() - mostLines)))
        (new QListWidgetItem(line, m_list))->setToolTip(line);
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    fillLegend();
    showNote();
}

void TimelinePanel::showNote()
{
    using State = history::State;
    QString note;
    if (m_store.state() == State::Off)
        note = tr("The history is switched off in the profile.");
    else if (m_store.problem())
        note = historyProblemText(*m_store.problem());
    else if (m_failure)
        note = historyProblemText(*m_failure);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void TimelinePanel::fillLegend()
{
    const history::Timeline &timeline = m_view->timeline();
    const auto has = [](const auto &list, auto condition) {
        return std::any_of(list.begin(), list.end(), condition);
    };
    const auto gap = [](history::Gap::Why why) {
        return [why](const history::Gap &g) { return g.why == why; };
    };
    m_legend->setContent(m_view->shapes(), has(timeline.gaps, gap(history::Gap::Why::NotRunning)),
        has(timeline.gaps, gap(history::Gap::Why::Paused)),
        has(timeline.writes, [](const history::WriteMark &m) { return !m.write.error; }),
        has(timeline.writes, [](const history::WriteMark &m) { return m.write.error.has_value(); }));
}

} // namespace pb::ui
