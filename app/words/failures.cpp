// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/sentences.h"

#include <QCoreApplication>

#include <array>
#include <iterator>

namespace pb::ui {

using core::ErrorKind;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Failures)
};

struct KindRow {
    ErrorKind kind;
    const char *why;
    const char *remedy;
};

constexpr std::array kindTable{
    KindRow{ErrorKind::Offline, QT_TRANSLATE_NOOP("Failures", "The server cannot be reached."),
        QT_TRANSLATE_NOOP(
            "Failures", "Check the network, the proxy and the address. It is tried again by itself.")},
    KindRow{ErrorKind::Timeout, QT_TRANSLATE_NOOP("Failures", "The server did not answer in time."),
        QT_TRANSLATE_NOOP("Failures",
            "It is tried again by itself. If it lasts, check the network and the load of the server.")},
    KindRow{ErrorKind::Tls, QT_TRANSLATE_NOOP("Failures", "The server's certificate is not trusted."),
        QT_TRANSLATE_NOOP("Failures",
            "Check the address and the clock of this computer, and compare the certificate's fingerprint "
            "with "
            "the server's own before you trust it.")},
    KindRow{ErrorKind::Unauthorized, QT_TRANSLATE_NOOP("Failures", "The sign-in was refused."),
        QT_TRANSLATE_NOOP("Failures",
            "Sign in again, or replace the secret or the password if it is wrong or has expired.")},
    KindRow{ErrorKind::SignInNeeded, QT_TRANSLATE_NOOP("Failures", "Somebody has to sign in again."),
        QT_TRANSLATE_NOOP("Failures", "Start the OAuth flow again and sign in in the browser.")},
    KindRow{ErrorKind::CredentialRefused,
        QT_TRANSLATE_NOOP("Failures", "Entra refuses the application's own credentials."),
        QT_TRANSLATE_NOOP("Failures",
            "Check the application (client) ID, and replace the client secret if it is wrong or has "
            "expired.")},
    KindRow{ErrorKind::Forbidden, QT_TRANSLATE_NOOP("Failures", "A permission is missing."),
        QT_TRANSLATE_NOOP("Failures", "Grant the permission to the application or the account.")},
    KindRow{ErrorKind::NotFound, QT_TRANSLATE_NOOP("Failures", "What was asked for does not exist there."),
        QT_TRANSLATE_NOOP("Failures", "Check the address and the ids in the profile.")},
    KindRow{ErrorKind::Conflict,
        QT_TRANSLATE_NOOP("Failures", "The request contradicts the state on the server."),
        QT_TRANSLATE_NOOP("Failures",
            "It is read again and decided anew. If it lasts, look for another program that writes.")},
    KindRow{ErrorKind::Throttled,
        QT_TRANSLATE_NOOP("Failures", "Too many requests: the server asked to slow down."),
        QT_TRANSLATE_NOOP("Failures", "There is nothing to do: it goes on when the server allows it.")},
    KindRow{ErrorKind::Server, QT_TRANSLATE_NOOP("Failures", "The server reports a failure of its own."),
        QT_TRANSLATE_NOOP(
            "Failures", "It is tried again by itself. If it lasts, look at the state of the service.")},
    KindRow{ErrorKind::Protocol, QT_TRANSLATE_NOOP("Failures", "The answer could not be understood."),
        QT_TRANSLATE_NOOP("Failures",
            "Check that the address belongs to the right server and that no proxy changes the answers.")},
    KindRow{ErrorKind::InvalidInput, QT_TRANSLATE_NOOP("Failures", "A value cannot be used."),
        QT_TRANSLATE_NOOP("Failures", "Correct the value in the profile.")},
    KindRow{ErrorKind::Cancelled, QT_TRANSLATE_NOOP("Failures", "It was cancelled."),
        QT_TRANSLATE_NOOP("Failures", "Start it again if it was not meant to end.")},
    KindRow{ErrorKind::KeychainUnavailable, QT_TRANSLATE_NOOP("Failures", "The keychain cannot be used."),
        QT_TRANSLATE_NOOP("Failures", "Unlock the keychain and allow the program to use it.")},
    KindRow{ErrorKind::Storage, QT_TRANSLATE_NOOP("Failures", "A file could not be read or written."),
        QT_TRANSLATE_NOOP("Failures", "Check the free space and the rights of the folder.")},
    KindRow{ErrorKind::Internal, QT_TRANSLATE_NOOP("Failures", "The program made a mistake."),
        QT_TRANSLATE_NOOP("Failures", "Restart the program, and report it together with the log.")},
};

