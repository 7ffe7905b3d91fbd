// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/setupwalker.h"

#include "profile/profilestore.h"
#include "secrets/keychainsecretstore.h"
#include "setup/draftstore.h"
#include "support/await.h"
#include "ui/monitor/monitorwindow.h"
#include "ui/monitor/table/monitormodel.h"
#include "ui/monitor/table/monitortable.h"
#include "ui/setup/setupwizard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QTest>

namespace pb::test {

using namespace Qt::StringLiterals;
using secrets::SecretKind;

namespace {

template<typename T>
T *opened(const char *name)
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->objectName() == QLatin1String(name))
            return qobject_cast<T *>(widget);
    }
    return nullptr;
}

void bringIntoView(QWidget *widget)
{
    for (QWidget *at = widget->parentWidget(); at; at = at->parentWidget()) {
        if (auto *scroller = qobject_cast<QScrollArea *>(at))
            scroller->ensureWidgetVisible(widget);
    }
}

/// On the box itself: its words may be wider than the window.
void tick(QAbstractButton *button)
{
    bringIntoView(button);
    QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(8, button->height() / 2));
}

bool canBeUsed(const QWidget *widget)
{
    return widget && widget->isVisible() && widget->isEnabled();
}

} // namespace

SetupWalker::SetupWalker()
{
    for (const auto &[name, folder] : {std::pair{"XDG_STATE_HOME", "/state"},
             std::pair{"XDG_CONFIG_HOME", "/config"}, std::pair{"XDG_CACHE_HOME", "/cache"}}) {
        qputenv(name, QFile::encodeName(home.path() + QLatin1String(folder)));
    }
    clearKeychain();
    anna = simulator.matchedEmails().value(0);
    ben = simulator.matchedEmails().value(1);
    giveBrowser();
    // a cloud of one's own is entered in no field
    setup::Draft draft;
    draft.profile.id = u"default"_s;
    draft.profile.cloud = profile::Cloud::Custom;
    draft.profile.customEndpoints = {QUrl(simulator.info().entra), QUrl(simulator.info().graph)};
    if (!setup::saveDraft(draft, profileFile() + u".draft"_s))
        qFatal("the draft of the test cannot be written");
}

SetupWalker::~SetupWalker()
{
    m_program.reset();
    qputenv("PATH", m_path);
    clearKeychain();
}

QString SetupWalker::profileFile() const
{
    return profile::standardPath();
}

/// The desktop's program for addresses is this test's: it puts them into a file.
void SetupWalker::giveBrowser()
{
    const QString folder = home.filePath(u"bin"_s);
    QDir().mkpath(folder);
    QFile program(folder + u"/xdg-open"_s);
    if (!program.open(QIODevice::WriteOnly))
        qFatal("the browser of the test cannot be written");
    program.write("#!/bin/sh\nprintf '%s' \"$1\" >\"$0.$$\" && mv \"$0.$$\" \"$0.url.$$\"\n");
    program.close();
    program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("PATH", QFile::encodeName(folder) + ':' + m_path);
    m_opened.addPath(folder);
    connect(&m_opened, &QFileSystemWatcher::directoryChanged, this, [this](const QString &where) {
        for (const QString &name : QDir(where).entryList({u"xdg-open.url.*"_s})) {
            QFile file(where + u'/' + name);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QUrl url = QUrl::fromEncoded(file.readAll());
            file.remove();
            m_browser.open(url);
        }
    });
}

void SetupWalker::takeBrowserAway()
{
    qputenv("PATH", QFile::encodeName(home.path()));
    qunsetenv("BROWSER");
}

void SetupWalker::start(const CommandLine &options)
{
    CommandLine line = options;
    line.period = std::chrono::seconds{1};
    line.engineProgram = QStringLiteral(PB_BIN_DIR "/presence-bridge");
    m_program.reset();
    m_exitCode.reset();
    m_program = std::make_unique<WindowProgram>(line);
    connect(m_program.get(), &WindowProgram::left, this, [this](int exitCode) { m_exitCode = exitCode; });
    m_program->start();
}

int SetupWalker::end()
{
    m_program->end();
    (void)QTest::qWaitFor([this] { return m_exitCode.has_value(); }, patience);
    m_program.reset();
    return m_exitCode.value_or(-1);
}

ui::SetupWizard *SetupWalker::wizard() const
{
    return opened<ui::SetupWizard>("setupWizard");
}

