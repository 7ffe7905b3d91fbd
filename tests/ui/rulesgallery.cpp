// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the rules view and the "What would happen if" panel, to be looked at by whoever changes them. Not
// installed.
#include "ui/common/language.h"
#include "ui/rules/rulesdialog.h"
#include "ui/rules/whatifpanel.h"

#include <QApplication>
#include <QComboBox>
#include <QCommandLineParser>
#include <QFile>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTimer>

using namespace pb;
using presence::DndTarget;
using presence::StarfaceStatus;
using presence::TeamsStatus;
using presence::TeamsTarget;

namespace {

QPalette darkPalette()
{
    QPalette p(QColor(0x2b, 0x2d, 0x31));
    p.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        p.setColor(role, QColor(0xe4, 0xe6, 0xea));
    p.setColor(QPalette::Button, QColor(0x36, 0x39, 0x3f));
    p.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xc4));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, QColor(0x7a, 0x7e, 0x86));
    return p;
}

void arrange(rules::RuleEditor &editor, const QString &scene)
{
    if (scene == u"builtin")
        return;
    if (scene == u"other")
        return editor.setCurrent(1);
    editor.copyCurrent(QStringLiteral("Night shift"));
    editor.copyCurrent(QStringLiteral("Sales and support, south"));
    if (scene == u"failed")
        editor.setTarget(StarfaceStatus::InCall, TeamsTarget::Available);
    else if (scene == u"echo")
        editor.setTarget(TeamsStatus::Available, DndTarget::On);
    else
        editor.setTarget(TeamsStatus::InMeeting, DndTarget::On);
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
        {QStringLiteral("scene"),
            QStringLiteral("builtin, other, copy, running, failed, echo, damaged, whatif."),
            QStringLiteral("name"), QStringLiteral("builtin")},
        {QStringLiteral("shot"), QStringLiteral("Saves a picture when the proof is done, and ends."),
            QStringLiteral("file")}});
    parser.process(application);
    ui::installLanguage(application, parser.value(QStringLiteral("language")));
    if (parser.isSet(QStringLiteral("dark")))
        application.setPalette(darkPalette());
    if (parser.isSet(QStringLiteral("font-size"))) {
        QFont font = application.font();
        font.setPointSize(parser.value(QStringLiteral("font-size")).toInt());
        application.setFont(font);
    }

    const QString scene = parser.value(QStringLiteral("scene"));
    const QTemporaryDir folder;
    if (scene == u"damaged") {
        QFile file(folder.filePath(QStringLiteral("night-shift.json")));
        if (file.open(QIODevice::WriteOnly))
            file.write("{");
    }
    QList<rules::ProofDepth> depths = rules::RuleProofRunner::standardDepths();
    if (scene == u"running")
        depths = {depths.first(), {4, 4, 4, 4}};
    rules::RuleEditor editor(folder.path(), {}, depths);
    arrange(editor, scene);
    ui::RulesDialog dialog(editor);
    ui::WhatIfPanel panel;
    panel.setStatuses(TeamsStatus::InCall, StarfaceStatus::Available);
    QWidget *shown = scene == u"whatif" ? static_cast<QWidget *>(&panel) : &dialog;
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (size.size() == 2)
        shown->resize(size[0].toInt(), size[1].toInt());
    shown->show();

    QTimer look;
    if (parser.isSet(QStringLiteral("shot"))) {
        QObject::connect(&look, &QTimer::timeout, &application, [&] {
            if (editor.proof().state == rules::ProofReport::State::Running && scene != u"running")
                return;
            const bool saved = shown->grab().save(parser.value(QStringLiteral("shot")));
            application.exit(saved ? 0 : 1);
        });
        look.start(800);
    }
    return application.exec();
}