constexpr bool isWhole()
{
    for (std::size_t i = 0; i < kindTable.size(); ++i) {
        if (static_cast<std::size_t>(kindTable[i].kind) != i)
            return false;
    }
    return kindTable.size() == static_cast<std::size_t>(ErrorKind::Internal) + 1;
}
static_assert(isWhole(), "every kind has its row, in the order of the enum");

/// What a service means by a refusal, where that is more than the kind says.
struct ServiceRow {
    Service service;
    ErrorKind kind;
    const char *why;
    const char *remedy;
};

constexpr std::array serviceTable{
    ServiceRow{Service::Starface, ErrorKind::Unauthorized,
        QT_TRANSLATE_NOOP("Failures", "STARFACE refused the login or the password."),
        QT_TRANSLATE_NOOP("Failures", "Check the login and the password of the STARFACE account.")},
    ServiceRow{Service::Starface, ErrorKind::Forbidden,
        QT_TRANSLATE_NOOP("Failures", "The STARFACE account is not allowed to do this."),
        QT_TRANSLATE_NOOP("Failures",
            "Make the account an administrator on STARFACE: only those may change other users' phones.")},
    ServiceRow{Service::MicrosoftGraph, ErrorKind::Forbidden,
        QT_TRANSLATE_NOOP("Failures", "The application lacks a permission in Microsoft Graph."),
        QT_TRANSLATE_NOOP("Failures",
            "Grant the missing permission in Entra under API permissions, with admin consent. A new "
            "permission "
            "can take some minutes to count.")},
    ServiceRow{Service::MicrosoftGraph, ErrorKind::Unauthorized,
        QT_TRANSLATE_NOOP("Failures", "Microsoft refuses a sign-in that it has just issued."),
        QT_TRANSLATE_NOOP("Failures",
            "It happens now and then and is tried again by itself. If it lasts, check the clock of this "
            "computer, the cloud and the tenant.")},
    ServiceRow{Service::MicrosoftGraph, ErrorKind::Server,
        QT_TRANSLATE_NOOP("Failures", "Microsoft reports a failure of its own."),
        QT_TRANSLATE_NOOP("Failures",
            "It is tried again by itself. If it lasts, look at the service health in the Microsoft 365 admin "
            "center.")},
};

/// What to do where nothing is tried again by itself, instead of what the tables of kinds and services say.
struct HandRow {
    ErrorKind kind;
    const char *remedy;
};

constexpr std::array handTable{
    HandRow{ErrorKind::Offline,
        QT_TRANSLATE_NOOP("Failures", "Check the network, the proxy and the address, and start again.")},
    HandRow{ErrorKind::Timeout,
        QT_TRANSLATE_NOOP(
            "Failures", "Start again. If it lasts, check the network and the load of the server.")},
    HandRow{ErrorKind::NotFound,
        QT_TRANSLATE_NOOP("Failures", "Check the address and the ids that you entered.")},
    HandRow{ErrorKind::Conflict,
        QT_TRANSLATE_NOOP("Failures", "Start again. If it lasts, look for another program that writes.")},
    HandRow{ErrorKind::Throttled, QT_TRANSLATE_NOOP("Failures", "Start again after that time.")},
    HandRow{ErrorKind::Server,
        QT_TRANSLATE_NOOP("Failures", "Start again. If it lasts, look at the state of the service.")},
    HandRow{ErrorKind::InvalidInput, QT_TRANSLATE_NOOP("Failures", "Correct the value and start again.")},
};

/// Failures that a code tells apart. Several codes may share a row: they are separated by spaces.
struct CodeRow {
    const char *codes;
    const char *why;
    const char *remedy;
};

