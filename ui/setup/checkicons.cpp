// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/checkicons.h"

#include "ui/common/tones.h"

namespace pb::ui {

using namespace setup;

QString answerIcon(Answer answer)
{
    switch (answer) {
    case Answer::Yes:
        return QStringLiteral("connection-ok");
    case Answer::No:
        return QStringLiteral("connection-failing");
    case Answer::Unknown:
        break;
    }
    return QStringLiteral("connection-waiting");
}

QString statusIcon(CheckLine::Status status)
{
    switch (verdictOf(status)) {
    case Verdict::Works:
        return status == CheckLine::Status::Warning ? toneIcon(Tone::Warning) : answerIcon(Answer::Yes);
    case Verdict::DoesNotWork:
        return answerIcon(Answer::No);
    case Verdict::NotTried:
        break;
    }
    return answerIcon(Answer::Unknown);
}

} // namespace pb::ui
