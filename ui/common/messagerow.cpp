// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/messagerow.h"

#include "ui/common/accessible.h"
#include "ui/common/copybutton.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace pb::ui {

MessageRow::MessageRow(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_picture(new PictureLabel(this))
    , m_title(headingLabel({}, this))
    , m_why(wrappedLabel({}, this))
    , m_remedy(wrappedLabel({}, this))
    , m_idLabel(quietLabel({}, this))
    , m_copyId(new CopyButton(
          tr("Copy the correlation ID"), [this] { return m_id; }, this))
    , m_buttonRow(new QHBoxLayout)
{
    setObjectName(name);
    setAccessibleRole(this, QAccessible::AlertMessage);
    m_copyId->setObjectName(name + QStringLiteral("CopyId"));
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(14, 10, 12, 10);
    outer->setSpacing(10);
    outer->addWidget(m_picture, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    outer->addLayout(texts, 1);
    for (QLabel *label : {m_title, m_why, m_remedy}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(label);
    }
    auto *idRow = new QHBoxLayout;
    m_idLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    idRow->addWidget(m_idLabel, 1);
    idRow->addWidget(m_copyId);
    texts->addLayout(idRow);
    m_buttonRow->setSpacing(8);
    m_buttonRow->addStretch(1);
    texts->addLayout(m_buttonRow);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    clear();
}

void MessageRow::show(Tone tone, const QString &title, const QString &why, const QString &remedy)
{
    const bool news = isHidden() || title != m_title->text() || why != m_why->text();
    m_tone = tone;
    m_picture->setTone(tone);
    m_title->setText(title);
    m_why->setText(why);
    m_remedy->setText(remedy);
    m_why->setVisible(!why.isEmpty());
    m_remedy->setVisible(!remedy.isEmpty());
    setId({});
    for (QPushButton *button : std::as_const(m_buttons))
        button->hide();
    setAccessibleName(toneText(tone) + QStringLiteral(": ") + title);
    setAccessibleDescription(QString(why + QLatin1Char(' ') + remedy).trimmed());
    setVisible(true);
    update();
    if (news)
        announce();
}

void MessageRow::showFailure(const core::Error &error, Service service, const QString &what)
{
    const Failure failure = failureText(error, service, Retry::ByHand);
    show(Tone::Error, what.isEmpty() ? failure.what : what, failure.why, failure.remedy);
    setId(error);
}

void MessageRow::setId(const core::Error &error)
{
    m_id = error.requestId;
    // codes of our own ("port-in-use") have their sentence above and mean nothing to anybody else
    const QString code = error.code == error.code.toLower() ? QString() : error.code;
    QString line;
    if (!m_id.isEmpty() && !code.isEmpty())
        line = tr("Code %1, correlation ID %2").arg(code, m_id);
    else if (!m_id.isEmpty())
        line = tr("Correlation ID %1").arg(m_id);
    else if (!code.isEmpty())
        line = tr("Code %1").arg(code);
    m_idLabel->setText(line);
    m_idLabel->setVisible(!line.isEmpty());
    m_copyId->setVisible(!m_id.isEmpty());
}

void MessageRow::clear()
{
    hide();
    m_title->clear();
    m_why->clear();
    m_remedy->clear();
    setId({});
    for (QPushButton *button : std::as_const(m_buttons))
        button->hide();
}

QString MessageRow::title() const
{
    return m_title->text();
}

QString MessageRow::text() const
{
    QStringList parts;
    for (const QLabel *label : {m_title, m_why, m_remedy, m_idLabel}) {
        if (!label->text().isEmpty())
            parts << label->text();
    }
    return parts.join(QLatin1Char(' '));
}

QPushButton *MessageRow::addButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->hide();
    m_buttonRow->insertWidget(m_buttonRow->count() - 1, button);
    m_buttons.append(button);
    return button;
}

void MessageRow::announce()
{
    ui::announce(this);
}

void MessageRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = toneColor(m_tone);
    const QColor window = palette().color(QPalette::Window);
    painter.setPen(mixed(window, color, 0.4));
    painter.setBrush(mixed(window, color, 0.12));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, 4, height())), 2, 2);
}

} // namespace pb::ui
