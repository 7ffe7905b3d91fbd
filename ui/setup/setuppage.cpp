// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/setuppage.h"

#include "ui/common/labels.h"
#include "ui/common/messagerow.h"
#include "ui/setup/setupwords.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace pb::ui {

namespace {

/// Lines longer than this are hard to read.
constexpr int widestInCharacters = 100;

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
};

} // namespace

SetupPage::SetupPage(setup::Setup &setup, setup::Step step, QWidget *parent)
    : QWizardPage(parent)
    , m_setup(setup)
    , m_step(step)
    , m_content(new QVBoxLayout)
    , m_problem(new MessageRow(QStringLiteral("problem"), this))
    , m_footer(new QWidget(this))
    , m_missing(quietLabel({}, m_footer))
{
    setObjectName(QStringLiteral("page%1").arg(int(step)));
    setTitle(stepTitle(step));
    setSubTitle(stepText(step));

    auto *scroller = new PageScroller(this);
    auto *inner = new QWidget;
    inner->setAutoFillBackground(false);
    inner->setMaximumWidth(fontMetrics().averageCharWidth() * widestInCharacters);
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(4, 4, 12, 8);
    column->addWidget(m_problem);
    m_content->setSpacing(14);
    column->addLayout(m_content);
    column->addStretch(1);
    scroller->setWidget(inner);

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
    layout->addWidget(scroller, 1);
    layout->addWidget(m_footer);

    connect(&setup, &setup::Setup::draftChanged, this, &SetupPage::update);
    connect(&setup, &setup::Setup::stateChanged, this, &SetupPage::update);
    connect(&setup, &setup::Setup::secretStored, this, &SetupPage::update);
    connect(&setup, &setup::Setup::secretFailed, this, &SetupPage::update);
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
    entered();
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
