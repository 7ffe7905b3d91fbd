// SPDX-License-Identifier: GPL-3.0-or-later
#include "headless/jsonreporter.h"
#include "support/fakeclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace pb;
using namespace Qt::Literals::StringLiterals;

using Names = QStringList sync::EngineStatus::*;
Q_DECLARE_METATYPE(Names)

/// What programs are told that read the JSON lines.
class TestJsonReporter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoCannotBeSynchronisedIsTold_data();
    void whoCannotBeSynchronisedIsTold();
    void aDamagedJournalIsToldOnce();
    void unknownStatusesAreToldWithTheirWords();

private:
    QList<QJsonObject> told(const sync::EngineStatus &status)
    {
        m_told.clear();
        m_reporter.statusChanged(status);
        m_told.removeIf([](const QJsonObject &one) { return one["event"_L1] == u"mode"_s; });
        return m_told;
    }

    test::FakeClock m_clock;
    QList<QJsonObject> m_told;
    headless::JsonReporter m_reporter{
        [this](const QByteArray &line) { m_told << QJsonDocument::fromJson(line).object(); }, m_clock};
};

void TestJsonReporter::whoCannotBeSynchronisedIsTold_data()
{
    QTest::addColumn<Names>("member");
    QTest::addColumn<QString>("event");
    QTest::newRow("not read") << Names(&sync::EngineStatus::setAside) << u"set-aside"_s;
    QTest::newRow("phones") << Names(&sync::EngineStatus::phonesWithoutEffect) << u"phones-without-effect"_s;
    QTest::newRow("Teams") << Names(&sync::EngineStatus::teamsWithoutEffect) << u"teams-without-effect"_s;
}

void TestJsonReporter::whoCannotBeSynchronisedIsTold()
{
    QFETCH(Names, member);
    QFETCH(QString, event);
    sync::EngineStatus status;
    QVERIFY(told(status).isEmpty());
    for (const QStringList &users : {QStringList{u"a@x"_s}, QStringList{u"a@x"_s, u"b@x"_s}, QStringList{}}) {
        status.*member = users;
        const QList<QJsonObject> lines = told(status);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines.first()["event"_L1].toString(), event);
        QCOMPARE(lines.first()["users"_L1].toArray(), QJsonArray::fromStringList(users));
        QVERIFY(told(status).isEmpty()); // the same again says nothing
    }
}

void TestJsonReporter::aDamagedJournalIsToldOnce()
{
    sync::EngineStatus status;
    status.journalDamage = {u"claims.sqlite"_s, {u"a@x"_s}};
    const QList<QJsonObject> lines = told(status);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first()["event"_L1].toString(), u"journal-damaged"_s);
    QCOMPARE(lines.first()["file"_L1].toString(), u"claims.sqlite"_s);
    QCOMPARE(lines.first()["users"_L1].toArray(), QJsonArray{u"a@x"_s});
    QVERIFY(told(status).isEmpty());
}

void TestJsonReporter::unknownStatusesAreToldWithTheirWords()
{
    sync::EngineStatus status;
    status.unknownStatuses = {{u"Hovering"_s, u"Idle"_s, 4}};
    QList<QJsonObject> lines = told(status);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first()["event"_L1].toString(), u"unknown-status"_s);
    const QJsonArray expected{
        QJsonObject{{u"availability"_s, u"Hovering"_s}, {u"activity"_s, u"Idle"_s}, {u"users"_s, 4}}};
    QCOMPARE(lines.first()["statuses"_L1].toArray(), expected);
    QVERIFY(told(status).isEmpty());
    status.unknownStatuses.clear();
    lines = told(status);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.first()["statuses"_L1].toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestJsonReporter)
#include "tst_jsonreporter.moc"
