// SPDX-License-Identifier: GPL-3.0-or-later
#include "setupworld.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QMutex>
#include <QTest>

namespace pb::test {

using namespace Qt::StringLiterals;
using secrets::SecretKind;
using setup::Task;
using setup::TaskState;

namespace {

QString kept;
QtMessageHandler before = nullptr;

void keep(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    kept += message + u'\n';
    before(type, context, message);
}

} // namespace

LogKeeper::LogKeeper()
{
    kept.clear();
    before = qInstallMessageHandler(&keep);
}

LogKeeper::~LogKeeper()
{
    qInstallMessageHandler(before);
}

QString LogKeeper::text()
{
    return kept;
}

SetupWorld::SetupWorld(core::Clock &given, const QStringList &simulatorArguments)
    : clock(given)
    , simulator(QStringList{u"--users"_s, u"12"_s} + simulatorArguments)
{
}

void SetupWorld::open()
{
    setup.reset();
    setup = std::make_unique<setup::Setup>(setup::Setup::Settings{profileFile(), draftFile(),
                                               {u"Done"_s, u"Go back"_s, u"No"_s, u"Why"_s, u"en"_s}},
        store, clock);
    QObject::connect(setup.get(), &setup::Setup::browserWanted, &browser, [this](const QUrl &url) {
        wanted << url;
        if (browserOpens)
            browser.open(url);
    });
}

setup::Draft SetupWorld::filledDraft() const
{
    setup::Draft draft = setup->draft();
    const SimulatorInfo &info = simulator.info();
    draft.profile.cloud = profile::Cloud::Custom;
    draft.profile.customEndpoints = {QUrl(info.entra), QUrl(info.graph)};
    draft.profile.tenantId = info.tenant;
    draft.profile.clientId = info.clientId;
    draft.profile.readClientId = info.readClientId;
    draft.profile.starface.url = QUrl(info.starface);
    draft.profile.starface.login = info.starfaceLogin;
    draft.sameApp = false;
    return draft;
}

void SetupWorld::fill()
{
    setup->setDraft(filledDraft());
    enterSecrets();
}

void SetupWorld::enterSecrets()
{
    setup->setSecret(SecretKind::ClientSecret, core::Secret(simulator.info().clientSecret));
    setup->setSecret(SecretKind::StarfacePassword, core::Secret(simulator.info().starfacePassword));
}

TaskState SetupWorld::run(Task task, int limitMs)
{
    setup->start(task);
    (void)QTest::qWaitFor([&] { return !setup->isRunning(); }, limitMs);
    return setup->state(task);
}

bool SetupWorld::runAll()
{
    for (const Task task : {Task::WriteAccess, Task::ReadAccess, Task::StarfaceCheck, Task::Users}) {
        const TaskState state = run(task);
        if (state.phase != TaskState::Phase::Succeeded) {
            qWarning().noquote() << "task" << static_cast<int>(task) << "ended with"
                                 << (state.error ? core::toLogLine(*state.error) : u"nothing"_s);
            return false;
        }
    }
    return true;
}

setup::PermissionLine SetupWorld::permission(Task task, const QString &name) const
{
    for (const setup::PermissionLine &line : setup->permissions(task)) {
        if (line.name == name)
            return line;
    }
    return {};
}

setup::Answer SetupWorld::probe(Task task, setup::Probe probe) const
{
    for (const setup::PermissionLine &line : setup->permissions(task)) {
        for (const setup::ProbeResult &result : line.probes) {
            if (result.probe == probe)
                return result.works;
        }
    }
    return setup::Answer::Unknown;
}

setup::CapabilityLine SetupWorld::capability(setup::Capability capability) const
{
    for (const setup::CapabilityLine &line : setup->capabilities()) {
        if (line.capability == capability)
            return line;
    }
    return {};
}

secrets::SecretId SetupWorld::idOf(SecretKind kind, bool candidate) const
{
    return {candidate ? u"office.setup"_s : u"office"_s, kind};
}

QList<QByteArray> SetupWorld::secretTexts() const
{
    QList<QByteArray> texts;
    QStringList plain{simulator.info().clientSecret, simulator.info().starfacePassword,
        simulator.info().starfaceClientSecret, keychain.at(idOf(SecretKind::RefreshToken)),
        keychain.at(idOf(SecretKind::RefreshToken, true))};
    for (const QString &text : std::as_const(plain)) {
        if (!text.isEmpty())
            texts << text.toUtf8() << text.toUtf8().toPercentEncoding() << text.toUtf8().toBase64();
    }
    texts << "eyJ"
          << "code="; // any token, any code
    return texts;
}

QStringList SetupWorld::filesWithSecrets() const
{
    QStringList names;
    QDirIterator files(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("eyJ");
        for (const QByteArray &text : secretTexts()) {
            if (bytes.contains(text))
                names << file.fileName() + u": "_s + QString::fromUtf8(text);
        }
    }
    return names;
}

bool SetupWorld::grant(const QStringList &roles, const QStringList &scopes)
{
    return simulator
        .control("POST", u"grant"_s,
            {{u"roles"_s, QJsonArray::fromStringList(roles)}, {u"scp"_s, QJsonArray::fromStringList(scopes)}})
        .toObject()
        .value("ok"_L1)
        .toBool();
}

bool SetupWorld::tellEntra(const QJsonObject &settings)
{
    return simulator.control("POST", u"entra"_s, settings).toObject().value("ok"_L1).toBool();
}

} // namespace pb::test
