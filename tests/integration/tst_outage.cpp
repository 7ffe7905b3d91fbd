// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/windowworld.h"
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/monitor/table/statusitem.h"

#include <QPushButton>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = WindowWorld::patience;

} // namespace

/// What an administrator sees in the window when something is away, and when it is back.
class TestOutage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void bothServersDie();
    void anOutageIsToldAndSoIsItsEnd_data();
    void anOutageIsToldAndSoIsItsEnd();
    void aDirectoryThatFailsHasABannerOfItsOwn_data();
    void aDirectoryThatFailsHasABannerOfItsOwn();
    void aRefusedSignInIsTold_data();
    void aRefusedSignInIsTold();

private:
    QString light(const QByteArray &item) const
    {
        return m_world->find<ui::StatusItem>(item.constData())->iconName();
    }
    ui::Banner *banner(const QByteArray &name) const
    {
        auto *found = m_world->find<ui::Banner>(name.constData());
        return found && found->isActive() ? found : nullptr;
    }
    QModelIndex cell(int column) const { return m_world->window()->table().model()->index(0, column); }
    /// How many rows the quick filter *Problems* counts.
    QString problems() const { return m_world->find<QAction>("quick-banner-warning")->text(); }
    /// How often Teams was read.
    int readings() const
    {
        int count = 0;
        for (const QJsonValue &request : m_world->simulator.requests())
            count += request["path"_L1].toString().contains(u"getPresencesByUserId"_s);
        return count;
    }
    bool fault(const QString &match, const QString &kind, int status = 503)
    {
        return m_world->simulator.addFault({{u"match"_s, match}, {u"times"_s, 100'000}, {u"kind"_s, kind},
            {u"status"_s, status}, {u"delaySeconds"_s, 3600}});
    }
    void mend() { m_world->simulator.control("DELETE", u"fault"_s); }

    std::unique_ptr<WindowWorld> m_world;
};

void TestOutage::init()
{
    m_world = std::make_unique<WindowWorld>();
    QVERIFY2(m_world->isReady(), qPrintable(m_world->simulator.error()));
}

void TestOutage::cleanup()
{
    m_world.reset();
}

