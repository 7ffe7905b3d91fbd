// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "starface/dndwritejob.h"
#include "starface/keywrites.h"
#include "starface/restsession.h"
#include "starface/starfacetypes.h"

namespace pb::starface {

/// Typed calls to STARFACE REST (/rest, X-Version 2) with one account's session. Reads are repeated, a write
/// only where the PBX surely did not act. Jobs are children of the client. Lives on one thread. The HTTP
/// client outlives it.
class RestClient final : public QObject {
    Q_OBJECT
public:
    /// `base` is the PBX, e.g. https://pbx.example.com.
    RestClient(http::HttpClient &http, core::Clock &clock, const QUrl &base, const Credentials &account,
        QObject *parent = nullptr);

    core::Job<QList<User>> *users();
    core::Job<QList<Account>> *accounts();
    /// The ids of the account's sets of function keys.
    core::Job<QStringList> *functionKeySets();
    core::Job<FunctionKeys> *functionKeys(const QString &set);
    /// Whom a busy-lamp key can be made for.
    core::Job<QList<KeyAccount>> *keyAccounts();
    core::Job<CreatedKey> *createKey(const QString &set, const NewKey &key, KeyForm form);
    core::Job<void> *removeKey(const QString &set, const QString &keyId);
    core::Job<PhoneConfig> *doNotDisturb(int userId);
    core::Job<DndWritten> *setDoNotDisturb(
        int userId, bool on, BeforeWrite beforeWrite, WhenAlreadySo whenAlreadySo = WhenAlreadySo::Leave);

    /// Ends the session on the PBX; success where there is none.
    core::Job<void> *logout();

    core::Job<SignInKind> *signInKind() { return m_session.kind(this); }
    RestSession &session() { return m_session; }
    /// The refusal of the credentials that is being waited out, see LoginGate.
    std::optional<core::Error> refusal() const { return m_session.refusal(); }
    /// Lets refused credentials be tried again at once.
    void retryNow() { m_session.retryNow(); }

private:
    http::HttpClient &m_http;
    QUrl m_root;
    RestSession m_session;
};

} // namespace pb::starface
