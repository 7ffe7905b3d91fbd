// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/userspage.h"

#include "core/csv.h"
#include "core/systemwords.h"
#include "setup/users/usercsv.h"
#include "ui/common/field.h"
#include "ui/common/labels.h"
#include "ui/common/messagerow.h"
#include "ui/common/searchfield.h"
#include "ui/common/shortenedbox.h"
#include "ui/setup/checktable.h"
#include "ui/setup/taskpanel.h"
#include "ui/setup/usersmodel.h"
#include "words/setupwords.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>
#include <QTimer>

#include <algorithm>

namespace pb::ui {

using setup::Task;

UsersPage::UsersPage(setup::Setup &setup, QWidget *parent)
    : SetupPage(setup, setup::Step::Users, parent)
    , m_model(new UsersModel(this))
    , m_filter(new UsersFilter(this))
{
    m_filter->setSourceModel(m_model);
    buildTools();
    buildTable();
    m_saved = new MessageRow(QStringLiteral("usersSaved"), this);
    content()->addWidget(m_saved);
    m_read = new TaskPanel(setup, Task::Users, tr("Read the users a&gain"), this);
    addTask(m_read);
    buildKeys();
    buildProof();
}

void UsersPage::buildTools()
{
    m_tools = new QWidget(this);
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_search = new QLineEdit(m_tools);
    m_search->setObjectName(QStringLiteral("userSearch"));
    makeSearchField(*m_search);
    m_search->setPlaceholderText(tr("Name, address or reason"));
    m_search->setAccessibleName(tr("Search the users"));
    auto *searchLabel = new QLabel(tr("&Search:"), m_tools);
    searchLabel->setBuddy(m_search);
    m_show = new QComboBox(m_tools);
    m_show->setObjectName(QStringLiteral("userShow"));
    m_show->addItem(tr("Everybody"), int(UsersFilter::Show::All));
    m_show->addItem(tr("Matched"), int(UsersFilter::Show::Matched));
    m_show->addItem(tr("Not matched"), int(UsersFilter::Show::Unmatched));
    m_show->setAccessibleName(tr("Which users are shown"));
    auto *showLabel = new QLabel(tr("S&how:"), m_tools);
    showLabel->setBuddy(m_show);
    auto *save = new QPushButton(tr("Save as CS&V…"), this);
    save->setObjectName(QStringLiteral("saveUsers"));
    row->addWidget(searchLabel);
    row->addWidget(m_search, 1);
    row->addWidget(showLabel);
    row->addWidget(m_show);
    content()->addWidget(m_tools);
    m_count = quietLabel({}, this);
    m_count->setObjectName(QStringLiteral("userCount"));
    m_below = new QWidget(this);
    auto *below = new QHBoxLayout(m_below);
    below->setContentsMargins(0, 0, 0, 0);
    below->addWidget(m_count, 1);
    below->addWidget(save);
    content()->addWidget(m_below);
    connect(m_search, &QLineEdit::textChanged, m_filter, &UsersFilter::setSearch);
    connect(m_show, &QComboBox::currentIndexChanged, this,
        [this] { m_filter->setShow(UsersFilter::Show(m_show->currentData().toInt())); });
    connect(save, &QPushButton::clicked, this, &UsersPage::save);
}

void UsersPage::buildTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("users"));
    m_table->setAccessibleName(tr("Users of both systems"));
    m_table->setModel(m_filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(UsersModel::Name, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setIconSize({fontMetrics().height(), fontMetrics().height()});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setMinimumHeight(fontMetrics().height() * 14);
    content()->addWidget(m_table, 1);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &UsersPage::showCount);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &UsersPage::showCount);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &UsersPage::showCount);
}

void UsersPage::buildKeys()
{
    m_lacking = wrappedLabel({}, this);
    m_lacking->setObjectName(QStringLiteral("lackingKeys"));
    content()->addWidget(m_lacking);
    m_keys = new TaskPanel(setup(), Task::MakeKeys, tr("Make these busy-&lamp keys"), this);
    m_keys->setSuccess([] {
        return TaskPanel::Success{tr("The busy-lamp keys were made and read back."),
            tr("“presence-bridge keys --undo” removes them again.")};
    });
    addTask(m_keys);
}

/// Before anything is made it is said for whom.
void UsersPage::showKeys()
{
    constexpr qsizetype mostNames = 8;
    QStringList names;
    for (const auto &user : setup().users()) {
        if (user.match == presence::MatchKind::Matched && !user.hasBusyLampKey)
            names << user.name;
    }
    names.sort(Qt::CaseInsensitive);
    const int count = static_cast<int>(names.size());
    QString shown = names.mid(0, mostNames).join(QStringLiteral(", "));
    if (count > mostNames)
        shown = tr("%1 and %n more", "names", static_cast<int>(count - mostNames)).arg(shown);
    m_lacking->setText(
        tr("The STARFACE account has no busy-lamp key for %n user(s) that match: %1. Their calls "
           "are not seen until there is one.",
            nullptr, count)
            .arg(shown));
    const bool isTried = setup().state(Task::MakeKeys).phase != setup::TaskState::Phase::NotStarted;
    m_lacking->setVisible(count > 0);
    m_keys->setStartShown(count > 0);
    m_keys->setVisible(count > 0 || isTried);
}

