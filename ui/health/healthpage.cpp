// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthpage.h"

#include "core/isotime.h"
#include "ui/common/icons.h"
#include "ui/health/connectioncard.h"
#include "ui/health/factlist.h"
#include "ui/health/failedwritesmodel.h"
#include "ui/health/healthwords.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace pb::ui {

namespace {

const QString warning = QStringLiteral("banner-warning");
const QString wrong = QStringLiteral("banner-error");
const QString fine = QStringLiteral("connection-ok");

QString clockText(core::Wall time)
{
    return QLocale().toString(core::localTime(time).time(), QLocale::ShortFormat);
}

QString pictureFor(health::Nearness nearness)
{
    switch (nearness) {
    case health::Nearness::Far:
    case health::Nearness::Within60Days:
        return fine;
    case health::Nearness::Within30Days:
    case health::Nearness::Within7Days:
        return warning;
    case health::Nearness::Within1Day:
    case health::Nearness::Expired:
        break;
    }
    return wrong;
}

} // namespace

HealthPage::HealthPage(health::Watch &watch, QWidget *parent)
    : QScrollArea(parent)
    , m_watch(watch)
    , m_graph(new ConnectionCard(health::Topic::Graph, QStringLiteral("graphCard")))
    , m_starface(new ConnectionCard(health::Topic::Starface, QStringLiteral("starfaceCard")))
    , m_pace(new FactList(tr("Synchronisation")))
    , m_held(new FactList(tr("Users and changes")))
    , m_signIns(new FactList(tr("Sign-ins and secrets")))
    , m_failedModel(new FailedWritesModel(this))
{
    initResources();
    setObjectName(QStringLiteral("healthPage"));
    setAccessibleName(tr("Health"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    makeFacts();

    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    m_parts = new QVBoxLayout;
    m_parts->setSpacing(12);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    for (QWidget *part :
        {static_cast<QWidget *>(m_graph), static_cast<QWidget *>(m_starface), static_cast<QWidget *>(m_pace),
            static_cast<QWidget *>(m_held), static_cast<QWidget *>(m_signIns), makeFailedWrites()})
        layout->addWidget(part);
    layout->addLayout(m_parts);
    auto *copy = new QPushButton(tr("Copy as te&xt"), page);
    copy->setObjectName(QStringLiteral("copyHealth"));
    copy->setAccessibleDescription(tr("Copies this page for a ticket. It names no user."));
    copy->setToolTip(copy->accessibleDescription());
    layout->addWidget(copy, 0, Qt::AlignLeft);
    layout->addStretch(1);
    setWidget(page);

    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(asText()); });
    for (ConnectionCard *card : {m_graph, m_starface})
        connect(card, &ConnectionCard::actionWanted, this, &HealthPage::actionWanted);
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT actionWanted(health::Action::RetryNow); });
    connect(&watch, &health::Watch::changed, this, &HealthPage::refresh);
    refresh();
}

void HealthPage::makeFacts()
{
    m_pace->addRow(QStringLiteral("healthMode"), tr("Mode"));
    m_pace->addRow(QStringLiteral("healthPolls"), tr("Readings"));
    m_pace->addRow(QStringLiteral("healthLate"), tr("Punctuality"));
    m_pace->addRow(QStringLiteral("healthSettle"), tr("Settle time"));
    m_pace->addRow(QStringLiteral("healthRoundTrip"), tr("Slowest round trip"));
    m_pace->addRow(QStringLiteral("healthBudget"), tr("Request budget"));
    m_held->addRow(QStringLiteral("healthMatched"), tr("Matched"));
    m_held->addRow(QStringLiteral("healthUnmatched"), tr("Without a partner"));
    m_held->addRow(QStringLiteral("healthSetAside"), tr("Not read"));
    m_held->addRow(QStringLiteral("healthClaims"), tr("Held by us"));
    m_held->addRow(QStringLiteral("healthForeign"), tr("Other writers"));
    m_held->addRow(QStringLiteral("healthJournal"), tr("Journal"));
    m_signIns->addRow(QStringLiteral("healthApplication"), tr("Token for writing"));
    m_signIns->addRow(QStringLiteral("healthReader"), tr("Token for reading"));
    m_signIns->addRow(QStringLiteral("healthClientSecret"), tr("Secret for writing"));
    m_signIns->addRow(QStringLiteral("healthReadClientSecret"), tr("Secret for reading"));
}

