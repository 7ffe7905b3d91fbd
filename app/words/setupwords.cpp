// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/setupwords.h"

#include "words/sentences.h"

#include <QCoreApplication>

namespace pb::ui {

using namespace setup;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SetupWords)
};
} // namespace

QString stepTitle(Step step)
{
    switch (step) {
    case Step::Start:
        return Words::tr("Start");
    case Step::Registration:
        return Words::tr("App registration");
    case Step::WriteAccess:
        return Words::tr("Write access");
    case Step::ReadAccess:
        return Words::tr("Read access");
    case Step::Starface:
        return Words::tr("STARFACE", "page title");
    case Step::Users:
        return Words::tr("Users");
    case Step::Rules:
        return Words::tr("Rules");
    case Step::Summary:
        break;
    }
    return Words::tr("Summary");
}

QString stepText(Step step)
{
    switch (step) {
    case Step::Start:
        return Words::tr(
            "Connects STARFACE and Microsoft Teams in a few minutes. You can close this window at "
            "any time and go on later.");
    case Step::Registration:
        return Words::tr("Microsoft Entra ID has to know this program. Register it once, or hand the request "
                         "to whoever may.");
    case Step::WriteAccess:
        return Words::tr("Lets the program read and set the presence of your users in Teams, without anybody "
                         "being signed in.");
    case Step::ReadAccess:
        return Words::tr("Lets the program read the names and e-mail addresses of your users, for an account "
                         "that signs in once.");
    case Step::Starface:
        return Words::tr("Lets the program read the phones and set do not disturb.");
    case Step::Users:
        return Words::tr("Users whose e-mail address is the same in both systems are synchronised.");
    case Step::Rules:
        return Words::tr("What a status on one side does on the other. You can change it at any time.");
    case Step::Summary:
        break;
    }
    return Words::tr("Look over what was checked, and choose how to begin.");
}

QString taskText(Task task)
{
    switch (task) {
    case Task::WriteAccess:
        return Words::tr("Write access");
    case Task::ReadAccess:
        return Words::tr("Read access");
    case Task::Certificate:
        return Words::tr("Certificate of STARFACE");
    case Task::StarfaceCheck:
        return Words::tr("STARFACE account");
    case Task::Users:
        return Words::tr("Users", "a task");
    case Task::WriteProof:
        return Words::tr("Writing on both sides");
    case Task::CheckEverything:
        return Words::tr("Check of everything");
    case Task::MakeKeys:
        return Words::tr("Busy-lamp keys", "a task");
    case Task::Finish:
        break;
    }
    return Words::tr("Saving");
}

QString failedText(Task task)
{
    switch (task) {
    case Task::WriteAccess:
        return Words::tr("Write access does not work yet.");
    case Task::ReadAccess:
        return Words::tr("Read access does not work yet.");
    case Task::Certificate:
        return Words::tr("The certificate of STARFACE could not be read.");
    case Task::StarfaceCheck:
        return Words::tr("STARFACE cannot be used yet.");
    case Task::Users:
        return Words::tr("The users could not be read.");
    case Task::WriteProof:
        return Words::tr("Writing does not work yet.");
    case Task::CheckEverything:
        return Words::tr("Not everything could be checked.");
    case Task::MakeKeys:
        return Words::tr("Not all busy-lamp keys could be made.");
    case Task::Finish:
        break;
    }
    return Words::tr("The set-up could not be saved.");
}

Service serviceOf(Task task)
{
    switch (task) {
    case Task::WriteAccess:
    case Task::ReadAccess:
        return Service::SignIn;
    case Task::Certificate:
    case Task::StarfaceCheck:
    case Task::MakeKeys:
        return Service::Starface;
    case Task::Users:
    case Task::WriteProof:
    case Task::CheckEverything:
        return Service::MicrosoftGraph;
    case Task::Finish:
        break;
    }
    return Service::Keychain;
}

