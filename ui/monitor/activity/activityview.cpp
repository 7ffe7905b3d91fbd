// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/activity/activityview.h"

#include "ui/common/flowlayout.h"
#include "ui/common/icons.h"
#include "ui/common/searchfield.h"
#include "ui/common/toolbuttons.h"
#include "ui/monitor/activity/activityexport.h"
#include "ui/monitor/activity/activitymodel.h"
#include "ui/monitor/activity/historydeletion.h"
#include "words/eventwords.h"
#include "words/sentences.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pb::ui {

using history::allGroups;

namespace {

constexpr core::Duration typingPause{200};
constexpr core::Duration followPause{1000};

QString safeCell(QString text)
{
    for (QChar &c : text) {
        if (c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r'))
            c = QLatin1Char(' ');
    }
    // spreadsheets run what begins like a formula, and names come from outside
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.at(0)))
        text.prepend(QLatin1Char('\''));
    return text;
}

QString countText(int count)
{
    const QString number = QLocale().toString(count);
    return count >= history::ActivityCounts::limit ? number + QLatin1Char('+') : number;
}

} // namespace

ActivityView::ActivityView(history::History &store, core::Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_clock(clock)
    , m_model(new ActivityModel(clock, this))
    , m_deletion(new HistoryDeletion(store, this))
    , m_table(new QTableView(this))
    , m_note(new QLabel(this))
{
    initResources();
    setObjectName(QStringLiteral("activityView"));
    m_note->setObjectName(QStringLiteral("activityNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    makeTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(makeFilterRow());
    layout->addWidget(makeKindRow());
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);

    connect(m_model, &ActivityModel::moreWanted, this, &ActivityView::loadMore);
    connect(&store, &history::History::stored, this, &ActivityView::onStored);
    connect(&store, &history::History::stateChanged, this, &ActivityView::reload);
    connect(m_deletion, &HistoryDeletion::deleted, this, &ActivityView::reload);
    showNote({});
}

QToolButton *ActivityView::addAction(QWidget *row, const QString &name, const QString &text)
{
    auto *button = new FramedButton(text, row);
    button->setObjectName(name);
    row->layout()->addWidget(button);
    return button;
}

QWidget *ActivityView::makeFilterRow()
{
    auto *row = new QWidget(this);
    auto *layout = new FlowLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_user = new QLineEdit(row);
    m_user->setObjectName(QStringLiteral("activityUser"));
    makeSearchField(*m_user);
    m_user->setPlaceholderText(tr("User: a name or an address…"));
    m_user->setAccessibleName(tr("User"));
    m_user->installEventFilter(this);
    m_user->setToolTip(m_user->placeholderText()); // it is shortened where it is narrow
    m_user->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    layout->addWidget(m_user);
    m_interval = new QComboBox(row);
    m_interval->setObjectName(QStringLiteral("activityInterval"));
    m_interval->setAccessibleName(tr("Time"));
    m_interval->addItem(tr("Last hour"), 1);
    m_interval->addItem(tr("Last 24 hours"), 24);
    m_interval->addItem(tr("Last 7 days"), 24 * 7);
    m_interval->addItem(tr("Everything"), 0);
    m_interval->setCurrentIndex(1);
    layout->addWidget(m_interval);
    m_newer = new QPushButton(tr("Show &new"), row);
    m_newer->setObjectName(QStringLiteral("activityNewer"));
    m_newer->setToolTip(tr("Something has happened since this was read."));
    QSizePolicy policy = m_newer->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_newer->setSizePolicy(policy);
    m_newer->hide();
    layout->addWidget(m_newer);
    connect(m_user, &QLineEdit::textChanged, this, &ActivityView::filterChanged);
    connect(m_interval, &QComboBox::currentIndexChanged, this, &ActivityView::filterChanged);
    connect(m_newer, &QPushButton::clicked, this, &ActivityView::reload);
    connect(addAction(row, QStringLiteral("activityExport"), tr("Expo&rt…")), &QToolButton::clicked, this,
        &ActivityView::askExport);
    connect(addAction(row, QStringLiteral("activityDelete"), tr("&Delete history…")), &QToolButton::clicked,
        m_deletion, &HistoryDeletion::askForAll);
    return row;
}

QWidget *ActivityView::makeKindRow()
{
    auto *row = new QWidget(this);
    auto *layout = new FlowLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (std::size_t i = 0; i < allGroups.size(); ++i) {
        m_groups[i] = addAction(row, QStringLiteral("activityGroup%1").arg(i), groupText(allGroups[i]));
        m_groups[i]->setCheckable(true);
        m_groups[i]->setToolTip(tr("Shows only this kind, together with the other pressed ones."));
        connect(m_groups[i], &QToolButton::toggled, this, &ActivityView::filterChanged);
    }
    m_problems = addAction(row, QStringLiteral("activityProblems"), tr("Problems"));
    m_problems->setCheckable(true);
    m_problems->setIcon(icon(QStringLiteral("banner-warning")));
    m_problems->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_problems->setToolTip(tr("Shows only what failed or needs a look."));
    connect(m_problems, &QToolButton::toggled, this, &ActivityView::filterChanged);
    return row;
}

void ActivityView::makeTable()
{
    m_table->setObjectName(QStringLiteral("activityTable"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setAccessibleName(tr("What happened"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionsMovable(true);
    // what happened is never narrower than its title, and never without a row
    m_table->horizontalHeader()->setMinimumSectionSize(
        m_table->horizontalHeader()->sectionSizeHint(ActivityModel::What));
    m_table->setMinimumHeight(fontMetrics().height() * 9 / 2);
    const int letter = fontMetrics().averageCharWidth();
    const std::array widths{22, 26, 16};
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(static_cast<int>(i), widths[i] * letter);
    m_table->installEventFilter(this);
    connect(m_table, &QTableView::activated, this, &ActivityView::activate);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ActivityView::showMenu);
}

// --- Reading -----------------------------------------------------------------------------------------------

history::ActivityFilter ActivityView::filter() const
{
    history::ActivityFilter filter;
    filter.user = m_user->text().trimmed();
    for (std::size_t i = 0; i < allGroups.size(); ++i)
        filter.groups.setFlag(allGroups[i], m_groups[i]->isChecked());
    filter.onlyProblems = m_problems->isChecked();
    if (const int hours = m_interval->currentData().toInt(); hours > 0)
        filter.from = m_clock.wall() - std::chrono::hours{hours};
    return filter;
}

void ActivityView::setUserFilter(const QString &text)
{
    m_user->setText(text);
}

void ActivityView::filterChanged()
{
    delete m_soon;
    m_soon = m_clock.callLater(typingPause, this, [this] { reload(); });
}

void ActivityView::reload()
{
    delete m_soon;
    m_stale = false;
    m_newer->hide();
    const int asked = ++m_asked;
    if (m_store.state() == history::State::Off) {
        m_model->replace({});
        return showNote({});
    }
    m_store.activity(filter(), {}, pageSize)
        ->then(this, [this, asked](const core::Result<history::ActivityPage> &page) {
            if (asked != m_asked)
                return;
            m_model->replace(page.value_or(history::ActivityPage()));
            showNote(page ? std::optional<core::Error>() : page.error());
            loadCounts(); // after the page, which is what one looks at
            Q_EMIT loaded();
        });
}

void ActivityView::loadMore()
{
    const history::Event &last = m_model->eventAt(m_model->rowCount() - 1);
    const int asked = m_asked;
    m_store.activity(filter(), history::Place{last.at, last.id}, pageSize)
        ->then(this, [this, asked](const core::Result<history::ActivityPage> &page) {
            if (asked != m_asked)
                return;
            m_model->add(page.value_or(history::ActivityPage()));
            if (!page)
                showNote(page.error());
            Q_EMIT loaded();
        });
}

void ActivityView::loadCounts()
{
    const int asked = m_asked;
    m_store.counts(filter())->then(this, [this, asked](const core::Result<history::ActivityCounts> &counts) {
        if (asked == m_asked && counts)
            showCounts(*counts);
    });
}

void ActivityView::showCounts(const history::ActivityCounts &counts)
{
    for (std::size_t i = 0; i < allGroups.size(); ++i)
        m_groups[i]->setText(tr("%1 %2", "kind of event, how many")
                                 .arg(groupText(allGroups[i]), countText(counts.perGroup[i])));
    m_problems->setText(tr("Problems %1", "how many").arg(countText(counts.problems)));
}

void ActivityView::onStored()
{
    m_stale = true;
    if (!isVisible())
        return;
    const bool disturbs =
        m_table->verticalScrollBar()->value() > 0 || m_table->selectionModel()->hasSelection();
    m_newer->setVisible(disturbs);
    if (!disturbs && !m_soon)
        m_soon = m_clock.callLater(followPause, this, [this] { reload(); });
}

void ActivityView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        reload();
}

void ActivityView::showNote(const std::optional<core::Error> &failure)
{
    using State = history::State;
    QString note;
    if (m_store.state() == State::Off)
        note = tr("The history is switched off in the profile.");
    else if (m_store.problem())
        note = historyProblemText(*m_store.problem());
    else if (failure)
        note = historyProblemText(*failure);
    else if (m_model->rowCount() == 0 && !m_stale)
        note = tr("Nothing of that kind was recorded in this time.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

// --- What one can do ---------------------------------------------------------------------------------------

bool ActivityView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    auto *key = static_cast<QKeyEvent *>(event);
    const bool copies = watched == m_table && key->matches(QKeySequence::Copy);
    const bool clears = watched == m_user && key->key() == Qt::Key_Escape && !m_user->text().isEmpty();
    if (!copies && !clears)
        return false;
    // taken before a shortcut of the window, so that it comes as a key press
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else if (copies)
        copy();
    else
        m_user->clear();
    return true;
}

void ActivityView::activate(const QModelIndex &index)
{
    const QString key = index.data(ActivityModel::KeyRole).toString();
    if (!key.isEmpty())
        Q_EMIT userActivated(key);
}

void ActivityView::showMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    const QString key = index.data(ActivityModel::KeyRole).toString();
    const QString name = index.siblingAtColumn(ActivityModel::User).data().toString();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("activityMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *show = menu->addAction(tr("&Show user"));
    auto *only = menu->addAction(tr("&Only this user"));
    auto *remove = menu->addAction(tr("&Delete history of this user…"));
    for (QAction *action : {show, only, remove})
        action->setEnabled(!key.isEmpty());
    menu->addSeparator();
    auto *copyRows = menu->addAction(tr("&Copy"));
    copyRows->setEnabled(m_table->selectionModel()->hasSelection());
    connect(show, &QAction::triggered, this, [this, key] { Q_EMIT userActivated(key); });
    connect(only, &QAction::triggered, this, [this, key] { setUserFilter(key); });
    connect(remove, &QAction::triggered, this, [this, key, name] { m_deletion->askForUser(key, name); });
    connect(copyRows, &QAction::triggered, this, &ActivityView::copy);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

QString ActivityView::selectedAsText() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return {};
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.row() < b.row(); });
    QList<QStringList> lines{ActivityModel::fileHeading()};
    for (const QModelIndex &row : std::as_const(rows))
        lines << ActivityModel::fileRow(m_model->eventAt(row.row()));
    QString text;
    for (QStringList &line : lines) {
        std::transform(line.begin(), line.end(), line.begin(), safeCell);
        text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

void ActivityView::copy() const
{
    const QString text = selectedAsText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

core::Job<int> *ActivityView::exportTo(const QString &file)
{
    return new ActivityExport(m_store, filter(), file, this);
}

void ActivityView::askExport()
{
    auto *dialog = new QFileDialog(this, tr("Export what happened"), {}, tr("Tables (*.csv)"));
    dialog->setObjectName(QStringLiteral("activityExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("presence-bridge-activity.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        exportTo(file)->then(this, [this](const core::Result<int> &written) {
            if (written)
                return;
            auto *box = new QMessageBox(QMessageBox::Warning, tr("Export"),
                tr("The file could not be written."), QMessageBox::Close, this);
            box->setObjectName(QStringLiteral("exportFailure"));
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->setInformativeText(sentence(written.error()));
            box->setDetailedText(core::toLogLine(written.error()));
            box->open();
        });
    });
    dialog->open();
}

} // namespace pb::ui