// Microsoft's meaning of the AADSTS codes (docs/facts.md, A7)
constexpr CodeRow entraCodes[] = {
    {"AADSTS7000215", QT_TRANSLATE_NOOP("Failures", "The client secret is wrong."),
        QT_TRANSLATE_NOOP("Failures",
            "Enter the secret's value. Often its ID is pasted instead; the value is shown only once, right "
            "after the secret was created.")},
    {"AADSTS7000222", QT_TRANSLATE_NOOP("Failures", "The client secret has expired."),
        QT_TRANSLATE_NOOP("Failures",
            "Create a new secret in Entra under Certificates & secrets and enter its value and expiry "
            "date.")},
    {"AADSTS7000218", QT_TRANSLATE_NOOP("Failures", "Entra expects a client secret for this application."),
        QT_TRANSLATE_NOOP("Failures",
            "Register the callback URL under “Mobile and desktop applications” instead of “Web”, or enter "
            "the "
            "client secret.")},
    {"AADSTS700025", QT_TRANSLATE_NOOP("Failures", "A public client must not send a secret."),
        QT_TRANSLATE_NOOP("Failures", "Leave the client secret for read access empty.")},
    {"AADSTS700016", QT_TRANSLATE_NOOP("Failures", "The tenant does not know this application."),
        QT_TRANSLATE_NOOP("Failures",
            "Compare the directory (tenant) ID and the application (client) ID with the overview page of the "
            "app registration.")},
    {"AADSTS7000112", QT_TRANSLATE_NOOP("Failures", "The application is disabled in Entra."),
        QT_TRANSLATE_NOOP("Failures",
            "Enable sign-in for the application in Entra under Enterprise applications, Properties.")},
    {"AADSTS90002", QT_TRANSLATE_NOOP("Failures", "Entra does not know this tenant."),
        QT_TRANSLATE_NOOP("Failures",
            "Check the directory (tenant) ID, which is not the application (client) ID, and the cloud.")},
    {"AADSTS900023", QT_TRANSLATE_NOOP("Failures", "The directory (tenant) ID is malformed."),
        QT_TRANSLATE_NOOP("Failures",
            "Copy the directory (tenant) ID from the overview page of the app "
            "registration, and check the cloud.")},
    {"AADSTS65001", QT_TRANSLATE_NOOP("Failures", "Consent to the application's permissions is missing."),
        QT_TRANSLATE_NOOP("Failures", "Sign in again and consent, or have an administrator consent.")},
    {"AADSTS65004 access_denied consent-refused consent_required",
        QT_TRANSLATE_NOOP("Failures", "Consent was declined in the browser."),
        QT_TRANSLATE_NOOP("Failures", "Start the sign-in again and accept the permissions.")},
    {"AADSTS90094", QT_TRANSLATE_NOOP("Failures", "An administrator must consent to the permissions."),
        QT_TRANSLATE_NOOP(
            "Failures", "Have a Global Administrator grant admin consent in Entra under API permissions.")},
    {"AADSTS50011",
        QT_TRANSLATE_NOOP("Failures", "The callback URL is not the one registered for the application."),
        QT_TRANSLATE_NOOP("Failures",
            "Add exactly the callback URL shown, in Entra under Authentication, “Mobile and desktop "
            "applications”.")},
    {"AADSTS50105", QT_TRANSLATE_NOOP("Failures", "The account is not assigned to the application."),
        QT_TRANSLATE_NOOP("Failures",
            "Assign the account in Entra under Enterprise applications, Users and groups, or sign in with "
            "another account.")},
    {"AADSTS53003 AADSTS53004", QT_TRANSLATE_NOOP("Failures", "Conditional Access blocks the sign-in."),
        QT_TRANSLATE_NOOP("Failures",
            "Have an administrator look at the sign-in log in Entra and adapt the policy, or sign in from a "
            "permitted device.")},
    {"AADSTS53000 AADSTS53001 AADSTS53002 AADSTS50097 AADSTS530003",
        QT_TRANSLATE_NOOP("Failures", "Conditional Access asks for a device that the organisation manages."),
        QT_TRANSLATE_NOOP("Failures",
            "Sign in again on a managed device, or have an administrator adapt the policy for this "
            "application.")},
    {"AADSTS50034 AADSTS50057",
        QT_TRANSLATE_NOOP("Failures", "The account that signed in is disabled or exists no more."),
        QT_TRANSLATE_NOOP("Failures", "Enable the account in Entra, or sign in with another one.")},
    {"AADSTS50055", QT_TRANSLATE_NOOP("Failures", "The password of the account that signed in has expired."),
        QT_TRANSLATE_NOOP("Failures", "Sign in again in the browser; Microsoft asks for a new password.")},
    {"AADSTS50076 AADSTS50079 AADSTS50074 AADSTS50078 AADSTS50158",
        QT_TRANSLATE_NOOP("Failures", "The sign-in needs multi-factor authentication."),
        QT_TRANSLATE_NOOP("Failures", "Sign in again in the browser and confirm the second factor.")},
    {"AADSTS70008 AADSTS700082 AADSTS50173",
        QT_TRANSLATE_NOOP("Failures", "The sign-in for read access has expired or was revoked."),
        QT_TRANSLATE_NOOP("Failures", "Start the OAuth flow for read access again.")},
    {"AADSTS70043 AADSTS70044",
        QT_TRANSLATE_NOOP("Failures",
            "The tenant asks for a new sign-in from time to time (sign-in frequency), and the time is over."),
        QT_TRANSLATE_NOOP("Failures",
            "Start the OAuth flow for read access again. If it happens again and again, have an "
            "administrator leave this account out of that policy.")},
    {"AADSTS54005", QT_TRANSLATE_NOOP("Failures", "The authorization code was used already."),
        QT_TRANSLATE_NOOP("Failures", "Start the sign-in again and do not reload the page in the browser.")},
    {"AADSTS501481", QT_TRANSLATE_NOOP("Failures", "The sign-in does not belong to this attempt."),
        QT_TRANSLATE_NOOP("Failures", "Start the sign-in again and finish it in the newest browser tab.")},
    {"AADSTS50196", QT_TRANSLATE_NOOP("Failures", "Freshly issued sign-ins are refused again and again."),
        QT_TRANSLATE_NOOP("Failures",
            "Wait some minutes. If it lasts, check the clock of this computer, the cloud and the tenant.")},
    {"state-mismatch",
        QT_TRANSLATE_NOOP("Failures", "The browser brought an answer that does not belong to this attempt."),
        QT_TRANSLATE_NOOP("Failures",
            "Close older browser tabs of this sign-in and start again. If it happens again, another program "
            "or "
            "page may be trying to slip an answer in.")},
    {"request-refused", QT_TRANSLATE_NOOP("Failures", "What the browser sent could not be taken."),
        QT_TRANSLATE_NOOP("Failures",
            "Delete the browser's cookies for localhost, or use a private window, and open the browser "
            "again.")},
    {"tenant-mismatch",
        QT_TRANSLATE_NOOP("Failures", "The sign-in was to another tenant than the one entered."),
        QT_TRANSLATE_NOOP("Failures",
            "Sign in with an account of the tenant that was entered, or correct the directory (tenant) ID.")},
    {"time-limit", QT_TRANSLATE_NOOP("Failures", "Nothing came back from the browser in time."),
        QT_TRANSLATE_NOOP("Failures",
            "Start again and finish the sign-in in the browser. If no page opened, copy the link into a "
            "browser.")},
    {"no-refresh-token", QT_TRANSLATE_NOOP("Failures", "Entra gave access for one hour only."),
        QT_TRANSLATE_NOOP("Failures",
            "Add the delegated permission offline_access to the application, and start the sign-in again.")},
    {"secret-needed", QT_TRANSLATE_NOOP("Failures", "No client secret is stored on this computer."),
        QT_TRANSLATE_NOOP(
            "Failures", "Enter the client secret in the set-up, on the page for write access.")},
    {"sign-in-needed", QT_TRANSLATE_NOOP("Failures", "Nobody has signed in for read access yet."),
        QT_TRANSLATE_NOOP("Failures", "Start the OAuth flow for read access.")},
};

