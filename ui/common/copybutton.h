// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include <functional>

namespace pb::ui {

/// Copies a text to the clipboard and says so on itself for a moment. Its accessible name tells what it
/// copies.
class CopyButton final : public QPushButton {
    Q_OBJECT
public:
    /// An empty `caption` is "Copy".
    CopyButton(const QString &accessibleName, std::function<QString()> text, QWidget *parent = nullptr,
        const QString &caption = {});

    QSize sizeHint() const override;

private:
    void copy();

    std::function<QString()> m_text;
    QString m_caption;
    QString m_name;
};

} // namespace pb::ui
