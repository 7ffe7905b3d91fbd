// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/why/whypanel.h"

#include "ui/common/flowlayout.h"
#include "ui/common/icons.h"
#include "ui/monitor/table/rowactions.h"
#include "ui/monitor/why/whycard.h"
#include "words/times.h"
#include "words/whystory.h"
#include "words/whyticket.h"

#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pb::ui {

namespace {

constexpr core::Duration copiedFor{2500};

QLabel *textLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::MinimumExpanding);
    return label;
}

/// A label with nothing to say takes no room.
void setOrHide(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
}

void put(QVBoxLayout *place, QWidget *widget)
{
    while (QLayoutItem *old = place->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    if (widget)
        place->addWidget(widget);
}

} // namespace

WhyPanel::WhyPanel(board::Board &board, QWidget *parent)
    : QDockWidget(tr("Why?"), parent)
    , m_board(board)
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("whyPanel"));
    setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_nobody = new QLabel(
        tr("Select a user to see why their phone and their presence in Teams are as they are."), this);
    m_nobody->setObjectName(QStringLiteral("whyNobody"));
    m_nobody->setWordWrap(true);
    m_nobody->setAlignment(Qt::AlignCenter);
    m_nobody->setMargin(20);

    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(10, 8, 10, 10);
    layout->setSpacing(8);
    m_scroll = new QScrollArea(page);
    QScrollArea *scroll = m_scroll;
    scroll->setObjectName(QStringLiteral("whyScroll"));
    scroll->setAccessibleName(tr("Why?"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(makeStory());
    layout->addWidget(scroll, 1);
    layout->addWidget(makeButtons());
    m_pages->addWidget(m_nobody);
    m_pages->addWidget(page);
    setWidget(m_pages);
    dress();

    connect(&board, &board::Board::rowsChanged, this, &WhyPanel::onRowsChanged);
    for (const auto signal : {&board::Board::statusChanged, &board::Board::writesChanged,
             &board::Board::directoryRead, &board::Board::reset})
        connect(&board, signal, this, &WhyPanel::refresh);
    tellNobody();
}

QWidget *WhyPanel::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_name = textLabel(QStringLiteral("whyName"), head);
    m_address = textLabel(QStringLiteral("whyAddress"), head);
    m_headline = textLabel(QStringLiteral("whyHeadline"), head);
    m_mark = new QLabel(head);
    m_mark->setAccessibleName(tr("Warning"));
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 6, 0, 0);
    line->addWidget(m_mark, 0, Qt::AlignTop);
    line->addWidget(m_headline, 1);
    layout->addWidget(m_name);
    layout->addWidget(m_address);
    layout->addLayout(line);
    return head;
}

QWidget *WhyPanel::makeStory()
{
    auto *story = new QWidget(this);
    auto *layout = new QVBoxLayout(story);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->setSpacing(8);
    layout->addWidget(makeHead()); // scrolls along: on a low screen it would leave no room for the rest
    m_notes = textLabel(QStringLiteral("whyNotes"), story);
    m_toStarface = new WhyCard(QStringLiteral("whyToStarface"), story);
    m_toTeams = new WhyCard(QStringLiteral("whyToTeams"), story);
    m_changesTitle = new QLabel(tr("Last changes"), story);
    m_changes = textLabel(QStringLiteral("whyChanges"), story);
    m_timelinePlace = new QVBoxLayout;
    m_extraPlace = new QVBoxLayout;
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_notes, m_toStarface, m_toTeams, m_changesTitle, m_changes})
        layout->addWidget(widget);
    layout->addLayout(m_timelinePlace);
    layout->addLayout(m_extraPlace);
    layout->addStretch(1);
    return story;
}

QWidget *WhyPanel::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *layout = new QVBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_copy = new QPushButton(icon(QStringLiteral("action-copy")), tr("Co&py for ticket"), buttons);
    m_copy->setObjectName(QStringLiteral("whyCopy"));
    m_copy->setToolTip(tr("Copies all of this as text, with version, times, codes and request ids"));
    m_pseudonymised = new QCheckBox(tr("Pseud&onymised"), buttons);
    m_pseudonymised->setObjectName(QStringLiteral("whyPseudonymised"));
    m_pseudonymised->setToolTip(tr("Puts a stand-in in the place of names, addresses and ids of people"));
    m_copied = new QLabel(buttons);
    m_copied->setObjectName(QStringLiteral("whyCopied"));
    m_giveBack =
        new QPushButton(icon(QStringLiteral("action-give-back")), tr("Give &back this user"), buttons);
    m_giveBack->setObjectName(QStringLiteral("whyGiveBack"));
    m_giveBack->setToolTip(tr("Takes back what stands for this user because of Presence Bridge"));
    m_exclude = new QPushButton(icon(QStringLiteral("action-exclude")), QString(), buttons);
    m_exclude->setObjectName(QStringLiteral("whyExclude"));
    for (QPushButton *button : {m_copy, m_giveBack, m_exclude}) {
        button->setAutoDefault(false);
        button->setAccessibleDescription(button->toolTip());
    }
    const QList<QWidgetList> rows{{m_copy, m_pseudonymised, m_copied}, {m_giveBack, m_exclude}};
    for (const QWidgetList &row : rows) {
        auto *flow = new FlowLayout;
        flow->setSpacing(6);
        for (QWidget *widget : row)
            flow->addWidget(widget);
        layout->addLayout(flow);
    }
    connect(m_copy, &QPushButton::clicked, this, &WhyPanel::copyForTicket);
    connect(m_giveBack, &QPushButton::clicked, this, [this] { Q_EMIT giveBackUserRequested(m_key); });
    connect(m_exclude, &QPushButton::clicked, this,
        [this] { Q_EMIT excludeRequested(m_key, !m_exclude->property("excluded").toBool()); });
    return buttons;
}

