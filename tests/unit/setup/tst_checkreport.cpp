// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/access/permissiontable.h"
#include "setup/check/checkcodes.h"
#include "setup/check/checkreportjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace pb::setup;
using namespace Qt::StringLiterals;
using Status = CheckLine::Status;
using pb::core::Error;
using pb::core::ErrorKind;

Q_DECLARE_METATYPE(pb::setup::CheckLine::Status)

namespace {

Error error(ErrorKind kind, const QString &code = {})
{
    Error error;
    error.kind = kind;
    error.code = code;
    return error;
}

} // namespace

class TestCheckReport final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exitCodes_data();
    void exitCodes();
    void statuses_data();
    void statuses();
    void expiry_data();
    void expiry();
    void permissionsBecomeLines();
    void capabilitiesBecomeLines();
    void grantedAndNotTriedIsNotTried();
    void everyCheckIsToldAlsoWhereNothingWasTried();
    void aProofIsToldAlsoWhereNothingElseWasTried();
    void whatOnlyTheReferenceAsksForFailsNothing();
    void json();
};

void TestCheckReport::exitCodes_data()
{
    QTest::addColumn<QList<Status>>("statuses");
    QTest::addColumn<int>("code");
    QTest::addRow("all good") << QList{Status::Ok, Status::Ok} << 0;
    QTest::addRow("not asked for is good") << QList{Status::Ok, Status::NotRun} << 0;
    QTest::addRow("a warning is good") << QList{Status::Warning, Status::Ok} << 0;
    QTest::addRow("something missing") << QList{Status::Ok, Status::Missing} << 1;
    QTest::addRow("not to be checked") << QList{Status::Failed, Status::Ok} << 2;
    QTest::addRow("what is missing for sure counts more") << QList{Status::Failed, Status::Missing} << 1;
}

void TestCheckReport::exitCodes()
{
    QFETCH(QList<Status>, statuses);
    CheckReport report;
    for (const Status status : statuses) {
        CheckLine line;
        line.status = status;
        report.lines << line;
    }
    QTEST(exitCode(report), "code");
}

void TestCheckReport::statuses_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<Status>("status");
    QTest::addRow("forbidden") << error(ErrorKind::Forbidden) << Status::Missing;
    QTest::addRow("never signed in") << error(ErrorKind::Unauthorized, u"sign-in-needed"_s)
                                     << Status::Missing;
    QTest::addRow("no secret") << error(ErrorKind::InvalidInput, QLatin1String(secretNotEnteredCode))
                               << Status::Missing;
    QTest::addRow("a wrong secret") << error(ErrorKind::Unauthorized, u"AADSTS7000215"_s) << Status::Failed;
    QTest::addRow("offline") << error(ErrorKind::Offline) << Status::Failed;
    QTest::addRow("the keychain") << error(ErrorKind::KeychainUnavailable) << Status::Failed;
}

void TestCheckReport::statuses()
{
    QFETCH(Error, error);
    QTEST(statusOf(error), "status");
}

void TestCheckReport::expiry_data()
{
    QTest::addColumn<QDate>("expires");
    QTest::addColumn<Status>("status");
    QTest::addColumn<int>("days");
    QTest::addRow("in two months") << QDate(2026, 3, 2) << Status::Ok << 60;
    QTest::addRow("in thirty days") << QDate(2026, 1, 31) << Status::Warning << 30;
    QTest::addRow("tomorrow") << QDate(2026, 1, 2) << Status::Warning << 1;
    QTest::addRow("today") << QDate(2026, 1, 1) << Status::Missing << 0;
    QTest::addRow("yesterday") << QDate(2025, 12, 31) << Status::Missing << -1;
    QTest::addRow("not known") << QDate() << Status::NotRun << -1;
}

void TestCheckReport::expiry()
{
    QFETCH(QDate, expires);
    const CheckLine line = expiryLine(u"x"_s, expires, QDate(2026, 1, 1));
    QTEST(line.status, "status");
    QTEST(line.count, "days");
}

void TestCheckReport::permissionsBecomeLines()
{
    PermissionLine needed;
    needed.name = u"Presence.ReadWrite.All"_s;
    needed.granted = Answer::Yes;
    needed.probes = {{Probe::ReadPresence, Answer::Yes, {}},
        {Probe::SetAndClearPresence, Answer::No, error(ErrorKind::Forbidden)}};
    PermissionLine excess;
    excess.name = u"Mail.Read"_s;
    excess.required = false;
    excess.granted = Answer::Yes;
    const auto lines = permissionReport(u"writeAccess"_s, {needed, excess});
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0].id, u"writeAccess.permission"_s);
    QCOMPARE(lines[0].subject, u"Presence.ReadWrite.All"_s);
    QCOMPARE(lines[0].status, Status::Missing); // refused in use
    QCOMPARE(lines[1].subject, u"readPresence"_s);
    QCOMPARE(lines[1].status, Status::Ok);
    QCOMPARE(lines[2].subject, u"setAndClearPresence"_s);
    QCOMPARE(lines[2].status, Status::Missing);
    QCOMPARE(lines[3].id, u"writeAccess.excess"_s);
    QCOMPARE(lines[3].names, QStringList{u"Mail.Read"_s});
    QCOMPARE(lines[3].status, Status::Ok);
}

