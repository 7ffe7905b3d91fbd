// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"
#include "integration/windowworld.h"
#include "link/client.h"
#include "program/exitcodes.h"
#include "ui/monitor/banners/banner.h"
#include "ui/monitor/table/rowactions.h"

#include <QDir>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QMessageBox>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

/// The synchronisation outlives its windows, and windows outlive the synchronisation. Real processes on a
/// real X server, against the simulator.
class TestEngineProcess final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void withoutAWindowNoLibraryOfWindowsIsLoaded();
    void theDisplayDies();
    void theWindowIsKilled();
    void aWindowThatComesBackFindsItsEngine();
    void aStoppedWindowHoldsNothingUp();
    void theEngineIsKilled();
    void whatKeepsTheNextEngineFromBeginningIsTold();
    void theEngineThatAWindowEndsHasGivenBack();
    void theEngineDiesWhileItsWindowEnds();
    void anEngineThatHangsIsTold();
    void anEngineThatNobodyCanReachIsTold();
    void aSecondWindowKeepsTheEngine();
    void whoOnlyWatchesSteersNothing();
    void aServiceGoesOnWithoutWindows();
    void nobodyElseCanAttach();

private:
    static constexpr int patience = WindowWorld::patience;

    /// A program with its window on this display; its process.
    std::unique_ptr<QProcess> startWindow(const QString &display, const QStringList &more = {});
    /// Of the engine that runs the profile; 0: there is none.
    qint64 engine() const;
    /// Those whose files the process has mapped.
    static QByteArrayList loaded(qint64 process, const QByteArrayList &libraries);
    /// Not by its "exe", which nobody but root may look at in a release build.
    bool runs(qint64 process) const;
    QString socketName() const;
    /// How many are attached: as many as there are connections besides the address itself.
    qsizetype windows() const;
    bool dnd() { return m_world->dnd(m_world->anna); }
    bool callEnds() { return m_world->simulator.setTeams(m_world->anna, u"Available"_s, u"Available"_s); }
    /// The phone is silent because of a call.
    bool isHeld();

    std::unique_ptr<WindowWorld> m_world;
};

namespace {

/// An X server that can be killed; ends with the test.
class Screen {
public:
    Screen()
    {
        m_process.start(
            u"Xvfb"_s, {u"-noreset"_s, u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1366x768x24"_s});
        (void)QTest::qWaitFor([this] { return m_process.canReadLine(); }, WindowWorld::patience);
        m_display = u":"_s + QString::fromLatin1(m_process.readLine().trimmed());
    }
    ~Screen() { kill(); }
    QString display() const { return m_display; }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
    QString m_display;
};

} // namespace

void TestEngineProcess::init()
{
    m_world = std::make_unique<WindowWorld>();
    QVERIFY2(m_world->isReady(), qPrintable(m_world->simulator.error()));
}

void TestEngineProcess::cleanup()
{
    if (const qint64 left = engine())
        ::kill(static_cast<pid_t>(left), SIGKILL);
    m_world.reset();
}

qint64 TestEngineProcess::engine() const
{
    const QByteArray profile = m_world->profileFile().toUtf8();
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const qint64 number = name.toLongLong(&isNumber);
        QFile file(u"/proc/"_s + name + u"/cmdline"_s);
        if (!isNumber || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArrayList words = file.readAll().split('\0');
        if (words.contains("--engine") && words.contains(profile))
            return number;
    }
    return 0;
}

QByteArrayList TestEngineProcess::loaded(qint64 process, const QByteArrayList &libraries)
{
    QFile file(u"/proc/%1/maps"_s.arg(process));
    const QByteArray maps = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    QByteArrayList found;
    for (const QByteArray &library : libraries) {
        const QByteArray name = '/' + library + '.'; // whichever version follows
        if (maps.contains(name))
            found << library;
    }
    return found;
}

bool TestEngineProcess::runs(qint64 process) const
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray line = file.readAll();
    return line.mid(line.lastIndexOf(')') + 2, 1) != "Z"; // ended, and nobody has asked for its exit code
}

std::unique_ptr<QProcess> TestEngineProcess::startWindow(const QString &display, const QStringList &more)
{
    auto window = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, display);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"QT_QPA_PLATFORMTHEME"_s, u"generic"_s);
    window->setProcessEnvironment(environment);
    window->setProcessChannelMode(QProcess::MergedChannels);
    window->start(QStringLiteral(PB_BIN_DIR "/presence-bridge"),
        QStringList{u"--profile"_s, m_world->profileFile(), u"--language"_s, u"en"_s} + more);
    return window;
}

