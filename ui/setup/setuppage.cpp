// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/setuppage.h"

#include "ui/common/labels.h"
#include "ui/common/messagerow.h"
#include "ui/setup/taskpanel.h"
#include "words/setupwords.h"

#include <QAbstractSpinBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace pb::ui {

namespace {

/// Lines longer than this are hard to read.
constexpr int widestInCharacters = 160;

/// Its height follows from its width alone: what wraps would otherwise count as high as it is when narrow.
class PageContent final : public QWidget {
public:
    QSize minimumSizeHint() const override { return {0, 0}; }
};

class PageScroller final : public QScrollArea {
public:
    explicit PageScroller(QWidget *parent)
        : QScrollArea(parent)
    {
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        viewport()->setAutoFillBackground(false);
    }

    QSize sizeHint() const override
    {
        return {fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 22};
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        // the same width with and without the scroll bar: what wraps would otherwise bring it and take it
        // away again without end
        if (widget())
            widget()->setFixedWidth(qMin(fontMetrics().averageCharWidth() * widestInCharacters,
                width() - verticalScrollBar()->sizeHint().width()));
        QScrollArea::resizeEvent(event);
    }
};

} // namespace

SetupPage::SetupPage(setup::Setup &setup, setup::Step step, QWidget *parent)
    : QWizardPage(parent)
    , m_setup(setup)
    , m_step(step)
    , m_content(new QVBoxLayout)
    , m_problem(new MessageRow(QStringLiteral("problem"), this))
    , m_unopened(new MessageRow(QStringLiteral("unopened"), this))
    , m_footer(new QWidget(this))
    , m_missing(quietLabel({}, m_footer))
{
    setObjectName(QStringLiteral("page%1").arg(int(step)));
    setTitle(QStringLiteral("<big>%1</big>").arg(stepTitle(step).toHtmlEscaped()));
    setSubTitle(stepText(step).toHtmlEscaped());
    setWhatsThis(stepTitle(step));

    m_scroller = new PageScroller(this);
    auto *inner = new PageContent;
    inner->setObjectName(QStringLiteral("content%1").arg(int(step)));
    inner->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(4, 4, 12, 8);
    column->addWidget(m_problem);
    column->addWidget(m_unopened);
    connect(m_unopened->addButton(tr("Copy the link"), QStringLiteral("copyUnopened")), &QPushButton::clicked,
        this, [this] { QGuiApplication::clipboard()->setText(m_link.toString(QUrl::FullyEncoded)); });
    m_content->setSpacing(14);
    column->addLayout(m_content);
    m_column = column;
    column->addStretch(1);
    m_scroller->setWidget(inner);

    auto *footer = new QHBoxLayout(m_footer);
    footer->setContentsMargins(4, 6, 4, 0);
    footer->setSpacing(8);
    auto *picture = new PictureLabel(m_footer);
    picture->setTone(Tone::Info);
    footer->addWidget(picture, 0, Qt::AlignTop);
    footer->addWidget(m_missing, 1);
    m_missing->setObjectName(QStringLiteral("missing%1").arg(int(step)));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroller, 1);
    layout->addWidget(m_footer);

    connect(&setup, &setup::Setup::draftChanged, this, &SetupPage::update);
    connect(&setup, &setup::Setup::stateChanged, this, &SetupPage::update);
    connect(&setup, &setup::Setup::secretsChanged, this, &SetupPage::update);
    connect(&setup, &setup::Setup::secretStored, this, &SetupPage::update);
    connect(&setup, &setup::Setup::secretFailed, this, &SetupPage::update);
}

void SetupPage::addTask(TaskPanel *task)
{
    m_content->addWidget(task);
    connect(task, &TaskPanel::aboutToStart, this, &SetupPage::commit);
    connect(task, &TaskPanel::openUrl, this, &SetupPage::openUrl);
    // once everything has its place
    connect(
        task, &TaskPanel::spoke, this,
        [this, task] { m_scroller->ensureWidgetVisible(task, 0, fontMetrics().height() * 8); },
        Qt::QueuedConnection);
}

void SetupPage::fillHeight()
{
    m_column->setStretch(m_column->count() - 1, 0);
    m_column->setStretch(m_column->count() - 2, 1);
}

bool SetupPage::isComplete() const
{
    // these two inform: what they say can be mended later, or by somebody else
    if (m_step == setup::Step::Registration || m_step == setup::Step::Users)
        return true;
    return m_setup.isComplete(m_step);
}

void SetupPage::initializePage()
{
    update();
}

void SetupPage::enter()
{
    m_unopened->clear();
    leaveTheWheelToThePage();
    update();
    // a page that was left keeps the focus where it was left by a click: it must not be typed into
    if (const QWidget *focus = window()->focusWidget(); focus && !focus->isVisibleTo(window()))
        focusNextChild();
    entered();
}

void SetupPage::leaveTheWheelToThePage()
{
    QWidgetList fields;
    for (auto *box : findChildren<QComboBox *>())
        fields << box;
    for (auto *box : findChildren<QAbstractSpinBox *>())
        fields << box;
    for (QWidget *field : std::as_const(fields)) {
        if (field->window() == window())
            field->installEventFilter(this);
    }
}

bool SetupPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return QWizardPage::eventFilter(watched, event);
    event->ignore();
    return true;
}

void SetupPage::tellUnopened(const QUrl &url)
{
    for (auto *task : findChildren<TaskPanel *>()) {
        if (task->tellUnopened(url))
            return;
    }
    m_link = url;
    m_unopened->show(Tone::Warning, tr("No browser could be opened on this computer."),
        url.toString(QUrl::FullyEncoded), tr("Copy the link and open it where you have a browser."));
    m_unopened->findChild<QPushButton *>(QStringLiteral("copyUnopened"))->show();
    // once it has its place
    QMetaObject::invokeMethod(
        this, [this] { m_scroller->ensureWidgetVisible(m_unopened); }, Qt::QueuedConnection);
}

bool SetupPage::validatePage()
{
    commit();
    return true;
}

void SetupPage::edit(const std::function<void(setup::Draft &)> &change)
{
    setup::Draft changed = m_setup.draft();
    change(changed);
    if (changed != m_setup.draft())
        m_setup.setDraft(changed);
}

void SetupPage::update()
{
    load();
    refresh();
    showProblem();
    const QString text = missing();
    m_missing->setText(text);
    m_footer->setVisible(!text.isEmpty());
    Q_EMIT completeChanged();
}

void SetupPage::showProblem()
{
    if (const auto problem = m_setup.problem())
        m_problem->showFailure(*problem, Service::Profile);
    else
        m_problem->clear();
}

} // namespace pb::ui
