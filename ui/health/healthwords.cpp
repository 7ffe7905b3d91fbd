// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdlib>

namespace pb::ui {

using health::Action;
using health::Condition;
using health::Nearness;
using health::Topic;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Health)
};

/// What fails, where the topic says more than the service behind it.
QString titleOf(Topic topic)
{
    switch (topic) {
    case Topic::Reader:
        return Words::tr("The sign-in for read access does not work any more.");
    case Topic::TeamsDirectory:
        return Words::tr("The users of Microsoft 365 cannot be listed: nobody new appears.");
    case Topic::StarfaceDirectory:
        return Words::tr("The users of STARFACE cannot be listed: nobody new appears.");
    default:
        return {};
    }
}

NeedText failureTexts(const core::Error &error, Topic topic)
{
    const Failure failure = failureText(error, serviceOf(topic));
    const QString title = titleOf(topic);
    QString more = failure.why + QLatin1Char(' ') + failure.remedy;
    if (!error.code.isEmpty())
        more += QStringLiteral(" (%1)").arg(error.code);
    return {title.isEmpty() ? failure.what : title, more};
}

QString worksAgain(Topic topic)
{
    switch (topic) {
    case Topic::Journal:
        return Words::tr("The journal can be written again.");
    case Topic::Reader:
        return Words::tr("The sign-in for read access works again.");
    case Topic::TeamsDirectory:
    case Topic::StarfaceDirectory:
        return Words::tr("The users of %1 can be listed again.").arg(serviceName(serviceOf(topic)));
    default:
        return Words::tr("The connection to %1 works again.").arg(serviceName(serviceOf(topic)));
    }
}

NeedText secretTexts(const health::Expiry &expiry)
{
    const bool writer = expiry.what == health::Expiring::ClientSecret;
    QString title = writer ? Words::tr("The client secret for write access %1.").arg(expiryText(expiry))
                           : Words::tr("The client secret for read access %1.").arg(expiryText(expiry));
    const QString what = writer
        ? Words::tr("Without it nothing is written to Teams, and nothing is read from it.")
        : Words::tr("Without it the users of Microsoft 365 cannot be listed.");
    const QString remedy = expiry.daysLeft < 0
        ? Words::tr("Create a new secret in Entra under Certificates & secrets and enter it here.")
        : Words::tr(
            "Create a new secret in Entra under Certificates & secrets and enter it here; the old one "
            "goes on working until then.");
    return {title, what + QLatin1Char(' ') + remedy};
}

/// The first of whom it is about.
QString namesOf(const health::Need &need)
{
    constexpr qsizetype mostNamed = 3;
    const QString names = need.names.mid(0, mostNamed).join(QStringLiteral(", "));
    const int more = static_cast<int>(need.names.size() - mostNamed);
    return more > 0 ? Words::tr("%1 and %n more", "names", more).arg(names) : names;
}

NeedText damageTexts(const health::Need &need)
{
    const QString title = Words::tr("The journal of what this program has set was damaged.");
    if (need.names.isEmpty())
        return {title,
            Words::tr(
                "Whom it named is not known any more, so it is not given back by itself. Look for phones "
                "that stay on do not disturb without a reason, and switch it off there.")};
    return {title,
        Words::tr("What was set for these users is not given back by itself: %1. Look whether their phones "
                  "stay on do not disturb without a reason, and switch it off there.")
            .arg(namesOf(need))};
}

NeedText settingsTexts(const health::Need &need)
{
    return {Words::tr("%n entry(s) of the profile fit no user.", nullptr, need.count),
        Words::tr("Neither system has the account any more: %1. Take users back under “Excluded users…”, and "
                  "pairs in the profile.")
            .arg(namesOf(need))};
}

} // namespace

Service serviceOf(Topic topic)
{
    switch (topic) {
    case Topic::Starface:
    case Topic::StarfaceDirectory:
    case Topic::FailedWrites:
    case Topic::ForeignWriter:
    case Topic::PhonesWithoutEffect:
        return Service::Starface;
    case Topic::Journal:
    case Topic::JournalDamage:
        return Service::Storage;
    case Topic::Graph:
    case Topic::Reader:
    case Topic::TeamsDirectory:
    case Topic::SetAside:
    case Topic::UnknownStatus:
    case Topic::TeamsWithoutEffect:
    case Topic::ClientSecret:
    case Topic::ReadClientSecret:
        break;
    case Topic::SettingsOfNobody:
        return Service::Profile;
    }
    return Service::MicrosoftGraph;
}