bool TestEngineProcess::isHeld()
{
    return m_world->callInTeams(m_world->anna) && QTest::qWaitFor([this] { return dnd(); }, patience);
}

/// They are as large as everything else that it needs.
void TestEngineProcess::withoutAWindowNoLibraryOfWindowsIsLoaded()
{
    const QByteArrayList windows{"libQt6Gui.so", "libQt6Widgets.so"};
    const QByteArrayList more{
        "libQt6Svg.so", "libxcb.so", "libX11.so", "libGLX.so", "libOpenGL.so", "libEGL.so"};
    QVERIFY(m_world->start());
    QCOMPARE(loaded(QCoreApplication::applicationPid(), windows), windows); // it is looked for rightly
    QCOMPARE(loaded(engine(), {"libQt6Network.so"}), QByteArrayList{"libQt6Network.so"});
    QCOMPARE(loaded(engine(), windows + more), QByteArrayList());
    QCOMPARE(m_world->end(), 0);
    Bridge headless(m_world->home);
    headless.startWith({u"--headless"_s, u"--profile"_s, m_world->profileFile()});
    QTRY_VERIFY_WITH_TIMEOUT(headless.has({{u"event"_s, u"started"_s}}), patience);
    QCOMPARE(loaded(headless.processId(), windows + more), QByteArrayList());
    QCOMPARE(headless.terminate(), 0);
}

void TestEngineProcess::theDisplayDies()
{
    Screen screen;
    QVERIFY(screen.display().size() > 1);
    const auto window = startWindow(screen.display());
    QVERIFY(isHeld());
    const qint64 before = engine();
    QVERIFY(before > 0);
    screen.kill();
    QTRY_COMPARE_WITH_TIMEOUT(
        window->state(), QProcess::NotRunning, patience); // there is nothing it could do
    QCOMPARE(engine(), before);
    QVERIFY(dnd()); // the call lasts
    QVERIFY(callEnds());
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(), patience);
    QVERIFY(runs(before)); // given back by the synchronisation, not by the end of it
    QTRY_VERIFY_WITH_TIMEOUT(!runs(before), 90'000);
}

void TestEngineProcess::theWindowIsKilled()
{
    Screen screen;
    const auto window = startWindow(screen.display());
    QVERIFY(isHeld());
    const qint64 before = engine();
    window->kill();
    QVERIFY(window->waitForFinished());
    QVERIFY(dnd());
    // the call goes on, and nobody is there any more who would look after it
    QTRY_VERIFY_WITH_TIMEOUT(!runs(before), 90'000);
    QVERIFY(!dnd());
}

void TestEngineProcess::aWindowThatComesBackFindsItsEngine()
{
    Screen screen;
    auto window = startWindow(screen.display());
    QVERIFY(isHeld());
    const qint64 before = engine();
    window->kill();
    QVERIFY(window->waitForFinished());
    QTRY_COMPARE_WITH_TIMEOUT(windows(), qsizetype{0}, patience);
    window = startWindow(screen.display());
    QTRY_COMPARE_WITH_TIMEOUT(windows(), qsizetype{1}, patience);
    QCOMPARE(engine(), before);
    QVERIFY(dnd());
    window->terminate(); // it is this one's now: with it it ends, at once
    QVERIFY(window->waitForFinished(patience));
    QCOMPARE(window->exitCode(), 0);
    QVERIFY(!dnd());
    QTRY_VERIFY_WITH_TIMEOUT(!runs(before), patience);
}

void TestEngineProcess::aStoppedWindowHoldsNothingUp()
{
    Screen screen;
    const auto window = startWindow(screen.display());
    QVERIFY(isHeld());
    ::kill(static_cast<pid_t>(window->processId()), SIGSTOP);
    QVERIFY(callEnds());
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(), patience);
    QVERIFY(isHeld());
    ::kill(static_cast<pid_t>(window->processId()), SIGCONT);
    window->terminate();
    QVERIFY(window->waitForFinished(patience));
    QCOMPARE(window->exitCode(), 0);
    QVERIFY(!dnd());
}

