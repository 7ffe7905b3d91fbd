// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/setupworld.h"
#include "profile/profilestore.h"
#include "ui/common/messagerow.h"
#include "ui/setup/setuppage.h"
#include "ui/setup/setupwizard.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>
#include <QTest>
#include <QToolButton>

using namespace pb;
using namespace pb::setup;
using Choice = test::ScriptedBrowser::Choice;
using secrets::SecretKind;

namespace {

/// Somebody at the keyboard in front of the wizard, with the simulator as tenant and PBX.
struct Desk {
    core::SystemClock clock;
    test::SetupWorld world{clock};
    std::unique_ptr<ui::SetupWizard> wizard;

    bool open(Step first = Step::Start)
    {
        world.open();
        // the window says what is to be opened, and nobody else
        world.browserOpens = false;
        Draft draft = world.setup->draft();
        const auto &info = world.simulator.info();
        draft.profile.cloud = profile::Cloud::Custom;
        draft.profile.customEndpoints = {QUrl(info.entra), QUrl(info.graph)};
        world.setup->setDraft(draft);
        wizard = std::make_unique<ui::SetupWizard>(*world.setup, QString(), first);
        QObject::connect(
            wizard.get(), &ui::SetupWizard::openUrl, &world.browser, &test::ScriptedBrowser::open);
        wizard->show();
        wizard->activateWindow();
        return QTest::qWaitForWindowActive(wizard.get());
    }

    template<typename T>
    T *find(const QString &name) const
    {
        auto *found = wizard->currentPage()->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    void click(QWidget *widget) const
    {
        for (QWidget *at = widget->parentWidget(); at; at = at->parentWidget()) {
            if (auto *scroller = qobject_cast<QScrollArea *>(at))
                scroller->ensureWidgetVisible(widget);
        }
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void press(const char *name) const { click(find<QAbstractButton>(QLatin1String(name))); }
    /// A click on the box itself: its words may be wider than the window.
    void tick(const char *name) const
    {
        auto *button = find<QAbstractButton>(QLatin1String(name));
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(8, button->height() / 2));
    }
    void type(const char *name, const QString &text) const
    {
        auto *edit = find<QLineEdit>(QLatin1String(name));
        click(edit);
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Tab);
    }
    void paste(const char *name, const QString &text) const
    {
        auto *edit = find<QLineEdit>(QLatin1String(name));
        QGuiApplication::clipboard()->setText(text);
        click(edit);
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_Tab);
    }
    bool next() const
    {
        auto *button = wizard->button(QWizard::NextButton);
        if (!button->isEnabled())
            return false;
        const int before = wizard->currentId();
        QTest::mouseClick(button, Qt::LeftButton);
        return wizard->currentId() == before + 1;
    }
    ui::MessageRow *message(Task task) const
    {
        return find<ui::MessageRow>(QStringLiteral("message%1").arg(int(task)));
    }
    bool run(Task task) const
    {
        click(find<QPushButton>(QStringLiteral("start%1").arg(int(task))));
        if (world.setup->state(task).phase == TaskState::Phase::NotStarted)
            return false;
        return QTest::qWaitFor([&] { return !world.setup->isRunning(); }, 30'000);
    }
    bool works(Task task) const { return world.setup->state(task).phase == TaskState::Phase::Succeeded; }
    void enterWriteAccess(const QString &secret) const
    {
        const auto &info = world.simulator.info();
        paste("tenant", QStringLiteral("  {%1}\n").arg(info.tenant.toUpper()));
        type("client", info.clientId);
        type("secret", secret);
        if (!find<QCheckBox>(QStringLiteral("expiryNotKnown"))->isChecked())
            tick("expiryNotKnown");
    }
};

/// The page says what failed, why and what to do, and can be used again.
bool isTold(const Desk &desk, Task task, const QString &word)
{
    auto *message = desk.message(task);
    const QString text = message->text();
    const bool told = message->isVisible() && message->tone() == ui::Tone::Error
        && text.contains(word, Qt::CaseInsensitive) && text.count(QLatin1Char('.')) >= 3;
    auto *start = desk.find<QPushButton>(QStringLiteral("start%1").arg(int(task)));
    if (!told || !start->isVisible() || !start->isEnabled())
        qWarning() << "told" << text << start->isVisible() << start->isEnabled();
    return told && start->isVisible() && start->isEnabled();
}

} // namespace

