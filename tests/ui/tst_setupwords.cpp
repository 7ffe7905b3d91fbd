// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/adminrequest.h"
#include "ui/setup/checkicons.h"
#include "ui/setup/portal.h"
#include "words/repairwords.h"
#include "words/sentences.h"
#include "words/setupwords.h"

#include <QSet>
#include <QTest>

using namespace pb;
using namespace pb::setup;

/// Every value of every enum of the set-up has words of its own.
class TestSetupWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyValueHasWordsOfItsOwn();
    void thePurposeOfEachPermissionIsTold();
    void theRequestNamesAllThatIsNeeded();
    void linksFollowTheCloudAndTheApplication();
};

namespace {

/// Which words are missing or stand twice.
template<typename E, typename Say>
QStringList faults(int count, Say say)
{
    QStringList found;
    QSet<QString> seen;
    for (int i = 0; i < count; ++i) {
        const QString text = say(E(i));
        if (text.trimmed().isEmpty() || text.contains(QLatin1Char('%')) || seen.contains(text))
            found << QStringLiteral("%1: \"%2\"").arg(i).arg(text);
        seen.insert(text);
    }
    return found;
}

} // namespace

void TestSetupWords::everyValueHasWordsOfItsOwn()
{
    const QStringList none;
    QCOMPARE(faults<Step>(stepCount, ui::stepTitle), none);
    QCOMPARE(faults<Step>(stepCount, ui::stepText), none);
    QCOMPARE(faults<Task>(taskCount, ui::taskText), none);
    QCOMPARE(faults<Task>(taskCount, ui::failedText), none);
    const int doings = int(Doing::SavingProfile) + 1;
    QCOMPARE(ui::doingText(Doing::Nothing), QString());
    QCOMPARE(faults<int>(doings - 1, [](int i) { return ui::doingText(Doing(i + 1)); }), none);
    QCOMPARE(faults<PermissionKind>(2, ui::kindText), none);
    QCOMPARE(faults<Answer>(3, ui::answerText), none);
    QCOMPARE(faults<Answer>(3, ui::answerIcon), none);
    using Status = CheckLine::Status;
    for (const Status status :
        {Status::Ok, Status::Warning, Status::Missing, Status::Failed, Status::NotRun}) {
        QVERIFY(!ui::statusText(status).isEmpty());
        QVERIFY(!ui::statusIcon(status).isEmpty());
    }
    QVERIFY(ui::statusText(Status::NotRun) != ui::statusText(Status::Ok));
    QVERIFY(ui::statusText(Status::Failed) != ui::statusText(Status::Ok));
    QCOMPARE(faults<int>(int(Probe::ListUsers), [](int i) { return ui::probeText(Probe(i + 1)); }), none);
    QCOMPARE(faults<Capability>(int(Capability::BusyLampKeys) + 1, ui::capabilityText), none);
    for (int i = 0; i <= int(Capability::BusyLampKeys); ++i)
        QVERIFY(!ui::capabilityRemedy(Capability(i)).isEmpty());
    QCOMPARE(faults<UserLine::Side>(3, ui::sideText), none);
    QCOMPARE(faults<profile::Cloud>(int(profile::Cloud::Custom) + 1, ui::cloudText), none);
    QCOMPARE(faults<profile::Proxy::Kind>(3, ui::proxyText), none);
    QCOMPARE(faults<setup::Repair>(int(setup::Repair::PortTaken) + 1, ui::repairText), none);
    QCOMPARE(faults<Fault>(int(Fault::NotAPort) + 1, ui::faultText), none);
    for (const auto &rules : {presence::callsOnly(), presence::everyKindOfBusy()}) {
        const QString id = QString::fromStdString(rules.id);
        QCOMPARE(ui::ruleSetName(id), ui::ruleSetText(id)); // as the monitor and the rules view call it
    }
    QVERIFY(ui::ruleSetName(QString::fromStdString(presence::callsOnly().id))
        != ui::ruleSetName(QString::fromStdString(presence::everyKindOfBusy().id)));
}

void TestSetupWords::thePurposeOfEachPermissionIsTold()
{
    const QString unneeded = ui::purposeText(QStringLiteral("Mail.Read"));
    for (const auto *name : {"Organization.ReadWrite.All", "Presence.ReadWrite.All", "User.Read.All"})
        QVERIFY(ui::purposeText(QString::fromLatin1(name)) != unneeded);
}

void TestSetupWords::theRequestNamesAllThatIsNeeded()
{
    Registration registration;
    registration.appName = QStringLiteral("<b>Bridge</b> & Co");
    registration.callback = QUrl(QStringLiteral("http://localhost/callback"));
    const QString html = ui::adminRequest(registration, profile::Cloud::Global);
    for (const auto *name : {"Organization.ReadWrite.All", "Presence.ReadWrite.All", "User.Read.All"}) {
        QVERIFY(html.contains(QLatin1String(name)));
        QVERIFY(html.contains(ui::purposeText(QString::fromLatin1(name)).toHtmlEscaped()));
    }
    QVERIFY(html.contains(registration.callback.toString()));
    QVERIFY(!html.contains(registration.appName));
    QVERIFY(html.contains(registration.appName.toHtmlEscaped()));
}

void TestSetupWords::linksFollowTheCloudAndTheApplication()
{
    using ui::PortalPage;
    const QString id = QStringLiteral("b3a8f0d2-7c1e-4f6a-8a92-5d0c4e7b9a10");
    for (int i = 0; i <= int(PortalPage::Permissions); ++i) {
        const auto without = ui::portalPlace(PortalPage(i), profile::Cloud::Global, {});
        QVERIFY(without.link.isValid());
        QVERIFY(without.path.contains(QStringLiteral("›")));
        QVERIFY(!without.link.toString().endsWith(QLatin1String("appId/")));
    }
    const auto place = ui::portalPlace(PortalPage::Permissions, profile::Cloud::UsGovL4, id);
    QVERIFY(place.link.toString().endsWith(id));
    QCOMPARE(place.link.host(), QStringLiteral("entra.microsoft.us"));
}

QTEST_MAIN(TestSetupWords)
#include "tst_setupwords.moc"
