// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/dialogscene.h"

#include "ui/control/exclusiondialog.h"
#include "ui/control/livepreviewdialog.h"
#include "ui/healthscene.h"
#include "ui/help/aboutdialog.h"
#include "ui/help/supportdialog.h"

namespace pb::test {

namespace {

support::Bundle exampleBundle(health::Watch &watch)
{
    support::BundleInput input;
    input.versions = support::versionInfo(QStringLiteral("xcb"), QStringLiteral("fusion"));
    input.facts = watch.facts();
    input.people = matchedPeople(20);
    for (const sync::Person &person : input.people)
        input.log += "2026-11-24T06:19:26.123Z warning pb.sync: " + person.email.toUtf8() + " write failed\n";
    return support::makeBundle(input);
}

} // namespace

QStringList dialogScenes()
{
    return {QStringLiteral("preview"), QStringLiteral("nothing"), QStringLiteral("brake"),
        QStringLiteral("exclusions"), QStringLiteral("about"), QStringLiteral("support")};
}

std::unique_ptr<QWidget> makeDialog(const QString &scene, health::Watch &watch)
{
    using ui::LivePreviewDialog;
    if (scene == u"preview")
        return std::make_unique<LivePreviewDialog>(LivePreviewDialog::Question::GoLive, previewLines(17));
    if (scene == u"nothing")
        return std::make_unique<LivePreviewDialog>(
            LivePreviewDialog::Question::GoLive, QList<sync::PreviewLine>());
    if (scene == u"brake")
        return std::make_unique<LivePreviewDialog>(LivePreviewDialog::Question::Brake, previewLines(41));
    if (scene == u"exclusions") {
        const QSet<QString> excluded{QStringLiteral("user3@example.com"), QStringLiteral("gone@example.com")};
        return std::make_unique<ui::ExclusionDialog>(matchedPeople(40), excluded);
    }
    if (scene == u"about")
        return std::make_unique<ui::AboutDialog>(
            support::versionInfo(QStringLiteral("xcb"), QStringLiteral("fusion")));
    return std::make_unique<ui::SupportDialog>(exampleBundle(watch), QDateTime::currentDateTime());
}

} // namespace pb::test
