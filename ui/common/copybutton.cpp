// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/copybutton.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

namespace pb::ui {

CopyButton::CopyButton(
    const QString &accessibleName, std::function<QString()> text, QWidget *parent, const QString &caption)
    : QPushButton(caption.isEmpty() ? tr("Copy") : caption, parent)
    , m_text(std::move(text))
    , m_caption(this->text())
    , m_name(accessibleName)
{
    setAccessibleName(m_name);
    setToolTip(m_name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this, &CopyButton::copy);
}

QSize CopyButton::sizeHint() const
{
    // as wide as either word, so that nothing moves when it says that it copied
    const int more = fontMetrics().horizontalAdvance(tr("Copied")) - fontMetrics().horizontalAdvance(text());
    return QPushButton::sizeHint() + QSize(qMax(0, more), 0);
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_text());
    setText(tr("Copied"));
    setAccessibleName(tr("Copied"));
    QTimer::singleShot(1500, this, [this] {
        setText(m_caption);
        setAccessibleName(m_name);
    });
}

} // namespace pb::ui
