// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the health page, the banners and the dialogs with made-up people, to be looked at by whoever changes
// them. Not installed.
#include "ui/common/language.h"
#include "ui/control/exclusiondialog.h"
#include "ui/control/livepreviewdialog.h"
#include "ui/health/healthpage.h"
#include "ui/health/needbanners.h"
#include "ui/healthscene.h"
#include "ui/help/aboutdialog.h"
#include "ui/help/supportdialog.h"
#include "ui/monitor/icons.h"
#include "ui/monitor/monitorwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyleFactory>
#include <QTimer>

using namespace pb;

namespace {

QPalette darkPalette()
{
    const QColor window(0x2b, 0x2d, 0x31);
    QPalette palette(window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x25, 0x26, 0x2a));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, QColor(0xe4, 0xe6, 0xea));
    palette.setColor(QPalette::Button, QColor(0x36, 0x39, 0x3f));
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9e, 0xa6));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xc4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, QColor(0x7a, 0x7e, 0x86));
    return palette;
}

/// Every picture of the tray on a light and on a dark panel, as large as panels have them.
QWidget *trayPictures()
{
    auto *sheet = new QWidget;
    auto *rows = new QVBoxLayout(sheet);
    for (const QColor &panel : {QColor(0xf2, 0xf2, 0xf2), QColor(0x20, 0x22, 0x26)}) {
        auto *strip = new QWidget(sheet);
        strip->setAutoFillBackground(true);
        QPalette palette;
        palette.setColor(QPalette::Window, panel);
        strip->setPalette(palette);
        auto *row = new QHBoxLayout(strip);
        for (const char *name : {"good", "observe", "paused", "attention", "failing", "starting"}) {
            for (const int side : {16, 22, 32, 64}) {
                auto *label = new QLabel(strip);
                label->setPixmap(ui::icon(QStringLiteral("tray-") + QLatin1String(name)).pixmap(side, side));
                row->addWidget(label);
            }
        }
        rows->addWidget(strip);
    }
    return sheet;
}

support::Bundle exampleBundle(health::Watch &watch)
{
    support::BundleInput input;
    input.versions = support::versionInfo(QStringLiteral("xcb"), QStringLiteral("fusion"));
    input.facts = watch.facts();
    input.people = test::matchedPeople(20);
    for (const sync::Person &person : input.people)
        input.log += "2026-11-24T06:19:26.123Z warning pb.sync: " + person.email.toUtf8() + " write failed\n";
    return support::makeBundle(input);
}

/// As it stands in the program: banners above the table, the page beside it.
QWidget *monitorWith(health::Watch &watch, board::Board &board)
{
    auto *window = new ui::MonitorWindow(board, {});
    window->setNeedBanners(new ui::NeedBanners(watch, window));
    auto *dock = new QDockWidget(QStringLiteral("Health"), window);
    dock->setWidget(new ui::HealthPage(watch, dock));
    window->addDockWidget(Qt::RightDockWidgetArea, dock);
    board.setPeople(test::matchedPeople(40));
    board.applyStatus(watch.facts().status);
    return window;
}

QWidget *make(const QString &scene, health::Watch &watch, board::Board &board)
{
    if (scene == QLatin1String("window"))
        return monitorWith(watch, board);
    if (scene == QLatin1String("preview"))
        return new ui::LivePreviewDialog(ui::LivePreviewDialog::Question::GoLive, test::previewLines(17));
    if (scene == QLatin1String("nothing"))
        return new ui::LivePreviewDialog(ui::LivePreviewDialog::Question::GoLive, {});
    if (scene == QLatin1String("brake"))
        return new ui::LivePreviewDialog(ui::LivePreviewDialog::Question::Brake, test::previewLines(41));
    if (scene == QLatin1String("exclusions")) {
        return new ui::ExclusionDialog(test::matchedPeople(40),
            {QStringLiteral("user3@example.com"), QStringLiteral("gone@example.com")});
    }
    if (scene == QLatin1String("about"))
        return new ui::AboutDialog(support::versionInfo(QStringLiteral("xcb"), QStringLiteral("fusion")));
    if (scene == QLatin1String("support"))
        return new ui::SupportDialog(exampleBundle(watch), QDateTime::currentDateTime());
    if (scene == QLatin1String("tray"))
        return trayPictures();
    return new ui::HealthPage(watch);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    application.setApplicationVersion(QStringLiteral("0.1.0"));
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("dark"), QStringLiteral("A dark palette.")},
        {QStringLiteral("language"), QStringLiteral("de or en."), QStringLiteral("code"),
            QStringLiteral("en")},
        {QStringLiteral("font-size"), QStringLiteral("In points."), QStringLiteral("points")},
        {QStringLiteral("size"), QStringLiteral("As in 1000x600."), QStringLiteral("pixels")},
        {QStringLiteral("health"), QStringLiteral("working, failing, expiring."), QStringLiteral("name"),
            QStringLiteral("working")},
        {QStringLiteral("scene"),
            QStringLiteral("health, window, preview, nothing, brake, exclusions, about, support, tray."),
            QStringLiteral("name"), QStringLiteral("health")},
        {QStringLiteral("shot"), QStringLiteral("Saves a picture and ends."), QStringLiteral("file")}});
    parser.process(application);
    ui::initResources();
    ui::installLanguage(application, parser.value(QStringLiteral("language")));
    if (parser.isSet(QStringLiteral("dark")))
        application.setPalette(darkPalette());
    if (parser.isSet(QStringLiteral("font-size"))) {
        QFont font = application.font();
        font.setPointSize(parser.value(QStringLiteral("font-size")).toInt());
        application.setFont(font);
    }

    core::SystemClock clock;
    health::Watch watch({}, clock);
    board::Board board(clock);
    test::fillWatch(watch, parser.value(QStringLiteral("health")));
    const std::unique_ptr<QWidget> window(make(parser.value(QStringLiteral("scene")), watch, board));
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (size.size() == 2)
        window->resize(size[0].toInt(), size[1].toInt());
    window->show();
    if (parser.isSet(QStringLiteral("shot"))) {
        QTimer::singleShot(700, window.get(),
            [&] { application.exit(window->grab().save(parser.value(QStringLiteral("shot"))) ? 0 : 1); });
    }
    return application.exec();
}