void UsersPage::buildProof()
{
    m_proof = new QWidget(this);
    auto *column = new QVBoxLayout(m_proof);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(headingLabel(tr("Proof that writing works"), m_proof));
    m_testUser = new ShortenedBox;
    m_testUser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_testUser->setMinimumContentsLength(24);
    auto *field = new Field(tr("&Test user"), m_testUser, QStringLiteral("testUser"), m_proof);
    field->setHint(
        tr("Choose somebody who is not on the phone now. Their presence is set and cleared, their do not "
           "disturb switched and put back at once."));
    column->addWidget(field);
    m_verdicts = new CheckTable(QStringLiteral("proof"), m_proof);
    column->addWidget(m_verdicts);
    content()->addWidget(m_proof);
    m_write = new TaskPanel(setup(), Task::WriteProof, tr("Try &writing"), this);
    m_write->setSuccess([] { return TaskPanel::Success{tr("Both sides can be written."), {}}; });
    addTask(m_write);
    connect(m_testUser, &QComboBox::activated, this, &UsersPage::chooseTestUser);
}

void UsersPage::chooseTestUser()
{
    const QString email = m_testUser->currentData().toString();
    edit([&](auto &d) { d.testUser = email; });
}

void UsersPage::load()
{
    fillTestUsers();
    const int at = m_testUser->findData(draft().testUser, Qt::UserRole, Qt::MatchFixedString);
    m_testUser->setCurrentIndex(qMax(0, at));
}

void UsersPage::fillTestUsers()
{
    QList<std::pair<QString, QString>> candidates;
    for (const auto &user : setup().users()) {
        if (user.match == presence::MatchKind::Matched)
            candidates << std::pair(user.name, user.email);
    }
    std::sort(candidates.begin(), candidates.end(),
        [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    if (candidates == m_candidates && m_testUser->count() > 0)
        return;
    m_candidates = candidates;
    m_testUser->clear();
    m_testUser->addItem(tr("Nobody: writing is not tried"), QString());
    for (const auto &[name, email] : std::as_const(m_candidates))
        m_testUser->addItem(tr("%1 (%2)", "name (address)").arg(name, email), email);
}

void UsersPage::showProof()
{
    const bool some = m_model->matched() > 0;
    m_proof->setVisible(some);
    m_write->setVisible(some);
    const bool isChosen = m_testUser->currentIndex() > 0;
    m_write->setReady(isChosen, isChosen ? QString() : tr("Choose a test user first."));
    QList<setup::CheckLine> lines;
    for (const setup::CheckLine &line : setup().report().lines) {
        if (line.id == QLatin1String("starface.writeDnd")
            || line.subject == setup::probeName(setup::Probe::SetAndClearPresence))
            lines << line;
    }
    m_verdicts->showLines(lines);
}

void UsersPage::refresh()
{
    m_model->setUsers(setup().users());
    const bool some = m_model->rowCount() > 0;
    m_tools->setVisible(some);
    m_below->setVisible(some);
    m_table->setVisible(some);
    showCount();
    fitColumns();
    showKeys();
    showProof();
}

void UsersPage::fitColumns()
{
    const int width = m_table->viewport()->width();
    if (width == m_fittedWidth || m_model->rowCount() == 0)
        return;
    m_fittedWidth = width;
    // as wide as what stands there, up to a share: the reason needs the rest
    const int letter = fontMetrics().averageCharWidth();
    for (const auto &[column, share] : {std::pair{UsersModel::Name, 20}, std::pair{UsersModel::Email, 24},
             std::pair{UsersModel::Side, 15}}) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, qMin(m_table->columnWidth(column) + letter, width * share / 100));
    }
}

void UsersPage::resizeEvent(QResizeEvent *event)
{
    SetupPage::resizeEvent(event);
    QTimer::singleShot(0, this, &UsersPage::fitColumns);
}

void UsersPage::entered()
{
    // also where it was gone on with: what is missing then is said here
    if (setup().state(Task::Users).phase == setup::TaskState::Phase::NotStarted)
        m_read->start();
}

void UsersPage::showCount()
{
    const int all = m_model->rowCount();
    const int shown = m_filter->rowCount();
    QString text = tr("%n user(s) will be synchronised", nullptr, m_model->matched());
    if (all > m_model->matched())
        text += QStringLiteral(", ") + tr("%n not", "users", all - m_model->matched());
    if (shown != all)
        text += QStringLiteral(" · ")
            + tr("%1 of %2 shown").arg(QLocale().toString(shown), QLocale().toString(all));
    m_count->setText(text);
}

QString UsersPage::missing() const
{
    if (setup().state(Task::Users).phase == setup::TaskState::Phase::Succeeded && m_model->matched() == 0)
        return tr("Nobody matches yet. You can go on, and mend the addresses in either system later.");
    if (setup().state(Task::WriteProof).phase == setup::TaskState::Phase::Failed)
        return tr("Writing does not work yet. You can go on and begin with observing only.");
    return {};
}

void UsersPage::save()
{
    auto *dialog = new QFileDialog(this, tr("Save as CSV"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(QStringLiteral("users.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &UsersPage::write);
    dialog->open();
}

void UsersPage::write(const QString &path)
{
    setup::UserCsvWords words;
    words.header = {tr("Name"), tr("E-mail address"), tr("Found in"), tr("Synchronised"), tr("Busy-lamp key"),
        tr("Perhaps meant"), tr("Id in Microsoft 365"), tr("Id in STARFACE")};
    for (std::size_t i = 0; i < words.sides.size(); ++i)
        words.sides[i] = sideText(setup::UserLine::Side(int(i)));
    for (std::size_t i = 0; i < words.matches.size(); ++i)
        words.matches[i] = matchText(presence::MatchKind(int(i)));
    words.yes = tr("Yes");
    words.no = tr("No");
    const QByteArray bytes = setup::usersCsv(setup().users(), words, core::csvSeparator(locale()));
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        m_saved->show(Tone::Success, tr("Saved: %1").arg(path));
    else
        m_saved->show(
            Tone::Error, tr("The file could not be written."), core::systemWords(file.errorString()));
}

} // namespace pb::ui