bool SetupWalker::waitForWizard() const
{
    return QTest::qWaitFor([this] { return wizard() != nullptr; }, patience)
        && QTest::qWaitForWindowActive(wizard(), patience);
}

ui::MonitorWindow *SetupWalker::monitor() const
{
    return opened<ui::MonitorWindow>("monitorWindow");
}

bool SetupWalker::isLive() const
{
    ui::MonitorWindow *window = monitor();
    if (!window)
        return false;
    const QAbstractItemModel *model = window->table().model();
    return model->rowCount() > 0 && !model->index(0, ui::MonitorModel::Teams).data().toString().isEmpty()
        && !model->index(0, ui::MonitorModel::Starface).data().toString().isEmpty();
}

setup::Step SetupWalker::step() const
{
    return wizard()->currentStep();
}

QWidget *SetupWalker::page() const
{
    return wizard()->currentPage();
}

bool SetupWalker::press(const QString &name) const
{
    auto *button = wizard() ? page()->findChild<QAbstractButton *>(name) : nullptr;
    if (!canBeUsed(button))
        return false;
    tick(button);
    return true;
}

bool SetupWalker::type(const QString &name, const QString &text) const
{
    auto *edit = page()->findChild<QLineEdit *>(name);
    if (!canBeUsed(edit))
        return false;
    bringIntoView(edit);
    QTest::mouseClick(edit, Qt::LeftButton);
    QTest::keyClicks(edit, text);
    return true;
}

/// True as well where the page has no such field, or it is filled.
bool SetupWalker::enter(const QString &name, const QString &text) const
{
    auto *edit = page()->findChild<QLineEdit *>(name);
    if (!canBeUsed(edit) || !edit->text().isEmpty())
        return true;
    type(name, text);
    const bool secret = edit->echoMode() == QLineEdit::Password;
    QTest::keyClick(edit, Qt::Key_Tab);
    // a secret leaves its field once the keychain has it
    const bool taken = QTest::qWaitFor([&] { return edit->text().isEmpty() == secret; }, patience);
    if (!taken)
        qWarning() << "not taken:" << name;
    return taken;
}

bool SetupWalker::enterKnown() const
{
    const SimulatorInfo &info = simulator.info();
    if (auto *same = page()->findChild<QCheckBox *>(u"sameApp"_s); same && same->isChecked())
        tick(same);
    if (auto *notKnown = page()->findChild<QCheckBox *>(u"expiryNotKnown"_s);
        notKnown && !notKnown->isChecked())
        tick(notKnown);
    const QList<std::pair<QString, QString>> known{{u"tenant"_s, info.tenant}, {u"client"_s, info.clientId},
        {u"secret"_s, info.clientSecret}, {u"readClient"_s, info.readClientId},
        {u"starfaceUrl"_s, info.starface}, {u"starfaceLogin"_s, info.starfaceLogin},
        {u"starfacePassword"_s, info.starfacePassword}};
    return std::all_of(
        known.begin(), known.end(), [this](const auto &field) { return enter(field.first, field.second); });
}

/// True where it was another one before.
bool SetupWalker::chooseTestUser() const
{
    auto *box = page()->findChild<QComboBox *>(u"testUser"_s);
    const int wanted = box ? box->findData(ben) : -1;
    if (wanted < 0 || box->currentIndex() == wanted || !canBeUsed(box))
        return false;
    bringIntoView(box);
    box->setFocus();
    for (int i = box->currentIndex(); i < wanted; ++i)
        QTest::keyClick(box, Qt::Key_Down);
    return box->currentIndex() == wanted;
}

bool SetupWalker::runTasks() const
{
    const auto idle = [this] {
        const auto cancels = page()->findChildren<QPushButton *>(QRegularExpression(u"\\Acancel\\d+\\z"_s));
        return std::none_of(
            cancels.begin(), cancels.end(), [](const QPushButton *cancel) { return cancel->isVisible(); });
    };
    // some begin by themselves
    if (!QTest::qWaitFor(idle, patience))
        return false;
    for (auto *button : page()->findChildren<QPushButton *>(QRegularExpression(u"\\Astart\\d+\\z"_s))) {
        if (!canBeUsed(button))
            continue;
        tick(button);
        if (!QTest::qWaitFor(idle, patience))
            return false;
    }
    return true;
}

bool SetupWalker::fillPage()
{
    if (!enterKnown() || !runTasks() || (chooseTestUser() && !runTasks())) {
        qWarning() << "not done:" << page()->objectName();
        return false;
    }
    return true;
}

