// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/searchfield.h"

#include "ui/common/icons.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QToolButton>

namespace pb::ui {

void makeSearchField(QLineEdit &field)
{
    const auto nameNew = [&field](const QString &name) {
        const auto buttons = field.findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            if (button->accessibleName().isEmpty())
                button->setAccessibleName(name);
        }
    };
    field.setClearButtonEnabled(true);
    nameNew(QCoreApplication::translate("SearchField", "Clear"));
    field.addAction(icon(QStringLiteral("action-search")), QLineEdit::LeadingPosition);
    nameNew(QCoreApplication::translate("SearchField", "Search"));
}

} // namespace pb::ui
