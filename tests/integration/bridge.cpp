// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/bridge.h"

#include "profile/profilestore.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace pb::test {

namespace {

#ifdef Q_OS_LINUX

constexpr uid_t nobody = 65'534;

/// The folder to be entered, the profile to be read.
void giveToNobody(const QString &home)
{
    (void)::chmod(QFile::encodeName(home).constData(), 0711);
    const QByteArray profile = QFile::encodeName(home + QStringLiteral("/profile.json"));
    (void)(::chown(profile.constData(), nobody, nobody) == 0);
}

#else

void giveToNobody(const QString &) { }

#endif

} // namespace

profile::Profile profileFor(const SimulatorInfo &info)
{
    profile::Profile profile;
    profile.id = QStringLiteral("test");
    profile.name = QStringLiteral("Test");
    profile.cloud = profile::Cloud::Custom;
    profile.customEndpoints = {QUrl(info.entra), QUrl(info.graph)};
    profile.tenantId = info.tenant;
    profile.clientId = info.clientId;
    profile.readClientId = info.readClientId;
    profile.starface.url = QUrl(info.starface);
    profile.starface.login = info.starfaceLogin;
    profile.times.period = std::chrono::seconds{1};
    return profile;
}

QJsonObject secretsFor(const SimulatorInfo &info)
{
    return {{QStringLiteral("clientSecret"), info.clientSecret},
        {QStringLiteral("refreshToken"), info.refreshToken},
        {QStringLiteral("starfacePassword"), info.starfacePassword}};
}

Bridge::Bridge(const QTemporaryDir &home)
    : m_home(home.path())
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, folder] : {std::pair{"HOME", ""}, std::pair{"XDG_STATE_HOME", "/state"},
             std::pair{"XDG_CONFIG_HOME", "/config"}, std::pair{"XDG_CACHE_HOME", "/cache"}})
        environment.insert(QString::fromLatin1(name), m_home + QString::fromLatin1(folder));
    m_process.setProcessEnvironment(environment);
}

Bridge::~Bridge()
{
    kill();
}

void Bridge::start(const profile::Profile &profile, const QJsonObject &secrets, const QStringList &arguments)
{
    const QString file = m_home + QStringLiteral("/profile.json");
    if (!profile::save(profile, file))
        qFatal("the profile of the test is not valid");
    startWith(QStringList{QStringLiteral("--headless"), QStringLiteral("--profile"), file,
                  QStringLiteral("--secrets-stdin"), QStringLiteral("--log-level"), QStringLiteral("debug")}
            + arguments,
        QJsonDocument(secrets).toJson());
}

void Bridge::showWindow(const profile::Profile &profile, const QJsonObject &secrets)
{
    QProcessEnvironment environment = m_process.processEnvironment();
    environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
    // Qt's own dialogs, whatever desktop the machine has: GTK's wait for services that no test has
    environment.remove(QStringLiteral("XDG_CURRENT_DESKTOP"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORMTHEME"), QStringLiteral("generic"));
    m_process.setProcessEnvironment(environment);
    const QString file = m_home + QStringLiteral("/profile.json");
    if (!profile::save(profile, file))
        qFatal("the profile of the test is not valid");
    startWith(
        {QStringLiteral("--profile"), file, QStringLiteral("--secrets-stdin"), QStringLiteral("--language"),
            QStringLiteral("en"), QStringLiteral("--log-level"), QStringLiteral("info")},
        QJsonDocument(secrets).toJson());
}

void Bridge::runAsNobody()
{
#ifdef Q_OS_LINUX
    m_isNobody = ::geteuid() == 0;
    if (m_isNobody)
        m_process.setChildProcessModifier([] { (void)(::setgid(nobody) == 0 && ::setuid(nobody) == 0); });
#endif
}

void Bridge::startWith(const QStringList &arguments, const QByteArray &input)
{
    const QString program = QStringLiteral(PB_BIN_DIR "/presence-bridge");
    if (m_isNobody)
        giveToNobody(m_home);
    if (m_fileLimit > 0) {
        // the signal is ignored, so that writing fails as it does where the disk is full; units of 512 bytes
        // (POSIX)
        const QString limited =
            QStringLiteral("trap '' XFSZ; ulimit -f %1; exec \"$0\" \"$@\"").arg(m_fileLimit / 512);
        m_process.start(
            QStringLiteral("/bin/sh"), QStringList{QStringLiteral("-c"), limited, program} + arguments);
    } else {
        m_process.start(program, arguments);
    }
    m_process.write(input);
    m_process.closeWriteChannel();
}

bool Bridge::fillDisk()
{
#ifdef Q_OS_LINUX
    const rlimit none{0, 0};
    return prlimit(static_cast<pid_t>(m_process.processId()), RLIMIT_FSIZE, &none, nullptr) == 0;
#else
    return false;
#endif
}

void Bridge::setEnvironment(const QString &name, const QString &value)
{
    QProcessEnvironment environment = m_process.processEnvironment();
    environment.insert(name, value);
    m_process.setProcessEnvironment(environment);
}

void Bridge::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
    read();
}

int Bridge::terminate()
{
    m_process.terminate();
    return waitForEnd();
}

int Bridge::waitForEnd()
{
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(60'000);
    read();
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void Bridge::read()
{
    m_output += m_process.readAllStandardOutput();
    m_error += m_process.readAllStandardError();
    for (qsizetype end = m_output.indexOf('\n', m_parsed); end >= 0; end = m_output.indexOf('\n', m_parsed)) {
        m_events << QJsonDocument::fromJson(m_output.mid(m_parsed, end - m_parsed)).object();
        m_parsed = end + 1;
    }
}

const QList<QJsonObject> &Bridge::events()
{
    read();
    return m_events;
}

int Bridge::count(const QJsonObject &members)
{
    read();
    return static_cast<int>(
        std::count_if(m_events.begin(), m_events.end(), [&members](const QJsonObject &event) {
            for (auto member = members.begin(); member != members.end(); ++member) {
                if (event.value(member.key()) != member.value())
                    return false;
            }
            return true;
        }));
}

bool Bridge::has(const QJsonObject &members)
{
    return count(members) > 0;
}

QByteArray Bridge::errorText()
{
    read();
    return m_error;
}

QByteArray Bridge::output()
{
    read();
    return m_output;
}

QByteArray Bridge::everything()
{
    read();
    return m_output + m_error;
}

} // namespace pb::test