// "%1" is the keychain of the platform
constexpr CodeRow keychainCodes[] = {
    {"no-service", QT_TRANSLATE_NOOP("Failures", "No keychain service is running for this user (%1)."),
        QT_TRANSLATE_NOOP("Failures",
            "Start one of them in this session and try again. On a server, give the secrets with "
            "--secrets-stdin.")},
    {"no-keyring", QT_TRANSLATE_NOOP("Failures", "The keychain service has no default keyring (%1)."),
        QT_TRANSLATE_NOOP("Failures",
            "Create a default keyring, for instance by signing in to the desktop "
            "once, and try again.")},
    {"locked", QT_TRANSLATE_NOOP("Failures", "The keychain is locked (%1)."),
        QT_TRANSLATE_NOOP("Failures",
            "Unlock the keychain, for instance with its own program or by signing in to the desktop again, "
            "and "
            "try again.")},
    {"denied", QT_TRANSLATE_NOOP("Failures", "The keychain refused access (%1)."),
        QT_TRANSLATE_NOOP("Failures", "Try again and allow the program to use the keychain.")},
    {"no-answer", QT_TRANSLATE_NOOP("Failures", "The keychain did not answer in time (%1)."),
        QT_TRANSLATE_NOOP(
            "Failures", "Look for a prompt of the keychain behind other windows, answer it and try again.")},
    {"failed", QT_TRANSLATE_NOOP("Failures", "The keychain reported a failure of its own (%1)."),
        QT_TRANSLATE_NOOP("Failures",
            "Restart the keychain service or sign in to the desktop again, and try again. The log has its "
            "own "
            "words.")},
};

