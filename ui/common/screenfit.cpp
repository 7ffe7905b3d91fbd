// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/screenfit.h"

#include <QLayout>
#include <QScreen>
#include <QWidget>

namespace pb::ui {

void resizeOnScreen(QWidget &window, const QSize &wanted)
{
    window.resize(wanted.boundedTo(window.screen()->availableSize() * 0.94));
}

void fitToContent(QWidget &window)
{
    window.ensurePolished();
    window.layout()->activate();
    const int width = window.sizeHint().expandedTo(window.minimumSize()).width();
    const int height = window.layout()->hasHeightForWidth() ? window.layout()->totalHeightForWidth(width)
                                                            : window.sizeHint().height();
    resizeOnScreen(window, {width, height});
}

} // namespace pb::ui