QString doingText(Doing doing)
{
    switch (doing) {
    case Doing::Nothing:
        return {};
    case Doing::StoringSecret:
        return Words::tr("Storing the secret in the keychain…");
    case Doing::ReadingSecrets:
        return Words::tr("Reading the secrets from the keychain…");
    case Doing::OpeningListener:
        return Words::tr("Getting ready for the answer of the browser…");
    case Doing::WaitingForBrowser:
        return Words::tr("Waiting for you in the browser…");
    case Doing::GettingToken:
        return Words::tr("Signing in to Microsoft Entra ID…");
    case Doing::CheckingPermissions:
        return Words::tr("Checking the permissions by using them…");
    case Doing::ReadingCertificate:
        return Words::tr("Reading the certificate…");
    case Doing::SigningIn:
        return Words::tr("Signing in to STARFACE…");
    case Doing::ReadingUsers:
        return Words::tr("Reading the users…");
    case Doing::ReadingDnd:
        return Words::tr("Reading do not disturb…");
    case Doing::WritingPresence:
        return Words::tr("Setting the presence of the test user, and clearing it…");
    case Doing::WritingDnd:
        return Words::tr("Setting do not disturb of the test user, and putting it back…");
    case Doing::ReadingLines:
        return Words::tr("Reading the states of the lines…");
    case Doing::MakingKeys:
        return Words::tr("Making the busy-lamp keys…");
    case Doing::SavingProfile:
        break;
    }
    return Words::tr("Saving…");
}

QString doingHint(Doing doing)
{
    switch (doing) {
    case Doing::StoringSecret:
    case Doing::ReadingSecrets:
        return Words::tr("The keychain may be asking for a password in a window of its own.");
    case Doing::WaitingForBrowser:
        return Words::tr("Sign in and accept the permissions there. This page goes on by itself.");
    default:
        return {};
    }
}

QString kindText(PermissionKind kind)
{
    // Entra's own words
    return kind == PermissionKind::Application ? Words::tr("Application", "permission kind")
                                               : Words::tr("Delegated", "permission kind");
}

QString answerText(Answer answer)
{
    switch (answer) {
    case Answer::Yes:
        return Words::tr("Yes");
    case Answer::No:
        return Words::tr("No");
    case Answer::Unknown:
        break;
    }
    return Words::tr("Not checked");
}

QString statusText(CheckLine::Status status)
{
    switch (status) {
    case CheckLine::Status::Ok:
        return Words::tr("Works");
    case CheckLine::Status::Warning:
        return Words::tr("Works, with a warning");
    case CheckLine::Status::Missing:
    case CheckLine::Status::Failed:
        return Words::tr("Does not work");
    case CheckLine::Status::NotRun:
        break;
    }
    return Words::tr("Not tried");
}

QString probeText(Probe probe)
{
    switch (probe) {
    case Probe::None:
        return {};
    case Probe::Organization:
        return Words::tr("Organisation read");
    case Probe::ReadPresence:
        return Words::tr("Presence read");
    case Probe::SetAndClearPresence:
        return Words::tr("Presence set and put back");
    case Probe::ListUsers:
        break;
    }
    return Words::tr("Users listed");
}

QString purposeText(const QString &permission)
{
    if (permission == u"Organization.ReadWrite.All")
        return Words::tr("Asked for by the reference, not needed to run: reads which organisation is "
                         "connected, and writes "
                         "nothing. Organization.Read.All does as well, and so does none of the two.");
    if (permission == u"Presence.ReadWrite.All")
        return Words::tr(
            "Reads the presence of all users, and shows “In a call” while they are on the phone.");
    if (permission == u"User.Read.All")
        return Words::tr("Lists names and e-mail addresses, to find the same people in STARFACE.");
    return Words::tr("Not needed by this program.");
}

QString capabilityText(Capability capability)
{
    switch (capability) {
    case Capability::SignIn:
        return Words::tr("Sign in");
    case Capability::ReadUsers:
        return Words::tr("Read users");
    case Capability::ReadDnd:
        return Words::tr("Read do not disturb");
    case Capability::WriteDnd:
        return Words::tr("Set do not disturb of others");
    case Capability::ReadLines:
        return Words::tr("Read who is on the phone");
    case Capability::BusyLampKeys:
        break;
    }
    return Words::tr("Busy-lamp keys");
}

