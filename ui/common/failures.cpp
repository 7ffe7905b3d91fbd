// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sentences.h"

#include <QCoreApplication>

namespace pb::ui {

using core::ErrorKind;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Failures)
};

QString cause(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return Words::tr("The server cannot be reached.");
    case ErrorKind::Timeout:
        return Words::tr("The server did not answer in time.");
    case ErrorKind::Tls:
        return Words::tr("The server's certificate is not trusted.");
    case ErrorKind::Unauthorized:
        return Words::tr("The sign-in was refused.");
    case ErrorKind::Forbidden:
        return Words::tr("A permission is missing.");
    case ErrorKind::NotFound:
        return Words::tr("The server does not know what was asked for.");
    case ErrorKind::Conflict:
        return Words::tr("The request contradicts the state on the server.");
    case ErrorKind::Throttled:
        return Words::tr("The server asked to slow down.");
    case ErrorKind::Server:
        return Words::tr("The server reports a failure of its own.");
    case ErrorKind::Protocol:
        return Words::tr("The answer could not be understood.");
    case ErrorKind::InvalidInput:
        return Words::tr("What was given cannot be used.");
    case ErrorKind::Cancelled:
        return Words::tr("It was cancelled.");
    case ErrorKind::KeychainUnavailable:
        return Words::tr("The keychain cannot be used.");
    case ErrorKind::Storage:
        return Words::tr("A file could not be read or written.");
    case ErrorKind::Internal:
        break;
    }
    return Words::tr("The program made a mistake.");
}

QString remedy(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return Words::tr("Check the network, the proxy and the address. It is tried again by itself.");
    case ErrorKind::Timeout:
        return Words::tr(
            "It is tried again by itself. If it lasts, check the network and the load of the server.");
    case ErrorKind::Tls:
        return Words::tr(
            "Compare the certificate's fingerprint with the server's own before you trust it anew.");
    case ErrorKind::Unauthorized:
        return Words::tr("Sign in again, or replace the secret or the password if it has expired.");
    case ErrorKind::Forbidden:
        return Words::tr("Grant the permission to the application or the account, then synchronise again.");
    case ErrorKind::NotFound:
        return Words::tr("Check the address and the ids in the profile.");
    case ErrorKind::Conflict:
        return Words::tr(
            "It is read again and decided anew. If it lasts, look for another program that writes.");
    case ErrorKind::Throttled:
        return Words::tr("Nothing to do: it goes on when the server allows it.");
    case ErrorKind::Server:
        return Words::tr("It is tried again by itself. If it lasts, look at the state of the service.");
    case ErrorKind::Protocol:
        return Words::tr("Check that the address is the right server and that no proxy changes the answers.");
    case ErrorKind::InvalidInput:
        return Words::tr("Correct the value in the profile.");
    case ErrorKind::Cancelled:
        return Words::tr("Start it again if it was not meant to end.");
    case ErrorKind::KeychainUnavailable:
        return Words::tr("Unlock the keychain and allow the program to use it.");
    case ErrorKind::Storage:
        return Words::tr("Check the free space and the rights of the folder.");
    case ErrorKind::Internal:
        break;
    }
    return Words::tr("Restart the program and report it with the log.");
}

} // namespace

Failure failureText(const core::Error &error, Service service)
{
    Failure failure;
    failure.what = service == Service::Storage
        ? Words::tr("The journal cannot be written, so nothing is changed.")
        : Words::tr("The connection to %1 is failing.").arg(serviceName(service));
    failure.why = cause(error.kind);
    if (error.kind == ErrorKind::Throttled && error.retryAfter)
        failure.why = Words::tr("The server asked to wait for %1.").arg(durationText(*error.retryAfter));
    failure.remedy = remedy(error.kind);
    return failure;
}

QString failureLine(const core::Error &error, Service service)
{
    const Failure failure = failureText(error, service);
    QString line = failure.what + QLatin1Char(' ') + failure.why + QLatin1Char(' ') + failure.remedy;
    if (!error.code.isEmpty())
        line += QLatin1Char(' ') + Words::tr("(Code: %1)").arg(error.code);
    return line;
}

} // namespace pb::ui
