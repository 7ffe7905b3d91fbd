// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace pb::test {

struct PaintedText;

/// Looks at a shown window as somebody who uses it does: everything that is visible has room for what it
/// says, lies inside what can be scrolled to, is not covered, and what is shortened says the whole in a
/// tooltip.
class LayoutCheck {
public:
    int windows = 0;
    int controls = 0;
    int texts = 0;
    QStringList findings;

    void look(QWidget &window);

private:
    void checkWindow(QWidget &window);
    void checkSize(QWidget &widget);
    void checkPlace(QWidget &widget);
    void checkScrolling(QWidget &widget);
    void checkTexts(QWidget &widget);
    void checkText(QWidget &widget, const PaintedText &text);
    void tell(const char *what, QWidget &widget, const QString &details);
};

/// Lets everything that waits for the event loop find its place.
void settle();

} // namespace pb::test
