// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a picture of every page of the set-up, to be looked at by whoever changes them. Not installed.
#include "ui/scenes/gallery.h"
#include "ui/scenes/setupscene.h"
#include "ui/setup/adminrequestdialog.h"
#include "ui/setup/setupwizard.h"

#include <QDir>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

using namespace pb;

int main(int argc, char **argv)
{
    test::Gallery gallery(argc, argv,
        {test::sceneOption(test::setupScenes()),
            {QStringLiteral("down"), QStringLiteral("Scrolled to the end.")},
            {QStringLiteral("sheet"), QStringLiteral("All pages in one picture."), QStringLiteral("file")},
            {QStringLiteral("folder"), QStringLiteral("Where the pictures go."), QStringLiteral("path"),
                QStringLiteral(".")}});
    const QString scene = gallery.value("scene");
    const bool down = gallery.isSet("down");
    const QDir folder(gallery.value("folder"));
    const QString name = down ? scene + QStringLiteral("-down") : scene;

    test::SetupStage stage;
    test::prepareSetup(stage, scene);
    ui::SetupWizard wizard(*stage.setup, {}, setup::Step::Start);
    gallery.resize(wizard);
    QList<QPixmap> pages;
    QTimer timer;
    timer.setInterval(250);
    QObject::connect(&timer, &QTimer::timeout, &wizard, [&] {
        test::playSetup(stage, scene);
        if (down) {
            auto *bar = wizard.currentPage()->findChild<QScrollArea *>()->verticalScrollBar();
            bar->setValue(bar->maximum());
        }
        const int id = wizard.currentId();
        pages.append(wizard.grab());
        pages.last().save(folder.filePath(QStringLiteral("%1-%2.png").arg(name).arg(id)));
        if (id + 1 < setup::stepCount) {
            wizard.next();
            return;
        }
        ui::AdminRequestDialog request(stage.setup->registration(), profile::Cloud::Global);
        request.show();
        request.grab().save(folder.filePath(name + QStringLiteral("-request.png")));
        request.saveAs(folder.filePath(QStringLiteral("request.pdf")));
        if (gallery.isSet("sheet"))
            test::Gallery::sheet(pages).save(gallery.value("sheet"));
        // not quit(): that asks every window, and the set-up asks back
        QApplication::exit(0);
    });
    timer.start();
    return gallery.run(wizard);
}
