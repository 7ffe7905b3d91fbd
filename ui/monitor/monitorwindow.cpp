// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/monitorwindow.h"

#include "ui/common/flowlayout.h"
#include "ui/common/icons.h"
#include "ui/common/screenfit.h"
#include "ui/common/windowshortcuts.h"
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/banners/bannerstack.h"
#include "ui/monitor/banners/healthbar.h"
#include "ui/monitor/banners/modebadge.h"
#include "ui/monitor/search/monitorfilter.h"
#include "ui/monitor/search/quickfilters.h"
#include "ui/monitor/search/searchbox.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/why/whypanel.h"
#include "words/sentences.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

namespace pb::ui {

MonitorWindow::MonitorWindow(board::Board &board, const QString &settingsFile, QWidget *parent)
    : QMainWindow(parent)
    , m_board(board)
    , m_settingsFile(settingsFile)
    , m_model(new MonitorModel(board, this))
    , m_filter(new MonitorFilter(*m_model, this))
    , m_table(new MonitorTable(*m_model, *m_filter, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_health(new HealthBar(board, this))
    , m_badge(new ModeBadge(this))
    , m_why(new WhyPanel(board, this))
{
    initResources();
    setObjectName(QStringLiteral("monitorWindow"));
    setWindowTitle(QStringLiteral("Presence Bridge"));
    setWindowIcon(icon(QStringLiteral("presence-bridge")));
    setContextMenuPolicy(Qt::NoContextMenu);

    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *middle = new QWidget(this);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeActions();
    makeRowActions();
    layout->addWidget(makeFilterRow());
    layout->addWidget(m_quick);
    makeBanners();
    layout->addWidget(m_banners);
    layout->addWidget(m_stack, 1);
    setCentralWidget(middle);
    setStatusBar(m_health);
    new WindowShortcuts(*this);

    makeToolBar();
    makeMenus();
    makePanels();
    connectTable();
    connectFilter();
    restoreSettings();
    onStatus();
    showCounts();
    m_table->setFocus();
}

MonitorWindow::~MonitorWindow()
{
    saveSettings();
}

QWidget *MonitorWindow::makeFilterRow()
{
    auto *row = new QWidget(this);
    auto *layout = new FlowLayout(row);
    layout->setContentsMargins(8, 4, 8, 6);
    layout->setSpacing(10);

    m_search = new SearchBox(row);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 56);
    m_quick = new QuickFilters(*m_model, *m_filter, this);

    m_count = new QLabel(row);
    m_count->setObjectName(QStringLiteral("count"));
    m_sortAgain = new QPushButton(icon(QStringLiteral("action-sort")), tr("Sort a&gain"), row);
    m_sortAgain->setObjectName(QStringLiteral("sortAgain"));
    m_sortAgain->setToolTip(tr("States have changed since the rows were put in order."));
    m_sortAgain->setAccessibleDescription(m_sortAgain->toolTip());
    // keeps its place, so that the table stays where it is
    QSizePolicy policy = m_sortAgain->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_sortAgain->setSizePolicy(policy);
    m_sortAgain->hide();

    auto *freeze = new QToolButton(row);
    freeze->setObjectName(QStringLiteral("freezeButton"));
    freeze->setDefaultAction(m_freeze);
    freeze->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    freeze->setAutoRaise(true);
    freeze->setFocusPolicy(Qt::TabFocus);

    auto *between = new QWidget(row);
    between->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    const QWidgetList widgets{m_search, m_count, freeze, m_sortAgain, between, m_badge};
    for (QWidget *widget : widgets) {
        layout->addWidget(widget);
        layout->setAlignment(widget, Qt::AlignVCenter);
    }
    return row;
}

void MonitorWindow::makeBanners()
{
    using Kind = Banner::Kind;
    m_banners = new BannerStack(this);
    m_demoBanner = new Banner(Kind::Info, QStringLiteral("demoBanner"), this);
    m_demoBanner->setTexts(tr("Simulator: nothing real is touched."));
    auto *setUp = m_demoBanner->addButton(tr("Set up…"), QStringLiteral("demoSetUp"));
    setUp->setToolTip(tr("Ends the demo and opens the set-up of the real connection"));
    setUp->setAccessibleDescription(setUp->toolTip());
    connect(setUp, &QPushButton::clicked, this, &MonitorWindow::setUpRequested);
    m_engineBanner = new Banner(Kind::Error, QStringLiteral("engineBanner"), this);
    m_engineBanner->setTexts(tr("The synchronisation has stopped answering."),
        tr("What is shown is what was last known. The synchronisation is started again by itself, and gives "
           "back first what it has left."));
    auto *again = m_engineBanner->addButton(tr("Start now"), QStringLiteral("startEngine"));
    again->setAccessibleDescription(tr("Looks for the synchronisation and starts it at once."));
    connect(again, &QPushButton::clicked, this, &MonitorWindow::engineWanted);
    m_givingBackBanner = new Banner(Kind::Info, QStringLiteral("givingBackBanner"), this);
    m_givingBackBanner->setBusy(true);
    m_journalBanner = new Banner(Kind::Error, QStringLiteral("journalBanner"), this);
    m_graphBanner = new Banner(Kind::Error, QStringLiteral("graphBanner"), this);
    m_starfaceBanner = new Banner(Kind::Error, QStringLiteral("starfaceBanner"), this);
    m_foreignBanner = new Banner(Kind::Warning, QStringLiteral("foreignBanner"), this);
    m_foreignBanner->setTexts(tr("Another program seems to switch do not disturb, too."),
        tr("Two programs that write the same state undo each other. Look for another synchronisation with "
           "this "
           "STARFACE and stop one of them."));
    m_brakeBanner = new Banner(Kind::Warning, QStringLiteral("brakeBanner"), this);
    auto *carryOut = m_brakeBanner->addButton(tr("Carry o&ut"), QStringLiteral("brakeCarryOut"));
    auto *wait = m_brakeBanner->addButton(tr("&Keep waiting"), QStringLiteral("brakeWait"));
    carryOut->setAccessibleDescription(tr("Makes the changes that are held back."));
    wait->setAccessibleDescription(tr("Changes nothing until the number is small again."));
    connect(carryOut, &QPushButton::clicked, this, &MonitorWindow::brakeReleased);
    connect(wait, &QPushButton::clicked, this, [this] {
        m_brakeWaits = true;
        showBrake();
        m_table->setFocus();
    });

    // the most important first: what is going on, what is asked, what fails
    for (Banner *banner : {m_engineBanner, m_givingBackBanner, m_brakeBanner, m_journalBanner, m_graphBanner,
             m_starfaceBanner, m_foreignBanner, m_demoBanner})
        m_banners->add(banner);
}

void MonitorWindow::connectTable()
{
    connect(m_empty, &EmptyState::buttonPressed, this, &MonitorWindow::onEmptyButton);
    connect(&m_board, &board::Board::directoryRead, this, &MonitorWindow::showCounts);
    connect(&m_board, &board::Board::statusChanged, this, &MonitorWindow::onStatus);
    // an unknown status gets older without a signal of its own
    connect(&m_board, &board::Board::statusChanged, m_table->viewport(), qOverload<>(&QWidget::update));
    connect(m_health, &HealthBar::ticked, m_model, &MonitorModel::refreshAges);
    connect(m_health, &HealthBar::ticked, m_filter, &MonitorFilter::refreshAges);
    connect(m_health, &HealthBar::ticked, m_why, &WhyPanel::refresh);
    connect(m_health, &HealthBar::brakeHeldClicked, this, [this] {
        m_brakeWaits = false;
        showBrake();
        m_banners->bringForward(m_brakeBanner);
        m_brakeBanner->findChild<QPushButton *>()->setFocus();
    });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &MonitorWindow::showCellMenu);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MonitorWindow::onSelection);
    const auto showWhyOf = [this](const QModelIndex &cell) {
        showWhy(cell.data(MonitorModel::KeyRole).toString());
    };
    connect(m_table, &QAbstractItemView::activated, this, showWhyOf);
    connect(m_table, &QAbstractItemView::doubleClicked, this, showWhyOf);
}