void WhyPanel::setUser(const QString &key)
{
    if (key == m_key)
        return;
    m_key = key;
    m_copied->clear();
    refresh();
    Q_EMIT userChanged(key);
}

void WhyPanel::setTimeline(QWidget *timeline)
{
    put(m_timelinePlace, timeline);
    fitWidth();
}

void WhyPanel::setExtra(QWidget *extra)
{
    put(m_extraPlace, extra);
    fitWidth();
}

void WhyPanel::copyForTicket()
{
    const int row = m_board.indexOf(m_key);
    if (row < 0)
        return;
    QGuiApplication::clipboard()->setText(whyTicket(m_board, row, m_pseudonymised->isChecked()));
    m_copied->setText(tr("Copied."));
    m_board.clock().callLater(copiedFor, m_copied, [this] { m_copied->clear(); });
}

void WhyPanel::onRowsChanged(const QList<int> &rows)
{
    const int row = m_board.indexOf(m_key);
    if (row >= 0 && std::binary_search(rows.begin(), rows.end(), row))
        refresh();
}

void WhyPanel::refresh()
{
    if (!isVisible())
        return;
    const int index = m_board.indexOf(m_key);
    if (index < 0)
        return tellNobody();
    const core::ClockReading now = m_board.clock().read();
    tell(m_board.row(index),
        whyStory(m_board, index, [now](core::Time time) { return momentText(now.toWall(time), now.wall); }));
}

void WhyPanel::tellNobody()
{
    m_nobody->setText(m_key.isEmpty()
            ? tr("Select a user to see why their phone and their presence in Teams are as they are.")
            : tr("This user is in no directory any more."));
    m_pages->setCurrentIndex(0);
}

void WhyPanel::tell(const board::Row &row, const WhyStory &story)
{
    setOrHide(m_name, row.person.name);
    setOrHide(m_address, row.person.email);
    setOrHide(m_headline, story.headline);
    m_mark->setVisible(story.attention);
    setOrHide(m_notes, story.notes.join(QStringLiteral("\n\n")));
    const bool decided = story.directions.size() == 2;
    m_toStarface->setVisible(decided);
    m_toTeams->setVisible(decided);
    if (decided) {
        m_toStarface->show(story.directions[0]);
        m_toTeams->show(story.directions[1]);
    }
    setOrHide(m_changes, story.changes.join(QLatin1Char('\n')));
    m_changesTitle->setVisible(!story.changes.isEmpty());
    tellButtons(row);
    m_pages->setCurrentIndex(1);
}

void WhyPanel::tellButtons(const board::Row &row)
{
    const bool matched = row.person.match == presence::MatchKind::Matched;
    const bool excluded = RowActions::isExcluded(row);
    m_giveBack->setEnabled(RowActions::isHeld(row));
    m_exclude->setVisible(matched);
    m_giveBack->setVisible(matched);
    m_exclude->setProperty("excluded", excluded);
    m_exclude->setText(excluded ? tr("&Include again") : tr("Exclude th&is user"));
    m_exclude->setToolTip(excluded
            ? tr("Synchronises this user again")
            : tr("Gives back what stands for this user and leaves the user alone from now on"));
    m_exclude->setAccessibleDescription(m_exclude->toolTip());
}

void WhyPanel::showEvent(QShowEvent *event)
{
    QDockWidget::showEvent(event);
    refresh();
    fitWidth();
    if (!std::exchange(m_wasShown, true))
        Q_EMIT firstShown();
}

void WhyPanel::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        dress();
}

/// Nothing is cut at the side: the panel is never narrower than what is in it.
void WhyPanel::fitWidth()
{
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_scroll);
    QWidget *story = m_scroll->widget();
    story->ensurePolished();
    story->layout()->activate();
    m_scroll->setMinimumWidth(story->minimumSizeHint().width() + bar + 2 * m_scroll->frameWidth());
}

void WhyPanel::dress()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_name->setFont(large);
    QFont bold = font();
    bold.setBold(true);
    m_changesTitle->setFont(bold);
    // a request id is one word, and not to be cut
    m_changes->setMinimumWidth(fontMetrics().horizontalAdvance(QLatin1Char('0')) * 35);
    const int side = fontMetrics().height();
    m_mark->setPixmap(icon(QStringLiteral("banner-warning")).pixmap(QSize(side, side), devicePixelRatioF()));
    fitWidth();
}

} // namespace pb::ui
