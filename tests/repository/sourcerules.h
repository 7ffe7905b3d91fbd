// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// The rules of the house for source files, each a pure function: what a file of that path and contents does
/// wrong, as sentences. Paths are relative to the root of the repository, with slashes.
namespace pb::test {

/// Who may include whom: the table of the architecture.
QStringList includeProblems(const QString &path, const QString &text);

/// Nothing waits in a nested event loop.
QStringList eventLoopProblems(const QString &path, const QString &text);

/// A time becomes a date that people read in one place, which takes a wall time.
QStringList dateProblems(const QString &path, const QString &text);

/// No output that was put in while looking for a mistake, and no notes to oneself.
QStringList leftoverProblems(const QString &path, const QString &text);

/// What ends in the log is English: neither a line of it nor the detail of an error is translated.
QStringList logProblems(const QString &path, const QString &text);

/// Licence line, include guard, length.
QStringList shapeProblems(const QString &path, const QString &text);

/// Who keeps a reference longer than a call has a shared_ptr, or says what outlives it. Clocks outlive
/// everybody.
QStringList referenceProblems(const QString &path, const QString &text);

/// Source lists are explicit.
QStringList cmakeProblems(const QString &path, const QString &text);

/// The text with comments and the contents of string and character literals blanked; lines stay where they
/// are.
QString codeOnly(const QString &text);

} // namespace pb::test
