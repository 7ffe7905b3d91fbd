// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "setup/setuptypes.h"

/// The draft of a set-up as a versioned JSON file, without a secret. Half-typed entries are kept as they are,
/// but not where one looks as if a secret had been pasted into it.
namespace pb::setup {

/// The version of the format that is written, and the newest that is read.
inline constexpr int draftVersion = 1;

/// Pure.
QByteArray draftToJson(const Draft &draft);
/// Protocol where it cannot be read; members that are absent keep their defaults.
core::Result<Draft> draftFromJson(const QByteArray &json);

struct LoadedDraft {
    std::optional<Draft> draft; ///< nothing: there is no file, or it cannot be used
    std::optional<core::Error> problem; ///< Storage "draft-damaged" (set aside) or "draft-unreadable"
};

/// Reads a draft. One that cannot be used is renamed to "<name>.damaged", with a number where there is one
/// already, so that nothing is lost.
LoadedDraft loadDraft(const QString &path);

/// Writes it so that only its owner may read it, and so that a crash or a full disk leaves the old file
/// whole.
core::Done saveDraft(const Draft &draft, const QString &path);
core::Done removeDraft(const QString &path);

} // namespace pb::setup