/// The real wizard against the simulator, with real input events and a scripted browser.
class TestSetupRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        QVERIFY2(m_desk->world.simulator.isReady(), qPrintable(m_desk->world.simulator.error()));
    }
    void cleanup() { m_desk.reset(); }
    void fromNothingToFinished();
    void refusedConsentIsToldAndCanBeGivenAfterwards();
    void aWrongSecretIsToldAndCanBeReplaced();
    void anExpiredSecretIsTold();
    void aTakenPortIsTold();
    void aLockedKeychainIsToldAndMemoryHelps();
    void aMissingPermissionNamesItselfAndLinksThere();
    void escEndsTheWaitForTheBrowser();

private:
    void playWriteAccess();
    void playReadAccess();
    void playStarface();
    void playUsers(const QString &user);
    void playTheRest();

    std::unique_ptr<Desk> m_desk;
};

void TestSetupRun::playWriteAccess()
{
    Desk &d = *m_desk;
    d.enterWriteAccess(d.world.simulator.info().clientSecret);
    QCOMPARE(d.find<QLineEdit>(QStringLiteral("tenant"))->text(), d.world.simulator.info().tenant);
    QVERIFY(d.find<QLineEdit>(QStringLiteral("tenant"))
                ->accessibleDescription()
                .contains(QStringLiteral("Put right")));
    QTRY_VERIFY(d.world.setup->hasSecret(SecretKind::ClientSecret));
    QCOMPARE(d.find<QLineEdit>(QStringLiteral("secret"))->text(), QString());
    QVERIFY(!d.wizard->button(QWizard::NextButton)->isEnabled());
    QVERIFY(d.run(Task::WriteAccess));
    QVERIFY2(d.works(Task::WriteAccess), qPrintable(d.message(Task::WriteAccess)->text()));
    // writing was not tried: that is said, and is not green
    QCOMPARE(d.message(Task::WriteAccess)->tone(), ui::Tone::Info);
    QVERIFY(d.message(Task::WriteAccess)->text().contains(QStringLiteral("not been tried")));
    QCOMPARE(d.find<QTableView>(QStringLiteral("writePermissions"))->model()->rowCount(), 2);
    QVERIFY(d.next());
}

void TestSetupRun::playReadAccess()
{
    Desk &d = *m_desk;
    d.tick("sameApp");
    d.type("readClient", d.world.simulator.info().readClientId);
    d.press("copyCallback");
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("http://localhost/callback"));
    QVERIFY(d.run(Task::ReadAccess));
    QVERIFY2(d.works(Task::ReadAccess), qPrintable(d.message(Task::ReadAccess)->text()));
    QVERIFY(d.next());
}

void TestSetupRun::playStarface()
{
    Desk &d = *m_desk;
    const auto &info = d.world.simulator.info();
    d.type("starfaceUrl", info.starface + QStringLiteral("/rest"));
    QCOMPARE(d.find<QLineEdit>(QStringLiteral("starfaceUrl"))->text(), info.starface);
    d.type("starfaceLogin", info.starfaceLogin);
    d.type("starfacePassword", info.starfacePassword);
    QVERIFY(d.run(Task::StarfaceCheck));
    QVERIFY2(d.works(Task::StarfaceCheck), qPrintable(d.message(Task::StarfaceCheck)->text()));
    QCOMPARE(d.message(Task::StarfaceCheck)->tone(), ui::Tone::Info);
    QVERIFY(d.next());
}

void TestSetupRun::playUsers(const QString &user)
{
    Desk &d = *m_desk;
    QTRY_VERIFY_WITH_TIMEOUT(d.works(Task::Users), 30'000);
    auto *table = d.find<QTableView>(QStringLiteral("users"));
    const int all = table->model()->rowCount();
    QVERIFY(all >= 12);
    QTest::keyClicks(d.find<QLineEdit>(QStringLiteral("userSearch")), QStringLiteral("nobody is called so"));
    QCOMPARE(table->model()->rowCount(), 0);
    auto *choice = d.find<QComboBox>(QStringLiteral("testUser"));
    choice->setFocus();
    for (int i = 0; i < choice->count() && choice->currentData().toString() != user; ++i)
        QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(d.world.setup->draft().testUser, user);
    QVERIFY(d.run(Task::WriteProof));
    QVERIFY2(d.works(Task::WriteProof), qPrintable(d.message(Task::WriteProof)->text()));
    QCOMPARE(d.message(Task::WriteProof)->tone(), ui::Tone::Success);
    QVERIFY(d.world.simulator.world().value(QLatin1String("dndWrites")).toInt() >= 2);
    QVERIFY(!d.world.simulator.user(user).value(QLatin1String("dnd")).toBool());
    QVERIFY(d.next());
}

void TestSetupRun::playTheRest()
{
    Desk &d = *m_desk;
    d.tick("rules-every-busy");
    QVERIFY(d.next());
    QVERIFY(d.find<QRadioButton>(QStringLiteral("observe"))->isChecked()); // unless somebody chooses
    d.press("copyChecks");
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(QStringLiteral("Everything that was tried works.")), qPrintable(copied));
    d.tick("live");
    QSignalSpy ready(d.wizard.get(), &ui::SetupWizard::profileReady);
    QVERIFY(d.wizard->button(QWizard::FinishButton)->isEnabled());
    QTest::mouseClick(d.wizard->button(QWizard::FinishButton), Qt::LeftButton);
    QTRY_COMPARE(ready.size(), 1);
    QTRY_VERIFY(!d.wizard->isVisible());
}