void MonitorWindow::connectFilter()
{
    connect(m_search, &QLineEdit::textChanged, m_filter, &MonitorFilter::setFilterText);
    connect(m_search, &QLineEdit::textChanged, m_quick, &QuickFilters::refresh);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(); });
    connect(m_quick, &QuickFilters::textWanted, m_search, &QLineEdit::setText);
    connect(m_filter, &MonitorFilter::arranged, this, &MonitorWindow::showCounts);
    connect(m_filter, &MonitorFilter::outdatedChanged, m_sortAgain, &QWidget::setVisible);
    connect(m_sortAgain, &QPushButton::clicked, m_filter, &MonitorFilter::rearrange);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    connect(escape, &QShortcut::activated, this, &MonitorWindow::onEscape);
}

void MonitorWindow::onEscape()
{
    if (m_search->closeSuggestions())
        return;
    if (!m_search->text().isEmpty())
        m_search->clear();
    else if (m_search->hasFocus())
        m_table->setFocus();
    else
        m_table->clearSelection();
}

void MonitorWindow::showCounts()
{
    const int shown = m_filter->rowCount();
    const int all = m_filter->eligibleCount();
    const QLocale locale;
    const QString text = m_filter->query().terms().isEmpty()
        ? tr("%n user(s)", nullptr, all)
        : tr("%1 of %2", "shown of all users").arg(locale.toString(shown), locale.toString(all));
    if (text != m_count->text())
        m_count->setText(text);
    m_count->setVisible(m_board.hasDirectory());
    showEmptyState();
}