// what a STARFACE, of version 10 above all, means by refusing a sign-in
constexpr CodeRow starfaceCodes[] = {
    {"starface-right-missing",
        QT_TRANSLATE_NOOP("Failures", "The STARFACE account may not sign in with OAuth and a password."),
        QT_TRANSLATE_NOOP("Failures",
            "Give the account the right “API access with OAuth password grant” in the user administration of "
            "STARFACE.")},
    {"starface-external-identity",
        QT_TRANSLATE_NOOP("Failures",
            "The users of this STARFACE come from an external identity provider, which this kind of sign-in "
            "does not reach."),
        QT_TRANSLATE_NOOP("Failures",
            "Enter the client secret of “rest-client-headless” (STARFACE: Admin, Server, Status, REST-API) "
            "and use an account that has a password on STARFACE itself.")},
    {"starface-client-secret-needed",
        QT_TRANSLATE_NOOP("Failures", "This STARFACE is signed in to with OAuth only."),
        QT_TRANSLATE_NOOP("Failures",
            "Enter the client secret of “rest-client-headless”: an administrator of STARFACE reads it under "
            "Admin, Server, Status, REST-API.")},
    {"starface-client-secret-refused",
        QT_TRANSLATE_NOOP("Failures", "STARFACE refuses the client secret of “rest-client-headless”."),
        QT_TRANSLATE_NOOP("Failures",
            "It is wrong, or a new one was made. Copy it again from STARFACE: Admin, Server, Status, "
            "REST-API.")},
    {"starface-password-refused",
        QT_TRANSLATE_NOOP("Failures", "STARFACE refused the login or the password."),
        QT_TRANSLATE_NOOP("Failures",
            "Check both. Where users come from an external identity provider, the account needs a password "
            "on "
            "STARFACE itself.")},
    {"starface-password-reset",
        QT_TRANSLATE_NOOP("Failures",
            "STARFACE does not take the password any more that worked before: it was changed or reset."),
        QT_TRANSLATE_NOOP("Failures",
            "When the Cloud Services are switched on, all users need new passwords. Sign in to STARFACE with "
            "the account once, set a new password, and enter it in the set-up.")},
    {"starface-bearer-only",
        QT_TRANSLATE_NOOP("Failures", "STARFACE asks for OAuth, but does not say where."),
        QT_TRANSLATE_NOOP("Failures",
            "Check that the address is that of STARFACE itself, and that a proxy before it passes "
            "/.well-known and /auth on.")},
    {"starface-too-old", QT_TRANSLATE_NOOP("Failures", "There is no REST interface at this address."),
        QT_TRANSLATE_NOOP("Failures",
            "Check the address. If it is right, STARFACE is too old: update it to version 6.7 or newer.")},
    {"starface-no-realm", QT_TRANSLATE_NOOP("Failures", "STARFACE does not offer OAuth any more."),
        QT_TRANSLATE_NOOP("Failures",
            "Check the address, and whether STARFACE was put back to an older version. The set-up finds out "
            "how to sign in now.")},
    {"starface-kind-changed",
        QT_TRANSLATE_NOOP(
            "Failures", "STARFACE asks for another kind of sign-in than before. The password was not sent."),
        QT_TRANSLATE_NOOP("Failures",
            "Ask whoever runs STARFACE whether that was changed, then check it again in the set-up.")},
};