NeedText needText(const health::Need &need)
{
    switch (need.topic) {
    case Topic::ClientSecret:
    case Topic::ReadClientSecret:
        return secretTexts(need.expiry);
    case Topic::FailedWrites:
        return {Words::tr("%n change(s) could not be written.", nullptr, need.count),
            Words::tr(
                "They are tried again by themselves, with growing pauses. The health page names them.")};
    case Topic::ForeignWriter:
        return {Words::tr("Another program seems to switch do not disturb, too."),
            Words::tr("Two programs that write the same state undo each other. Look for another "
                      "synchronisation with this STARFACE and stop one of them.")};
    case Topic::JournalDamage:
        return damageTexts(need);
    case Topic::SetAside:
        return {Words::tr("Microsoft refuses to tell the presence of %n user(s).", nullptr, need.count),
            Words::tr("Everybody else is read without them, and they are tried again every ten minutes: %1. "
                      "Look at these accounts in Entra.")
                .arg(namesOf(need))};
    case Topic::UnknownStatus:
        return {Words::tr("Microsoft sends a status that this version does not know: %1 for %n user(s).",
                    nullptr, need.count)
                    .arg(namesOf(need)),
            Words::tr(
                "Nothing is written because of it. Look for a newer version of this program; the support "
                "bundle holds the words.")};
    case Topic::PhonesWithoutEffect:
        return {Words::tr("Do not disturb has no effect on the phones of %n user(s).", nullptr, need.count),
            Words::tr("STARFACE has confirmed each change three times and does not show it: %1. Look whether "
                      "another program or a module of the PBX switches it back.")
                .arg(namesOf(need))};
    case Topic::TeamsWithoutEffect:
        return {
            Words::tr("The presence that is set has no effect in Teams for %n user(s).", nullptr, need.count),
            Words::tr(
                "Microsoft has confirmed each change three times and does not show it: %1. One user's own "
                "status can hide it; with several at once, look whether another program sets their "
                "presence, too.")
                .arg(namesOf(need))};
    case Topic::SettingsOfNobody:
        return settingsTexts(need);
    case Topic::Graph:
    case Topic::Starface:
    case Topic::Reader:
    case Topic::TeamsDirectory:
    case Topic::StarfaceDirectory:
    case Topic::Journal:
        break;
    }
    return failureTexts(need.error.value_or(core::Error{}), need.topic);
}

QString actionText(Action action)
{
    switch (action) {
    case Action::RetryNow:
        return Words::tr("Retry now");
    case Action::SignInAgain:
        return Words::tr("Sign in again…");
    case Action::ReplaceSecret:
    case Action::ReplaceReadSecret:
        return Words::tr("Replace secret…");
    case Action::ReplacePassword:
        return Words::tr("Change password…");
    case Action::GrantPermission:
        return Words::tr("Grant permissions…");
    case Action::TrustCertificate:
        return Words::tr("Look at the certificate…");
    case Action::None:
        break;
    }
    return {};
}

QString actionDescription(Action action)
{
    switch (action) {
    case Action::RetryNow:
        return Words::tr("Tries everything that failed again at once.");
    case Action::SignInAgain:
        return Words::tr("Starts the OAuth flow for read access in the browser.");
    case Action::ReplaceSecret:
        return Words::tr("Asks for a new client secret for write access and its expiry date.");
    case Action::ReplaceReadSecret:
        return Words::tr("Asks for a new client secret for read access and its expiry date.");
    case Action::ReplacePassword:
        return Words::tr("Asks for the login and the password of the STARFACE account.");
    case Action::GrantPermission:
        return Words::tr("Shows which permissions are missing and starts the admin consent.");
    case Action::TrustCertificate:
        return Words::tr(
            "Shows the certificate that STARFACE presents now. It is trusted only if you say so.");
    case Action::None:
        break;
    }
    return {};
}

QString conditionText(Condition condition)
{
    switch (condition) {
    case Condition::Good:
        return Words::tr("Everything works");
    case Condition::ObserveOnly:
        return Words::tr("Observe only: nothing is written");
    case Condition::Paused:
        return Words::tr("Paused: nothing is synchronised");
    case Condition::Attention:
        return Words::tr("Something needs your attention");
    case Condition::Failing:
        return Words::tr("The synchronisation is failing");
    case Condition::Starting:
        break;
    }
    return Words::tr("Connecting…");
}

NeedText turnText(const health::Turn &turn)
{
    switch (turn.kind) {
    case health::Turn::Kind::Works:
        return {worksAgain(turn.topic), {}};
    case health::Turn::Kind::Expiring: {
        const NeedText text = secretTexts(turn.expiry);
        return {text.title, text.more};
    }
    case health::Turn::Kind::Failing:
        break;
    }
    return failureTexts(turn.error.value_or(core::Error{}), turn.topic);
}

QString expiryText(const health::Expiry &expiry)
{
    const QString date = QLocale().toString(expiry.date, QLocale::LongFormat);
    if (expiry.daysLeft < 0)
        return Words::tr("has expired on %1").arg(date);
    if (expiry.daysLeft == 0)
        return Words::tr("expires today");
    return Words::tr("expires in %n day(s), on %1", nullptr, expiry.daysLeft).arg(date);
}

} // namespace pb::ui