void TestSetupRun::fromNothingToFinished()
{
    Desk &d = *m_desk;
    const test::LogKeeper log;
    QVERIFY(d.open());
    const QString user = d.world.simulator.matchedEmails().value(1);
    QVERIFY(d.next());
    QVERIFY(d.next());
    playWriteAccess();
    playReadAccess();
    playStarface();
    playUsers(user);
    playTheRest();

    const auto saved = profile::load(d.world.profileFile());
    QVERIFY(saved.has_value());
    QCOMPARE(saved->tenantId, d.world.simulator.info().tenant);
    QCOMPARE(saved->rules, presence::everyKindOfBusy());
    QVERIFY(!saved->observeOnly);
    QCOMPARE(
        d.world.keychain.at(d.world.idOf(SecretKind::ClientSecret)), d.world.simulator.info().clientSecret);
    QVERIFY(!d.world.keychain.at(d.world.idOf(SecretKind::RefreshToken)).isEmpty());
    QVERIFY(d.world.secretTexts().size() > 3);
    QCOMPARE(d.world.filesWithSecrets(), QStringList());
    for (const QByteArray &text : d.world.secretTexts())
        QVERIFY(!test::LogKeeper::text().contains(QString::fromUtf8(text)));
}

void TestSetupRun::refusedConsentIsToldAndCanBeGivenAfterwards()
{
    Desk &d = *m_desk;
    QVERIFY(d.open(Step::WriteAccess));
    d.enterWriteAccess(d.world.simulator.info().clientSecret);
    d.world.browser.setChoice(Choice::Decline);
    QVERIFY(d.run(Task::WriteAccess));
    QVERIFY(isTold(d, Task::WriteAccess, QStringLiteral("declined")));
    QVERIFY(!d.next());
    d.world.browser.setChoice(Choice::Accept);
    QVERIFY(d.run(Task::WriteAccess));
    QVERIFY(d.works(Task::WriteAccess));
    QVERIFY(d.next());
}

void TestSetupRun::aWrongSecretIsToldAndCanBeReplaced()
{
    Desk &d = *m_desk;
    QVERIFY(d.open(Step::WriteAccess));
    d.enterWriteAccess(QStringLiteral("Wrong~Secret-of.40-characters_0123456789"));
    d.tick("consentElsewhere");
    QVERIFY(d.run(Task::WriteAccess));
    QVERIFY(isTold(d, Task::WriteAccess, QStringLiteral("secret is wrong")));
    QVERIFY(d.message(Task::WriteAccess)->text().contains(QStringLiteral("AADSTS7000215")));
    d.press("message0CopyId");
    const QString id = d.world.setup->state(Task::WriteAccess).error->requestId;
    QVERIFY(!id.isEmpty());
    QCOMPARE(QGuiApplication::clipboard()->text(), id);
    d.type("secret", d.world.simulator.info().clientSecret);
    QVERIFY(d.run(Task::WriteAccess));
    QVERIFY2(d.works(Task::WriteAccess), qPrintable(d.message(Task::WriteAccess)->text()));
    QVERIFY(d.next());
}

void TestSetupRun::anExpiredSecretIsTold()
{
    Desk &d = *m_desk;
    QVERIFY(d.open(Step::WriteAccess));
    QVERIFY(d.world.tellEntra({{QStringLiteral("secretExpired"), true}}));
    d.enterWriteAccess(d.world.simulator.info().clientSecret);
    QVERIFY(d.run(Task::WriteAccess));
    QVERIFY(isTold(d, Task::WriteAccess, QStringLiteral("expired")));
}

