// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "support/accessiblebus.h"

#include <QFile>
#include <QTest>

using namespace pb;
using namespace pb::test;

namespace {

constexpr int patience = 30'000; // a limit for conditions, not a wait

} // namespace

/// The window as somebody uses it who does not see it: everything is found and done over the accessibility
/// bus of the desktop, in the real program, against the simulator.
class TestAccessibility : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aUserIsFoundAndExplained();
    void theListIsFilteredAndExported();
    void itGoesLivePausesAndGivesBack();
    void whatCanBePressedHasAName();
    void anOutageIsReadOut();

private:
    /// Waits until the object is on the screen, and keeps it in m_found.
    bool look(const char *role, const char *name);
    bool press(const char *role, const char *name);
    /// A menu's entry; the menu does not have to be open.
    bool choose(const char *name);
    QString cellText(int row, int column);
    bool dnd(const QString &email) { return m_simulator->user(email).value(QStringLiteral("dnd")).toBool(); }
    bool shows(const QString &part);

    AccessibleBus m_bus;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Bridge> m_bridge;
    std::optional<Accessible> m_program;
    std::optional<Accessible> m_found;
    QString m_anna;
};

void TestAccessibility::initTestCase()
{
    QVERIFY2(m_bus.isConnected(), "there is no accessibility bus: is at-spi2-core installed?");
}

void TestAccessibility::init()
{
    m_simulator = std::make_unique<Simulator>(QStringList{QStringLiteral("--users"), QStringLiteral("12")});
    QVERIFY2(m_simulator->isReady(), qPrintable(m_simulator->error()));
    m_anna = m_simulator->matchedEmails().first();
    m_home = std::make_unique<QTemporaryDir>();
    m_bridge = std::make_unique<Bridge>(*m_home);
    profile::Profile profile = profileFor(m_simulator->info());
    profile.observeOnly = true;
    m_bridge->showWindow(profile, secretsFor(m_simulator->info()));
    m_program.reset();
    QTRY_VERIFY_WITH_TIMEOUT((m_program = m_bus.program(m_bridge->processId())), patience);
    QVERIFY(look("table", "Users and their states"));
    QTRY_COMPARE_WITH_TIMEOUT(m_found->rows(), 12, patience);
}

void TestAccessibility::cleanup()
{
    if (QTest::currentTestFailed())
        qInfo().noquote() << m_bridge->everything();
    m_program.reset();
    m_bridge.reset();
    m_simulator.reset();
}

bool TestAccessibility::look(const char *role, const char *name)
{
    const bool came = QTest::qWaitFor(
        [&] {
            m_found = m_program->find(QString::fromLatin1(role), QString::fromUtf8(name));
            return m_found.has_value();
        },
        patience);
    if (!came)
        qWarning("no %s \"%s\" is to be seen", role, name);
    return came;
}

bool TestAccessibility::press(const char *role, const char *name)
{
    if (!look(role, name) || !QTest::qWaitFor([this] { return m_found->isEnabled(); }, patience))
        return false;
    m_found->press();
    return true;
}

bool TestAccessibility::choose(const char *name)
{
    m_found = m_program->find(QStringLiteral("menu item"), QString::fromUtf8(name), true);
    if (!m_found) {
        qWarning("there is no menu entry \"%s\"", name);
        return false;
    }
    m_found->press();
    return true;
}

QString TestAccessibility::cellText(int row, int column)
{
    const auto table = m_program->find(QStringLiteral("table"), QStringLiteral("Users and their states"));
    const auto cell = table ? table->cell(row, column) : std::nullopt;
    return cell ? cell->name() : QString();
}

bool TestAccessibility::shows(const QString &part)
{
    return m_program
        ->find([&](const Accessible &one) { return one.name().contains(part, Qt::CaseInsensitive); })
        .has_value();
}

void TestAccessibility::aUserIsFoundAndExplained()
{
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QVERIFY(look("text", "Filter"));
    QVERIFY(m_found->enter(m_anna));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("1 of 12")), patience);
    QTRY_COMPARE_WITH_TIMEOUT(
        cellText(0, 2), QStringLiteral("Status in Microsoft Teams: In a call"), patience);
    QCOMPARE(cellText(0, 1), QStringLiteral("E-mail address: %1").arg(m_anna));
    QVERIFY(look("table", "Users and their states"));
    QVERIFY(m_found->selectRow(0));

    QVERIFY(press("check box", "Why?"));
    QVERIFY(look("frame", "Why?"));
    const QString name = m_simulator->user(m_anna).value(QStringLiteral("name")).toString();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_found->find([&](const Accessible &one) { return one.text().contains(name); }), patience);
    for (const auto *said : {"In a call", "DND on", "observe"}) {
        QVERIFY2(m_found->find([&](const Accessible &one) {
            return one.text().contains(QLatin1String(said), Qt::CaseInsensitive);
        }),
            said);
    }
}

