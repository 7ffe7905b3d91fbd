// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/language.h"

#include <QTest>

namespace pb::test {

/// A row for each language of the program, in the column `language`.
inline void addLanguageRows()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : ui::languages())
        QTest::newRow(qPrintable(language)) << language;
}

} // namespace pb::test