constexpr CodeRow otherCodes[] = {
    {"certificate-changed",
        QT_TRANSLATE_NOOP("Failures", "The server shows another certificate than the one trusted before."),
        QT_TRANSLATE_NOOP("Failures",
            "Ask whoever runs the server whether the certificate was replaced, and compare the fingerprint "
            "before you trust the new one. Somebody could be listening in.")},
    {"certificate-untrusted",
        QT_TRANSLATE_NOOP("Failures", "No authority known here vouches for the server's certificate."),
        QT_TRANSLATE_NOOP("Failures",
            "Compare the fingerprint with the server's own and trust the certificate, or add the authority "
            "that issued it.")},
    {"permission-missing", QT_TRANSLATE_NOOP("Failures", "Signing in works, but a permission is missing."),
        QT_TRANSLATE_NOOP("Failures", "Grant what the table names as missing, and check once more.")},
    {"no-entry", QT_TRANSLATE_NOOP("Failures", "The keychain has no entry for a secret that is needed."),
        QT_TRANSLATE_NOOP("Failures",
            "Enter the secret once more in the set-up. If it was entered before, check that the program runs "
            "under the same user and with the same keychain.")},
    {"not-given", QT_TRANSLATE_NOOP("Failures", "A secret that is needed was not given for this run."),
        QT_TRANSLATE_NOOP("Failures",
            "Give it with --secrets-stdin or in the credentials folder, under the name in the details.")},
    {"control-character", QT_TRANSLATE_NOOP("Failures", "A secret contains a control character."),
        QT_TRANSLATE_NOOP("Failures",
            "Copy the secret once more and give it as plain text; the details name the one that is meant.")},
    {"secret-not-entered", QT_TRANSLATE_NOOP("Failures", "A secret or password was not entered yet."),
        QT_TRANSLATE_NOOP("Failures", "Enter it and start again.")},
    {"entry-missing", QT_TRANSLATE_NOOP("Failures", "Something that is needed was not entered yet."),
        QT_TRANSLATE_NOOP("Failures", "Fill the fields of this and the earlier pages, and start again.")},
    {"not-checked", QT_TRANSLATE_NOOP("Failures", "Not everything that changed was checked."),
        QT_TRANSLATE_NOOP("Failures", "Go back to the pages without a tick and run their check.")},
    {"no-test-user", QT_TRANSLATE_NOOP("Failures", "The test user was not found, or matches nobody."),
        QT_TRANSLATE_NOOP("Failures", "Choose a user who has the same e-mail address in both systems.")},
    {"not-put-back",
        QT_TRANSLATE_NOOP("Failures", "What was changed on the test user could not be put back."),
        QT_TRANSLATE_NOOP("Failures", "Look at the phone of the test user and put it back by hand.")},
    {"not-confirmed", QT_TRANSLATE_NOOP("Failures", "The change was accepted, but does not show."),
        QT_TRANSLATE_NOOP("Failures",
            "Check once more in a minute. If it lasts, see whether another program writes there.")},
    {"changed-meanwhile", QT_TRANSLATE_NOOP("Failures", "Somebody else changed the phone during the check."),
        QT_TRANSLATE_NOOP("Failures", "Check once more, or choose another test user.")},
    {"no-certificate", QT_TRANSLATE_NOOP("Failures", "This address uses no certificate."),
        QT_TRANSLATE_NOOP("Failures", "Enter an address that begins with https://.")},
    {"port-in-use", QT_TRANSLATE_NOOP("Failures", "Another program uses the port for the callback already."),
        QT_TRANSLATE_NOOP("Failures",
            "End the other program, or choose another port under “Advanced”. Any free port does where the "
            "callback URL begins with http://localhost.")},
    {"port-refused", QT_TRANSLATE_NOOP("Failures", "This computer does not let the program use that port."),
        QT_TRANSLATE_NOOP("Failures", "Choose a port above 1023 under “Advanced”, or any free one.")},
    {"no-key-set", QT_TRANSLATE_NOOP("Failures", "The STARFACE account has no set of function keys."),
        QT_TRANSLATE_NOOP(
            "Failures", "Open the function keys of that account in STARFACE once, then try again.")},
    {"key-not-made",
        QT_TRANSLATE_NOOP(
            "Failures", "STARFACE confirmed the change of a busy-lamp key, but it does not show."),
        QT_TRANSLATE_NOOP("Failures", "Look at the function keys of the account in STARFACE.")},
    {"key-right-missing",
        QT_TRANSLATE_NOOP("Failures", "The STARFACE account may not change its function keys."),
        QT_TRANSLATE_NOOP("Failures",
            "Give the account the right to function keys in STARFACE, or make the keys there by hand.")},
    {"keys-changed",
        QT_TRANSLATE_NOOP("Failures", "Somebody else changed the function keys at the same time."),
        QT_TRANSLATE_NOOP("Failures", "Read the users again, then try once more.")},
    {"only-direct", QT_TRANSLATE_NOOP("Failures", "STARFACE answers without the proxy, but not through it."),
        QT_TRANSLATE_NOOP("Failures", "Add its name or address to what is reached without the proxy.")},
    {"only-proxy", QT_TRANSLATE_NOOP("Failures", "STARFACE answers through the proxy, but not without it."),
        QT_TRANSLATE_NOOP("Failures",
            "Take it off the list of what is reached without the proxy: its name, its network, <local> or "
            "<private>.")},
    {"proxy", QT_TRANSLATE_NOOP("Failures", "The proxy refused or failed."),
        QT_TRANSLATE_NOOP("Failures", "Check the proxy's address, login and password.")},
    {"truncated", QT_TRANSLATE_NOOP("Failures", "The answer was cut short."),
        QT_TRANSLATE_NOOP(
            "Failures", "It is tried again by itself. If it lasts, check the network and the proxy.")},
    {"too-large", QT_TRANSLATE_NOOP("Failures", "The answer is larger than anything expected."),
        QT_TRANSLATE_NOOP("Failures", "Check that the address belongs to the right server.")},
    {"too-long", QT_TRANSLATE_NOOP("Failures", "The value is too long for this system's keychain."),
        QT_TRANSLATE_NOOP(
            "Failures", "Check what was pasted. Otherwise give the secret with --secrets-stdin.")},
    {"no-presence-api",
        QT_TRANSLATE_NOOP("Failures", "Microsoft offers no presence in the cloud for China (21Vianet)."),
        QT_TRANSLATE_NOOP("Failures", "Choose another cloud; presence cannot be synchronised there.")},
};

