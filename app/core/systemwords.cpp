// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/systemwords.h"

#include <QCoreApplication>

#include <array>

namespace pb::core {

namespace {

[[maybe_unused]] constexpr std::array fileWords{QT_TRANSLATE_NOOP("System", "Permission denied"),
    QT_TRANSLATE_NOOP("System", "No such file or directory"),
    QT_TRANSLATE_NOOP("System", "No space left on device"),
    QT_TRANSLATE_NOOP("System", "Too many open files"),
    QT_TRANSLATE_NOOP("System", "file to open is a directory"),
    QT_TRANSLATE_NOOP("System", "Filename refers to a directory"),
    QT_TRANSLATE_NOOP("System", "Is a directory"), QT_TRANSLATE_NOOP("System", "Not a directory"),
    QT_TRANSLATE_NOOP("System", "Read-only file system"), QT_TRANSLATE_NOOP("System", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("System", "File name too long"), QT_TRANSLATE_NOOP("System", "File too large"),
    QT_TRANSLATE_NOOP("System", "Input/output error"), QT_TRANSLATE_NOOP("System", "Operation not permitted"),
    QT_TRANSLATE_NOOP("System", "Unknown error")};

// QJsonParseError
[[maybe_unused]] constexpr std::array jsonWords{QT_TRANSLATE_NOOP("System", "unterminated object"),
    QT_TRANSLATE_NOOP("System", "missing name separator"), QT_TRANSLATE_NOOP("System", "unterminated array"),
    QT_TRANSLATE_NOOP("System", "missing value separator"), QT_TRANSLATE_NOOP("System", "illegal value"),
    QT_TRANSLATE_NOOP("System", "invalid termination by number"),
    QT_TRANSLATE_NOOP("System", "illegal number"), QT_TRANSLATE_NOOP("System", "invalid escape sequence"),
    QT_TRANSLATE_NOOP("System", "invalid UTF8 string"), QT_TRANSLATE_NOOP("System", "unterminated string"),
    QT_TRANSLATE_NOOP("System", "object is missing after a comma"),
    QT_TRANSLATE_NOOP("System", "too deeply nested document"),
    QT_TRANSLATE_NOOP("System", "too large document"),
    QT_TRANSLATE_NOOP("System", "garbage at the end of the document")};

} // namespace

QString systemWords(const QString &english)
{
    return QCoreApplication::translate("System", english.toUtf8().constData());
}

} // namespace pb::core
