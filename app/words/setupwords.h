// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "setup/check/checkreport.h"
#include "words/sentences.h"

#include <QString>

/// What the values of the set-up are called for a person. Every value of every enum has words.
namespace pb::ui {

QString stepTitle(setup::Step step);
/// One or two sentences: what the page is for.
QString stepText(setup::Step step);
QString taskText(setup::Task task);
/// What did not work, as the first sentence of a failure.
QString failedText(setup::Task task);
/// Whose words fit a failure of the task best.
Service serviceOf(setup::Task task);
/// Empty only for Nothing.
QString doingText(setup::Doing doing);
/// What the user can do meanwhile; empty: nothing but wait.
QString doingHint(setup::Doing doing);
QString kindText(setup::PermissionKind kind);
QString answerText(setup::Answer answer);
/// The words for a verdict, the same on every page, in the summary and on the command line.
QString statusText(setup::CheckLine::Status status);
/// What a call proves; empty only for None.
QString probeText(setup::Probe probe);
/// What a permission is for; of one that is not known here: that it is not needed.
QString purposeText(const QString &permission);
QString capabilityText(setup::Capability capability);
/// Empty only for Unknown.
QString signInText(profile::StarfaceSignIn kind);
/// What was received and what of it was recognised, in the PBX's own names.
QString seenKeysText(const setup::SeenKeys &keys);
/// What to do where the capability is missing.
QString capabilityRemedy(setup::Capability capability);
QString sideText(setup::UserLine::Side side);
/// Why nobody matches, seen from the side the user is on; of a matched one: that it is.
QString userReason(const setup::UserLine &user);
QString cloudText(profile::Cloud cloud);
QString proxyText(profile::Proxy::Kind kind);
/// Of the built-in rule sets by their id.
QString ruleSetName(const QString &id);
QString ruleSetEffect(const QString &id);

} // namespace pb::ui
