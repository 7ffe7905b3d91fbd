// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demosimulator.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QStandardPaths>

namespace pb::demo {

namespace {

constexpr int endLimitMs = 3000;

/// Beside this program; an installation may keep it in a folder for helpers.
QString findSimulator()
{
    const QDir here(QCoreApplication::applicationDirPath());
    const QStringList places{here.path(), here.filePath(QStringLiteral("../libexec/presence-bridge")),
        here.filePath(QStringLiteral("../lib/presence-bridge"))};
    return QStandardPaths::findExecutable(QStringLiteral("presence-simulator"), places);
}

} // namespace

DemoSimulator::DemoSimulator(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DemoSimulator::readLine);
    connect(&m_process, &QProcess::errorOccurred, this, [this] { fail(m_process.errorString()); });
    connect(&m_process, &QProcess::finished, this,
        [this](int code) { fail(QStringLiteral("the simulator ended with exit code %1").arg(code)); });
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

DemoSimulator::~DemoSimulator()
{
    m_failed = true; // what follows is wanted
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    m_process.terminate();
    // the program is ending: there is no event loop left to wait in
    if (!m_process.waitForFinished(endLimitMs)) {
        m_process.kill();
        m_process.waitForFinished(endLimitMs);
    }
}

void DemoSimulator::start()
{
    const QString program = findSimulator();
    if (program.isEmpty())
        return fail(QStringLiteral("presence-simulator was not found beside this program"));
    m_process.start(program,
        {QStringLiteral("--users"), QString::number(m_settings.users), QStringLiteral("--seed"),
            QString::number(m_settings.seed), QStringLiteral("--scenario"), m_settings.scenario,
            QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--watch-stdin")});
}

void DemoSimulator::fail(const QString &detail)
{
    if (m_failed)
        return;
    m_failed = true;
    core::Error error;
    error.kind = core::ErrorKind::Internal;
    error.code = QStringLiteral("simulator");
    error.detail = detail;
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
}

void DemoSimulator::readLine()
{
    if (!m_line.isEmpty() || !m_process.canReadLine())
        return;
    m_line = QJsonDocument::fromJson(m_process.readLine()).object();
    const auto text = [this](const char *member) { return m_line.value(QLatin1String(member)).toString(); };
    if (text("graph").isEmpty())
        return fail(QStringLiteral("the simulator did not say where it listens"));

    m_profile.id = QStringLiteral("demo");
    m_profile.name = QStringLiteral("Demo");
    m_profile.cloud = profile::Cloud::Custom;
    m_profile.customEndpoints = {QUrl(text("entra")), QUrl(text("graph"))};
    m_profile.tenantId = text("tenant");
    m_profile.clientId = text("clientId");
    m_profile.readClientId = text("readClientId");
    m_profile.starface.url = QUrl(text("starface"));
    m_profile.starface.login = text("starfaceLogin");

    const auto put = [this](secrets::SecretKind kind, const QString &value) {
        m_secrets->put({m_profile.id, kind}, core::Secret(value));
    };
    put(secrets::SecretKind::ClientSecret, text("clientSecret"));
    put(secrets::SecretKind::RefreshToken, text("refreshToken"));
    put(secrets::SecretKind::StarfacePassword, text("starfacePassword"));
    Q_EMIT ready();
}

} // namespace pb::demo
