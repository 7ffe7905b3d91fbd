// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainfailure.h"

namespace pb::secrets {

namespace {

core::Error unavailable(const QString &code, const QString &detail)
{
    core::Error error;
    error.kind = core::ErrorKind::KeychainUnavailable;
    error.code = code;
    error.detail = detail;
    return error;
}

QString withText(const QString &sentence, const QString &text)
{
    return text.isEmpty() ? sentence : QStringLiteral("%1 (%2)").arg(sentence, text);
}

core::Error locked(const QString &text, const KeychainState &state)
{
    return unavailable(QStringLiteral("locked"),
        withText(QStringLiteral("the keyring of %1 is locked").arg(state.backend), text));
}

} // namespace

core::Error keychainFailure(KeychainAnswer answer, const QString &text, const KeychainState &state)
{
    if (!state.busReachable) {
        return unavailable(QStringLiteral("no-service"),
            withText(QStringLiteral("%1: no D-Bus session bus can be reached").arg(state.backend), text));
    }
    if (!state.serviceThere || answer == KeychainAnswer::NoBackend) {
        return unavailable(QStringLiteral("no-service"),
            withText(QStringLiteral("no program provides %1").arg(state.backend), text));
    }
    // a locked keyring answers like one that has no such entry; only the service itself knows better
    if (answer == KeychainAnswer::NotFound) {
        if (state.entryLocked)
            return locked({}, state);
        core::Error error;
        error.kind = core::ErrorKind::NotFound;
        error.code = QStringLiteral("no-entry");
        error.detail = QStringLiteral("%1 has no such entry").arg(state.backend);
        return error;
    }
    if (answer == KeychainAnswer::DeniedByUser) {
        return unavailable(QStringLiteral("denied"),
            withText(QStringLiteral("access to %1 was declined at its prompt").arg(state.backend), text));
    }
    if (!state.ringThere) {
        return unavailable(QStringLiteral("no-keyring"),
            withText(
                QStringLiteral("%1 has no default keyring, and none was created").arg(state.backend), text));
    }
    if (state.ringLocked || state.entryLocked)
        return locked(text, state);
    if (answer == KeychainAnswer::Denied) {
        return unavailable(
            QStringLiteral("denied"), withText(QStringLiteral("%1 refused access").arg(state.backend), text));
    }
    return unavailable(
        QStringLiteral("failed"), withText(QStringLiteral("%1 failed").arg(state.backend), text));
}

core::Error keychainSilence(const QString &backend, std::chrono::milliseconds timeLimit)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(timeLimit).count();
    core::Error error = unavailable(QStringLiteral("no-answer"),
        QStringLiteral("%1 did not answer within %2 s; a prompt may be waiting for an answer")
            .arg(backend)
            .arg(seconds));
    error.mayHaveActed = true;
    return error;
}

} // namespace pb::secrets
