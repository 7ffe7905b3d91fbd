// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/repairwords.h"

#include <QCoreApplication>
#include <QStringList>

namespace pb::ui {

using setup::Fault;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RepairWords)
};
} // namespace

QString repairText(setup::Repair repair)
{
    switch (repair) {
    case setup::Repair::Blanks:
        return Words::tr("blanks removed");
    case setup::Repair::LineBreaks:
        return Words::tr("line breaks removed");
    case setup::Repair::InvisibleCharacters:
        return Words::tr("invisible characters removed");
    case setup::Repair::Braces:
        return Words::tr("braces removed");
    case setup::Repair::Quotes:
        return Words::tr("quotation marks removed");
    case setup::Repair::LetterCase:
        return Words::tr("written in lower case");
    case setup::Repair::TakenFromUrl:
        return Words::tr("taken out of the address");
    case setup::Repair::ApiPrefix:
        return Words::tr("“api://” removed");
    case setup::Repair::MailPrefix:
        return Words::tr("reduced to the e-mail address");
    case setup::Repair::SchemeAdded:
        return Words::tr("“https://” added");
    case setup::Repair::PathRemoved:
        return Words::tr("what follows the host removed");
    case setup::Repair::UserInfoRemoved:
        return Words::tr("user name in the address removed");
    case setup::Repair::SchemeRemoved:
        return Words::tr("reduced to the host");
    case setup::Repair::PortTaken:
        break;
    }
    return Words::tr("port moved to its own field");
}

QString repairsText(const QList<setup::Repair> &repairs)
{
    QStringList parts;
    for (const setup::Repair repair : repairs)
        parts << repairText(repair);
    if (parts.isEmpty())
        return {};
    return Words::tr("Put right: %1.", "list of repairs").arg(parts.join(QStringLiteral(", ")));
}

bool mayBeUnfinished(Fault fault)
{
    switch (fault) {
    case Fault::Empty:
    case Fault::NotAGuid:
    case Fault::NotATenant:
    case Fault::NotAnAddress:
    case Fault::NotHttps:
    case Fault::HttpNotLocal:
    case Fault::NotAnEmail:
    case Fault::NotAHost:
    case Fault::NotAPort:
        return true;
    default:
        return false;
    }
}

QString faultText(Fault fault)
{
    switch (fault) {
    case Fault::Empty:
        return Words::tr("This is needed.");
    case Fault::NotAGuid:
        return Words::tr("Not a whole ID yet: it looks like 1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f.");
    case Fault::NotATenant:
        return Words::tr("Neither a whole ID, as 1a2b3c4d-1234-5678-9abc-1a2b3c4d5e6f, nor a domain name.");
    case Fault::NoCertainTenant:
        return Words::tr("This stands for many tenants. Enter the ID or a domain name of your own.");
    case Fault::TenantInsteadOfClient:
        return Words::tr(
            "This is the directory (tenant) ID. The application (client) ID stands above it in the "
            "overview.");
    case Fault::ClientInsteadOfTenant:
        return Words::tr(
            "This is the application (client) ID. The directory (tenant) ID stands below it in the "
            "overview.");
    case Fault::SameId:
        return Words::tr(
            "The same ID stands in both fields, so one of the two is wrong. In the overview, the application "
            "(client) ID stands above the directory (tenant) ID.");
    case Fault::LooksLikeSecret:
        return Words::tr("This looks like a secret. An ID belongs here.");
    case Fault::SecretIdInsteadOfValue:
        return Words::tr(
            "This looks like the secret's ID. Its value is needed: in Entra, it stands in the column "
            "“Value”, and only right after the secret was created.");
    case Fault::LooksLikeThumbprint:
        return Words::tr("This looks like the thumbprint of a certificate.");
    case Fault::BlankInSecret:
        return Words::tr("There is a blank in it. Secrets of Entra have none: copy it once more.");
    case Fault::ControlCharacter:
        return Words::tr("There is a control character in it, which no secret has: copy it once more.");
    case Fault::NotAnAddress:
        return Words::tr("Not an address yet: it looks like https://pbx.example.com.");
    case Fault::HttpNotLocal:
        return Words::tr("Passwords go over this connection, so it has to begin with https://.");
    case Fault::NotHttps:
        return Words::tr("Only an address that begins with https:// can be used here.");
    case Fault::ColonInLogin:
        return Words::tr("A login has no colon. Enter the number or name only.");
    case Fault::NotAnEmail:
        return Words::tr("Not an e-mail address yet.");
    case Fault::NotAHost:
        return Words::tr("Not the name or address of a host yet.");
    case Fault::NotAPort:
        break;
    }
    return Words::tr("A port is a number from 1 to 65535.");
}

} // namespace pb::ui