QWidget *HealthPage::makeFailedWrites()
{
    auto *part = new QWidget;
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    m_failedTitle = new QLabel(part);
    m_failedTitle->setObjectName(QStringLiteral("failedTitle"));
    m_failedTable = new QTableView(part);
    m_failedTable->setObjectName(QStringLiteral("failedTable"));
    m_failedTable->setModel(m_failedModel);
    m_failedTable->setAccessibleName(tr("Failed writes"));
    m_failedTable->setTabKeyNavigation(false);
    m_failedTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_failedTable->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_failedTable->verticalHeader()->hide();
    m_failedTable->horizontalHeader()->setHighlightSections(false);
    m_failedTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_failedTable->setShowGrid(false);
    m_failedTable->setAlternatingRowColors(true);
    m_failedTable->setWordWrap(false);
    m_retry = new QPushButton(actionText(health::Action::RetryNow), part);
    m_retry->setObjectName(QStringLiteral("retryFailed"));
    m_retry->setAccessibleDescription(actionDescription(health::Action::RetryNow));
    layout->addWidget(m_failedTitle);
    layout->addWidget(m_failedTable);
    layout->addWidget(m_retry, 0, Qt::AlignLeft);
    return part;
}

QSize HealthPage::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 72, fontMetrics().height() * 44};
}

void HealthPage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    refresh();
    tick();
}

/// "12 s ago" grows while somebody looks.
void HealthPage::tick()
{
    if (m_ticking || !isVisible())
        return;
    m_ticking = m_watch.clock().callLater(core::Duration{1000}, this, [this] {
        m_ticking.clear();
        if (!isVisible())
            return;
        refresh();
        tick();
    });
}

void HealthPage::refresh()
{
    const health::Facts &facts = m_watch.facts();
    const core::ClockReading now = m_watch.clock().read();
    m_graph->show(facts.status.graph, facts.status.period, facts.graph, now,
        health::readerFails(facts) ? health::Topic::Reader : health::Topic::TeamsDirectory);
    m_starface->show(
        facts.status.starface, facts.status.period, facts.starface, now, health::Topic::StarfaceDirectory);
    showPace();
    showHeld();
    showSignIns();
    showFailedWrites();
}

void HealthPage::showPace()
{
    const sync::EngineStatus &status = m_watch.facts().status;
    const QLocale locale;
    m_pace->set(QStringLiteral("healthMode"), modeText(status.mode));
    m_pace->set(QStringLiteral("healthPolls"),
        status.polls == 0 ? tr("None yet")
                          : tr("%1 so far; the last took %2", "a number, a duration")
                                .arg(locale.toString(status.polls), durationText(status.pollDuration)));
    const bool late = status.lateBy > core::Duration::zero();
    m_pace->set(QStringLiteral("healthLate"),
        late ? tr("%1 late: the last reading took longer than the period").arg(durationText(status.lateBy))
             : tr("On time"),
        late ? warning : QString());
    m_pace->set(QStringLiteral("healthSettle"),
        tr("%1: so long a change may take until it shows").arg(durationText(status.settle)));
    m_pace->set(QStringLiteral("healthRoundTrip"),
        status.slowestRoundTrip == core::Duration::zero()
            ? tr("None measured in the last hour")
            : tr("%1 from a change to the first reading that showed it, in the last hour")
                  .arg(durationText(status.slowestRoundTrip)));
    const bool tight = status.budgetLimit > 0 && status.budgetUsed * 10 > status.budgetLimit * 9;
    m_pace->set(QStringLiteral("healthBudget"),
        status.budgetLimit == 0
            ? QString()
            : tr("%1 of %2 requests to Microsoft Graph in the current 30 seconds")
                  .arg(locale.toString(status.budgetUsed), locale.toString(status.budgetLimit)),
        tight ? warning : QString());
}