void TestCheckReport::capabilitiesBecomeLines()
{
    CapabilityLine keys;
    keys.capability = Capability::BusyLampKeys;
    keys.works = Answer::No;
    keys.names = QStringList{u"Ada"_s};
    keys.count = 1;
    CapabilityLine write;
    write.capability = Capability::WriteDnd;
    const auto lines = capabilityReport({keys, write});
    QCOMPARE(lines[0].id, u"starface.busyLampKeys"_s);
    QCOMPARE(lines[0].status, Status::Missing); // nobody has one
    QCOMPARE(lines[0].names, QStringList{u"Ada"_s});
    QCOMPARE(lines[1].status, Status::NotRun);
    keys.works = Answer::Yes; // others have one
    QCOMPARE(capabilityReport({keys})[0].status, Status::Warning);
    QCOMPARE(verdictOf(Status::Warning), Verdict::Works);
}

void TestCheckReport::grantedAndNotTriedIsNotTried()
{
    PermissionLine line;
    line.name = u"Presence.ReadWrite.All"_s;
    line.granted = Answer::Yes;
    line.probes = {{Probe::ReadPresence, Answer::Yes, {}}, {Probe::SetAndClearPresence, Answer::Unknown, {}}};
    QCOMPARE(statusOf(line), Status::NotRun);
    line.probes[1].works = Answer::Yes;
    QCOMPARE(statusOf(line), Status::Ok);
    line.probes[1] = {Probe::SetAndClearPresence, Answer::No, error(ErrorKind::Timeout)};
    QCOMPARE(statusOf(line), Status::Failed);
    line.granted = Answer::No;
    QCOMPARE(statusOf(line), Status::Missing);
}

void TestCheckReport::everyCheckIsToldAlsoWhereNothingWasTried()
{
    const CheckReport untried = reportOf({}, {}, QDate(2026, 1, 1));
    for (const CheckLine &line : untried.lines)
        QCOMPARE(verdictOf(line.status), Verdict::NotTried);
    QCOMPARE(exitCode(untried), 0);
    Findings found;
    found.writeAccess = pb::core::Done();
    found.writeLines = permissionLines(PermissionKind::Application, {}, QStringList{});
    found.starface = pb::core::Done();
    found.capabilities = untriedCapabilities();
    found.proof.dnd = pb::core::failure(error(ErrorKind::Forbidden));
    const CheckReport some = reportOf(found, {}, QDate(2026, 1, 1));
    QCOMPARE(some.lines.size(), untried.lines.size());
    for (qsizetype i = 0; i < some.lines.size(); ++i)
        QCOMPARE(some.lines[i].id, untried.lines[i].id);
    const auto write = std::find_if(some.lines.begin(), some.lines.end(),
        [](const CheckLine &line) { return line.id == u"starface.writeDnd"_s; });
    QCOMPARE(write->status, Status::Missing); // the proof counts
}

/// As in a window that was opened for the users alone.
void TestCheckReport::aProofIsToldAlsoWhereNothingElseWasTried()
{
    Findings found;
    const auto verdict = [&found] {
        const CheckReport report = reportOf(found, {}, QDate(2026, 1, 1));
        const auto line = std::find_if(report.lines.begin(), report.lines.end(),
            [](const CheckLine &one) { return one.subject == probeName(Probe::SetAndClearPresence); });
        return line == report.lines.end() ? std::nullopt : std::optional(verdictOf(line->status));
    };
    QCOMPARE(verdict(), Verdict::NotTried);
    found.proof = {pb::core::Done(), pb::core::Done()};
    QCOMPARE(verdict(), Verdict::Works);
    found.proof.presence = pb::core::failure(error(ErrorKind::Forbidden));
    QCOMPARE(verdict(), Verdict::DoesNotWork);
    QCOMPARE(reportOf(found, {}, QDate(2026, 1, 1)).lines.front().status, Status::NotRun);
}

void TestCheckReport::whatOnlyTheReferenceAsksForFailsNothing()
{
    const auto lines =
        permissionReport(u"writeAccess"_s, permissionLines(PermissionKind::Application, {}, QStringList{}));
    QCOMPARE(lines[0].subject, u"Organization.ReadWrite.All"_s);
    QCOMPARE(lines[0].status, Status::NotRun);
    QVERIFY(lines[0].forReference);
    QCOMPARE(lines[1].status, Status::NotRun);
    CheckReport report;
    report.lines = {lines[0], lines[1]};
    QCOMPARE(exitCode(report), 0);
    QVERIFY(checkReportToJson(report).contains("\"forReference\": true"));
}

void TestCheckReport::json()
{
    CheckReport report;
    report.organization = u"Contoso"_s;
    CheckLine line;
    line.id = u"writeAccess.token"_s;
    line.status = Status::Failed;
    line.error = error(ErrorKind::Unauthorized, u"AADSTS7000222"_s);
    line.error->requestId = u"corr"_s;
    line.error->httpStatus = 401;
    report.lines << line;
    const QJsonObject json = QJsonDocument::fromJson(checkReportToJson(report)).object();
    QCOMPARE(json["exitCode"_L1].toInt(), 2);
    QCOMPARE(json["organization"_L1].toString(), u"Contoso"_s);
    const QJsonObject check = json["checks"_L1][0].toObject();
    QCOMPARE(check.keys(), (QStringList{u"error"_s, u"id"_s, u"status"_s, u"verdict"_s}));
    QCOMPARE(check["status"_L1].toString(), u"failed"_s);
    QCOMPARE(check["verdict"_L1].toString(), u"doesNotWork"_s);
    QCOMPARE(check["error"_L1].toObject(),
        (QJsonObject{{u"kind"_s, u"unauthorized"_s}, {u"code"_s, u"AADSTS7000222"_s},
            {u"requestId"_s, u"corr"_s}, {u"httpStatus"_s, 401}}));
}

QTEST_APPLESS_MAIN(TestCheckReport)
#include "tst_checkreport.moc"