void TestEngineProcess::theEngineIsKilled()
{
    QVERIFY(m_world->start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    auto *banner = m_world->find<ui::Banner>("engineBanner");
    QVERIFY(!banner->isActive());
    const qint64 before = engine();
    QVERIFY(m_world->killEngine());
    QTRY_VERIFY_WITH_TIMEOUT(banner->isActive(), patience);
    QVERIFY(m_world->window());
    QVERIFY(!m_world->action("pause")->isEnabled());
    QVERIFY(!m_world->find<QWidget>("modeBadge")->isVisible()); // nothing is live now
    // another one is started, which knows what this one has left
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isActive(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->action("pause")->isEnabled(), patience);
    QVERIFY(engine() != before);
    QVERIFY(callEnds());
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(), patience);
    m_world->askToEnd();
    // where the engine died between a write and its note, the write may act once more: that is told
    const auto told = [] { return WindowWorld::opened<QMessageBox>("notGivenBack"); };
    QTRY_VERIFY_WITH_TIMEOUT(m_world->exitCode() || told(), patience);
    if (told()) {
        QVERIFY(told()->informativeText().contains(m_world->anna.toLower()));
        told()->close();
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_world->exitCode(), patience);
    QVERIFY(!dnd());
    QTRY_COMPARE_WITH_TIMEOUT(engine(), qint64{0}, patience);
}

/// The window stays, and what is in the way may go: only another engine gives back what is held.
void TestEngineProcess::whatKeepsTheNextEngineFromBeginningIsTold()
{
    QVERIFY(m_world->start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    const QString profile = m_world->profileFile();
    const QString aside = m_world->home.filePath(u"aside"_s);
    QVERIFY(QFile::rename(profile, aside));
    QVERIFY(m_world->killEngine());
    const auto told = [] { return WindowWorld::opened<QMessageBox>("waiting"); };
    QTRY_VERIFY_WITH_TIMEOUT(told(), patience);
    QVERIFY2(told()->text().contains(u"there is no such file"_s), qPrintable(told()->text()));
    QVERIFY(m_world->window());
    QVERIFY(QFile::rename(aside, profile));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->action("pause")->isEnabled(), patience);
    QVERIFY(!told());
    QVERIFY(callEnds());
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(), patience);
}

void TestEngineProcess::theEngineThatAWindowEndsHasGivenBack()
{
    QVERIFY(m_world->start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QCOMPARE(m_world->end(), 0);
    QVERIFY(!dnd());
    QTRY_COMPARE_WITH_TIMEOUT(engine(), qint64{0}, patience);
}

/// Nobody has given back: whoever quits has to know.
void TestEngineProcess::theEngineDiesWhileItsWindowEnds()
{
    QVERIFY(m_world->start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QVERIFY(m_world->select(m_world->anna));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->action("giveBackUser")->isEnabled(), patience); // the window knows it
    QVERIFY(m_world->simulator.addFault({{u"match"_s, u"PUT /rest/users"_s}, {u"times"_s, 100'000},
        {u"kind"_s, u"delay"_s}, {u"delaySeconds"_s, 600}}));
    m_world->askToEnd();
    QVERIFY(QTest::qWaitFor(
        [this] { return m_world->find<ui::Banner>("givingBackBanner")->isActive(); }, patience));
    QVERIFY(m_world->killEngine());
    const auto told = [] { return WindowWorld::opened<QMessageBox>("notGivenBack"); };
    QTRY_VERIFY_WITH_TIMEOUT(told(), patience);
    QVERIFY(told()->informativeText().contains(m_world->anna.toLower()));
    told()->close();
    QTRY_COMPARE_WITH_TIMEOUT(m_world->exitCode(), std::optional<int>(exitNotGivenBack), patience);
    QVERIFY(dnd()); // and it is so
}

/// It accepts the window, and says nothing.
void TestEngineProcess::anEngineThatHangsIsTold()
{
    Bridge service(m_world->home);
    service.startWith({u"--engine"_s, u"--profile"_s, m_world->profileFile()});
    QTRY_VERIFY_WITH_TIMEOUT(service.has({{u"event"_s, u"listening"_s}}), patience);
    ::kill(static_cast<pid_t>(service.processId()), SIGSTOP);
    m_world->begin();
    QTRY_VERIFY_WITH_TIMEOUT(WindowWorld::opened<QMessageBox>("waiting"), patience);
    QVERIFY(!m_world->window());
    ::kill(static_cast<pid_t>(service.processId()), SIGCONT);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->window(), patience);
    QVERIFY(!WindowWorld::opened<QMessageBox>("waiting"));
    QCOMPARE(m_world->end(), 0);
    QCOMPARE(service.terminate(), 0);
}

/// The path of a socket has about a hundred characters at most.
void TestEngineProcess::anEngineThatNobodyCanReachIsTold()
{
    const QString folder = m_world->home.filePath(QString(90, u'r'));
    QVERIFY(QDir().mkdir(folder));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder));
    m_world->begin();
    QTRY_VERIFY_WITH_TIMEOUT(WindowWorld::opened<QMessageBox>("cannotStart"), patience);
    qputenv("XDG_RUNTIME_DIR", before);
    WindowWorld::opened<QMessageBox>("cannotStart")->close();
    QTRY_VERIFY_WITH_TIMEOUT(m_world->exitCode(), patience);
    QVERIFY(m_world->exitCode() != std::optional<int>(0));
    QTRY_COMPARE_WITH_TIMEOUT(engine(), qint64{0}, patience);
}

