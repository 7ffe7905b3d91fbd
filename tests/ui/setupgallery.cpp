// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a picture of every page of the set-up, to be looked at by whoever changes them. Not installed.
#include "ui/common/language.h"
#include "ui/fakesetup.h"
#include "ui/setup/adminrequestdialog.h"
#include "ui/setup/setupwizard.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTimer>

using namespace pb;
using namespace pb::setup;

namespace {

QPalette darkPalette()
{
    QPalette p(QColor(0x2b, 0x2d, 0x31));
    p.setColor(QPalette::Window, QColor(0x2b, 0x2d, 0x31));
    p.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    p.setColor(QPalette::AlternateBase, QColor(0x25, 0x26, 0x2a));
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        p.setColor(role, QColor(0xe4, 0xe6, 0xea));
    p.setColor(QPalette::Button, QColor(0x36, 0x39, 0x3f));
    p.setColor(QPalette::ToolTipBase, QColor(0x36, 0x39, 0x3f));
    p.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9e, 0xa6));
    p.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xc4));
    p.setColor(QPalette::HighlightedText, Qt::white);
    for (const auto role : {QPalette::ButtonText, QPalette::WindowText, QPalette::Text})
        p.setColor(QPalette::Disabled, role, QColor(0x7a, 0x7e, 0x86));
    return p;
}

core::Error failed(core::ErrorKind kind, const QString &code, const QString &id = {})
{
    core::Error error;
    error.kind = kind;
    error.code = code;
    error.requestId = id;
    return error;
}

void fill(test::SetupStage &stage)
{
    stage.fake().stored = {{secrets::SecretKind::ClientSecret, QStringLiteral("s")},
        {secrets::SecretKind::StarfacePassword, QStringLiteral("p")}};
    stage.fake().organization = QStringLiteral("Example GmbH");
    stage.fake().permissions = {
        {Task::WriteAccess, test::writePermissions()}, {Task::ReadAccess, test::readPermissions()}};
    stage.fake().certificate = test::selfSigned();
    stage.fake().capabilities = test::capabilities();
    stage.fake().users = test::userLines(38);
    Draft draft = test::filledDraft();
    draft.profile.starface.pinnedCertificate = test::selfSigned().sha256;
    stage.setDraft(draft);
    stage.setComplete({Step::Start, Step::Registration, Step::WriteAccess, Step::ReadAccess, Step::Starface,
        Step::Users, Step::Rules, Step::Summary});
    for (const Task task :
        {Task::WriteAccess, Task::ReadAccess, Task::Certificate, Task::StarfaceCheck, Task::Users})
        stage.succeed(task);
}

void breakThings(test::SetupStage &stage)
{
    fill(stage);
    stage.setComplete({Step::Start, Step::Rules});
    Draft draft = stage.setup->draft();
    draft.chinaCloud = true;
    draft.profile.proxy.kind = profile::Proxy::Kind::Manual;
    draft.profile.callback.port = 8400;
    draft.profile.starface.pinnedCertificate.clear();
    stage.setDraft(draft);
    stage.fake().permissions[Task::WriteAccess] = test::writePermissions(Answer::No, true);
    stage.fake().capabilities = test::capabilities(false);
    stage.fail(Task::WriteAccess, failed(core::ErrorKind::Forbidden, QStringLiteral("permission-missing")));
    stage.fail(Task::StarfaceCheck, failed(core::ErrorKind::Forbidden, {}));
    stage.fail(Task::ReadAccess,
        failed(core::ErrorKind::Unauthorized, QStringLiteral("AADSTS7000222"),
            QStringLiteral("4f2a9c31-8d7e-4b60-a5f3-91c0de27b846")));
    stage.fail(Task::Users, failed(core::ErrorKind::Offline, {}));
    stage.fail(Task::Finish, failed(core::ErrorKind::KeychainUnavailable, QStringLiteral("locked")));
}

void run(test::SetupStage &stage)
{
    fill(stage);
    stage.run(Task::WriteAccess, Doing::WaitingForBrowser, QUrl(QStringLiteral("http://localhost:1/x")));
    stage.run(Task::ReadAccess, Doing::GettingToken);
    stage.run(Task::StarfaceCheck, Doing::WritingDnd);
    stage.run(Task::Users, Doing::ReadingUsers);
    stage.run(Task::Finish, Doing::SavingProfile);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("dark"), QStringLiteral("A dark palette.")},
        {QStringLiteral("language"), QStringLiteral("de or en."), QStringLiteral("code"),
            QStringLiteral("en")},
        {QStringLiteral("font-size"), QStringLiteral("In points."), QStringLiteral("points")},
        {QStringLiteral("size"), QStringLiteral("As in 1000x600."), QStringLiteral("pixels")},
        {QStringLiteral("scene"), QStringLiteral("empty, filled, failing, running."), QStringLiteral("name"),
            QStringLiteral("filled")},
        {QStringLiteral("down"), QStringLiteral("Scrolled to the end.")},
        {QStringLiteral("folder"), QStringLiteral("Where the pictures go."), QStringLiteral("path"),
            QStringLiteral(".")}});
    parser.process(application);
    ui::installLanguage(application, parser.value(QStringLiteral("language")));
    if (parser.isSet(QStringLiteral("dark")))
        application.setPalette(darkPalette());
    if (parser.isSet(QStringLiteral("font-size"))) {
        QFont font = application.font();
        font.setPointSize(parser.value(QStringLiteral("font-size")).toInt());
        application.setFont(font);
    }

    test::SetupStage stage;
    const QString scene = parser.value(QStringLiteral("scene"));
    if (scene == u"filled" || scene == u"running")
        fill(stage);
    if (scene == u"failing")
        breakThings(stage);
    ui::SetupWizard wizard(*stage.setup, {}, Step::Start);
    if (scene == u"running")
        QTimer::singleShot(0, &wizard, [&stage] { run(stage); });
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (size.size() == 2)
        wizard.resize(size[0].toInt(), size[1].toInt());
    wizard.show();

    const QDir folder(parser.value(QStringLiteral("folder")));
    auto *timer = new QTimer(&wizard);
    timer->setInterval(250);
    QObject::connect(timer, &QTimer::timeout, &wizard, [&] {
        if (scene == u"running")
            run(stage);
        if (parser.isSet(QStringLiteral("down"))) {
            auto *scroller = wizard.currentPage()->findChild<QScrollArea *>();
            scroller->verticalScrollBar()->setValue(scroller->verticalScrollBar()->maximum());
        }
        const int id = wizard.currentId();
        const QString end = parser.isSet(QStringLiteral("down")) ? QStringLiteral("-down") : QString();
        const QString name = scene + end;
        wizard.grab().save(folder.filePath(QStringLiteral("%1-%2.png").arg(name).arg(id)));
        if (id + 1 < stepCount) {
            wizard.next();
            return;
        }
        ui::AdminRequestDialog request(stage.setup->registration(), profile::Cloud::Global);
        request.show();
        request.grab().save(folder.filePath(name + QStringLiteral("-request.png")));
        request.saveAs(folder.filePath(QStringLiteral("request.pdf")));
        // not quit(): that asks every window, and the set-up asks back
        application.exit(0);
    });
    timer->start();
    return application.exec();
}
