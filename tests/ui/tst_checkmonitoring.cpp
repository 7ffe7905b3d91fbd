// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/checkmonitoring.h"

#include <QTest>

using namespace pb;
using namespace Qt::StringLiterals;
using setup::CheckLine;
using Status = CheckLine::Status;
using ui::MonitoringState;

Q_DECLARE_METATYPE(pb::ui::MonitoringState)

/// A check as Nagios and Checkmk read it.
class TestCheckMonitoring final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void states_data();
    void states();
    void nagiosSaysStateFiguresAndWhatIsWrong();
    void nagiosHasNoFiguresOfWhatWasNotTried();
    void checkmkHasAServiceForEachPart();
    void aPartThatWasNotTriedIsUnknownAndSaysWhy();
    void noTextBreaksTheForm();
    void whatCannotBeCheckedIsUnknown();
};

namespace {

CheckLine line(const QString &id, Status status, int count = -1, const QStringList &names = {})
{
    CheckLine line;
    line.id = id;
    line.status = status;
    line.count = count;
    line.names = names;
    return line;
}

setup::CheckReport goodReport()
{
    return {{line(u"writeAccess.token"_s, Status::Ok), line(u"writeAccess.secretExpiry"_s, Status::Ok, 200),
                line(u"readAccess.token"_s, Status::Ok), line(u"starface.readLines"_s, Status::Ok, 48),
                line(u"starface.busyLampKeys"_s, Status::Ok), line(u"starface.writeDnd"_s, Status::NotRun),
                line(u"users.matched"_s, Status::Ok, 47)},
        {}};
}

} // namespace

void TestCheckMonitoring::states_data()
{
    QTest::addColumn<QList<Status>>("statuses");
    QTest::addColumn<MonitoringState>("state");
    QTest::addRow("all good") << QList{Status::Ok, Status::Ok} << MonitoringState::Ok;
    QTest::addRow("what was not asked for counts for nothing")
        << QList{Status::Ok, Status::NotRun} << MonitoringState::Ok;
    QTest::addRow("a warning") << QList{Status::Warning, Status::Ok} << MonitoringState::Warning;
    QTest::addRow("missing") << QList{Status::Warning, Status::Missing} << MonitoringState::Critical;
    QTest::addRow("failed") << QList{Status::Failed, Status::Warning} << MonitoringState::Critical;
    QTest::addRow("nothing tried") << QList{Status::NotRun, Status::NotRun} << MonitoringState::Unknown;
    QTest::addRow("no line at all") << QList<Status>{} << MonitoringState::Unknown;
}

void TestCheckMonitoring::states()
{
    QFETCH(QList<Status>, statuses);
    QList<CheckLine> lines;
    for (const Status status : statuses)
        lines << line(u"users.matched"_s, status);
    QTEST(ui::monitoringState(lines), "state");
}

void TestCheckMonitoring::nagiosSaysStateFiguresAndWhatIsWrong()
{
    setup::CheckReport report = goodReport();
    QCOMPARE(ui::nagiosText(report),
        u"PRESENCE BRIDGE OK - Everything that was tried works. 1 check(s) not tried. | matched_users=47 "
        "lines=48 without_key=0 secret_days=200;30:;1:\n"_s);
    report.lines[1] = line(u"writeAccess.secretExpiry"_s, Status::Warning, 12);
    report.lines[4] = line(u"starface.busyLampKeys"_s, Status::Missing, -1, {u"Anna"_s, u"Bert"_s});
    const QStringList lines = ui::nagiosText(report).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(u"PRESENCE BRIDGE CRITICAL - "));
    QVERIFY(lines[0].endsWith(u"without_key=2 secret_days=12;30:;1:"));
    QVERIFY2(lines[1].startsWith(u"CRITICAL: STARFACE: "), qPrintable(lines[1])); // the worst first
    QVERIFY2(lines[2].startsWith(u"WARNING: Write access: client secret"), qPrintable(lines[2]));
}

void TestCheckMonitoring::nagiosHasNoFiguresOfWhatWasNotTried()
{
    const setup::CheckReport report{
        {line(u"writeAccess.token"_s, Status::Failed), line(u"users.matched"_s, Status::NotRun, 0),
            line(u"starface.busyLampKeys"_s, Status::NotRun)},
        {}};
    QVERIFY(!ui::nagiosText(report).contains(u'|'));
}

void TestCheckMonitoring::checkmkHasAServiceForEachPart()
{
    setup::CheckReport report = goodReport();
    report.lines[2] = line(u"readAccess.token"_s, Status::Missing);
    const QStringList lines = ui::checkmkText(report).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(
        lines[0], u"0 \"Presence Bridge write access\" secret_days=200 Everything that was tried works."_s);
    QVERIFY2(lines[1].startsWith(u"2 \"Presence Bridge read access\" - CRITICAL: Read access: "),
        qPrintable(lines[1]));
    QVERIFY2(lines[2].startsWith(u"0 \"Presence Bridge STARFACE\" lines=48|without_key=0 Everything"),
        qPrintable(lines[2]));
    QVERIFY(lines[3].startsWith(u"0 \"Presence Bridge users\" matched_users=47 "));
}

void TestCheckMonitoring::aPartThatWasNotTriedIsUnknownAndSaysWhy()
{
    setup::CheckReport report{
        {line(u"starface.signIn"_s, Status::Failed), line(u"users.matched"_s, Status::NotRun)}, {}};
    QString users = ui::checkmkText(report).split(u'\n').at(3);
    QVERIFY2(users.startsWith(u"3 \"Presence Bridge users\" - "), qPrintable(users));
    QVERIFY(!users.contains(u"works"));
    report.lines << line(u"timeLimit"_s, Status::Failed);
    users = ui::checkmkText(report).split(u'\n').at(3);
    QVERIFY2(users.contains(u"ended early"), qPrintable(users));
}

/// Names come from the directories of others.
void TestCheckMonitoring::noTextBreaksTheForm()
{
    const setup::CheckReport report{{line(u"starface.busyLampKeys"_s, Status::Warning, -1,
                                        {u"Anna\n0 \"Presence Bridge users\" - fine"_s, u"a|b=0"_s})},
        {}};
    QCOMPARE(ui::checkmkText(report).count(u'\n'), 4);
    QCOMPARE(ui::nagiosText(report).count(u'\n'), 2);
    QCOMPARE(ui::nagiosText(report).count(u'|'), 1);
}

void TestCheckMonitoring::whatCannotBeCheckedIsUnknown()
{
    QCOMPARE(ui::nagiosFailure(u"There is no profile yet.\nSet it up."_s),
        u"PRESENCE BRIDGE UNKNOWN - There is no profile yet. Set it up.\n"_s);
    const QStringList lines =
        ui::checkmkFailure(u"There is no profile yet."_s).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[3], u"3 \"Presence Bridge users\" - There is no profile yet."_s);
}

QTEST_GUILESS_MAIN(TestCheckMonitoring)
#include "tst_checkmonitoring.moc"
