// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presence/ruleproof.h"
#include "rules/ruleeditor.h"

#include <QString>
#include <QStringList>

/// The words of the rules view, in the language installed. Every value of every enum has words.
namespace pb::ui {

/// The name of the picture, for icon().
QString statusIcon(presence::TeamsStatus status);
QString statusIcon(presence::StarfaceStatus status);

QString ruleSetName(const rules::RuleEditor::Entry &entry);
/// One sentence on what the set does; of a copy: that it is one.
QString ruleSetPurpose(const rules::RuleEditor::Entry &entry);

/// Empty only for No.
QString barredText(rules::Barred barred);
/// What cannot be set, short, for a list.
QString unwritableName(rules::Unwritable target);
QString unwritableReason(rules::Unwritable target);
/// Why the rules cannot be made live; empty only for None.
QString barrierText(rules::Barrier barrier);

/// What goes wrong, as a sentence; empty only for None.
QString violationText(presence::Violation violation);
QString eventText(const presence::ProofEvent &event);
/// The way to a violation: one text of whole sentences for each poll in which something happens, then how it
/// ends.
QStringList stepTexts(const std::vector<presence::ProofStep> &steps, presence::Violation violation);

} // namespace pb::ui