void TestOutage::bothServersDie()
{
    QVERIFY(m_world->start());
    QTRY_COMPARE_WITH_TIMEOUT(light("graphHealth"), u"connection-ok"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(light("starfaceHealth"), u"connection-ok"_s, patience);
    for (const auto column : {ui::MonitorModel::Teams, ui::MonitorModel::Starface})
        QTRY_VERIFY_WITH_TIMEOUT(cell(column).data().toString() != u"Unknown"_s, patience);
    const QString teams = cell(ui::MonitorModel::Teams).data().toString();
    const QString starface = cell(ui::MonitorModel::Starface).data().toString();
    QVERIFY(!teams.isEmpty() && !starface.isEmpty());
    QTRY_VERIFY(problems().endsWith(u" 0"));

    m_world->simulator.kill();
    QTRY_COMPARE_WITH_TIMEOUT(light("graphHealth"), u"connection-failing"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(light("starfaceHealth"), u"connection-failing"_s, patience);
    QTRY_VERIFY(banner("needGraph"));
    QTRY_VERIFY(banner("needStarface"));
    // everybody counts as a problem, and is shown as last known, with the age
    const int rows = m_world->window()->table().model()->rowCount();
    QTRY_VERIFY2(problems().endsWith(u" %1"_s.arg(rows)), qPrintable(problems()));
    for (const auto &[column, before] :
        {std::pair(ui::MonitorModel::Teams, teams), std::pair(ui::MonitorModel::Starface, starface)}) {
        QVERIFY(cell(column).data(ui::MonitorModel::StaleRole).toBool());
        const QString now = cell(column).data().toString();
        QVERIFY2(now.startsWith(before) && now.contains(u"ago"), qPrintable(now));
    }
    QVERIFY(cell(ui::MonitorModel::Why).data().toString().contains(u"No connection"));
    // and stays so when the engine knows nothing any more, after three periods
    QTRY_VERIFY_WITH_TIMEOUT(
        cell(ui::MonitorModel::Teams).data(Qt::AccessibleTextRole).toString().contains(u"last known"),
        patience);
    QVERIFY(cell(ui::MonitorModel::Teams).data().toString().startsWith(teams));
}

void TestOutage::anOutageIsToldAndSoIsItsEnd_data()
{
    QTest::addColumn<QString>("match");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<QByteArray>("need");
    const QByteArray graph("graphHealth");
    const QByteArray starface("starfaceHealth");
    QTest::newRow("the PBX is silent")
        << u"/xml-rpc"_s << u"delay"_s << starface << graph << QByteArray("needStarface");
    QTest::newRow("the PBX hangs up")
        << u"/xml-rpc"_s << u"drop"_s << starface << graph << QByteArray("needStarface");
    QTest::newRow("Teams is silent") << u"getPresencesByUserId"_s << u"delay"_s << graph << starface
                                     << QByteArray("needGraph");
    QTest::newRow("Teams hangs up") << u"getPresencesByUserId"_s << u"drop"_s << graph << starface
                                    << QByteArray("needGraph");
}

void TestOutage::anOutageIsToldAndSoIsItsEnd()
{
    QFETCH(QString, match);
    QFETCH(QString, kind);
    QFETCH(QByteArray, item);
    QFETCH(QByteArray, other);
    QFETCH(QByteArray, need);
    QVERIFY(m_world->start());
    QTRY_COMPARE_WITH_TIMEOUT(light(item), u"connection-ok"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(light(other), u"connection-ok"_s, patience);
    QVERIFY(fault(match, kind));
    QTRY_COMPARE_WITH_TIMEOUT(light(item), u"connection-failing"_s, patience);
    QTRY_VERIFY(banner(need));
    QCOMPARE(light(other), u"connection-ok"_s);
    QTRY_VERIFY(!problems().endsWith(u" 0"));
    mend();
    QTRY_COMPARE_WITH_TIMEOUT(light(item), u"connection-ok"_s, patience);
    QTRY_VERIFY(!banner(need));
    QTRY_VERIFY(problems().endsWith(u" 0"));
    QTRY_VERIFY_WITH_TIMEOUT(
        !cell(ui::MonitorModel::Teams).data(ui::MonitorModel::StaleRole).toBool(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        !cell(ui::MonitorModel::Starface).data(ui::MonitorModel::StaleRole).toBool(), patience);
}

void TestOutage::aDirectoryThatFailsHasABannerOfItsOwn_data()
{
    QTest::addColumn<QString>("match");
    QTest::addColumn<QByteArray>("need");
    QTest::newRow("Microsoft 365") << u"GET /v1.0/users"_s << QByteArray("needTeamsDirectory");
    QTest::newRow("STARFACE") << u"GET /rest/users$"_s << QByteArray("needStarfaceDirectory");
}

void TestOutage::aDirectoryThatFailsHasABannerOfItsOwn()
{
    QFETCH(QString, match);
    QFETCH(QByteArray, need);
    QVERIFY(m_world->start());
    QTRY_COMPARE_WITH_TIMEOUT(light("graphHealth"), u"connection-ok"_s, patience);
    QVERIFY(fault(match, u"status"_s, 403));
    QVERIFY(m_world->trigger("syncNow"));
    QTRY_VERIFY_WITH_TIMEOUT(banner(need), patience);
    // good readings of the states do not hide it, and it does not hide them
    const int before = readings();
    QTRY_VERIFY_WITH_TIMEOUT(readings() >= before + 3, patience);
    QVERIFY(banner(need));
    QCOMPARE(light("graphHealth"), u"connection-ok"_s);
    QVERIFY(problems().endsWith(u" 0"));
    mend();
    QVERIFY(m_world->trigger("syncNow"));
    QTRY_VERIFY_WITH_TIMEOUT(!banner(need), patience);
}

void TestOutage::aRefusedSignInIsTold_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("words"); // of the sentence that the number chose
    QTest::newRow("the sign-in frequency") << 70043 << u"from time to time"_s;
    QTest::newRow("it has expired") << 700082 << u"expired or was revoked"_s;
    QTest::newRow("a number of next year") << 7123456 << u"Microsoft says"_s;
}

void TestOutage::aRefusedSignInIsTold()
{
    QFETCH(int, number);
    QFETCH(QString, words);
    QVERIFY(m_world->startWith(
        [](profile::Profile &profile) { profile.directoryAccess = profile::DirectoryAccess::Delegated; }));
    QTRY_COMPARE_WITH_TIMEOUT(light("graphHealth"), u"connection-ok"_s, patience);
    QVERIFY(!banner("needReader"));
    QVERIFY(m_world->simulator
                .control("POST", u"entra"_s, {{u"refuseRefresh"_s, number}, {u"expireTokens"_s, true}})
                .toObject()["ok"_L1]
                .toBool());
    QVERIFY(m_world->trigger("syncNow"));
    QTRY_VERIFY_WITH_TIMEOUT(banner("needReader"), patience);
    const QString said = banner("needReader")->more();
    QVERIFY2(said.contains(words), qPrintable(said));
    QVERIFY2(said.contains(u"AADSTS%1"_s.arg(number)), qPrintable(said));
    auto *button = m_world->find<QPushButton>("needReaderButton");
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Sign in again…"_s);
    // the application's own sign-in goes on, and so does reading Teams; the banner stays
    const int before = readings();
    QTRY_VERIFY_WITH_TIMEOUT(readings() >= before + 3, patience);
    QVERIFY(banner("needReader"));
    QTRY_COMPARE_WITH_TIMEOUT(light("graphHealth"), u"connection-ok"_s, patience);
    QVERIFY(!banner("needTeamsDirectory"));

    m_world->simulator.control("POST", u"entra"_s, {{u"refuseRefresh"_s, 0}});
    QVERIFY(m_world->trigger("retryNow"));
    QTRY_VERIFY_WITH_TIMEOUT(!banner("needReader"), patience);
}

QTEST_MAIN(TestOutage)
#include "tst_outage.moc"
