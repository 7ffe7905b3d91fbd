// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "integration/windowworld.h"
#include "link/server.h"
#include "profile/profilestore.h"
#include "program/enginesocket.h"
#include "program/exitcodes.h"
#include "program/whyprogram.h"
#include "program/windowprogram.h"
#include "secrets/memorysecretstore.h"
#include "secrets/secretsources.h"
#include "support/fakesecretstore.h"
#include "support/notifysocket.h"
#include "unit/link/fakeengine.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QListWidget>
#include <QLocalServer>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <memory>
#include <unistd.h>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = WindowWorld::patience;

/// The program, with what its own parts may ask of it.
class OpenProgram final : public WindowProgram {
public:
    using WindowProgram::engine;
    using WindowProgram::replaceBy;
    using WindowProgram::WindowProgram;
};

} // namespace

/// Windows over an engine that they did not start: one of another window or of a service.
class TestOtherEngine final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void finishReachesAnEngineThatRuns();
    void finishSaysWhereItCannotCount_data();
    void finishSaysWhereItCannotCount();
    void theManagerOfAServiceHearsOfIt();
    void aWindowShowsTheServiceOfTheComputer();
    void whoHasNoProfileSeesTheServiceToo();
    void whoHasNoProfileAsksTheServiceWhy();
    void aServiceOfAnotherConnectionIsNotShown();
    void whoIsNoMemberIsToldSo();
    void whoMayNotOpenTheSocketIsToldSo();
    void itsLogIsInTheBundle();

private:
    CommandLine line() const;
    std::unique_ptr<OpenProgram> startWindow(const CommandLine &options);
    /// The service of this name, by a profile of its own.
    void startService(const profile::Profile &profile, const QStringList &more = {});
    QString servicesFolder() const { return m_world->home.filePath(u"services"_s); }
    QString etc(const QString &name) const { return m_world->home.filePath(u"etc/"_s + name); }
    /// Ends the program; its exit code.
    int end(OpenProgram &program);

    std::unique_ptr<WindowWorld> m_world;
    std::unique_ptr<NotifySocket> m_manager;
    std::unique_ptr<Bridge> m_service;
};

void TestOtherEngine::init()
{
    m_world = std::make_unique<WindowWorld>();
    QVERIFY2(m_world->isReady(), qPrintable(m_world->simulator.error()));
    m_manager = std::make_unique<NotifySocket>();
    m_service = std::make_unique<Bridge>(m_world->home);
    QVERIFY(QDir().mkpath(m_world->home.filePath(u"etc"_s)));
}

void TestOtherEngine::cleanup()
{
    m_service.reset();
    m_manager.reset();
    m_world.reset();
}

CommandLine TestOtherEngine::line() const
{
    CommandLine line;
    line.profile = m_world->profileFile();
    line.engineProgram = QStringLiteral(PB_BIN_DIR "/presence-bridge");
    line.servicesFolder = servicesFolder();
    return line;
}

std::unique_ptr<OpenProgram> TestOtherEngine::startWindow(const CommandLine &options)
{
    auto program = std::make_unique<OpenProgram>(options);
    program->start();
    return program;
}

int TestOtherEngine::end(OpenProgram &program)
{
    QSignalSpy left(&program, &WindowProgram::left);
    program.end();
    return QTest::qWaitFor([&left] { return !left.isEmpty(); }, patience) ? left.first().first().toInt() : -1;
}

/// As the unit of the system has it: folders of its own, a manager, windows of its group.
void TestOtherEngine::startService(const profile::Profile &profile, const QStringList &more)
{
    const QString file = etc(u"profile.json"_s);
    QVERIFY(profile::save(profile, file));
    const QString runtime = servicesFolder() + u"/profile"_s;
    QVERIFY(QDir().mkpath(runtime));
    m_service->setEnvironment(u"NOTIFY_SOCKET"_s, QString::fromLocal8Bit(m_manager->path()));
    m_service->setEnvironment(u"RUNTIME_DIRECTORY"_s, runtime);
    m_service->setEnvironment(u"STATE_DIRECTORY"_s, m_world->home.filePath(u"var/lib"_s));
    m_service->setEnvironment(u"LOGS_DIRECTORY"_s, m_world->home.filePath(u"var/log"_s));
    m_service->startWith(
        QStringList{u"--engine"_s, u"--group"_s, u"operator"_s, u"--profile"_s, file} + more);
    QTRY_VERIFY_WITH_TIMEOUT(m_service->has({{u"event"_s, u"listening"_s}}), patience);
}

