// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "identity/entraendpoints.h"
#include "identity/loopbacklistener.h"

namespace pb::identity {

/// What an administrator agreed to.
struct AdminConsent {
    QString tenant; ///< as Entra named it; for showing, no decision about access may rest on it
};

/// Admin consent in the browser for all permissions of an application. Owns its listener and ends by itself
/// at the time limit; deleting it frees the port. Refusals carry Entra's code, or "consent-refused" where it
/// named none; consent for another directory than a configured GUID is "tenant-mismatch".
class AdminConsentFlow final : public core::Job<AdminConsent> {
    Q_OBJECT
public:
    AdminConsentFlow(const EntraEndpoints &endpoints, const QString &tenant, const QString &clientId,
        const LoopbackSettings &loopback, core::Clock &clock, QObject *parent);

    /// The redirect URI that has to be registered; valid at once, unless the port could not be opened.
    QUrl callback() const { return m_listener.callback(); }

Q_SIGNALS:
    /// To be opened in the system's browser; once, from the event loop. Carries the `state`: never logged.
    void browserWanted(const QUrl &url);
    /// A browser came back and was refused; the wait goes on.
    void browserRefused(const pb::core::Error &error);

private:
    BrowserPage judge(const RedirectParameters &parameters);
    core::Result<AdminConsent> decide(const RedirectParameters &parameters) const;

    const QString m_tenant;
    const core::Secret m_state;
    LoopbackListener m_listener;
};

} // namespace pb::identity
