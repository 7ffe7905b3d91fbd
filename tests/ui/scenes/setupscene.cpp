// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/setupscene.h"

namespace pb::test {

using namespace setup;

namespace {

core::Error failed(core::ErrorKind kind, const QString &code, const QString &id = {})
{
    core::Error error;
    error.kind = kind;
    error.code = code;
    error.requestId = id;
    return error;
}

void fill(SetupStage &stage)
{
    stage.fake().stored = {{secrets::SecretKind::ClientSecret, QStringLiteral("s")},
        {secrets::SecretKind::StarfacePassword, QStringLiteral("p")}};
    stage.fake().organization = QStringLiteral("Example GmbH");
    stage.fake().permissions = {
        {Task::WriteAccess, writePermissions()}, {Task::ReadAccess, readPermissions()}};
    // writing was tried
    stage.fake().permissions[Task::WriteAccess][1].probes[1].works = setup::Answer::Yes;
    stage.fake().certificate = selfSigned();
    stage.fake().capabilities = capabilities();
    stage.fake().users = userLines(38);
    Draft draft = filledDraft();
    draft.profile.starface.pinnedCertificate = selfSigned().sha256;
    stage.setDraft(draft);
    stage.setComplete({Step::Start, Step::Registration, Step::WriteAccess, Step::ReadAccess, Step::Starface,
        Step::Users, Step::Rules, Step::Summary});
    for (int task = 0; task < taskCount; ++task) {
        // there are users without a key to be seen, and the button that makes them
        if (Task(task) != Task::Finish && Task(task) != Task::MakeKeys)
            stage.succeed(Task(task));
    }
}

void breakThings(SetupStage &stage)
{
    fill(stage);
    stage.setComplete({Step::Start, Step::Rules});
    Draft draft = stage.setup->draft();
    draft.chinaCloud = true;
    draft.profile.proxy.kind = profile::Proxy::Kind::Manual;
    draft.profile.callback.port = 8400;
    draft.profile.starface.pinnedCertificate.clear();
    stage.setDraft(draft);
    stage.fake().permissions[Task::WriteAccess] = writePermissions(Answer::No, true);
    stage.fake().capabilities = capabilities(false);
    stage.fail(Task::WriteAccess, failed(core::ErrorKind::Forbidden, QStringLiteral("permission-missing")));
    stage.fail(Task::StarfaceCheck, failed(core::ErrorKind::Forbidden, {}));
    stage.fail(Task::ReadAccess,
        failed(core::ErrorKind::CredentialRefused, QStringLiteral("AADSTS7000222"),
            QStringLiteral("4f2a9c31-8d7e-4b60-a5f3-91c0de27b846")));
    stage.fail(Task::Users, failed(core::ErrorKind::Offline, {}));
    stage.fail(Task::WriteProof, failed(core::ErrorKind::Forbidden, {}));
    stage.fail(Task::CheckEverything, failed(core::ErrorKind::Timeout, {}));
    stage.fail(Task::Finish, failed(core::ErrorKind::KeychainUnavailable, QStringLiteral("locked")));
}

/// Everything as long as it comes, and another certificate than the one that was trusted.
void lengthen(SetupStage &stage)
{
    fill(stage);
    const QString company =
        QStringLiteral("Donaudampfschifffahrtsgesellschaft Finkenstein-Waldhausen GmbH & Co. KG");
    stage.fake().organization = company;
    stage.fake().certificate->subject =
        QStringLiteral("CN=telefonanlage-hauptstandort.intern.finkenstein-waldhausen.example.com, O=")
        + company;
    Draft draft = stage.setup->draft();
    draft.profile.starface.url = QUrl(
        QStringLiteral("https://telefonanlage-hauptstandort.intern.finkenstein-waldhausen.example.com:8443"));
    draft.profile.starface.pinnedCertificate = QByteArray(32, 'x');
    draft.profile.extraCaFile =
        QStringLiteral("/usr/local/share/ca-certificates/finkenstein-waldhausen/interne-ca-2026.crt");
    draft.profile.callback.url =
        QUrl(QStringLiteral("http://localhost:8400/presence-bridge/sign-in/callback"));
    draft.testUser =
        QStringLiteral("hans-joachim.von-finkenstein-waldhausen@finkenstein-waldhausen.example.com");
    stage.fake().users.prepend(
        {UserLine::Side::Both, QStringLiteral("Hans-Joachim von Finkenstein-Waldhausen"), draft.testUser,
            presence::MatchKind::Matched, false});
    stage.setDraft(draft);
}

} // namespace

QStringList setupScenes()
{
    return {QStringLiteral("filled"), QStringLiteral("empty"), QStringLiteral("failing"),
        QStringLiteral("running"), QStringLiteral("long")};
}

void prepareSetup(SetupStage &stage, const QString &scene)
{
    if (scene == u"filled" || scene == u"running")
        fill(stage);
    if (scene == u"failing")
        breakThings(stage);
    if (scene == u"long")
        lengthen(stage);
}

void playSetup(SetupStage &stage, const QString &scene)
{
    if (scene != u"running")
        return;
    stage.run(Task::WriteAccess, Doing::WaitingForBrowser, QUrl(QStringLiteral("http://localhost:1/x")));
    stage.run(Task::ReadAccess, Doing::GettingToken);
    stage.run(Task::StarfaceCheck, Doing::WritingDnd);
    stage.run(Task::Users, Doing::ReadingUsers);
    stage.run(Task::WriteProof, Doing::WritingPresence);
    stage.run(Task::CheckEverything, Doing::CheckingPermissions);
    stage.run(Task::Finish, Doing::SavingProfile);
}

} // namespace pb::test