void TestOtherEngine::finishReachesAnEngineThatRuns()
{
    m_service->startWith({u"--engine"_s, u"--profile"_s, m_world->profileFile()});
    QTRY_VERIFY_WITH_TIMEOUT(m_service->has({{u"event"_s, u"listening"_s}}), patience);
    const auto program = startWindow(line());
    QTRY_VERIFY_WITH_TIMEOUT(m_world->window(), patience);
    QCOMPARE(program->engineProcessId(), 0);
    QVERIFY(m_world->silencedByACall(m_world->anna));
    // what the set-up does at its end
    profile::Profile changed = m_world->stored();
    changed.name = u"Another name"_s;
    changed.times.settle = std::chrono::seconds{7};
    QVERIFY(profile::save(changed, m_world->profileFile()));
    program->replaceBy(changed, std::make_shared<FakeSecretStore>(), nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(m_service->has({{u"event"_s, u"reloaded"_s}, {u"ok"_s, true}}), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_service->count({{u"event"_s, u"listening"_s}}), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(program->engine() && program->engine()->client().isAttached()
            && program->engine()->client().profile().times.settle == std::chrono::seconds{7},
        patience);
    QCOMPARE(program->engineProcessId(), 0); // it is the same one
    QVERIFY(!WindowWorld::opened<QMessageBox>("notReloaded"));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dnd(m_world->anna), patience); // the call goes on
    QCOMPARE(end(*program), 0);
    QVERIFY(m_world->dnd(m_world->anna)); // it goes on without this window
    QCOMPARE(m_service->terminate(), 0);
    QVERIFY(!m_world->dnd(m_world->anna));
}

void TestOtherEngine::finishSaysWhereItCannotCount_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<bool>("survives");
    QTest::addColumn<QString>("words");
    QTest::newRow("it was started with secrets of its own")
        << u"with secrets"_s << true << u"Its secrets were handed to it"_s;
    QTest::newRow("it runs by another file") << u"by another file"_s << true << u"a profile of its own"_s;
    QTest::newRow("the window keeps its secrets for this run only")
        << u"plain"_s << false << u"Its secrets were handed to it"_s;
}