void TestAccessibility::theListIsFilteredAndExported()
{
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QVERIFY(press("check box", "Teams: In a call, 1 user"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("1 of 12")), patience);
    QCOMPARE(cellText(0, 1), QStringLiteral("E-mail address: %1").arg(m_anna));

    QVERIFY(press("push button", "Export…"));
    QVERIFY(look("dialog", "Export the rows shown"));
    const Accessible dialog = *m_found;
    const auto field = dialog.find(
        [](const Accessible &one) { return one.role() == QLatin1String("text") && one.isEnabled(); });
    QVERIFY(field);
    const QString file = m_home->filePath(QStringLiteral("rows.csv"));
    QVERIFY(field->enter(file));
    const auto save = dialog.find(QStringLiteral("push button"), QStringLiteral("Save"));
    QVERIFY(save);
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), patience);
    save->press();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patience);
    QByteArray rows;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            QFile csv(file);
            rows = csv.open(QIODevice::ReadOnly) ? csv.readAll() : QByteArray();
            return rows.contains(m_anna.toUtf8());
        }(),
        patience);
    QCOMPARE(rows.count("@"), 1); // the one user who is shown
}

void TestAccessibility::itGoesLivePausesAndGivesBack()
{
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Teams: In a call, 1 user")), patience);
    QVERIFY(!dnd(m_anna));

    // observe-only is left after a look at what would be written
    QVERIFY(press("check box", "Observe only"));
    QVERIFY(look("dialog", "Go live"));
    QVERIFY(!dnd(m_anna));
    QVERIFY(press("push button", "Go live"));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Held: 1 DND")), patience);

    QVERIFY(press("check box", "Pause"));
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(m_anna), patience);
    QVERIFY(press("check box", "Resume"));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);

    // one user by hand
    QVERIFY(look("text", "Filter"));
    QVERIFY(m_found->enter(m_anna));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("1 of 12")), patience);
    QVERIFY(look("table", "Users and their states"));
    QVERIFY(m_found->selectRow(0));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Held: 1 DND")), patience);
    QVERIFY(choose("Give back"));
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(m_anna), patience);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Held: 0 DND")), patience);

    // the next call is silenced again, and quitting gives it back
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Available"), QStringLiteral("Available")));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Teams: In a call, 0 users")), patience);
    QVERIFY(m_simulator->setTeams(m_anna, QStringLiteral("Busy"), QStringLiteral("InACall")));
    QTRY_VERIFY_WITH_TIMEOUT(dnd(m_anna), patience);
    QVERIFY(choose("Quit"));
    QCOMPARE(m_bridge->waitForEnd(), 0);
    QVERIFY(!dnd(m_anna));
}

void TestAccessibility::whatCanBePressedHasAName()
{
    for (const char *panel : {"Why?", "Health", "Activity"}) {
        QVERIFY(choose(panel));
        QVERIFY(look("frame", panel));
    }
    QVERIFY(look("text", "Filter"));
    QVERIFY(m_found->enter(QStringLiteral("a"))); // now it can be cleared, too
    QStringList nameless;
    (void)m_program->find([&](const Accessible &one) {
        const QString role = one.role();
        if (QStringList{QStringLiteral("push button"), QStringLiteral("check box"), QStringLiteral("text"),
                QStringLiteral("table"), QStringLiteral("radio button"), QStringLiteral("menu item")}
                .contains(role)
            && one.name().isEmpty())
            nameless << role + QLatin1Char(' ') + one.description();
        return false;
    });
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void TestAccessibility::anOutageIsReadOut()
{
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("STARFACE: ")), patience);
    const AlertListener listener(m_bus);
    m_simulator->kill();
    // the texts of the status bar are texts
    QTRY_VERIFY_WITH_TIMEOUT(
        m_program->find(QStringLiteral("label"), QStringLiteral("STARFACE: failing")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_program->find(QStringLiteral("label"), QStringLiteral("Teams: failing")), patience);
    // and the banner comes by itself
    QTRY_VERIFY_WITH_TIMEOUT(listener.alerts().join(u' ').contains(QStringLiteral("is failing")), patience);
    QVERIFY(m_program->find([](const Accessible &one) {
        return one.role() == QStringLiteral("alert message")
            && one.name().contains(QStringLiteral("is failing"));
    }));
    QTRY_VERIFY_WITH_TIMEOUT(cellText(0, 2).contains(QStringLiteral("last known, read")), patience);
}

QTEST_GUILESS_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