void HealthPage::showHeld()
{
    const sync::EngineStatus &status = m_watch.facts().status;
    const QLocale locale;
    m_held->set(QStringLiteral("healthMatched"), tr("%n user(s)", nullptr, status.matched));
    m_held->set(QStringLiteral("healthUnmatched"),
        status.unmatchedTeams + status.unmatchedStarface == 0
            ? tr("Nobody")
            : tr("%1 in Microsoft 365, %2 in STARFACE")
                  .arg(locale.toString(status.unmatchedTeams), locale.toString(status.unmatchedStarface)));
    m_held->set(QStringLiteral("healthClaims"),
        tr("Do not disturb on %1 phone(s), presence of %2 user(s) in Teams")
            .arg(locale.toString(status.dndClaims), locale.toString(status.teamsClaims)));
    m_held->set(QStringLiteral("healthForeign"),
        status.foreignWriter ? tr("Another program seems to switch do not disturb, too") : tr("None noticed"),
        status.foreignWriter ? warning : QString());
    const bool damaged = !status.journalDamage.isEmpty();
    m_held->set(QStringLiteral("healthJournal"),
        status.journalError ? failureLine(*status.journalError, Service::Storage)
            : damaged       ? tr("Written; it was damaged when the program started")
                            : tr("Written"),
        status.journalError ? wrong
            : damaged       ? warning
                            : QString());
    m_held->set(QStringLiteral("healthSetAside"),
        status.setAside.isEmpty() ? QString()
                                  : tr("%n user(s): Microsoft refuses the reading", nullptr,
                                      static_cast<int>(status.setAside.size())),
        warning);
}

void HealthPage::showSignIns()
{
    const health::Facts &facts = m_watch.facts();
    const auto token = [this](const QString &name, const health::TokenState &state) {
        if (!state.isUsed)
            return m_signIns->set(name, {});
        const QString valid = state.expiresAt
            ? tr("Valid until %1, renewed by itself").arg(clockText(m_watch.clock().toWall(*state.expiresAt)))
            : tr("None in hand");
        if (!state.error)
            return m_signIns->set(name, valid);
        const QString again = state.pausedUntil ? QLatin1Char(' ')
                + tr("Tried again at %1.").arg(clockText(m_watch.clock().toWall(*state.pausedUntil)))
                                                : QString();
        m_signIns->set(name, valid + QStringLiteral(". ") + sentence(*state.error) + again, wrong);
    };
    token(QStringLiteral("healthApplication"), facts.application);
    token(QStringLiteral("healthReader"), facts.reader);

    m_signIns->set(QStringLiteral("healthClientSecret"), tr("The expiry date is not known"));
    m_signIns->set(QStringLiteral("healthReadClientSecret"), {});
    for (const health::Expiry &expiry : m_watch.expiries()) {
        m_signIns->set(expiry.what == health::Expiring::ClientSecret
                ? QStringLiteral("healthClientSecret")
                : QStringLiteral("healthReadClientSecret"),
            expiryText(expiry), pictureFor(expiry.nearness));
    }
}

void HealthPage::showFailedWrites()
{
    const QList<sync::FailedWrite> &failed = m_watch.facts().failedWrites;
    m_failedModel->show(failed, m_watch.clock().now());
    QFont bold = font();
    bold.setBold(true);
    m_failedTitle->setFont(bold);
    m_failedTitle->setText(failed.isEmpty()
            ? tr("No write is waiting to be tried again")
            : tr("%n write(s) to try again", nullptr, static_cast<int>(failed.size())));
    m_failedTable->setVisible(!failed.isEmpty());
    m_retry->setVisible(!failed.isEmpty());
    if (!failed.isEmpty())
        fitTable();
}

void HealthPage::fitTable()
{
    QHeaderView *header = m_failedTable->horizontalHeader();
    for (int column = 0; column < FailedWritesModel::ColumnCount; ++column)
        header->setSectionResizeMode(
            column, column == FailedWritesModel::Why ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    m_failedTable->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    const int rows = std::min(m_failedModel->rowCount(), 8);
    m_failedTable->setFixedHeight(
        header->sizeHint().height() + rows * m_failedTable->verticalHeader()->defaultSectionSize() + 4);
}

void HealthPage::addPart(QWidget *part, std::function<QString()> text)
{
    m_parts->addWidget(part);
    m_partTexts << std::move(text);
}

QString HealthPage::asText() const
{
    QStringList parts{m_graph->text(), m_starface->text(), m_pace->text(), m_held->text(), m_signIns->text(),
        m_failedTitle->text()};
    for (const auto &text : m_partTexts)
        parts << text();
    return parts.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
}

} // namespace pb::ui
