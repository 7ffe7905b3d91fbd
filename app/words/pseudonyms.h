// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace pb::ui {

/// Takes people out of a text that leaves the house. Within one text the same person, address or id always
/// gets the same stand-in, so that it can still be followed; from one text to the next nothing can be joined.
class Pseudonyms {
public:
    /// Everything by which this person is known is replaced from now on.
    void add(const sync::Person &person);
    /// Stays as it is: the id of a request, which no support can do without.
    void keep(const QString &text);
    /// The text without them, and without any other e-mail address or GUID.
    QString applied(const QString &text);

private:
    struct Known {
        QString text;
        QString standIn;
        bool wholeWord;
    };
    QString standIn(const QString &found, const QString &kind);

    QList<Known> m_known;
    QSet<QString> m_kept; ///< in lower case
    QHash<QString, QString> m_others; ///< by the text in lower case
    int m_people = 0;
};

} // namespace pb::ui