void TestEngineProcess::aSecondWindowKeepsTheEngine()
{
    Screen screen;
    QVERIFY(m_world->start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    const auto second = startWindow(screen.display());
    QTRY_COMPARE_WITH_TIMEOUT(windows(), qsizetype{2}, patience);
    const qint64 before = engine();
    second->terminate();
    QVERIFY(second->waitForFinished(patience));
    QCOMPARE(second->exitCode(), 0);
    QVERIFY(dnd());
    QCOMPARE(engine(), before);
    QCOMPARE(m_world->end(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(), patience);
}

void TestEngineProcess::whoOnlyWatchesSteersNothing()
{
    CommandLine watching;
    watching.watch = true;
    QVERIFY(m_world->start(watching));
    for (const char *name : {"pause", "observeOnly", "syncNow", "giveBackAll"})
        QVERIFY2(!m_world->action(name)->isEnabled(), name);
    QVERIFY(m_world->select(m_world->anna));
    QVERIFY(!m_world->action("excludeUser")->isEnabled());
    QVERIFY(m_world->action("showHealth")->isEnabled()); // looking is what it is for
}

void TestEngineProcess::aServiceGoesOnWithoutWindows()
{
    Bridge service(m_world->home);
    service.startWith({u"--engine"_s, u"--profile"_s, m_world->profileFile()});
    QTRY_VERIFY_WITH_TIMEOUT(service.has({{u"event"_s, u"listening"_s}}), patience);
    QVERIFY(m_world->start());
    QVERIFY(m_world->silencedByACall(m_world->anna));
    QCOMPARE(m_world->end(), 0); // the window only
    QVERIFY(dnd());
    QVERIFY(callEnds());
    QTRY_VERIFY_WITH_TIMEOUT(!dnd(), patience);
    QCOMPARE(service.terminate(), 0);
}

qsizetype TestEngineProcess::windows() const
{
    QFile file(u"/proc/net/unix"_s);
    // the address of the single windows is in the same folder, and not connected
    const QByteArray folder = m_world->home.filePath(u"run/"_s).toUtf8();
    qsizetype count = 0;
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArrayList words =
            line.simplified().split(' '); // num, count, protocol, flags, type, state, inode, path
        count += words.value(5) == "03" && words.value(7).startsWith(folder) ? 1 : 0;
    }
    return count;
}

QString TestEngineProcess::socketName() const
{
    const QDir run(m_world->home.filePath(u"run"_s));
    const QStringList names = run.entryList({u"presence-bridge-engine-*"_s}, QDir::System | QDir::Files);
    return names.isEmpty() ? QString() : run.filePath(names.first());
}

void TestEngineProcess::nobodyElseCanAttach()
{
    QVERIFY(m_world->start());
    const QString name = socketName();
    QVERIFY(!name.isEmpty());
    QCOMPARE(QFile::permissions(name)
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
    if (::geteuid() != 0)
        return; // only root can be somebody else
    QProcess other;
    other.setChildProcessModifier([] { [[maybe_unused]] const int done = ::setuid(65'534); });
    other.start(QStringLiteral(PB_BIN_DIR "/presence-bridge"), {u"--version"_s});
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitCode(), 0); // somebody else can run a program here
    const pid_t child = ::fork();
    if (child == 0) {
        if (::setuid(65'534) != 0)
            ::_exit(2);
        QLocalSocket socket;
        socket.connectToServer(name);
        ::_exit(socket.state() == QLocalSocket::UnconnectedState ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

QTEST_MAIN(TestEngineProcess)
#include "tst_engineprocess.moc"
