// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup/access/permissiontable.h"

#include <QTest>

using namespace pb::setup;
using namespace Qt::StringLiterals;
using pb::profile::DirectoryAccess;

class TestPermissionTable final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lines_data();
    void lines();
    void whatGraphRefusesIsMissing();
    void everyNeededPermissionHasAProbe();
};

void TestPermissionTable::lines_data()
{
    QTest::addColumn<bool>("application");
    QTest::addColumn<bool>("byApplication");
    QTest::addColumn<QStringList>("granted");
    QTest::addColumn<QStringList>("missing");
    QTest::addColumn<QStringList>("excess");
    const QStringList all{u"Organization.ReadWrite.All"_s, u"Presence.ReadWrite.All"_s};
    QTest::addRow("all there") << true << false << all << QStringList() << QStringList();
    QTest::addRow("nothing there") << true << false << QStringList()
                                   << QStringList{u"Presence.ReadWrite.All"_s} << QStringList();
    QTest::addRow("without what only the reference asks for")
        << true << false << QStringList{u"Presence.ReadWrite.All"_s} << QStringList() << QStringList();
    QTest::addRow("less does as well where nothing is written")
        << true << false << QStringList{u"Organization.Read.All"_s, u"Presence.ReadWrite.All"_s}
        << QStringList() << QStringList();
    QTest::addRow("in other letters")
        << true << false << QStringList{u"organization.readwrite.all"_s, u"PRESENCE.ReadWrite.All"_s}
        << QStringList() << QStringList();
    QTest::addRow("reading alone is not enough")
        << true << false << QStringList{u"Organization.ReadWrite.All"_s, u"Presence.Read.All"_s}
        << QStringList{u"Presence.ReadWrite.All"_s} << QStringList{u"Presence.Read.All"_s};
    QTest::addRow("too much") << true << false << all + QStringList{u"Directory.Read.All"_s, u"Mail.Read"_s}
                              << QStringList() << QStringList{u"Directory.Read.All"_s, u"Mail.Read"_s};
    QTest::addRow("the application lists the users")
        << true << true << all << QStringList{u"User.Read.All"_s} << QStringList();
    QTest::addRow("the application may list the users and does not")
        << true << false << all + QStringList{u"User.Read.All"_s} << QStringList()
        << QStringList{u"User.Read.All"_s};
    QTest::addRow("the reader's") << false << false
                                  << QStringList{u"User.Read.All"_s, u"openid"_s, u"profile"_s, u"email"_s,
                                         u"offline_access"_s}
                                  << QStringList() << QStringList();
    QTest::addRow("the reader's is missing")
        << false << false << QStringList{u"User.Read"_s} << QStringList{u"User.Read.All"_s}
        << QStringList{u"User.Read"_s};
}

void TestPermissionTable::lines()
{
    QFETCH(bool, application);
    QFETCH(bool, byApplication);
    QFETCH(QStringList, granted);
    const auto lines = permissionLines(application ? PermissionKind::Application : PermissionKind::Delegated,
        byApplication ? DirectoryAccess::Application : DirectoryAccess::Delegated, granted);
    QStringList excess;
    bool sawExcess = false;
    for (const PermissionLine &line : lines) {
        QVERIFY2(line.required || line.probes.isEmpty(), "what is too much is not used");
        QVERIFY2(!sawExcess || !line.required, "excess ones stand last");
        sawExcess = !line.required;
        if (!line.required)
            excess << line.name;
    }
    QTEST(missingPermissions(lines), "missing");
    QTEST(excess, "excess");
}

void TestPermissionTable::whatGraphRefusesIsMissing()
{
    auto lines = permissionLines(PermissionKind::Delegated, DirectoryAccess::Delegated, std::nullopt);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].granted, Answer::Unknown);
    QVERIFY(!lines[0].isMissing());
    pb::core::Error error;
    error.kind = pb::core::ErrorKind::Offline;
    lines[0].probes[0] = {Probe::ListUsers, Answer::No, error};
    QVERIFY2(!lines[0].isMissing(), "a cut line says nothing about a permission");
    error.kind = pb::core::ErrorKind::Forbidden;
    lines[0].probes[0].error = error;
    QVERIFY(lines[0].isMissing());
    lines[0].required = false;
    QVERIFY(!lines[0].isMissing());
}

void TestPermissionTable::everyNeededPermissionHasAProbe()
{
    for (const auto kind : {PermissionKind::Application, PermissionKind::Delegated}) {
        for (const auto access : {DirectoryAccess::Delegated, DirectoryAccess::Application}) {
            for (const PermissionLine &line : permissionLines(kind, access, std::nullopt))
                QVERIFY2(!line.probes.isEmpty(), qPrintable(line.name));
        }
    }
}

QTEST_APPLESS_MAIN(TestPermissionTable)
#include "tst_permissiontable.moc"