void TestOtherEngine::finishSaysWhereItCannotCount()
{
    QFETCH(QString, engine);
    QFETCH(bool, survives);
    QFETCH(QString, words);
    const profile::Profile before = m_world->stored();
    QString file = m_world->profileFile();
    if (engine == u"by another file") {
        file = etc(u"profile.json"_s);
        QVERIFY(profile::save(before, file));
    }
    QStringList arguments{u"--engine"_s, u"--profile"_s, file};
    QByteArray input;
    if (engine == u"with secrets") {
        arguments << u"--secrets-stdin"_s;
        input = QJsonDocument(secretsFor(m_world->simulator.info())).toJson();
    }
    m_service->startWith(arguments, input);
    QTRY_VERIFY_WITH_TIMEOUT(m_service->has({{u"event"_s, u"listening"_s}}), patience);
    const auto program = startWindow(line());
    QTRY_VERIFY_WITH_TIMEOUT(m_world->window(), patience);
    profile::Profile changed = m_world->stored();
    changed.name = u"Another name"_s;
    QVERIFY(profile::save(changed, m_world->profileFile()));
    std::shared_ptr<secrets::SecretStore> store = std::make_shared<FakeSecretStore>();
    if (!survives) {
        const auto given =
            secrets::parseSecretsObject(QJsonDocument(secretsFor(m_world->simulator.info())).toJson());
        QVERIFY(given);
        auto memory = std::make_shared<secrets::MemorySecretStore>();
        given->fill(*memory, changed.id);
        store = memory;
    }
    program->replaceBy(changed, store, nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(WindowWorld::opened<QMessageBox>("notReloaded"), patience);
    auto *box = WindowWorld::opened<QMessageBox>("notReloaded");
    QVERIFY2(box->text().contains(u"saved"_s), qPrintable(box->text()));
    QVERIFY2(box->informativeText().contains(words), qPrintable(box->informativeText()));
    box->close();
    QCOMPARE(program->engine()->client().profile().name, before.name); // and so it is
    QCOMPARE(end(*program), 0);
    QCOMPARE(m_service->terminate(), 0);
}

/// As the units start it.
void TestOtherEngine::theManagerOfAServiceHearsOfIt()
{
    QByteArrayList heard;
    const auto hears = [&](const QByteArray &line) {
        return QTest::qWaitFor(
            [&] {
                for (QByteArray told = m_manager->receive(); !told.isEmpty(); told = m_manager->receive())
                    heard += told.split('\n');
                return heard.contains(line);
            },
            patience);
    };
    startService(m_world->stored());
    QVERIFY(hears("READY=1"));
    QVERIFY(m_world->silencedByACall(m_world->anna));
    heard.clear();
    QCOMPARE(::kill(static_cast<pid_t>(m_service->processId()), SIGHUP), 0);
    QVERIFY(hears("RELOADING=1"));
    QVERIFY(hears("READY=1"));
    QTRY_VERIFY_WITH_TIMEOUT(m_service->has({{u"event"_s, u"reloaded"_s}, {u"ok"_s, true}}), patience);
    QVERIFY(m_world->dnd(m_world->anna)); // nothing has changed
    QCOMPARE(m_service->terminate(), 0);
    QVERIFY(hears("STOPPING=1"));
    QVERIFY(!m_world->dnd(m_world->anna));
}

void TestOtherEngine::aWindowShowsTheServiceOfTheComputer()
{
    startService(m_world->stored());
    const auto program = startWindow(line());
    QTRY_VERIFY_WITH_TIMEOUT(m_world->window(), patience);
    QCOMPARE(program->engineProcessId(), 0);
    QVERIFY(program->engine()->client().engine().isService);
    QVERIFY(program->engine()->client().canSteer());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    // a write whose answer it never saw could act again, and would be named at the end
    QTRY_VERIFY_WITH_TIMEOUT(!program->engine()->client().board().recentWrites().isEmpty(), patience);
    // it dies, and its manager starts it again
    m_service->kill();
    QTRY_VERIFY_WITH_TIMEOUT(program->engine()->isLost(), patience);
    startService(m_world->stored());
    QTRY_VERIFY_WITH_TIMEOUT(program->engine()->client().isAttached(), patience);
    QCOMPARE(program->engineProcessId(), 0);
    QCOMPARE(end(*program), 0);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->dnd(m_world->anna), patience);
    QCOMPARE(m_service->terminate(), 0);
    QVERIFY(!m_world->dnd(m_world->anna));
}

void TestOtherEngine::whoHasNoProfileSeesTheServiceToo()
{
    startService(m_world->stored());
    QVERIFY(QFile::remove(m_world->profileFile()));
    CommandLine watching = line();
    watching.profile = u"profile"_s; // its name
    watching.watch = true;
    const auto program = startWindow(watching);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->window(), patience);
    QVERIFY(!program->engine()->client().canSteer());
    QCOMPARE(program->engineProcessId(), 0);
    // without it there is nothing to be started here
    m_service->kill();
    QTRY_VERIFY_WITH_TIMEOUT(program->engine()->isLost(), patience);
    program->engine()->retry();
    QTRY_VERIFY_WITH_TIMEOUT(program->engine()->isLost(), patience);
    QCOMPARE(program->engineProcessId(), 0);
    QVERIFY(m_world->window());
    end(*program);
}

void TestOtherEngine::whoHasNoProfileAsksTheServiceWhy()
{
    startService(m_world->stored());
    QVERIFY(QFile::remove(m_world->profileFile()));
    CommandLine asking = line();
    asking.profile = u"profile"_s; // its name
    asking.why = m_world->anna;
    const auto answer = [&] {
        WhyProgram program(asking);
        QSignalSpy left(&program, &WhyProgram::left);
        program.start();
        return left.wait(patience) ? left.first().first().toInt() : -1;
    };
    QCOMPARE(answer(), 0);
    asking.why = u"nobody@nowhere.example"_s;
    QCOMPARE(answer(), exitFailed);
    QCOMPARE(m_service->terminate(), 0);
    QCOMPARE(answer(), exitUnusable); // neither a profile nor a service
}

void TestOtherEngine::aServiceOfAnotherConnectionIsNotShown()
{
    profile::Profile other = m_world->stored();
    other.starface.url.setHost(u"localhost"_s); // the same machine, by another name
    startService(other);
    QVERIFY(!anyServiceSocket(servicesFolder() + u"/profile"_s).isEmpty());
    const auto program = startWindow(line());
    QTRY_VERIFY_WITH_TIMEOUT(m_world->window(), patience);
    QVERIFY(program->engineProcessId() > 0);
    QVERIFY(!program->engine()->client().engine().isService);
    QCOMPARE(end(*program), 0);
    QCOMPARE(m_service->terminate(), 0);
}

