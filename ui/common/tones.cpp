// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tones.h"

#include <QCoreApplication>

namespace pb::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Tones)
};
} // namespace

QColor toneColor(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return QColor(0x2f, 0x7f, 0xd6);
    case Tone::Success:
        return QColor(0x2e, 0x9e, 0x5b);
    case Tone::Warning:
        return QColor(0xd9, 0x82, 0x00);
    case Tone::Error:
        break;
    }
    return QColor(0xd8, 0x3b, 0x4a);
}

QString toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return QStringLiteral("banner-info");
    case Tone::Success:
        return QStringLiteral("connection-ok");
    case Tone::Warning:
        return QStringLiteral("banner-warning");
    case Tone::Error:
        break;
    }
    return QStringLiteral("banner-error");
}

QString toneText(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return Words::tr("Note");
    case Tone::Success:
        return Words::tr("Done");
    case Tone::Warning:
        return Words::tr("Warning");
    case Tone::Error:
        break;
    }
    return Words::tr("Error");
}

} // namespace pb::ui