/// What holds secrets on this platform: "%1" of keychainCodes.
QString keychainName()
{
#if defined(Q_OS_WIN)
    return QStringLiteral("Windows Credential Manager");
#elif defined(Q_OS_MACOS)
    return QStringLiteral("macOS Keychain");
#else
    return Words::tr("GNOME Keyring, KWallet or KeePassXC");
#endif
}

// the journal gives the result codes of SQLite (sqlite.org/rescode.html)
constexpr CodeRow storageCodes[] = {
    {"draft-damaged", QT_TRANSLATE_NOOP("Failures", "What was entered before could not be understood."),
        QT_TRANSLATE_NOOP("Failures",
            "Enter it once more. The old file was kept beside the new one, and the secrets are still in the "
            "keychain.")},
    {"draft-unreadable", QT_TRANSLATE_NOOP("Failures", "What was entered before could not be read."),
        QT_TRANSLATE_NOOP(
            "Failures", "Check the rights of the folder with the profile, then open the set-up again.")},
    {"draft-unwritable", QT_TRANSLATE_NOOP("Failures", "What you enter cannot be kept for later."),
        QT_TRANSLATE_NOOP("Failures",
            "You can go on, but finish in one go. Check the free space and the rights of the folder with the "
            "profile.")},
    {"history-locked",
        QT_TRANSLATE_NOOP("Failures", "Another instance of the program records in the same file."),
        QT_TRANSLATE_NOOP("Failures", "End the other instance; recording goes on by itself.")},
    {"history-full", QT_TRANSLATE_NOOP("Failures", "The disk is full."),
        QT_TRANSLATE_NOOP("Failures", "Free some space; recording goes on by itself.")},
    {"history-newer",
        QT_TRANSLATE_NOOP("Failures", "The file was written by another version of the program."),
        QT_TRANSLATE_NOOP("Failures", "Use that version, or move the file away.")},
    {"history-damaged history-set-aside", QT_TRANSLATE_NOOP("Failures", "The file is damaged."),
        QT_TRANSLATE_NOOP("Failures", "It was set aside in the same folder and is deleted in time.")},
    {"history-slow", QT_TRANSLATE_NOOP("Failures", "The disk is too slow for what happens."),
        QT_TRANSLATE_NOOP("Failures", "Recording goes on by itself.")},
    {"locked 5 6", QT_TRANSLATE_NOOP("Failures", "Another instance of the program uses the same profile."),
        QT_TRANSLATE_NOOP("Failures", "End the other instance, or start this one with another profile.")},
    {"13", QT_TRANSLATE_NOOP("Failures", "The disk is full."),
        QT_TRANSLATE_NOOP("Failures", "Free some space on the disk that holds the program's data.")},
    {"no-profile", QT_TRANSLATE_NOOP("Failures", "There is no profile yet."),
        QT_TRANSLATE_NOOP("Failures",
            "Set the connection up in a window (presence-bridge --setup), or name a profile with "
            "--profile.")},
    {"11 26", QT_TRANSLATE_NOOP("Failures", "The file is damaged."),
        QT_TRANSLATE_NOOP("Failures",
            "Move the file away and restart the program. Then check by hand which phones are on do not "
            "disturb.")},
};

