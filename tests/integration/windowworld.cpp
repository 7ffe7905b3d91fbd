// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/windowworld.h"

#include "integration/bridge.h"
#include "profile/profilestore.h"
#include "ui/monitor/banners/modebadge.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"

#include <QAbstractButton>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QJsonArray>
#include <QMenu>
#include <QTest>

#include <csignal>

namespace pb::test {

using namespace Qt::StringLiterals;

WindowWorld::WindowWorld(int users)
    : simulator({u"--users"_s, QString::number(users)})
{
    for (const auto &[name, folder] : {std::pair{"HOME", ""}, std::pair{"XDG_STATE_HOME", "/state"},
             std::pair{"XDG_CONFIG_HOME", "/config"}, std::pair{"XDG_CACHE_HOME", "/cache"},
             std::pair{"XDG_RUNTIME_DIR", "/run"}}) {
        qputenv(name, QFile::encodeName(home.path() + QLatin1String(folder)));
    }
    QDir().mkdir(home.filePath(u"run"_s));
    QFile::setPermissions(home.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!simulator.isReady())
        return;
    anna = simulator.matchedEmails().value(0);
    ben = simulator.matchedEmails().value(1);
    // a refresh token that was used up would be in the way of a second start
    simulator.control("POST", u"grant"_s,
        {{u"roles"_s,
            QJsonArray{u"Presence.ReadWrite.All"_s, u"Organization.ReadWrite.All"_s, u"User.Read.All"_s}}});
    const QString folder = home.filePath(u"credentials"_s);
    QDir().mkpath(folder);
    const QJsonObject secrets = secretsFor(simulator.info());
    for (const QString &name : secrets.keys()) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::WriteOnly))
            file.write(secrets.value(name).toString().toUtf8());
    }
    qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(folder));
    profile::Profile profile = profileFor(simulator.info());
    profile.directoryAccess = profile::DirectoryAccess::Application;
    if (!profile::save(profile, profileFile()))
        qFatal("the profile of the test is not valid");
}

WindowWorld::~WindowWorld()
{
    killEngine(); // of a test that did not end its program
    m_program.reset();
    qunsetenv("CREDENTIALS_DIRECTORY");
}

void WindowWorld::begin(const CommandLine &options)
{
    CommandLine line = options;
    if (!line.demo)
        line.profile = profileFile();
    m_program.reset();
    m_exitCode.reset();
    line.engineProgram = QStringLiteral(PB_BIN_DIR "/presence-bridge");
    m_program = std::make_unique<WindowProgram>(line);
    QObject::connect(
        m_program.get(), &WindowProgram::left, qApp, [this](int exitCode) { m_exitCode = exitCode; });
    m_program->start();
}

bool WindowWorld::start(const CommandLine &options)
{
    begin(options);
    return QTest::qWaitFor(
        [this] {
            auto *table = window() ? &window()->table() : nullptr;
            return table && table->model()->rowCount() > 0
                && !table->model()->index(0, ui::MonitorModel::Teams).data().toString().isEmpty()
                && !find<QWidget>("modeBadge")->isHidden();
        },
        patience);
}

bool WindowWorld::killEngine() const
{
    const qint64 engine = m_program ? m_program->engineProcessId() : 0;
    return engine > 0 && ::kill(static_cast<pid_t>(engine), SIGKILL) == 0;
}

bool WindowWorld::startWith(const std::function<void(profile::Profile &)> &change)
{
    profile::Profile profile = stored();
    change(profile);
    return profile::save(profile, profileFile()) && start();
}

int WindowWorld::end()
{
    askToEnd();
    (void)QTest::qWaitFor([this] { return m_exitCode.has_value(); }, patience);
    m_program.reset();
    return m_exitCode.value_or(-1);
}

ui::MonitorWindow *WindowWorld::window() const
{
    return opened<ui::MonitorWindow>("monitorWindow");
}

QAction *WindowWorld::action(const char *name) const
{
    if (auto *found = find<QAction>(name))
        return found;
    for (auto *menu : window()->findChildren<QMenu *>()) {
        for (QAction *found : menu->actions()) {
            if (found->objectName() == QLatin1String(name))
                return found;
        }
    }
    return nullptr;
}

bool WindowWorld::trigger(const char *name) const
{
    // as a menu does before it is seen
    for (auto *menu : window()->findChildren<QMenu *>())
        Q_EMIT menu->aboutToShow();
    QAction *found = action(name);
    if (!found || !found->isEnabled())
        return false;
    found->trigger();
    return true;
}

bool WindowWorld::press(const QWidget *where, const char *button)
{
    auto *found = where ? where->findChild<QAbstractButton *>(QLatin1String(button)) : nullptr;
    if (!found || !found->isEnabled() || !found->isVisible())
        return false;
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

bool WindowWorld::select(const QString &email) const
{
    ui::MonitorTable &table = window()->table();
    const QAbstractItemModel *model = table.model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, ui::MonitorModel::User);
        if (index.data(ui::MonitorModel::KeyRole).toString() != email.toLower())
            continue;
        table.scrollTo(index);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
        return table.selectionModel()->isRowSelected(row);
    }
    return false;
}

QString WindowWorld::modeShown() const
{
    auto *badge = find<QWidget>("modeBadge");
    return badge ? badge->accessibleDescription() : QString();
}

bool WindowWorld::showPanel(const char *name) const
{
    auto *panel = find<QDockWidget>(name);
    if (!panel || panel->isVisible())
        return false;
    panel->toggleViewAction()->trigger();
    return panel->isVisible();
}

profile::Profile WindowWorld::stored() const
{
    return profile::load(profileFile()).value_or(profile::Profile());
}

bool WindowWorld::dnd(const QString &email)
{
    return simulator.user(email).value("dnd"_L1).toBool();
}

QString WindowWorld::session(const QString &email)
{
    return simulator.user(email).value("ours"_L1).toObject().value("activity"_L1).toString();
}

bool WindowWorld::callInTeams(const QString &email)
{
    return simulator.setTeams(email, u"Busy"_s, u"InACall"_s);
}

bool WindowWorld::silencedByACall(const QString &email)
{
    return callInTeams(email) && QTest::qWaitFor([&] { return dnd(email); }, patience);
}

} // namespace pb::test
