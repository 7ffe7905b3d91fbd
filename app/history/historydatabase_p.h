// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/eventcodec.h"
#include "history/historydatabase.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace pb::history {

inline qint64 toMs(Wall time)
{
    return time.time_since_epoch().count();
}

inline Wall fromMs(qint64 ms)
{
    return Wall{core::Duration{ms}};
}

/// The connection, and what of the file is known without asking it. Internal to the module.
class HistoryDatabase::Private {
public:
    explicit Private(QString path);
    ~Private();
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    core::Done prepare();

    core::Error error(const QSqlError &failure) const;
    /// One statement with its values, run to its end.
    core::Done run(const QString &statement, const QVariantList &values = {});
    core::Result<qint64> number(const QString &statement, const QVariantList &values = {});
    /// Prepared and executed; to be read from.
    core::Result<QSqlQuery> ask(const QString &statement, const QVariantList &values);
    core::Done begin() { return run(QStringLiteral("BEGIN IMMEDIATE")); }
    /// Ends what begin() began: takes everything back where `done` failed.
    core::Done end(const core::Done &done);

    core::Result<qint64> userId(const QString &key); ///< made where there is none
    core::Result<qint64> knownUser(const QString &key); ///< 0: none
    core::Result<qint64> wordId(const QString &word);
    core::Result<QString> word(qint64 id);
    /// The ids of those whom a part of a name or address means; nothing where it means everybody.
    core::Result<std::optional<QVariantList>> usersMeant(const QString &text);
    core::Result<Event> eventFrom(const QSqlQuery &row);
    core::Done followIdentities();
    core::Done moveUser(qint64 id, const QString &key);
    core::Done nothingLaterThan(Wall at);
    core::Done dropUsersWithoutEvents();
    core::Done removeBefore(Wall cutoff, bool keepStates);
    core::Done shrink();
    void forgetIds();

    QString file;
    QString connection;
    QSqlDatabase database;
    std::unique_ptr<QSqlQuery> insert;
    qint64 session = 0; ///< 0: none was begun
    qint64 lastAt = 0;
    QHash<QString, User> people;
    QHash<QString, qint64> userIds;
    QHash<QString, QString> storedNames; ///< key → name, address and identity as they stand in the file
    QHash<QString, qint64> wordIds;
    QHash<qint64, QString> words;

private:
    core::Done takeBack();
    core::Done configure();
    core::Result<int> checkVersion(); ///< 0: a new file
    core::Done create();
    core::Done addIdentities();
    core::Done readState();
};

/// The columns eventFrom() reads, of a query over events e left joined with users u.
inline const QString &eventColumns()
{
    static const QString columns =
        QStringLiteral("e.id, e.at, e.kind, e.what, e.a, e.b, e.c, e.raw, e.error, u.key, u.name, e.session");
    return columns;
}

} // namespace pb::history
