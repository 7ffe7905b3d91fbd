// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/banners/banner.h"

#include "ui/common/accessible.h"
#include "ui/common/flowlayout.h"
#include "ui/common/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>

#include <utility>

namespace pb::ui {

Banner::Banner(Kind kind, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_layout(new FlowLayout(this))
    , m_words(new QWidget(this))
    , m_picture(new QLabel(m_words))
    , m_text(new QLabel(m_words))
{
    setObjectName(name);
    setAccessibleRole(this, QAccessible::AlertMessage);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_layout->setContentsMargins(12, 6, 10, 6);
    m_layout->setSpacing(10);
    auto *words = new QHBoxLayout(m_words);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(10);
    words->addWidget(m_picture, 0, Qt::AlignVCenter);
    words->addWidget(m_text, 1);
    add(m_words);
    // not Fixed, Minimum or Maximum: they count the height that it would have at another width
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    fitPicture();
    hide();
}

void Banner::setTexts(const QString &title, const QString &more)
{
    if (title == m_title && more == m_more)
        return;
    m_title = title;
    m_more = more;
    QString html = QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped());
    if (!more.isEmpty())
        html += QLatin1Char(' ') + more.toHtmlEscaped();
    m_text->setText(html);
    setAccessibleName(title);
    setAccessibleDescription(more);
    m_text->setAccessibleName(more.isEmpty() ? title : title + QLatin1Char(' ') + more);
    if (isVisible())
        announce(this);
    if (m_active)
        Q_EMIT changed();
}

void Banner::setActive(bool active)
{
    if (active != std::exchange(m_active, active))
        Q_EMIT changed();
}

void Banner::add(QWidget *widget)
{
    m_layout->addWidget(widget);
    m_layout->setAlignment(widget, Qt::AlignVCenter);
}

void Banner::setTrailing(QWidget *widget)
{
    if (m_layout->indexOf(widget) < 0)
        add(widget);
}

QPushButton *Banner::addButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    add(button);
    return button;
}

void Banner::setBusy(bool busy)
{
    if (busy && !m_progress) {
        m_progress = new QProgressBar(this);
        m_progress->setRange(0, 0);
        m_progress->setTextVisible(false);
        m_progress->setMaximumWidth(160);
        m_progress->setAccessibleName(tr("Working"));
        add(m_progress);
    }
    if (m_progress)
        m_progress->setVisible(busy);
}

QColor Banner::tint() const
{
    switch (m_kind) {
    case Kind::Info:
        return QColor(0x2f, 0x7f, 0xd6);
    case Kind::Warning:
        return QColor(0xd9, 0x82, 0x00);
    case Kind::Error:
        break;
    }
    return QColor(0xd8, 0x3b, 0x4a);
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), mixed(palette().color(QPalette::Window), tint(), 0.16));
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 4, height())), tint());
    painter.fillRect(
        QRect(0, height() - 1, width(), 1), mixed(palette().color(QPalette::Window), tint(), 0.4));
}

void Banner::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous()) // not only brought back with its window
        announce(this);
}

void Banner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitPicture();
}

void Banner::fitPicture()
{
    static const QHash<Kind, QString> names{{Kind::Info, QStringLiteral("banner-info")},
        {Kind::Warning, QStringLiteral("banner-warning")}, {Kind::Error, QStringLiteral("banner-error")}};
    const int side = fontMetrics().height() * 5 / 4;
    // narrower than this the buttons go below
    m_words->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    m_picture->setPixmap(icon(names.value(m_kind)).pixmap(QSize(side, side), devicePixelRatioF()));
    m_picture->setAccessibleName(m_kind == Kind::Info ? tr("Note")
            : m_kind == Kind::Warning                 ? tr("Warning")
                                                      : tr("Error"));
}

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_more(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    setAccessibleRole(this, QAccessible::Grouping);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(40, 8, 40, 8);
    layout->setSpacing(12);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    m_title->setFont(large);
    for (QLabel *label : {m_title, m_more}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_button->setObjectName(QStringLiteral("emptyButton"));
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_more);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonPressed);
}

void EmptyState::show(const QString &title, const QString &more, const QString &button)
{
    m_title->setText(title);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(more);
}

} // namespace pb::ui