bool isOfEntra(const core::Error &error)
{
    return error.kind == ErrorKind::SignInNeeded || error.kind == ErrorKind::CredentialRefused
        || error.code.startsWith(u"AADSTS");
}

struct Cause {
    const char *why;
    const char *remedy;
};

template<std::size_t N>
const CodeRow *rowFor(const CodeRow (&table)[N], const QString &code)
{
    for (const CodeRow &row : table) {
        for (const auto name : QLatin1String(row.codes).tokenize(QLatin1Char(' '))) {
            if (name == code)
                return &row;
        }
    }
    return nullptr;
}

/// A code means something only together with its kind: "locked" is a keychain's or the journal's.
const CodeRow *rowFor(const core::Error &error)
{
    if (error.code.isEmpty())
        return nullptr;
    if (error.kind == ErrorKind::KeychainUnavailable)
        return rowFor(keychainCodes, error.code);
    if (error.kind == ErrorKind::Storage)
        return rowFor(storageCodes, error.code);
    if (const CodeRow *row = rowFor(entraCodes, error.code))
        return row;
    if (const CodeRow *row = rowFor(starfaceCodes, error.code))
        return row;
    return rowFor(otherCodes, error.code);
}

Cause causeOf(const core::Error &error, const Service *service)
{
    if (const CodeRow *row = rowFor(error))
        return {row->why, row->remedy};
    for (const ServiceRow &row : serviceTable) {
        if (service && row.service == *service && row.kind == error.kind)
            return {row.why, row.remedy};
    }
    const KindRow &row = kindTable[static_cast<std::size_t>(error.kind)];
    return {row.why, row.remedy};
}

QString whatFailed(const core::Error &error, Service service)
{
    if (service == Service::Storage)
        return Words::tr("The journal cannot be written, so nothing is changed.");
    if (service == Service::Profile)
        return Words::tr("The profile could not be read or written.");
    if (service == Service::Keychain)
        return Words::tr("The secrets could not be kept in the keychain.");
    if (error.kind == ErrorKind::KeychainUnavailable)
        return Words::tr("The secret for %1 could not be read from the keychain.").arg(serviceName(service));
    if (service == Service::SignIn || (service == Service::MicrosoftGraph && isOfEntra(error)))
        return Words::tr("The sign-in to Microsoft Entra ID failed.");
    return Words::tr("The connection to %1 is failing.").arg(serviceName(service));
}

QString whyFailed(const core::Error &error, const Cause &cause)
{
    if (error.kind == ErrorKind::Throttled && error.retryAfter)
        return Words::tr("Too many requests: the server asked to wait for %1.")
            .arg(durationText(*error.retryAfter));
    // a code of Entra that nobody here knows: Microsoft's own text says more than its kind
    if (error.code.startsWith(u"AADSTS") && !error.detail.isEmpty() && !rowFor(error))
        return Words::tr("Microsoft says: %1").arg(error.detail);
    const QString why = Words::tr(cause.why);
    return why.contains(u"%1") ? why.arg(keychainName()) : why;
}

QString withCode(const QString &line, const core::Error &error)
{
    return error.code.isEmpty() ? line : Words::tr("%1 (Code: %2)", "sentences, code").arg(line, error.code);
}

} // namespace

Failure failureText(const core::Error &error, Service service, Retry retry)
{
    Cause cause = causeOf(error, &service);
    for (const HandRow &row : handTable) {
        if (retry == Retry::ByHand && row.kind == error.kind
            && (!rowFor(error) || error.code == u"truncated"))
            cause.remedy = row.remedy;
    }
    return {whatFailed(error, service), whyFailed(error, cause), Words::tr(cause.remedy)};
}

QString failureLine(const core::Error &error, Service service)
{
    const Failure failure = failureText(error, service);
    return withCode(failure.what + QLatin1Char(' ') + failure.why + QLatin1Char(' ') + failure.remedy, error);
}

QString sentence(const core::Error &error)
{
    const Cause cause = causeOf(error, nullptr);
    return withCode(whyFailed(error, cause) + QLatin1Char(' ') + Words::tr(cause.remedy), error);
}

} // namespace pb::ui
