// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/profilechange.h"

#include <QTest>

#include <functional>

using namespace pb;
using profile::Profile;
using Change = std::function<void(Profile &)>;

/// What becomes of a profile that is read anew.
class TestProfileChange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatItTakes_data();
    void whatItTakes();
};

void TestProfileChange::whatItTakes_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, ProfileChange expected, Change change) {
        QTest::newRow(name) << change << static_cast<int>(expected);
    };
    row("nothing", ProfileChange::None, [](Profile &) {});
    row("the rules", ProfileChange::InPlace, [](Profile &p) { p.rules = presence::everyKindOfBusy(); });
    row("the period", ProfileChange::InPlace, [](Profile &p) { p.times.period = std::chrono::seconds{3}; });
    row("whom it leaves out", ProfileChange::InPlace, [](Profile &p) {
        p.excluded.append({{}, 7, QStringLiteral("anna@example.org")});
    });
    row("pairs", ProfileChange::InPlace, [](Profile &p) { p.pairs.append({QStringLiteral("a"), 7}); });
    row("observing only", ProfileChange::InPlace, [](Profile &p) { p.observeOnly = true; });
    row("the brake", ProfileChange::InPlace, [](Profile &p) { p.brake.minimum = 3; });
    row("the name", ProfileChange::InPlace, [](Profile &p) { p.name = QStringLiteral("New"); });
    row("the request budget", ProfileChange::InPlace, [](Profile &p) { p.requestBudget.requests = 10; });
    row("the PBX", ProfileChange::Reconnect,
        [](Profile &p) { p.starface.url = QUrl(QStringLiteral("https://other")); });
    row("the login", ProfileChange::Reconnect, [](Profile &p) { p.starface.login = QStringLiteral("1"); });
    row("the tenant", ProfileChange::Reconnect,
        [](Profile &p) { p.tenantId = QStringLiteral("other.example"); });
    row("the application", ProfileChange::Reconnect, [](Profile &p) { p.clientId = QStringLiteral("x"); });
    row("the proxy", ProfileChange::Reconnect, [](Profile &p) { p.proxy.kind = profile::Proxy::Kind::None; });
    row("rules and the PBX", ProfileChange::Reconnect, [](Profile &p) {
        p.rules = presence::everyKindOfBusy();
        p.starface.login = QStringLiteral("1");
    });
    row("the history", ProfileChange::Reconnect, [](Profile &p) { p.history.days = 1; });
    row("the id", ProfileChange::AnotherProfile, [](Profile &p) { p.id = QStringLiteral("other"); });
}

void TestProfileChange::whatItTakes()
{
    QFETCH(Change, change);
    QFETCH(int, expected);
    Profile running;
    running.id = QStringLiteral("main");
    Profile read = running;
    change(read);
    QCOMPARE(static_cast<int>(profileChange(running, read)), expected);
}

QTEST_GUILESS_MAIN(TestProfileChange)
#include "tst_profilechange.moc"