QString signInText(profile::StarfaceSignIn kind)
{
    switch (kind) {
    case profile::StarfaceSignIn::Nonce:
        return Words::tr("With login and password; the password itself is never sent.");
    case profile::StarfaceSignIn::ActiveDirectory:
        return Words::tr("Through Active Directory: the password is sent to STARFACE.");
    case profile::StarfaceSignIn::OAuth:
        return Words::tr("OAuth password grant (STARFACE 10).");
    case profile::StarfaceSignIn::Unknown:
        break;
    }
    return {};
}

QString seenKeysText(const setup::SeenKeys &keys)
{
    const QString received = keys.overRest
        ? Words::tr("%Ln function key(s) received as configured (UCI lists none that can be read)", nullptr,
            keys.received)
        : Words::tr("%Ln function key(s) received", nullptr, keys.received);
    QString text = Words::tr("%1, %L2 recognised as busy-lamp keys.", "keys received")
                       .arg(received)
                       .arg(keys.recognised);
    if (!keys.types.isEmpty())
        text += QLatin1Char(' ') + Words::tr("Types: %1.").arg(keys.types.join(QStringLiteral(", ")));
    if (!keys.members.isEmpty())
        text += QLatin1Char(' ') + Words::tr("Members: %1.").arg(keys.members.join(QStringLiteral(", ")));
    return text;
}

QString capabilityRemedy(Capability capability)
{
    switch (capability) {
    case Capability::SignIn:
        return Words::tr("Check the address, the account and the password.");
    case Capability::ReadUsers:
    case Capability::ReadDnd:
    case Capability::WriteDnd:
        return Words::tr("Make the account an administrator on STARFACE, then check again.");
    case Capability::ReadLines:
        return Words::tr("Give the account a licence for the UCC client, then check again.");
    case Capability::BusyLampKeys:
        break;
    }
    return Words::tr("Give the account a busy-lamp key for each user on STARFACE: without one, the calls of "
                     "that user cannot be seen.");
}

QString sideText(UserLine::Side side)
{
    switch (side) {
    case UserLine::Side::Both:
        return Words::tr("Both");
    case UserLine::Side::Teams:
        return Words::tr("Only Teams");
    case UserLine::Side::Starface:
        break;
    }
    return Words::tr("Only STARFACE");
}

QString userReason(const UserLine &user)
{
    if (user.match == presence::MatchKind::Matched && !user.hasBusyLampKey)
        return Words::tr("Matched, but without a busy-lamp key: calls cannot be seen.");
    return user.match == presence::MatchKind::Matched ? matchedByText(user.matchedBy)
                                                      : unmatchedText(user.match, user.nearest);
}

QString cloudText(profile::Cloud cloud)
{
    switch (cloud) {
    case profile::Cloud::Global:
        return Words::tr("Global (also GCC)", "cloud");
    case profile::Cloud::UsGovL4:
        return Words::tr("US Government L4 (GCC High)", "cloud");
    case profile::Cloud::UsGovL5:
        return Words::tr("US Government L5 (DoD)", "cloud");
    case profile::Cloud::Custom:
        break;
    }
    return Words::tr("Addresses of one's own, such as the simulator's", "cloud");
}

QString proxyText(profile::Proxy::Kind kind)
{
    switch (kind) {
    case profile::Proxy::Kind::System:
        return Words::tr("As the system says", "proxy");
    case profile::Proxy::Kind::None:
        return Words::tr("No proxy", "proxy");
    case profile::Proxy::Kind::Manual:
        break;
    }
    return Words::tr("This proxy:", "proxy");
}

QString ruleSetName(const QString &id)
{
    const QString builtIn = ruleSetText(id);
    return builtIn == id ? Words::tr("Rules of one's own: %1").arg(id) : builtIn;
}

QString ruleSetEffect(const QString &id)
{
    if (id == QString::fromStdString(presence::callsOnly().id))
        return Words::tr("A call or do not disturb in Teams switches do not disturb on. During meetings the "
                         "phone still rings.");
    if (id == QString::fromStdString(presence::everyKindOfBusy().id))
        return Words::tr(
            "Meetings and every other busy status in Teams switch do not disturb on, too. Choose "
            "this where nobody may be rung up in a meeting.");
    return Words::tr("These rules come from the profile file.");
}

} // namespace pb::ui
