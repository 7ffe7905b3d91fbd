// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/labels.h"

#include "ui/common/icons.h"

#include <QEvent>
#include <QPushButton>

namespace pb::ui {

namespace {

/// Follows the palette: a pale label stays readable when the desktop turns dark.
class QuietLabel final : public QLabel {
public:
    QuietLabel(const QString &text, QWidget *parent)
        : QLabel(text, parent)
    {
        fade();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        QLabel::changeEvent(event);
        if (event->type() == QEvent::ApplicationPaletteChange)
            fade();
    }

private:
    void fade()
    {
        const QWidget *from = parentWidget();
        if (!from)
            return;
        QPalette own;
        const QPalette &base = from->palette();
        own.setColor(QPalette::WindowText,
            mixed(base.color(QPalette::WindowText), base.color(QPalette::Window), 0.28));
        setPalette(own);
    }
};

} // namespace

QLabel *wrappedLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *quietLabel(const QString &text, QWidget *parent)
{
    auto *label = new QuietLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *headingLabel(const QString &text, QWidget *parent)
{
    auto *label = wrappedLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

void makeRoomy(QPushButton *button)
{
    const QSize hint = button->sizeHint();
    const int em = button->fontMetrics().height();
    button->setMinimumSize(hint.width() + em * 3 / 2, hint.height() + em / 3);
}

QString withoutMnemonic(const QString &text)
{
    QString plain = text;
    plain.replace(QStringLiteral("&&"), QStringLiteral("\1")).remove(QLatin1Char('&'));
    return plain.replace(QLatin1Char('\1'), QLatin1Char('&'));
}

PictureLabel::PictureLabel(QWidget *parent)
    : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PictureLabel::setPicture(const QString &iconName)
{
    m_name = iconName;
    fit();
}

void PictureLabel::setTone(Tone tone)
{
    setPicture(toneIcon(tone));
    setAccessibleName(toneText(tone));
}

void PictureLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        fit();
}

void PictureLabel::fit()
{
    const int side = fontMetrics().height() * 5 / 4;
    setPixmap(m_name.isEmpty() ? QPixmap() : icon(m_name).pixmap(QSize(side, side), devicePixelRatioF()));
    setFixedSize(side, side);
}

} // namespace pb::ui