/// By an engine that finds a stranger at the other end.
void TestOtherEngine::whoIsNoMemberIsToldSo()
{
    const QString folder = servicesFolder() + u"/profile"_s;
    QVERIFY(QDir().mkpath(folder));
    core::SystemClock clock;
    FakeEngine engine(clock);
    link::Server server({QCoreApplication::applicationVersion(), true, false, link::Role::Operator,
                            [](const QLocalSocket &) {
                                return std::optional(link::Peer{4'711, {4'712}});
                            }},
        engine, clock);
    QVERIFY(server.listen(serviceSocketName(folder, m_world->stored())));
    const auto program = startWindow(line());
    QSignalSpy left(program.get(), &WindowProgram::left);
    QTRY_VERIFY_WITH_TIMEOUT(WindowWorld::opened<QMessageBox>("cannotStart"), patience);
    auto *box = WindowWorld::opened<QMessageBox>("cannotStart");
    QVERIFY2(box->text().contains(u"not allowed to see"_s), qPrintable(box->text()));
    QCOMPARE(program->engineProcessId(), 0); // and none of its own is started
    box->close();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, patience);
    QCOMPARE(left.first().first().toInt(), exitFailed);
}

/// By the rights of the socket, which the kernel looks at before any engine does.
void TestOtherEngine::whoMayNotOpenTheSocketIsToldSo()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"engine-0123456789abcdef"_s);
    QLocalServer closed;
    QVERIFY(closed.listen(name));
    QVERIFY(QFile::setPermissions(name, {}));
    QVERIFY(QFile::setPermissions(
        folder.path(), QFile::permissions(folder.path()) | QFile::ExeOther | QFile::ReadOther));
    core::SystemClock clock;
    WindowEngine::Settings settings;
    settings.serviceSocket = name;
    settings.version = u"1.2.3"_s;
    WindowEngine engine(settings, clock);
    QSignalSpy refused(&engine, &WindowEngine::refused);
    QSignalSpy lost(&engine, &WindowEngine::lost);
    const uid_t user = ::geteuid();
    if (user == 0)
        QCOMPARE(::seteuid(65'534), 0); // root may open everything
    engine.start();
    if (user == 0)
        QCOMPARE(::seteuid(user), 0);
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
    QCOMPARE(refused.first().first().value<link::Refused>().why, link::Refused::Why::NotAllowed);
    QCOMPARE(lost.size(), 0); // it is not tried again and again
}

void TestOtherEngine::itsLogIsInTheBundle()
{
    // an earlier run has left a line
    QVERIFY(QDir().mkpath(m_world->home.filePath(u"var/log"_s)));
    QFile log(m_world->home.filePath(u"var/log/presence-bridge.log"_s));
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write("2026-11-27T08:00:00.000Z warning pb.sync: the run before\n");
    log.close();
    startService(m_world->stored(), {u"--log-level"_s, u"debug"_s});
    const auto program = startWindow(line());
    QTRY_VERIFY_WITH_TIMEOUT(m_world->window(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        program->engine()->client().log().text().contains("pb.") && m_world->window(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(program->engine()->client().log().text().count('\n') > 2, patience);
    QVERIFY(m_world->trigger("supportBundle"));
    auto *dialog = WindowWorld::opened<QDialog>("supportDialog");
    QVERIFY(dialog);
    auto *files = dialog->findChild<QListWidget *>(u"supportFiles"_s);
    const auto found = files->findItems(u"log.txt"_s, Qt::MatchContains);
    QCOMPARE(found.size(), 1);
    files->setCurrentItem(found.first());
    const QString text = dialog->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY(text.contains(u"the run before"_s));
    QVERIFY(text.contains(u" debug pb."_s));
    dialog->close();
    // the rest of it is not among this user's own files
    QVERIFY(m_world->trigger("openLogFolder"));
    auto *box = WindowWorld::opened<QMessageBox>("logFolder");
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"/var/log/presence-bridge/profile"_s), qPrintable(box->text()));
    QVERIFY(box->informativeText().contains(u"journalctl -u presence-bridge@profile"_s));
    box->close();
    QCOMPARE(end(*program), 0);
    QCOMPARE(m_service->terminate(), 0);
}

QTEST_MAIN(TestOtherEngine)
#include "tst_otherengine.moc"