bool SetupWalker::next()
{
    QAbstractButton *button = wizard()->button(QWizard::NextButton);
    if (!QTest::qWaitFor([&] { return canBeUsed(button); }, patience)) {
        qWarning() << "one cannot go on from" << page()->objectName();
        return false;
    }
    const QWidget *before = page();
    QTest::mouseClick(button, Qt::LeftButton);
    return page() != before;
}

bool SetupWalker::walkToSummary()
{
    while (step() != setup::Step::Summary) {
        if (!fillPage() || !next())
            return false;
    }
    return true;
}

bool SetupWalker::finish()
{
    if (step() != setup::Step::Summary || !fillPage() || !press(u"live"_s))
        return false;
    QAbstractButton *button = wizard()->button(QWizard::FinishButton);
    if (!QTest::qWaitFor([&] { return canBeUsed(button); }, patience))
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return QTest::qWaitFor([this] { return !wizard() && isLive(); }, patience);
}

bool SetupWalker::goTo(setup::Step step)
{
    auto *button = wizard()->findChild<QAbstractButton *>(u"step%1"_s.arg(int(step)));
    if (!canBeUsed(button))
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return this->step() == step;
}

bool SetupWalker::close()
{
    wizard()->close();
    auto *question = opened<QMessageBox>("closeQuestion");
    auto *button = question ? question->findChild<QPushButton *>(u"closeNow"_s) : nullptr;
    if (!button)
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return QTest::qWaitFor([this] { return !wizard() && (monitor() || m_exitCode); }, patience);
}

QMap<QString, QString> SetupWalker::inputs() const
{
    QMap<QString, QString> all;
    for (const QWidget *widget : page()->findChildren<QWidget *>()) {
        const QString name = widget->objectName();
        if (name.isEmpty() || name.startsWith(u"qt_") || name.startsWith(u"user"))
            continue;
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget)) {
            if (edit->echoMode() == QLineEdit::Normal)
                all.insert(name, edit->text());
        } else if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
            all.insert(name, box->currentText());
        } else if (const auto *spin = qobject_cast<const QAbstractSpinBox *>(widget)) {
            all.insert(name, spin->text());
        } else if (qobject_cast<const QCheckBox *>(widget) || qobject_cast<const QRadioButton *>(widget)) {
            all.insert(name, qobject_cast<const QAbstractButton *>(widget)->isChecked() ? u"on"_s : u"off"_s);
        }
    }
    return all;
}

bool SetupWalker::chooseConnection(const QString &text) const
{
    if (!monitor())
        return false;
    for (QAction *action : monitor()->connectionMenu()->actions()) {
        if (action->text().remove(u'&') == text && action->isEnabled()) {
            action->trigger();
            return true;
        }
    }
    return false;
}

bool SetupWalker::callInTeams(const QString &email)
{
    return simulator.setTeams(email, u"Busy"_s, u"InACall"_s);
}

bool SetupWalker::endCallInTeams(const QString &email)
{
    return simulator.setTeams(email, u"Available"_s, u"Available"_s);
}

QMap<SecretKind, QString> SetupWalker::keychain(bool ofSetup) const
{
    core::SystemClock clock;
    secrets::KeychainSecretStore store(clock);
    QObject owner;
    QMap<SecretKind, QString> found;
    for (const SecretKind kind : secrets::allSecretKinds) {
        const auto secret = await(store.read({ofSetup ? u"default.setup"_s : u"default"_s, kind}, &owner));
        if (secret && *secret)
            found.insert(kind, (*secret)->revealText());
    }
    return found;
}

void SetupWalker::clearKeychain() const
{
    core::SystemClock clock;
    secrets::KeychainSecretStore store(clock);
    QObject owner;
    for (const SecretKind kind : secrets::allSecretKinds) {
        for (const QString &profile : {u"default"_s, u"default.setup"_s})
            (void)await(store.remove({profile, kind}, &owner));
    }
}

QStringList SetupWalker::filesWith(const QStringList &texts) const
{
    QStringList names;
    QDirIterator files(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) {
            names << file.fileName() + u": cannot be read"_s;
            continue;
        }
        const QByteArray bytes = file.readAll();
        for (const QString &text : texts) {
            const QByteArray plain = text.toUtf8();
            if (bytes.contains(plain) || bytes.contains(plain.toBase64())
                || bytes.contains(plain.toPercentEncoding()))
                names << file.fileName();
        }
    }
    return names;
}

} // namespace pb::test