void MonitorWindow::showEmptyState()
{
    const bool empty = m_filter->rowCount() == 0;
    const bool hadFocus = m_stack->currentWidget() == m_table && m_table->hasFocus();
    const auto &status = m_board.status();
    if (!m_board.hasDirectory() && (status.graph.directoryError || status.starface.directoryError)) {
        const bool microsoft = status.graph.directoryError.has_value();
        const Failure failure =
            failureText(microsoft ? *status.graph.directoryError : *status.starface.directoryError,
                microsoft ? Service::MicrosoftGraph : Service::Starface);
        m_empty->show(microsoft ? tr("The users of Microsoft 365 cannot be listed.")
                                : tr("The users of STARFACE cannot be listed."),
            failure.why + QLatin1Char(' ') + failure.remedy);
    } else if (!m_board.hasDirectory()) {
        m_empty->show(tr("Reading the directories…"),
            tr("The users of Microsoft 365 and of STARFACE are being read and matched by their e-mail "
               "addresses."));
    } else if (m_board.count() == 0) {
        m_empty->show(tr("Both directories are empty."),
            tr("Check that the accounts of this program may read the users of Microsoft 365 and of "
               "STARFACE."));
    } else if (m_filter->eligibleCount() == 0) {
        m_empty->show(tr("Nobody could be matched."),
            tr("A user is synchronised where the e-mail address in STARFACE is the same as in Microsoft 365. "
               "Enter the addresses in STARFACE; they are read again every few minutes."),
            tr("Sho&w unmatched users"));
    } else if (empty) {
        m_empty->show(tr("No user has “%1”.").arg(m_filter->filterText().simplified()),
            tr("Each word is looked for in every column."), tr("C&lear filter"));
    }
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_table);
    if (hadFocus && empty)
        m_search->setFocus();
}

void MonitorWindow::onEmptyButton()
{
    if (m_filter->eligibleCount() == 0) {
        m_showUnmatched->trigger();
    } else {
        m_search->clear();
        m_search->setFocus();
    }
}

void MonitorWindow::askGiveBackAll()
{
    const auto &status = m_board.status();
    auto *box = new QMessageBox(QMessageBox::Question, tr("Give back all"),
        tr("Give back everything that this program has changed?"), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("giveBackQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("%n phone(s): do not disturb is switched off.", nullptr, status.dndClaims)
        + QLatin1Char('\n') + tr("%n user(s): the presence in Teams is cleared.", nullptr, status.teamsClaims)
        + QLatin1Char('\n') + tr("What users have set themselves stays."));
    auto *yes = box->addButton(tr("&Give back"), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("giveBackYes"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, &MonitorWindow::giveBackAllRequested);
    box->open();
}

void MonitorWindow::showAboutQt()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Qt"),
        tr("This program uses Qt, version %1.").arg(QLatin1String(qVersion())), QMessageBox::Close, this);
    box->setObjectName(QStringLiteral("aboutQtBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Qt is a toolkit for programs on many platforms, free under the GNU LGPL, version 3. "
           "More about it at www.qt.io."));
    box->open();
}

void MonitorWindow::closeEvent(QCloseEvent *event)
{
    saveSettings();
    if (m_mayClose) {
        event->accept();
        return;
    }
    event->ignore();
    Q_EMIT quitRequested();
}

void MonitorWindow::allowClose()
{
    m_mayClose = true;
}

void MonitorWindow::restoreSettings()
{
    resizeOnScreen(*this, {fontMetrics().averageCharWidth() * 198, fontMetrics().height() * 42});
    if (m_settingsFile.isEmpty())
        return;
    const QSettings settings(m_settingsFile, QSettings::IniFormat);
    restoreGeometry(settings.value(QStringLiteral("monitor/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("monitor/panels")).toByteArray());
    m_table->restoreColumnState(settings.value(QStringLiteral("monitor/columns")).toByteArray());
    if (settings.value(QStringLiteral("monitor/showUnmatched")).toBool())
        m_showUnmatched->trigger();
}

void MonitorWindow::saveSettings() const
{
    if (m_settingsFile.isEmpty())
        return;
    QSettings settings(m_settingsFile, QSettings::IniFormat);
    settings.setValue(QStringLiteral("monitor/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("monitor/panels"), saveState());
    settings.setValue(QStringLiteral("monitor/columns"), m_table->columnState());
    settings.setValue(QStringLiteral("monitor/showUnmatched"), m_filter->showsUnmatched());
}

} // namespace pb::ui