void TestSetupRun::aTakenPortIsTold()
{
    Desk &d = *m_desk;
    QVERIFY(d.open(Step::WriteAccess));
    playWriteAccess();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    d.tick("sameApp");
    d.type("readClient", d.world.simulator.info().readClientId);
    d.press("advanced");
    auto *port = d.find<QSpinBox>(QStringLiteral("callbackPort"));
    QTest::keyClick(port, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(port, QString::number(other.serverPort()));
    QTest::keyClick(port, Qt::Key_Tab);
    QVERIFY(d.run(Task::ReadAccess));
    QVERIFY(isTold(d, Task::ReadAccess, QStringLiteral("port")));
    other.close();
    QVERIFY(d.run(Task::ReadAccess));
    QVERIFY2(d.works(Task::ReadAccess), qPrintable(d.message(Task::ReadAccess)->text()));
}

void TestSetupRun::aLockedKeychainIsToldAndMemoryHelps()
{
    Desk &d = *m_desk;
    QVERIFY(d.open(Step::WriteAccess));
    d.world.keychain.mood = test::FakeSecretStore::Mood::Locked;
    d.enterWriteAccess(d.world.simulator.info().clientSecret);
    auto *failure = d.find<ui::MessageRow>(QStringLiteral("secretFailure"));
    QTRY_VERIFY(failure->isVisible());
    QVERIFY(failure->text().contains(QStringLiteral("locked")));
    QVERIFY(failure->text().contains(QStringLiteral("Keyring")));
    // what was typed is still there
    QCOMPARE(d.find<QLineEdit>(QStringLiteral("secret"))->text(), d.world.simulator.info().clientSecret);
    d.press("secretKeep");
    QTRY_VERIFY(d.world.setup->hasSecret(SecretKind::ClientSecret));
    QVERIFY(d.run(Task::WriteAccess));
    QVERIFY2(d.works(Task::WriteAccess), qPrintable(d.message(Task::WriteAccess)->text()));
    QCOMPARE(d.world.filesWithSecrets(), QStringList());
    QVERIFY(d.next());
}

void TestSetupRun::aMissingPermissionNamesItselfAndLinksThere()
{
    Desk &d = *m_desk;
    QVERIFY(d.open(Step::WriteAccess));
    QVERIFY(d.world.grant({test::allRoles.first()}, test::allScopes));
    d.enterWriteAccess(d.world.simulator.info().clientSecret);
    d.tick("consentElsewhere");
    QVERIFY(QTest::qWaitFor([&] { return d.world.setup->hasSecret(SecretKind::ClientSecret); }));
    d.click(d.find<QPushButton>(QStringLiteral("start0")));
    QTRY_VERIFY_WITH_TIMEOUT(!d.world.setup->isRunning(), 60'000);
    QCOMPARE(d.message(Task::WriteAccess)->tone(), ui::Tone::Warning);
    auto *missing = d.find<ui::MessageRow>(QStringLiteral("missing-") + test::allRoles.last());
    QVERIFY(missing->isVisible());
    QVERIFY(missing->text().contains(QStringLiteral("API permissions")));
    QSignalSpy opened(d.wizard.get(), &ui::SetupWizard::openUrl);
    d.wizard->disconnect(&d.world.browser);
    QObject::disconnect(d.wizard.get(), &ui::SetupWizard::openUrl, &d.world.browser, nullptr);
    d.press("open-Presence.ReadWrite.All");
    QCOMPARE(opened.size(), 1);
    QVERIFY(opened[0][0].toUrl().toString().contains(d.world.simulator.info().clientId));
    QVERIFY(!d.next());
}

void TestSetupRun::escEndsTheWaitForTheBrowser()
{
    Desk &d = *m_desk;
    QVERIFY(d.open(Step::WriteAccess));
    d.world.browser.setChoice(Choice::Leave);
    d.enterWriteAccess(d.world.simulator.info().clientSecret);
    d.press("start0");
    QTRY_COMPARE(d.world.setup->state(Task::WriteAccess).doing, Doing::WaitingForBrowser);
    auto *again = d.find<QPushButton>(QStringLiteral("again0"));
    QTRY_VERIFY(again->isVisible());
    QSignalSpy opened(d.wizard.get(), &ui::SetupWizard::openUrl);
    d.click(again);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toUrl(), d.world.setup->state(Task::WriteAccess).browserUrl);
    QTest::keyClick(d.wizard.get(), Qt::Key_Escape);
    QCOMPARE(d.world.setup->state(Task::WriteAccess).phase, TaskState::Phase::Cancelled);
    QVERIFY(d.wizard->isVisible());
    QVERIFY(!d.wizard->findChild<QWidget *>(QStringLiteral("closeQuestion")));
    QVERIFY(d.find<QPushButton>(QStringLiteral("start0"))->isEnabled());
}

QTEST_MAIN(TestSetupRun)
#include "tst_setuprun.moc"
